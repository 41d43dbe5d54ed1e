// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/integer.h"

#include "base/sorting.h"
#include "lp/program.h"
#include "plan/nights.h"
#include "plan/quota_rows.h"

#include <assert.h>
#include <math.h>

struct choice {
    const struct generation *generation;
    uint32_t *routes; /* of the pool, chosen for the program */
    uint32_t count;
    uint32_t row_of_kind[WEEK_DAYS_MAX];
    uint32_t group_row;   /* of group 0 */
    uint32_t quota_row;   /* of quota 0 */
    uint32_t night_row;   /* of the first row of nights */
    uint32_t first_empty; /* column of the first day without visits */
    uint32_t first_route; /* column of routes[0] */
};

/* Routes in the order of what they lose against the best of their day, up to what a
 * better week can lose. */
static void choose_routes(struct choice *choice, const struct integer_options *options,
                          int64_t known_ct, struct arena *arena)
{
    const struct generation *generation = choice->generation;
    const struct pool *pool = generation->pool;
    const int64_t spare_uct = (generation->bound_ct - known_ct + 1) * CT_UCT;
    uint32_t *found = ARENA_ARRAY(arena, pool->route_count, uint32_t), count = 0;
    int64_t *loss = ARENA_ARRAY(arena, pool->route_count, int64_t);
    for (uint32_t r = 0; r < pool->route_count; r++) {
        const struct route *route = &pool->routes[r];
        if (route->is_beaten || route->count == 0)
            continue;
        const int64_t lost_uct =
            generation->best_day_uct[route->at.day] -
            prices_route_uct(&generation->best_prices, generation->ground,
                             pool_nodes(pool, r), route->count, route->net_ct) +
            prices_nights_uct(&generation->best_prices, generation->ground,
                              route->at.day, route->at.wake, route->at.sleep);
        if (generation->exact_rounds > 0 && lost_uct > spare_uct)
            continue;
        loss[count] = lost_uct;
        found[count++] = r;
    }
    uint32_t *order = ARENA_ARRAY(arena, count, uint32_t);
    sorting_order_i64(loss, order, count);
    choice->routes = ARENA_ARRAY(arena, (size_t)count + WEEK_DAYS_MAX, uint32_t);
    for (uint32_t i = 0; i < count && i < options->column_limit; i++)
        choice->routes[choice->count++] = found[order[i]];
}

/* The routes of the week known; the pool has them, or takes them. */
static void add_known(struct choice *choice, const struct draft *draft,
                      uint32_t known_routes[WEEK_DAYS_MAX])
{
    struct pool *pool = choice->generation->pool;
    for (uint32_t d = 0; d < draft->ground->day_count; d++) {
        known_routes[d] = NO_IX;
        if (draft->tours[d].count == 0)
            continue;
        const uint32_t route =
            pool_add_tour(pool, draft->ground->kind_of[d], &draft->tours[d]);
        uint32_t i = 0;
        while (i < choice->count && choice->routes[i] != route)
            i++;
        if (i == choice->count && route != NO_IX)
            choice->routes[choice->count++] = route;
        known_routes[d] = route == NO_IX ? NO_IX : i;
    }
}

static bool add_rows(struct choice *choice, struct program *program, struct err *err)
{
    const struct ground *ground = choice->generation->ground;
    for (uint32_t d = 0; d < ground->day_count; d++) {
        const double days = ground->kind_count[d];
        const struct program_row row = {days, days};
        if (ground->kind_of[d] != d)
            continue;
        choice->row_of_kind[d] = program_row_count(program);
        if (!program_add_rows(program, &row, 1, err))
            return false;
    }
    choice->group_row = program_row_count(program);
    const struct program_row once = {1, 1};
    for (uint32_t g = 0; g < ground->group_count; g++)
        if (!program_add_rows(program, &once, 1, err))
            return false;
    choice->quota_row = program_row_count(program);
    if (!quota_rows_add(ground, program, err))
        return false;
    choice->night_row = program_row_count(program);
    return nights_add_rows(ground, program, err);
}

/* Days without visits, one after the other: of each kind, from where to where she can
 * get. False at the end; begins with all 0. */
static bool next_empty(const struct ground *ground, struct route_day *at,
                       bool *has_begun)
{
    while (at->day < ground->day_count) {
        if (*has_begun && ++at->sleep >= ground_sleeps(ground, at->day)) {
            at->sleep = 0;
            if (++at->wake >= ground_wakes(ground, at->day)) {
                at->wake = 0;
                at->day++;
            }
        }
        *has_begun = true;
        if (at->day < ground->day_count && ground->kind_of[at->day] == at->day &&
            ground_transfer_fits(ground, at->day, at->wake, at->sleep))
            return true;
    }
    return false;
}

static bool add_empty(struct choice *choice, struct program *program,
                      struct route_day at, struct err *err)
{
    const struct ground *ground = choice->generation->ground;
    uint32_t rows[1 + 2 * NIGHT_ENTRIES_MAX] = {choice->row_of_kind[at.day]};
    double entries[1 + 2 * NIGHT_ENTRIES_MAX] = {1};
    const uint32_t count = 1 + nights_put(ground, choice->night_row, at.day, at.wake,
                                          at.sleep, &rows[1], &entries[1]);
    const struct program_column empty = {
        (double)nights_empty_ct(ground, at.day, at.wake, at.sleep),
        0,
        ground->kind_count[at.day],
        true,
        count,
        rows,
        entries};
    return program_add_columns(program, &empty, 1, err);
}

static bool add_slacks(struct choice *choice, struct program *program, struct err *err)
{
    const struct ground *ground = choice->generation->ground;
    const double one = 1;
    for (uint32_t g = 0; g < ground->group_count; g++) {
        const uint32_t row = choice->group_row + g;
        const struct program_column missed = {
            -(double)ground->week->groups[g].miss_ct, 0, 1, false, 1, &row, &one};
        if (!program_add_columns(program, &missed, 1, err))
            return false;
    }
    struct route_day at = {0};
    bool has_begun = false;
    if (!quota_rows_add_missing(ground, program, choice->quota_row, err))
        return false;
    choice->first_empty = program_column_count(program);
    while (next_empty(ground, &at, &has_begun))
        if (!add_empty(choice, program, at, err))
            return false;
    choice->first_route = program_column_count(program);
    return true;
}

static bool add_routes(struct choice *choice, struct program *program,
                       struct arena *arena, struct err *err)
{
    const struct generation *generation = choice->generation;
    const struct week *week = generation->ground->week;
    for (uint32_t i = 0; i < choice->count; i++) {
        const struct route *route = &generation->pool->routes[choice->routes[i]];
        const uint32_t *nodes = pool_nodes(generation->pool, choice->routes[i]);
        const size_t most =
            (size_t)route->count + 1 + week->quota_count + 2 * NIGHT_ENTRIES_MAX;
        uint32_t *rows = ARENA_ARRAY(arena, most, uint32_t);
        double *entries = ARENA_ARRAY(arena, most, double);
        uint32_t count = route->count + 1;
        for (uint32_t j = 0; j <= route->count; j++) {
            rows[j] = j == route->count ? choice->row_of_kind[route->at.day]
                                        : choice->group_row +
                                              generation->ground->nodes[nodes[j]].group;
            entries[j] = 1;
        }
        count += quota_rows_put(generation->ground, choice->quota_row, nodes,
                                route->count, &rows[count], &entries[count]);
        count +=
            nights_put(generation->ground, choice->night_row, route->at.day,
                       route->at.wake, route->at.sleep, &rows[count], &entries[count]);
        const struct program_column column = {
            (double)route->net_ct, 0, 1, true, count, rows, entries};
        if (!program_add_columns(program, &column, 1, err))
            return false;
    }
    return true;
}

/* The draft as values of the program's columns; NULL when a route is not among them. */
static double *known_values(const struct choice *choice, const struct draft *draft,
                            const uint32_t *known_routes, uint32_t columns,
                            struct arena *arena)
{
    const struct ground *ground = draft->ground;
    double *values = ARENA_ARRAY(arena, columns, double);
    struct route_day empty = {0};
    bool has_begun = false;
    for (uint32_t g = 0; g < ground->group_count; g++)
        values[g] = draft->node_of[g] == NO_IX ? 1 : 0;
    uint32_t missing = ground->group_count;
    for (uint32_t q = 0; q < ground->week->quota_count; q++)
        if (ground->week->quotas[q].least > 0)
            values[missing++] = (double)week_quota_missing(&ground->week->quotas[q],
                                                           draft->quota_taken[q]);
    for (uint32_t at = choice->first_empty; next_empty(ground, &empty, &has_begun);
         at++)
        for (uint32_t d = empty.day; d < ground->day_count; d++)
            values[at] += ground->kind_of[d] == empty.day &&
                          draft->tours[d].count == 0 &&
                          draft->tours[d].wake == empty.wake &&
                          draft->tours[d].sleep == empty.sleep;
    for (uint32_t d = 0; d < ground->day_count; d++) {
        if (draft->tours[d].count == 0)
            continue;
        if (known_routes[d] == NO_IX)
            return NULL;
        values[choice->first_route + known_routes[d]] += 1;
    }
    return values;
}

static void write_draft(const struct choice *choice, const double *values,
                        struct draft *draft)
{
    const struct generation *generation = choice->generation;
    const struct ground *ground = generation->ground;
    struct route_day empty = {0};
    bool has_begun = false;
    uint32_t next[WEEK_DAYS_MAX];
    for (uint32_t d = 0; d < ground->day_count; d++) {
        draft_set_day(draft, d, NULL, 0);
        next[d] = d;
    }
    for (uint32_t at = choice->first_empty; next_empty(ground, &empty, &has_begun);
         at++)
        if (values[at] > 0.5)
            draft_set_ends(draft, empty.day, empty.wake, empty.sleep);
    for (uint32_t i = 0; i < choice->count; i++) {
        const struct route *route = &generation->pool->routes[choice->routes[i]];
        if (values[choice->first_route + i] < 0.5)
            continue;
        uint32_t d = next[route->at.day];
        while (ground->kind_of[d] != route->at.day)
            d++;
        assert(d < ground->day_count);
        draft_set_ends(draft, d, route->at.wake, route->at.sleep);
        draft_set_day(draft, d, pool_nodes(generation->pool, choice->routes[i]),
                      route->count);
        next[route->at.day] = d + 1;
    }
}

static bool solve(struct choice *choice, struct program *program,
                  const struct integer_options *options, struct draft *draft,
                  const uint32_t *known_routes, struct arena *arena)
{
    struct err err;
    enum program_status status;
    if (!add_rows(choice, program, &err) || !add_slacks(choice, program, &err) ||
        !add_routes(choice, program, arena, &err) ||
        !program_solve(program, PROGRAM_PRIMAL, 0, &status, &err) ||
        status != PROGRAM_OPTIMAL)
        return false;
    const int64_t known_ct = draft_net_ct(draft);
    /* No better week: the linear program over these routes is a bound on them. */
    if (program_objective(program) < (double)known_ct + 0.5)
        return false;
    const uint32_t columns = program_column_count(program);
    double *values = ARENA_ARRAY(arena, columns, double);
    const struct program_integer_options integer = {
        .node_limit = options->node_limit,
        .stop = options->stop,
        .known = known_values(choice, draft, known_routes, columns, arena),
        .cut = false};
    if (!program_solve_integer(program, &integer, &status, values, &err) ||
        (status != PROGRAM_OPTIMAL && status != PROGRAM_FEASIBLE))
        return false;
    struct draft better;
    draft_init(&better, draft->ground, arena);
    write_draft(choice, values, &better);
    if (draft_net_ct(&better) <= known_ct)
        return false;
    draft_copy(draft, &better);
    return true;
}

bool integer_improve(const struct generation *generation,
                     const struct integer_options *options, struct draft *draft)
{
    struct arena arena = {0};
    struct choice choice = {.generation = generation};
    uint32_t known_routes[WEEK_DAYS_MAX];
    if (draft->ground->group_count == 0 || draft->ground->day_count == 0)
        return false;
    choose_routes(&choice, options, draft_net_ct(draft), &arena);
    add_known(&choice, draft, known_routes);
    struct program *program = program_open(PROGRAM_MAXIMISE);
    const bool improved = solve(&choice, program, options, draft, known_routes, &arena);
    program_close(program);
    arena_release(&arena);
    return improved;
}
