// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/visit_store.h"

#include "base/civil.h"
#include "model/words.h"
#include "store/met.h"
#include "store/overview.h"
#include "store_fixture.h"
#include "testing.h"

enum { TUESDAY = 20781 }; /* 2026-11-24 */

static int setup(void **state)
{
    static struct fixture f;
    fixture_init(&f, db_open);
    *state = &f;
    fixture_take(&f, IMPORT_REPS, "id;name\nR1;Anna\nR2;Berta\n");
    fixture_take(&f, IMPORT_ACCOUNTS, "id;name;owner\nA1;One;R1\nA2;Two;R1\n");
    fixture_take(&f, IMPORT_APPOINTMENTS,
                 "id;account;rep;date;start\nP1;A1;R1;2026-11-24;10:00\n"
                 "P2;A1;R2;2026-11-24;11:00\nP3;A1;;2026-11-24;12:00\n"
                 "P4;A1;R1;2026-11-25;10:00\nP5;A2;R1;2026-11-24;10:00\n");
    return 0;
}

static int teardown(void **state)
{
    fixture_release(*state);
    return 0;
}

static void adds(struct fixture *f, const struct model *model, struct visit visit)
{
    struct err err;
    int64_t visit_id = 0;
    assert_ok(visit_store_add(f->db, model, &visit, 1764000000, &visit_id, &err), &err);
    assert_true(visit_id > 0);
}

static void an_entry_moves_the_last_visit_and_closes_appointments(void **state)
{
    struct fixture *f = *state;
    const struct model model = fixture_load(f);
    adds(f, &model,
         (struct visit){.account_ix = 0,
                        .rep_ix = 0,
                        .day = TUESDAY,
                        .start_tod = 36000,
                        .duration_s = 1800,
                        .kind = VISIT_FACE,
                        .outcome = OUTCOME_ORDER,
                        .amount_ct = 12345,
                        .note = "good"});
    const struct model after = fixture_load(f);
    assert_int_equal(after.accounts[0].last_visit_day, TUESDAY);
    assert_int_equal(after.accounts[1].last_visit_day, NO_DAY);
    /* P1 and P3 are done; P2 is another rep's, P4 another day, P5 another account. */
    assert_int_equal(after.appointment_count, 3);
    assert_string_equal(after.appointments[0].crm_id, "P2");
    assert_string_equal(after.appointments[1].crm_id, "P4");
    assert_string_equal(after.appointments[2].crm_id, "P5");
    assert_int_equal(fixture_number(f, "PRAGMA synchronous"), 1); /* NORMAL again */
}

static void an_entry_taken_back_leaves_no_trace(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct visit_undone undone;
    const struct model model = fixture_load(f);
    const struct visit met = {.day = TUESDAY,
                              .start_tod = 36000,
                              .kind = VISIT_FACE,
                              .outcome = OUTCOME_ORDER};
    const struct visit other = {.rep_ix = 1,
                                .day = TUESDAY,
                                .start_tod = -1,
                                .kind = VISIT_REMOTE,
                                .outcome = OUTCOME_DONE};
    adds(f, &model, met);
    adds(f, &model, other); /* later, but another rep's */
    assert_ok(visit_store_undo(f->db, &model, 0, &f->arena, &undone, &err), &err);
    assert_string_equal(undone.account_crm_id, "A1");
    assert_int_equal(undone.visit.outcome, OUTCOME_ORDER);
    const struct model after = fixture_load(f);
    assert_int_equal(after.accounts[0].last_visit_day, NO_DAY);
    assert_int_equal(after.appointment_count, 5);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM visits"), 1);
    assert_false(visit_store_undo(f->db, &model, 0, &f->arena, &undone, &err));
    assert_err(&err, ERR_MISSING, "nothing was logged that could be undone");
}

static void moves(struct fixture *f, const struct model *model, struct visit_move move)
{
    struct err err;
    const struct visit visit = {.day = TUESDAY,
                                .start_tod = 32400,
                                .kind = VISIT_FACE,
                                .outcome = OUTCOME_MOVED};
    assert_ok(visit_store_add_move(f->db, model, &visit, 1764000000, &move, &err),
              &err);
}

static void a_moved_visit_is_an_appointment_and_nothing_before_it(void **state)
{
    struct fixture *f = *state;
    const struct model model = fixture_load(f);
    fixture_run(f, "UPDATE appointments SET duration_s = 2700, subject = 'tea' WHERE "
                   "crm_id = 'P1'");
    moves(f, &model, (struct visit_move){TUESDAY + 2, 50400});
    const struct model after = fixture_load(f);
    /* P1 has gone, its length and subject went along; P2 to P5 stay. */
    assert_int_equal(after.appointment_count, 5);
    assert_int_equal(after.accounts[0].appointments.count, 4);
    const struct appointment *agreed = &after.appointments[3];
    assert_string_equal(agreed->crm_id, "log-1");
    assert_int_equal(agreed->kind, APPOINTMENT_FIXED);
    assert_int_equal(agreed->day, TUESDAY + 2);
    assert_int_equal(agreed->start_tod, 50400);
    assert_int_equal(agreed->duration_s, 2700);
    assert_string_equal(agreed->subject, "tea");
    assert_string_equal(after.reps[agreed->rep_ix].crm_id, "R1");
    assert_int_equal(after.accounts[0].blocks.count, 1);
    const struct block *block = &after.blocks[after.accounts[0].blocks.first];
    assert_int_equal(block->kind, BLOCK_OUT);
    assert_int_equal(block->from_day, TUESDAY);
    assert_int_equal(block->until_day, TUESDAY + 1);
}

static void a_visit_moved_within_the_day_blocks_nothing(void **state)
{
    struct fixture *f = *state;
    const struct model model = fixture_load(f);
    moves(f, &model, (struct visit_move){TUESDAY, -1});
    const struct model after = fixture_load(f);
    assert_int_equal(after.block_count, 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM appointments WHERE crm_id "
                                       "= 'log-1' AND kind = 'day' AND start_tod IS "
                                       "NULL AND state = 'open'"),
                     1);
}

static void a_move_taken_back_leaves_no_trace(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct visit_undone undone;
    const struct model model = fixture_load(f);
    moves(f, &model, (struct visit_move){TUESDAY + 2, 50400});
    moves(f, &model, (struct visit_move){TUESDAY + 3, 50400});
    /* The second put off P3, of anybody, and not the first one's new appointment. */
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM appointments WHERE state "
                                       "= 'cancelled' AND crm_id IN ('P1', 'P3')"),
                     2);
    for (int i = 0; i < 2; i++)
        assert_ok(visit_store_undo(f->db, &model, 0, &f->arena, &undone, &err), &err);
    const struct model after = fixture_load(f);
    assert_int_equal(after.appointment_count, 5);
    assert_int_equal(after.block_count, 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM appointments WHERE state "
                                       "<> 'open'"),
                     0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM visit_moves"), 0);
}

static void what_is_moved_without_a_new_time_is_off(void **state)
{
    struct fixture *f = *state;
    const struct model model = fixture_load(f);
    adds(f, &model,
         (struct visit){.day = TUESDAY,
                        .start_tod = 32400,
                        .kind = VISIT_FACE,
                        .outcome = OUTCOME_MOVED});
    assert_string_equal(
        fixture_text(f, "SELECT state FROM appointments WHERE crm_id = 'P1'"),
        "cancelled");
    assert_int_equal(fixture_load(f).appointment_count, 4);
}

static void statements_and_program_agree_on_who_was_met(void **state)
{
    struct fixture *f = *state;
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        const char *sql =
            arena_format(&f->arena,
                         "SELECT " MET_SQL("v") " FROM (SELECT 'visit' AS "
                                                "kind, '%s' AS outcome) AS v",
                         outcome_word((enum visit_outcome)i));
        assert_int_equal(fixture_number(f, sql),
                         visit_outcome_is_met((enum visit_outcome)i));
    }
}

static void a_second_entry_of_the_day_keeps_appointments_done(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct visit_undone undone;
    const struct model model = fixture_load(f);
    const struct visit met = {.day = TUESDAY,
                              .start_tod = 36000,
                              .kind = VISIT_FACE,
                              .outcome = OUTCOME_DONE};
    adds(f, &model, met);
    adds(f, &model, met);
    assert_ok(visit_store_undo(f->db, &model, 0, &f->arena, &undone, &err), &err);
    const struct model after = fixture_load(f);
    assert_int_equal(after.accounts[0].last_visit_day, TUESDAY);
    assert_int_equal(after.appointment_count, 3);
}

static void nobody_met_nothing_moved(void **state)
{
    struct fixture *f = *state;
    const struct model model = fixture_load(f);
    static const enum visit_outcome outcomes[] = {OUTCOME_MISSED, OUTCOME_MOVED,
                                                  OUTCOME_NOT_IN};
    for (size_t i = 0; i < 3; i++) {
        assert_false(visit_outcome_is_met(outcomes[i]));
        adds(f, &model,
             (struct visit){.rep_ix = 0,
                            .day = TUESDAY,
                            .start_tod = -1,
                            .kind = VISIT_FACE,
                            .outcome = outcomes[i]});
    }
    adds(f, &model,
         (struct visit){.account_ix = 1,
                        .rep_ix = NO_IX,
                        .day = TUESDAY,
                        .start_tod = -1,
                        .kind = VISIT_REMOTE,
                        .outcome = OUTCOME_DONE});
    const struct model after = fixture_load(f);
    assert_int_equal(after.accounts[0].last_visit_day, NO_DAY);
    assert_int_equal(after.accounts[1].last_visit_day, NO_DAY);
    assert_int_equal(after.accounts[1].last_touch_day, TUESDAY);
    assert_int_equal(after.appointment_count, 4); /* without the one that is put off */
}

static void an_older_entry_does_not_move_it_back(void **state)
{
    struct fixture *f = *state;
    const struct model model = fixture_load(f);
    struct visit visit = {.rep_ix = 0,
                          .day = TUESDAY,
                          .start_tod = -1,
                          .kind = VISIT_FACE,
                          .outcome = OUTCOME_DONE};
    adds(f, &model, visit);
    visit.day = TUESDAY - 30;
    adds(f, &model, visit);
    assert_int_equal(fixture_load(f).accounts[0].last_visit_day, TUESDAY);
}

static void entries_come_back_newest_first(void **state)
{
    struct fixture *f = *state;
    struct err err;
    const struct model model = fixture_load(f);
    for (int i = 0; i < 5; i++)
        adds(f, &model,
             (struct visit){.rep_ix = i % 2 ? 1 : NO_IX,
                            .day = TUESDAY + i % 3,
                            .start_tod = i == 2 ? -1 : 30000 + i,
                            .duration_s = 60 * i,
                            .kind = VISIT_FACE,
                            .outcome = OUTCOME_DONE,
                            .amount_ct = i,
                            .note = i == 4 ? "last" : NULL});
    const struct visit *visits;
    uint32_t count;
    assert_ok(visit_store_load(f->db, &model, 0, 10, &f->arena, &visits, &count, &err),
              &err);
    assert_int_equal(count, 5);
    static const int order[] = {2, 4, 1, 3, 0}; /* days 2, 1, 1, 0, 0 */
    for (int i = 0; i < 5; i++) {
        const int n = order[i];
        assert_int_equal(visits[i].day, TUESDAY + n % 3);
        assert_int_equal(visits[i].start_tod, n == 2 ? -1 : 30000 + n);
        assert_int_equal(visits[i].duration_s, 60 * n);
        assert_int_equal(visits[i].rep_ix, n % 2 ? 1 : NO_IX);
        assert_int_equal(visits[i].amount_ct, n);
    }
    assert_string_equal(visits[1].note, "last");
    assert_null(visits[0].note);
    assert_ok(visit_store_load(f->db, &model, 0, 2, &f->arena, &visits, &count, &err),
              &err);
    assert_int_equal(count, 2);
}

static void entries_of_days_come_back_in_order(void **state)
{
    struct fixture *f = *state;
    const struct model model = fixture_load(f);
    const struct visit *visits;
    uint32_t count;
    struct err err;
    adds(f, &model, (struct visit){.account_ix = 1, .rep_ix = 0, .day = TUESDAY});
    adds(f, &model,
         (struct visit){.account_ix = 0, .rep_ix = 1, .day = TUESDAY - 1, .note = "a"});
    adds(f, &model, (struct visit){.account_ix = 0, .rep_ix = 0, .day = TUESDAY + 1});
    adds(f, &model, (struct visit){.account_ix = 0, .rep_ix = 0, .day = TUESDAY - 2});
    assert_ok(visit_store_load_days(f->db, &model, TUESDAY - 1, TUESDAY, &f->arena,
                                    &visits, &count, &err),
              &err);
    assert_int_equal(count, 2);
    assert_int_equal(visits[0].account_ix, 0);
    assert_int_equal(visits[0].rep_ix, 1);
    assert_string_equal(visits[0].note, "a");
    assert_int_equal(visits[1].account_ix, 1);
    assert_int_equal(visits[1].day, TUESDAY);
}

static void the_overview_counts_what_there_is(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct overview overview;
    fixture_take(f, IMPORT_REPS, "id;name;lon;lat\nR3;Carla;24;57\n");
    fixture_take(f, IMPORT_ACCOUNTS,
                 "id;name;kind;lon;lat;opening_hours\n"
                 "A3;Three;prospect;24;57;31@09:00-17:00\n");
    fixture_take(f, IMPORT_VISITS, "account;date\nA1;2026-11-02\n");
    assert_ok(overview_load(f->db, &overview, &err), &err);
    assert_int_equal(overview.reps, 3);
    assert_int_equal(overview.reps_without_home, 2);
    assert_int_equal(overview.accounts, 3);
    assert_int_equal(overview.prospects, 1);
    assert_int_equal(overview.accounts_unlocated, 2);
    assert_int_equal(overview.accounts_unassigned, 1);
    assert_int_equal(overview.accounts_with_hours, 1);
    assert_int_equal(overview.appointments_open, 5);
    assert_int_equal(overview.visits, 1);
    assert_int_equal(overview.last_visit_day, TUESDAY - 22);
    assert_int_equal(overview.last_plan_monday, NO_DAY);
    assert_int_equal(overview.plans, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            an_entry_moves_the_last_visit_and_closes_appointments, setup, teardown),
        cmocka_unit_test_setup_teardown(an_entry_taken_back_leaves_no_trace, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            a_second_entry_of_the_day_keeps_appointments_done, setup, teardown),
        cmocka_unit_test_setup_teardown(
            a_moved_visit_is_an_appointment_and_nothing_before_it, setup, teardown),
        cmocka_unit_test_setup_teardown(a_visit_moved_within_the_day_blocks_nothing,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(a_move_taken_back_leaves_no_trace, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(what_is_moved_without_a_new_time_is_off, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(statements_and_program_agree_on_who_was_met,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(nobody_met_nothing_moved, setup, teardown),
        cmocka_unit_test_setup_teardown(an_older_entry_does_not_move_it_back, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(entries_come_back_newest_first, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(entries_of_days_come_back_in_order, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_overview_counts_what_there_is, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
