// SPDX-License-Identifier: GPL-3.0-or-later
/* hilbert: see the header. The curve has 2^26 cells a side, so cells are finer than a
 * metre on any map; positions that share a cell are sorted by x and y. */
#include "territory/hilbert.h"

#include "base/sorting.h"

#include <math.h>
#include <string.h>

enum { LEVELS = 26 };

/* Butz 1971, in the usual form with a rotation at each level. */
static int64_t key_of(uint32_t x, uint32_t y)
{
    int64_t key = 0;
    for (uint32_t side = 1u << (LEVELS - 1); side > 0; side >>= 1) {
        const uint32_t right = (x & side) != 0, upper = (y & side) != 0;
        key = key * 4 + (int64_t)((3 * right) ^ upper);
        if (!upper) {
            if (right) {
                x = ~x & (side - 1);
                y = ~y & (side - 1);
            }
            const uint32_t kept = x;
            x = y;
            y = kept;
        }
        x &= side - 1;
        y &= side - 1;
    }
    return key;
}

struct box {
    struct geo_xy low;
    double scale; /* cells a metre */
};

static struct box box_of(const struct geo_xy *at, uint32_t count)
{
    struct geo_xy low = at[0], high = at[0];
    for (uint32_t i = 1; i < count; i++) {
        low.x_m = fmin(low.x_m, at[i].x_m);
        low.y_m = fmin(low.y_m, at[i].y_m);
        high.x_m = fmax(high.x_m, at[i].x_m);
        high.y_m = fmax(high.y_m, at[i].y_m);
    }
    const double side_m = fmax(fmax(high.x_m - low.x_m, high.y_m - low.y_m), 1);
    return (struct box){low, ((1u << LEVELS) - 1) / side_m};
}

static int compare_positions(const void *a, const void *b, const void *context)
{
    const struct geo_xy *at = context;
    const struct geo_xy p = at[*(const uint32_t *)a], q = at[*(const uint32_t *)b];
    if (p.x_m != q.x_m)
        return p.x_m < q.x_m ? -1 : 1;
    if (p.y_m != q.y_m)
        return p.y_m < q.y_m ? -1 : 1;
    return 0;
}

void hilbert_order(const struct geo_xy *at, uint32_t count, uint32_t *order)
{
    if (count == 0)
        return;
    struct arena scratch = {0};
    int64_t *keys = ARENA_ARRAY(&scratch, count, int64_t);
    const struct box box = box_of(at, count);
    for (uint32_t i = 0; i < count; i++)
        keys[i] = key_of((uint32_t)((at[i].x_m - box.low.x_m) * box.scale),
                         (uint32_t)((at[i].y_m - box.low.y_m) * box.scale));
    sorting_order_i64(keys, order, count);
    for (uint32_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count; end++)
            if (keys[order[end]] != keys[order[first]])
                break;
        if (end - first > 1) /* stable, so equal positions stay by index */
            sorting_sort(order + first, end - first, sizeof *order, compare_positions,
                         at);
    }
    arena_release(&scratch);
}
