// SPDX-License-Identifier: GPL-3.0-or-later
/* Random companies, written down row by row in random order, imported and loaded: the
 * model is the one they were made from, whatever the order; the files are the same row
 * by row; and a second import finds nothing to do. */
#include "company.h"
#include "testing.h"

enum { ROUNDS = 25 };

static void same_text(const char *a, const char *b)
{
    assert_int_equal(!a, !b);
    if (a)
        assert_string_equal(a, b);
}

static void same_range(struct range a, struct range b)
{
    assert_int_equal(a.count, b.count);
    if (a.count)
        assert_int_equal(a.first, b.first);
}

static void same_accounts(const struct model *got, const struct model *made)
{
    assert_int_equal(got->account_count, made->account_count);
    for (uint32_t i = 0; i < made->account_count; i++) {
        const struct account *a = &got->accounts[i], *b = &made->accounts[i];
        assert_string_equal(a->crm_id, b->crm_id);
        assert_string_equal(a->name, b->name);
        assert_int_equal(a->kind, b->kind);
        assert_int_equal(a->tier_ix, b->tier_ix);
        assert_int_equal(a->precision, b->precision);
        if (b->precision != PLACE_NONE)
            assert_memory_equal(&a->at, &b->at, sizeof a->at);
        assert_int_equal(a->rep_ix, b->rep_ix);
        assert_int_equal(a->owner_rep_ix, b->owner_rep_ix);
        assert_int_equal(a->territory_ix, NO_IX);
        assert_int_equal(a->is_locked, b->is_locked);
        assert_int_equal(a->is_cadence_promised, b->is_cadence_promised);
        assert_int_equal(a->yearly_revenue_ct, b->yearly_revenue_ct);
        assert_int_equal(a->visit_s, b->visit_s);
        assert_int_equal(a->interval_days, b->interval_days);
        assert_int_equal(a->last_visit_day, NO_DAY);
        same_text(a->street, b->street);
        same_text(a->postcode, b->postcode);
        same_text(a->city, b->city);
        same_text(a->phone, b->phone);
        same_text(a->needs, b->needs);
        same_text(a->parent, b->parent);
        same_range(a->contacts, b->contacts);
        same_range(a->opportunities, b->opportunities);
        same_range(a->hours, b->hours);
        same_range(a->exceptions, b->exceptions);
        same_range(a->appointments, b->appointments);
        same_range(a->blocks, b->blocks);
    }
}

static void same_things_on_accounts(const struct model *got, const struct model *made)
{
    for (uint32_t i = 0; i < made->contact_count; i++) {
        assert_string_equal(got->contacts[i].crm_id, made->contacts[i].crm_id);
        assert_int_equal(got->contacts[i].role, made->contacts[i].role);
        same_text(got->contacts[i].phone, made->contacts[i].phone);
    }
    for (uint32_t i = 0; i < made->opportunity_count; i++) {
        const struct opportunity *a = &got->opportunities[i];
        const struct opportunity *b = &made->opportunities[i];
        assert_string_equal(a->crm_id, b->crm_id);
        assert_int_equal(a->amount_ct, b->amount_ct);
        assert_int_equal(a->stage, b->stage);
        assert_int_equal(a->close_day, b->close_day);
    }
    for (uint32_t i = 0; i < made->hours_count; i++)
        assert_memory_equal(&got->hours[i], &made->hours[i], sizeof *got->hours);
    for (uint32_t i = 0; i < made->exception_count; i++)
        assert_memory_equal(&got->exceptions[i], &made->exceptions[i],
                            sizeof *got->exceptions);
    for (uint32_t i = 0; i < made->appointment_count; i++) {
        const struct appointment *a = &got->appointments[i];
        const struct appointment *b = &made->appointments[i];
        assert_string_equal(a->crm_id, b->crm_id);
        assert_int_equal(a->rep_ix, b->rep_ix);
        assert_int_equal(a->kind, b->kind);
        assert_int_equal(a->day, b->day);
        assert_int_equal(a->start_tod, b->start_tod);
        assert_int_equal(a->leeway_s, b->leeway_s);
        assert_int_equal(a->duration_s, b->duration_s);
    }
    for (uint32_t i = 0; i < made->block_count; i++) {
        assert_int_equal(got->blocks[i].kind, made->blocks[i].kind);
        assert_int_equal(got->blocks[i].from_day, made->blocks[i].from_day);
        assert_int_equal(got->blocks[i].until_day, made->blocks[i].until_day);
    }
}

static void same_reps(const struct model *got, const struct model *made)
{
    assert_int_equal(got->rep_count, made->rep_count);
    for (uint32_t i = 0; i < made->rep_count; i++) {
        const struct rep *a = &got->reps[i], *b = &made->reps[i];
        assert_string_equal(a->crm_id, b->crm_id);
        same_text(a->email, b->email);
        assert_string_equal(a->zone, b->zone);
        assert_true(a->has_home);
        assert_memory_equal(&a->home, &b->home, sizeof a->home);
        assert_int_equal(a->availability_ppm, b->availability_ppm);
        assert_int_equal(a->is_specialist, b->is_specialist);
        same_text(a->qualifications, b->qualifications);
        same_text(a->district, b->district);
        same_text(a->region, b->region);
        assert_int_equal(a->accounts_most, b->accounts_most);
        assert_int_equal(a->drive_most_s, b->drive_most_s);
        same_range(a->calendar, b->calendar);
    }
    assert_int_equal(got->calendar_count, made->calendar_count);
    same_range(got->holidays, made->holidays);
    for (uint32_t i = 0; i < made->calendar_count; i++) {
        assert_int_equal(got->calendar[i].day, made->calendar[i].day);
        assert_int_equal(got->calendar[i].kind, made->calendar[i].kind);
        assert_int_equal(got->calendar[i].from_tod, made->calendar[i].from_tod);
        assert_int_equal(got->calendar[i].until_tod, made->calendar[i].until_tod);
    }
    assert_int_equal(got->event_count, made->event_count);
    for (uint32_t i = 0; i < made->event_count; i++) {
        assert_int_equal(got->events[i].rep_ix, made->events[i].rep_ix);
        assert_int_equal(got->events[i].is_must, made->events[i].is_must);
    }
    assert_int_equal(got->lodging_count, made->lodging_count);
    assert_int_equal(got->lodgings[0].night_ct, made->lodgings[0].night_ct);
}

/* All rows with their keys, as text. */
static const char *dump(struct fixture *f)
{
    return fixture_text(
        f,
        "SELECT group_concat(line, char(10)) FROM ("
        "SELECT quote(rep_id) || quote(crm_id) || quote(lon_deg) AS line FROM reps "
        "UNION ALL SELECT quote(account_id) || quote(crm_id) || quote(tier_id) || "
        "quote(owner_rep_id) || quote(geom) || quote(city) FROM accounts "
        "UNION ALL SELECT quote(contact_id) || quote(crm_id) || quote(account_id) "
        "FROM contacts "
        "UNION ALL SELECT quote(opportunity_id) || quote(crm_id) FROM opportunities "
        "UNION ALL SELECT quote(appointment_id) || quote(crm_id) FROM appointments "
        "UNION ALL SELECT quote(block_id) || quote(crm_id) FROM blocks "
        "UNION ALL SELECT quote(account_id) || quote(weekday) || quote(open_tod) "
        "FROM hours "
        "UNION ALL SELECT quote(rowid) || quote(account_id) || quote(day) "
        "FROM hours_exceptions "
        "UNION ALL SELECT quote(entry_id) || quote(rep_id) || quote(day) "
        "FROM rep_calendar "
        "UNION ALL SELECT quote(tier_id) || quote(median_maintenance_ct) FROM tiers)");
}

static void what_goes_in_in_any_order_comes_out(void **state)
{
    (void)state;
    const uint64_t seed = testing_seed(2026);
    for (uint32_t round = 0; round < ROUNDS; round++) {
        struct builder builder;
        struct fixture first, second;
        struct rng rng;
        rng_init(&rng, seed, round);
        const struct model *made = company_make(&builder, &rng);
        fixture_init(&first, db_open);
        fixture_init(&second, db_open);
        company_import(&first, made, &rng, false);
        company_import(&second, made, &rng, false);
        const struct model got = fixture_load(&first);
        same_reps(&got, made);
        same_accounts(&got, made);
        same_things_on_accounts(&got, made);
        assert_string_equal(dump(&first), dump(&second));
        company_import(&first, made, &rng, true);
        assert_string_equal(dump(&first), dump(&second));
        fixture_release(&first);
        fixture_release(&second);
        builder_release(&builder);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_goes_in_in_any_order_comes_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
