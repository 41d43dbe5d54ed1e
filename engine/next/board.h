// SPDX-License-Identifier: GPL-3.0-or-later
/* board: all that can still be done today, scored roughly. Only next/ uses this.
 *
 *   (5.1)  score = value + due - price - travel - hour price * time
 *
 * travel and time are what it takes more than driving home at once. */
#ifndef NEXT_BOARD_H
#define NEXT_BOARD_H

#include "agenda/agenda.h"
#include "next/next.h"

struct chance {
    uint32_t node; /* in the outline's week */
    bool is_planned, is_kept;
    struct drive to, back;      /* from here; to home */
    int32_t again_s;            /* back here; < 0: cannot */
    int32_t start_tod, end_tod; /* driving there at once, without lunch */
    int64_t due_ct, price_ct;
    int64_t score_uct; /* (5.1) */
};

struct board {
    const struct model *model;
    const struct next_task *task;
    const struct travel *travel; /* as asked with; from board_fill on: &later */
    struct travel now, later;    /* for leaving now; from now until the end of work */
    struct arena *scratch;
    struct week_day day; /* today, with lunch unless it is over */
    int32_t now_tod;     /* not before work */
    int64_t km_uct, hour_uct;
    struct agenda outline;
    struct geo_point at,
        home; /* home: where the plan has her sleep tonight, if it does */
    const struct lodging *sleep; /* NULL: at home */
    struct drive go_home;
    const struct plan *plan;         /* that has today; NULL */
    const struct plan_day *plan_day; /* today's in it; NULL */
    bool has_later;         /* a working day of this week is left after today */
    uint32_t visits_max;    /* still today */
    int32_t driving_max_s;  /* still today, as far as is known; INT32_MAX: no cap */
    struct chance *chances; /* by node; those that fit into the day alone */
    uint32_t chance_count;
    uint32_t *lost_appointment_ixs;
    uint32_t lost_count;
};

/* Everything above; false with the error. When she does not work any more today,
 * chance_count is 0 and day.span_count 0. */
bool board_fill(struct board *board, struct err *err) MUST_CHECK;

/* A must-visit of the account ends today. */
bool board_is_due_today(const struct board *board, uint32_t account_ix);

const struct week_node *board_node(const struct board *board,
                                   const struct chance *chance);
/* What visiting it brings: value + due - price. */
int64_t board_profit_ct(const struct board *board, const struct chance *chance);

#endif
