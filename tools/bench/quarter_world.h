// SPDX-License-Identifier: GPL-3.0-or-later
/* quarter_world: a made-up territory of one rep, and what happens in it.
 *
 * Accounts in towns and between them on 80 x 80 km around her home, of three tiers:
 * revenue log-normal, visits wished every 14, 30 or 60 days, of 20 to 60 minutes, a
 * third of the accounts shut at midday, some shut on a weekday. She works Monday to
 * Friday 8:00 to 16:30, lunch taken off. About twice as many visits fall due as she can
 * make.
 *
 * What happens is a function of seed, day and account alone, never of what she does or
 * when it is asked: two reps who do different things meet the same luck. It is
 *
 *   - whether anyone is in: with the chance that `presence_hours` says,
 *   - how long a visit takes: 0.75 to 1.65 of what is reckoned with, 1.03 in the mean,
 *   - how long the drive to an account takes: 0.95 to 1.45, 1.12 in the mean,
 *   - an urgent request on six days in ten: an account has an order to decide, she
 *     hears of it between 8:00 and 14:00, it is gone after the next working day,
 *   - each week one account in 25 has a new opportunity. */
#ifndef BENCH_QUARTER_WORLD_H
#define BENCH_QUARTER_WORLD_H

#include "model/model.h"

enum {
    QUARTER_ACCOUNTS_MAX = 1500,
    QUARTER_SLOTS = 2, /* of opportunities an account: usual, urgent */
    QUARTER_DAYS = 5   /* working days a week */
};

struct quarter_world {
    struct model model; /* one rep; each account has QUARTER_SLOTS opportunities (stage
                           lost: there is none) and one block, long past */
    uint64_t seed;
    int32_t monday_day; /* the first */
};

struct quarter_meeting {
    bool is_in;
    int32_t service_ppm; /* of the usual length */
};

struct quarter_request {
    uint32_t account_ix; /* NO_IX: no request that day */
    int32_t heard_tod;
    int64_t amount_ct;
};

/* In `arena`; passes model_check. */
bool quarter_world_make(uint32_t accounts, uint64_t seed, struct arena *arena,
                        struct quarter_world *world, struct err *err) MUST_CHECK;

struct quarter_meeting quarter_world_meeting(const struct quarter_world *world,
                                             int32_t day, uint32_t account_ix);
/* Of the drive to an account; NO_IX: home. */
int32_t quarter_world_drive_ppm(const struct quarter_world *world, int32_t day,
                                uint32_t account_ix);
struct quarter_request quarter_world_request(const struct quarter_world *world,
                                             int32_t day);
/* Has the account a new opportunity in the week that begins on `monday_day`? */
bool quarter_world_opportunity(const struct quarter_world *world, int32_t monday_day,
                               uint32_t account_ix, struct opportunity *opportunity);

#endif
