// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/scenario_store.h"

#include "store/alignment_store.h"
#include "store_fixture.h"
#include "testing.h"

static int setup(void **state)
{
    static struct fixture f;
    fixture_init(&f, db_open);
    *state = &f;
    fixture_take(&f, IMPORT_REPS, "id;name;lon;lat\nR1;Anna;24;57\nR2;Berta;25;57\n");
    fixture_take(&f, IMPORT_ACCOUNTS,
                 "id;name;owner;lon;lat\nA1;One;R1;24.1;57\n"
                 "A2;Two;R1;24.9;57\nA3;Three;R2;25.1;57\n");
    return 0;
}

static int teardown(void **state)
{
    fixture_release(*state);
    return 0;
}

static const struct scenario_territory territories[] = {
    {.name = "West", .rep_crm_id = "R1", .home = {24.25, 57}, .share = 0.75},
    {.name = "R03",
     .rep_crm_id = "R03",
     .rep_name = "new",
     .home = {25, 57},
     .share = 0.25},
};

static const uint32_t assigned[] = {0, NO_IX, 1};

static struct scenario scenario_of(const char *name, enum scenario_kind kind)
{
    return (struct scenario){
        .name = name,
        .kind = kind,
        .how = "one joins",
        .made_utc = 1764000000,
        .figures = {.territory_count = 2, .workload_off_max = 0.125, .moved_count = 1},
        .territories = territories,
        .territory_count = 2,
        .assigned = assigned};
}

static void saves(struct fixture *f, const struct scenario *scenarios, uint32_t count,
                  bool replaces_explored)
{
    struct err err;
    const struct model model = fixture_load(f);
    assert_ok(
        scenario_store_save(f->db, &model, scenarios, count, replaces_explored, &err),
        &err);
}

static const char *names_of(struct fixture *f)
{
    return fixture_text(
        f, "SELECT group_concat(name) FROM (SELECT name FROM scenarios ORDER BY name)");
}

static void what_is_saved_is_loaded(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct scenario got;
    const struct scenario saved = scenario_of("A", SCENARIO_WHAT_IF);
    saves(f, &saved, 1, false);
    const struct model model = fixture_load(f);
    assert_ok(scenario_store_load(f->db, &model, "A", &f->arena, &got, &err), &err);
    assert_string_equal(got.how, "one joins");
    assert_int_equal(got.kind, SCENARIO_WHAT_IF);
    assert_false(got.is_applied);
    assert_near(got.figures.workload_off_max, 0.125, 0);
    assert_int_equal(got.figures.moved_count, 1);
    assert_int_equal(got.territory_count, 2);
    assert_null(got.territories[0].rep_name);
    assert_string_equal(got.territories[1].rep_name, "new");
    assert_near(got.territories[0].home.lon_deg, 24.25, 0);
    assert_near(got.territories[1].share, 0.25, 0);
    assert_memory_equal(got.assigned, assigned, sizeof assigned);
}

static void a_name_is_replaced_and_others_stay(void **state)
{
    struct fixture *f = *state;
    const struct scenario first[] = {scenario_of("A", SCENARIO_EXPLORE),
                                     scenario_of("B", SCENARIO_EXPLORE),
                                     scenario_of("leaves", SCENARIO_WHAT_IF)};
    saves(f, first, 3, false);
    saves(f, first, 1, false);
    assert_string_equal(names_of(f), "A,B,leaves");
    saves(f, first, 1, true);
    assert_string_equal(names_of(f), "A,leaves");
}

static void a_name_that_is_not_there_is_said(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct scenario got;
    const struct model model = fixture_load(f);
    assert_false(scenario_store_load(f->db, &model, "Z", &f->arena, &got, &err));
    assert_err(&err, ERR_MISSING, "there is no scenario 'Z'");
    assert_false(scenario_store_remove(f->db, "Z", &err));
    assert_err(&err, ERR_MISSING, "there is no scenario 'Z'");
}

static bool is_applied(struct fixture *f)
{
    struct err err;
    const struct scenario *list;
    uint32_t count;
    assert_ok(scenario_store_list(f->db, &f->arena, &list, &count, &err), &err);
    assert_int_equal(count, 1);
    return list[0].is_applied;
}

/* Applied, then undone, then applied and changed by hand. */
static void the_newest_alignment_that_stands_says_what_is_in_use(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct alignment_undone undone;
    static const uint32_t places[] = {0, 0, 0};
    static const struct alignment_territory west = {.name = "West", .home = {24, 57}};
    struct alignment_record record = {.name = "A",
                                      .kind = "apply",
                                      .options = "{}",
                                      .measures = "{}",
                                      .territories = &west,
                                      .territory_count = 1,
                                      .assigned = places};
    const struct scenario saved = scenario_of("A", SCENARIO_EXPLORE);
    saves(f, &saved, 1, false);
    record.scenario_id = fixture_number(f, "SELECT scenario_id FROM scenarios");
    struct model model = fixture_load(f);
    assert_ok(alignment_store_save(f->db, &model, &record, NULL, &err), &err);
    assert_true(is_applied(f));
    model = fixture_load(f);
    assert_ok(alignment_store_undo(f->db, &model, 0, &f->arena, &undone, &err), &err);
    assert_false(is_applied(f));
    assert_ok(alignment_store_save(f->db, &model, &record, NULL, &err), &err);
    record.kind = "hand";
    record.scenario_id = 0;
    model = fixture_load(f);
    assert_ok(alignment_store_save(f->db, &model, &record, NULL, &err), &err);
    assert_false(is_applied(f));
}

static void what_cannot_be_read_is_said(void **state)
{
    struct fixture *f = *state;
    struct err err;
    const struct scenario *list;
    uint32_t count;
    const struct scenario saved = scenario_of("A", SCENARIO_EXPLORE);
    saves(f, &saved, 1, false);
    fixture_run(f, "UPDATE scenarios SET territories = '[{\"name\":\"West\"}]'");
    assert_false(scenario_store_list(f->db, &f->arena, &list, &count, &err));
    assert_err(&err, ERR_INPUT, "scenario 'A': territory 0 is not as it should be");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_saved_is_loaded, setup, teardown),
        cmocka_unit_test_setup_teardown(a_name_is_replaced_and_others_stay, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_name_that_is_not_there_is_said, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            the_newest_alignment_that_stands_says_what_is_in_use, setup, teardown),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_said, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
