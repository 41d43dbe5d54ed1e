// SPDX-License-Identifier: GPL-3.0-or-later
/* report calibration: chances to win as the settings have them, and as they turned out.
 */
#include "beat/commands.h"
#include "beat/learning.h"
#include "beat/session.h"
#include "beat/show.h"

#include "model/words.h"

#include <math.h>
#include <stddef.h>

static const struct column columns[] = {
    {.name = "tier", .title = "tier"},
    {.name = "stage", .title = "stage"},
    {.name = "visited", .title = "visit", .kind = CELL_FLAG},
    {.name = "trials", .title = "trials", .kind = CELL_COUNT},
    {.name = "won", .kind = CELL_COUNT},
    {.name = "faded_trials", .kind = CELL_REAL, .decimals = 1},
    {.name = "predicted_ppm", .title = "predicted", .kind = CELL_SHARE},
    {.name = "realised_ppm", .title = "realised", .kind = CELL_SHARE},
    {.name = "prior_ppm", .kind = CELL_SHARE},
    {.name = "mean_ppm", .title = "held", .kind = CELL_SHARE},
    {.name = "low_ppm", .title = "from", .kind = CELL_SHARE},
    {.name = "high_ppm", .title = "to", .kind = CELL_SHARE},
    {.name = "verdict", .title = "verdict"},
};

#define COLUMN_COUNT ((uint32_t)(sizeof columns / sizeof *columns))

static void add_share(struct table *table, double share)
{
    table_number(table, llround(share * 1e6));
}

static void add_cell(struct table *table, const struct model *model,
                     const struct calibration_cell *cell)
{
    table_text(table, model->tiers[cell->tier_ix].name);
    table_text(table, stage_word(cell->stage));
    table_number(table, cell->is_visited);
    table_number(table, cell->trial_count);
    table_number(table, cell->won_count);
    table_real(table, round(cell->faded_trials * 1000) / 1000);
    add_share(table, cell->predicted);
    if (cell->trial_count > 0)
        add_share(table, (double)cell->won_count / cell->trial_count);
    else
        table_none(table);
    add_share(table, cell->prior);
    add_share(table, cell->mean);
    add_share(table, cell->low);
    add_share(table, cell->high);
    table_text(table, calibration_verdict_word(cell->verdict));
    if (cell->verdict == CALIBRATION_LOWER || cell->verdict == CALIBRATION_HIGHER)
        table_tone(table, TONE_WARN);
}

static void show_remarks(const struct request *request,
                         const struct calibration *calibration, uint32_t unknown_count,
                         struct arena *arena)
{
    if (calibration->trial_count == 0)
        show_paragraph(request,
                       "too little data: no opportunity was decided in the log "
                       "yet; 'beat log REP ACCOUNT done --stage won' (or lost) "
                       "feeds this report");
    else if (calibration->few_count > 0)
        show_paragraph(
            request,
            "too little data in %u of %u cells (fewer than 30 decided, faded "
            "by 2 %% a month): they lean on their tier and prove nothing yet",
            (unsigned)calibration->few_count, (unsigned)calibration->cell_count);
    if (unknown_count > 0)
        show_paragraph(
            request,
            "not counted: %s that came decided, so that the stage before is "
            "not known",
            show_count(arena, unknown_count, "opportunity", "opportunities"));
}

/* People see the cells that something is known of; programs see all. */
static bool show(const struct request *request, struct session *session,
                 const struct calibration *calibration, uint32_t unknown_count,
                 struct err *err)
{
    struct table table;
    uint32_t shown_count = 0;
    table_init(&table, columns, COLUMN_COUNT, &session->arena);
    for (uint32_t i = 0; i < calibration->cell_count; i++) {
        const struct calibration_cell *cell = &calibration->cells[i];
        if (show_is_for_people(request) && cell->trial_count == 0)
            continue;
        add_cell(&table, &session->model, cell);
        shown_count++;
    }
    if (shown_count > 0 && !show_table(request, &table, err))
        return false;
    show_remarks(request, calibration, unknown_count, &session->arena);
    return true;
}

/* Are they used? */
static void show_learning(const struct request *request, struct session *session)
{
    const int64_t share_ppm = session->model.organisation.value[SETTING_LEARNING_PPM];
    if (share_ppm == 0)
        show_paragraph(request, "values go by the settings alone; 'beat settings "
                                "learning 100%%' lets plans follow what is held");
    else
        show_paragraph(
            request, "values of the next plan go from predicted to held by %s",
            setting_value_text(SETTING_LEARNING_PPM, share_ppm, &session->arena));
}

static bool report(const struct request *request, struct session *session,
                   struct err *err)
{
    struct calibration calibration;
    uint32_t unknown_count;
    if (!learning_calibrate(session, &calibration, &unknown_count, err) ||
        !show(request, session, &calibration, unknown_count, err))
        return false;
    if (calibration.trial_count > 0)
        show_learning(request, session);
    return true;
}

bool cmd_report_calibration(const struct request *request, int *exit_code,
                            struct err *err)
{
    struct session session = {0};
    (void)exit_code;
    const bool is_done =
        session_open(&session, request, DB_READ, err) && report(request, &session, err);
    session_close(&session);
    return is_done;
}
