// SPDX-License-Identifier: GPL-3.0-or-later
/* A network goes into the database and comes out chunk by chunk. Drives are checked
 * through the provider as well. Letters are 0.01 degrees apart. */
#include "osm/prepare.h"
#include "osm_fixture.h"
#include "store/network_store.h"
#include "store_fixture.h"
#include "travel/road_hours.h"
#include "travel/road_tariff.h"
#include "travel/roads.h"
#include "travel/straight_fit.h"
#include "travel/travel.h"

/* A ring of streets, one way round at the top, and a ferry to an island. */
static const char map[] = "A B C  G\n"
                          "\n"
                          "D E F  H\n";

static void prepare_map(struct arena *arena, struct road_image *image)
{
    static const char *const ways[] = {
        "AB highway=primary maxspeed=50 oneway=yes name=North+Road",
        "BC highway=primary maxspeed=50 name=North+Road toll=yes",
        "DE highway=primary maxspeed=50 name=South+Road",
        "EF highway=primary maxspeed=50 name=South+Road",
        "AD highway=residential maxspeed=50",
        "BE highway=residential maxspeed=50",
        "CF highway=residential maxspeed=50",
        "FH route=ferry motor_vehicle=yes duration=0:30",
        "HG highway=residential maxspeed=50",
        NULL};
    static const char *const relations[] = {"no_left_turn 3 E 6", NULL};
    const struct osm_world world = {map, NULL, ways, relations};
    const struct prepare_options options = {1, 2};
    const char *folder = osm_folder_make(arena);
    struct road_draft draft;
    struct draft_counts counts;
    struct prepare_counts prepared;
    struct err err;
    osm_draft(osm_write(&world, folder, "map.osm", arena), arena, &draft, &counts);
    osm_folder_remove(folder);
    assert_int_equal(counts.turns.applied, 1);
    assert_ok(prepare_roads(&draft, &options, arena, NULL, image, &prepared, &err),
              &err);
}

struct kept {
    struct fixture f;
    struct network *network;
    struct roads *roads;
};

static void keep_map(struct kept *kept)
{
    static const struct network_facts facts = {"roads", 17, "roads-car", "{}"};
    struct road_image image;
    struct err err;
    fixture_init(&kept->f, db_open);
    prepare_map(&kept->f.arena, &image);
    assert_ok(network_store_save(kept->f.db, &facts, &image, &err), &err);
    assert_ok(network_open(kept->f.db, &kept->network, &err), &err);
    assert_non_null(kept->network);
    const struct road_source source = network_source(kept->network);
    assert_ok(roads_open(&source, &kept->roads, &err), &err);
}

static void forget(struct kept *kept)
{
    roads_close(kept->roads);
    network_close(kept->network);
    fixture_release(&kept->f);
}

/* Row and column as in the map: 0.01 degrees each. */
static struct geo_point place(double column, double row)
{
    return (struct geo_point){column * 0.01, row * -0.01};
}

static void no_network_is_an_answer(void **state)
{
    (void)state;
    struct fixture f;
    struct network *network;
    struct err err;
    bool is_gone;
    fixture_init(&f, db_open);
    assert_ok(network_open(f.db, &network, &err), &err);
    assert_null(network);
    assert_ok(network_store_remove(f.db, &is_gone, &err), &err);
    assert_false(is_gone);
    fixture_release(&f);
}

static void drives_come_out_of_the_database(void **state)
{
    (void)state;
    struct kept kept;
    struct drive drive;
    struct err err;
    keep_map(&kept);
    assert_string_equal(network_facts(kept.network)->profile, "roads-car");
    const struct travel travel = travel_roads(kept.roads, NULL);
    assert_string_equal(travel.provider->name, "roads");
    /* From the middle of AB to the middle of BC, all along North Road: 2 x 1,113.2 m at
     * 45 km/h is 178.1 s. */
    assert_ok(travel_drive(&travel, place(1, 0), place(3, 0), &drive, &err), &err);
    assert_int_equal(drive.drive_m, 2227);
    assert_int_equal(drive.drive_s, 179);
    /* Back not by AB, which is one way: B-E, no left turn at E from D only, so E-D-A
     * and half of AB: 1.113 (to B) + 2.211 + 2.226 + 2.211 + 1.113 km. */
    assert_ok(travel_drive(&travel, place(3, 0), place(1, 0), &drive, &err), &err);
    assert_in_range(drive.drive_m, 8870, 8880);
    /* D to B: the left turn at E is forbidden; A is as near, by AB. */
    assert_ok(travel_drive(&travel, place(0.5, 2), place(2, 1), &drive, &err), &err);
    assert_in_range(drive.drive_m, 557 + 2211 + 2226 + 1105, 557 + 2211 + 2226 + 1107);
    forget(&kept);
}

static int32_t drive_s_leaving(const struct travel *travel, int32_t first_tod,
                               int32_t last_tod)
{
    const struct travel leaving = travel_leaving(travel, first_tod, last_tod);
    struct drive drive;
    struct err err;
    assert_ok(travel_drive(&leaving, place(1, 0), place(3, 0), &drive, &err), &err);
    assert_int_equal(drive.drive_m, 2227);
    return drive.drive_s;
}

/* From the middle of AB to the middle of BC takes 178.11 s on a free road. */
static void a_rush_hour_slows_the_classes_it_is_of(void **state)
{
    (void)state;
    enum { EIGHT = 8 * 3600 };
    struct kept kept;
    struct road_hours *hours;
    struct road_factors factors = road_factors_none();
    struct err err;
    keep_map(&kept);
    assert_ok(road_hours_open(kept.roads, &factors, &hours, &err), &err);
    assert_null(hours);
    factors.percent[ROAD_RESIDENTIAL][8] = 300; /* none of them on the way */
    factors.percent[ROAD_PRIMARY][8] = 150;
    assert_ok(road_hours_open(kept.roads, &factors, &hours, &err), &err);
    struct travel travel = travel_roads(kept.roads, NULL);
    assert_int_equal(drive_s_leaving(&travel, EIGHT, EIGHT), 179);
    travel.hours = hours;
    assert_int_equal(drive_s_leaving(&travel, EIGHT - 300, EIGHT - 300), 179);
    /* 1.5 times 178.11 is 267.2. */
    assert_int_equal(drive_s_leaving(&travel, EIGHT + 600, EIGHT + 600), 268);
    /* A minute before eight: 60 + 118.11 * 1.5 is 237.2. */
    assert_int_equal(drive_s_leaving(&travel, EIGHT - 60, EIGHT - 60), 238);
    /* Any time until then, any time of work, any time at all. */
    assert_int_equal(drive_s_leaving(&travel, 0, EIGHT - 60), 238);
    assert_int_equal(drive_s_leaving(&travel, EIGHT - 3600, EIGHT + 36000), 268);
    struct drive drive;
    assert_ok(travel_drive(&travel, place(1, 0), place(3, 0), &drive, &err), &err);
    assert_int_equal(drive.drive_s, 268);
    road_hours_close(hours);
    forget(&kept);
}

static void a_drive_has_a_line_and_names(void **state)
{
    (void)state;
    struct kept kept;
    struct road_spot from, to;
    struct road_drive drive;
    struct road_line line;
    struct err err;
    keep_map(&kept);
    struct arena *arena = &kept.f.arena;
    assert_ok(roads_snap(kept.roads, (struct geo_point){0.005, -0.0205}, &from, &err),
              &err);
    assert_ok(roads_snap(kept.roads, place(7, 1), &to, &err), &err);
    assert_int_equal(from.walk_m, 55); /* 0.0005 degrees of latitude */
    assert_false(from.is_left);        /* south of a road to the east */
    struct roads_search *search = roads_search_open(kept.roads);
    assert_ok(roads_drive(search, &from, &to, arena, &drive, &err), &err);
    assert_ok(roads_line(kept.roads, &from, &to, &drive, arena, &line, &err), &err);
    assert_int_equal(line.leg_count, 3);
    assert_string_equal(line.legs[0].name, "South Road");
    assert_int_equal(line.legs[1].bits, ROAD_IS_FERRY);
    assert_string_equal(line.legs[2].name, "");
    /* The spot, E, F, H and the middle of HG. */
    assert_int_equal(line.point_count, 5);
    assert_int_equal(line.points[0].lon_e7, 50000);
    assert_int_equal(line.points[4].lat_e7, -100000);
    uint64_t sum = 0;
    for (uint32_t i = 0; i < line.leg_count; i++)
        sum += line.legs[i].weight;
    assert_true(sum == drive.weight);
    roads_search_close(search);
    forget(&kept);
}

static void a_place_far_from_roads_cannot_be_reached(void **state)
{
    (void)state;
    struct kept kept;
    struct drive drives[4];
    struct err err;
    keep_map(&kept);
    const struct travel travel = travel_roads(kept.roads, NULL);
    const struct geo_point at[] = {place(1, 0), {0.5, 0.5}};
    const struct places places = {at, 2};
    assert_ok(travel_table(&travel, places, places, drives, &err), &err);
    assert_int_equal(drives[0].drive_s, 0);
    assert_int_equal(drives[1].drive_s, -1);
    assert_int_equal(drives[1].drive_m, 0);
    assert_int_equal(drives[2].drive_s, -1);
    assert_int_equal(drives[3].drive_s, 0);
    forget(&kept);
}

static void reach_and_table_tell_the_same(void **state)
{
    (void)state;
    struct kept kept;
    struct road_spot spot;
    struct straight_fit fit;
    struct err err;
    keep_map(&kept);
    struct roads_search *search = roads_search_open(kept.roads);
    uint64_t weights[64];
    assert_in_range(roads_header(kept.roads)->state_count, 8, 64);
    assert_ok(roads_snap(kept.roads, place(3, 0), &spot, &err), &err);
    assert_ok(roads_reach(search, &spot, UINT32_MAX, weights, &err), &err);
    for (uint32_t i = 0; i < roads_header(kept.roads)->state_count; i++)
        assert_true(weights[i] != ROADS_UNREACHED);
    assert_ok(roads_reach(search, &spot, 60000, weights, &err), &err);
    uint32_t reached = 0;
    for (uint32_t i = 0; i < roads_header(kept.roads)->state_count; i++)
        reached += weights[i] != ROADS_UNREACHED;
    /* B and C, 1.1 km away, and nothing else within a minute at 45 km/h: not even they.
     */
    assert_int_equal(reached, 0);
    roads_search_close(search);
    assert_ok(straight_fit_make(kept.roads, 20, &fit, &err), &err);
    assert_in_range(fit.drive_count, 1, 400);
    assert_in_range(fit.detour_ppm, 1000000, 5000000);
    forget(&kept);
}

static void a_new_network_takes_the_place_of_the_old(void **state)
{
    (void)state;
    static const struct network_facts facts = {"roads", 18, "other", "{}"};
    struct kept kept;
    struct road_image image;
    struct drive drive;
    struct err err;
    keep_map(&kept);
    prepare_map(&kept.f.arena, &image);
    assert_ok(network_store_save(kept.f.db, &facts, &image, &err), &err);
    assert_int_equal(fixture_number(&kept.f, "SELECT count(*) FROM networks"), 1);
    assert_int_equal(fixture_number(&kept.f, "SELECT max(network_id) FROM networks"),
                     2);
    const struct travel travel = travel_roads(kept.roads, NULL);
    assert_false(travel_drive(&travel, place(1, 0), place(3, 0), &drive, &err));
    assert_err(&err, ERR_MISSING,
               "the road network is not there any more: another took its place");
    forget(&kept);
}

static void damage_is_told_and_does_no_harm(void **state)
{
    (void)state;
    static const struct {
        const char *sql, *sentence;
    } cases[] = {
        {"UPDATE road_chunks SET body = x'00' WHERE chunk_id & 0xff00000000 = 2 << 32",
         "the road network is damaged (link, chunk 0): import it again"},
        {"UPDATE road_chunks SET body = CAST(zeroblob(length(body) - 4) || x'ffffffff' "
         "AS BLOB) "
         "WHERE chunk_id & 0xff00000000 = 2 << 32",
         "the road network is damaged (link, chunk 0): import it again"},
        {"UPDATE road_chunks SET body = CAST(zeroblob(length(body) - 4) || x'ffffffff' "
         "AS BLOB) "
         "WHERE chunk_id & 0xff00000000 = 1 << 32",
         "the road network is damaged (offset, chunk 0): import it again"},
        {"UPDATE road_chunks SET body = CAST(x'ffffffff' || zeroblob(length(body) - 4) "
         "AS BLOB) "
         "WHERE chunk_id & 0xff00000000 = 3 << 32",
         "the road network is damaged (segment, chunk 0): import it again"},
        {"UPDATE road_chunks SET body = CAST(zeroblob(length(body) - 4) || x'ffffffff' "
         "AS BLOB) "
         "WHERE chunk_id & 0xff00000000 = 6 << 32",
         "the road network is damaged (cell, chunk 0): import it again"},
        {"UPDATE road_chunks SET body = CAST(zeroblob(length(body) - 4) || x'ffffffff' "
         "AS BLOB) "
         "WHERE chunk_id & 0xff00000000 = 7 << 32",
         "the road network is damaged (item, chunk 0): import it again"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct kept kept;
        struct drive drive;
        struct err err;
        keep_map(&kept);
        fixture_run(&kept.f, cases[i].sql);
        const struct travel travel = travel_roads(kept.roads, NULL);
        assert_false(travel_drive(&travel, place(1, 0), place(3, 0), &drive, &err));
        assert_err(&err, ERR_INPUT, cases[i].sentence);
        forget(&kept);
    }
}

static int32_t fee_of(const struct travel *travel, struct geo_point from,
                      struct geo_point to)
{
    struct drive drive;
    struct err err;
    assert_ok(travel_drive(travel, from, to, &drive, &err), &err);
    assert_true(drive.drive_s > 0);
    return drive.fee_ct;
}

static void ferries_and_tolls_have_their_price(void **state)
{
    (void)state;
    struct kept kept;
    struct road_tariff *tariff;
    struct err err;
    keep_map(&kept);
    assert_ok(road_tariff_open(kept.roads, (struct road_prices){0}, &tariff, &err),
              &err);
    assert_null(tariff);
    /* 12.00 a crossing, 0.10 a kilometre. */
    assert_ok(road_tariff_open(
                  kept.roads,
                  ((struct road_prices){.ferry_uct = 12000000, .toll_km_uct = 100000}),
                  &tariff, &err),
              &err);
    const struct travel travel = travel_roads(kept.roads, tariff);
    /* From D to G by E, F and H: a ferry and no toll. */
    assert_int_equal(fee_of(&travel, place(0, 2), place(7, 0)), 1200);
    assert_int_equal(fee_of(&travel, place(7, 0), place(0, 2)), 1200);
    /* From B to C: 2,226.4 m at 0.10, rounded up. From half-way: half. */
    assert_int_equal(fee_of(&travel, place(2, 0), place(4, 0)), 23);
    assert_int_equal(fee_of(&travel, place(3, 0), place(4, 0)), 12);
    assert_int_equal(fee_of(&travel, place(2.5, 0), place(3.5, 0)), 12);
    /* From there over the ferry. */
    assert_int_equal(fee_of(&travel, place(3, 0), place(7, 0)), 1212);
    assert_int_equal(fee_of(&travel, place(0, 2), place(2, 2)), 0);
    struct drive drive;
    assert_ok(travel_drive(&travel, place(2, 0), place(4, 0), &drive, &err), &err);
    /* 2.2264 km at 0.45: 1.0019, with its toll. */
    assert_int_equal(travel_drive_ct(drive, 450000), 101 + 23);
    road_tariff_close(tariff);
    forget(&kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rush_hour_slows_the_classes_it_is_of),
        cmocka_unit_test(no_network_is_an_answer),
        cmocka_unit_test(drives_come_out_of_the_database),
        cmocka_unit_test(a_drive_has_a_line_and_names),
        cmocka_unit_test(a_place_far_from_roads_cannot_be_reached),
        cmocka_unit_test(reach_and_table_tell_the_same),
        cmocka_unit_test(a_new_network_takes_the_place_of_the_old),
        cmocka_unit_test(damage_is_told_and_does_no_harm),
        cmocka_unit_test(ferries_and_tolls_have_their_price),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
