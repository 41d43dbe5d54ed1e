// SPDX-License-Identifier: GPL-3.0-or-later
/* week_figures: what a manager asks of a week, counted from plans and the log.
 *
 * Section 7 of docs/model.md says what is in time, overdue and made. */
#ifndef OUTPUT_WEEK_FIGURES_H
#define OUTPUT_WEEK_FIGURES_H

#include "base/arena.h"
#include "model/calibration_cell.h"
#include "output/override_figures.h"
#include "output/plan_list.h"

struct week_input {
    const struct model *model;
    int32_t monday_day;
    const struct plan *plans; /* of this week; at most one a rep */
    uint32_t plan_count;
    const struct plan *past_plans; /* of the week before; may be none */
    uint32_t past_plan_count;
    const struct visit *visits; /* logged in the week before */
    uint32_t visit_count;
    const struct override *overrides; /* for days of both weeks */
    uint32_t override_count;
    struct calibration calibration; /* of the whole log; all zero: not told */
};

struct rep_figures {
    uint32_t rep_ix; /* NO_IX: the sum of all */
    uint32_t visit_count, day_count, account_count, left_count; /* days with visits */
    int64_t value_ct, travel_ct, night_ct, overtime_ct, penalty_ct, net_ct, bound_ct;
    int64_t km_ct, fare_ct;      /* of travel_ct, at today's km_cost */
    int64_t lodging_ct, meal_ct; /* of night_ct; meals: the per diem */
    int64_t drive_m, drive_s, visit_s;
    int64_t out_s; /* from leaving to being back */
};

/* Accounts of the planned reps that have a place and an interval. */
struct tier_figures {
    uint32_t tier_ix;
    uint32_t account_count, planned_count;
    uint32_t in_time_count; /* planned, or not due before the end of the week */
    uint32_t overdue_count; /* due before the week began */
    uint32_t overdue_left_count;
    uint32_t never_count; /* never visited */
};

/* What came of the week before. */
struct past_figures {
    uint32_t rep_ix;
    uint32_t planned_count;
    uint32_t made_count;         /* planned, and met that week */
    uint32_t other_count;        /* met without a plan */
    uint32_t missed_count;       /* logged as missed, moved or not in */
    int64_t planned_ct, made_ct; /* value of the stops planned, of those made */
    int64_t ordered_ct;          /* amounts in the log */
};

/* An account that no visit is planned for. */
struct left_figures {
    uint32_t account_ix, rep_ix;
    int32_t overdue_days; /* 0: not overdue */
    int64_t amount_ct;    /* by how much a remote touch is worth more than a visit */
};

struct week_figures {
    const struct model *model;
    int32_t monday_day;
    const struct rep_figures *reps;
    uint32_t rep_count;
    struct rep_figures sum;
    const struct tier_figures *tiers; /* all of the model */
    uint32_t tier_count;
    const struct past_figures *past;
    uint32_t past_count;
    const struct left_figures *remote; /* better by phone; most gained first */
    uint32_t remote_count;
    const struct left_figures *overdue; /* left out though due; longest first */
    uint32_t overdue_count;
    const struct override_figures *overrides; /* by reason */
    uint32_t override_count;
    /* Chances to win that something is known of. */
    const struct calibration_cell *chances;
    uint32_t chance_count;
};

/* All in `arena`; O(accounts + stops x log). */
struct week_figures week_figures_of(const struct week_input *input,
                                    struct arena *arena);

#endif
