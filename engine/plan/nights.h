// SPDX-License-Identifier: GPL-3.0-or-later
/* nights: the rows that tie days together by where she sleeps.
 *
 *     routes of day d that end at h - routes of day d + 1 that begin there  =  0
 *     nights away in the week                                              <=
 * nights_max days in any shortest run of more than nights_row_max nights, away    <=
 * days - 1
 *
 * (docs/model.md, 4.13-4.15), numbered from 0: first the ends, by day and lodging, then
 * the week, then the runs by their first day. None without lodgings. Master, integer
 * program and prices all count them as here. */
#ifndef PLAN_NIGHTS_H
#define PLAN_NIGHTS_H

#include "lp/program.h"
#include "route/ground.h"

/* No route has more entries than this: two ends, the week, and runs. */
enum { NIGHT_ENTRIES_MAX = 3 + WEEK_DAYS_MAX };

struct night_entry {
    uint32_t row;
    int32_t factor;
};

uint32_t nights_row_count(const struct ground *ground);
/* What a row allows, and whether it asks for just that. */
int32_t nights_limit(const struct ground *ground, uint32_t row);
bool nights_is_equal(const struct ground *ground, uint32_t row);

/* The entries of waking up somewhere before day d, and of sleeping somewhere after it;
 * how many. */
uint32_t nights_of_wake(const struct ground *ground, uint32_t day, uint32_t wake,
                        struct night_entry entries[NIGHT_ENTRIES_MAX]);
uint32_t nights_of_sleep(const struct ground *ground, uint32_t day, uint32_t sleep,
                         struct night_entry entries[NIGHT_ENTRIES_MAX]);

/* Add the rows to a program; false when the solver fails. */
bool nights_add_rows(const struct ground *ground, struct program *program,
                     struct err *err) MUST_CHECK;
/* A route's entries for a program whose rows of nights begin at `first_row`; how many.
 */
uint32_t nights_put(const struct ground *ground, uint32_t first_row, uint32_t day,
                    uint32_t wake, uint32_t sleep, uint32_t *rows, double *entries);

/* What a day without visits comes to: travel and night. */
int64_t nights_empty_ct(const struct ground *ground, uint32_t day, uint32_t wake,
                        uint32_t sleep);

/* The days on which she sleeps away (bits) keep the limits? */
bool nights_keep(const struct ground *ground, uint32_t away);

#endif
