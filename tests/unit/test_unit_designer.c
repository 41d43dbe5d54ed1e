// SPDX-License-Identifier: GPL-3.0-or-later
/* Territories of whole units: small cases by hand, grids against all assignments there
 * are, and one deliberate fault at a time for the audit. */
#include "territory/unit_designer.h"
#include "testing.h"

#include "audit/audit_units.h"
#include "base/rng.h"

enum { UNITS_MOST = 400, EDGES_MOST = 800 };

struct grid {
    struct unit_task task;
    struct geo_xy at[UNITS_MOST];
    double load[2][UNITS_MOST];
    struct alignment_edge edges[EDGES_MOST];
};

/* Units of side 1 in rows; all loads 1, tolerance 5 %. */
static void grid_init(struct grid *g, uint32_t width, uint32_t height,
                      uint32_t territories)
{
    *g = (struct grid){0};
    uint32_t edges = 0;
    for (uint32_t u = 0; u < width * height; u++) {
        g->at[u] = (struct geo_xy){u % width, u / width};
        g->load[0][u] = g->load[1][u] = 1;
        if ((u + 1) % width != 0)
            g->edges[edges++] = (struct alignment_edge){u, u + 1};
        if (u + width < width * height)
            g->edges[edges++] = (struct alignment_edge){u, u + width};
    }
    g->task = (struct unit_task){
        .unit_count = width * height,
        .at = g->at,
        .load_count = 2,
        .loads = {g->load[0], g->load[1]},
        .spreads = {0.05, 0.05},
        .edges = g->edges,
        .edge_count = edges,
        .territory_count = territories,
    };
}

static struct unit_options few_steps(void)
{
    struct unit_options options = unit_options_default();
    options.starts = 3;
    options.steps = 40000;
    return options;
}

/* 0-1-2 | 3-4-5: each median is in the middle of its three, lengths 1 + 0 + 1. */
static void a_row_is_halved(void **state)
{
    (void)state;
    struct grid g;
    struct arena arena = {0};
    struct unit_plan plan;
    const struct unit_options options = few_steps();
    struct err err;
    grid_init(&g, 6, 1, 2);
    assert_ok(unit_design(&g.task, &options, &arena, &plan, &err), &err);
    assert_true(plan.is_feasible);
    assert_near(plan.compactness, 4, 1e-12);
    for (uint32_t u = 0; u < 6; u++)
        assert_int_equal(plan.territory[u], plan.territory[u / 3 * 3]);
    assert_int_equal(plan.median[plan.territory[0]], 1);
    assert_int_equal(plan.median[plan.territory[3]], 4);
    assert_ok(audit_units(&g.task, &plan, &err), &err);
    arena_release(&arena);
}

/* A load of 10 beside ones cannot be halved: 10 : 5 is off its mean of 7.5 by a third.
 */
static void what_cannot_be_balanced_is_said(void **state)
{
    (void)state;
    struct grid g;
    struct arena arena = {0};
    struct unit_plan plan;
    const struct unit_options options = few_steps();
    struct err err;
    grid_init(&g, 6, 1, 2);
    g.load[0][0] = 10;
    assert_ok(unit_design(&g.task, &options, &arena, &plan, &err), &err);
    assert_false(plan.is_feasible);
    assert_ok(audit_units(&g.task, &plan, &err), &err);
    arena_release(&arena);
}

/* The plan's facts for one assignment: false when a territory is empty. */
static bool describe(const struct grid *g, const uint32_t *territory, uint32_t *median,
                     struct unit_plan *plan)
{
    const struct unit_task *task = &g->task;
    *plan = (struct unit_plan){.territory = territory, .median = median};
    plan->is_feasible = true;
    for (uint32_t t = 0; t < task->territory_count; t++) {
        double least = HUGE_VAL, sums[2] = {0}, means[2] = {0};
        for (uint32_t m = 0; m < task->unit_count; m++) {
            double sum = 0;
            for (uint32_t l = 0; l < 2; l++) {
                means[l] += g->load[l][m] / task->territory_count;
                sums[l] += territory[m] == t ? g->load[l][m] : 0;
            }
            for (uint32_t u = 0; u < task->unit_count; u++)
                if (territory[u] == t)
                    sum +=
                        hypot(g->at[u].x_m - g->at[m].x_m, g->at[u].y_m - g->at[m].y_m);
            if (territory[m] == t && sum < least) {
                least = sum;
                median[t] = m;
            }
        }
        if (!(least < HUGE_VAL))
            return false;
        plan->compactness += least;
        for (uint32_t l = 0; l < 2; l++)
            plan->is_feasible &=
                fabs(sums[l] / means[l] - 1) <= task->spreads[l] + 1e-9;
    }
    return true;
}

/* The least compactness of all assignments that pass the audit; HUGE_VAL for none. */
static double best_of_all(const struct grid *g)
{
    const uint32_t units = g->task.unit_count, k = g->task.territory_count;
    uint32_t territory[16] = {0}, median[4];
    double best = HUGE_VAL;
    for (;;) {
        struct unit_plan plan;
        struct err err;
        if (describe(g, territory, median, &plan) && plan.is_feasible &&
            plan.compactness < best && audit_units(&g->task, &plan, &err))
            best = plan.compactness;
        uint32_t u = 0;
        while (u < units && ++territory[u] == k)
            territory[u++] = 0;
        if (u == units)
            return best;
    }
}

static void small_grids_are_solved_to_the_best_there_is(void **state)
{
    (void)state;
    struct rng rng;
    struct grid g;
    const struct unit_options options = few_steps();
    uint32_t solved = 0;
    rng_init(&rng, testing_seed(20), 0);
    for (uint32_t n = 0; n < 12; n++) {
        struct arena arena = {0};
        struct unit_plan plan;
        struct err err;
        grid_init(&g, 3, 3, 2 + n % 2);
        g.task.spreads[0] = g.task.spreads[1] = 0.25;
        for (uint32_t u = 0; u < 9; u++) {
            g.at[u].x_m += 0.4 * rng_real(&rng);
            g.load[0][u] = 8 + rng_below(&rng, 5);
            g.load[1][u] = 8 + rng_below(&rng, 5);
        }
        const double best = best_of_all(&g);
        assert_ok(unit_design(&g.task, &options, &arena, &plan, &err), &err);
        assert_ok(audit_units(&g.task, &plan, &err), &err);
        assert_int_equal(plan.is_feasible, best < HUGE_VAL);
        if (plan.is_feasible)
            assert_near(plan.compactness, best, 1e-9);
        solved += plan.is_feasible;
        arena_release(&arena);
    }
    assert_true(solved > 0);
}

static void threads_change_nothing(void **state)
{
    (void)state;
    struct grid g;
    struct arena arena = {0};
    struct unit_plan one, two;
    struct unit_options options = few_steps();
    struct err err;
    grid_init(&g, 20, 20, 8);
    assert_ok(unit_design(&g.task, &options, &arena, &one, &err), &err);
    options.threads = 2;
    assert_ok(unit_design(&g.task, &options, &arena, &two, &err), &err);
    assert_memory_equal(one.territory, two.territory, 400 * sizeof *one.territory);
    assert_memory_equal(one.median, two.median, 8 * sizeof *one.median);
    assert_true(one.is_feasible);
    assert_ok(audit_units(&g.task, &one, &err), &err);
    arena_release(&arena);
}

static void senseless_tasks_are_refused(void **state)
{
    (void)state;
    struct grid g;
    struct arena arena = {0};
    struct unit_plan plan;
    const struct unit_options options = few_steps();
    struct err err;
    grid_init(&g, 3, 1, 4);
    assert_false(unit_design(&g.task, &options, &arena, &plan, &err));
    assert_err(&err, ERR_INPUT, "4 territories of 3 units");
    grid_init(&g, 3, 1, 1);
    g.load[1][2] = NAN;
    assert_false(unit_design(&g.task, &options, &arena, &plan, &err));
    assert_err(&err, ERR_INPUT, "load 1 of unit 2 is nan");
    grid_init(&g, 3, 1, 1);
    g.edges[1].b = 3;
    assert_false(unit_design(&g.task, &options, &arena, &plan, &err));
    assert_err(&err, ERR_INPUT, "edge 1 joins units 1 and 3 of 3");
    grid_init(&g, 3, 1, 1);
    g.at[1].y_m = INFINITY;
    assert_false(unit_design(&g.task, &options, &arena, &plan, &err));
    assert_err(&err, ERR_INPUT, "unit 1 has no position");
    grid_init(&g, 3, 1, 1);
    g.task.edge_count = 1;
    assert_false(unit_design(&g.task, &options, &arena, &plan, &err));
    assert_err(&err, ERR_INPUT, "only 2 of 3 units hang together with unit 0");
    grid_init(&g, 3, 1, 1);
    g.task.unit_count = UNIT_COUNT_MAX + 1;
    assert_false(unit_design(&g.task, &options, &arena, &plan, &err));
    assert_err(&err, ERR_LIMIT, "2001 units, at most 2000 are allowed");
    arena_release(&arena);
}

static void the_audit_finds_each_fault(void **state)
{
    (void)state;
    struct grid g;
    struct err err;
    grid_init(&g, 6, 1, 2);
    uint32_t territory[6] = {0, 0, 0, 1, 1, 1}, median[2] = {1, 4};
    struct unit_plan plan = {territory, median, 4, true, 0};
    assert_ok(audit_units(&g.task, &plan, &err), &err);
    plan.compactness = 4.001;
    assert_false(audit_units(&g.task, &plan, &err));
    assert_err(&err, ERR_INPUT, "compactness is 4, not 4.001");
    plan.compactness = 4;
    plan.is_feasible = false;
    assert_false(audit_units(&g.task, &plan, &err));
    assert_err(&err, ERR_INPUT, "loads are within their tolerances");
    plan.is_feasible = true;
    median[1] = 3;
    assert_false(audit_units(&g.task, &plan, &err));
    assert_err(&err, ERR_INPUT, "unit 4 is a better median of territory 1");
    median[1] = 0;
    assert_false(audit_units(&g.task, &plan, &err));
    assert_err(&err, ERR_INPUT, "unit 0 is no median of territory 1");
    median[1] = 4;
    territory[1] = 1;
    territory[3] = 0;
    median[0] = 2;
    assert_false(audit_units(&g.task, &plan, &err));
    assert_err(&err, ERR_INPUT, "2 territories are in 4 pieces");
    territory[1] = 2;
    assert_false(audit_units(&g.task, &plan, &err));
    assert_err(&err, ERR_INPUT, "unit 1 is in territory 2 of 2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_halved),
        cmocka_unit_test(what_cannot_be_balanced_is_said),
        cmocka_unit_test(small_grids_are_solved_to_the_best_there_is),
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(senseless_tasks_are_refused),
        cmocka_unit_test(the_audit_finds_each_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
