// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/place_store.h"

#include "spatial/spatial.h"
#include "store_fixture.h"
#include "testing.h"

static void only_accounts_without_a_given_place_are_loaded_and_put(void **state)
{
    (void)state;
    struct fixture f;
    struct arena arena = {0};
    struct err err = {0};
    const struct unplaced *list;
    uint32_t count;
    fixture_init(&f, spatial_open);
    fixture_take(
        &f, IMPORT_ACCOUNTS,
        "id;name;lon;lat;postcode;country\nA1;x;24;56;1001;LV\nA2;y;;;1010;LV\n");
    assert_ok(place_store_load(f.db, &arena, &list, &count, &err), &err);
    assert_int_equal(count, 1);
    assert_string_equal(list[0].crm_id, "A2");
    assert_string_equal(list[0].postcode, "1010");
    assert_string_equal(list[0].country, "LV");
    assert_null(list[0].street);
    assert_int_equal(list[0].precision, PLACE_NONE);
    const struct placing placing = {list[0].account_id, {24.1, 56.9}, PLACE_POSTCODE};
    assert_ok(place_store_save(f.db, &placing, 1, &err), &err);
    /* Geometry, index and columns agree, and it may be guessed again. */
    assert_ok(spatial_check(f.db, &err), &err);
    assert_int_equal(fixture_number(&f, "SELECT count(*) FROM idx_accounts_geom"), 2);
    assert_ok(place_store_load(f.db, &arena, &list, &count, &err), &err);
    assert_int_equal(count, 1);
    assert_int_equal(list[0].precision, PLACE_POSTCODE);
    const struct model model = fixture_load(&f);
    assert_int_equal(model.accounts[1].precision, PLACE_POSTCODE);
    assert_near(model.accounts[1].at.lon_deg, 24.1, 1e-12);
    arena_release(&arena);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_accounts_without_a_given_place_are_loaded_and_put),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
