// SPDX-License-Identifier: GPL-3.0-or-later
/* The exact model of Hess et al. 1965 (doi:10.1287/opre.13.6.998) by GLPK as a judge:
 *
 *     minimise  sum of a_i d_is^2 x_is
 *     sum over s of x_is = 1                                     each account i
 *     (1 - p) A_s <= sum of a_i x_is <= (1 + p) A_s              each site s
 *
 * with x_is 0 or 1. A design that keeps its tolerances is one answer of it, and a
 * certified bound is below even its linear relaxation. It knows nothing of pieces. */
#include "base/rng.h"
#include "lp/program.h"
#include "plane/projection.h"
#include "territory/designer.h"
#include "testing.h"

#include "map_fixture.h"

#include <math.h>
#include <stdio.h>

enum { SITES_MAX = 10 };

struct judged {
    double design, bound;    /* of territory_design */
    double relaxation, hess; /* of GLPK; hess 0 where only the relaxation is solved */
};

/* a_i d_is^2, in hours x square metres, by account and site. */
static double *costs_of(const struct map *map, const struct alignment *alignment,
                        struct arena *arena)
{
    const struct alignment_task *task = &map->task;
    struct err err = {0};
    struct projection *projection = NULL;
    struct geo_xy home[SITES_MAX];
    struct geo_xy *at = ARENA_ARRAY(arena, task->point_count, struct geo_xy);
    double *cost =
        ARENA_ARRAY(arena, (size_t)task->point_count * task->site_count, double);
    assert_ok(projection_open(alignment->plane_centre, &projection, &err), &err);
    assert_ok(projection_forward(projection, task->at, task->point_count, at, &err),
              &err);
    assert_ok(projection_forward(projection, task->home, task->site_count, home, &err),
              &err);
    projection_close(projection);
    for (uint32_t i = 0; i < task->point_count; i++)
        for (uint32_t s = 0; s < task->site_count; s++) {
            const double x = at[i].x_m - home[s].x_m, y = at[i].y_m - home[s].y_m;
            cost[i * task->site_count + s] = task->workload_h[i] * (x * x + y * y);
        }
    return cost;
}

static void add_model(struct program *program, const struct map *map,
                      const double *cost)
{
    const struct alignment_task *task = &map->task;
    struct err err = {0};
    double all = 0;
    for (uint32_t i = 0; i < task->point_count; i++) {
        const struct program_row once = {1, 1};
        all += task->workload_h[i];
        assert_ok(program_add_rows(program, &once, 1, &err), &err);
    }
    for (uint32_t s = 0; s < task->site_count; s++) {
        const double goal = all * task->target_share[s];
        const struct program_row load = {(1 - task->workload_spread) * goal,
                                         (1 + task->workload_spread) * goal};
        assert_ok(program_add_rows(program, &load, 1, &err), &err);
    }
    for (uint32_t i = 0; i < task->point_count; i++)
        for (uint32_t s = 0; s < task->site_count; s++) {
            const uint32_t rows[2] = {i, task->point_count + s};
            const double entries[2] = {1, task->workload_h[i]};
            const struct program_column column = {
                .objective = cost[i * task->site_count + s] / all * 1e-6,
                .most = 1,
                .is_integer = true,
                .entry_count = 2,
                .rows = rows,
                .entries = entries};
            assert_ok(program_add_columns(program, &column, 1, &err), &err);
        }
}

/* Branch and bound proves some 100 accounts in seconds, 200 not in minutes. */
enum { EXACT_MOST = 100 };

static void solve_model(const struct map *map, const double *cost, struct arena *arena,
                        struct judged *judged)
{
    const struct alignment_task *task = &map->task;
    const uint32_t count = task->point_count * task->site_count;
    struct err err = {0};
    enum program_status status;
    double *values = ARENA_ARRAY(arena, count, double);
    struct program *program = program_open(PROGRAM_MINIMISE);
    add_model(program, map, cost);
    assert_ok(program_solve(program, PROGRAM_PRIMAL, 0, &status, &err), &err);
    assert_int_equal(status, PROGRAM_OPTIMAL);
    for (uint32_t c = 0; c < count; c++)
        judged->relaxation += cost[c] * program_value(program, c);
    const struct program_integer_options options = {.node_limit = 20000, .gap = 1e-3};
    if (task->point_count <= EXACT_MOST) {
        assert_ok(program_solve_integer(program, &options, &status, values, &err),
                  &err);
        assert_int_equal(status, PROGRAM_OPTIMAL);
    }
    for (uint32_t c = 0; c < count; c++)
        judged->hess += cost[c] * values[c];
    program_close(program);
    program_thread_end();
}

/* Homes are accounts here and there; one load. */
static void make_map(struct map *map, uint32_t accounts, uint32_t sites, uint64_t seed)
{
    struct rng rng;
    rng_init(&rng, seed, 0);
    map_init(map, accounts, sites);
    map_scatter(map, (struct geo_point){24, 57}, &rng);
    map->task.value_ct = NULL;
    for (uint32_t i = 0; i < accounts; i++)
        map->workload_h[i] = 5 + (double)rng_below(&rng, 20);
    for (uint32_t s = 0; s < sites; s++) {
        map->home[s] = map->at[s * accounts / sites];
        map->has_home[s] = 1;
    }
}

static struct judged judge(uint32_t accounts, uint32_t sites, uint64_t seed)
{
    struct map map;
    struct arena arena = {0};
    struct err err = {0};
    struct alignment alignment;
    struct judged judged = {0};
    const struct territory_options options = territory_options_default();
    make_map(&map, accounts, sites, seed);
    assert_ok(territory_design(&map.task, &options, &arena, &alignment, &err), &err);
    const double *cost = costs_of(&map, &alignment, &arena);
    for (uint32_t i = 0; i < accounts; i++)
        judged.design += cost[i * sites + alignment.territory[i]];
    judged.bound = alignment.inertia_bound;
    solve_model(&map, cost, &arena, &judged);
    arena_release(&arena);
    map_release(&map);
    return judged;
}

/* Maps of the same kind: 60 accounts for 4 homes, 100 for 5, and 200 for 10. */
struct size {
    uint32_t accounts, sites;
    uint64_t seed;
};
static const struct size SIZES[] = {{60, 4, 1}, {60, 4, 2}, {100, 5, 3}, {200, 10, 5}};
enum { SIZE_COUNT = sizeof SIZES / sizeof SIZES[0] };

static int solve_all(void **state)
{
    struct judged *found = calloc(SIZE_COUNT, sizeof *found);
    for (uint32_t c = 0; c < SIZE_COUNT; c++) {
        found[c] = judge(SIZES[c].accounts, SIZES[c].sites, SIZES[c].seed);
        printf("%u accounts, %u sites, of the relaxation: bound %.4f, Hess %.4f, "
               "design %.4f\n",
               SIZES[c].accounts, SIZES[c].sites, found[c].bound / found[c].relaxation,
               found[c].hess / found[c].relaxation,
               found[c].design / found[c].relaxation);
    }
    *state = found;
    return 0;
}

static int forget_all(void **state)
{
    free(*state);
    return 0;
}

static void the_bound_is_below_the_relaxation_and_near_it(void **state)
{
    const struct judged *found = *state;
    for (uint32_t c = 0; c < SIZE_COUNT; c++) {
        assert_true(found[c].bound <= found[c].relaxation * (1 + 1e-6));
        assert_true(found[c].bound >= found[c].relaxation * 0.995);
    }
}

/* Within the gap at which branch and bound may stop. */
static void no_design_beats_the_exact_model(void **state)
{
    const struct judged *found = *state;
    for (uint32_t c = 0; c < SIZE_COUNT; c++)
        assert_true(found[c].design >= found[c].hess * (1 - 1e-3));
}

static void designs_are_near_the_exact_model(void **state)
{
    const struct judged *found = *state;
    for (uint32_t c = 0; c < SIZE_COUNT; c++) {
        const double least = fmax(found[c].hess, found[c].relaxation);
        assert_true(found[c].design <= least * 1.06);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bound_is_below_the_relaxation_and_near_it),
        cmocka_unit_test(no_design_beats_the_exact_model),
        cmocka_unit_test(designs_are_near_the_exact_model),
    };
    return cmocka_run_group_tests(tests, solve_all, forget_all);
}
