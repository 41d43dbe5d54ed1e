// SPDX-License-Identifier: GPL-3.0-or-later
/* From drawn maps over .osm files to junctions, segments and bans. Letters are 0.01
 * degrees apart: 1,113.19 m along the equator. */
#include "osm_fixture.h"

/* libreadosm 1.1.0a forgets its parser when XML is not sound. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libexpat\nleak:libreadosm\n";
}

struct kept {
    struct arena arena;
    const char *folder;
    struct road_draft draft;
    struct draft_counts counts;
};

static void read_world(struct kept *kept, const struct osm_world *world)
{
    *kept = (struct kept){.folder = NULL};
    kept->folder = osm_folder_make(&kept->arena);
    osm_draft(osm_write(world, kept->folder, "world.osm", &kept->arena), &kept->arena,
              &kept->draft, &kept->counts);
}

static void forget(struct kept *kept)
{
    osm_folder_remove(kept->folder);
    arena_release(&kept->arena);
}

static void ways_are_cut_where_they_meet(void **state)
{
    (void)state;
    const char *ways[] = {"ABC highway=primary maxspeed=100", "DBE highway=residential",
                          "CF highway=footway", NULL};
    const struct osm_world world = {"  D\n"
                                    "A B C F\n"
                                    "  E\n",
                                    NULL, ways, NULL};
    struct kept kept;
    read_world(&kept, &world);
    assert_int_equal(kept.draft.segment_count, 4);
    assert_int_equal(kept.draft.junction_count, 5);
    const uint32_t arc = osm_arc(&world, &kept.draft, 'A', 'B');
    /* 2 x 1,113.19 m; at 90 % of 100 km/h: 89,056 ms. */
    assert_int_equal(kept.draft.segments[arc / 2].length_dm, 22264);
    assert_in_range(draft_arc_ms(&kept.draft, arc), 89050, 89060);
    assert_int_equal(kept.draft.segments[arc / 2].class, ROAD_PRIMARY);
    assert_true(osm_arc(&world, &kept.draft, 'B', 'A') == (arc ^ 1));
    assert_true(osm_junction(&world, &kept.draft, 'F') == UINT32_MAX);
    forget(&kept);
}

static void one_ways_lead_one_way(void **state)
{
    (void)state;
    const char *ways[] = {"AB highway=primary oneway=yes",
                          "BC highway=primary oneway=-1",
                          "CD highway=motorway",
                          "DE highway=residential junction=roundabout",
                          "EF highway=primary oneway=reversible",
                          "FG highway=motorway oneway=no",
                          NULL};
    const struct osm_world world = {"ABCDEFG\n", NULL, ways, NULL};
    struct kept kept;
    read_world(&kept, &world);
    static const struct {
        char from, to;
        bool is_driven;
    } arcs[] = {{'A', 'B', true}, {'B', 'A', false}, {'B', 'C', false},
                {'C', 'B', true}, {'C', 'D', true},  {'D', 'C', false},
                {'D', 'E', true}, {'E', 'D', false}, {'F', 'G', true},
                {'G', 'F', true}};
    for (size_t i = 0; i < sizeof arcs / sizeof *arcs; i++)
        assert_int_equal(osm_arc(&world, &kept.draft, arcs[i].from, arcs[i].to) !=
                             UINT32_MAX,
                         arcs[i].is_driven);
    /* What changes by the hour is not there at all. */
    assert_int_equal(kept.draft.segment_count, 5);
    forget(&kept);
}

static void what_is_shut_or_no_road_is_left_out(void **state)
{
    (void)state;
    const char *ways[] = {"AB highway=residential",
                          "BC highway=residential access=private",
                          "CD highway=construction construction=primary",
                          "DE highway=proposed",
                          "EF highway=service area=yes",
                          "FG highway=residential access=no motorcar=yes",
                          "GH highway=residential motor_vehicle=forestry",
                          "HI route=ferry",
                          "IJ route=ferry motor_vehicle=yes duration=0:20",
                          "JK highway=residential access:conditional=no+@+(Su)",
                          NULL};
    const struct osm_world world = {"ABCDEFGHIJK\n", NULL, ways, NULL};
    struct kept kept;
    read_world(&kept, &world);
    assert_int_equal(kept.draft.segment_count, 4);
    assert_true(osm_arc(&world, &kept.draft, 'A', 'B') != UINT32_MAX);
    assert_true(osm_arc(&world, &kept.draft, 'F', 'G') != UINT32_MAX);
    assert_true(osm_arc(&world, &kept.draft, 'J', 'K') != UINT32_MAX);
    /* 20 minutes, and half of the boarding time at J alone: I is not ashore. */
    const uint32_t ferry = osm_arc(&world, &kept.draft, 'I', 'J');
    assert_int_equal(draft_arc_ms(&kept.draft, ferry), (20 * 60 + 450) * 1000);
    assert_int_equal(kept.draft.segments[ferry / 2].bits, ROAD_IS_FERRY);
    forget(&kept);
}

static void a_bollard_parts_a_road_and_a_gate_takes_time(void **state)
{
    (void)state;
    const char *points[] = {"B barrier=bollard", "D barrier=gate",
                            "E highway=traffic_signals", "F barrier=bollard access=yes",
                            NULL};
    const char *ways[] = {"ABC highway=residential maxspeed=50",
                          "CDE highway=residential maxspeed=50",
                          "EFG highway=residential maxspeed=50", NULL};
    const struct osm_world world = {"ABCDEFG\n", points, ways, NULL};
    struct kept kept;
    read_world(&kept, &world);
    /* A-B, B'-C, C-D-E, E-F-G: two junctions at B, with nothing between. */
    assert_int_equal(kept.draft.segment_count, 4);
    assert_int_equal(kept.draft.junction_count, 6);
    /* 2 x 1,113.19 m at 45 km/h: 178,111 ms; the gate 15 s both ways, the light 6 s for
     * who comes to it. */
    const uint32_t arc = osm_arc(&world, &kept.draft, 'C', 'E');
    assert_in_range(draft_arc_ms(&kept.draft, arc), 199100, 199120);
    assert_int_equal(
        draft_arc_ms(&kept.draft, arc) - draft_arc_ms(&kept.draft, arc ^ 1), 6000);
    forget(&kept);
}

static void loops_have_a_junction_of_their_own(void **state)
{
    (void)state;
    /* P-shaped: into the loop at B and round; and a closed way that touches at E only.
     */
    const char *ways[] = {"ABCDB highway=residential", "AE highway=residential",
                          "EFGE highway=residential", NULL};
    const struct osm_world world = {"CD F\n"
                                    "BAEG\n",
                                    NULL, ways, NULL};
    struct kept kept;
    read_world(&kept, &world);
    /* A-B, B-C and C-D-B (cut at its middle point), A-E, E-F, F-G-E. */
    assert_int_equal(kept.draft.segment_count, 6);
    for (uint32_t i = 0; i < kept.draft.segment_count; i++)
        assert_int_not_equal(kept.draft.segments[i].from, kept.draft.segments[i].to);
    assert_true(osm_junction(&world, &kept.draft, 'C') != UINT32_MAX);
    assert_true(osm_junction(&world, &kept.draft, 'F') != UINT32_MAX);
    forget(&kept);
}

static void points_that_are_missing_part_a_way(void **state)
{
    (void)state;
    const char *ways[] = {"ABxCD highway=residential", "BC highway=residential", NULL};
    const struct osm_world world = {"AB CD\n", NULL, ways, NULL};
    struct kept kept;
    read_world(&kept, &world);
    assert_int_equal(kept.draft.segment_count, 3);
    assert_int_equal(kept.counts.missing_points, 1);
    forget(&kept);
}

static bool has_ban(const struct road_draft *draft, const uint32_t *arcs,
                    uint32_t count)
{
    for (uint32_t i = 0; i < draft->ban_count; i++) {
        if (draft->bans[i].count == count &&
            memcmp(draft->ban_arcs + draft->bans[i].first, arcs,
                   count * sizeof *arcs) == 0)
            return true;
    }
    return false;
}

/*   D
 *   |
 * A-B-C     ways 1 AB, 2 BC, 3 BD, 4 BE
 *   |
 *   E */
static const char *const cross_ways[] = {"AB highway=primary", "BC highway=primary",
                                         "BD highway=primary", "BE highway=primary",
                                         NULL};
static const char cross_map[] = " D\nABC\n E\n";

static void a_no_forbids_one_turn(void **state)
{
    (void)state;
    const char *relations[] = {"no_left_turn 1 B 3", "no_u_turn 2 B 2",
                               "no_left_turn 9 B 3", NULL};
    const struct osm_world world = {cross_map, NULL, cross_ways, relations};
    struct kept kept;
    read_world(&kept, &world);
    const uint32_t left[] = {osm_arc(&world, &kept.draft, 'A', 'B'),
                             osm_arc(&world, &kept.draft, 'B', 'D')};
    const uint32_t back[] = {osm_arc(&world, &kept.draft, 'C', 'B'),
                             osm_arc(&world, &kept.draft, 'B', 'C')};
    assert_int_equal(kept.draft.ban_count, 2);
    assert_true(has_ban(&kept.draft, left, 2));
    assert_true(has_ban(&kept.draft, back, 2));
    assert_int_equal(kept.counts.turns.applied, 2);
    assert_int_equal(kept.counts.turns.unclear, 1);
    forget(&kept);
}

static void an_only_forbids_all_others(void **state)
{
    (void)state;
    const char *relations[] = {"only_straight_on 1 B 2", NULL};
    const struct osm_world world = {cross_map, NULL, cross_ways, relations};
    struct kept kept;
    read_world(&kept, &world);
    static const char others[] = {'A', 'D', 'E'};
    assert_int_equal(kept.draft.ban_count, 3);
    for (int i = 0; i < 3; i++) {
        const uint32_t turn[] = {osm_arc(&world, &kept.draft, 'A', 'B'),
                                 osm_arc(&world, &kept.draft, 'B', others[i])};
        assert_true(has_ban(&kept.draft, turn, 2));
    }
    forget(&kept);
}

static void a_rule_may_lead_over_ways(void **state)
{
    (void)state;
    /* Up, across, and down again is forbidden: a turn round on two carriageways. The
     * way across has two segments. */
    const char *ways[] = {"AB highway=primary", "BCD highway=primary",
                          "DE highway=primary", "CF highway=primary",
                          "BG highway=primary", NULL};
    const char *relations[] = {"no_u_turn 1 2 3", NULL};
    const struct osm_world world = {"GF \nBCD\nA E\n", NULL, ways, relations};
    struct kept kept;
    read_world(&kept, &world);
    const uint32_t chain[] = {
        osm_arc(&world, &kept.draft, 'A', 'B'), osm_arc(&world, &kept.draft, 'B', 'C'),
        osm_arc(&world, &kept.draft, 'C', 'D'), osm_arc(&world, &kept.draft, 'D', 'E')};
    assert_int_equal(kept.draft.ban_count, 1);
    assert_true(has_ban(&kept.draft, chain, 4));
    forget(&kept);
}

static void check_refused(const char *path, enum err_code code, const char *sentence)
{
    struct arena arena = {0};
    struct profile profile;
    struct road_draft draft;
    struct draft_counts counts;
    struct err err;
    assert_ok(profile_load(NULL, NULL, &arena, &profile, &err), &err);
    assert_false(draft_read(&path, 1, &profile, &arena, NULL, &draft, &counts, &err));
    assert_err(&err, code, sentence);
    arena_release(&arena);
}

static const char *write_bytes(const char *folder, const char *name, const char *bytes,
                               struct arena *arena)
{
    const char *path = arena_format(arena, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(bytes, file);
    assert_int_equal(fclose(file), 0);
    return path;
}

static void files_that_are_none_are_told(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *folder = osm_folder_make(&arena);
    const char *path = write_bytes(folder, "roads.txt", "hello", &arena);
    check_refused(path, ERR_INPUT,
                  arena_format(&arena,
                               "'%s' is no OpenStreetMap extract: its name ends in "
                               "neither .osm nor .pbf",
                               path));
    path = write_bytes(folder, "empty.pbf", "", &arena);
    check_refused(path, ERR_INPUT, arena_format(&arena, "'%s' is empty", path));
    path = write_bytes(folder, "no.pbf", "this is no extract at all", &arena);
    check_refused(path, ERR_INPUT,
                  arena_format(&arena,
                               "'%s' is no sound .pbf extract: cut off, damaged or of "
                               "another kind",
                               path));
    path = write_bytes(folder, "cut.osm", "<osm><way id=\"1\"><nd ref=", &arena);
    check_refused(
        path, ERR_INPUT,
        arena_format(&arena, "'%s' is no sound XML: cut off or damaged", path));
    path = write_bytes(folder, "none.osm", "<osm></osm>", &arena);
    check_refused(path, ERR_INPUT,
                  arena_format(&arena, "'%s' has no road that a car drives on", path));
    path = write_bytes(folder, "bare.osm",
                       "<osm><way id=\"1\"><nd ref=\"1\"/><nd ref=\"2\"/>"
                       "<tag k=\"highway\" v=\"primary\"/></way></osm>",
                       &arena);
    check_refused(path, ERR_INPUT,
                  arena_format(&arena,
                               "'%s' has roads but none of their points (points that "
                               "are not stored as \"dense\" cannot be read)",
                               path));
    path = arena_format(&arena, "%s/nowhere.pbf", folder);
    check_refused(path, ERR_MISSING,
                  arena_format(&arena,
                               "'%s' cannot be opened (No such file or directory)",
                               path));
    osm_folder_remove(folder);
    arena_release(&arena);
}

static void extracts_that_overlap_count_once(void **state)
{
    (void)state;
    const char *left_ways[] = {"AB highway=primary", "BC highway=primary", NULL};
    const char *all_ways[] = {"AB highway=primary", "BC highway=primary",
                              "CD highway=primary", NULL};
    const struct osm_world left = {"ABC\n", NULL, left_ways, NULL};
    const struct osm_world all = {"ABCD\n", NULL, all_ways, NULL};
    struct arena arena = {0};
    const char *folder = osm_folder_make(&arena);
    const char *paths[] = {osm_write(&left, folder, "left.osm", &arena),
                           osm_write(&all, folder, "all.osm", &arena)};
    const char *turned[] = {paths[1], paths[0]};
    struct road_draft drafts[2];
    struct draft_counts counts[2];
    struct profile profile;
    struct err err;
    assert_ok(profile_load(NULL, NULL, &arena, &profile, &err), &err);
    assert_ok(
        draft_read(paths, 2, &profile, &arena, NULL, &drafts[0], &counts[0], &err),
        &err);
    assert_ok(
        draft_read(turned, 2, &profile, &arena, NULL, &drafts[1], &counts[1], &err),
        &err);
    assert_int_equal(drafts[0].segment_count, 3);
    assert_int_equal(drafts[1].segment_count, 3);
    assert_memory_equal(drafts[0].segments, drafts[1].segments,
                        3 * sizeof *drafts[0].segments);
    osm_folder_remove(folder);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ways_are_cut_where_they_meet),
        cmocka_unit_test(one_ways_lead_one_way),
        cmocka_unit_test(what_is_shut_or_no_road_is_left_out),
        cmocka_unit_test(a_bollard_parts_a_road_and_a_gate_takes_time),
        cmocka_unit_test(loops_have_a_junction_of_their_own),
        cmocka_unit_test(points_that_are_missing_part_a_way),
        cmocka_unit_test(a_no_forbids_one_turn),
        cmocka_unit_test(an_only_forbids_all_others),
        cmocka_unit_test(a_rule_may_lead_over_ways),
        cmocka_unit_test(files_that_are_none_are_told),
        cmocka_unit_test(extracts_that_overlap_count_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
