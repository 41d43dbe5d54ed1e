// SPDX-License-Identifier: GPL-3.0-or-later
/* Laws of agendas, over models made at random: every start that is offered can be kept,
 * every start that can be kept is offered, each account is a node or has one reason,
 * and names do not matter. */
#include "agenda/agenda.h"
#include "agenda/neighbours.h"
#include "agenda/starts.h"
#include "base/civil.h"
#include "base/rng.h"
#include "model_builder.h"
#include "testing.h"

enum { MODELS = 60, ACCOUNTS = 40, DAYS = 6 };

static struct rng rng;

static int32_t pick(int32_t from, int32_t to)
{
    return from + (int32_t)rng_below(&rng, (uint32_t)(to - from + 1));
}

static void put_hours(struct builder *b, uint32_t account)
{
    for (int32_t weekday = 0; weekday < 7; weekday++) {
        int32_t tod = pick(5, 11) * 3600;
        for (int32_t i = pick(0, 2); i > 0; i--) {
            struct hours *hours = builder_hours(b, account, weekday, "08:00", "09:00");
            hours->open_tod = tod;
            hours->close_tod = tod + pick(1, 40) * 600;
            tod = hours->close_tod + pick(0, 6) * 600;
        }
    }
}

static void put_extras(struct builder *b, uint32_t account, int32_t monday)
{
    if (rng_below(&rng, 4) == 0)
        builder_opportunity(b, account, pick(1000, 3000000), STAGE_PROPOSAL);
    if (rng_below(&rng, 6) == 0) {
        const int32_t from_day = monday + pick(-3, 6);
        builder_block(b, account, rng_below(&rng, 2) ? BLOCK_OUT : BLOCK_MUST, from_day,
                      from_day + pick(0, 8));
    }
    if (rng_below(&rng, 6) == 0) {
        struct appointment *appointment =
            builder_appointment(b, account, monday + pick(-2, 8), "10:00");
        appointment->kind = (enum appointment_kind)rng_below(&rng, 4);
        appointment->start_tod = pick(6, 19) * 3600;
        appointment->leeway_s = pick(0, 4) * 900;
        appointment->duration_s = pick(0, 5) * 1200;
    }
    if (rng_below(&rng, 6) == 0)
        builder_exception(b, account, monday + pick(0, 5), "10:00", "11:00");
}

static void put_account(struct builder *b, uint32_t number, int32_t monday)
{
    const double reach_deg = rng_below(&rng, 8) ? 0.3 : 4;
    const uint32_t account =
        builder_account(b, arena_format(&b->arena, "A%03u", number),
                        24 + reach_deg * (rng_real(&rng) - 0.5),
                        57 + reach_deg * (rng_real(&rng) - 0.5));
    struct account *at = builder_at(b, account);
    at->yearly_revenue_ct = rng_below(&rng, 8) ? pick(0, 8000000) : 0;
    at->interval_days = pick(7, 60);
    at->visit_s = pick(1, 20) * 600;
    at->is_cadence_promised = rng_below(&rng, 5) == 0;
    if (rng_below(&rng, 5))
        at->last_visit_day = monday - pick(0, 90);
    if (rng_below(&rng, 20) == 0)
        at->precision = PLACE_NONE;
    if (rng_below(&rng, 3))
        put_hours(b, account);
    put_extras(b, account, monday);
}

static void put_rep(struct builder *b, int32_t monday)
{
    builder_rep(b, "R", 24, 57);
    b->organisation.value[SETTING_LUNCH_S] = pick(0, 3) * 1800;
    b->organisation.value[SETTING_WORK_START_TOD] = pick(6, 14) * 3600;
    b->organisation.value[SETTING_WORK_END_TOD] =
        b->organisation.value[SETTING_WORK_START_TOD] + pick(2, 9) * 3600;
    if (rng_below(&rng, 2))
        builder_calendar(b, 0, monday + 1, CALENDAR_OFF, "11:00", "12:30");
    if (rng_below(&rng, 2))
        builder_calendar(b, NO_IX, monday + 2, CALENDAR_OFF, NULL, NULL);
}

static const struct model *make_model(struct builder *b, int32_t monday)
{
    builder_init(b);
    put_rep(b, monday);
    for (uint32_t i = 0; i < ACCOUNTS; i++)
        put_account(b, i, monday);
    return builder_finish(b);
}

static void make_agenda(const struct model *model, int32_t monday, struct arena *arena,
                        struct agenda *agenda)
{
    const struct travel travel = travel_straight(&model->organisation);
    const struct agenda_task task = {
        .first_day = monday, .day_count = DAYS, .wait_day = NO_DAY};
    struct err err;
    assert_ok(agenda_week(model, &task, &travel, arena, agenda, &err), &err);
}

/* The rules said once more, in other words. */

static bool is_inside(const struct window *windows, uint32_t count, int32_t from_tod,
                      int32_t until_tod)
{
    for (uint32_t i = 0; i < count; i++)
        if (windows[i].open_tod <= from_tod && until_tod <= windows[i].close_tod)
            return true;
    return false;
}

static int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* Some lunch that starts between the settings' times and between the two given. */
static bool lunch_fits(const struct week_day *day, int32_t from_tod, int32_t until_tod)
{
    const int32_t last_tod = until_tod - day->lunch_s;
    return later(day->lunch_open_tod, from_tod) <=
           (last_tod < day->lunch_close_tod ? last_tod : day->lunch_close_tod);
}

static bool can_start(const struct week_day *day, int32_t drive_s, int32_t service_s,
                      int32_t start_tod)
{
    const int32_t open_tod = day->spans[0].open_tod;
    const int32_t close_tod = day->spans[day->span_count - 1].close_tod;
    const int32_t end_tod = start_tod + service_s, back_tod = end_tod + drive_s;
    if (open_tod + drive_s > start_tod || back_tod > close_tod)
        return false;
    if (day->lunch_s == 0 || back_tod <= day->lunch_close_tod)
        return true;
    return lunch_fits(day, open_tod, start_tod - drive_s) || /* at home */
           lunch_fits(day, open_tod + drive_s, start_tod) || /* there, before */
           lunch_fits(day, end_tod, close_tod - drive_s) ||  /* there, after */
           lunch_fits(day, back_tod, close_tod);             /* at home again */
}

static bool is_offered(const struct week *week, const struct week_node *node,
                       uint32_t d, int32_t start_tod)
{
    const struct window *windows = &week->windows[node->windows[d].first];
    for (uint32_t i = 0; i < node->windows[d].count; i++)
        if (windows[i].open_tod <= start_tod && start_tod <= windows[i].close_tod)
            return true;
    return false;
}

static void check_visit_day(const struct model *model, const struct agenda *agenda,
                            const struct week_node *node, uint32_t d)
{
    const struct week_day *day = &agenda->week.days[d];
    const int32_t drive_s = agenda->matrix.drive_s[node->place];
    struct window open[WINDOWS_MAX];
    bool is_known;
    const uint32_t open_count =
        model_open_windows(model, node->account_ix, day->day, open, &is_known);
    const bool is_tried = node->windows[d].count > 0;
    for (int32_t tod = 0; tod < DAY_S; tod += 60) {
        const int32_t end_tod = tod + node->service_s;
        const bool can = day->span_count > 0 &&
                         is_inside(open, open_count, tod, end_tod) &&
                         is_inside(day->spans, day->span_count, tod, end_tod) &&
                         can_start(day, drive_s, node->service_s, tod);
        if (can && is_tried)
            assert_true(is_offered(&agenda->week, node, d, tod));
        if (is_offered(&agenda->week, node, d, tod))
            assert_true(can);
    }
}

/* Of appointments only that they can be kept. */
static void check_appointment_day(const struct agenda *agenda,
                                  const struct week_node *node, uint32_t d)
{
    const struct week_day *day = &agenda->week.days[d];
    const int32_t drive_s = agenda->matrix.drive_s[node->place];
    for (uint32_t i = 0; i < node->windows[d].count; i++) {
        const struct window window = agenda->week.windows[node->windows[d].first + i];
        const int32_t tods[] = {window.open_tod, window.close_tod,
                                (window.open_tod + window.close_tod) / 2};
        for (size_t k = 0; k < sizeof tods / sizeof *tods; k++) {
            assert_true(can_start(day, drive_s, node->service_s, tods[k]));
            assert_true(is_inside(day->spans, day->span_count, tods[k],
                                  tods[k] + node->service_s));
        }
    }
}

static void starts_offered_are_those_that_can_be_kept(void **state)
{
    (void)state;
    const int32_t monday = builder_day("2026-11-23");
    uint32_t visit_count = 0;
    for (uint32_t i = 0; i < MODELS; i++) {
        struct builder b;
        const struct model *model = make_model(&b, monday);
        struct arena arena = {0};
        struct agenda agenda;
        make_agenda(model, monday, &arena, &agenda);
        for (uint32_t n = 0; n < agenda.week.node_count; n++) {
            const struct week_node *node = &agenda.week.nodes[n];
            for (uint32_t d = 0; d < DAYS; d++) {
                if (node->kind == NODE_VISIT)
                    check_visit_day(model, &agenda, node, d);
                else
                    check_appointment_day(&agenda, node, d);
            }
            visit_count += node->kind == NODE_VISIT;
        }
        arena_release(&arena);
        builder_release(&b);
    }
    assert_true(visit_count > MODELS);
}

static void every_account_is_offered_or_has_one_reason(void **state)
{
    (void)state;
    const int32_t monday = builder_day("2026-11-23");
    for (uint32_t i = 0; i < MODELS; i++) {
        struct builder b;
        const struct model *model = make_model(&b, monday);
        struct arena arena = {0};
        struct agenda agenda;
        make_agenda(model, monday, &arena, &agenda);
        uint32_t seen[ACCOUNTS] = {0};
        for (uint32_t n = 0; n < agenda.week.node_count; n++)
            if (n == 0 ||
                agenda.week.nodes[n - 1].account_ix != agenda.week.nodes[n].account_ix)
                seen[agenda.week.nodes[n].account_ix]++;
        for (uint32_t r = 0; r < agenda.left_count; r++) {
            assert_int_not_equal(agenda.left[r].code, REASON_NONE);
            seen[agenda.left[r].account_ix]++;
        }
        for (uint32_t a = 0; a < ACCOUNTS; a++)
            assert_int_equal(seen[a], 1);
        arena_release(&arena);
        builder_release(&b);
    }
}

/* The same accounts under other names: every one is offered as before. */
static void names_do_not_matter(void **state)
{
    (void)state;
    const int32_t monday = builder_day("2026-11-23");
    for (uint32_t i = 0; i < MODELS; i++) {
        const struct rng before = rng;
        struct builder b, shuffled;
        const struct model *model = make_model(&b, monday);
        const struct rng after = rng;
        uint32_t names[ACCOUNTS];
        for (uint32_t a = 0; a < ACCOUNTS; a++)
            names[a] = a;
        rng_shuffle(&rng, names, ACCOUNTS);

        rng = before;
        builder_init(&shuffled);
        put_rep(&shuffled, monday);
        for (uint32_t a = 0; a < ACCOUNTS; a++)
            put_account(&shuffled, a, monday);
        for (uint32_t a = 0; a < ACCOUNTS; a++)
            builder_at(&shuffled, a)->crm_id =
                arena_format(&shuffled.arena, "A%03u", names[a]);
        const struct model *other = builder_finish(&shuffled);
        rng = after;

        struct arena arena = {0};
        struct agenda one, two;
        make_agenda(model, monday, &arena, &one);
        make_agenda(other, monday, &arena, &two);
        assert_int_equal(one.week.node_count, two.week.node_count);
        assert_int_equal(one.left_count, two.left_count);
        for (uint32_t n = 0; n < one.week.node_count; n++) {
            const struct week_node *node = &one.week.nodes[n], *twin = NULL;
            for (uint32_t m = 0; m < two.week.node_count; m++)
                if (two.week.nodes[m].account_ix == names[node->account_ix] &&
                    (!twin || memcmp(node->value_ct, twin->value_ct,
                                     sizeof node->value_ct) != 0))
                    twin = &two.week.nodes[m];
            assert_non_null(twin);
            assert_int_equal(twin->kind, node->kind);
            assert_int_equal(twin->worth_ct, node->worth_ct);
            assert_memory_equal(twin->value_ct, node->value_ct, sizeof node->value_ct);
        }
        arena_release(&arena);
        builder_release(&b);
        builder_release(&shuffled);
    }
}

static void the_tree_finds_the_neighbours_that_a_scan_finds(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < 200; round++) {
        const uint32_t count = 1 + rng_below(&rng, 120);
        const uint32_t k = 1 + rng_below(&rng, NEIGHBOURS_MAX);
        struct geo_point places[120];
        uint32_t kth[120];
        for (uint32_t i = 0; i < count; i++)
            places[i] = (struct geo_point){pick(-6, 6) * 0.7 + (round % 2 ? 176 : 0),
                                           round % 3 ? pick(-5, 5) * 0.5 : 89};
        for (uint32_t i = 0; i < count; i++)
            if (places[i].lon_deg > 180)
                places[i].lon_deg -= 360;
        neighbours_kth(places, count, k, kth);
        for (uint32_t i = 0; i < count; i++) {
            const double found_m = geo_length_m(places[i], places[kth[i]]);
            uint32_t nearer = 0, as_near = 0;
            for (uint32_t j = 0; j < count; j++) {
                const double length_m = geo_length_m(places[i], places[j]);
                /* The chord orders as the geodesic does, but for the flattening. */
                nearer += j != i && length_m < found_m * 0.99;
                as_near += j != i && length_m <= found_m * 1.01;
            }
            const uint32_t wanted = k < count - 1 ? k : count - 1;
            assert_true(nearer < wanted || wanted == 0);
            assert_true(as_near >= wanted);
        }
    }
}

int main(void)
{
    rng_init(&rng, testing_seed(20260108), 0);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_offered_are_those_that_can_be_kept),
        cmocka_unit_test(every_account_is_offered_or_has_one_reason),
        cmocka_unit_test(names_do_not_matter),
        cmocka_unit_test(the_tree_finds_the_neighbours_that_a_scan_finds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
