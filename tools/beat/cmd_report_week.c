// SPDX-License-Identifier: GPL-3.0-or-later
/* report week: what a week brings, costs and leaves open, and what came of the one
 * before. */
#include "base/civil.h"
#include "beat/commands.h"
#include "beat/outlet.h"
#include "beat/planned.h"
#include "beat/show.h"
#include "beat/weeks.h"

#include "output/week_html.h"
#include "output/week_xlsx.h"
#include "store/override_store.h"
#include "store/plan_store.h"
#include "store/trial_store.h"
#include "store/visit_store.h"
#include "value/calibration.h"

#include <stddef.h>
#include <string.h>

static const struct column rep_columns[] = {
    {.name = "rep"},
    {.name = "name", .title = "rep", .can_shrink = true},
    {.name = "week"},
    {.name = "visits", .title = "visits", .kind = CELL_COUNT},
    {.name = "days", .kind = CELL_COUNT},
    {.name = "value_ct", .title = "value", .kind = CELL_MONEY},
    {.name = "travel_ct", .title = "travel", .kind = CELL_MONEY},
    {.name = "km_ct", .kind = CELL_MONEY},
    {.name = "fare_ct", .kind = CELL_MONEY},
    {.name = "night_ct", .kind = CELL_MONEY},
    {.name = "lodging_ct", .kind = CELL_MONEY},
    {.name = "meal_ct", .kind = CELL_MONEY},
    {.name = "overtime_ct", .kind = CELL_MONEY},
    {.name = "penalty_ct", .title = "missed", .kind = CELL_MONEY},
    {.name = "net_ct", .title = "net", .kind = CELL_MONEY},
    {.name = "bound_ct", .kind = CELL_MONEY},
    {.name = "visit_s", .kind = CELL_LENGTH},
    {.name = "drive_s", .kind = CELL_LENGTH},
    {.name = "out_s", .kind = CELL_LENGTH},
    {.name = "drive_ppm", .title = "driving", .kind = CELL_SHARE},
    {.name = "drive_m", .kind = CELL_DISTANCE},
    {.name = "accounts", .kind = CELL_COUNT},
    {.name = "left_out", .kind = CELL_COUNT},
    {.name = "past_planned", .title = "before", .kind = CELL_COUNT},
    {.name = "past_made", .title = "made", .kind = CELL_COUNT},
    {.name = "past_other", .title = "others", .kind = CELL_COUNT},
    {.name = "past_ordered_ct", .kind = CELL_MONEY},
};

static const struct column tier_columns[] = {
    {.title = "tier"},
    {.title = "accounts", .kind = CELL_COUNT},
    {.title = "planned", .kind = CELL_COUNT},
    {.title = "in time", .kind = CELL_COUNT},
    {.title = "share", .kind = CELL_SHARE},
    {.title = "overdue", .kind = CELL_COUNT},
    {.title = "left out", .kind = CELL_COUNT},
    {.title = "never visited", .kind = CELL_COUNT},
};

static const struct column override_columns[] = {
    {.title = "reason", .can_shrink = true},
    {.title = "week before", .kind = CELL_COUNT},
    {.title = "this week", .kind = CELL_COUNT},
    {.title = "skipped", .kind = CELL_COUNT},
    {.title = "added", .kind = CELL_COUNT},
    {.title = "moved", .kind = CELL_COUNT},
};

#define COUNT_OF(array) ((uint32_t)(sizeof(array) / sizeof *(array)))

static void put_share(struct table *table, int64_t part, int64_t whole)
{
    if (whole > 0)
        table_number(table, (part * 1000000 + whole / 2) / whole);
    else
        table_none(table);
}

static void add_sums(struct table *table, const struct rep_figures *rep,
                     const char *week)
{
    table_text(table, week);
    table_number(table, rep->visit_count);
    table_number(table, rep->day_count);
    table_number(table, rep->value_ct);
    table_number(table, rep->travel_ct);
    table_number(table, rep->km_ct);
    table_number(table, rep->fare_ct);
    table_number(table, rep->night_ct);
    table_number(table, rep->lodging_ct);
    table_number(table, rep->meal_ct);
    table_number(table, rep->overtime_ct);
    table_number(table, rep->penalty_ct);
    table_number(table, rep->net_ct);
    table_number(table, rep->bound_ct);
    table_number(table, rep->visit_s);
    table_number(table, rep->drive_s);
    table_number(table, rep->out_s);
    put_share(table, rep->drive_s, rep->out_s);
    table_number(table, rep->drive_m);
    table_number(table, rep->account_count);
    table_number(table, rep->left_count);
}

static struct past_figures past_sum(const struct week_figures *figures)
{
    struct past_figures sum = {.rep_ix = NO_IX};
    for (uint32_t i = 0; i < figures->past_count; i++) {
        sum.planned_count += figures->past[i].planned_count;
        sum.made_count += figures->past[i].made_count;
        sum.other_count += figures->past[i].other_count;
        sum.ordered_ct += figures->past[i].ordered_ct;
    }
    return sum;
}

static void add_past(struct table *table, const struct past_figures *past)
{
    table_number(table, past->planned_count);
    table_number(table, past->made_count);
    table_number(table, past->other_count);
    table_number(table, past->ordered_ct);
}

static void fill_reps(struct table *table, const struct week_figures *figures)
{
    static const char all[] = "all";
    char week[CIVIL_DATE_SIZE];
    const char *kept =
        arena_text(table->arena, civil_week_text(figures->monday_day, week));
    for (uint32_t i = 0; i < figures->rep_count; i++) {
        const struct rep *rep = &figures->model->reps[figures->reps[i].rep_ix];
        table_text(table, rep->crm_id);
        table_text(table, rep->name);
        add_sums(table, &figures->reps[i], kept);
        add_past(table, &figures->past[i]);
    }
    if (figures->rep_count < 2)
        return;
    const struct past_figures past = past_sum(figures);
    table_total(table);
    table_none(table);
    table_text(table, all);
    add_sums(table, &figures->sum, kept);
    add_past(table, &past);
}

static void fill_tiers(struct table *table, const struct week_figures *figures)
{
    for (uint32_t i = 0; i < figures->tier_count; i++) {
        const struct tier_figures *tier = &figures->tiers[i];
        table_text(table, figures->model->tiers[tier->tier_ix].name);
        table_number(table, tier->account_count);
        table_number(table, tier->planned_count);
        table_number(table, tier->in_time_count);
        put_share(table, tier->in_time_count, tier->account_count);
        table_number(table, tier->overdue_count);
        table_number(table, tier->overdue_left_count);
        table_number(table, tier->never_count);
    }
}

static bool write_overrides(const struct week_figures *figures,
                            const struct table_look *look, struct arena *arena,
                            FILE *out, struct err *err)
{
    struct table table;
    if (figures->override_count == 0)
        return true;
    table_init(&table, override_columns, COUNT_OF(override_columns), arena);
    for (uint32_t i = 0; i < figures->override_count; i++) {
        const struct override_figures *row = &figures->overrides[i];
        table_text(&table, row->reason);
        table_number(&table, row->past_count);
        table_number(&table, row->week_count);
        for (int kind = 0; kind < OVERRIDE_COUNT; kind++)
            table_number(&table, row->counts[kind]);
    }
    fputs("\ndecided by the reps themselves, by reason\n", out);
    return table_write(&table, TABLE_PEOPLE, look, out, err);
}

static bool write_tables(const struct request *request,
                         const struct week_figures *figures, struct arena *arena,
                         FILE *out, struct err *err)
{
    const char *format = request_word(request, &option_format_report);
    const enum table_form form = strcmp(format, "csv") == 0    ? TABLE_CSV
                                 : strcmp(format, "json") == 0 ? TABLE_JSON
                                                               : TABLE_PEOPLE;
    const struct table_look look = show_look(request);
    struct table table;
    char week[CIVIL_DATE_SIZE], from[CIVIL_DATE_SIZE];
    if (form == TABLE_PEOPLE)
        fprintf(out, "week %s, from Monday %s, in %s\n",
                civil_week_text(figures->monday_day, week),
                civil_day_text(figures->monday_day, from), figures->model->currency);
    struct column *shown = show_columns(rep_columns, COUNT_OF(rep_columns), arena);
    if (past_sum(figures).planned_count == 0) {
        show_hide(shown, COUNT_OF(rep_columns), "before");
        show_hide(shown, COUNT_OF(rep_columns), "made");
    }
    if (figures->sum.penalty_ct == 0)
        show_hide(shown, COUNT_OF(rep_columns), "missed");
    table_init(&table, shown, COUNT_OF(rep_columns), arena);
    fill_reps(&table, figures);
    if (!table_write(&table, form, &look, out, err))
        return false;
    if (form != TABLE_PEOPLE)
        return true;
    table_init(&table, tier_columns, COUNT_OF(tier_columns), arena);
    fill_tiers(&table, figures);
    fputs("before, made, others: visits planned in the week before, those made, and "
          "others\n\nin time: planned this week, or not due before it ends\n",
          out);
    if (!table_write(&table, form, &look, out, err))
        return false;
    fprintf(out, "for the inside team: %u accounts; '--format html' lists them\n",
            (unsigned)figures->remote_count);
    return write_overrides(figures, &look, arena, out, err);
}

static bool write_report(const struct request *request, struct session *session,
                         const struct week_figures *figures, FILE *out, struct err *err)
{
    const char *format = request_word(request, &option_format_report);
    char made[ZONE_INSTANT_SIZE];
    if (strcmp(format, "html") == 0)
        return week_html_write(figures,
                               zone_instant_text(session->zone, session->now_utc, made),
                               out, err);
    if (strcmp(format, "xlsx") == 0)
        return week_xlsx_write(figures, session->now_utc, out, err);
    return write_tables(request, figures, &session->arena, out, err);
}

static bool find_calibration(struct session *session, struct calibration *calibration,
                             struct err *err)
{
    const struct calibration_options options = calibration_options_default();
    const struct trial *trials;
    uint32_t trial_count, unknown_count;
    if (!trial_store_load(session->db, &session->model, session->now_day,
                          &session->arena, &trials, &trial_count, &unknown_count, err))
        return false;
    *calibration = calibration_of(&session->model, trials, trial_count,
                                  session->now_day, &options, &session->arena);
    return true;
}

static bool find_figures(const struct request *request, struct session *session,
                         struct week_figures *figures, struct err *err)
{
    struct planned planned;
    struct week_input input = {.model = &session->model};
    if (!planned_load(request, session, &planned, err))
        return false;
    input.monday_day = planned.monday_day;
    input.plans = planned.plans;
    input.plan_count = planned.plan_count;
    const int32_t past_day = planned.monday_day - WEEK_LENGTH;
    if (!plan_store_load_all(session->db, &session->model, past_day, &session->arena,
                             &input.past_plans, &input.past_plan_count, err) ||
        !visit_store_load_days(session->db, &session->model, past_day,
                               planned.monday_day - 1, &session->arena, &input.visits,
                               &input.visit_count, err) ||
        !override_store_load_days(session->db, &session->model, past_day,
                                  planned.monday_day + WEEK_LENGTH - 1, &session->arena,
                                  &input.overrides, &input.override_count, err) ||
        !find_calibration(session, &input.calibration, err))
        return false;
    *figures = week_figures_of(&input, &session->arena);
    return true;
}

static bool write_all(const struct request *request, struct session *session,
                      const struct week_figures *figures, struct err *err)
{
    struct outlet outlet;
    if (!outlet_open(request_text(request, &option_output),
                     request_flag(request, &option_force, false), &session->arena,
                     &outlet, err))
        return false;
    if (write_report(request, session, figures, outlet.out, err))
        return outlet_close(&outlet, err);
    outlet_drop(&outlet);
    return err_in(err, "'%s'", outlet.path != NULL ? outlet.path : "standard output");
}

bool cmd_report_week(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct week_figures figures;
    (void)exit_code;
    const bool is_done = session_open(&session, request, DB_READ, err) &&
                         find_figures(request, &session, &figures, err) &&
                         write_all(request, &session, &figures, err);
    session_close(&session);
    return is_done;
}
