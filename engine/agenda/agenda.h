// SPDX-License-Identifier: GPL-3.0-or-later
/* agenda: what one rep could do in a week; the question put to plan/ and next/.
 *
 * From a model: her working days, a node for each account that may be visited, one for
 * each appointment and event, with the windows in which a start can be kept, values and
 * penalties; and a reason for each of her accounts that has no possibility at all.
 * docs/model.md, section 4, first part. The same model gives the same agenda, byte for
 * byte.
 *
 * Groups and nodes are one to one, in the same order: by account, events last. An
 * account without an appointment in these days has one visit. Each appointment is a
 * group of its own (nothing makes up for it), and its account then has no visit; so an
 * account with two appointments has two groups. Appointments, must-visits and must
 * events have is_must: their value is all they are worth, and their miss_ct more than
 * any one day can earn without them, so leaving one out never pays. Every other account
 * is offered within its opening hours, from its earliest repeat on (any time with an
 * open opportunity), outside blocks. An appointment beats a block. Of two appointments
 * that cannot both be kept the one worth less is left with REASON_CLASH. */
#ifndef AGENDA_AGENDA_H
#define AGENDA_AGENDA_H

#include "base/arena.h"
#include "model/model.h"
#include "model/plan.h"
#include "model/week.h"
#include "travel/travel.h"
#include "value/worth.h"

enum { AGENDA_CANDIDATES = 400 };

struct agenda_task {
    uint32_t rep_ix;
    int32_t first_day;
    uint32_t day_count; /* 1..WEEK_DAYS_MAX */
    int32_t wait_day;   /* when a visit left out would be made instead, after the last
                           day; NO_DAY: agenda_wait_day */
    uint32_t candidates_max; /* visit nodes; 0: AGENDA_CANDIDATES; at most
                                WEEK_NODES_MAX. Appointments, events and must-visits
                                come on top */
    /* She is somewhere on the road already: starts are cut down neither by the drive
     * from home nor by lunch, and week.days are without lunch. */
    bool is_under_way;
    const struct geo_point *home; /* where days begin and end; NULL: agenda_home */
    /* Her accounts (account.rep_ix), rising, for who has them at hand; NULL: the model
     * is looked through. */
    const uint32_t *account_ixs;
    uint32_t account_count;
};

/* What was not looked at because a rep had more candidates than candidates_max. */
struct agenda_cut {
    uint32_t count;
    int64_t value_ct; /* with all of them among the candidates, no plan would be better
                         by more: the largest values, as many as the days can hold */
};

struct agenda {
    struct week week;
    struct matrix matrix;           /* all-zero when made without */
    const struct geo_point *places; /* week.place_count; home, then lodgings */
    const struct worth *worths; /* by group, on its first possible day; events: zero */
    const struct reason *left;  /* by account: hers without a possibility */
    uint32_t left_count;
    const uint32_t *events_left; /* in the model: outside her work, or in a clash */
    uint32_t events_left_count;
    struct agenda_cut cut; /* the same accounts are in `left` as REASON_EFFORT */
};

/* Her agenda with its matrix, in `arena`; passes week_check. ERR_MISSING when she has
 * no home (nor a territory with one), ERR_LIMIT beyond the bounds of struct week. O(n
 * log n) for her n accounts, and the matrix. */
bool agenda_week(const struct model *model, const struct agenda_task *task,
                 const struct travel *travel, struct arena *arena,
                 struct agenda *agenda, struct err *err) MUST_CHECK;

/* The same without the matrix: for questions that need only a few drives. */
bool agenda_outline(const struct model *model, const struct agenda_task *task,
                    const struct travel *travel, struct arena *arena,
                    struct agenda *agenda, struct err *err) MUST_CHECK;

/* Where hours differ: drives that may be at any time she works on these days, unless
 * `travel` says already when they are. */
struct travel agenda_travel(const struct travel *travel, const struct week_day *days,
                            uint32_t count);

/* Where she starts and ends her days: her home, else her territory's. */
bool agenda_home(const struct model *model, uint32_t rep_ix, struct geo_point *home,
                 struct err *err) MUST_CHECK;

/* When a visit left out of `day_count` days from `first_day` would be made: the middle
 * of as many days, as many whole weeks later. Monday to Friday: Wednesday of next week.
 */
int32_t agenda_wait_day(int32_t first_day, uint32_t day_count);

/* A reason that plan_week gave for a group, with what agenda knows: REASON_NOT_WORTH
 * becomes REASON_REMOTE where the remote touch is worth its time and beats a visit at
 * the cost that the reason tells (docs/model.md, 1.11). */
struct reason agenda_settle_reason(const struct agenda *agenda, uint32_t group,
                                   struct reason reason);

#endif
