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
    master->missed_column = program_column_count(master->program);
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

bool master_cap_missed(struct master *master, int64_t most_ct)
{
    struct err err;
    for (uint32_t g = 0; g < master->ground->group_count; g++) {
        const struct week_group *group = &master->ground->week->groups[g];
        if (group->is_must && group->miss_ct > most_ct &&
            !program_set_objective(master->program, master->missed_column + g,
                                   -(double)most_ct, &err))
            return false;
    }
    return true;
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
                 const struct pool *pool, const struct pool *relaxed)
{
    struct err err;
    *master = (struct master){.ground = ground, .sides = {{pool}, {relaxed}}};
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

/* A group that is visited again counts again; how many entries there are then. */
static uint32_t put_group(const struct master *master, uint32_t node, uint32_t *rows,
                          double *entries, uint32_t count)
{
    const uint32_t row = group_row(master, master->ground->nodes[node].group);
    uint32_t at = 1;
    while (at < count && rows[at] != row)
        at++;
    if (at == count) {
        rows[at] = row;
        entries[at] = 0;
        count++;
    }
    entries[at]++;
    return count;
}

static bool add_route(struct master *master, struct master_side *side,
                      uint32_t route_ix, struct err *err)
{
    const struct route *route = &side->pool->routes[route_ix];
    const uint32_t *nodes = pool_nodes(side->pool, route_ix);
    struct arena scratch = {0};
    const uint32_t quotas = master->ground->week->quota_count;
    const size_t most = (size_t)route->count + 1 + quotas + 2 * NIGHT_ENTRIES_MAX;
    uint32_t *rows = ARENA_ARRAY(&scratch, most, uint32_t), count = 1;
    double *entries = ARENA_ARRAY(&scratch, most, double);
    rows[0] = master->row_of_kind[route->at.day];
    entries[0] = 1;
    for (uint32_t i = 0; i < route->count; i++)
        count = put_group(master, nodes[i], rows, entries, count);
    count += quota_rows_put(master->ground, master->quota_row, nodes, route->count,
                            &rows[count], &entries[count]);
    count += nights_put(master->ground, master->night_row, route->at.day,
                        route->at.wake, route->at.sleep, &rows[count], &entries[count]);
    side->column_of[route_ix] = program_column_count(master->program);
    const struct program_column column = {.objective = (double)route->net_ct,
                                          .most = HUGE_VAL,
                                          .entry_count = count,
                                          .rows = rows,
                                          .entries = entries};
    const bool added = program_add_columns(master->program, &column, 1, err);
    arena_release(&scratch);
    return added;
}

static void know_pool(struct master *master, struct master_side *side)
{
    const uint32_t count = side->pool->route_count;
    side->column_of = arena_grow(&master->arena, side->column_of, &side->capacity,
                                 (size_t)count + 1, sizeof *side->column_of);
    for (; side->known < count; side->known++)
        side->column_of[side->known] = NO_IX;
}

static double reduced_ct(const struct master *master, const struct master_side *side,
                         uint32_t route_ix)
{
    const struct route *route = &side->pool->routes[route_ix];
    const uint32_t *nodes = pool_nodes(side->pool, route_ix);
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

/* Add the routes of a pool that price in, the best first; how many, or -1. */
static int add_pricing_in(struct master *master, struct master_side *side,
                          double least_ct)
{
    struct arena scratch = {0};
    struct err err;
    const uint32_t count = side->pool->route_count;
    uint32_t *found = ARENA_ARRAY(&scratch, count, uint32_t), found_count = 0;
    double *keys = ARENA_ARRAY(&scratch, count, double);
    know_pool(master, side);
    for (uint32_t r = 0; r < count; r++) {
        if (side->column_of[r] != NO_IX || side->pool->routes[r].is_beaten)
            continue;
        const double reduced = reduced_ct(master, side, r);
        if (reduced > least_ct) {
            keys[found_count] = -reduced;
            found[found_count++] = r;
        }
    }
    uint32_t *order = ARENA_ARRAY(&scratch, found_count, uint32_t);
    sorting_order_f64(keys, order, found_count);
    int added = 0;
    for (uint32_t i = 0; i < found_count && i < ADD_AT_ONCE && added >= 0; i++)
        added = add_route(master, side, found[order[i]], &err) ? added + 1 : -1;
    arena_release(&scratch);
    return added;
}

bool master_uses(const struct master *master, uint32_t relaxed_ix)
{
    const struct master_side *side = &master->sides[MASTER_RELAXED];
    return relaxed_ix < side->known && side->column_of[relaxed_ix] != NO_IX &&
           !side->pool->routes[relaxed_ix].is_beaten &&
           program_value(master->program, side->column_of[relaxed_ix]) > 1e-6;
}

bool master_drop_beaten(struct master *master)
{
    struct master_side *side = &master->sides[MASTER_RELAXED];
    struct err err;
    for (uint32_t r = 0; r < side->known; r++) {
        if (!side->pool->routes[r].is_beaten || side->column_of[r] == NO_IX)
            continue;
        if (!program_set_bounds(master->program, side->column_of[r], 0, 0, &err))
            return false;
        side->column_of[r] = NO_IX;
        master->has_dropped = true;
    }
    return true;
}

static bool solve_once(struct master *master)
{
    struct err err;
    enum program_status status;
    if (!program_solve(master->program,
                       master->has_dropped ? PROGRAM_DUAL : PROGRAM_PRIMAL, 0, &status,
                       &err) ||
        status != PROGRAM_OPTIMAL)
        return false;
    master->has_dropped = false;
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
        const int real = add_pricing_in(master, &master->sides[MASTER_REAL], 0.5);
        const int relaxed = add_pricing_in(master, &master->sides[MASTER_RELAXED], 0.5);
        if (real < 0 || relaxed < 0)
            return false;
        if (real + relaxed == 0)
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
