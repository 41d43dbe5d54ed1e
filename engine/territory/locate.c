// SPDX-License-Identifier: GPL-3.0-or-later
/* locate: even-odd rule (Shimrat 1962, Algorithm 112, doi:10.1145/368637.368653) over
 * all rings of an outline, so that holes need no care.
 *
 * An edge counts when it passes the place's latitude from below up, its upper end left
 * out: then a corner counts once, and a common border belongs to one side only. */
#include "territory/locate.h"

#include "model/account.h"

static struct locate_box box_of(const struct outline *outline)
{
    struct locate_box box = {180, -180, 90, -90};
    for (uint32_t i = 0; i < outline->ring_count; i++) {
        const struct ring *ring = &outline->rings[i];
        for (uint32_t j = 0; j < ring->point_count; j++) {
            const struct geo_point at = ring->points[j];
            box.west_deg = at.lon_deg < box.west_deg ? at.lon_deg : box.west_deg;
            box.east_deg = at.lon_deg > box.east_deg ? at.lon_deg : box.east_deg;
            box.south_deg = at.lat_deg < box.south_deg ? at.lat_deg : box.south_deg;
            box.north_deg = at.lat_deg > box.north_deg ? at.lat_deg : box.north_deg;
        }
    }
    return box;
}

void locate_init(struct locate *locate, const struct outline *outlines, uint32_t count,
                 struct arena *arena)
{
    struct locate_box *boxes = ARENA_ARRAY(arena, count, struct locate_box);
    for (uint32_t i = 0; i < count; i++)
        boxes[i] = box_of(&outlines[i]);
    *locate = (struct locate){outlines, boxes, count};
}

static bool box_holds(const struct locate_box *box, struct geo_point at)
{
    return at.lon_deg >= box->west_deg && at.lon_deg <= box->east_deg &&
           at.lat_deg >= box->south_deg && at.lat_deg <= box->north_deg;
}

/* Does the edge from a to b pass east of the place? The same edge gives the same answer
 * in both directions, since it is always looked at from its lower end. */
static bool passes_east(struct geo_point a, struct geo_point b, struct geo_point at)
{
    if ((a.lat_deg <= at.lat_deg) == (b.lat_deg <= at.lat_deg))
        return false;
    const struct geo_point low = a.lat_deg < b.lat_deg ? a : b;
    const struct geo_point high = a.lat_deg < b.lat_deg ? b : a;
    const double share = (at.lat_deg - low.lat_deg) / (high.lat_deg - low.lat_deg);
    return low.lon_deg + share * (high.lon_deg - low.lon_deg) > at.lon_deg;
}

static bool outline_holds(const struct outline *outline, struct geo_point at)
{
    bool is_inside = false;
    for (uint32_t i = 0; i < outline->ring_count; i++) {
        const struct ring *ring = &outline->rings[i];
        for (uint32_t j = 1; j < ring->point_count; j++)
            is_inside ^= passes_east(ring->points[j - 1], ring->points[j], at);
    }
    return is_inside;
}

uint32_t locate_find(const struct locate *locate, struct geo_point at)
{
    for (uint32_t i = 0; i < locate->count; i++) {
        if (box_holds(&locate->boxes[i], at) && outline_holds(&locate->outlines[i], at))
            return i;
    }
    return NO_IX;
}
