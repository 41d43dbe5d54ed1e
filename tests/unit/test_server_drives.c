// SPDX-License-Identifier: GPL-3.0-or-later
/* The stand-in tells 100 s for a degree of longitude to the east, 200 s to the west. */
#include "server/server_drives.h"
#include "server/table_ask.h"
#include "store/settings_store.h"
#include "store_fixture.h"
#include "testing.h"
#include "web_fixture.h"

static struct fixture fixture_of_test;

static int setup(void **state)
{
    fixture_init(&fixture_of_test, db_open);
    *state = &fixture_of_test;
    return 0;
}

static int teardown(void **state)
{
    fixture_release(*state);
    return 0;
}

struct counting {
    uint32_t questions, pairs;
    char body[1 << 18];
};

/* The numbers that begin the parts of a list: "1,2;3,4?..." has 1 and 3. */
static uint32_t read_numbers(const char *list, double *numbers, uint32_t most)
{
    uint32_t count = 0;
    for (const char *part = list; count < most;) {
        numbers[count++] = strtod(part, NULL);
        part += strcspn(part, ";&? ");
        if (*part++ != ';')
            break;
    }
    return count;
}

static struct web_answer tell(void *context, const struct web_request *request)
{
    struct counting *counting = context;
    double lon[2 * TABLE_BLOCK], from[TABLE_BLOCK], to[TABLE_BLOCK];
    read_numbers(strstr(request->path, "driving/") + 8, lon, 2 * TABLE_BLOCK);
    const uint32_t rows =
        read_numbers(strstr(request->path, "sources=") + 8, from, TABLE_BLOCK);
    const uint32_t columns =
        read_numbers(strstr(request->path, "destinations=") + 13, to, TABLE_BLOCK);
    FILE *out = fmemopen(counting->body, sizeof counting->body, "w");
    fputs("{\"code\":\"Ok\"", out);
    for (int measure = 0; measure < 2; measure++) {
        fprintf(out, ",\"%s\":[", measure == 0 ? "durations" : "distances");
        for (uint32_t i = 0; i < rows; i++) {
            for (uint32_t j = 0; j < columns; j++) {
                const double east = lon[(int)to[j]] - lon[(int)from[i]];
                const double told = east >= 0 ? 100 * east : -200 * east;
                fprintf(out, "%s%s%.1f", j == 0 ? (i == 0 ? "[" : "],[") : "",
                        j == 0 ? "" : ",", measure == 0 ? told : 1000 * fabs(east));
            }
        }
        fputs("]]", out);
    }
    fputs("}", out);
    fclose(out);
    counting->questions++;
    counting->pairs += rows * columns;
    return (struct web_answer){200, NULL, counting->body, 0, 0};
}

struct telling {
    struct counting counting;
    struct web web;
    struct arena arena;
    struct drive_store *store;
    struct server_drives *server;
    struct travel travel;
};

static void begin(struct telling *telling, const char *path)
{
    struct err err;
    struct table_service service;
    const struct http_options options = http_options_default();
    *telling = (struct telling){0};
    web_open(&telling->web, tell, &telling->counting);
    assert_ok(
        table_service_read(arena_format(&telling->arena, "osrm %s", telling->web.url),
                           &telling->arena, &service, &err),
        &err);
    /* The port is another each time: the same name for one server. */
    if (path != NULL)
        assert_ok(drive_store_open(path, "the server", &telling->store, &err), &err);
    assert_ok(
        server_drives_open(&service, &options, telling->store, &telling->server, &err),
        &err);
    telling->travel = travel_server(telling->server);
}

static void end(struct telling *telling)
{
    server_drives_close(telling->server);
    drive_store_close(telling->store);
    web_close(&telling->web);
    arena_release(&telling->arena);
}

/* Degrees east: 0, 1, 2, ... */
static void put_places(struct geo_point *at, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        at[i] = (struct geo_point){i, 50};
}

static void check(const struct geo_point *at, uint32_t count,
                  const struct drive *drives)
{
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = 0; j < count; j++) {
            const double east = at[j].lon_deg - at[i].lon_deg;
            const struct drive *drive = &drives[(size_t)i * count + j];
            assert_int_equal(drive->drive_s,
                             (int32_t)(east >= 0 ? 100 * east : -200 * east));
            assert_int_equal(drive->drive_m, (int32_t)(1000 * fabs(east)));
        }
    }
}

static void a_large_table_comes_in_blocks(void **state)
{
    (void)state;
    enum { COUNT = 120 };
    static struct telling telling;
    static struct geo_point at[COUNT];
    static struct drive drives[COUNT * COUNT];
    struct err err;
    put_places(at, COUNT);
    begin(&telling, NULL);
    assert_ok(travel_table(&telling.travel, (struct places){at, COUNT},
                           (struct places){at, COUNT}, drives, &err),
              &err);
    check(at, COUNT, drives);
    /* Blocks of 50, 50 and 20 each way. */
    assert_int_equal(telling.counting.questions, 9);
    assert_int_equal(telling.counting.pairs, COUNT * COUNT);
    end(&telling);
}

static void what_was_told_is_not_asked_again(void **state)
{
    struct fixture *fixture = *state;
    enum { COUNT = 60 };
    static struct telling telling;
    static struct geo_point at[COUNT];
    static struct drive drives[COUNT * COUNT];
    struct err err;
    put_places(at, COUNT);
    begin(&telling, fixture->path);
    assert_ok(travel_table(&telling.travel, (struct places){at, COUNT - 1},
                           (struct places){at, COUNT - 1}, drives, &err),
              &err);
    end(&telling);
    begin(&telling, fixture->path);
    assert_ok(travel_table(&telling.travel, (struct places){at, COUNT - 1},
                           (struct places){at, COUNT - 1}, drives, &err),
              &err);
    check(at, COUNT - 1, drives);
    assert_int_equal(telling.counting.questions, 0);
    /* One place more costs its row and its column, in blocks of fifty. */
    assert_ok(travel_table(&telling.travel, (struct places){at, COUNT},
                           (struct places){at, COUNT}, drives, &err),
              &err);
    check(at, COUNT, drives);
    assert_int_equal(telling.counting.pairs, 2 * (COUNT - 1));
    end(&telling);
}

static void a_place_that_is_passed_once_is_not_kept(void **state)
{
    struct fixture *fixture = *state;
    static struct telling telling;
    struct geo_point at[4];
    struct drive drives[3];
    struct err err;
    put_places(at, 4);
    begin(&telling, fixture->path);
    for (int time = 0; time < 2; time++)
        assert_ok(travel_table(&telling.travel, (struct places){at, 1},
                               (struct places){at + 1, 3}, drives, &err),
                  &err);
    assert_int_equal(telling.counting.questions, 2);
    assert_int_equal(drives[2].drive_s, 300);
    end(&telling);
}

static void places_at_one_spot_are_asked_once(void **state)
{
    (void)state;
    static struct telling telling;
    const struct geo_point at[] = {{3, 50}, {5, 50}, {3.0000001, 50}};
    struct drive drives[9];
    struct err err;
    begin(&telling, NULL);
    assert_ok(travel_table(&telling.travel, (struct places){at, 3},
                           (struct places){at, 3}, drives, &err),
              &err);
    assert_int_equal(telling.counting.pairs, 4);
    assert_int_equal(drives[2].drive_s, 0);
    assert_int_equal(drives[1].drive_s, 200);
    assert_int_equal(drives[7].drive_s, 200);
    assert_int_equal(drives[5].drive_s, 400);
    end(&telling);
}

static void pairs_come_in_blocks_too(void **state)
{
    (void)state;
    static struct telling telling;
    struct geo_point at[61];
    struct drive drives[60];
    struct err err;
    put_places(at, 61);
    begin(&telling, NULL);
    assert_ok(travel_pairs(&telling.travel, at, at + 1, 60, drives, &err), &err);
    assert_int_equal(telling.counting.questions, 2);
    for (uint32_t i = 0; i < 60; i++)
        assert_int_equal(drives[i].drive_s, 100);
    end(&telling);
}

static void a_server_named_anew_is_asked_anew(void **state)
{
    struct fixture *fixture = *state;
    struct drive_store *store;
    struct drive_kept kept = {.to_key = 7, .drive_s = 60, .drive_m = 900};
    struct err err;
    assert_ok(drive_store_open(fixture->path, "osrm http://a driving", &store, &err),
              &err);
    assert_ok(drive_store_begin(store, &err), &err);
    assert_ok(drive_store_put(store, 5, &kept, &err), &err);
    assert_ok(drive_store_commit(store, &err), &err);
    struct drive_kept found = {.to_key = 7};
    assert_ok(drive_store_find(store, 5, &found, 1, &err), &err);
    assert_true(found.is_known);
    assert_int_equal(found.drive_s, 60);
    assert_int_equal(found.drive_m, 900);
    assert_ok(drive_store_find(store, 7, &found, 1, &err), &err);
    assert_false(found.is_known);
    const struct setting_row row = {.level = SETTING_LEVEL_ORGANISATION,
                                    .subject = "",
                                    .key = "travel_server",
                                    .value = "osrm http://a"};
    assert_ok(settings_store_set(fixture->db, &row, &err), &err);
    assert_ok(drive_store_find(store, 5, &found, 1, &err), &err);
    assert_false(found.is_known);
    drive_store_close(store);
}

static void keys_are_places(void **state)
{
    (void)state;
    static const struct geo_point at[] = {
        {-180, -90}, {180, 90}, {24.123456, -56.000001}, {0, 0}};
    for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
        const struct geo_point back = drive_key_point(drive_key(at[i]));
        assert_near(back.lon_deg, at[i].lon_deg, 1e-9);
        assert_near(back.lat_deg, at[i].lat_deg, 1e-9);
        assert_true(drive_key(back) == drive_key(at[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_large_table_comes_in_blocks),
        cmocka_unit_test_setup_teardown(what_was_told_is_not_asked_again, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_place_that_is_passed_once_is_not_kept, setup,
                                        teardown),
        cmocka_unit_test(places_at_one_spot_are_asked_once),
        cmocka_unit_test(pairs_come_in_blocks_too),
        cmocka_unit_test_setup_teardown(a_server_named_anew_is_asked_anew, setup,
                                        teardown),
        cmocka_unit_test(keys_are_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
