// SPDX-License-Identifier: GPL-3.0-or-later
/* What is exported, read again by readers that know nothing of the writers, is the plan
 * that was written; and writing twice gives the same bytes. */
#include "output/geojson.h"
#include "output/gpx.h"
#include "output/ical.h"
#include "output/kml.h"
#include "output/map.h"
#include "output/plan_csv.h"
#include "output/plan_json.h"
#include "output/territory_csv.h"

#include "base/civil.h"
#include "model/words.h"
#include "text/csv_reader.h"
#include "text/json.h"
#include "text/number.h"

#include "week_fixture.h"
#include "writing.h"

static int64_t whole(const struct json_value *object, const char *key)
{
    const struct json_value *value = json_find(object, key);
    assert_non_null(value);
    assert_int_equal(value->kind, JSON_KIND_WHOLE);
    return value->whole;
}

static const char *text_of(const struct json_value *object, const char *key)
{
    const struct json_value *value = json_find(object, key);
    assert_non_null(value);
    return value->kind == JSON_KIND_TEXT ? value->text : NULL;
}

static int32_t tod_of(const struct json_value *object, const char *key)
{
    struct err err = {0};
    int32_t tod = 0;
    assert_ok(civil_tod_read(text_of(object, key), &tod, &err), &err);
    return tod;
}

static void stop_is_read_back(const struct model *model, const struct stop *stop,
                              const struct json_value *read)
{
    const struct json_value *at = json_find(read, "at");
    assert_string_equal(text_of(read, "account_id"),
                        model->accounts[stop->account_ix].crm_id);
    assert_string_equal(text_of(read, "name"), model->accounts[stop->account_ix].name);
    assert_near(at->items[0].real, stop->at.lon_deg, 5.1e-7);
    assert_near(at->items[1].real, stop->at.lat_deg, 5.1e-7);
    assert_int_equal(tod_of(read, "arrive_tod"), stop->arrive_tod);
    assert_int_equal(tod_of(read, "start_tod"), stop->start_tod);
    assert_int_equal(tod_of(read, "end_tod"), stop->end_tod);
    assert_int_equal(whole(read, "drive_s"), stop->drive_s);
    assert_int_equal(whole(read, "drive_m"), stop->drive_m);
    assert_int_equal(whole(read, "value_ct"), stop->value_ct);
    assert_int_equal(whole(read, "worth_ct"), stop->worth_ct);
    assert_int_equal(whole(read, "detour_ct"), stop->detour_ct);
    assert_int_equal(json_find(read, "is_pinned")->is_true, stop->is_pinned);
}

static void day_is_read_back(const struct model *model, const struct plan *plan,
                             const struct plan_day *day, const struct json_value *read)
{
    struct err err = {0};
    int32_t number = 0;
    assert_ok(civil_day_read(text_of(read, "day"), &number, &err), &err);
    assert_int_equal(number, day->day);
    assert_int_equal(whole(read, "drive_s"), day->drive_s);
    assert_int_equal(whole(read, "travel_ct"), day->travel_ct);
    assert_int_equal(whole(read, "hour_uct"), day->hour_uct);
    if (day->stop_count > 0)
        assert_int_equal(tod_of(read, "back_tod"), day->back_tod);
    const struct json_value *stops = json_find(read, "stops");
    assert_int_equal(stops->count, day->stop_count);
    for (uint32_t i = 0; i < day->stop_count; i++)
        stop_is_read_back(model, &plan->stops[day->stop_first + i], &stops->items[i]);
}

static void reason_is_read_back(const struct model *model, const struct reason *reason,
                                const struct json_value *read)
{
    enum reason_code code = REASON_NONE;
    assert_true(reason_find(text_of(read, "reason"), &code));
    assert_int_equal(code, reason->code);
    assert_string_equal(text_of(read, "account_id"),
                        model->accounts[reason->account_ix].crm_id);
    assert_int_equal(whole(read, "amount_ct"), reason->amount_ct);
    const char *by = text_of(read, "by_account_id");
    assert_int_equal(by != NULL, reason->by_account_ix != NO_IX);
    if (by)
        assert_string_equal(by, model->accounts[reason->by_account_ix].crm_id);
}

static void plan_is_read_back(const struct model *model, const struct plan *plan,
                              const struct json_value *read)
{
    assert_string_equal(text_of(read, "rep_id"), model->reps[plan->rep_ix].crm_id);
    assert_int_equal(whole(read, "net_ct"), plan->net_ct);
    assert_int_equal(whole(read, "bound_ct"), plan->bound_ct);
    const struct json_value *days = json_find(read, "days");
    assert_int_equal(days->count, plan->day_count);
    for (uint32_t d = 0; d < plan->day_count; d++)
        day_is_read_back(model, plan, &plan->days[d], &days->items[d]);
    const struct json_value *left = json_find(read, "left_out");
    assert_int_equal(left->count, plan->reason_count);
    for (uint32_t i = 0; i < plan->reason_count; i++)
        reason_is_read_back(model, &plan->reasons[i], &left->items[i]);
    const struct json_value *prices = json_find(read, "prices");
    assert_int_equal(prices->count, plan->price_count);
    for (uint32_t i = 0; i < plan->price_count; i++)
        assert_int_equal(whole(&prices->items[i], "price_uct"),
                         plan->prices[i].price_uct);
}

static void json_reads_back_as_the_plan(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct week_fixture fixture = week_fixture_make(6, 900, &arena);
    const struct plan_list list = {&fixture.model, fixture.plans, fixture.plan_count,
                                   NULL};
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(plan_json_write(&list, writing.out, &err), &err);
    const char *text = writing_text(&writing);
    struct json_value read = {0};
    assert_ok(json_read(text, writing.size, &arena, &read, &err), &err);
    const struct json_value *plans = json_find(&read, "plans");
    assert_int_equal(plans->count, list.plan_count);
    for (uint32_t i = 0; i < list.plan_count; i++)
        plan_is_read_back(list.model, &list.plans[i], &plans->items[i]);
    writing_close(&writing);
    arena_release(&arena);
}

enum { CSV_ACCOUNT_ID = 5, CSV_NAME, CSV_CITY, CSV_START_TOD = 11, CSV_VALUE_CT = 15 };

static void row_is_stop(const struct csv_row *row, const struct model *model,
                        const struct stop *stop)
{
    const struct account *account = &model->accounts[stop->account_ix];
    const char *name = row->cells[CSV_NAME].text;
    struct err err = {0};
    int64_t value_ct = 0;
    int32_t start_tod = 0;
    /* The one guard against formulas is all that may differ. */
    assert_string_equal(name[0] == '\'' ? name + 1 : name, account->name);
    assert_string_equal(row->cells[CSV_ACCOUNT_ID].text, account->crm_id);
    assert_string_equal(row->cells[CSV_CITY].text, account->city);
    assert_ok(civil_tod_read(row->cells[CSV_START_TOD].text, &start_tod, &err), &err);
    assert_int_equal(start_tod, stop->start_tod);
    assert_ok(number_whole_read(row->cells[CSV_VALUE_CT].text, &value_ct, &err), &err);
    assert_int_equal(value_ct, stop->value_ct);
}

static void csv_reads_back_as_the_stops(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct week_fixture fixture = week_fixture_make(6, 900, &arena);
    const struct plan_list list = {&fixture.model, fixture.plans, fixture.plan_count,
                                   NULL};
    const struct csv_options options = {0};
    struct err err = {0};
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_ok(plan_csv_write(&list, file, &err), &err);
    rewind(file);
    struct csv_reader *reader = NULL;
    struct csv_row row = {0};
    assert_ok(csv_reader_open(file, &options, &reader, &err), &err);
    assert_ok(csv_reader_next(reader, &row, &err), &err);
    for (uint32_t p = 0; p < list.plan_count; p++) {
        for (uint32_t i = 0; i < list.plans[p].stop_count; i++) {
            assert_ok(csv_reader_next(reader, &row, &err), &err);
            assert_int_equal(row.count, 20);
            row_is_stop(&row, list.model, &list.plans[p].stops[i]);
        }
    }
    assert_ok(csv_reader_next(reader, &row, &err), &err);
    assert_int_equal(row.count, 0);
    csv_reader_close(reader);
    fclose(file);
    arena_release(&arena);
}

static bool write_all(FILE *out, struct err *err)
{
    struct arena arena = {0};
    const struct week_fixture fixture = week_fixture_make(4, 300, &arena);
    const struct plan_list list = {&fixture.model, fixture.plans, fixture.plan_count,
                                   NULL};
    const struct territory_list territories = {&fixture.model, fixture.outlines,
                                               fixture.measures};
    const struct map_input map = {
        .title = "T",
        .model = &fixture.model,
        .plans = fixture.plans,
        .plan_count = fixture.plan_count,
        .outlines = fixture.outlines,
        .measures = fixture.measures,
    };
    const bool ok =
        plan_csv_write(&list, out, err) && plan_json_write(&list, out, err) &&
        geojson_plan_write(&list, out, err) &&
        geojson_territory_write(&territories, out, err) && gpx_write(&list, out, err) &&
        kml_write(&list, out, err) && territory_csv_write(&fixture.model, out, err) &&
        ical_write(&list, 1795410000, out, err) && map_write(&map, out, err);
    arena_release(&arena);
    return ok;
}

static void the_same_data_gives_the_same_bytes(void **state)
{
    (void)state;
    struct err err = {0};
    struct writing first, second;
    writing_open(&first);
    writing_open(&second);
    assert_ok(write_all(first.out, &err), &err);
    assert_ok(write_all(second.out, &err), &err);
    assert_string_equal(writing_text(&first), writing_text(&second));
    writing_close(&first);
    writing_close(&second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_reads_back_as_the_plan),
        cmocka_unit_test(csv_reads_back_as_the_stops),
        cmocka_unit_test(the_same_data_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
