// SPDX-License-Identifier: GPL-3.0-or-later
/* A .osm.pbf made here byte by byte: one header, one block with three points, two ways
 * and a turn restriction (https://wiki.openstreetmap.org/wiki/PBF_Format). */
#include "osm_fixture.h"

#include <stdbool.h>

/* libreadosm 1.1.0a forgets what it had when a file is not sound. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libreadosm\n";
}

struct bytes {
    unsigned char at[2048];
    size_t size;
};

static void put_byte(struct bytes *bytes, unsigned byte)
{
    assert_true(bytes->size < sizeof bytes->at);
    bytes->at[bytes->size++] = (unsigned char)byte;
}

static void put_number(struct bytes *bytes, uint64_t number)
{
    for (; number >= 128; number >>= 7)
        put_byte(bytes, (unsigned)(number & 127) | 128);
    put_byte(bytes, (unsigned)number);
}

/* As protobuf writes numbers that may be below zero. */
static void put_signed(struct bytes *bytes, int64_t number)
{
    put_number(bytes, number < 0 ? ~((uint64_t)number << 1) : (uint64_t)number << 1);
}

static void put_field(struct bytes *bytes, unsigned field, uint64_t number)
{
    put_number(bytes, field << 3);
    put_number(bytes, number);
}

static void put_bytes(struct bytes *bytes, unsigned field, const void *data,
                      size_t size)
{
    put_number(bytes, field << 3 | 2);
    put_number(bytes, size);
    for (size_t i = 0; i < size; i++)
        put_byte(bytes, ((const unsigned char *)data)[i]);
}

static void put_text(struct bytes *bytes, unsigned field, const char *text)
{
    put_bytes(bytes, field, text, strlen(text));
}

static void put_part(struct bytes *bytes, unsigned field, const struct bytes *part)
{
    put_bytes(bytes, field, part->at, part->size);
}

/* Numbers side by side, each as its difference to the one before. */
static void put_rises(struct bytes *bytes, unsigned field, const int64_t *numbers,
                      size_t count)
{
    struct bytes list = {.size = 0};
    for (size_t i = 0; i < count; i++)
        put_signed(&list, numbers[i] - (i > 0 ? numbers[i - 1] : 0));
    put_part(bytes, field, &list);
}

static void put_list(struct bytes *bytes, unsigned field, const uint64_t *numbers,
                     size_t count)
{
    struct bytes list = {.size = 0};
    for (size_t i = 0; i < count; i++)
        put_number(&list, numbers[i]);
    put_part(bytes, field, &list);
}

/* A block with the length before it, not compressed. */
static void put_block(struct bytes *file, const char *type, const struct bytes *block)
{
    struct bytes blob = {.size = 0}, header = {.size = 0};
    put_part(&blob, 1, block);
    put_text(&header, 1, type);
    put_field(&header, 3, blob.size);
    for (int shift = 24; shift >= 0; shift -= 8)
        put_byte(file, (unsigned)(header.size >> shift) & 255);
    for (size_t i = 0; i < header.size; i++)
        put_byte(file, header.at[i]);
    for (size_t i = 0; i < blob.size; i++)
        put_byte(file, blob.at[i]);
}

enum { NONE, HIGHWAY, PRIMARY, TYPE, RESTRICTION, NO_LEFT, FROM, VIA, TO, WORDS };

static void put_words(struct bytes *block)
{
    static const char *const words[WORDS] = {"",     "highway",     "primary",
                                             "type", "restriction", "no_left_turn",
                                             "from", "via",         "to"};
    struct bytes table = {.size = 0};
    for (int i = 0; i < WORDS; i++)
        put_text(&table, 1, words[i]);
    put_part(block, 1, &table);
}

/* Hundredths of a degree apart, in units of 10^-7. */
static void put_points(struct bytes *block)
{
    static const int64_t ids[] = {1, 2, 3}, lats[] = {0, 0, 100000},
                         lons[] = {0, 100000, 100000};
    struct bytes points = {.size = 0}, group = {.size = 0};
    put_rises(&points, 1, ids, 3);
    put_rises(&points, 8, lats, 3);
    put_rises(&points, 9, lons, 3);
    put_part(&group, 2, &points);
    put_part(block, 2, &group);
}

static void put_way(struct bytes *group, uint64_t id, int64_t from, int64_t to)
{
    static const uint64_t key = HIGHWAY, value = PRIMARY;
    const int64_t points[] = {from, to};
    struct bytes way = {.size = 0};
    put_field(&way, 1, id);
    put_list(&way, 2, &key, 1);
    put_list(&way, 3, &value, 1);
    put_rises(&way, 8, points, 2);
    put_part(group, 3, &way);
}

static void put_turn(struct bytes *group)
{
    static const uint64_t keys[] = {TYPE, RESTRICTION},
                          values[] = {RESTRICTION, NO_LEFT}, roles[] = {FROM, VIA, TO},
                          kinds[] = {1, 0, 1};
    static const int64_t members[] = {11, 2, 12};
    struct bytes turn = {.size = 0};
    put_field(&turn, 1, 21);
    put_list(&turn, 2, keys, 2);
    put_list(&turn, 3, values, 2);
    put_list(&turn, 8, roles, 3);
    put_rises(&turn, 9, members, 3);
    put_list(&turn, 10, kinds, 3);
    put_part(group, 4, &turn);
}

static void make_file(struct bytes *file)
{
    struct bytes header = {.size = 0}, block = {.size = 0}, ways = {.size = 0},
                 turns = {.size = 0};
    *file = (struct bytes){.size = 0};
    put_text(&header, 4, "OsmSchema-V0.6");
    put_text(&header, 4, "DenseNodes");
    put_block(file, "OSMHeader", &header);
    put_words(&block);
    put_points(&block);
    put_way(&ways, 11, 1, 2);
    put_way(&ways, 12, 2, 3);
    put_part(&block, 2, &ways);
    put_turn(&turns);
    put_part(&block, 2, &turns);
    put_block(file, "OSMData", &block);
}

static const char *write_file(const char *folder, const unsigned char *bytes,
                              size_t size, struct arena *arena)
{
    const char *path = arena_format(arena, "%s/made.osm.pbf", folder);
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, size, out), size);
    fclose(out);
    return path;
}

static void an_extract_is_read(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct bytes file;
    struct road_draft draft;
    struct draft_counts counts;
    const char *folder = osm_folder_make(&arena);
    make_file(&file);
    osm_draft(write_file(folder, file.at, file.size, &arena), &arena, &draft, &counts);
    assert_int_equal(counts.way_count, 2);
    assert_int_equal(counts.missing_points, 0);
    assert_int_equal(counts.turns.applied, 1);
    assert_int_equal(draft.junction_count, 3);
    assert_int_equal(draft.segment_count, 2);
    /* A hundredth of a degree along the equator: 1,113.2 m; along a meridian 1,105.7.
     */
    assert_int_equal(draft.segments[0].length_dm, 11132);
    assert_int_equal(draft.segments[1].length_dm, 11057);
    osm_folder_remove(folder);
    arena_release(&arena);
}

/* Of every length: a cut between two blocks leaves a sound file without roads. */
static void a_file_that_is_cut_off_is_refused(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct bytes file;
    struct profile profile;
    struct err err;
    const char *folder = osm_folder_make(&arena);
    make_file(&file);
    assert_ok(profile_load(NULL, NULL, &arena, &profile, &err), &err);
    for (size_t size = 0; size < file.size; size++) {
        struct arena scratch = {0};
        struct road_draft draft;
        struct draft_counts counts;
        const char *path = write_file(folder, file.at, size, &scratch);
        assert_false(
            draft_read(&path, 1, &profile, &scratch, NULL, &draft, &counts, &err));
        assert_int_equal(err.code, ERR_INPUT);
        arena_release(&scratch);
    }
    osm_folder_remove(folder);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_extract_is_read),
        cmocka_unit_test(a_file_that_is_cut_off_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
