// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/shape_blob.h"

#include "testing.h"

/* Two squares, the first with a hole. */
static struct outline two_squares(struct arena *arena)
{
    static const struct geo_point outer[] = {{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
    static const struct geo_point hole[] = {{1, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 1}};
    static const struct geo_point other[] = {{6, 1}, {7, 1}, {7, 2}, {6, 2}, {6, 1}};
    struct ring *rings = ARENA_ARRAY(arena, 3, struct ring);
    rings[0] = (struct ring){outer, 5, false};
    rings[1] = (struct ring){hole, 5, true};
    rings[2] = (struct ring){other, 5, false};
    return (struct outline){rings, 3};
}

static void a_point_has_sixty_bytes_in_a_known_order(void **state)
{
    (void)state;
    unsigned char blob[SHAPE_POINT_SIZE];
    double lon, lat;
    shape_point_write((struct geo_point){24.125, 56.5}, blob);
    static const unsigned char head[] = {0x00, 0x01, 0xe6, 0x10, 0x00, 0x00};
    assert_memory_equal(blob, head, sizeof head); /* 0x10e6 = 4326 */
    assert_int_equal(blob[38], 0x7c);
    assert_int_equal(blob[39], 1);
    memcpy(&lon, blob + 43, sizeof lon); /* the machine is little-endian too */
    memcpy(&lat, blob + 51, sizeof lat);
    assert_near(lon, 24.125, 0);
    assert_near(lat, 56.5, 0);
    assert_int_equal(blob[59], 0xfe);
}

static void an_outline_reads_back(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct err err;
    const unsigned char *blob;
    const struct outline outline = two_squares(&arena);
    const size_t size = shape_outline_write(&outline, &arena, &blob);
    struct outline back;
    assert_ok(shape_outline_read(blob, size, &arena, &back, &err), &err);
    assert_int_equal(back.ring_count, 3);
    for (uint32_t r = 0; r < 3; r++) {
        assert_int_equal(back.rings[r].is_hole, outline.rings[r].is_hole);
        assert_int_equal(back.rings[r].point_count, 5);
        assert_memory_equal(back.rings[r].points, outline.rings[r].points,
                            5 * sizeof(struct geo_point));
    }
    struct shape_box box;
    assert_true(shape_box_read(blob, size, &box));
    assert_near(box.west_deg, 0, 0);
    assert_near(box.south_deg, 0, 0);
    assert_near(box.east_deg, 7, 0);
    assert_near(box.north_deg, 4, 0);
    arena_release(&arena);
}

/* Every shorter piece, and every byte changed, is refused or read: never followed. */
static void damaged_bytes_are_refused(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct err err;
    const unsigned char *blob;
    const struct outline outline = two_squares(&arena);
    const size_t size = shape_outline_write(&outline, &arena, &blob);
    struct outline back;
    for (size_t part = 0; part < size; part++) {
        unsigned char *piece = malloc(part ? part : 1); /* its end is watched */
        memcpy(piece, blob, part);
        assert_false(shape_outline_read(piece, part, &arena, &back, &err));
        assert_int_equal(err.code, ERR_INPUT);
        free(piece);
    }
    unsigned char *changed = malloc(size);
    for (size_t at = 0; at < size; at++) {
        memcpy(changed, blob, size);
        changed[at] ^= 0x5a;
        (void)!shape_outline_read(changed, size, &arena, &back, &err);
    }
    free(changed);
    arena_release(&arena);
}

static void what_is_no_polygon_is_named(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct err err;
    unsigned char blob[SHAPE_POINT_SIZE];
    struct outline back;
    shape_point_write((struct geo_point){24, 56}, blob);
    assert_false(shape_outline_read(blob, sizeof blob, &arena, &back, &err));
    assert_err(&err, ERR_INPUT, "geometry is of class 1, not a polygon");
    assert_false(shape_outline_read("", 0, &arena, &back, &err));
    assert_err(&err, ERR_INPUT, "geometry is damaged");
    struct shape_box box;
    assert_false(shape_box_read("", 0, &box));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_point_has_sixty_bytes_in_a_known_order),
        cmocka_unit_test(an_outline_reads_back),
        cmocka_unit_test(damaged_bytes_are_refused),
        cmocka_unit_test(what_is_no_polygon_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
