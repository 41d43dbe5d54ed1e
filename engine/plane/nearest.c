// SPDX-License-Identifier: GPL-3.0-or-later
/* nearest: see the header. A range of `order` is a node: its middle element splits the
 * range, what is not greater along the axis lies before it. */
#include "plane/nearest.h"

#include <assert.h>

static double along(const struct nearest *nearest, uint32_t place, uint8_t axis)
{
    const struct geo_xy at = nearest->places[place];
    return axis ? at.y_m : at.x_m;
}

/* Total: equal positions go by index. */
static bool before(const struct nearest *nearest, uint32_t a, uint32_t b, uint8_t axis)
{
    const double at_a = along(nearest, a, axis), at_b = along(nearest, b, axis);
    return at_a < at_b || (at_a == at_b && a < b);
}

static uint8_t wider_axis(const struct nearest *nearest, uint32_t first, uint32_t end)
{
    struct geo_xy low = nearest->places[nearest->order[first]], high = low;
    for (uint32_t i = first + 1; i < end; i++) {
        const struct geo_xy at = nearest->places[nearest->order[i]];
        low.x_m = at.x_m < low.x_m ? at.x_m : low.x_m;
        low.y_m = at.y_m < low.y_m ? at.y_m : low.y_m;
        high.x_m = at.x_m > high.x_m ? at.x_m : high.x_m;
        high.y_m = at.y_m > high.y_m ? at.y_m : high.y_m;
    }
    return high.y_m - low.y_m > high.x_m - low.x_m;
}

/* Hoare's selection: afterwards order[middle] is where sorting would put it. */
static void select_middle(struct nearest *nearest, uint32_t first, uint32_t end,
                          uint32_t middle, uint8_t axis)
{
    uint32_t *order = nearest->order;
    uint32_t low = first, high = end - 1;
    while (low < high) {
        const uint32_t pivot = order[low + (high - low) / 2];
        uint32_t i = low, j = high;
        for (;;) {
            while (before(nearest, order[i], pivot, axis))
                i++;
            while (before(nearest, pivot, order[j], axis))
                j--;
            if (i >= j)
                break;
            const uint32_t kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        /* All keys differ, so i == j is the pivot's own place. */
        if (j == middle)
            return;
        if (j < middle)
            low = j + 1;
        else
            high = j - 1;
    }
}

static void build(struct nearest *nearest, uint32_t first, uint32_t end)
{
    while (end - first > 1) {
        const uint32_t middle = first + (end - first) / 2;
        nearest->axis[middle] = wider_axis(nearest, first, end);
        select_middle(nearest, first, end, middle, nearest->axis[middle]);
        build(nearest, first, middle);
        first = middle + 1;
    }
}

void nearest_init(struct nearest *nearest, const struct geo_xy *places, uint32_t count,
                  struct arena *arena)
{
    *nearest = (struct nearest){
        .places = places,
        .count = count,
        .order = ARENA_ARRAY(arena, count, uint32_t),
        .axis = ARENA_ARRAY(arena, count, uint8_t),
    };
    for (uint32_t i = 0; i < count; i++)
        nearest->order[i] = i;
    build(nearest, 0, count);
}

struct search {
    const struct nearest *nearest;
    struct geo_xy at;
    struct nearest_found *found; /* nearest first */
    uint32_t count, limit;
};

static bool is_nearer(struct nearest_found a, struct nearest_found b)
{
    return a.squared_m2 < b.squared_m2 ||
           (a.squared_m2 == b.squared_m2 && a.place < b.place);
}

static void offer(struct search *search, uint32_t place)
{
    const struct geo_xy to = search->nearest->places[place];
    const double x = to.x_m - search->at.x_m, y = to.y_m - search->at.y_m;
    const struct nearest_found new = {place, x * x + y * y};
    uint32_t slot = search->count;
    if (slot == search->limit) {
        if (!is_nearer(new, search->found[slot - 1]))
            return;
        slot--;
    } else {
        search->count++;
    }
    for (; slot > 0 && is_nearer(new, search->found[slot - 1]); slot--)
        search->found[slot] = search->found[slot - 1];
    search->found[slot] = new;
}

/* Could something `squared_m2` away be among the found? Equal counts: a lower index may
 * be there. */
static bool may_matter(const struct search *search, double squared_m2)
{
    return search->count < search->limit ||
           squared_m2 <= search->found[search->count - 1].squared_m2;
}

static void look(struct search *search, uint32_t first, uint32_t end)
{
    const struct nearest *nearest = search->nearest;
    while (first < end) {
        const uint32_t middle = first + (end - first) / 2;
        offer(search, nearest->order[middle]);
        if (end - first == 1)
            return;
        const uint8_t axis = nearest->axis[middle];
        const double off = (axis ? search->at.y_m : search->at.x_m) -
                           along(nearest, nearest->order[middle], axis);
        const bool near_is_low = off < 0;
        look(search, near_is_low ? first : middle + 1, near_is_low ? middle : end);
        if (!may_matter(search, off * off))
            return;
        first = near_is_low ? middle + 1 : first;
        end = near_is_low ? end : middle;
    }
}

uint32_t nearest_find(const struct nearest *nearest, struct geo_xy at, uint32_t limit,
                      struct nearest_found *found)
{
    assert(limit >= 1 && limit <= NEAREST_MAX);
    struct search search = {
        .nearest = nearest, .at = at, .found = found, .limit = limit};
    look(&search, 0, nearest->count);
    return search.count;
}
