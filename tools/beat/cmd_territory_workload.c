// SPDX-License-Identifier: GPL-3.0-or-later
/* territory workload: does the drive that territories reckon with come true? */
#include "beat/commands.h"
#include "beat/planned.h"
#include "beat/session.h"
#include "beat/show.h"

#include "store/settings_store.h"
#include "territory/travel_fit.h"
#include "territory/workload.h"

#include <math.h>
#include <stdio.h>

static const struct column columns[] = {
    {.name = "rep", .title = "rep"},
    {.name = "days", .title = "days", .kind = CELL_COUNT},
    {.name = "stops", .title = "stops", .kind = CELL_COUNT},
    {.name = "drive_s", .title = "planned", .kind = CELL_LENGTH},
    {.name = "reckoned_s", .title = "reckoned", .kind = CELL_LENGTH},
    {.name = "fitted_s", .title = "fitted", .kind = CELL_LENGTH},
    {.name = "share", .title = "share", .kind = CELL_REAL, .decimals = 2},
    {.name = "error_ppm", .title = "error", .kind = CELL_SHARE},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

struct fitting {
    const struct request *request;
    struct session *session;
    struct planned planned;
    const double *travel_s; /* by account; < 0: not known */
    double present;         /* the share as it is */
    struct travel_fit all;
};

static bool read_travel(struct fitting *f, struct err *err)
{
    const struct model *model = &f->session->model;
    struct arena *arena = &f->session->arena;
    const struct workload_request request = {0};
    struct workload_task work;
    double *travel_s = ARENA_ARRAY(arena, model->account_count, double);
    if (!workload_task_make(model, &request, arena, &work, err))
        return false;
    for (uint32_t i = 0; i < model->account_count; i++)
        travel_s[i] = -1;
    for (uint32_t i = 0; i < work.task.point_count; i++)
        travel_s[work.account_ix[i]] = work.travel_s[i];
    f->travel_s = travel_s;
    f->present = (double)model->organisation.value[SETTING_TRAVEL_SHARE_PPM] / 1e6;
    return true;
}

static bool fit(struct fitting *f, struct err *err)
{
    if (!read_travel(f, err) || !planned_load(f->request, f->session, &f->planned, err))
        return false;
    return travel_fit_make(f->planned.plans, f->planned.plan_count, f->travel_s,
                           f->present, &f->all) ||
           err_set(err, ERR_MISSING, "no visit is planned in that week");
}

static bool save(const struct fitting *f, struct err *err)
{
    char text[32];
    const struct setting_row row = {.level = SETTING_LEVEL_ORGANISATION,
                                    .subject = "",
                                    .key = "travel_share",
                                    .value = text};
    if (!request_flag(f->request, &option_set, false))
        return true;
    snprintf(text, sizeof text, "%.2f", f->all.share);
    return settings_store_set(f->session->db, &row, err);
}

static void add_row(struct table *table, const struct fitting *f, const char *rep,
                    const struct travel_fit *part)
{
    table_text(table, rep);
    table_number(table, part->day_count);
    table_number(table, part->stop_count);
    table_number(table, llround(part->drive_s));
    table_number(table, llround(part->told_s * f->present));
    table_number(table, llround(part->told_s * f->all.share));
    table_real(table, part->share);
    table_number(table, llround(part->error * 1e6));
}

static bool show(const struct fitting *f, struct err *err)
{
    struct table table;
    const struct model *model = &f->session->model;
    show_line(f->request, "the drives of planned days, and what workload reckons with");
    table_init(&table, columns, COLUMN_COUNT, &f->session->arena);
    for (uint32_t i = 0; i < f->planned.plan_count; i++) {
        struct travel_fit part;
        const struct plan *plan = &f->planned.plans[i];
        if (travel_fit_make(plan, 1, f->travel_s, f->present, &part))
            add_row(&table, f, model->reps[plan->rep_ix].crm_id, &part);
    }
    if (!show_table(f->request, &table, err))
        return false;
    show_paragraph(
        f->request,
        "the best travel_share is %.2f: a day's drive is then off by %.0f %% "
        "(root mean square), with %.2f as it is by %.0f %%",
        f->all.share, f->all.error * 100, f->present, f->all.present_error * 100);
    show_line(f->request,
              request_flag(f->request, &option_set, false)
                  ? "it is kept; territories made from now on reckon with it"
                  : "'--set' keeps it");
    return true;
}

bool cmd_territory_workload(const struct request *request, int *exit_code,
                            struct err *err)
{
    struct session session = {0};
    struct fitting f = {.request = request, .session = &session};
    (void)exit_code;
    const bool is_writer = request_flag(request, &option_set, false);
    const bool is_done =
        session_open(&session, request, is_writer ? DB_WRITE : DB_READ, err) &&
        fit(&f, err) && save(&f, err) && show(&f, err);
    session_close(&session);
    return is_done;
}
