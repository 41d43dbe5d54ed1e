// SPDX-License-Identifier: GPL-3.0-or-later
/* territory areas: territories of whole postcodes or counties. */
#include "beat/commands.h"
#include "beat/progress.h"
#include "beat/show.h"
#include "beat/territories.h"

#include "base/threads.h"
#include "intake/area_file.h"
#include "spatial/spatial.h"
#include "store/area_records.h"
#include "territory/unit_areas.h"
#include "territory/workload.h"

#include <math.h>
#include <string.h>

struct dividing {
    const struct request *request;
    struct session *session;
    struct area_list list;
    struct workload_task work;
    struct territories territories;
    struct unit_areas areas;
    const uint32_t *site_of; /* by territory of areas */
};

static bool ask(struct dividing *d, struct err *err)
{
    const struct model *model = &d->session->model;
    const struct workload_request request = {
        .territory_count = (uint32_t)request_count(d->request, &option_count, 0)};
    if (model->territory_count > 0 && !request_flag(d->request, &option_force, false) &&
        !request_flag(d->request, &option_dry_run, false))
        return err_set(err, ERR_USAGE,
                       "there are territories already; '--force' puts new ones in "
                       "their place");
    return session_check_accounts(model, err) &&
           area_file_read(request_argument(d->request, 0),
                          request_text(d->request, &option_code), &d->session->arena,
                          &d->list, err) &&
           workload_task_make(model, &request, &d->session->arena, &d->work, err);
}

/* By territory of areas: the site it goes to. The closest pair of a home and a centre
 * first; sites without a home take what is left. */
static const uint32_t *match_sites(const struct dividing *d, struct arena *arena)
{
    const struct alignment_task *task = &d->work.task;
    const uint32_t count = task->site_count;
    uint32_t *site_of = ARENA_ARRAY(arena, count, uint32_t);
    bool *is_taken = ARENA_ARRAY(arena, count, bool);
    memset(site_of, 0xff, count * sizeof *site_of);
    for (uint32_t n = 0; n < count; n++) {
        uint32_t best_site = NO_IX, best_area = NO_IX;
        double best_m = 0;
        for (uint32_t s = 0; s < count; s++)
            for (uint32_t t = 0; !is_taken[s] && t < count; t++) {
                const double length_m =
                    task->has_home[s] ? geo_length_m(task->home[s], d->areas.centre[t])
                                      : HUGE_VAL;
                if (site_of[t] != NO_IX || (best_site != NO_IX && length_m >= best_m))
                    continue;
                best_site = s;
                best_area = t;
                best_m = length_m;
            }
        site_of[best_area] = best_site;
        is_taken[best_site] = true;
    }
    return site_of;
}

/* Homes where reps have them, else the middle of the median area. */
static void set_sites(struct dividing *d, const uint32_t *site_of, struct arena *arena)
{
    struct alignment_task *task = &d->territories.task;
    struct geo_point *home = ARENA_ARRAY(arena, task->site_count, struct geo_point);
    uint8_t *has_home = ARENA_ARRAY(arena, task->site_count, uint8_t);
    struct outline *outlines = ARENA_ARRAY(arena, task->site_count, struct outline);
    for (uint32_t t = 0; t < task->site_count; t++) {
        const uint32_t s = site_of[t];
        home[s] = task->has_home[s] ? task->home[s] : d->areas.centre[t];
        has_home[s] = 1;
        outlines[s] = d->areas.outlines[t];
    }
    task->home = home;
    task->has_home = has_home;
    d->territories.outlines = outlines;
}

static bool settle(struct dividing *d, struct err *err)
{
    struct arena *arena = &d->session->arena;
    const uint32_t *site_of = d->site_of = match_sites(d, arena);
    const struct alignment_task *task = &d->territories.task;
    uint32_t *territory = ARENA_ARRAY(arena, task->point_count, uint32_t);
    set_sites(d, site_of, arena);
    for (uint32_t i = 0; i < task->point_count; i++)
        territory[i] = task->is_locked[i]
                           ? task->owner[i]
                           : site_of[d->areas.territory[d->areas.area[i]]];
    return territories_settle(d->session, &d->territories, territory, err) &&
           territories_judge(&d->territories, arena, err);
}

/* With the territory of each, by code; their kind is the property that names them. */
static bool save_areas(struct dividing *d, struct err *err)
{
    const char *code = request_text(d->request, &option_code);
    const char **names = ARENA_ARRAY(&d->session->arena, d->list.count, const char *);
    for (uint32_t i = 0; i < d->list.count; i++)
        names[i] = d->territories.names[d->site_of[d->areas.territory[i]]];
    return area_records_save(d->session->db, code != NULL ? code : "area", &d->list,
                             names, err);
}

static bool save(struct dividing *d, struct err *err)
{
    const struct territories_saving saving = {
        .name = "areas", .kind = "design", .options = "{}"};
    return request_flag(d->request, &option_dry_run, false) ||
           (territories_save(d->session, &d->territories, &saving, err) &&
            save_areas(d, err));
}

static bool work(void *context, struct meter *meter, struct err *err)
{
    struct dividing *d = context;
    struct arena *arena = &d->session->arena;
    (void)meter;
    territories_of_work(&d->territories, &d->session->model, &d->work, NULL, arena);
    const struct unit_areas_task task = {.points = &d->work.task,
                                         .list = &d->list,
                                         .territory_count = d->work.task.site_count,
                                         .threads = threads_available()};
    return unit_areas_design(&task, arena, &d->areas, err) && settle(d, err) &&
           save(d, err);
}

static bool show(struct dividing *d, struct err *err)
{
    struct arena *arena = &d->session->arena;
    show_line(d->request, "%s in %s, each of areas that hang together",
              show_count(arena, d->list.count, "area", NULL),
              show_count(arena, d->work.task.site_count, "territory", "territories"));
    if (!territories_show(d->request, d->session, &d->territories, arena, err))
        return false;
    if (d->areas.outside_count > 0)
        show_line(
            d->request, "%s in no area: counted in the nearest",
            show_count(arena, d->areas.outside_count, "account lies", "accounts lie"));
    if (d->areas.link_count > 0)
        show_line(d->request, "%s no other: linked to the nearest",
                  show_count(arena, d->areas.link_count, "group of areas touches",
                             "groups of areas touch"));
    if (request_flag(d->request, &option_dry_run, false))
        show_line(d->request, "nothing was stored: '--dry-run'");
    return true;
}

bool cmd_territory_areas(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct dividing d = {.request = request, .session = &session};
    (void)exit_code;
    const bool is_done =
        (spatial_open(session_path(request), DB_WRITE, &session.db, err) ||
         session_not_opened(request, err)) &&
        session_load(&session, request, err) && ask(&d, err) &&
        progress_run(request, work, &d, err) && show(&d, err);
    session_close(&session);
    return is_done;
}
