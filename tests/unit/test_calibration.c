// SPDX-License-Identifier: GPL-3.0-or-later
/* One tier, three accounts; the settings are the usual ones: 14 % to win a visited
 * opportunity from 'qualified', 8 % an unvisited one, 32 % a visited one from
 * 'proposal'. */
#include "testing.h"
#include "value/calibration.h"

enum { TODAY = 20781, QUALIFIED_REMOTE = 2, QUALIFIED_VISIT, PROPOSAL_REMOTE };

static const struct tier tiers[] = {{.tier_id = 1, .name = "A"}};
static const struct account accounts[] = {{.rep_ix = NO_IX, .interval_days = 28}};

struct world {
    struct model model;
    struct trial trials[64];
    uint32_t trial_count;
    struct arena arena;
};

static void make(struct world *world)
{
    *world = (struct world){.model = {.tiers = tiers,
                                      .tier_count = 1,
                                      .accounts = accounts,
                                      .account_count = 1,
                                      .organisation = settings_default()}};
}

static void add(struct world *world, uint32_t count, struct trial trial)
{
    trial.left_day = trial.decided_day;
    trial.entered_day = trial.met_day = NO_DAY;
    for (uint32_t i = 0; i < count; i++)
        world->trials[world->trial_count++] = trial;
}

static struct calibration calibrate(struct world *world)
{
    const struct calibration_options options = calibration_options_default();
    return calibration_of(&world->model, world->trials, world->trial_count, TODAY,
                          &options, &world->arena);
}

static void without_data_the_prediction_stands(void **state)
{
    (void)state;
    struct world world;
    make(&world);
    const struct calibration calibration = calibrate(&world);
    const struct calibration_cell *cell = &calibration.cells[QUALIFIED_VISIT];
    assert_int_equal(calibration.cell_count, 8);
    assert_int_equal(calibration.few_count, 8);
    assert_int_equal(cell->stage, STAGE_QUALIFIED);
    assert_true(cell->is_visited);
    assert_near(cell->predicted, 0.14, 1e-12);
    assert_near(cell->mean, 0.14, 1e-12);
    assert_int_equal(cell->verdict, CALIBRATION_FEW);
    arena_release(&world.arena);
}

static void trials_move_a_cell_that_has_enough_alone(void **state)
{
    (void)state;
    struct world world;
    make(&world);
    add(&world, 16,
        (struct trial){.stage = STAGE_QUALIFIED,
                       .decided_day = TODAY,
                       .is_won = true,
                       .is_left_by_visit = true});
    add(&world, 24,
        (struct trial){
            .stage = STAGE_QUALIFIED, .decided_day = TODAY, .is_left_by_visit = true});
    const struct calibration calibration = calibrate(&world);
    const struct calibration_cell *cell = &calibration.cells[QUALIFIED_VISIT];
    assert_int_equal(cell->trial_count, 40);
    assert_int_equal(cell->won_count, 16);
    assert_near(cell->prior, 0.14, 1e-12);
    /* (20 * 0.14 + 16) / (20 + 40) = 18.8 / 60 */
    assert_near(cell->mean, 18.8 / 60, 1e-12);
    assert_true(cell->low < cell->mean && cell->mean < cell->high);
    assert_int_equal(cell->verdict, CALIBRATION_HIGHER);
    assert_int_equal(calibration.few_count, 7);
    arena_release(&world.arena);
}

static void a_cell_with_few_trials_leans_on_its_tier(void **state)
{
    (void)state;
    struct world world;
    make(&world);
    add(&world, 16,
        (struct trial){.stage = STAGE_QUALIFIED,
                       .decided_day = TODAY,
                       .is_won = true,
                       .is_left_by_visit = true});
    add(&world, 24,
        (struct trial){
            .stage = STAGE_QUALIFIED, .decided_day = TODAY, .is_left_by_visit = true});
    add(&world, 15, (struct trial){.stage = STAGE_QUALIFIED, .decided_day = TODAY});
    const struct calibration calibration = calibrate(&world);
    /* No trial of its own: all of the ratio of the 55 others, 16 won. They predict
     * P = (40 * 0.14 + 15 * 0.08) / 55 = 6.8 / 55, and came to
     * (20 P + 16) / 75 = 0.246303; odds 0.326793 against 0.141079: r = 2.316395.
     * 0.22 has the odds 0.282051; times r 0.653342, which is 0.395165. */
    const struct calibration_cell *none = &calibration.cells[PROPOSAL_REMOTE];
    assert_near(none->prior, 0.395165, 2e-6);
    assert_near(none->mean, none->prior, 1e-12);
    /* 15 trials of 30 wanted: the square root of the ratio of the 40 others, whose
     * (2.8 + 16) / 60 = 0.313333 has the odds 0.456311 against 0.162791: r = 2.803051.
     * 0.08 has the odds 0.086957; times 1.674232 0.145585: 0.127084.
     * Its own 15 are all lost: 20 * 0.127084 / 35 = 0.072619. */
    const struct calibration_cell *few = &calibration.cells[QUALIFIED_REMOTE];
    assert_near(few->prior, 0.127084, 2e-6);
    assert_near(few->mean, 0.072619, 2e-6);
    assert_int_equal(few->verdict, CALIBRATION_FEW);
    arena_release(&world.arena);
}

static void trials_fade_by_two_in_a_hundred_a_month(void **state)
{
    (void)state;
    struct world world;
    make(&world);
    /* 487 days are 16 months of 30.4375: 0.98 ^ 16 = 0.723798 */
    add(&world, 40,
        (struct trial){.stage = STAGE_QUALIFIED,
                       .decided_day = TODAY - 487,
                       .is_won = true,
                       .is_left_by_visit = true});
    const struct calibration calibration = calibrate(&world);
    const struct calibration_cell *cell = &calibration.cells[QUALIFIED_VISIT];
    assert_near(cell->faded_trials, 40 * 0.723798, 1e-4);
    assert_int_equal(cell->verdict, CALIBRATION_FEW); /* 28.95 of 30 */
    /* (2.8 + 28.95192) / 48.95192 */
    assert_near(cell->mean, 0.648635, 1e-5);
    arena_release(&world.arena);
}

static void what_was_won_as_often_as_predicted_agrees(void **state)
{
    (void)state;
    struct world world;
    make(&world);
    add(&world, 7,
        (struct trial){.stage = STAGE_QUALIFIED,
                       .decided_day = TODAY,
                       .is_won = true,
                       .is_left_by_visit = true});
    add(&world, 43,
        (struct trial){
            .stage = STAGE_QUALIFIED, .decided_day = TODAY, .is_left_by_visit = true});
    /* 7 of 50 are 14 % */
    struct calibration calibration = calibrate(&world);
    assert_near(calibration.cells[QUALIFIED_VISIT].mean, 0.14, 1e-12);
    assert_int_equal(calibration.cells[QUALIFIED_VISIT].verdict, CALIBRATION_AGREES);
    for (uint32_t i = 0; i < 7; i++)
        world.trials[i].is_won = false;
    calibration = calibrate(&world);
    assert_near(calibration.cells[QUALIFIED_VISIT].mean, 2.8 / 70, 1e-12);
    assert_int_equal(calibration.cells[QUALIFIED_VISIT].verdict, CALIBRATION_LOWER);
    arena_release(&world.arena);
}

static void visited_means_met_while_in_the_stage(void **state)
{
    (void)state;
    struct trial trial = {.entered_day = 100, .left_day = 120, .met_day = NO_DAY};
    assert_false(trial_is_visited(&trial, 28));
    trial.met_day = 100; /* that visit brought it to the stage */
    assert_false(trial_is_visited(&trial, 28));
    trial.met_day = 101;
    assert_true(trial_is_visited(&trial, 28));
    trial.entered_day = NO_DAY; /* then the interval before counts: from day 93 */
    trial.met_day = 92;
    assert_false(trial_is_visited(&trial, 28));
    trial.met_day = 93;
    assert_true(trial_is_visited(&trial, 28));
    trial.met_day = NO_DAY;
    trial.is_left_by_visit = true;
    assert_true(trial_is_visited(&trial, 28));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_data_the_prediction_stands),
        cmocka_unit_test(trials_move_a_cell_that_has_enough_alone),
        cmocka_unit_test(a_cell_with_few_trials_leans_on_its_tier),
        cmocka_unit_test(trials_fade_by_two_in_a_hundred_a_month),
        cmocka_unit_test(what_was_won_as_often_as_predicted_agrees),
        cmocka_unit_test(visited_means_met_while_in_the_stage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
