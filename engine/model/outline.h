// SPDX-License-Identifier: GPL-3.0-or-later
/* outline: the border of a territory or an area, as rings of points.
 *
 * Made by territory/, kept by store/, drawn by output/. */
#ifndef MODEL_OUTLINE_H
#define MODEL_OUTLINE_H

#include "geo/point.h"
#include <stdbool.h>
#include <stdint.h>

/* Closed: the last of its points, at least four, is the first again. */
struct ring {
    const struct geo_point *points;
    uint32_t point_count;
    bool is_hole; /* in the ring before it that is none */
};

/* Each outer ring (counter-clockwise) is followed by its holes (clockwise); rings of
 * one outline do not overlap. No rings: no outline. */
struct outline {
    const struct ring *rings;
    uint32_t ring_count;
};

#endif
