// SPDX-License-Identifier: GPL-3.0-or-later
#include "osm_fixture.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STEP_E7 = 100000 };

static bool find_letter(const char *map, char letter, struct road_point *at)
{
    int32_t row = 0, column = 0;
    for (; *map != '\0'; map++) {
        if (*map == letter) {
            *at = (struct road_point){column * STEP_E7, -row * STEP_E7};
            return true;
        }
        column = *map == '\n' ? 0 : column + 1;
        row += *map == '\n';
    }
    return false;
}

/* "a=b c=d_e": an underscore stays, a plus is a space. */
static void write_tags(FILE *file, const char *text)
{
    while (*(text += strspn(text, " ")) != '\0') {
        const size_t key = strcspn(text, "="), all = strcspn(text, " ");
        fprintf(file, "<tag k=\"%.*s\" v=\"", (int)key, text);
        for (size_t i = key + 1; i < all; i++)
            fputc(text[i] == '+' ? ' ' : text[i], file);
        fprintf(file, "\"/>");
        text += all;
    }
}

static void write_points(FILE *file, const struct osm_world *world)
{
    for (const char *at = world->map; *at != '\0'; at++) {
        struct road_point point = {0, 0};
        if (*at < 'A' || *at > 'Z' || !find_letter(world->map, *at, &point))
            continue;
        fprintf(file, "<node id=\"%d\" lon=\"%.7f\" lat=\"%.7f\">", *at,
                point.lon_e7 / 1e7, point.lat_e7 / 1e7);
        for (const char *const *tags = world->points; tags && *tags; tags++) {
            if (**tags == *at)
                write_tags(file, *tags + 1);
        }
        fprintf(file, "</node>\n");
    }
}

static void write_ways(FILE *file, const struct osm_world *world)
{
    for (int id = 1; world->ways[id - 1] != NULL; id++) {
        const char *text = world->ways[id - 1];
        fprintf(file, "<way id=\"%d\" version=\"1\">", id);
        for (; *text != ' '; text++)
            fprintf(file, "<nd ref=\"%d\"/>", *text);
        write_tags(file, text);
        fprintf(file, "</way>\n");
    }
}

static void write_member(FILE *file, const char *word, const char *role)
{
    const bool is_way = *word >= '0' && *word <= '9';
    fprintf(file, "<member type=\"%s\" ref=\"%d\" role=\"%s\"/>",
            is_way ? "way" : "node", is_way ? atoi(word) : *word, role);
}

static void write_relation(FILE *file, const char *text, int id)
{
    char kind[32], from[8], via[8], to[8];
    assert_int_equal(sscanf(text, "%31s %7s %7s %7s", kind, from, via, to), 4);
    fprintf(file, "<relation id=\"%d\" version=\"1\">", id);
    write_member(file, from, "from");
    write_member(file, via, "via");
    write_member(file, to, "to");
    fprintf(file,
            "<tag k=\"type\" v=\"restriction\"/><tag k=\"restriction\" "
            "v=\"%s\"/></relation>\n",
            kind);
}

const char *osm_write(const struct osm_world *world, const char *folder,
                      const char *name, struct arena *arena)
{
    const char *path = arena_format(arena, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "<?xml version=\"1.0\"?>\n<osm version=\"0.6\">\n");
    write_points(file, world);
    write_ways(file, world);
    for (int i = 0; world->relations && world->relations[i]; i++)
        write_relation(file, world->relations[i], i + 1);
    fprintf(file, "</osm>\n");
    assert_int_equal(fclose(file), 0);
    return path;
}

void osm_draft(const char *path, struct arena *arena, struct road_draft *draft,
               struct draft_counts *counts)
{
    struct profile profile;
    struct err err;
    assert_ok(profile_load(NULL, NULL, arena, &profile, &err), &err);
    assert_ok(draft_read(&path, 1, &profile, arena, NULL, draft, counts, &err), &err);
}

uint32_t osm_junction(const struct osm_world *world, const struct road_draft *draft,
                      char letter)
{
    struct road_point at = {0, 0};
    assert_true(find_letter(world->map, letter, &at));
    for (uint32_t i = 0; i < draft->junction_count; i++) {
        if (draft->junctions[i].lon_e7 == at.lon_e7 &&
            draft->junctions[i].lat_e7 == at.lat_e7)
            return i;
    }
    return UINT32_MAX;
}

uint32_t osm_arc(const struct osm_world *world, const struct road_draft *draft,
                 char from, char to)
{
    const uint32_t tail = osm_junction(world, draft, from);
    const uint32_t head = osm_junction(world, draft, to);
    for (uint32_t arc = 0; arc < 2 * draft->segment_count; arc++) {
        if (draft_tail(draft, arc) == tail && draft_head(draft, arc) == head &&
            draft_arc_ms(draft, arc) != DRAFT_SHUT)
            return arc;
    }
    return UINT32_MAX;
}

const char *osm_folder_make(struct arena *arena)
{
    char *folder = arena_text(arena, "/tmp/beat-osm-XXXXXX");
    assert_non_null(mkdtemp(folder));
    return folder;
}

void osm_folder_remove(const char *folder)
{
    DIR *listing = opendir(folder);
    for (struct dirent *entry; (entry = readdir(listing)) != NULL;) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.')
            unlink(path);
    }
    closedir(listing);
    rmdir(folder);
}
