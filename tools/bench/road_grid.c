// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/road_grid.h"

#include "base/rng.h"

enum { STEP_E7 = 9000, STEP_DM = 1000 };

struct growing {
    struct road_draft *draft;
    struct draft_segment *segments;
    struct road_point *shape;
    const struct road_point *junctions;
    struct rng rng;
};

static uint32_t speed_kmh(uint32_t line)
{
    return line % 50 == 0 ? 100 : line % 10 == 0 ? 60 : 30;
}

static void add_segment(struct growing *growing, uint32_t from, uint32_t to,
                        uint32_t kmh)
{
    const uint32_t ix = growing->draft->segment_count++;
    const uint32_t length_dm = STEP_DM * (85 + rng_below(&growing->rng, 31)) / 100;
    const uint32_t drive_ms = length_dm * 360 / kmh;
    growing->segments[ix] = (struct draft_segment){.from = from,
                                                   .to = to,
                                                   .drive_ms = {drive_ms, drive_ms},
                                                   .length_dm = length_dm,
                                                   .shape_first = 2 * ix,
                                                   .shape_count = 2,
                                                   .class = ROAD_RESIDENTIAL};
    growing->shape[2 * (size_t)ix] = growing->junctions[from];
    growing->shape[2 * (size_t)ix + 1] = growing->junctions[to];
}

void road_grid_make(uint32_t side, struct arena *arena, struct road_draft *draft)
{
    const uint32_t count = side * side;
    struct road_point *junctions = ARENA_ARRAY(arena, count, struct road_point);
    struct growing growing = {.draft = draft, .junctions = junctions};
    *draft = (struct road_draft){.junctions = junctions, .junction_count = count};
    growing.segments = ARENA_ARRAY(arena, 2 * (size_t)count, struct draft_segment);
    growing.shape = ARENA_ARRAY(arena, 4 * (size_t)count, struct road_point);
    rng_init(&growing.rng, 1, side);
    for (uint32_t i = 0; i < count; i++)
        junctions[i] = (struct road_point){(int32_t)(i % side) * STEP_E7,
                                           (int32_t)(i / side) * STEP_E7};
    for (uint32_t i = 0; i < count; i++) {
        if (i % side + 1 < side)
            add_segment(&growing, i, i + 1, speed_kmh(i / side));
        if (i / side + 1 < side)
            add_segment(&growing, i, i + side, speed_kmh(i % side));
    }
    draft->segments = growing.segments;
    draft->shape = growing.shape;
    draft->shape_count = 2 * draft->segment_count;
    draft->names = "";
    draft->name_size = 1;
}
