// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/progress.h"
#include "beat/scenes.h"
#include "beat/show.h"
#include "beat/territories.h"
#include "beat/territory_files.h"

#include "base/threads.h"
#include "geo/point.h"
#include "spatial/spatial.h"
#include "store/scenario_store.h"
#include "territory/areas.h"
#include "territory/designer.h"

#include <math.h>
#include <string.h>

enum { BUDGET_USUAL_PCT = 10 };

static const struct column columns[] = {
    {.name = "account", .title = "account"},
    {.name = "name", .title = "name", .can_shrink = true},
    {.name = "from", .title = "from", .can_shrink = true},
    {.name = "to", .title = "to", .can_shrink = true},
    {.name = "workload_h", .title = "hours", .kind = CELL_REAL, .decimals = 1},
    {.name = "value_ct", .title = "value", .kind = CELL_MONEY},
    {.name = "reason", .title = "reason"},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

struct realigning {
    const struct request *request;
    struct session *session;
    struct territories before, after;
    uint32_t budget_pct;
};

/* Is it outside its tolerance, towards the side of `sign`? */
static bool misses(double off, double tolerance, double sign)
{
    return sign * off > tolerance;
}

/* Why an account changes hands, as the loads were before: the first that holds. */
static const char *reason_of(const struct realigning *r, uint32_t from, uint32_t to,
                             bool is_nearer)
{
    const struct alignment_task *task = &r->after.task;
    if (from == NO_IX)
        return "had no territory";
    const struct territory_measures *old = &r->before.measures.territories[from];
    const struct territory_measures *new = &r->before.measures.territories[to];
    if (misses(old->workload_off, task->workload_spread, 1))
        return "too much work";
    if (misses(new->workload_off, task->workload_spread, -1))
        return "fills work";
    if (misses(old->value_off, task->value_spread, 1))
        return "too much value";
    if (misses(new->value_off, task->value_spread, -1))
        return "fills value";
    if (old->piece_count > 1)
        return "joins pieces";
    return is_nearer ? "nearer" : "makes room";
}

static double drive_m(const struct realigning *r, uint32_t point, uint32_t site)
{
    return geo_length_m(r->after.task.at[point], r->after.task.home[site]);
}

static void add_row(struct table *table, const struct realigning *r, uint32_t point)
{
    const struct territories *after = &r->after;
    const uint32_t from = after->task.owner[point];
    const uint32_t to = after->alignment.territory[point];
    const struct account *account =
        &r->session->model.accounts[after->account_ix[point]];
    const bool is_nearer =
        from != NO_IX && drive_m(r, point, to) < drive_m(r, point, from);
    table_text(table, account->crm_id);
    table_text(table, account->name);
    table_text(table, from != NO_IX ? after->names[from] : NULL);
    table_text(table, after->names[to]);
    table_real(table, after->task.workload_h[point]);
    table_number(table, llround(after->task.value_ct[point]));
    table_text(table, reason_of(r, from, to, is_nearer));
}

/* Points are per cent of root mean square. */
static void show_price(const struct realigning *r, uint32_t count)
{
    const struct alignment_measures *old = &r->before.measures;
    const struct alignment_measures *new = &r->after.measures;
    const double points = 100 * (old->workload_off_rms - new->workload_off_rms);
    if (count == 0 || !(points >= 0.1))
        return;
    show_paragraph(r->request,
                   "workload is off by %.1f %% (root mean square), was %.1f %%: each "
                   "point costs %.1f accounts and %.1f %% of value",
                   100 * new->workload_off_rms, 100 * old->workload_off_rms,
                   count / points, 100 * new->moved_value_share / points);
}

/* Loads and relations, before and after, for people. */
static void show_change(const struct realigning *r, uint32_t count)
{
    const struct alignment_measures *old = &r->before.measures;
    const struct alignment_measures *new = &r->after.measures;
    struct arena *arena = &r->session->arena;
    const bool is_dry = request_flag(r->request, &option_dry_run, false);
    show_paragraph(r->request, "%s %s hands%s; at most %u %% of relations may",
                   show_count(arena, count, "account", NULL),
                   count == 1 ? "changes" : "change",
                   is_dry ? " ('--dry-run', not stored)" : "", r->budget_pct);
    show_paragraph(r->request,
                   "workload off by %.1f %% at most (was %.1f %%), value by %.1f %% "
                   "(was %.1f %%)",
                   100 * new->workload_off_max, 100 * old->workload_off_max,
                   100 * new->value_off_max, 100 * old->value_off_max);
}

static void show_kept(const struct realigning *r)
{
    const char *name = request_text(r->request, &option_as_scenario);
    if (name != NULL && !request_flag(r->request, &option_dry_run, false))
        show_paragraph(r->request,
                       "kept as scenario '%s'; 'beat export map --scenario' draws it, "
                       "'beat territory apply' puts it in use",
                       name);
}

static bool show(const struct realigning *r, struct err *err)
{
    const struct alignment_task *task = &r->after.task;
    struct table table;
    uint32_t count = 0;
    table_init(&table, columns, COLUMN_COUNT, &r->session->arena);
    for (uint32_t i = 0; i < task->point_count; i++) {
        if (r->after.alignment.territory[i] == task->owner[i])
            continue;
        add_row(&table, r, i);
        count++;
    }
    if (count > 0 || !show_is_for_people(r->request))
        if (!show_table(r->request, &table, err))
            return false;
    show_change(r, count);
    territories_show_rules(r->request, &r->session->model, &r->after,
                           &r->session->arena);
    territory_files_show(r->request, &r->after, &r->session->arena);
    show_price(r, count);
    show_kept(r);
    return true;
}

static bool keep_scenario(struct realigning *r, const char *name, struct err *err)
{
    struct arena *arena = &r->session->arena;
    struct scenario scenario = scenes_scenario(r->session, arena, &r->after, name);
    scenario.kind = SCENARIO_WHAT_IF;
    scenario.how =
        arena_format(arena, "realign, at most %u %% of relations", r->budget_pct);
    if (strcmp(name, SCENES_PRESENT) == 0)
        return err_set(err, ERR_USAGE, "a scenario cannot be called '%s'",
                       SCENES_PRESENT);
    return scenario_store_save(r->session->db, &r->session->model, &scenario, 1, false,
                               err);
}

static bool save(struct realigning *r, struct err *err)
{
    struct arena *arena = &r->session->arena;
    const char *name = request_text(r->request, &option_as_scenario);
    const struct territories_saving saving = {
        .name = "realign",
        .kind = "realign",
        .options = arena_format(arena, "{\"budget_pct\":%u}", r->budget_pct)};
    if (request_flag(r->request, &option_dry_run, false))
        return true;
    if (name != NULL)
        return keep_scenario(r, name, err);
    return territories_save(r->session, &r->after, &saving, err);
}

static bool work(void *context, struct meter *meter, struct err *err)
{
    struct realigning *r = context;
    struct arena *arena = &r->session->arena;
    struct territory_options options = territory_options_default();
    options.keeps_present = true;
    options.moved_share_max = r->budget_pct / 100.0;
    options.threads = threads_available();
    options.meter = meter;
    return territory_design(&r->after.task, &options, arena, &r->after.alignment,
                            err) &&
           areas_make(&r->after.task, &r->after.alignment, r->after.boundary, arena,
                      &r->after.outlines, err) &&
           territories_measure(r->session, &r->after, err) &&
           territories_judge(&r->after, arena, err) && save(r, err);
}

bool cmd_territory_realign(const struct request *request, int *exit_code,
                           struct err *err)
{
    struct session session = {0};
    struct realigning r = {
        .request = request,
        .session = &session,
        .budget_pct =
            (uint32_t)request_count(request, &option_budget, BUDGET_USUAL_PCT),
    };
    (void)exit_code;
    const bool is_done =
        (spatial_open(session_path(request), DB_WRITE, &session.db, err) ||
         session_not_opened(request, err)) &&
        session_load(&session, request, err) &&
        territories_load(&session, &r.before, err) &&
        territories_load_all(&session, &r.after, err) &&
        territory_files_read(request, &session.arena, &r.after, err) &&
        progress_run(request, work, &r, err) && show(&r, err);
    session_close(&session);
    return is_done;
}
