// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/scenes.h"
#include "beat/show.h"

#include "spatial/spatial.h"

static bool save(struct session *session, const struct scenario *scenario,
                 struct territories *territories, struct err *err)
{
    const uint32_t count = scenario->territory_count;
    const char **rep_names = ARENA_ARRAY(&session->arena, count, const char *);
    for (uint32_t i = 0; i < count; i++)
        rep_names[i] = scenario->territories[i].rep_name != NULL
                           ? scenario->territories[i].rep_name
                           : territories->rep_names[i];
    const struct territories_saving saving = {
        .name = scenario->name,
        .kind = "apply",
        .options = "{}",
        .new_rep_names = rep_names,
        .scenario_id = scenario->scenario_id,
    };
    return territories_save(session, territories, &saving, err);
}

static bool apply(const struct request *request, struct session *session,
                  struct err *err)
{
    const char *name = request_argument(request, 0);
    const bool is_dry = request_flag(request, &option_dry_run, false);
    struct scenario scenario;
    struct territories territories;
    if (!scenes_find(session, name, &scenario, err) ||
        !scenes_unfold(session, &scenario, &territories, err) ||
        !territories_judge(&territories, &session->arena, err) ||
        (!is_dry && !save(session, &scenario, &territories, err)))
        return false;
    show_line(request, "scenario '%s' %s: %s", name,
              is_dry ? "would be in use" : "is in use", scenario.how);
    return territories_show(request, session, &territories, &session->arena, err);
}

bool cmd_territory_apply(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    (void)exit_code;
    const bool is_done =
        (spatial_open(session_path(request), DB_WRITE, &session.db, err) ||
         session_not_opened(request, err)) &&
        session_load(&session, request, err) && apply(request, &session, err);
    session_close(&session);
    return is_done;
}
