// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/area_records.h"

#include "store/shape_blob.h"
#include "store_fixture.h"
#include "testing.h"

#include <sqlite3.h>

static const struct geo_point triangle[] = {{24, 56}, {25, 56}, {24, 57}, {24, 56}};
static const struct ring ring = {.points = triangle, .point_count = 4};

static void put_area(struct fixture *f, const char *code, const char *territory,
                     const struct outline *outline)
{
    const unsigned char *blob = NULL;
    const size_t size =
        outline != NULL ? shape_outline_write(outline, &f->arena, &blob) : 0;
    sqlite3_stmt *statement;
    assert_int_equal(
        sqlite3_prepare_v2(db_handle(f->db),
                           "INSERT INTO areas (kind, code, name, territory_id, geom) "
                           "VALUES ('county', ?1, 'name of ' || ?1, (SELECT "
                           "territory_id FROM territories WHERE name = ?2), ?3)",
                           -1, &statement, NULL),
        SQLITE_OK);
    sqlite3_bind_text(statement, 1, code, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, territory, -1, SQLITE_STATIC);
    if (size > 0)
        sqlite3_bind_blob(statement, 3, blob, (int)size, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(statement), SQLITE_DONE);
    sqlite3_finalize(statement);
}

static void areas_come_by_code_with_their_territory(void **state)
{
    (void)state;
    struct fixture f;
    struct err err;
    const struct area_record *areas;
    uint32_t count;
    const struct outline outline = {&ring, 1};
    fixture_init(&f, db_open);
    fixture_run(&f, "INSERT INTO territories (name, lon_deg, lat_deg) VALUES "
                    "('South', 24, 56), ('North', 24, 57)");
    put_area(&f, "LV-2", "North", &outline);
    put_area(&f, "LV-1", NULL, NULL);
    const struct model model = fixture_load(&f);
    assert_ok(area_records_load(f.db, &model, &f.arena, &areas, &count, &err), &err);
    assert_int_equal(count, 2);
    assert_string_equal(areas[0].code, "LV-1");
    assert_int_equal(areas[0].territory_ix, NO_IX);
    assert_int_equal(areas[0].outline.ring_count, 0);
    assert_string_equal(areas[1].kind, "county");
    assert_string_equal(areas[1].name, "name of LV-2");
    assert_string_equal(model.territories[areas[1].territory_ix].name, "North");
    assert_int_equal(areas[1].outline.ring_count, 1);
    assert_int_equal(areas[1].outline.rings[0].point_count, 4);
    fixture_release(&f);
}

static void a_shape_that_is_none_is_refused_by_name(void **state)
{
    (void)state;
    struct fixture f;
    struct err err;
    const struct area_record *areas;
    uint32_t count;
    fixture_init(&f, db_open);
    fixture_run(&f, "INSERT INTO areas (kind, code, name, geom) VALUES ('county', "
                    "'LV-3', 'x', x'0001')");
    const struct model model = fixture_load(&f);
    assert_false(area_records_load(f.db, &model, &f.arena, &areas, &count, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.text, "area 'LV-3'"));
    fixture_release(&f);
}

static void areas_of_a_kind_take_the_place_of_those_before(void **state)
{
    (void)state;
    static const char *const names[] = {"South", "nobody's"};
    const struct area counties[] = {
        {.code = "A", .name = "Aloja", .outline = {&ring, 1}},
        {.code = "B", .name = "Bauska"}};
    const struct area_list list = {counties, 2}, one = {counties, 1};
    struct fixture f;
    struct err err;
    const struct area_record *areas;
    uint32_t count;
    fixture_init(&f, db_open);
    fixture_run(&f, "INSERT INTO territories (name, lon_deg, lat_deg) VALUES "
                    "('South', 24, 56)");
    assert_ok(area_records_save(f.db, "county", &one, names, &err), &err);
    assert_ok(area_records_save(f.db, "zip", &one, names, &err), &err);
    assert_ok(area_records_save(f.db, "county", &list, names, &err), &err);
    const struct model model = fixture_load(&f);
    assert_ok(area_records_load(f.db, &model, &f.arena, &areas, &count, &err), &err);
    assert_int_equal(count, 3);
    assert_string_equal(areas[0].name, "Aloja");
    assert_int_equal(areas[0].territory_ix, 0);
    assert_memory_equal(areas[0].outline.rings[0].points, triangle, sizeof triangle);
    assert_string_equal(areas[1].name, "Bauska");
    assert_int_equal(areas[1].territory_ix, NO_IX);
    assert_string_equal(areas[2].kind, "zip");
    fixture_release(&f);
}

static void a_code_twice_is_refused_and_nothing_changes(void **state)
{
    (void)state;
    static const char *const names[] = {NULL, NULL};
    const struct area twins[] = {{.code = "A", .name = "1"},
                                 {.code = "A", .name = "2"}};
    const struct area_list one = {twins, 1}, both = {twins, 2};
    struct fixture f;
    struct err err;
    fixture_init(&f, db_open);
    assert_ok(area_records_save(f.db, "county", &one, names, &err), &err);
    assert_false(area_records_save(f.db, "county", &both, names, &err));
    assert_int_equal(fixture_number(&f, "SELECT count(*) FROM areas"), 1);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_come_by_code_with_their_territory),
        cmocka_unit_test(a_shape_that_is_none_is_refused_by_name),
        cmocka_unit_test(areas_of_a_kind_take_the_place_of_those_before),
        cmocka_unit_test(a_code_twice_is_refused_and_nothing_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
