// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/trial_store.h"

#include "store/visit_store.h"
#include "store_fixture.h"
#include "testing.h"

enum { DAY = 20781 };

static int setup(void **state)
{
    static struct fixture f;
    fixture_init(&f, db_open);
    *state = &f;
    fixture_take(&f, IMPORT_REPS, "id;name\nR1;Anna\n");
    fixture_take(&f, IMPORT_ACCOUNTS, "id;name;owner\nA1;One;R1\n");
    fixture_take(&f, IMPORT_OPPORTUNITIES,
                 "id;account;amount;stage\nO1;A1;100;qualified\nO2;A1;100;lost\n");
    return 0;
}

static int teardown(void **state)
{
    fixture_release(*state);
    return 0;
}

static void logs(struct fixture *f, const struct model *model, int32_t day,
                 enum visit_kind kind, enum stage stage)
{
    const struct visit visit = {.account_ix = 0,
                                .rep_ix = 0,
                                .day = day,
                                .start_tod = -1,
                                .kind = kind,
                                .outcome = OUTCOME_DONE};
    struct visit_deal deal = {.stage = stage, .crm_id = "O1"};
    enum stage before;
    struct arena arena = {0};
    struct err err;
    assert_ok(visit_store_add_deal(f->db, model, &visit, 1764000000, &deal, &before,
                                   &arena, &err),
              &err);
    arena_release(&arena);
}

static uint32_t loads(struct fixture *f, const struct model *model, int32_t day,
                      struct arena *arena, const struct trial **trials)
{
    uint32_t count, unknown_count;
    struct err err;
    assert_ok(trial_store_load(f->db, model, day, arena, trials, &count, &unknown_count,
                               &err),
              &err);
    assert_int_equal(unknown_count, 1); /* O2 came lost */
    return count;
}

/* qualified, by phone to proposal, a visit that changes nothing, back to qualified, by
 * phone to proposal again, and lost by phone. */
static void each_stage_counts_once_as_it_was_left_last(void **state)
{
    struct fixture *f = *state;
    const struct model model = fixture_load(f);
    const struct trial *trials;
    struct arena arena = {0};
    logs(f, &model, DAY, VISIT_REMOTE, STAGE_PROPOSAL);
    logs(f, &model, DAY + 2, VISIT_FACE, STAGE_PROPOSAL);
    logs(f, &model, DAY + 4, VISIT_REMOTE, STAGE_QUALIFIED);
    logs(f, &model, DAY + 6, VISIT_REMOTE, STAGE_PROPOSAL);
    logs(f, &model, DAY + 9, VISIT_REMOTE, STAGE_LOST);
    assert_int_equal(loads(f, &model, DAY + 9, &arena, &trials), 2);
    assert_int_equal(trials[0].stage, STAGE_PROPOSAL);
    assert_int_equal(trials[0].entered_day, DAY + 6);
    assert_int_equal(trials[0].left_day, DAY + 9);
    assert_int_equal(trials[0].met_day, DAY + 2);
    assert_int_equal(trials[1].stage, STAGE_QUALIFIED);
    assert_int_equal(trials[1].entered_day, DAY + 4); /* not the day nothing changed */
    assert_int_equal(trials[1].left_day, DAY + 6);
    for (int i = 0; i < 2; i++) {
        assert_false(trials[i].is_won);
        assert_false(trials[i].is_left_by_visit);
        assert_int_equal(trials[i].decided_day, DAY + 9);
    }
    arena_release(&arena);
}

static void a_visit_that_wins_is_told(void **state)
{
    struct fixture *f = *state;
    const struct model model = fixture_load(f);
    const struct trial *trials;
    struct arena arena = {0};
    logs(f, &model, DAY, VISIT_FACE, STAGE_WON);
    assert_int_equal(loads(f, &model, DAY - 1, &arena, &trials), 0); /* not yet */
    assert_int_equal(loads(f, &model, DAY, &arena, &trials), 1);
    assert_true(trials[0].is_won);
    assert_true(trials[0].is_left_by_visit);
    assert_int_equal(trials[0].entered_day, NO_DAY);
    assert_int_equal(trials[0].met_day, DAY);
    arena_release(&arena);
}

/* The CRM says proposal, then won: two stages known, though nothing was logged. */
static void a_stage_that_an_import_changes_counts(void **state)
{
    struct fixture *f = *state;
    const struct trial *trials;
    struct arena arena = {0};
    fixture_take(f, IMPORT_OPPORTUNITIES,
                 "id;account;amount;stage\nO1;A1;100;proposal\n");
    fixture_take(f, IMPORT_OPPORTUNITIES,
                 "id;account;amount;stage\nO1;A1;120;proposal\n");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stage_changes"), 1);
    fixture_take(f, IMPORT_OPPORTUNITIES, "id;account;amount;stage\nO1;A1;120;won\n");
    const struct model model = fixture_load(f);
    const int32_t day =
        (int32_t)fixture_number(f, "SELECT max(day) FROM stage_changes");
    assert_int_equal(loads(f, &model, day, &arena, &trials), 2);
    assert_int_equal(trials[0].stage, STAGE_PROPOSAL);
    assert_int_equal(trials[0].entered_day, day);
    assert_int_equal(trials[1].stage, STAGE_QUALIFIED);
    for (int i = 0; i < 2; i++) {
        assert_true(trials[i].is_won);
        assert_false(trials[i].is_left_by_visit);
        assert_int_equal(trials[i].met_day, NO_DAY);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_stage_counts_once_as_it_was_left_last,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(a_stage_that_an_import_changes_counts, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_visit_that_wins_is_told, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
