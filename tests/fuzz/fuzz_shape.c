// SPDX-License-Identifier: GPL-3.0-or-later
/* Geometries of the database, which anybody may have edited: what reads is written and
 * reads again the same. */
#include "fuzz.h"
#include "store/shape_blob.h"

#include <stdlib.h>
#include <string.h>

static void check_again(const struct outline *outline, struct arena *arena)
{
    struct err err;
    struct outline again;
    const unsigned char *blob;
    const size_t size = shape_outline_write(outline, arena, &blob);
    if (!shape_outline_read(blob, size, arena, &again, &err) ||
        again.ring_count != outline->ring_count)
        abort();
    for (uint32_t r = 0; r < outline->ring_count; r++) {
        const struct ring *a = &outline->rings[r], *b = &again.rings[r];
        if (a->point_count != b->point_count || a->is_hole != b->is_hole ||
            memcmp(a->points, b->points, a->point_count * sizeof *a->points) != 0)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct outline outline;
    struct shape_box box;
    struct err err;
    (void)shape_box_read(data, size, &box);
    if (shape_outline_read(data, size, &arena, &outline, &err) && outline.ring_count)
        check_again(&outline, &arena);
    arena_release(&arena);
    return 0;
}
