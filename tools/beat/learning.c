// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/learning.h"

#include "store/learning_store.h"
#include "store/trial_store.h"
#include "value/worth.h"

#include <math.h>

bool learning_calibrate(struct session *session, struct calibration *calibration,
                        uint32_t *unknown_count, struct err *err)
{
    const struct calibration_options options = calibration_options_default();
    const struct trial *trials;
    uint32_t trial_count;
    struct model unlearnt = session->model;
    unlearnt.learnt = NULL;
    if (!trial_store_load(session->db, &unlearnt, session->now_day, &session->arena,
                          &trials, &trial_count, unknown_count, err))
        return false;
    *calibration = calibration_of(&unlearnt, trials, trial_count, session->now_day,
                                  &options, &session->arena);
    return true;
}

/* The posterior of a cell, (8.4). */
static struct learnt_row row_of(const struct calibration_cell *cell)
{
    const double weight = calibration_options_default().prior_trials;
    return (struct learnt_row){.tier_ix = cell->tier_ix,
                               .setting = win_setting(cell->stage, cell->is_visited),
                               .won = weight * cell->prior + cell->faded_won,
                               .lost = weight * (1 - cell->prior) + cell->faded_trials -
                                       cell->faded_won,
                               .trials = cell->faded_trials};
}

bool learning_renew(struct session *session, bool is_trial, struct err *err)
{
    struct calibration calibration;
    uint32_t unknown_count;
    struct model *model = &session->model;
    if (model->organisation.value[SETTING_LEARNING_PPM] == 0)
        return true;
    if (!learning_calibrate(session, &calibration, &unknown_count, err))
        return false;
    const uint32_t count = calibration.trial_count > 0 ? calibration.cell_count : 0;
    struct learnt_row *rows = ARENA_ARRAY(&session->arena, count, struct learnt_row);
    struct learnt_chance *learnt = ARENA_ARRAY(
        &session->arena, model->tier_count * LEARNT_COUNT, struct learnt_chance);
    for (uint32_t i = 0; i < count; i++) {
        const struct calibration_cell *cell = &calibration.cells[i];
        rows[i] = row_of(cell);
        learnt[cell->tier_ix * LEARNT_COUNT + rows[i].setting -
               SETTING_WIN_LEAD_REMOTE_PPM] =
            (struct learnt_chance){true, (int32_t)llround(cell->mean * 1e6),
                                   (int32_t)llround(cell->faded_trials)};
    }
    model->learnt = learnt;
    return is_trial ||
           learning_store_save(session->db, model, rows, count, session->now_day, err);
}
