// SPDX-License-Identifier: GPL-3.0-or-later
/* territory assign: accounts into territories that stand: the one they lie in, else the
 * one with the nearest home. The areas are drawn anew around all accounts. */
#include "beat/commands.h"
#include "beat/show.h"
#include "beat/territories.h"

#include "spatial/spatial.h"
#include "territory/areas.h"
#include "territory/locate.h"

#include <stddef.h>
#include <stdio.h>

static uint32_t nearest_home(const struct alignment_task *task, struct geo_point at)
{
    double least_m = 0;
    uint32_t nearest = NO_IX;
    for (uint32_t i = 0; i < task->site_count; i++) {
        const double length_m = geo_length_m(task->home[i], at);
        if (nearest == NO_IX || length_m < least_m) {
            least_m = length_m;
            nearest = i;
        }
    }
    return nearest;
}

/* Where each point should be; returns how many have another territory than before. */
static uint32_t assign(const struct session *session,
                       const struct territories *territories, bool takes_all,
                       uint32_t *territory, struct arena *arena)
{
    const struct alignment_task *task = &territories->task;
    struct locate locate;
    uint32_t changed = 0;
    locate_init(&locate, territories->outlines, task->site_count, arena);
    for (uint32_t i = 0; i < task->point_count; i++) {
        const bool is_locked =
            session->model.accounts[territories->account_ix[i]].is_locked;
        territory[i] = task->owner[i];
        if (territory[i] != NO_IX && (!takes_all || is_locked))
            continue;
        territory[i] = locate_find(&locate, task->at[i]);
        if (territory[i] == NO_IX)
            territory[i] = nearest_home(task, task->at[i]);
        changed += territory[i] != task->owner[i];
    }
    return changed;
}

static bool save(const struct request *request, struct session *session,
                 struct territories *territories, struct err *err)
{
    const struct territories_saving saving = {
        .name = "assign", .kind = "assign", .options = "{}"};
    if (!areas_make(&territories->task, &territories->alignment, NULL, &session->arena,
                    &territories->outlines, err) ||
        !territories_measure(session, territories, err) ||
        !territories_judge(territories, &session->arena, err))
        return false;
    return request_flag(request, &option_dry_run, false) ||
           territories_save(session, territories, &saving, err);
}

static bool ask_and_save(const struct request *request, struct session *session,
                         struct err *err)
{
    const bool is_dry = request_flag(request, &option_dry_run, false);
    struct territories territories;
    if (!territories_load_all(session, &territories, err))
        return false;
    uint32_t *territory =
        ARENA_ARRAY(&session->arena, territories.task.point_count, uint32_t);
    const uint32_t changed =
        assign(session, &territories, request_flag(request, &option_force, false),
               territory, &session->arena);
    if (!territories_settle(session, &territories, territory, err) ||
        (changed > 0 && !save(request, session, &territories, err)))
        return false;
    show_line(request, "%s given a territory%s",
              show_count(&session->arena, changed, "account", NULL),
              is_dry ? ": '--dry-run', not stored" : "");
    return territories_show(request, session, &territories, &session->arena, err);
}

bool cmd_territory_assign(const struct request *request, int *exit_code,
                          struct err *err)
{
    struct session session = {0};
    (void)exit_code;
    const bool is_done =
        (spatial_open(session_path(request), DB_WRITE, &session.db, err) ||
         session_not_opened(request, err)) &&
        session_load(&session, request, err) && ask_and_save(request, &session, err);
    session_close(&session);
    return is_done;
}
