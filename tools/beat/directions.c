// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/directions.h"

#include "beat/show.h"
#include "travel/road_steps.h"

#include <stddef.h>

static const struct column columns[] = {
    {.name = "position", .kind = CELL_COUNT}, /* of the stop; the way back: one more */
    {.name = "to", .title = "to", .can_shrink = true},
    {.name = "turn", .title = "turn"},
    {.name = "road", .title = "road", .can_shrink = true},
    {.name = "drive_s", .title = "drive", .kind = CELL_LENGTH},
    {.name = "drive_m", .title = "length", .kind = CELL_DISTANCE, .decimals = 1},
    {.name = "class"},
    {.name = "is_ferry", .kind = CELL_FLAG},
    {.name = "is_toll", .title = "toll", .kind = CELL_FLAG},
    {.name = "lon_deg", .kind = CELL_REAL, .decimals = 6},
    {.name = "lat_deg", .kind = CELL_REAL, .decimals = 6},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

struct guiding {
    struct session *session;
    const struct plan *plan;
    const struct plan_day *day;
    struct roads_search *search;
    struct table table;
    struct geo_point at;
    bool is_for_people, has_toll;
};

struct goal {
    struct geo_point at;
    const char *name;
    uint32_t position;
};

static void add_row(struct guiding *guiding, const struct goal *goal, bool is_first,
                    const struct road_step *step)
{
    struct table *table = &guiding->table;
    const bool is_nameless = step->name[0] == '\0';
    const char *to = goal->name;
    if (guiding->is_for_people && !is_first)
        to = NULL;
    else if (guiding->is_for_people && goal->position <= guiding->day->stop_count)
        to = arena_format(table->arena, "%u %s", goal->position, goal->name);
    table_number(table, goal->position);
    table_text(table, to);
    table_text(table, road_turn_word(step->turn));
    table_text(table, is_nameless ? road_class_name(step->class) : step->name);
    if (is_nameless)
        table_tone(table, TONE_DIM);
    table_number(table, road_weight_s(step->weight));
    table_number(table, road_weight_m(step->weight));
    table_text(table, road_class_name(step->class));
    table_number(table, (step->bits & ROAD_IS_FERRY) != 0);
    table_number(table, (step->bits & ROAD_IS_TOLL) != 0);
    table_real(table, step->at.lon_e7 / 1e7);
    table_real(table, step->at.lat_e7 / 1e7);
    guiding->has_toll |= (step->bits & ROAD_IS_TOLL) != 0;
}

static void add_nowhere(struct guiding *guiding, const struct goal *goal)
{
    const struct road_step step = {
        .turn = TURN_START, .name = "no road leads there", .class = ROAD_ROAD};
    add_row(guiding, goal, true, &step);
}

static bool guide(struct guiding *guiding, const struct goal *goal, struct err *err)
{
    struct roads *roads = guiding->session->roads;
    struct arena *arena = &guiding->session->arena;
    struct road_spot from, to;
    struct road_drive drive;
    struct road_line line;
    const struct road_step *steps;
    uint32_t count = 0;
    if (!roads_snap(roads, guiding->at, &from, err) ||
        !roads_snap(roads, goal->at, &to, err) ||
        !roads_drive(guiding->search, &from, &to, arena, &drive, err))
        return false;
    guiding->at = goal->at;
    if (drive.weight == ROADS_UNREACHED) {
        add_nowhere(guiding, goal);
        return true;
    }
    if (!roads_line(roads, &from, &to, &drive, arena, &line, err))
        return false;
    road_steps_make(&line, arena, &steps, &count);
    for (uint32_t i = 0; i < count; i++)
        add_row(guiding, goal, i == 0, &steps[i]);
    return true;
}

static struct geo_point end_at(const struct guiding *guiding, uint32_t lodging_ix)
{
    const struct model *model = &guiding->session->model;
    return lodging_ix == NO_IX ? model->reps[guiding->plan->rep_ix].home
                               : model->lodgings[lodging_ix].at;
}

static struct goal goal_of(const struct guiding *guiding, uint32_t ix)
{
    const struct model *model = &guiding->session->model;
    const struct plan_day *day = guiding->day;
    if (ix == day->stop_count)
        return (struct goal){end_at(guiding, day->end_lodging_ix),
                             day->end_lodging_ix == NO_IX
                                 ? "home"
                                 : model->lodgings[day->end_lodging_ix].name,
                             ix + 1};
    const struct stop *stop = &guiding->plan->stops[day->stop_first + ix];
    return (struct goal){stop->at,
                         stop->account_ix != NO_IX
                             ? model->accounts[stop->account_ix].name
                             : model->events[stop->event_ix].name,
                         ix + 1};
}

static bool guide_all(struct guiding *guiding, struct err *err)
{
    guiding->at = end_at(guiding, guiding->day->start_lodging_ix);
    for (uint32_t i = 0; i <= guiding->day->stop_count; i++) {
        const struct goal goal = goal_of(guiding, i);
        if (!guide(guiding, &goal, err))
            return false;
    }
    return true;
}

bool directions_show(const struct request *request, struct session *session,
                     const struct plan *plan, const struct plan_day *day,
                     struct err *err)
{
    struct guiding guiding = {.session = session,
                              .plan = plan,
                              .day = day,
                              .is_for_people = show_is_for_people(request)};
    if (!session_network(session, err))
        return false;
    if (session->roads == NULL)
        return err_set(err, ERR_MISSING,
                       "there is no road network, and so no directions; 'beat roads "
                       "import FILE' takes one in");
    struct column *shown = show_columns(columns, COLUMN_COUNT, &session->arena);
    table_init(&guiding.table, shown, COLUMN_COUNT, &session->arena);
    guiding.search = roads_search_open(session->roads);
    const bool is_done = day->stop_count == 0 || guide_all(&guiding, err);
    roads_search_close(guiding.search);
    if (!guiding.has_toll)
        show_hide(shown, COLUMN_COUNT, "toll");
    return is_done && show_table(request, &guiding.table, err);
}
