// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alignment_store.h"

#include "store/account_index.h"
#include "store/alignment_moves.h"
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

static const struct geo_point square[] = {
    {24, 56}, {25, 56}, {25, 57}, {24, 57}, {24, 56}};
static const struct ring ring = {square, 5, false};

static struct alignment_record record_of(const struct alignment_territory *territories,
                                         uint32_t count, const uint32_t *assigned)
{
    return (struct alignment_record){.name = "spring",
                                     .kind = "design",
                                     .made_utc = 1764000000,
                                     .options = "{}",
                                     .measures = "{\"moved\":1}",
                                     .bound = 12.5,
                                     .territories = territories,
                                     .territory_count = count,
                                     .assigned = assigned};
}

static void saves(struct fixture *f, const struct alignment_record *record)
{
    struct err err;
    const struct model model = fixture_load(f);
    assert_ok(alignment_store_save(f->db, &model, record, NULL, &err), &err);
}

static const char *who_is_where(struct fixture *f)
{
    return fixture_text(
        f, "SELECT group_concat(crm_id || '=' || coalesce(name, '-'), ' ') "
           "FROM (SELECT a.crm_id, t.name FROM accounts AS a LEFT JOIN "
           "territories AS t USING (territory_id) ORDER BY 1)");
}

static const char *who_has_what(struct fixture *f)
{
    return fixture_text(
        f, "SELECT group_concat(name || '=' || coalesce(crm_id, '-'), ' ') "
           "FROM (SELECT t.name, r.crm_id FROM territories AS t LEFT JOIN "
           "reps AS r USING (rep_id) ORDER BY 1)");
}

static const struct alignment_territory two[] = {
    {.name = "West",
     .rep_crm_id = "R1",
     .district = "Riga",
     .region = "North",
     .home = {24, 57},
     .outline = {&ring, 1}},
    {.name = "East", .rep_crm_id = "R2", .home = {25, 57}},
};

static void territories_and_accounts_are_saved(void **state)
{
    struct fixture *f = *state;
    static const uint32_t assigned[] = {0, 1, 1};
    const struct alignment_record record = record_of(two, 2, assigned);
    saves(f, &record);
    assert_string_equal(who_is_where(f), "A1=West A2=East A3=East");
    assert_string_equal(who_has_what(f), "East=R2 West=R1");
    assert_string_equal(fixture_text(f, "SELECT name || kind || options || measures || "
                                        "bound FROM alignments"),
                        "springdesign{}{\"moved\":1}12.5");
    const struct model model = fixture_load(f);
    assert_string_equal(model.territories[1].district, "Riga");
    assert_string_equal(model.territories[1].region, "North");
    assert_string_equal(model.reps[model.accounts[1].rep_ix].crm_id, "R2");
    struct err err;
    const struct alignment_outline *outlines;
    uint32_t count;
    assert_ok(
        alignment_store_outlines(f->db, &model, &f->arena, &outlines, &count, &err),
        &err);
    assert_int_equal(count, 1);
    assert_int_equal(outlines[0].territory_ix, 1);
    assert_int_equal(outlines[0].outline.ring_count, 1);
    assert_memory_equal(outlines[0].outline.rings[0].points, square, sizeof square);
}

static void the_state_before_is_kept(void **state)
{
    struct fixture *f = *state;
    static const uint32_t first[] = {0, 1, 1}, second[] = {0, 0, NO_IX};
    const struct alignment_record a = record_of(two, 2, first);
    saves(f, &a);
    struct alignment_record b = record_of(two, 2, second);
    b.kind = "realign";
    saves(f, &b);
    assert_string_equal(
        fixture_text(f,
                     "SELECT group_concat(alignment_id || a.crm_id || "
                     "coalesce(territory_before, '-') || '>' || "
                     "coalesce(territory_after, '-'), ' ') FROM (SELECT * FROM "
                     "alignment_history ORDER BY alignment_id, account_id) AS h JOIN "
                     "accounts AS a USING (account_id)"),
        "1A1->West 1A2->East 1A3->East 2A2East>West 2A3East>-");
}

/* The first time nobody had anything before; then A2 goes from East to West. */
static void accounts_that_changed_hands_last_are_known(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct arena arena = {0};
    const struct account_move *moves;
    uint32_t count;
    static const uint32_t first[] = {0, 1, 1}, second[] = {0, 0, 1};
    struct alignment_record record = record_of(two, 2, first);
    saves(f, &record);
    struct model model = fixture_load(f);
    assert_ok(alignment_moves_load(f->db, &model, &arena, &moves, &count, &err), &err);
    assert_int_equal(count, 0);
    record.assigned = second;
    saves(f, &record);
    model = fixture_load(f);
    assert_ok(alignment_moves_load(f->db, &model, &arena, &moves, &count, &err), &err);
    assert_int_equal(count, 1);
    assert_int_equal(moves[0].account_ix, 1);
    assert_string_equal(moves[0].before, "East");
    arena_release(&arena);
}

static void reps_may_swap_and_names_may_go(void **state)
{
    struct fixture *f = *state;
    static const uint32_t assigned[] = {0, 1, 1};
    static const struct alignment_territory swapped[] = {
        {.name = "West", .rep_crm_id = "R2", .home = {24, 57}},
        {.name = "South", .rep_crm_id = "R1", .home = {25, 56}},
    };
    const struct alignment_record a = record_of(two, 2, assigned);
    const struct alignment_record b = record_of(swapped, 2, assigned);
    saves(f, &a);
    const int64_t west =
        fixture_number(f, "SELECT territory_id FROM territories WHERE name = 'West'");
    saves(f, &b);
    assert_string_equal(who_has_what(f), "South=R1 West=R2");
    assert_string_equal(who_is_where(f), "A1=West A2=South A3=South");
    /* A name that stays keeps its row; its old outline is gone with the old border. */
    assert_int_equal(
        fixture_number(f, "SELECT territory_id FROM territories WHERE name = 'West'"),
        west);
    assert_int_equal(fixture_number(f, "SELECT count(geom) FROM territories"), 0);
}

static void reps_of_a_design_are_made_once(void **state)
{
    struct fixture *f = *state;
    static const uint32_t assigned[] = {0, 0, 0};
    static const struct alignment_rep reps[] = {{"R01", "R01", {24.5, 56.5}},
                                                {"R1", "somebody else", {20, 50}}};
    static const struct alignment_territory one = {
        .name = "All", .rep_crm_id = "R01", .home = {24.5, 56.5}};
    struct alignment_record record = record_of(&one, 1, assigned);
    record.new_reps = reps;
    record.new_rep_count = 2;
    saves(f, &record);
    saves(f, &record);
    const struct model model = fixture_load(f);
    assert_int_equal(model.rep_count, 3);
    assert_string_equal(model.reps[0].crm_id, "R01");
    assert_near(model.reps[0].home.lon_deg, 24.5, 0);
    assert_string_equal(model.reps[1].name, "Anna");
}

static void a_wrong_record_changes_nothing(void **state)
{
    struct fixture *f = *state;
    struct err err;
    static const uint32_t assigned[] = {0, 1, 1};
    static const struct alignment_territory nobody[] = {
        {.name = "West", .rep_crm_id = "R9", .home = {24, 57}},
        {.name = "East", .home = {25, 57}}};
    static const struct alignment_territory twice[] = {
        {.name = "West", .home = {24, 57}}, {.name = "West", .home = {25, 57}}};
    const struct model model = fixture_load(f);
    struct alignment_record record = record_of(nobody, 2, assigned);
    assert_false(alignment_store_save(f->db, &model, &record, NULL, &err));
    assert_err(&err, ERR_MISSING, "territory 'West': there is no rep 'R9'");
    record.territories = twice;
    assert_false(alignment_store_save(f->db, &model, &record, NULL, &err));
    assert_err(&err, ERR_INPUT, "two territories are called 'West'");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM territories"), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM alignments"), 0);
    assert_string_equal(who_is_where(f), "A1=- A2=- A3=-");
}

static void accounts_are_locked_and_unlocked(void **state)
{
    struct fixture *f = *state;
    struct err err;
    static const uint32_t locked[] = {0, 2};
    const struct model model = fixture_load(f);
    assert_ok(alignment_store_lock(f->db, &model, locked, 2, true, &err), &err);
    assert_ok(alignment_store_lock(f->db, &model, locked, 1, false, &err), &err);
    assert_string_equal(
        fixture_text(f, "SELECT group_concat(crm_id) FROM accounts WHERE is_locked"),
        "A3");
}

static struct alignment_undone undoes(struct fixture *f)
{
    struct err err;
    struct alignment_undone undone;
    const struct model model = fixture_load(f);
    assert_ok(alignment_store_undo(f->db, &model, 1764000100, &f->arena, &undone, &err),
              &err);
    return undone;
}

static void what_was_before_comes_back(void **state)
{
    struct fixture *f = *state;
    static const uint32_t first[] = {0, 1, 1}, second[] = {0, 0, NO_IX};
    static const struct alignment_territory other[] = {
        {.name = "South", .rep_crm_id = "R1", .home = {25, 56}}};
    const struct alignment_record a = record_of(two, 2, first);
    const struct alignment_record b = record_of(other, 1, second);
    saves(f, &a);
    saves(f, &b);
    const struct alignment_undone undone = undoes(f);
    assert_string_equal(undone.name, "spring");
    assert_int_equal(undone.moved_count, 3);
    assert_string_equal(who_is_where(f), "A1=West A2=East A3=East");
    assert_string_equal(who_has_what(f), "East=R2 West=R1");
    assert_string_equal(
        fixture_text(f, "SELECT district || region || lon_deg || lat_deg || "
                        "(geom IS NOT NULL) FROM territories WHERE name = 'West'"),
        "RigaNorth24.057.01");
}

static void each_undo_goes_one_step_back(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct alignment_undone undone;
    static const uint32_t first[] = {0, 1, 1}, second[] = {0, 0, 0};
    const struct alignment_record a = record_of(two, 2, first);
    const struct alignment_record b = record_of(two, 2, second);
    saves(f, &a);
    saves(f, &b);
    undoes(f);
    assert_string_equal(who_is_where(f), "A1=West A2=East A3=East");
    undoes(f);
    assert_string_equal(who_is_where(f), "A1=- A2=- A3=-");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM territories"), 0);
    const struct model model = fixture_load(f);
    assert_false(alignment_store_undo(f->db, &model, 0, &f->arena, &undone, &err));
    assert_err(&err, ERR_MISSING, "there is nothing to take back");
}

/* R01 has nothing but her territory; of R02 a visit is known. */
static void reps_that_were_made_go_unless_something_is_known_of_them(void **state)
{
    struct fixture *f = *state;
    static const uint32_t assigned[] = {0, 0, 1};
    static const struct alignment_rep reps[] = {{"R01", "R01", {24.5, 56.5}},
                                                {"R02", "R02", {25.5, 56.5}}};
    static const struct alignment_territory made[] = {
        {.name = "R01", .rep_crm_id = "R01", .home = {24.5, 56.5}},
        {.name = "R02", .rep_crm_id = "R02", .home = {25.5, 56.5}}};
    struct alignment_record record = record_of(made, 2, assigned);
    record.new_reps = reps;
    record.new_rep_count = 2;
    saves(f, &record);
    fixture_run(f, "INSERT INTO visits (account_id, rep_id, day, kind, outcome, "
                   "logged_utc) SELECT account_id, rep_id, 20000, 'visit', 'done', 0 "
                   "FROM accounts, "
                   "reps WHERE accounts.crm_id = 'A1' AND reps.crm_id = 'R02'");
    undoes(f);
    assert_string_equal(fixture_text(f, "SELECT group_concat(crm_id) FROM (SELECT "
                                        "crm_id FROM reps ORDER BY crm_id)"),
                        "R02,R1,R2");
}

static void what_an_older_version_made_is_not_taken_back(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct alignment_undone undone;
    static const uint32_t assigned[] = {0, 1, 1};
    const struct alignment_record record = record_of(two, 2, assigned);
    saves(f, &record);
    fixture_run(f, "UPDATE alignments SET has_before = 0");
    const struct model model = fixture_load(f);
    assert_false(alignment_store_undo(f->db, &model, 0, &f->arena, &undone, &err));
    assert_err(
        &err, ERR_INPUT,
        "'spring' was made by an older version, which did not keep what was before");
    assert_string_equal(who_is_where(f), "A1=West A2=East A3=East");
}

static void an_index_that_was_dropped_is_made_as_the_schema_has_it(void **state)
{
    struct fixture *f = *state;
    struct err err;
    static const char sql[] =
        "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM "
        "sqlite_schema WHERE tbl_name = 'accounts' ORDER BY name)";
    const char *before = fixture_text(f, sql);
    assert_ok(account_index_drop(f->db, &err), &err);
    assert_string_not_equal(fixture_text(f, sql), before);
    assert_ok(account_index_make(f->db, &err), &err);
    assert_string_equal(fixture_text(f, sql), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(territories_and_accounts_are_saved, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_state_before_is_kept, setup, teardown),
        cmocka_unit_test_setup_teardown(accounts_that_changed_hands_last_are_known,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(reps_may_swap_and_names_may_go, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(reps_of_a_design_are_made_once, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_wrong_record_changes_nothing, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(accounts_are_locked_and_unlocked, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(what_was_before_comes_back, setup, teardown),
        cmocka_unit_test_setup_teardown(each_undo_goes_one_step_back, setup, teardown),
        cmocka_unit_test_setup_teardown(
            reps_that_were_made_go_unless_something_is_known_of_them, setup, teardown),
        cmocka_unit_test_setup_teardown(what_an_older_version_made_is_not_taken_back,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(
            an_index_that_was_dropped_is_made_as_the_schema_has_it, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
