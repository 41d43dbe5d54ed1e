// SPDX-License-Identifier: GPL-3.0-or-later
/* With p the prediction of a cell, n its faded trials, w those won; N, W, P those of
 * the tier's other cells, P the mean prediction over them; k prior_trials, f
 * full_trials:
 *
 *   (8.2)  r     = odds((k P + W) / (k + N)) / odds(P)
 *   (8.3)  prior = the chance whose odds are odds(p) * r ^ max(0, 1 - n / f)
 *   (8.4)  the posterior is Beta(k prior + w, k (1 - prior) + n - w)
 *
 * Odds keep every chance between 0 and 1. A cell's own trials stay out of r, else they
 * would count twice. */
#include "value/calibration.h"

#include "value/beta.h"
#include "value/worth.h"

#include <math.h>

static const double MONTH_DAYS = 30.4375; /* 365.25 / 12 */
static const double TAIL = 0.05;          /* on either side of the interval */
/* Settings may say 0 or 1, which no data could move and have no odds. */
static const double SURE = 1e-4;

struct calibration_options calibration_options_default(void)
{
    return (struct calibration_options){
        .prior_trials = 20, .month_keep = 0.98, .full_trials = 30};
}

bool trial_is_visited(const struct trial *trial, int32_t interval_days)
{
    if (trial->is_left_by_visit)
        return true;
    if (trial->met_day == NO_DAY)
        return false;
    const int32_t from_day = trial->entered_day != NO_DAY
                                 ? trial->entered_day
                                 : trial->left_day - interval_days;
    return trial->met_day > from_day;
}

static double chance_of(const struct settings *settings, enum stage stage,
                        bool is_visited)
{
    const double chance = (double)settings->value[win_setting(stage, is_visited)] / 1e6;
    return fmin(fmax(chance, SURE), 1 - SURE);
}

static double odds_of(double chance)
{
    return chance / (1 - chance);
}

/* Sums over faded trials. */
struct sums {
    double trials, won, predicted;
};

static struct sums sums_minus(struct sums all, struct sums part)
{
    return (struct sums){all.trials - part.trials, all.won - part.won,
                         all.predicted - part.predicted};
}

static uint32_t cell_at(uint32_t tier_ix, enum stage stage, bool is_visited)
{
    return tier_ix * CALIBRATION_TIER_CELLS + 2 * (uint32_t)stage + is_visited;
}

static void add_trial(const struct model *model, const struct trial *trial, int32_t day,
                      const struct calibration_options *options,
                      struct calibration_cell *cells, struct sums *sums)
{
    const struct account *account = &model->accounts[trial->account_ix];
    const struct settings settings =
        model_settings(model, trial->account_ix, account->rep_ix);
    const int32_t interval_days = (int32_t)settings.value[SETTING_INTERVAL_DAYS];
    const bool is_visited = trial_is_visited(
        trial, interval_days > 0
                   ? interval_days
                   : (int32_t)setting_info_get(SETTING_INTERVAL_DAYS)->usual);
    const uint32_t at = cell_at(account->tier_ix, trial->stage, is_visited);
    const int32_t age_days = trial->decided_day < day ? day - trial->decided_day : 0;
    const double weight = pow(options->month_keep, age_days / MONTH_DAYS);
    cells[at].trial_count++;
    cells[at].won_count += trial->is_won;
    sums[at].trials += weight;
    sums[at].won += trial->is_won ? weight : 0;
    sums[at].predicted += weight * chance_of(&settings, trial->stage, is_visited);
}

/* (8.2); 1 where the tier has no other trials. */
static double odds_ratio(struct sums others, double prior_trials)
{
    if (!(others.trials > 1e-9))
        return 1;
    const double predicted = others.predicted / others.trials;
    const double came =
        (prior_trials * predicted + others.won) / (prior_trials + others.trials);
    return odds_of(came) / odds_of(predicted);
}

static enum calibration_verdict verdict_of(const struct calibration_cell *cell,
                                           double full_trials)
{
    if (cell->faded_trials < full_trials)
        return CALIBRATION_FEW;
    if (cell->predicted > cell->high)
        return CALIBRATION_LOWER;
    return cell->predicted < cell->low ? CALIBRATION_HIGHER : CALIBRATION_AGREES;
}

static void finish_cell(struct calibration_cell *cell, struct sums own,
                        struct sums others, const struct calibration_options *options)
{
    const double weight = options->prior_trials;
    const double lack = fmax(0, 1 - own.trials / options->full_trials);
    if (own.trials > 0)
        cell->predicted = own.predicted / own.trials;
    const double odds =
        odds_of(cell->predicted) * pow(odds_ratio(others, weight), lack);
    cell->faded_trials = own.trials;
    cell->faded_won = own.won;
    cell->prior = odds / (1 + odds);
    const double a = weight * cell->prior + own.won;
    const double b = weight * (1 - cell->prior) + fmax(0, own.trials - own.won);
    cell->mean = a / (a + b);
    cell->low = beta_quantile(a, b, TAIL);
    cell->high = beta_quantile(a, b, 1 - TAIL);
    cell->verdict = verdict_of(cell, options->full_trials);
}

static void finish_tier(const struct model *model, uint32_t tier_ix,
                        const struct calibration_options *options,
                        struct calibration_cell *cells, const struct sums *sums)
{
    const struct settings settings = model_tier_settings(model, tier_ix);
    struct sums tier = {0};
    for (uint32_t i = 0; i < CALIBRATION_TIER_CELLS; i++) {
        tier.trials += sums[i].trials;
        tier.won += sums[i].won;
        tier.predicted += sums[i].predicted;
    }
    for (uint32_t i = 0; i < CALIBRATION_TIER_CELLS; i++) {
        cells[i].tier_ix = tier_ix;
        cells[i].stage = (enum stage)(i / 2);
        cells[i].is_visited = i % 2 == 1;
        cells[i].predicted = chance_of(&settings, cells[i].stage, cells[i].is_visited);
        finish_cell(&cells[i], sums[i], sums_minus(tier, sums[i]), options);
    }
}

struct calibration calibration_of(const struct model *model, const struct trial *trials,
                                  uint32_t trial_count, int32_t day,
                                  const struct calibration_options *options,
                                  struct arena *arena)
{
    const uint32_t count = model->tier_count * CALIBRATION_TIER_CELLS;
    struct calibration_cell *cells = ARENA_ARRAY(arena, count, struct calibration_cell);
    struct sums *sums = ARENA_ARRAY(arena, count, struct sums);
    struct calibration calibration = {
        .cells = cells, .cell_count = count, .trial_count = trial_count};
    for (uint32_t i = 0; i < trial_count; i++)
        add_trial(model, &trials[i], day, options, cells, sums);
    for (uint32_t t = 0; t < model->tier_count; t++) {
        const uint32_t first = t * CALIBRATION_TIER_CELLS;
        finish_tier(model, t, options, &cells[first], &sums[first]);
    }
    for (uint32_t i = 0; i < count; i++)
        calibration.few_count += cells[i].verdict == CALIBRATION_FEW;
    return calibration;
}
