// SPDX-License-Identifier: GPL-3.0-or-later
/* calibration: chances to win as predicted, and as they turned out; docs/model.md,
 * section 8.
 *
 * A cell is (tier, stage, visited or not). What it was before the log is a Beta
 * distribution round the prediction of the settings, as heavy as prior_trials
 * opportunities; each one that was won or lost adds to it, and fades by month_keep a
 * month. A cell with fewer than full_trials leans on its tier: the odds of its prior
 * are multiplied by how much better or worse the tier's other cells did, in the measure
 * of what it lacks. How far values follow it, the setting `learning` says. */
#ifndef VALUE_CALIBRATION_H
#define VALUE_CALIBRATION_H

#include "base/arena.h"
#include "model/calibration_cell.h"
#include "model/model.h"
#include "model/trial.h"

struct calibration_options {
    double prior_trials; /* weight of the prediction; > 0 */
    double month_keep;   /* what is left of a trial after a month; 0..1 */
    double full_trials;  /* from here on a cell stands alone; > 0 */
};

/* 20 trials, 0.98, 30 trials. */
struct calibration_options calibration_options_default(void);

/* Was the account visited while the opportunity stood in the stage? Where it is not
 * known when it came there: within the interval before it left. */
bool trial_is_visited(const struct trial *trial, int32_t interval_days);

/* Trials decided after `day` count as if decided on it. In `arena`; O(trials). */
struct calibration calibration_of(const struct model *model, const struct trial *trials,
                                  uint32_t trial_count, int32_t day,
                                  const struct calibration_options *options,
                                  struct arena *arena);

#endif
