// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/plan_store.h"

#include "store/sql.h"
#include "store_fixture.h"
#include "testing.h"

enum { MONDAY = 20780 }; /* 2026-11-23 */

static int setup(void **state)
{
    static struct fixture f;
    fixture_init(&f, db_open);
    *state = &f;
    fixture_take(&f, IMPORT_REPS, "id;name;lon;lat\nR1;Anna;24;57\nR2;Berta;25;57\n");
    fixture_take(&f, IMPORT_ACCOUNTS,
                 "id;name;owner;lon;lat\nA1;One;R1;24.1;57\nA2;Two;R1;24.2;57\n"
                 "A3;Three;R1;24.3;57\nB1;Four;R2;25.1;57\n");
    fixture_take(&f, IMPORT_LODGINGS, "id;name;lon;lat;night\nH1;Inn;24;56;6500\n");
    fixture_take(&f, IMPORT_EVENTS,
                 "id;name;rep;date;start;end;lon;lat\n"
                 "E1;Fair;R1;2026-11-24;18:00;20:00;24.5;57.1\n");
    fixture_take(&f, IMPORT_APPOINTMENTS,
                 "id;account;date;start\n"
                 "P1;A1;2026-11-23;10:00\n");
    return 0;
}

static int teardown(void **state)
{
    fixture_release(*state);
    return 0;
}

/* Monday: A1 by appointment, then A2; night at the inn. Tuesday: the fair, home. Left
 * out: A3, displaced by A2. */
static const struct stop stops[] = {
    {.node = 0,
     .account_ix = 0,
     .appointment_ix = 0,
     .event_ix = NO_IX,
     .at = {24.1, 57},
     .arrive_tod = 35000,
     .start_tod = 36000,
     .end_tod = 37800,
     .drive_s = 600,
     .drive_m = 7000,
     .value_ct = 500,
     .worth_ct = 900,
     .detour_ct = 12,
     .is_pinned = true},
    {.node = 1,
     .account_ix = 1,
     .appointment_ix = NO_IX,
     .event_ix = NO_IX,
     .at = {24.2, 57},
     .arrive_tod = 38400,
     .start_tod = 38400,
     .end_tod = 40200,
     .drive_s = 500,
     .drive_m = 6000,
     .value_ct = 300,
     .worth_ct = 400,
     .detour_ct = -3},
    {.node = 2,
     .account_ix = NO_IX,
     .appointment_ix = NO_IX,
     .event_ix = 0,
     .at = {24.5, 57.1},
     .arrive_tod = 64000,
     .start_tod = 64800,
     .end_tod = 72000,
     .drive_s = 1000,
     .drive_m = 15000,
     .value_ct = 50,
     .worth_ct = 50},
};
static const struct plan_day days[] = {
    {.day = MONDAY,
     .start_lodging_ix = NO_IX,
     .end_lodging_ix = 0,
     .leave_tod = 34400,
     .back_tod = 41000,
     .lunch_tod = 43200,
     .back_drive_s = 800,
     .back_drive_m = 9000,
     .drive_s = 1900,
     .drive_m = 22000,
     .value_ct = 800,
     .travel_ct = 990,
     .hour_uct = 1234567,
     .stop_first = 0,
     .stop_count = 2},
    {.day = MONDAY + 1,
     .start_lodging_ix = 0,
     .end_lodging_ix = NO_IX,
     .leave_tod = 63000,
     .back_tod = 74000,
     .lunch_tod = -1,
     .back_drive_s = 2000,
     .back_drive_m = 30000,
     .drive_s = 3000,
     .drive_m = 45000,
     .value_ct = 50,
     .travel_ct = 2025,
     .stop_first = 2,
     .stop_count = 1},
};
static const struct reason reasons[] = {{.account_ix = 2,
                                         .code = REASON_DISPLACED,
                                         .amount_ct = 77,
                                         .by_account_ix = 1,
                                         .until_day = NO_DAY}};
static const struct price prices[] = {{0, 11}, {1, 22}, {2, 33}};

static struct plan plan_of(uint32_t rep_ix)
{
    return (struct plan){.rep_ix = rep_ix,
                         .monday_day = MONDAY,
                         .days = days,
                         .day_count = 2,
                         .stops = stops,
                         .stop_count = 3,
                         .reasons = reasons,
                         .reason_count = 1,
                         .prices = prices,
                         .price_count = 3,
                         .value_ct = 850,
                         .worth_ct = 1350,
                         .travel_ct = 3015,
                         .night_ct = 6500,
                         .overtime_ct = 1,
                         .penalty_ct = 2,
                         .net_ct = 850 - 3015 - 6500 - 1 - 2,
                         .bound_ct = 4000,
                         .bound_kind = "cheap",
                         .drive_s = 4900,
                         .drive_m = 67000,
                         .work = 123456789};
}

static int64_t begins(struct fixture *f)
{
    struct err err;
    int64_t batch_id;
    const struct plan_batch batch = {
        .monday_day = MONDAY, .made_utc = 1764000000, .options = "{\"seed\":1}"};
    assert_ok(plan_store_begin(f->db, &batch, &batch_id, &err), &err);
    return batch_id;
}

static int64_t saves(struct fixture *f, int64_t batch_id, const struct model *model,
                     const struct plan *plan)
{
    struct err err;
    int64_t plan_id;
    assert_ok(plan_store_save(f->db, batch_id, model, plan, &plan_id, &err), &err);
    return plan_id;
}

static bool loads(struct fixture *f, const struct model *model, uint32_t rep_ix,
                  struct plan *plan)
{
    struct err err;
    bool is_found = false;
    assert_ok(
        plan_store_load(f->db, model, rep_ix, MONDAY, &f->arena, plan, &is_found, &err),
        &err);
    return is_found;
}

static void publishes(struct fixture *f, int64_t batch_id)
{
    struct err err;
    assert_ok(plan_store_publish(f->db, batch_id, &err), &err);
}

static void stop_is(const struct stop *got, const struct stop *saved)
{
    assert_int_equal(got->node, NO_IX);
    assert_int_equal(got->account_ix, saved->account_ix);
    assert_int_equal(got->appointment_ix, saved->appointment_ix);
    assert_int_equal(got->event_ix, saved->event_ix);
    assert_near(got->at.lon_deg, saved->at.lon_deg, 0);
    assert_near(got->at.lat_deg, saved->at.lat_deg, 0);
    assert_int_equal(got->arrive_tod, saved->arrive_tod);
    assert_int_equal(got->start_tod, saved->start_tod);
    assert_int_equal(got->end_tod, saved->end_tod);
    assert_int_equal(got->drive_s, saved->drive_s);
    assert_int_equal(got->drive_m, saved->drive_m);
    assert_int_equal(got->value_ct, saved->value_ct);
    assert_int_equal(got->worth_ct, saved->worth_ct);
    assert_int_equal(got->detour_ct, saved->detour_ct);
    assert_int_equal(got->is_pinned, saved->is_pinned);
}

static void day_is(const struct plan_day *got, const struct plan_day *saved)
{
    assert_int_equal(got->day, saved->day);
    assert_int_equal(got->start_lodging_ix, saved->start_lodging_ix);
    assert_int_equal(got->end_lodging_ix, saved->end_lodging_ix);
    assert_int_equal(got->leave_tod, saved->leave_tod);
    assert_int_equal(got->back_tod, saved->back_tod);
    assert_int_equal(got->lunch_tod, saved->lunch_tod);
    assert_int_equal(got->back_drive_s, saved->back_drive_s);
    assert_int_equal(got->back_drive_m, saved->back_drive_m);
    assert_int_equal(got->drive_s, saved->drive_s);
    assert_int_equal(got->drive_m, saved->drive_m);
    assert_int_equal(got->value_ct, saved->value_ct);
    assert_int_equal(got->travel_ct, saved->travel_ct);
    assert_int_equal(got->hour_uct, saved->hour_uct);
    assert_int_equal(got->stop_first, saved->stop_first);
    assert_int_equal(got->stop_count, saved->stop_count);
}

static void a_plan_comes_back_as_it_was(void **state)
{
    struct fixture *f = *state;
    const struct model model = fixture_load(f);
    const struct plan plan = plan_of(0);
    const int64_t batch_id = begins(f);
    saves(f, batch_id, &model, &plan);
    publishes(f, batch_id);
    struct plan got;
    assert_true(loads(f, &model, 0, &got));
    assert_int_equal(got.rep_ix, 0);
    assert_int_equal(got.monday_day, MONDAY);
    assert_int_equal(got.value_ct, plan.value_ct);
    assert_int_equal(got.worth_ct, plan.worth_ct);
    assert_int_equal(got.travel_ct, plan.travel_ct);
    assert_int_equal(got.night_ct, plan.night_ct);
    assert_int_equal(got.overtime_ct, plan.overtime_ct);
    assert_int_equal(got.penalty_ct, plan.penalty_ct);
    assert_int_equal(got.net_ct, plan.net_ct);
    assert_int_equal(got.bound_ct, plan.bound_ct);
    assert_string_equal(got.bound_kind, "cheap");
    assert_int_equal(got.drive_s, plan.drive_s);
    assert_int_equal(got.drive_m, plan.drive_m);
    assert_int_equal(got.work, plan.work);
    assert_int_equal(got.day_count, 2);
    for (uint32_t d = 0; d < 2; d++)
        day_is(&got.days[d], &days[d]);
    assert_int_equal(got.stop_count, 3);
    for (uint32_t s = 0; s < 3; s++)
        stop_is(&got.stops[s], &stops[s]);
    assert_int_equal(got.reason_count, 1);
    assert_int_equal(got.reasons[0].account_ix, 2);
    assert_int_equal(got.reasons[0].code, REASON_DISPLACED);
    assert_int_equal(got.reasons[0].amount_ct, 77);
    assert_int_equal(got.reasons[0].by_account_ix, 1);
    assert_int_equal(got.reasons[0].until_day, NO_DAY);
    assert_int_equal(got.price_count, 3);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(got.prices[i].account_ix, i);
        assert_int_equal(got.prices[i].price_uct, prices[i].price_uct);
    }
    assert_int_equal(fixture_number(f, "SELECT visits FROM plans"), 2);
}

static void a_plan_is_seen_when_its_batch_is_published(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct plan plan = plan_of(0), got;
    int32_t week;
    const struct model model = fixture_load(f);
    const int64_t first = begins(f);
    saves(f, first, &model, &plan);
    assert_false(loads(f, &model, 0, &got));
    assert_ok(plan_store_newest_week(f->db, &model, NO_IX, &week, &err), &err);
    assert_int_equal(week, NO_DAY);
    publishes(f, first);
    assert_true(loads(f, &model, 0, &got));
    assert_ok(plan_store_newest_week(f->db, &model, 0, &week, &err), &err);
    assert_int_equal(week, MONDAY);
    assert_ok(plan_store_newest_week(f->db, &model, 1, &week, &err), &err);
    assert_int_equal(week, NO_DAY);
    /* The newest published one counts, whatever is being made. */
    const int64_t second = begins(f);
    plan.value_ct = 999;
    saves(f, second, &model, &plan);
    assert_true(loads(f, &model, 0, &got));
    assert_int_equal(got.value_ct, 850);
    publishes(f, second);
    assert_true(loads(f, &model, 0, &got));
    assert_int_equal(got.value_ct, 999);
}

static void what_was_interrupted_is_removed_an_hour_later(void **state)
{
    struct fixture *f = *state;
    struct err err;
    const struct plan plan = plan_of(0);
    const struct model model = fixture_load(f);
    const int64_t lost = begins(f);
    saves(f, lost, &model, &plan);
    fixture_run(f, "UPDATE plan_batches SET begun_utc = begun_utc - 3601");
    const int64_t next = begins(f);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM plans"), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stops"), 0);
    saves(f, next, &model, &plan);
    publishes(f, next);
    /* Who was overtaken is told. */
    assert_false(plan_store_save(f->db, lost, &model, &plan, NULL, &err));
    char sentence[160];
    snprintf(sentence, sizeof sentence,
             "'%s': this planning was overtaken by another one", f->path);
    assert_err(&err, ERR_MISSING, sentence);
    assert_false(plan_store_publish(f->db, lost, &err));
    assert_err(&err, ERR_MISSING, sentence);
}

/* The one that is published counts, and of two the later one saved. */
static void two_who_plan_at_once_both_get_through(void **state)
{
    struct fixture *f = *state;
    const struct plan plan = plan_of(0);
    const struct model model = fixture_load(f);
    const int64_t one = begins(f), other = begins(f);
    saves(f, one, &model, &plan);
    saves(f, other, &model, &plan);
    publishes(f, one);
    publishes(f, other);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM plans"), 2);
}

static struct plan_change_request change_of(int64_t based_on_id)
{
    return (struct plan_change_request){.batch = {.monday_day = MONDAY,
                                                  .made_utc = 5,
                                                  .is_replan = true,
                                                  .options = "{}"},
                                        .based_on_id = based_on_id};
}

/* With what she decided and her calendar, in one step; a version more to choose from.
 */
static void a_change_is_published_at_once(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct plan plan = plan_of(0), got;
    const struct model model = fixture_load(f);
    const int64_t first = begins(f);
    saves(f, first, &model, &plan);
    publishes(f, first);
    const struct calendar_entry off = {.rep_ix = plan.rep_ix,
                                       .day = MONDAY,
                                       .kind = CALENDAR_OFF,
                                       .from_tod = 36000,
                                       .until_tod = 86400,
                                       .note = "sick"};
    const struct override skip = {plan.rep_ix, 0, OVERRIDE_SKIP, MONDAY, "shut"};
    struct plan_change_request request = change_of(first);
    request.off_entry = &off;
    request.override = &skip;
    int64_t second;
    bool is_found;
    plan.value_ct++;
    plan.net_ct++;
    plan.bound_ct++;
    assert_ok(plan_store_change(f->db, &request, &model, &plan, &second, &err), &err);
    assert_ok(plan_store_load_version(f->db, &model, plan.rep_ix, first, &f->arena,
                                      &got, &is_found, &err),
              &err);
    assert_true(is_found);
    assert_int_equal(got.value_ct, plan.value_ct - 1);
    const struct plan_version *versions;
    uint32_t count;
    assert_ok(plan_store_versions(f->db, &model, plan.rep_ix, MONDAY, &f->arena,
                                  &versions, &count, &err),
              &err);
    assert_int_equal(count, 2);
    assert_int_equal(versions[0].batch_id, second);
    assert_true(versions[0].is_replan);
    assert_int_equal(versions[1].batch_id, first);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM rep_calendar"), 1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM overrides"), 1);
}

static void a_change_of_an_older_plan_is_refused(void **state)
{
    struct fixture *f = *state;
    struct err err;
    const struct plan plan = plan_of(0);
    const struct model model = fixture_load(f);
    const int64_t first = begins(f);
    saves(f, first, &model, &plan);
    publishes(f, first);
    const struct plan_change_request request = change_of(first);
    int64_t second;
    assert_ok(plan_store_change(f->db, &request, &model, &plan, &second, &err), &err);
    assert_false(plan_store_change(f->db, &request, &model, &plan, &second, &err));
    assert_int_equal(err.code, ERR_MISSING);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM plan_batches"), 2);
}

static void a_plan_that_cannot_be_saved_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    struct err err;
    const struct model model = fixture_load(f);
    struct plan plan = plan_of(0);
    const struct price negative[] = {{0, -1}};
    plan.prices = negative;
    plan.price_count = 1;
    const int64_t batch_id = begins(f);
    assert_false(plan_store_save(f->db, batch_id, &model, &plan, NULL, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.text, "plan of 'R1': "));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM plans"), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM stops"), 0);
}

static void all_plans_come_in_the_order_of_reps(void **state)
{
    struct fixture *f = *state;
    struct err err;
    const struct plan *plans;
    uint32_t count;
    const struct model model = fixture_load(f);
    const struct plan first = plan_of(0);
    struct plan second = plan_of(1);
    second.reason_count = second.price_count = 0;
    const int64_t batch_id = begins(f);
    saves(f, batch_id, &model, &second);
    saves(f, batch_id, &model, &first);
    publishes(f, batch_id);
    assert_ok(
        plan_store_load_all(f->db, &model, MONDAY, &f->arena, &plans, &count, &err),
        &err);
    assert_int_equal(count, 2);
    assert_int_equal(plans[0].rep_ix, 0);
    assert_int_equal(plans[1].rep_ix, 1);
    assert_int_equal(plans[1].reason_count, 0);
    assert_ok(
        plan_store_load_all(f->db, &model, MONDAY + 7, &f->arena, &plans, &count, &err),
        &err);
    assert_int_equal(count, 0);
}

/* A model for R2 knows none of the accounts of this plan. */
static void what_the_model_does_not_know_is_left_out(void **state)
{
    struct fixture *f = *state;
    const struct model model = fixture_load(f);
    const struct plan plan = plan_of(1);
    const int64_t batch_id = begins(f);
    saves(f, batch_id, &model, &plan);
    publishes(f, batch_id);
    const struct model scoped = fixture_load_rep(f, "R2");
    struct plan got;
    assert_true(loads(f, &scoped, 0, &got));
    assert_int_equal(got.stop_count, 0); /* the event is R1's */
    assert_int_equal(got.reason_count, 0);
    assert_int_equal(got.price_count, 0);
    assert_int_equal(got.day_count, 2);
    assert_int_equal(got.days[1].stop_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_plan_comes_back_as_it_was, setup, teardown),
        cmocka_unit_test_setup_teardown(a_plan_is_seen_when_its_batch_is_published,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_interrupted_is_removed_an_hour_later,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(two_who_plan_at_once_both_get_through, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_change_is_published_at_once, setup, teardown),
        cmocka_unit_test_setup_teardown(a_change_of_an_older_plan_is_refused, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_plan_that_cannot_be_saved_leaves_nothing,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(all_plans_come_in_the_order_of_reps, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(what_the_model_does_not_know_is_left_out, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
