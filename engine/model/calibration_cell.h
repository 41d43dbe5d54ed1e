// SPDX-License-Identifier: GPL-3.0-or-later
/* calibration_cell: how often opportunities of a tier were won from a stage, visited or
 * not, against what the settings predict; value/calibration reckons it. */
#ifndef MODEL_CALIBRATION_CELL_H
#define MODEL_CALIBRATION_CELL_H

#include "model/account.h"

enum calibration_verdict {
    CALIBRATION_FEW,    /* fewer than full_trials, faded */
    CALIBRATION_AGREES, /* the prediction lies in the interval */
    CALIBRATION_LOWER,  /* won less often than predicted */
    CALIBRATION_HIGHER
};

struct calibration_cell {
    uint32_t tier_ix;
    enum stage stage; /* an open one */
    bool is_visited;
    double
        predicted; /* of the settings: mean over the trials, without any the tier's */
    uint32_t trial_count, won_count;
    double faded_trials, faded_won;
    double prior;     /* the prediction after leaning on the tier */
    double mean;      /* of the posterior */
    double low, high; /* nine chances in ten that it lies between */
    enum calibration_verdict verdict;
};

/* How many cells a tier has: open stages, visited or not. */
enum { CALIBRATION_TIER_CELLS = 2 * STAGE_WON };

struct calibration {
    const struct calibration_cell *cells; /* by tier, stage, not visited first */
    uint32_t cell_count;
    uint32_t trial_count, few_count; /* few_count: cells with too few trials */
};

#endif
