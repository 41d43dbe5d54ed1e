// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/model.h"

#include "base/civil.h"
#include "model_builder.h"
#include "testing.h"

/* 2026-11-23 is a Monday. */
enum { H = 3600 };

static int32_t monday(void)
{
    return builder_day("2026-11-23");
}

static void windows_are(const struct model *model, const char *crm_id, int32_t day,
                        bool is_known, uint32_t count, const struct window *expected)
{
    struct window windows[WINDOWS_MAX];
    bool known;
    const uint32_t got = model_open_windows(model, builder_account_ix(model, crm_id),
                                            day, windows, &known);
    assert_int_equal(known, is_known);
    assert_int_equal(got, count);
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(windows[i].open_tod, expected[i].open_tod);
        assert_int_equal(windows[i].close_tod, expected[i].close_tod);
    }
}

static void the_deeper_level_wins(void **state)
{
    (void)state;
    struct builder b;
    builder_init(&b);
    builder_tier(&b, "A");
    const uint32_t rep = builder_rep(&b, "R1", 24, 56);
    const uint32_t plain = builder_account(&b, "A1", 24, 56);
    const uint32_t own = builder_account(&b, "A2", 24, 56);
    (void)plain;
    b.organisation.value[SETTING_MARGIN_PPM] = 100000;
    b.organisation.value[SETTING_VISIT_S] = 600;
    builder_set(&b, SETTING_LEVEL_TIER, 0, SETTING_MARGIN_PPM, 200000);
    builder_set(&b, SETTING_LEVEL_TIER, 0, SETTING_VISIT_S, 1200);
    builder_set(&b, SETTING_LEVEL_REP, rep, SETTING_VISIT_S, 1800);
    builder_set(&b, SETTING_LEVEL_ACCOUNT, own, SETTING_VISIT_S, 2400);
    builder_set(&b, SETTING_LEVEL_ACCOUNT, own, SETTING_INTERVAL_DAYS, 5);
    b.accounts[own]->interval_days = 7;
    const struct model *model = builder_finish(&b);
    const uint32_t r = builder_rep_ix(model, "R1");
    const uint32_t a1 = builder_account_ix(model, "A1");
    const uint32_t a2 = builder_account_ix(model, "A2");
    struct settings settings = model_settings(model, a1, NO_IX);
    assert_int_equal(settings.value[SETTING_MARGIN_PPM], 200000);
    assert_int_equal(settings.value[SETTING_VISIT_S], 1200);
    settings = model_settings(model, a1, r);
    assert_int_equal(settings.value[SETTING_MARGIN_PPM], 200000);
    assert_int_equal(settings.value[SETTING_VISIT_S], 1800);
    settings = model_settings(model, a2, r);
    assert_int_equal(settings.value[SETTING_VISIT_S], 2400);
    /* What the account's row says wins over all. */
    assert_int_equal(settings.value[SETTING_INTERVAL_DAYS], 7);
    settings = model_rep_settings(model, r);
    assert_int_equal(settings.value[SETTING_MARGIN_PPM], 100000);
    assert_int_equal(settings.value[SETTING_VISIT_S], 1800);
    builder_release(&b);
}

static void accounts_and_reps_are_found_by_their_id(void **state)
{
    (void)state;
    struct builder b;
    builder_init(&b);
    static const char *const ids[] = {"B", "A10", "A2", "Ž", "a"};
    for (size_t i = 0; i < 5; i++) {
        builder_rep(&b, ids[i], 24, 56);
        builder_account(&b, ids[i], 24, 56);
    }
    const struct model *model = builder_finish(&b);
    uint32_t ix;
    for (size_t i = 0; i < 5; i++) {
        assert_true(model_find_account(model, ids[i], &ix));
        assert_string_equal(model->accounts[ix].crm_id, ids[i]);
        assert_true(model_find_rep(model, ids[i], &ix));
        assert_string_equal(model->reps[ix].crm_id, ids[i]);
    }
    assert_false(model_find_account(model, "A1", &ix));
    assert_false(model_find_account(model, "", &ix));
    assert_false(model_find_rep(model, "zzz", &ix));
    builder_release(&b);
}

static void windows_are_those_of_the_weekday(void **state)
{
    (void)state;
    struct builder b;
    builder_init(&b);
    const uint32_t shop = builder_account(&b, "A1", 24, 56);
    builder_account(&b, "A2", 24, 56);
    builder_hours(&b, shop, 0, "13:00", "17:00");
    builder_hours(&b, shop, 0, "09:00", "12:00");
    builder_hours(&b, shop, 1, "09:00", "12:00");
    builder_hours(&b, shop, 1, "12:00", "14:00"); /* touches: one window */
    const struct model *model = builder_finish(&b);
    windows_are(model, "A1", monday(), true, 2,
                (struct window[]){{9 * H, 12 * H}, {13 * H, 17 * H}});
    windows_are(model, "A1", monday() + 1, true, 1, (struct window[]){{9 * H, 14 * H}});
    windows_are(model, "A1", monday() + 2, true, 0, NULL);
    /* Nothing is known: the whole day, and said so. */
    windows_are(model, "A2", monday(), false, 1, (struct window[]){{0, 24 * H}});
    builder_release(&b);
}

static void an_exception_replaces_its_day(void **state)
{
    (void)state;
    struct builder b;
    builder_init(&b);
    const uint32_t shop = builder_account(&b, "A1", 24, 56);
    const uint32_t unknown = builder_account(&b, "A2", 24, 56);
    builder_hours_week(&b, shop, "09:00", "17:00");
    builder_exception(&b, shop, monday(), NULL, NULL);
    builder_exception(&b, shop, monday() + 1, "10:00", "12:00");
    builder_exception(&b, unknown, monday(), NULL, NULL);
    const struct model *model = builder_finish(&b);
    windows_are(model, "A1", monday(), true, 0, NULL);
    windows_are(model, "A1", monday() + 1, true, 1,
                (struct window[]){{10 * H, 12 * H}});
    windows_are(model, "A1", monday() + 2, true, 1, (struct window[]){{9 * H, 17 * H}});
    windows_are(model, "A1", monday() + 7, true, 1, (struct window[]){{9 * H, 17 * H}});
    windows_are(model, "A2", monday(), true, 0, NULL);
    windows_are(model, "A2", monday() + 1, false, 1, (struct window[]){{0, 24 * H}});
    builder_release(&b);
}

static void a_window_past_midnight_reaches_into_the_next_day(void **state)
{
    (void)state;
    struct builder b;
    builder_init(&b);
    const uint32_t bar = builder_account(&b, "A1", 24, 56);
    builder_hours(&b, bar, 4, "18:00", "19:00")->close_tod =
        26 * H;                                  /* Friday until 02:00 */
    builder_hours(&b, bar, 5, "01:00", "03:00"); /* joins it on Saturday */
    builder_hours(&b, bar, 6, "20:00", "21:00")->close_tod =
        27 * H; /* Sunday until 03:00 of Monday */
    builder_exception(&b, bar, monday() + 6, "20:00", "21:00")->close_tod = 25 * H;
    builder_exception(&b, bar, monday() + 12, NULL, NULL);
    const struct model *model = builder_finish(&b);
    windows_are(model, "A1", monday() + 4, true, 1,
                (struct window[]){{18 * H, 26 * H}});
    windows_are(model, "A1", monday() + 5, true, 1, (struct window[]){{0, 3 * H}});
    windows_are(model, "A1", monday() + 7, true, 1, (struct window[]){{0, 1 * H}});
    /* Shut on Saturday, but Friday night is still on. */
    windows_are(model, "A1", monday() + 12, true, 1, (struct window[]){{0, 2 * H}});
    windows_are(model, "A1", monday() + 14, true, 1, (struct window[]){{0, 3 * H}});
    builder_release(&b);
}

static void of_too_many_windows_the_later_ones_are_left_out(void **state)
{
    (void)state;
    struct builder b;
    builder_init(&b);
    const uint32_t shop = builder_account(&b, "A1", 24, 56);
    for (int i = 0; i < 12; i++) {
        struct hours *hours = builder_hours(&b, shop, 0, "09:00", "09:30");
        hours->open_tod = i * 2 * H;
        hours->close_tod = i * 2 * H + H;
    }
    const struct model *model = builder_finish(&b);
    struct window windows[WINDOWS_MAX];
    bool known;
    assert_int_equal(model_open_windows(model, 0, monday(), windows, &known),
                     WINDOWS_MAX);
    assert_int_equal(windows[WINDOWS_MAX - 1].open_tod, (WINDOWS_MAX - 1) * 2 * H);
    builder_release(&b);
}

static void spans_are(const struct model *model, int32_t day, uint32_t count,
                      const struct window *expected)
{
    struct window spans[WINDOWS_MAX];
    assert_int_equal(
        model_working_spans(model, builder_rep_ix(model, "R1"), day, spans), count);
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(spans[i].open_tod, expected[i].open_tod);
        assert_int_equal(spans[i].close_tod, expected[i].close_tod);
    }
}

static void a_rep_works_on_her_workdays(void **state)
{
    (void)state;
    struct builder b;
    builder_init(&b);
    const uint32_t rep = builder_rep(&b, "R1", 24, 56);
    b.organisation.value[SETTING_WORKDAYS] = 31;
    b.organisation.value[SETTING_WORK_START_TOD] = 8 * H;
    b.organisation.value[SETTING_WORK_END_TOD] = 17 * H;
    builder_set(&b, SETTING_LEVEL_REP, rep, SETTING_WORK_END_TOD, 16 * H);
    const struct model *model = builder_finish(&b);
    spans_are(model, monday(), 1, (struct window[]){{8 * H, 16 * H}});
    spans_are(model, monday() + 5, 0, NULL);
    builder_release(&b);
}

static void the_calendar_cuts_and_adds(void **state)
{
    (void)state;
    struct builder b;
    builder_init(&b);
    const uint32_t rep = builder_rep(&b, "R1", 24, 56);
    const uint32_t other = builder_rep(&b, "R2", 24, 56);
    b.organisation.value[SETTING_WORKDAYS] = 31;
    b.organisation.value[SETTING_WORK_START_TOD] = 8 * H;
    b.organisation.value[SETTING_WORK_END_TOD] = 17 * H;
    const int32_t day = monday();
    /* Monday: a hole, and one at the start. */
    builder_calendar(&b, rep, day, CALENDAR_OFF, "10:00", "11:00");
    builder_calendar(&b, rep, day, CALENDAR_OFF, "07:00", "08:30");
    /* Tuesday: away; Wednesday: only the other is. */
    builder_calendar(&b, rep, day + 1, CALENDAR_OFF, NULL, NULL);
    builder_calendar(&b, other, day + 2, CALENDAR_OFF, NULL, NULL);
    /* Thursday: a public holiday. Friday: one on which she works all the same. */
    builder_calendar(&b, NO_IX, day + 3, CALENDAR_OFF, NULL, NULL);
    builder_calendar(&b, NO_IX, day + 4, CALENDAR_OFF, NULL, NULL);
    builder_calendar(&b, rep, day + 4, CALENDAR_WORK, "09:00", "12:00");
    /* Saturday: everybody works in the morning. Sunday: she, twice. */
    builder_calendar(&b, NO_IX, day + 5, CALENDAR_WORK, "08:00", "12:00");
    builder_calendar(&b, rep, day + 6, CALENDAR_WORK, "14:00", "16:00");
    builder_calendar(&b, rep, day + 6, CALENDAR_WORK, "10:00", "12:00");
    const struct model *model = builder_finish(&b);
    spans_are(model, day, 2,
              (struct window[]){{8 * H + 1800, 10 * H}, {11 * H, 17 * H}});
    spans_are(model, day + 1, 0, NULL);
    spans_are(model, day + 2, 1, (struct window[]){{8 * H, 17 * H}});
    spans_are(model, day + 3, 0, NULL);
    spans_are(model, day + 4, 1, (struct window[]){{9 * H, 12 * H}});
    spans_are(model, day + 5, 1, (struct window[]){{8 * H, 12 * H}});
    spans_are(model, day + 6, 2, (struct window[]){{10 * H, 12 * H}, {14 * H, 16 * H}});
    builder_release(&b);
}

static void a_span_that_ends_before_it_starts_is_none(void **state)
{
    (void)state;
    struct builder b;
    builder_init(&b);
    builder_rep(&b, "R1", 24, 56);
    b.organisation.value[SETTING_WORK_START_TOD] = 17 * H;
    b.organisation.value[SETTING_WORK_END_TOD] = 8 * H;
    const struct model *model = builder_finish(&b);
    spans_are(model, monday(), 0, NULL);
    builder_release(&b);
}

/* 32 % said, 50 % learnt, followed half the way: 41 %. An account's own word stands. */
static void what_is_learnt_moves_the_tiers_word(void **state)
{
    (void)state;
    struct builder b;
    builder_init(&b);
    builder_account(&b, "A", 24, 56);
    const uint32_t own = builder_account(&b, "B", 24, 56);
    builder_set(&b, SETTING_LEVEL_ACCOUNT, own, SETTING_WIN_PROPOSAL_VISIT_PPM, 900000);
    b.organisation.value[SETTING_LEARNING_PPM] = 500000;
    struct model model = *builder_finish(&b);
    struct learnt_chance learnt[8 * LEARNT_COUNT] = {0};
    const uint32_t tier_ix = model.accounts[0].tier_ix;
    learnt[tier_ix * LEARNT_COUNT + SETTING_WIN_PROPOSAL_VISIT_PPM -
           SETTING_WIN_LEAD_REMOTE_PPM] = (struct learnt_chance){true, 500000, 40};
    model.learnt = learnt;
    assert_int_equal(
        model_settings(&model, 0, NO_IX).value[SETTING_WIN_PROPOSAL_VISIT_PPM], 410000);
    assert_int_equal(
        model_tier_settings(&model, tier_ix).value[SETTING_WIN_PROPOSAL_VISIT_PPM],
        410000);
    assert_int_equal(
        model_settings(&model, 1, NO_IX).value[SETTING_WIN_PROPOSAL_VISIT_PPM], 900000);
    assert_int_equal(
        model_settings(&model, 0, NO_IX).value[SETTING_WIN_PROPOSAL_REMOTE_PPM],
        220000);
    assert_int_equal(
        model_learnt(&model, tier_ix, SETTING_WIN_PROPOSAL_VISIT_PPM)->trials, 40);
    model.organisation.value[SETTING_LEARNING_PPM] = 0;
    assert_null(model_learnt(&model, tier_ix, SETTING_WIN_PROPOSAL_VISIT_PPM));
    assert_int_equal(
        model_settings(&model, 0, NO_IX).value[SETTING_WIN_PROPOSAL_VISIT_PPM], 320000);
    builder_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_deeper_level_wins),
        cmocka_unit_test(accounts_and_reps_are_found_by_their_id),
        cmocka_unit_test(windows_are_those_of_the_weekday),
        cmocka_unit_test(an_exception_replaces_its_day),
        cmocka_unit_test(a_window_past_midnight_reaches_into_the_next_day),
        cmocka_unit_test(of_too_many_windows_the_later_ones_are_left_out),
        cmocka_unit_test(a_rep_works_on_her_workdays),
        cmocka_unit_test(the_calendar_cuts_and_adds),
        cmocka_unit_test(a_span_that_ends_before_it_starts_is_none),
        cmocka_unit_test(what_is_learnt_moves_the_tiers_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
