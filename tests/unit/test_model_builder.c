// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_builder.h"
#include "testing.h"

static void rows_in_any_order_make_a_sound_model(void **state)
{
    (void)state;
    struct builder b;
    builder_init(&b);
    const uint32_t second = builder_rep(&b, "R2", 24, 57);
    const uint32_t first = builder_rep(&b, "R1", 25, 56);
    const uint32_t late = builder_account(&b, "B", 24.1, 57);
    const uint32_t early = builder_account(&b, "A", 24.2, 57);
    b.accounts[early]->rep_ix = first;
    builder_hours_week(&b, late, "09:00", "17:00");
    builder_hours(&b, early, 5, "10:00", "12:00");
    builder_appointment(&b, late, 20000, "10:00");
    builder_calendar(&b, NO_IX, 20001, CALENDAR_OFF, NULL, NULL);
    builder_calendar(&b, second, 20002, CALENDAR_WORK, "10:00", "12:00");
    builder_set(&b, SETTING_LEVEL_ACCOUNT, late, SETTING_VISIT_S, 600);
    builder_set(&b, SETTING_LEVEL_REP, first, SETTING_VISIT_S, 1200);
    const struct model *model = builder_finish(&b); /* checks it */
    const struct account *a = &model->accounts[0], *c = &model->accounts[1];
    assert_string_equal(a->crm_id, "A");
    assert_string_equal(model->reps[a->rep_ix].crm_id, "R1");
    assert_string_equal(model->reps[c->rep_ix].crm_id, "R2");
    assert_int_equal(a->hours.count, 1);
    assert_int_equal(c->hours.count, 5);
    assert_int_equal(c->appointments.count, 1);
    assert_int_equal(model->holidays.count, 1);
    assert_int_equal(model_settings(model, 0, a->rep_ix).value[SETTING_VISIT_S], 1200);
    assert_int_equal(model_settings(model, 1, c->rep_ix).value[SETTING_VISIT_S], 600);
    builder_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_in_any_order_make_a_sound_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
