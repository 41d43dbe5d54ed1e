// SPDX-License-Identifier: GPL-3.0-or-later
/* The program holds only the columns that priced in at some time; all others are looked
 * at with whole numbers after each solve, so the bound never rests on what the program
 * knows. */
#include "plan/lineup.h"

#include "base/sorting.h"
#include "lp/program.h"
#include "plan/empty_day.h"
#include "plan/nights.h"
#include "plan/proof_log.h"
#include "plan/quota_rows.h"
#include "plan/triples.h"
#include "route/pricing.h"

#include <assert.h>
#include <math.h>

enum { ADD_AT_ONCE = 300, PASSES_MAX = 400, CUTS_AT_ONCE = 30, CUTS_MAX = 400 };

void lineup_init(struct lineup *lineup, const struct ground *ground,
                 uint32_t column_limit)
{
    *lineup =
        (struct lineup){.ground = ground, .words = (ground->group_count + 63) / 64};
    pool_init(&lineup->columns, column_limit);
    lineup->prices = prices_new(ground, &lineup->arena);
}

void lineup_release(struct lineup *lineup)
{
    program_close(lineup->program);
    pool_release(&lineup->columns);
    arena_release(&lineup->arena);
    *lineup = (struct lineup){0};
}

void lineup_add(struct lineup *lineup, struct route_day at, const uint32_t *nodes,
                uint32_t count, int64_t net_ct)
{
    assert(!lineup->program);
    pool_add(&lineup->columns, at, nodes, count, net_ct);
}

bool lineup_has(const struct lineup *lineup, uint32_t column, uint32_t group)
{
    return lineup->sets[(size_t)column * lineup->words + group / 64] >> group % 64 & 1;
}

static bool add_row(struct lineup *lineup, double least, double most)
{
    struct err err;
    const struct program_row row = {least, most};
    return program_add_rows(lineup->program, &row, 1, &err);
}

static bool add_rows(struct lineup *lineup)
{
    const struct ground *ground = lineup->ground;
    bool added = true;
    for (uint32_t d = 0; d < ground->day_count; d++) {
        lineup->kind_row[d] = program_row_count(lineup->program);
        if (ground->kind_of[d] == d)
            added =
                added && add_row(lineup, ground->kind_count[d], ground->kind_count[d]);
    }
    lineup->group_row = program_row_count(lineup->program);
    for (uint32_t g = 0; g < ground->group_count; g++)
        added = added && add_row(lineup, 1, 1);
    lineup->quota_row = program_row_count(lineup->program);
    struct err err;
    added = added && quota_rows_add(ground, lineup->program, &err);
    lineup->night_row = program_row_count(lineup->program);
    added = added && nights_add_rows(ground, lineup->program, &err);
    lineup->cut_row = program_row_count(lineup->program);
    return added;
}

static bool add_slack(struct lineup *lineup, uint32_t row, int64_t loss_ct)
{
    struct err err;
    const double one = 1;
    const struct program_column column = {.objective = -(double)loss_ct,
                                          .most = HUGE_VAL,
                                          .entry_count = 1,
                                          .rows = &row,
                                          .entries = &one};
    return program_add_columns(lineup->program, &column, 1, &err);
}

static bool add_empty(struct lineup *lineup, struct route_day at)
{
    struct err err;
    uint32_t rows[1 + 2 * NIGHT_ENTRIES_MAX] = {lineup->kind_row[at.day]};
    double entries[1 + 2 * NIGHT_ENTRIES_MAX] = {1};
    const uint32_t count = 1 + nights_put(lineup->ground, lineup->night_row, at.day,
                                          at.wake, at.sleep, &rows[1], &entries[1]);
    const struct program_column column = {
        .objective = (double)nights_empty_ct(lineup->ground, at.day, at.wake, at.sleep),
        .most = HUGE_VAL,
        .entry_count = count,
        .rows = rows,
        .entries = entries};
    return program_add_columns(lineup->program, &column, 1, &err);
}

/* Missed groups, by group, then what quotas are short of, then empty days, by kind and
 * ends. */
static bool add_slacks(struct lineup *lineup)
{
    const struct ground *ground = lineup->ground;
    struct route_day at = {.day = NO_IX};
    bool added = true;
    for (uint32_t g = 0; g < ground->group_count; g++)
        added = added && add_slack(lineup, lineup->group_row + g,
                                   ground->week->groups[g].miss_ct);
    struct err err;
    added = added &&
            quota_rows_add_missing(ground, lineup->program, lineup->quota_row, &err);
    lineup->empty_ix = program_column_count(lineup->program);
    while (added && empty_day_next(ground, &at))
        added = add_empty(lineup, at);
    lineup->first_ix = program_column_count(lineup->program);
    return added;
}

static void lay_sets(struct lineup *lineup)
{
    const uint32_t count = lineup->columns.route_count;
    lineup->sets = ARENA_ARRAY(&lineup->arena, (size_t)count * lineup->words, uint64_t);
    for (uint32_t c = 0; c < count; c++) {
        const uint32_t *nodes = pool_nodes(&lineup->columns, c);
        for (uint32_t i = 0; i < lineup->columns.routes[c].count; i++) {
            const uint32_t group = lineup->ground->nodes[nodes[i]].group;
            lineup->sets[(size_t)c * lineup->words + group / 64] |= (uint64_t)1
                                                                    << group % 64;
        }
    }
}

bool lineup_open(struct lineup *lineup, int64_t force_ct)
{
    struct arena *arena = &lineup->arena;
    const uint32_t count = lineup->columns.route_count;
    lineup->force_ct = force_ct;
    lineup->removed = ARENA_ARRAY(arena, count, uint16_t);
    lineup->program_ix = ARENA_ARRAY(arena, count, uint32_t);
    lineup->column_of = ARENA_ARRAY(arena, count, uint32_t);
    lineup->shares = ARENA_ARRAY(arena, count, double);
    lineup->forced = ARENA_ARRAY(arena, lineup->ground->group_count, uint16_t);
    for (uint32_t c = 0; c < count; c++) {
        lineup->program_ix[c] = NO_IX;
        lineup->removed[c] = lineup->columns.routes[c].is_beaten;
    }
    lay_sets(lineup);
    lineup->program = program_open(PROGRAM_MAXIMISE);
    if (!add_rows(lineup) || !add_slacks(lineup))
        return false;
    lineup->empty_shares =
        ARENA_ARRAY(arena, lineup->first_ix - lineup->empty_ix, double);
    return true;
}

static void set_most(struct lineup *lineup, uint32_t column, double most)
{
    struct err err;
    const uint32_t ix = lineup->program_ix[column];
    if (ix == NO_IX)
        return;
    const bool was_set = program_set_bounds(lineup->program, ix, 0, most, &err);
    assert(was_set);
    (void)was_set;
    lineup->needs_dual = true;
}

void lineup_remove(struct lineup *lineup, uint32_t column, uint16_t depth)
{
    if (lineup->removed[column])
        return;
    assert(depth > 0);
    lineup->removed[column] = depth;
    set_most(lineup, column, 0);
}

static void set_miss(struct lineup *lineup, uint32_t group)
{
    struct err err;
    const int64_t miss_ct = lineup->ground->week->groups[group].miss_ct +
                            (lineup->forced[group] ? lineup->force_ct : 0);
    const bool was_set =
        program_set_objective(lineup->program, group, -(double)miss_ct, &err);
    assert(was_set);
    (void)was_set;
}

void lineup_force(struct lineup *lineup, uint32_t group, uint16_t depth)
{
    if (lineup->forced[group])
        return;
    lineup->forced[group] = depth;
    set_miss(lineup, group);
}

void lineup_restore(struct lineup *lineup, uint16_t depth)
{
    for (uint32_t c = 0; c < lineup->columns.route_count; c++) {
        if (lineup->removed[c] < depth || lineup->columns.routes[c].is_beaten)
            continue;
        lineup->removed[c] = 0;
        set_most(lineup, c, HUGE_VAL);
    }
    for (uint32_t g = 0; g < lineup->ground->group_count; g++) {
        if (lineup->forced[g] < depth)
            continue;
        lineup->forced[g] = 0;
        set_miss(lineup, g);
    }
}

/* Two or three of the cut's groups? */
static bool is_cut(const struct lineup *lineup, uint32_t column,
                   const struct lineup_cut *cut)
{
    return lineup_has(lineup, column, cut->groups[0]) +
               lineup_has(lineup, column, cut->groups[1]) +
               lineup_has(lineup, column, cut->groups[2]) >=
           2;
}

static bool add_column(struct lineup *lineup, uint32_t c)
{
    const struct ground *ground = lineup->ground;
    const struct route *route = &lineup->columns.routes[c];
    const uint32_t *nodes = pool_nodes(&lineup->columns, c);
    struct arena scratch = {0};
    struct err err;
    const size_t most = (size_t)route->count + 1 + ground->week->quota_count +
                        lineup->cut_count + 2 * NIGHT_ENTRIES_MAX;
    uint32_t *rows = ARENA_ARRAY(&scratch, most, uint32_t), count = 0;
    double *entries = ARENA_ARRAY(&scratch, most, double);
    rows[count] = lineup->kind_row[route->at.day];
    entries[count++] = 1;
    for (uint32_t i = 0; i < route->count; i++, count++) {
        rows[count] = lineup->group_row + ground->nodes[nodes[i]].group;
        entries[count] = 1;
    }
    count += quota_rows_put(ground, lineup->quota_row, nodes, route->count,
                            &rows[count], &entries[count]);
    count += nights_put(ground, lineup->night_row, route->at.day, route->at.wake,
                        route->at.sleep, &rows[count], &entries[count]);
    for (uint32_t k = 0; k < lineup->cut_count; k++) {
        rows[count] = lineup->cut_row + k;
        entries[count] = 1;
        count += is_cut(lineup, c, &lineup->cuts[k]);
    }
    lineup->program_ix[c] = program_column_count(lineup->program);
    lineup->column_of[lineup->used++] = c;
    const struct program_column column = {.objective = (double)route->net_ct,
                                          .most = HUGE_VAL,
                                          .entry_count = count,
                                          .rows = rows,
                                          .entries = entries};
    const bool added = program_add_columns(lineup->program, &column, 1, &err);
    arena_release(&scratch);
    return added;
}

static bool solve_program(struct lineup *lineup)
{
    struct err err;
    enum program_status status;
    const enum program_method method =
        lineup->needs_dual ? PROGRAM_DUAL : PROGRAM_PRIMAL;
    if (!program_solve(lineup->program, method, 0, &status, &err) ||
        status != PROGRAM_OPTIMAL)
        return false;
    lineup->needs_dual = false;
    for (uint32_t i = 0; i < lineup->used; i++)
        lineup->shares[i] = program_value(lineup->program, lineup->first_ix + i);
    for (uint32_t ix = lineup->empty_ix; ix < lineup->first_ix; ix++)
        lineup->empty_shares[ix - lineup->empty_ix] =
            program_value(lineup->program, ix);
    return true;
}

/* The program's prices, whole and clipped to their signs. */
static void take_prices(struct lineup *lineup)
{
    const struct ground *ground = lineup->ground;
    const struct program *program = lineup->program;
    struct prices *prices = &lineup->prices;
    for (uint32_t g = 0; g < ground->group_count; g++) {
        const int64_t least = -(ground->week->groups[g].miss_ct +
                                (lineup->forced[g] ? lineup->force_ct : 0)) *
                              CT_UCT;
        const int64_t price =
            llround(program_price(program, lineup->group_row + g) * CT_UCT);
        prices->group_uct[g] = price > least ? price : least;
    }
    for (uint32_t q = 0; q < ground->week->quota_count; q++) {
        const int64_t price =
            llround(program_price(program, lineup->quota_row + q) * CT_UCT);
        prices->quota_uct[q] = prices_quota_clip(&ground->week->quotas[q], price);
    }
    for (uint32_t r = 0; r < prices->night_count; r++) {
        const int64_t price =
            llround(program_price(program, lineup->night_row + r) * CT_UCT);
        prices->night_uct[r] = price > 0 || nights_is_equal(ground, r) ? price : 0;
    }
    for (uint32_t k = 0; k < lineup->cut_count; k++) {
        const int64_t price =
            llround(program_price(program, lineup->cut_row + k) * CT_UCT);
        lineup->cuts[k].price_uct = price > 0 ? price : 0;
    }
    for (uint32_t d = 0; d < ground->day_count; d++)
        if (ground->kind_of[d] == d)
            lineup->kind_ct[d] = program_price(program, lineup->kind_row[d]);
}

/* By kind, at the prices, of the days without visits. */
static void best_empty(struct lineup *lineup)
{
    const struct ground *ground = lineup->ground;
    struct route_day at = {.day = NO_IX};
    for (uint32_t d = 0; d < ground->day_count; d++)
        lineup->best_uct[d] = REWARD_NEVER / WEEK_DAYS_MAX;
    while (empty_day_next(ground, &at)) {
        const int64_t earned =
            nights_empty_ct(ground, at.day, at.wake, at.sleep) * CT_UCT -
            prices_nights_uct(&lineup->prices, ground, at.day, at.wake, at.sleep);
        if (earned > lineup->best_uct[at.day])
            lineup->best_uct[at.day] = earned;
    }
}

/* What each column that is in earns at the prices; the best by kind, and the bound. */
static void price_columns(struct lineup *lineup, int64_t *earned_uct)
{
    const struct ground *ground = lineup->ground;
    struct arena scratch = {0};
    uint32_t *dear = ARENA_ARRAY(&scratch, lineup->cut_count, uint32_t), dear_count = 0;
    lineup->bound_uct = 0;
    for (uint32_t k = 0; k < lineup->cut_count; k++) {
        lineup->bound_uct += lineup->cuts[k].price_uct;
        if (lineup->cuts[k].price_uct > 0)
            dear[dear_count++] = k;
    }
    best_empty(lineup);
    for (uint32_t c = 0; c < lineup->columns.route_count; c++) {
        const struct route *route = &lineup->columns.routes[c];
        if (lineup->removed[c])
            continue;
        int64_t earned =
            prices_route_uct(&lineup->prices, ground, pool_nodes(&lineup->columns, c),
                             route->count, route->net_ct) -
            prices_nights_uct(&lineup->prices, ground, route->at.day, route->at.wake,
                              route->at.sleep);
        for (uint32_t i = 0; i < dear_count; i++)
            if (is_cut(lineup, c, &lineup->cuts[dear[i]]))
                earned -= lineup->cuts[dear[i]].price_uct;
        earned_uct[c] = earned;
        if (earned > lineup->best_uct[route->at.day])
            lineup->best_uct[route->at.day] = earned;
    }
    lineup->bound_uct += prices_bound_uct(&lineup->prices, ground, lineup->best_uct);
    arena_release(&scratch);
}

/* Columns that the program lacks and that earn more than it thinks a day brings; how
 * many were added, -1 when the solver failed. */
static int add_pricing_in(struct lineup *lineup, const int64_t *earned_uct)
{
    struct arena scratch = {0};
    const uint32_t count = lineup->columns.route_count;
    uint32_t *found = ARENA_ARRAY(&scratch, count, uint32_t), found_count = 0;
    double *keys = ARENA_ARRAY(&scratch, count, double);
    for (uint32_t c = 0; c < count; c++) {
        if (lineup->removed[c] || lineup->program_ix[c] != NO_IX)
            continue;
        const double more = (double)earned_uct[c] / CT_UCT -
                            lineup->kind_ct[lineup->columns.routes[c].at.day];
        if (more > 0.01) {
            keys[found_count] = -more;
            found[found_count++] = c;
        }
    }
    uint32_t *order = ARENA_ARRAY(&scratch, found_count, uint32_t);
    sorting_order_f64(keys, order, found_count);
    int added = 0;
    for (uint32_t i = 0; i < found_count && i < ADD_AT_ONCE && added >= 0; i++)
        added = add_column(lineup, found[order[i]]) ? added + 1 : -1;
    arena_release(&scratch);
    return added;
}

/* A week that reaches the target loses no more than the bound is above it, in all. */
static void remove_losers(struct lineup *lineup, const int64_t *earned_uct,
                          int64_t target_ct, uint16_t depth)
{
    const int64_t spare_uct = lineup->bound_uct - target_ct * CT_UCT;
    for (uint32_t c = 0; c < lineup->columns.route_count; c++)
        if (!lineup->removed[c] &&
            lineup->best_uct[lineup->columns.routes[c].at.day] - earned_uct[c] >
                spare_uct)
            lineup_remove(lineup, c, depth);
}

/* A new row over the columns that are in the program. */
static bool add_cut(struct lineup *lineup, const uint32_t *groups)
{
    struct err err;
    lineup->cuts = arena_grow(&lineup->arena, lineup->cuts, &lineup->cut_capacity,
                              (size_t)lineup->cut_count + 1, sizeof *lineup->cuts);
    struct lineup_cut *cut = &lineup->cuts[lineup->cut_count++];
    *cut = (struct lineup_cut){{groups[0], groups[1], groups[2]}, 0};
    struct arena scratch = {0};
    uint32_t *columns = ARENA_ARRAY(&scratch, lineup->used, uint32_t), count = 0;
    double *entries = ARENA_ARRAY(&scratch, lineup->used, double);
    for (uint32_t i = 0; i < lineup->used; i++) {
        columns[count] = lineup->first_ix + i;
        entries[count] = 1;
        count += is_cut(lineup, lineup->column_of[i], cut);
    }
    const struct program_row row = {-HUGE_VAL, 1};
    const bool added =
        program_add_row(lineup->program, &row, count, columns, entries, &err);
    arena_release(&scratch);
    lineup->needs_dual = true;
    return added;
}

/* How many cuts were added; -1 when the solver failed. */
static int add_cuts(struct lineup *lineup)
{
    struct arena scratch = {0};
    uint32_t triples[CUTS_AT_ONCE][3];
    double *values = ARENA_ARRAY(&scratch, lineup->used, double);
    const uint64_t **sets = ARENA_ARRAY(&scratch, lineup->used, const uint64_t *);
    uint32_t support = 0;
    for (uint32_t i = 0; i < lineup->used; i++) {
        const uint32_t c = lineup->column_of[i];
        const double value = lineup->shares[i];
        if (value < 1e-6)
            continue;
        values[support] = value;
        sets[support++] = &lineup->sets[(size_t)c * lineup->words];
    }
    const uint32_t room = CUTS_MAX - lineup->cut_count;
    const uint32_t count = triples_broken(
        &(struct triples_question){sets, values, support, lineup->ground->group_count},
        room < CUTS_AT_ONCE ? room : CUTS_AT_ONCE, triples);
    int added = 0;
    for (uint32_t i = 0; i < count && added >= 0; i++)
        added = add_cut(lineup, triples[i]) ? added + 1 : -1;
    arena_release(&scratch);
    return added;
}

enum lineup_status lineup_solve(struct lineup *lineup, int64_t target_ct,
                                uint16_t depth, uint32_t cut_rounds)
{
    struct arena scratch = {0};
    int64_t *earned_uct = ARENA_ARRAY(&scratch, lineup->columns.route_count, int64_t);
    enum lineup_status status = LINEUP_FAILED;
    for (int pass = 0; pass < PASSES_MAX; pass++) {
        if (!solve_program(lineup))
            break;
        take_prices(lineup);
        price_columns(lineup, earned_uct);
        if (lineup->bound_uct < target_ct * CT_UCT) {
            proof_log_prices(lineup->log, lineup);
            status = LINEUP_BELOW;
            break;
        }
        int added = add_pricing_in(lineup, earned_uct);
        if (added == 0) {
            proof_log_prices(lineup->log, lineup);
            remove_losers(lineup, earned_uct, target_ct, depth);
            if (cut_rounds > 0 && lineup->cut_count < CUTS_MAX) {
                cut_rounds--;
                added = add_cuts(lineup);
            }
        }
        if (added < 0)
            break;
        if (added == 0) {
            status = LINEUP_SOLVED;
            break;
        }
    }
    arena_release(&scratch);
    return status;
}
