// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/master.h"

#include "base/sorting.h"
#include "lp/program.h"
#include "plan/nights.h"
#include "plan/quota_rows.h"

#include <assert.h>
#include <math.h>

enum { ADD_AT_ONCE = 400, PASSES_MAX = 200 };

static bool add_rows(struct master *master, struct err *err)
{
    const struct ground *ground = master->ground;
    struct program_row row;
    master->night_row = 0;
    if (!nights_add_rows(ground, master->program, err))
        return false;
    for (uint32_t d = 0; d < ground->day_count; d++) {
        if (ground->kind_of[d] != d)
            continue;
        master->row_of_kind[d] = program_row_count(master->program);
        row.least = row.most = ground->kind_count[d];
        if (!program_add_rows(master->program, &row, 1, err))
            return false;
    }
    master->group_row = program_row_count(master->program);
    for (uint32_t g = 0; g < ground->group_count; g++) {
        row.least = row.most = 1;
        if (!program_add_rows(master->program, &row, 1, err))
            return false;
    }
    master->quota_row = program_row_count(master->program);
    return quota_rows_add(ground, master->program, err);
}

static uint32_t group_row(const struct master *master, uint32_t group)
{
    return master->group_row + group;
}

static bool add_missed(struct master *master, struct err *err)
{
    const double one = 1;
    for (uint32_t g = 0; g < master->ground->group_count; g++) {
        const uint32_t row = group_row(master, g);
        const struct program_column column = {
            .objective = -(double)master->ground->week->groups[g].miss_ct,
            .most = HUGE_VAL,
            .entry_count = 1,
            .rows = &row,
            .entries = &one,
        };
        if (!program_add_columns(master->program, &column, 1, err))
            return false;
    }
    return quota_rows_add_missing(master->ground, master->program, master->quota_row,
                                  err);
}

static bool add_empty_day(struct master *master, struct route_day at, struct err *err)
{
    uint32_t rows[1 + 2 * NIGHT_ENTRIES_MAX] = {master->row_of_kind[at.day]};
    double entries[1 + 2 * NIGHT_ENTRIES_MAX] = {1};
    const uint32_t count = 1 + nights_put(master->ground, master->night_row, at.day,
                                          at.wake, at.sleep, &rows[1], &entries[1]);
    const struct program_column column = {
        .objective = (double)nights_empty_ct(master->ground, at.day, at.wake, at.sleep),
        .most = HUGE_VAL,
        .entry_count = count,
        .rows = rows,
        .entries = entries,
    };
    return program_add_columns(master->program, &column, 1, err);
}

/* An empty day is a route too, from wherever to wherever she can get. */
static bool add_empty_days(struct master *master, struct err *err)
{
    const struct ground *ground = master->ground;
    for (uint32_t d = 0; d < ground->day_count; d++) {
        if (ground->kind_of[d] != d)
            continue;
        for (uint32_t wake = 0; wake < ground_wakes(ground, d); wake++)
            for (uint32_t sleep = 0; sleep < ground_sleeps(ground, d); sleep++)
                if (ground_transfer_fits(ground, d, wake, sleep) &&
                    !add_empty_day(master, (struct route_day){d, wake, sleep}, err))
                    return false;
    }
    return true;
}

bool master_open(struct master *master, const struct ground *ground,
                 const struct pool *pool)
{
    struct err err;
    *master = (struct master){.ground = ground, .pool = pool};
    if (ground->day_count == 0 || ground->group_count == 0)
        return false;
    master->group_price = ARENA_ARRAY(&master->arena, ground->group_count, double);
    master->quota_price =
        ARENA_ARRAY(&master->arena, ground->week->quota_count, double);
    master->night_price = ARENA_ARRAY(&master->arena, nights_row_count(ground), double);
    master->program = program_open(PROGRAM_MAXIMISE);
    if (add_rows(master, &err) && add_missed(master, &err) &&
        add_empty_days(master, &err))
        return true;
    master_close(master);
    return false;
}

void master_close(struct master *master)
{
    program_close(master->program);
    arena_release(&master->arena);
    *master = (struct master){0};
}

static bool add_route(struct master *master, uint32_t route_ix, struct err *err)
{
    const struct route *route = &master->pool->routes[route_ix];
    const uint32_t *nodes = pool_nodes(master->pool, route_ix);
    struct arena scratch = {0};
    const uint32_t quotas = master->ground->week->quota_count;
    const size_t most = (size_t)route->count + 1 + quotas + 2 * NIGHT_ENTRIES_MAX;
    uint32_t *rows = ARENA_ARRAY(&scratch, most, uint32_t), count = 1;
    double *entries = ARENA_ARRAY(&scratch, most, double);
    rows[0] = master->row_of_kind[route->at.day];
    entries[0] = 1;
    for (uint32_t i = 0; i < route->count; i++, count++) {
        rows[count] = group_row(master, master->ground->nodes[nodes[i]].group);
        entries[count] = 1;
    }
    count += quota_rows_put(master->ground, master->quota_row, nodes, route->count,
                            &rows[count], &entries[count]);
    count += nights_put(master->ground, master->night_row, route->at.day,
                        route->at.wake, route->at.sleep, &rows[count], &entries[count]);
    master->column_of[route_ix] = program_column_count(master->program);
    const struct program_column column = {.objective = (double)route->net_ct,
                                          .most = HUGE_VAL,
                                          .entry_count = count,
                                          .rows = rows,
                                          .entries = entries};
    const bool added = program_add_columns(master->program, &column, 1, err);
    arena_release(&scratch);
    return added;
}

static void know_pool(struct master *master)
{
    const uint32_t count = master->pool->route_count;
    master->column_of =
        arena_grow(&master->arena, master->column_of, &master->column_capacity,
                   (size_t)count + 1, sizeof *master->column_of);
    for (; master->known < count; master->known++)
        master->column_of[master->known] = NO_IX;
}

static double reduced_ct(const struct master *master, uint32_t route_ix)
{
    const struct route *route = &master->pool->routes[route_ix];
    const uint32_t *nodes = pool_nodes(master->pool, route_ix);
    uint32_t rows[2 * NIGHT_ENTRIES_MAX];
    double entries[2 * NIGHT_ENTRIES_MAX];
    double sum = (double)route->net_ct - master->kind_price[route->at.day];
    const uint32_t count = nights_put(master->ground, 0, route->at.day, route->at.wake,
                                      route->at.sleep, rows, entries);
    for (uint32_t i = 0; i < count; i++)
        sum -= entries[i] * master->night_price[rows[i]];
    for (uint32_t i = 0; i < route->count; i++)
        sum -= master->group_price[master->ground->nodes[nodes[i]].group];
    for (uint32_t q = 0; q < master->ground->week->quota_count; q++)
        sum -= master->quota_price[q] *
               (double)ground_quota_taken(master->ground, q, nodes, route->count);
    return sum;
}

/* Add the routes of the pool that price in, the best first; how many, or -1. */
static int add_pricing_in(struct master *master, double least_ct)
{
    struct arena scratch = {0};
    struct err err;
    const uint32_t count = master->pool->route_count;
    uint32_t *found = ARENA_ARRAY(&scratch, count, uint32_t), found_count = 0;
    double *keys = ARENA_ARRAY(&scratch, count, double);
    know_pool(master);
    for (uint32_t r = 0; r < count; r++) {
        if (master->column_of[r] != NO_IX || master->pool->routes[r].is_beaten)
            continue;
        const double reduced = reduced_ct(master, r);
        if (reduced > least_ct) {
            keys[found_count] = -reduced;
            found[found_count++] = r;
        }
    }
    uint32_t *order = ARENA_ARRAY(&scratch, found_count, uint32_t);
    sorting_order_f64(keys, order, found_count);
    int added = 0;
    for (uint32_t i = 0; i < found_count && i < ADD_AT_ONCE && added >= 0; i++)
        added = add_route(master, found[order[i]], &err) ? added + 1 : -1;
    arena_release(&scratch);
    return added;
}

static bool solve_once(struct master *master)
{
    struct err err;
    enum program_status status;
    if (!program_solve(master->program, PROGRAM_PRIMAL, 0, &status, &err) ||
        status != PROGRAM_OPTIMAL)
        return false;
    const struct ground *ground = master->ground;
    for (uint32_t g = 0; g < ground->group_count; g++)
        master->group_price[g] = program_price(master->program, group_row(master, g));
    for (uint32_t q = 0; q < ground->week->quota_count; q++)
        master->quota_price[q] = program_price(master->program, master->quota_row + q);
    for (uint32_t r = 0; r < nights_row_count(ground); r++)
        master->night_price[r] = program_price(master->program, master->night_row + r);
    for (uint32_t d = 0; d < ground->day_count; d++)
        if (ground->kind_of[d] == d)
            master->kind_price[d] =
                program_price(master->program, master->row_of_kind[d]);
    master->value_ct = program_objective(master->program);
    return true;
}

/* A route prices in when it earns half a cent more than its day; less is the solver's
 * rounding. */
bool master_solve(struct master *master)
{
    if (!master->program || !solve_once(master))
        return false;
    for (int pass = 0; pass < PASSES_MAX; pass++) {
        const int added = add_pricing_in(master, 0.5);
        if (added < 0)
            return false;
        if (added == 0)
            return true;
        if (!solve_once(master))
            return false;
    }
    return true;
}

void master_prices(const struct master *master, struct prices *prices)
{
    for (uint32_t g = 0; g < master->ground->group_count; g++)
        prices->group_uct[g] = llround(master->group_price[g] * CT_UCT);
    for (uint32_t q = 0; q < master->ground->week->quota_count; q++)
        prices->quota_uct[q] = llround(master->quota_price[q] * CT_UCT);
    for (uint32_t r = 0; r < prices->night_count; r++)
        prices->night_uct[r] = llround(master->night_price[r] * CT_UCT);
    prices_clip(prices, master->ground);
}
