// SPDX-License-Identifier: GPL-3.0-or-later
#include "spatial/spatial.h"

#include "base/rng.h"
#include "store/alignment_store.h"
#include "store/layer_index.h"
#include "store/shape_blob.h"
#include "store/sql.h"
#include "store_fixture.h"
#include "testing.h"

static int setup(void **state)
{
    static struct fixture fixture;
    fixture_init(&fixture, spatial_open);
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    fixture_release(*state);
    return 0;
}

static void all_layers_are_registered_and_indexed(void **state)
{
    struct fixture *f = *state;
    struct err err;
    assert_string_equal(
        fixture_text(f, "SELECT group_concat(f_table_name || geometry_type || "
                        "spatial_index_enabled || srid, ' ') FROM (SELECT * FROM "
                        "geometry_columns ORDER BY f_table_name)"),
        "accounts114326 areas614326 lodgings114326 reps114326 territories614326");
    assert_ok(spatial_check(f->db, &err), &err);
}

/* What a user made of a style, or stored beside it, is hers. */
static void each_layer_has_one_style_and_keeps_what_a_user_made_of_it(void **state)
{
    struct fixture *f = *state;
    struct err err;
    assert_int_equal(fixture_number(f,
                                    "SELECT count(*) FROM layer_styles WHERE "
                                    "useAsDefault = 1 AND f_table_schema IS NULL AND "
                                    "styleQML LIKE '%<renderer-v2%'"),
                     LAYER_COUNT + 3);
    assert_int_equal(
        fixture_number(f, "SELECT count(*) FROM views_geometry_columns WHERE view_name "
                          "IN ('account_status', 'rep_weeks', 'territory_loads')"),
        3);
    fixture_run(f, "UPDATE layer_styles SET styleQML = 'mine' WHERE f_table_name = "
                   "'reps'");
    fixture_run(f, "DELETE FROM views_geometry_columns");
    assert_ok(spatial_prepare(f->db, &err), &err);
    assert_int_equal(
        fixture_number(f, "SELECT count(*) FROM layer_styles WHERE styleQML = 'mine'"),
        1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM layer_styles"),
                     LAYER_COUNT + 3);
}

/* Without the column, QGIS finds no relation. */
static void foreign_keys_of_layers_name_the_column_they_refer_to(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(
        fixture_number(f, "SELECT count(*) FROM sqlite_schema AS s, "
                          "pragma_foreign_key_list(s.name) AS k WHERE s.type = 'table' "
                          "AND k.\"table\" IN ('reps', 'accounts', 'territories') AND "
                          "k.\"to\" IS NULL"),
        0);
    assert_string_equal(
        fixture_text(f, "SELECT group_concat(\"table\" || '.' || \"to\") FROM (SELECT "
                        "* FROM pragma_foreign_key_list('accounts') ORDER BY 3)"),
        "reps.rep_id,territories.territory_id,tiers.tier_id");
}

static void preparing_again_changes_nothing(void **state)
{
    struct fixture *f = *state;
    struct err err;
    static const char sql[] = "SELECT group_concat(coalesce(sql, name), char(10)) FROM "
                              "(SELECT * FROM sqlite_schema ORDER BY name)";
    const char *before = fixture_text(f, sql);
    assert_ok(spatial_prepare(f->db, &err), &err);
    assert_string_equal(fixture_text(f, sql), before);
}

/* The light program made it, with rows; the heavy one then finds them. */
static void a_file_without_layers_gets_them_with_all_rows(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct fixture light;
    fixture_init(&light, db_open);
    fixture_take(&light, IMPORT_ACCOUNTS, "id;name;lon;lat\nA1;x;24;56\nA2;x;;\n");
    db_close(light.db);
    light.db = NULL;
    assert_ok(spatial_open(light.path, DB_READ, &light.db, &err), &err);
    assert_ok(spatial_check(light.db, &err), &err);
    assert_int_equal(fixture_number(&light, "SELECT count(*) FROM idx_accounts_geom"),
                     1);
    fixture_release(&light);
    (void)f;
}

static void points_are_byte_for_byte_those_of_spatialite(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct rng rng;
    sqlite3_stmt *statement;
    bool has_row;
    rng_init(&rng, testing_seed(1), 0);
    assert_ok(sql_prepare(f->db, "SELECT MakePoint(?1, ?2, 4326)", &statement, &err),
              &err);
    for (int i = 0; i < 1000; i++) {
        const struct geo_point point = {rng_real(&rng) * 360 - 180,
                                        rng_real(&rng) * 180 - 90};
        unsigned char blob[SHAPE_POINT_SIZE];
        shape_point_write(point, blob);
        sqlite3_bind_double(statement, 1, point.lon_deg);
        sqlite3_bind_double(statement, 2, point.lat_deg);
        assert_ok(sql_step(f->db, statement, &has_row, &err), &err);
        assert_int_equal(sqlite3_column_bytes(statement, 0), SHAPE_POINT_SIZE);
        assert_memory_equal(sqlite3_column_blob(statement, 0), blob, SHAPE_POINT_SIZE);
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
}

/* One square with a hole, and another. */
static const char multipolygon[] =
    "MULTIPOLYGON(((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1)), "
    "((6 1, 7 1, 7 2, 6 2, 6 1)))";

static void outlines_are_byte_for_byte_those_of_spatialite(void **state)
{
    struct fixture *f = *state;
    struct err err;
    sqlite3_stmt *statement;
    bool has_row;
    assert_ok(sql_prepare(f->db, "SELECT GeomFromText(?1, 4326)", &statement, &err),
              &err);
    sql_bind_text(statement, 1, multipolygon);
    assert_ok(sql_step(f->db, statement, &has_row, &err), &err);
    const void *theirs = sqlite3_column_blob(statement, 0);
    const size_t size = (size_t)sqlite3_column_bytes(statement, 0);
    struct outline outline;
    const unsigned char *ours;
    assert_ok(shape_outline_read(theirs, size, &f->arena, &outline, &err), &err);
    assert_int_equal(outline.ring_count, 3);
    assert_true(outline.rings[1].is_hole);
    assert_int_equal(shape_outline_write(&outline, &f->arena, &ours), size);
    assert_memory_equal(ours, theirs, size);
    sqlite3_finalize(statement);
}

/* `count` accounts over a box of degrees; some at the same place, some nowhere. */
static void import_many(struct fixture *f, uint32_t first, uint32_t count,
                        uint64_t seed)
{
    struct rng rng;
    rng_init(&rng, seed, first);
    char *text = arena_alloc(&f->arena, count * (size_t)64 + 64);
    size_t used = (size_t)sprintf(text, "id;name;lon;lat\n");
    for (uint32_t i = 0; i < count; i++) {
        const double lon = 20 + rng_below(&rng, 500) / 100.0;
        const double lat = 55 + rng_below(&rng, 300) / 100.0;
        if (rng_below(&rng, 10) == 0)
            used += (size_t)sprintf(text + used, "A%06u;x;;\n", first + i);
        else
            used += (size_t)sprintf(text + used, "A%06u;x;%.17g;%.17g\n", first + i,
                                    lon, lat);
    }
    fixture_take(f, IMPORT_ACCOUNTS, text);
}

/* The index gives the same as looking at every row. */
static void windows_agree(struct fixture *f, uint64_t seed)
{
    struct err err;
    struct rng rng;
    sqlite3_stmt *by_index, *by_rows;
    bool has_row;
    rng_init(&rng, seed, 7);
    assert_ok(sql_prepare(f->db,
                          "SELECT count(*) FROM idx_accounts_geom WHERE xmin >= ?1 AND "
                          "xmax <= ?2 AND ymin >= ?3 AND ymax <= ?4",
                          &by_index, &err),
              &err);
    assert_ok(
        sql_prepare(f->db,
                    "SELECT count(*) FROM accounts WHERE lon_deg BETWEEN ?1 AND ?2 "
                    "AND lat_deg BETWEEN ?3 AND ?4",
                    &by_rows, &err),
        &err);
    for (int i = 0; i < 50; i++) {
        /* Off the grid of positions, so that rounding to floats decides nothing. */
        const double west = 20.005 + rng_below(&rng, 400) / 100.0;
        const double south = 55.005 + rng_below(&rng, 200) / 100.0;
        const double box[] = {west, west + 1, south, south + 0.5};
        for (int v = 0; v < 4; v++) {
            sqlite3_bind_double(by_index, v + 1, box[v]);
            sqlite3_bind_double(by_rows, v + 1, box[v]);
        }
        assert_ok(sql_step(f->db, by_index, &has_row, &err), &err);
        assert_ok(sql_step(f->db, by_rows, &has_row, &err), &err);
        assert_int_equal(sqlite3_column_int(by_index, 0),
                         sqlite3_column_int(by_rows, 0));
        sqlite3_reset(by_index);
        sqlite3_reset(by_rows);
    }
    sqlite3_finalize(by_index);
    sqlite3_finalize(by_rows);
}

/* Sizes at which the tree has another level: 51 entries fit in a node. */
static void a_packed_index_is_sound_at_every_depth(void **state)
{
    struct fixture *f = *state;
    struct err err;
    static const uint32_t counts[] = {1, 50, 56, 58, 120, 2600, 3100, 8000};
    const uint64_t seed = testing_seed(2);
    uint32_t have = 0;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        import_many(f, have, counts[i] - have, seed);
        have = counts[i];
        assert_ok(layer_index_rebuild(f->db, LAYER_ACCOUNTS, &err), &err);
        assert_ok(spatial_check(f->db, &err), &err);
        windows_agree(f, seed + i);
    }
}

static void small_changes_keep_the_index(void **state)
{
    struct fixture *f = *state;
    struct err err;
    import_many(f, 0, 2000, testing_seed(3));
    fixture_take(f, IMPORT_ACCOUNTS,
                 "id;name;lon;lat\nA000001;x;21.5;56.5\nA000002;x;;\nB1;x;22.5;55.5\n");
    assert_ok(spatial_check(f->db, &err), &err);
    windows_agree(f, 5);
    /* All moved at once: the index is packed anew. */
    import_many(f, 0, 2000, 99);
    assert_ok(spatial_check(f->db, &err), &err);
    windows_agree(f, 6);
}

static void sqlite_goes_on_with_a_packed_index(void **state)
{
    struct fixture *f = *state;
    struct err err;
    import_many(f, 0, 3000, testing_seed(4));
    /* With SpatiaLite's own triggers, row by row. */
    fixture_run(f, "UPDATE accounts SET lon_deg = lon_deg + 0.01, "
                   "geom = MakePoint(lon_deg + 0.01, lat_deg, 4326) "
                   "WHERE account_id % 3 = 0 AND lon_deg NOT NULL");
    fixture_run(f, "DELETE FROM accounts WHERE account_id % 5 = 0");
    assert_ok(spatial_check(f->db, &err), &err);
    windows_agree(f, 8);
}

static void a_wrong_index_or_position_is_found(void **state)
{
    struct fixture *f = *state;
    struct err err;
    char sentence[200];
    import_many(f, 0, 200, 1);
    fixture_run(f, "DELETE FROM idx_accounts_geom WHERE pkid = (SELECT min(account_id) "
                   "FROM accounts WHERE geom NOT NULL)");
    assert_false(spatial_check(f->db, &err));
    snprintf(sentence, sizeof sentence, "'%s': spatial index of 'accounts' is damaged",
             f->path);
    assert_err(&err, ERR_INPUT, sentence);
    assert_ok(layer_index_rebuild(f->db, LAYER_ACCOUNTS, &err), &err);
    assert_ok(spatial_check(f->db, &err), &err);
    fixture_run(f, "UPDATE accounts SET lon_deg = 1, lat_deg = 1 WHERE account_id = 1");
    assert_false(spatial_check(f->db, &err));
    snprintf(sentence, sizeof sentence,
             "'%s': 1 rows of 'accounts' have a geometry that is not their position",
             f->path);
    assert_err(&err, ERR_INPUT, sentence);
}

static void territories_are_drawn_and_indexed(void **state)
{
    struct fixture *f = *state;
    struct err err;
    static const struct geo_point square[] = {
        {24, 56}, {25, 56}, {25, 57}, {24, 57}, {24, 56}};
    static const struct ring ring = {square, 5, false};
    fixture_take(f, IMPORT_ACCOUNTS, "id;name;lon;lat\nA1;x;24.5;56.5\n");
    const struct model model = fixture_load(f);
    const struct alignment_territory territory = {
        .name = "T1", .home = {24.5, 56.5}, .outline = {&ring, 1}};
    const uint32_t assigned[] = {0};
    const struct alignment_record record = {.name = "first",
                                            .kind = "design",
                                            .options = "{}",
                                            .measures = "{}",
                                            .territories = &territory,
                                            .territory_count = 1,
                                            .assigned = assigned};
    assert_ok(alignment_store_save(f->db, &model, &record, NULL, &err), &err);
    assert_ok(spatial_check(f->db, &err), &err);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM accounts AS a JOIN "
                                       "territories AS t ON ST_Within(a.geom, t.geom)"),
                     1);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM idx_territories_geom"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_layers_are_registered_and_indexed, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            each_layer_has_one_style_and_keeps_what_a_user_made_of_it, setup, teardown),
        cmocka_unit_test_setup_teardown(
            foreign_keys_of_layers_name_the_column_they_refer_to, setup, teardown),
        cmocka_unit_test_setup_teardown(preparing_again_changes_nothing, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_file_without_layers_gets_them_with_all_rows,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(points_are_byte_for_byte_those_of_spatialite,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(outlines_are_byte_for_byte_those_of_spatialite,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(a_packed_index_is_sound_at_every_depth, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(small_changes_keep_the_index, setup, teardown),
        cmocka_unit_test_setup_teardown(sqlite_goes_on_with_a_packed_index, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_wrong_index_or_position_is_found, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(territories_are_drawn_and_indexed, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
