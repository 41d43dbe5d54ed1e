// SPDX-License-Identifier: GPL-3.0-or-later
/* A k-d tree over points of the unit sphere, kept in the array itself: the middle of a
 * stretch is its root, halved by x, y and z in turn (J. L. Bentley, "Multidimensional
 * binary search trees used for associative searching", 1975,
 * doi:10.1145/361002.361007).
 */
#include "agenda/neighbours.h"

#include <assert.h>
#include <math.h>

enum { AXES = 3, LEAF = 8 };

struct spot {
    double at[AXES];
    uint32_t ix;
};

/* The nearest so far, rising; `limit` of them are wanted. */
struct nearest {
    double square[NEIGHBOURS_MAX];
    uint32_t ix[NEIGHBOURS_MAX];
    uint32_t count, limit;
};

static struct spot spot_of(struct geo_point point, uint32_t ix)
{
    const double rad = 0.017453292519943295;
    const double lon = point.lon_deg * rad, lat = point.lat_deg * rad;
    return (struct spot){{cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)}, ix};
}

static bool spot_is_before(const struct spot *a, const struct spot *b, int axis)
{
    if (a->at[axis] < b->at[axis] || a->at[axis] > b->at[axis])
        return a->at[axis] < b->at[axis];
    return a->ix < b->ix;
}

static void swap(struct spot *a, struct spot *b)
{
    const struct spot held = *a;
    *a = *b;
    *b = held;
}

/* Quickselect with the middle as pivot: what comes before place `wanted` in order is
 * left of it afterwards. */
static void select_spot(struct spot *spots, uint32_t count, uint32_t wanted, int axis)
{
    uint32_t low = 0, high = count;
    while (high - low > 1) {
        swap(&spots[low + (high - low) / 2], &spots[high - 1]);
        uint32_t end = low;
        for (uint32_t i = low; i < high - 1; i++)
            if (spot_is_before(&spots[i], &spots[high - 1], axis))
                swap(&spots[i], &spots[end++]);
        swap(&spots[end], &spots[high - 1]);
        if (end == wanted)
            return;
        if (wanted < end)
            high = end;
        else
            low = end + 1;
    }
}

static void build(struct spot *spots, uint32_t count, int axis)
{
    if (count <= LEAF)
        return;
    const uint32_t middle = count / 2;
    select_spot(spots, count, middle, axis);
    build(spots, middle, (axis + 1) % AXES);
    build(spots + middle + 1, count - middle - 1, (axis + 1) % AXES);
}

static void offer(struct nearest *nearest, const struct spot *spot,
                  const struct spot *from)
{
    if (spot->ix == from->ix)
        return;
    double square = 0;
    for (int axis = 0; axis < AXES; axis++) {
        const double d = spot->at[axis] - from->at[axis];
        square += d * d;
    }
    uint32_t at = nearest->count;
    while (at > 0 && nearest->square[at - 1] > square)
        at--;
    if (at == nearest->limit)
        return;
    if (nearest->count < nearest->limit)
        nearest->count++;
    for (uint32_t i = nearest->count - 1; i > at; i--) {
        nearest->square[i] = nearest->square[i - 1];
        nearest->ix[i] = nearest->ix[i - 1];
    }
    nearest->square[at] = square;
    nearest->ix[at] = spot->ix;
}

static void search(const struct spot *spots, uint32_t count, int axis,
                   const struct spot *from, struct nearest *nearest)
{
    if (count <= LEAF) {
        for (uint32_t i = 0; i < count; i++)
            offer(nearest, &spots[i], from);
        return;
    }
    const uint32_t middle = count / 2;
    const struct spot *right = spots + middle + 1;
    const double d = from->at[axis] - spots[middle].at[axis];
    const int next = (axis + 1) % AXES;
    if (d < 0)
        search(spots, middle, next, from, nearest);
    else
        search(right, count - middle - 1, next, from, nearest);
    offer(nearest, &spots[middle], from);
    /* Not >: a thousand accounts at the centre of one town would all be looked at. */
    if (nearest->count == nearest->limit &&
        d * d >= nearest->square[nearest->count - 1])
        return;
    if (d < 0)
        search(right, count - middle - 1, next, from, nearest);
    else
        search(spots, middle, next, from, nearest);
}

void neighbours_kth(const struct geo_point *places, uint32_t count, uint32_t k,
                    uint32_t *kth)
{
    assert(k >= 1 && k <= NEIGHBOURS_MAX);
    struct arena scratch = {0};
    struct spot *spots = ARENA_ARRAY(&scratch, count, struct spot);
    for (uint32_t i = 0; i < count; i++)
        spots[i] = spot_of(places[i], i);
    build(spots, count, 0);
    for (uint32_t i = 0; i < count; i++) {
        struct nearest nearest = {.limit = k};
        search(spots, count, 0, &spots[i], &nearest);
        const uint32_t found = nearest.count;
        kth[spots[i].ix] = found > 0 ? nearest.ix[found - 1] : spots[i].ix;
    }
    arena_release(&scratch);
}
