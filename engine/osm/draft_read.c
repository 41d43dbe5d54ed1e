// SPDX-License-Identifier: GPL-3.0-or-later
#include "osm/draft_read.h"

#include <string.h>

static uint32_t count_missing(const struct extract *extract)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < extract->point_count; i++)
        count += !extract->points[i].is_there;
    return count;
}

/* Names belong to the extract, which goes. */
static void keep_names(struct road_draft *draft, struct arena *arena)
{
    char *names = ARENA_ARRAY(arena, draft->name_size, char);
    memcpy(names, draft->names, draft->name_size);
    draft->names = names;
}

bool draft_read(const char *const *paths, uint32_t path_count,
                const struct profile *profile, struct arena *arena, struct meter *meter,
                struct road_draft *draft, struct draft_counts *counts, struct err *err)
{
    struct arena scratch = {0};
    struct extract extract;
    struct junction_map map;
    const bool is_read =
        extract_read(paths, path_count, profile, &scratch, meter, &extract, err);
    if (is_read) {
        junctions_make(&extract, profile, arena, draft, &scratch, &map);
        turns_make(&extract, &map, arena, draft, &counts->turns);
        keep_names(draft, arena);
        counts->way_count = extract.way_count;
        counts->missing_points = count_missing(&extract);
    }
    arena_release(&scratch);
    return is_read;
}
