// SPDX-License-Identifier: GPL-3.0-or-later
/* recall_lay: what filling a value-to-go works with. Only recall.c uses this. */
#ifndef ROUTE_RECALL_LAY_H
#define ROUTE_RECALL_LAY_H

#include "route/recall.h"

/* Amounts are kept in 16 bits: a day never brings more units than UNITS_MOST (it is
 * filled again in larger units if it would), one visit no more than UNITS_GAIN; a visit
 * that costs more than UNITS_LOSS, and a rest of a day that is worth less than
 * UNITS_LEAST, count as that much: too high is no fault in a bound. So what was never
 * is, with a gain added, still below all that can be. */
enum {
    RUN_MAX = 64,
    ROWS_MAX = 1 << RECALL_MAX,
    NO_ROW = 255,
    UNITS_MOST = 14000,
    UNITS_GAIN = 8000,
    UNITS_LOSS = -1500,
    UNITS_LEAST = -6000,
    UNITS_NEVER = RECALL_NEVER + UNITS_GAIN
};

/* Nodes that can follow a node: near (within a long run) or far, and apart from it
 * (what is recalled at one is all the same to the other) or close. */
enum list_kind { NEAR_APART, NEAR_CLOSE, FAR_APART, FAR_CLOSE, LISTS };

struct list {
    uint32_t *nodes;
    uint8_t (*targets)[ROWS_MAX]; /* by node of a close list: from what is recalled
                                     before to what is recalled there; NO_ROW */
    uint32_t count;
};

/* Slices first .. first + count - 1 of one row, being filled. */
struct run {
    uint32_t node, first, count;
    int16_t best[RUN_MAX];
};

struct filling {
    struct recall *recall;
    const struct pricing *pricing;
    int16_t *gains; /* count x count: reward of the second less the leg, in units */
    uint32_t long_run, short_run, passes;
    struct list *lists; /* by node and kind */
    struct run *bases;  /* by node: what follows apart from it, long run */
    struct run *runs;   /* by row: what follows close to it */
    uint8_t *open;      /* node x slices: can a visit start in it */
    uint8_t *is_open;   /* by node: in all of them */
    bool is_over;       /* a day brings more units than fit */
    struct arena scratch;
};

/* The least time from one visit's start to the next one's. */
int32_t recall_step_s(const struct pricing *pricing);
/* A unit such that the sums of a day most likely stay below UNITS_MOST. */
int64_t recall_unit_uct(const struct pricing *pricing);
/* `recall` has its pricing and unit; its tables are laid in `arena`, all never. */
void recall_lay(struct filling *filling, struct recall *recall, uint32_t slices_max,
                int32_t step_s, struct arena *arena);
void recall_lay_release(struct filling *filling);

/* In units, rounded up. */
int16_t recall_units(const struct recall *recall, int64_t uct);

static inline int32_t recall_slice_tod(const struct recall *recall, uint32_t slice)
{
    return recall->open_tod + (int32_t)(slice << recall->shift);
}

#endif
