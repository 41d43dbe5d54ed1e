// SPDX-License-Identifier: GPL-3.0-or-later
/* export map: territories where there are any, plans where there are any, and for each
 * account that a plan looked at the terms of its worth. */
#include "base/civil.h"
#include "beat/commands.h"
#include "beat/outlet.h"
#include "beat/plan_lines.h"
#include "beat/planned.h"
#include "beat/scene_map.h"
#include "beat/territories.h"
#include "beat/weeks.h"

#include "agenda/agenda.h"
#include "model/map_tiles.h"
#include "output/map.h"
#include "store/alignment_moves.h"
#include "store/settings_store.h"
#include "travel/travel.h"

#include <stddef.h>
#include <string.h>

struct mapping_out {
    const struct request *request;
    struct session *session;
    const char *scenario; /* NULL: the territories as they are, and a week */
    struct scene_map scene;
    struct planned planned;
    const struct day_line *const *lines;
    struct territories territories;
    bool has_territories;
    struct map_terms *terms;
    uint32_t terms_count;
    size_t terms_capacity;
    const struct account_move *moves;
    uint32_t move_count;
    const char *tiles, *tiles_by; /* NULL: none */
};

/* What is not there is left out of the map; anything else is an error. */
static bool is_missing(struct err *err)
{
    return err->code == ERR_MISSING;
}

static bool load(struct mapping_out *map, struct err *err)
{
    struct session *session = map->session;
    if (map->scenario != NULL)
        return scene_map_find(session, map->scenario, &map->scene, err);
    if (!planned_find(map->request, session, &map->planned, err))
        return false;
    map->has_territories = territories_load(session, &map->territories, err);
    if (!map->has_territories && !is_missing(err))
        return false;
    if (map->has_territories &&
        !alignment_moves_load(session->db, &session->model, &session->arena,
                              &map->moves, &map->move_count, err))
        return false;
    if (map->has_territories || map->planned.plan_count > 0)
        return true;
    return err_set(err, ERR_MISSING,
                   "there is nothing to draw: no territories and no plan");
}

static void add_terms(struct mapping_out *map, uint32_t account_ix,
                      const struct worth *worth)
{
    map->terms = arena_grow(&map->session->arena, map->terms, &map->terms_capacity,
                            (size_t)map->terms_count + 1, sizeof *map->terms);
    map->terms[map->terms_count++] =
        (struct map_terms){.account_ix = account_ix,
                           .deal_ct = worth->deal_ct,
                           .maintenance_ct = worth->maintenance_ct,
                           .urgency = worth->urgency,
                           .presence_ppm = worth->presence_ppm,
                           .worth_ct = worth->worth_ct,
                           .later_ct = worth->later_ct,
                           .trip_ct = worth->trip_ct,
                           .gain_ct = worth->gain_ct,
                           .wait_days = worth->wait_days,
                           .value_ct = worth->value_ct};
}

/* As the planner saw them: from the agenda of the same week. */
static bool find_terms(struct mapping_out *map, struct err *err)
{
    struct session *session = map->session;
    struct travel travel;
    if (map->scenario != NULL)
        return true;
    if (!session_travel(session, map->request, false, &travel, err) ||
        !plan_lines_find(session, map->request, &map->planned, &map->lines, err))
        return false;
    for (uint32_t i = 0; i < map->planned.plan_count; i++) {
        const struct plan *plan = &map->planned.plans[i];
        const struct agenda_task task = {.rep_ix = plan->rep_ix,
                                         .first_day = plan->monday_day,
                                         .day_count = WEEK_LENGTH,
                                         .wait_day = NO_DAY};
        struct agenda agenda;
        if (!agenda_outline(&session->model, &task, &travel, &session->arena, &agenda,
                            err))
            return false;
        for (uint32_t j = 0; j < agenda.week.group_count; j++) {
            if (agenda.week.groups[j].account_ix != NO_IX)
                add_terms(map, agenda.week.groups[j].account_ix, &agenda.worths[j]);
        }
    }
    return true;
}

static struct map_input scene_input(const struct mapping_out *map)
{
    return (struct map_input){
        .title = arena_format(&map->session->arena,
                              "Beat, territories of scenario '%s'", map->scenario),
        .model = &map->scene.model,
        .outlines = map->scene.outlines,
        .measures = map->scene.measures,
        .moves = map->scene.moves,
        .move_count = map->scene.move_count,
        .is_ahead = true,
    };
}

static struct map_input week_input(const struct mapping_out *map)
{
    struct arena *arena = &map->session->arena;
    char week[CIVIL_DATE_SIZE];
    const bool has_plans = map->planned.plan_count > 0;
    return (struct map_input){
        .title = has_plans
                     ? arena_format(arena, "Beat, week %s",
                                    civil_week_text(map->planned.monday_day, week))
                     : "Beat, territories",
        .model = &map->session->model,
        .plans = map->planned.plans,
        .plan_count = map->planned.plan_count,
        .lines = map->lines,
        .outlines = map->has_territories ? map->territories.outlines : NULL,
        .measures = map->has_territories ? map->territories.measures.territories : NULL,
        .terms = map->terms,
        .terms_count = map->terms_count,
        .moves = map->moves,
        .move_count = map->move_count};
}

static bool write_map(struct mapping_out *map, FILE *out, struct err *err)
{
    char made[ZONE_INSTANT_SIZE];
    struct map_input input = map->scenario != NULL ? scene_input(map) : week_input(map);
    input.made = zone_instant_text(map->session->zone, map->session->now_utc, made);
    input.tiles = map->tiles;
    input.tiles_by = map->tiles_by;
    return map_write(&input, out, err);
}

static bool write_all(struct mapping_out *map, struct err *err)
{
    struct outlet outlet;
    if (!outlet_open(request_text(map->request, &option_output),
                     request_flag(map->request, &option_force, false),
                     &map->session->arena, &outlet, err))
        return false;
    if (write_map(map, outlet.out, err))
        return outlet_close(&outlet, err);
    outlet_drop(&outlet);
    return err_in(err, "'%s'", outlet.path != NULL ? outlet.path : "standard output");
}

static const char no_tiles[] = "none";

/* The attribution that is stored goes with the server that is stored. */
static bool find_tiles(struct mapping_out *map, struct err *err)
{
    struct session *session = map->session;
    map->tiles = request_text(map->request, &option_tiles);
    map->tiles_by = request_text(map->request, &option_tiles_by);
    if (map->tiles == NULL) {
        const char *by;
        if (!settings_store_find_text(session->db, "map_tiles", &session->arena,
                                      &map->tiles, err) ||
            !settings_store_find_text(session->db, "map_tiles_by", &session->arena, &by,
                                      err))
            return false;
        map->tiles_by = map->tiles_by != NULL ? map->tiles_by : by;
    } else if (strcmp(map->tiles, no_tiles) == 0) {
        map->tiles = NULL;
    }
    /* The file may come from elsewhere. */
    return map->tiles == NULL || map_tiles_check(map->tiles, err);
}

/* A scenario is about territories, for all reps and any week. */
static bool check_options(struct mapping_out *map, struct err *err)
{
    const char *const *names;
    map->scenario = request_text(map->request, &option_of_scenario);
    if (map->scenario == NULL)
        return true;
    if (request_text(map->request, &option_planned_week) == NULL &&
        request_texts(map->request, &option_rep, &map->session->arena, &names) == 0)
        return true;
    return err_set(err, ERR_USAGE,
                   "'--scenario' shows all territories, without '--week' and '--rep'");
}

bool cmd_export_map(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct mapping_out map = {.request = request, .session = &session};
    (void)exit_code;
    const bool is_done = check_options(&map, err) &&
                         session_open(&session, request, DB_READ, err) &&
                         find_tiles(&map, err) && load(&map, err) &&
                         find_terms(&map, err) && write_all(&map, err);
    session_close(&session);
    return is_done;
}
