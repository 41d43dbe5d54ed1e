// SPDX-License-Identifier: GPL-3.0-or-later
/* Areas and lines: those that are taken have closed rings within the world, the right
 * way round, and codes in order. */
#include "fuzz.h"
#include "intake/area_file.h"
#include "intake/line_file.h"

#include <stdlib.h>
#include <string.h>

static void check_outline(const struct outline *outline)
{
    struct err err;
    if (outline->ring_count == 0 || outline->rings[0].is_hole)
        abort();
    for (uint32_t r = 0; r < outline->ring_count; r++) {
        const struct ring *ring = &outline->rings[r];
        if (ring->point_count < 4 ||
            memcmp(&ring->points[0], &ring->points[ring->point_count - 1],
                   sizeof *ring->points) != 0)
            abort();
        for (uint32_t i = 0; i < ring->point_count; i++)
            if (!geo_point_check(ring->points[i], &err))
                abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct area_list list;
    struct err err;
    if (area_file_parse((const char *)data, size, NULL, &arena, &list, &err))
        for (uint32_t i = 0; i < list.count; i++) {
            check_outline(&list.areas[i].outline);
            if (i > 0 && strcmp(list.areas[i - 1].code, list.areas[i].code) >= 0)
                abort();
        }
    struct line_list lines;
    if (line_file_parse((const char *)data, size, &arena, &lines, &err))
        for (uint32_t i = 0; i < lines.count; i++)
            if (lines.lines[i].point_count < 2)
                abort();
    arena_release(&arena);
    return 0;
}
