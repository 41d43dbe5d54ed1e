// SPDX-License-Identifier: GPL-3.0-or-later
/* week_fixture: a planned week in Latvia by recipe, for tests of what is written about
 * plans. Towns are real, companies are not. The same sizes give the same data. */
#ifndef UNIT_WEEK_FIXTURE_H
#define UNIT_WEEK_FIXTURE_H

#include "base/arena.h"
#include "model/alignment.h"
#include "model/model.h"
#include "model/outline.h"
#include "model/plan.h"

enum { FIXTURE_MONDAY = 20780 }; /* 2026-11-23 */

struct week_fixture {
    struct model model;
    const struct plan *plans; /* one a rep */
    uint32_t plan_count;
    const struct outline *outlines;            /* by territory */
    const struct territory_measures *measures; /* by territory */
};

/* reps >= 1; accounts are dealt out to them in turn. About seven visits a day are
 * planned; the others have reasons, every code in turn. */
struct week_fixture week_fixture_make(uint32_t rep_count, uint32_t account_count,
                                      struct arena *arena);

/* The plans of it; week_fixture_make calls this. */
void week_fixture_plan(struct week_fixture *fixture, struct arena *arena);

/* Names that are markup, formulas, quotes, line separators, right to left, long. */
extern const char *const hostile_names[];
extern const uint32_t hostile_name_count;

#endif
