// SPDX-License-Identifier: GPL-3.0-or-later
/* territory explore: up to seven alignments to choose from.
 *
 * Ten recipes between keeping what is there and starting from nothing, under narrow and
 * wide tolerances, are designed; those that another one beats in travel, balance and
 * continuity alike are no choice and drop out (territory/front). */
#include "beat/commands.h"
#include "beat/progress.h"
#include "beat/scenes.h"
#include "beat/show.h"

#include "base/threads.h"
#include "spatial/spatial.h"
#include "store/scenario_store.h"
#include "territory/front.h"

struct recipe {
    bool keeps_present;
    double moved_share_max, spread_factor;
    const char *how;
};

static const struct recipe recipes[] = {
    {true, 0.02, 1, "2 % of relations may move"},
    {true, 0.05, 1, "5 % may move"},
    {true, 0.10, 1, "10 % may move"},
    {true, 0.20, 1, "20 % may move"},
    {true, 0.10, 3, "10 % may move, three times the tolerances"},
    {true, 1, 1, "all may move"},
    {true, 1, 3, "all may move, three times the tolerances"},
    {false, 1, 1, "from nothing"},
    {false, 1, 0.5, "from nothing, half the tolerances"},
    {false, 1, 3, "from nothing, three times the tolerances"},
};

enum { RECIPE_COUNT = sizeof recipes / sizeof *recipes, SCENARIOS_MOST = 7 };

struct exploring {
    const struct request *request;
    struct session *session;
    struct territories base;
    struct scenario made[RECIPE_COUNT + 1]; /* the present first, where there is */
    struct front_point points[RECIPE_COUNT + 1];
    uint32_t made_count;
    struct scenario shown[SCENARIOS_MOST + 1]; /* the same */
    uint32_t shown_count, present_count;
};

static void add(struct exploring *e, const struct scenario *scenario)
{
    e->points[e->made_count] = front_point_of(&e->base.task, &scenario->figures);
    e->made[e->made_count++] = *scenario;
}

static bool make(struct exploring *e, const struct recipe *recipe, struct err *err)
{
    struct territories territories = e->base;
    struct territory_options options = territory_options_default();
    options.keeps_present = recipe->keeps_present;
    options.moved_share_max = recipe->moved_share_max;
    options.bound_steps = 0;
    options.threads = threads_available();
    if (!scenes_design(e->session, &territories, &options, recipe->spread_factor, err))
        return err_in(err, "%s", recipe->how);
    struct scenario scenario =
        scenes_scenario(e->session, &e->session->arena, &territories, "");
    scenario.how = recipe->how;
    add(e, &scenario);
    return true;
}

static bool make_all(void *context, struct meter *meter, struct err *err)
{
    struct exploring *e = context;
    const bool has_present = e->session->model.territory_count > 0;
    meter_begin(meter, "designing territories", RECIPE_COUNT);
    for (uint32_t i = 0; i < RECIPE_COUNT; i++) {
        if ((has_present || !recipes[i].keeps_present) && !make(e, &recipes[i], err))
            return false;
        meter_add(meter, 1);
    }
    return true;
}

/* What is no better than the present in anything is no choice either. */
static void choose(struct exploring *e)
{
    static const char *const names[SCENARIOS_MOST] = {"A", "B", "C", "D",
                                                      "E", "F", "G"};
    uint32_t chosen[SCENARIOS_MOST + 1];
    const uint32_t count = front_choose(e->points, e->made_count,
                                        SCENARIOS_MOST + e->present_count, chosen);
    e->shown_count = e->present_count;
    for (uint32_t i = 0; i < count; i++) {
        if (chosen[i] < e->present_count ||
            e->shown_count == SCENARIOS_MOST + e->present_count)
            continue;
        struct scenario *scenario = &e->shown[e->shown_count];
        *scenario = e->made[chosen[i]];
        scenario->name = names[e->shown_count++ - e->present_count];
    }
}

static bool save(const struct exploring *e, struct err *err)
{
    return request_flag(e->request, &option_dry_run, false) ||
           scenario_store_save(e->session->db, &e->session->model,
                               e->shown + e->present_count,
                               e->shown_count - e->present_count, true, err);
}

static bool explore(struct exploring *e, struct err *err)
{
    bool has_present;
    if (!scenes_load(e->session, &e->base, err) ||
        !scenes_present(e->session, &e->shown[0], &has_present, err))
        return false;
    e->present_count = has_present;
    if (has_present)
        add(e, &e->shown[0]);
    if (!progress_run(e->request, make_all, e, err))
        return false;
    choose(e);
    if (!save(e, err) ||
        !scenes_show(e->request, &e->session->arena, e->shown, e->shown_count, err))
        return false;
    show_line(e->request,
              request_flag(e->request, &option_dry_run, false)
                  ? "nothing was stored: '--dry-run'"
                  : "'beat territory apply NAME' puts one in use, 'beat territory "
                    "undo' takes it back");
    return true;
}

bool cmd_territory_explore(const struct request *request, int *exit_code,
                           struct err *err)
{
    struct session session = {0};
    (void)exit_code;
    struct exploring *e = ARENA_NEW(&session.arena, struct exploring);
    e->request = request;
    e->session = &session;
    const bool is_done =
        (spatial_open(session_path(request), DB_WRITE, &session.db, err) ||
         session_not_opened(request, err)) &&
        session_load(&session, request, err) && explore(e, err);
    session_close(&session);
    return is_done;
}
