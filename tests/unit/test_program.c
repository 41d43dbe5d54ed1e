// SPDX-License-Identifier: GPL-3.0-or-later
#include "lp/program.h"

#include "base/rng.h"
#include "testing.h"

static void add_rows(struct program *program, uint32_t count, double most)
{
    struct err err;
    for (uint32_t i = 0; i < count; i++)
        assert_ok(
            program_add_rows(program, &(struct program_row){-HUGE_VAL, most}, 1, &err),
            &err);
}

static void add_column(struct program *program, double objective, double most,
                       bool is_integer, uint32_t count, const uint32_t *rows,
                       const double *entries)
{
    struct err err;
    const struct program_column column = {.objective = objective,
                                          .most = most,
                                          .is_integer = is_integer,
                                          .entry_count = count,
                                          .rows = rows,
                                          .entries = entries};
    assert_ok(program_add_columns(program, &column, 1, &err), &err);
}

static enum program_status solve(struct program *program, enum program_method method)
{
    struct err err;
    enum program_status status;
    assert_ok(program_solve(program, method, 0, &status, &err), &err);
    return status;
}

/* maximise 3x + 2y, x + y <= 4, x + 3y <= 7, x <= 3: at (3, 1), 11; prices 2 and 0. */
static struct program *small_program(void)
{
    struct program *program = program_open(PROGRAM_MAXIMISE);
    struct err err;
    const struct program_row rows[] = {{-HUGE_VAL, 4}, {-HUGE_VAL, 7}};
    assert_ok(program_add_rows(program, rows, 2, &err), &err);
    add_column(program, 3, 3, false, 2, (uint32_t[]){0, 1}, (double[]){1, 1});
    add_column(program, 2, HUGE_VAL, false, 2, (uint32_t[]){0, 1}, (double[]){1, 3});
    return program;
}

static void a_small_program_has_its_answer_and_prices(void **state)
{
    (void)state;
    struct program *program = small_program();
    assert_int_equal(solve(program, PROGRAM_PRIMAL), PROGRAM_OPTIMAL);
    assert_near(program_objective(program), 11, 1e-9);
    assert_near(program_value(program, 0), 3, 1e-9);
    assert_near(program_value(program, 1), 1, 1e-9);
    assert_near(program_price(program, 0), 2, 1e-9);
    assert_near(program_price(program, 1), 0, 1e-9);
    assert_near(program_reduced(program, 0), 1, 1e-9);
    program_close(program);
}

static void it_grows_by_columns_and_rows(void **state)
{
    (void)state;
    struct program *program = small_program();
    struct err err;
    assert_int_equal(solve(program, PROGRAM_PRIMAL), PROGRAM_OPTIMAL);
    /* z uses only the first row and earns 5 of it: 3x + 5z, x + z <= 4: z = 4, 20. */
    add_column(program, 5, HUGE_VAL, false, 1, (uint32_t[]){0}, (double[]){1});
    assert_int_equal(solve(program, PROGRAM_PRIMAL), PROGRAM_OPTIMAL);
    assert_near(program_objective(program), 20, 1e-9);
    /* z <= 1 by bound: 5 + best of x + y <= 3 = 5 + 9. */
    assert_ok(program_set_bounds(program, 2, 0, 1, &err), &err);
    assert_int_equal(solve(program, PROGRAM_DUAL), PROGRAM_OPTIMAL);
    assert_near(program_objective(program), 14, 1e-9);
    assert_ok(program_set_row_bounds(program, 0, -HUGE_VAL, 1, &err), &err);
    assert_int_equal(solve(program, PROGRAM_DUAL), PROGRAM_OPTIMAL);
    assert_near(program_objective(program), 5, 1e-9);
    assert_ok(program_set_objective(program, 2, 1, &err), &err);
    assert_int_equal(solve(program, PROGRAM_PRIMAL), PROGRAM_OPTIMAL);
    assert_near(program_objective(program), 3, 1e-9);
    program_close(program);
}

/* The small program and 2x + y <= 5, which meets x + 3y = 7 at (1.6, 1.8): 8.4. */
static void a_row_can_come_over_columns_that_are_there(void **state)
{
    (void)state;
    struct program *program = small_program();
    struct err err;
    const struct program_row row = {-HUGE_VAL, 5};
    assert_int_equal(solve(program, PROGRAM_PRIMAL), PROGRAM_OPTIMAL);
    assert_ok(
        program_add_row(program, &row, 2, (uint32_t[]){0, 1}, (double[]){2, 1}, &err),
        &err);
    assert_int_equal(solve(program, PROGRAM_DUAL), PROGRAM_OPTIMAL);
    assert_near(program_objective(program), 8.4, 1e-9);
    assert_near(program_value(program, 0), 1.6, 1e-9);
    assert_false(
        program_add_row(program, &row, 2, (uint32_t[]){1, 0}, (double[]){2, 1}, &err));
    assert_err(&err, ERR_INPUT, "row 3: columns are not in order at 0");
    assert_false(
        program_add_row(program, &row, 1, (uint32_t[]){2}, (double[]){2}, &err));
    assert_err(&err, ERR_INPUT, "row 3: columns are not in order at 2");
    assert_false(
        program_add_row(program, &row, 1, (uint32_t[]){0}, (double[]){NAN}, &err));
    assert_err(&err, ERR_INPUT, "row 3: entry in column 0 is nan");
    program_close(program);
}

static void what_has_no_answer_says_so(void **state)
{
    (void)state;
    struct err err;
    struct program *program = small_program();
    assert_ok(program_set_row_bounds(program, 0, 8, 9, &err), &err);
    assert_int_equal(solve(program, PROGRAM_PRIMAL), PROGRAM_INFEASIBLE);
    program_close(program);
    program = program_open(PROGRAM_MAXIMISE);
    add_rows(program, 1, 1);
    add_column(program, 1, HUGE_VAL, false, 1, (uint32_t[]){0}, (double[]){-1});
    assert_int_equal(solve(program, PROGRAM_PRIMAL), PROGRAM_UNBOUNDED);
    program_close(program);
}

static void bad_input_is_refused_before_the_solver_sees_it(void **state)
{
    (void)state;
    struct err err;
    struct program *program = small_program();
    struct program_column column = {.most = 1,
                                    .entry_count = 2,
                                    .rows = (uint32_t[]){0, 1},
                                    .entries = (double[]){1, NAN}};
    assert_false(program_add_columns(program, &column, 1, &err));
    assert_err(&err, ERR_INPUT, "column 2: entry in row 1 is nan");
    column.entries = (double[]){1, 1};
    column.rows = (uint32_t[]){1, 1};
    assert_false(program_add_columns(program, &column, 1, &err));
    assert_err(&err, ERR_INPUT, "column 2: row 1 comes twice");
    column.rows = (uint32_t[]){0, 2};
    assert_false(program_add_columns(program, &column, 1, &err));
    assert_err(&err, ERR_INPUT, "column 2: there is no row 2");
    column.rows = (uint32_t[]){0, 1};
    column.objective = HUGE_VAL;
    assert_false(program_add_columns(program, &column, 1, &err));
    assert_err(&err, ERR_INPUT, "column 2: objective is inf");
    column.objective = 0;
    column.least = 2;
    assert_false(program_add_columns(program, &column, 1, &err));
    assert_err(&err, ERR_INPUT, "bounds of column 2 cross: 2..1");
    assert_false(program_add_rows(program, &(struct program_row){NAN, 1}, 1, &err));
    assert_err(&err, ERR_INPUT, "bounds of row 2 cross: nan..1");
    assert_false(program_set_bounds(program, 0, 0, NAN, &err));
    assert_err(&err, ERR_INPUT, "bounds of column 0 cross: 0..nan");
    assert_false(program_set_objective(program, 1, NAN, &err));
    assert_err(&err, ERR_INPUT, "column 1: objective is nan");
    /* Nothing of it stayed. */
    assert_int_equal(program_column_count(program), 2);
    assert_int_equal(program_row_count(program), 2);
    column.least = 0;
    assert_ok(program_add_columns(program, &column, 1, &err), &err);
    assert_int_equal(solve(program, PROGRAM_PRIMAL), PROGRAM_OPTIMAL);
    assert_near(program_objective(program), 11, 1e-9);
    program_close(program);
}

/* A set packing of `columns` over `rows`, each column with an objective. */
struct packing {
    uint32_t row_count, column_count;
    uint32_t sets[16];
    double objective[16];
};

static struct packing random_packing(struct rng *rng)
{
    struct packing packing = {.row_count = 2 + rng_below(rng, 6),
                              .column_count = 1 + rng_below(rng, 15)};
    for (uint32_t j = 0; j < packing.column_count; j++) {
        packing.sets[j] = 1 + rng_below(rng, (1u << packing.row_count) - 1);
        packing.objective[j] = 1 + rng_below(rng, 50);
    }
    return packing;
}

static double brute_force(const struct packing *packing)
{
    double best = 0;
    for (uint32_t chosen = 0; chosen < 1u << packing->column_count; chosen++) {
        uint32_t used = 0;
        bool fits = true;
        double sum = 0;
        for (uint32_t j = 0; j < packing->column_count; j++) {
            if (!(chosen >> j & 1))
                continue;
            fits = fits && !(used & packing->sets[j]);
            used |= packing->sets[j];
            sum += packing->objective[j];
        }
        if (fits && sum > best)
            best = sum;
    }
    return best;
}

static struct program *packing_program(const struct packing *packing)
{
    struct program *program = program_open(PROGRAM_MAXIMISE);
    add_rows(program, packing->row_count, 1);
    for (uint32_t j = 0; j < packing->column_count; j++) {
        uint32_t rows[8], count = 0;
        double entries[8];
        for (uint32_t i = 0; i < packing->row_count; i++) {
            if (packing->sets[j] >> i & 1) {
                rows[count] = i;
                entries[count++] = 1;
            }
        }
        add_column(program, packing->objective[j], 1, true, count, rows, entries);
    }
    return program;
}

static void integer_answers_equal_brute_force(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(11), 0);
    for (int round = 0; round < 300; round++) {
        const struct packing packing = random_packing(&rng);
        struct program *program = packing_program(&packing);
        assert_int_equal(solve(program, PROGRAM_PRIMAL), PROGRAM_OPTIMAL);
        const double best = brute_force(&packing), relaxed = program_objective(program);
        assert_true(relaxed >= best - 1e-6);
        double values[16] = {0}, known[16] = {0};
        struct err err;
        enum program_status status;
        const struct program_integer_options options = {
            .node_limit = 1000, .known = known, .cut = round % 2};
        assert_ok(program_solve_integer(program, &options, &status, values, &err),
                  &err);
        assert_int_equal(status, PROGRAM_OPTIMAL);
        double sum = 0;
        for (uint32_t j = 0; j < packing.column_count; j++)
            sum += values[j] * packing.objective[j];
        assert_near(sum, best, 1e-9);
        program_close(program);
    }
}

/* Five triples over five rows, pairwise crossing: LP 5/3 columns, integer 1. */
static void a_node_limit_gives_back_what_was_known(void **state)
{
    (void)state;
    struct err err;
    const struct packing packing = {.row_count = 5,
                                    .column_count = 5,
                                    .sets = {7, 14, 28, 25, 19},
                                    .objective = {10, 10, 10, 10, 10}};
    struct program *program = packing_program(&packing);
    assert_int_equal(solve(program, PROGRAM_PRIMAL), PROGRAM_OPTIMAL);
    const double known[] = {0, 0, 1, 0, 0};
    double values[5] = {0};
    enum program_status status;
    struct program_integer_options options = {.node_limit = 1, .known = known};
    assert_ok(program_solve_integer(program, &options, &status, values, &err), &err);
    assert_near(values[0] + values[1] + values[2] + values[3] + values[4], 1, 0);
    const double wrong[] = {1, 1, 0, 0, 0};
    options.known = wrong;
    assert_false(program_solve_integer(program, &options, &status, values, &err));
    assert_err(&err, ERR_INPUT, "the answer known before breaks a row");
    program_close(program);
}

static void warm_and_cold_starts_agree(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(12), 0);
    for (int round = 0; round < 100; round++) {
        const struct packing packing = random_packing(&rng);
        struct program *cold = packing_program(&packing);
        assert_int_equal(solve(cold, PROGRAM_PRIMAL), PROGRAM_OPTIMAL);
        struct packing part = packing;
        part.column_count = 1;
        struct program *warm = packing_program(&part);
        for (uint32_t j = 1; j < packing.column_count; j++) {
            assert_int_equal(solve(warm, PROGRAM_PRIMAL), PROGRAM_OPTIMAL);
            uint32_t rows[8], count = 0;
            double entries[8];
            for (uint32_t i = 0; i < packing.row_count; i++) {
                if (packing.sets[j] >> i & 1) {
                    rows[count] = i;
                    entries[count++] = 1;
                }
            }
            add_column(warm, packing.objective[j], 1, true, count, rows, entries);
        }
        assert_int_equal(solve(warm, PROGRAM_PRIMAL), PROGRAM_OPTIMAL);
        assert_near(program_objective(warm), program_objective(cold), 1e-7);
        program_close(cold);
        program_close(warm);
    }
}

static void a_thread_can_end_and_begin_again(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct program *program = small_program();
        assert_int_equal(solve(program, PROGRAM_PRIMAL), PROGRAM_OPTIMAL);
        program_close(program);
        program_thread_end();
    }
    program_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_program_has_its_answer_and_prices),
        cmocka_unit_test(it_grows_by_columns_and_rows),
        cmocka_unit_test(a_row_can_come_over_columns_that_are_there),
        cmocka_unit_test(what_has_no_answer_says_so),
        cmocka_unit_test(bad_input_is_refused_before_the_solver_sees_it),
        cmocka_unit_test(integer_answers_equal_brute_force),
        cmocka_unit_test(a_node_limit_gives_back_what_was_known),
        cmocka_unit_test(warm_and_cold_starts_agree),
        cmocka_unit_test(a_thread_can_end_and_begin_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
