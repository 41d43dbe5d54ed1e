// SPDX-License-Identifier: GPL-3.0-or-later
/* Rings of cells around the place, until no cell further out can hold a nearer road.
 * On the scale of a ring the ground is flat: metres east and north of the place. */
#include "travel/road_parts.h"

#include <math.h>

enum { PPM = 1000000 };

struct snapping {
    struct roads *roads;
    struct geo_point at;
    double east_m, north_m; /* metres of 1e-7 degrees */
    double best_m2;
    uint32_t segment;
    uint32_t piece; /* of its shape */
    double share;   /* of that piece */
    bool is_left;
};

static struct geo_point degrees(struct road_point at)
{
    return (struct geo_point){at.lon_e7 / 1e7, at.lat_e7 / 1e7};
}

static double east_of(const struct snapping *snapping, struct road_point at)
{
    return (at.lon_e7 - snapping->at.lon_deg * 1e7) * snapping->east_m;
}

static double north_of(const struct snapping *snapping, struct road_point at)
{
    return (at.lat_e7 - snapping->at.lat_deg * 1e7) * snapping->north_m;
}

static void try_piece(struct snapping *snapping, uint32_t segment, uint32_t piece,
                      struct road_point from, struct road_point to)
{
    const double x = east_of(snapping, from), y = north_of(snapping, from);
    const double dx = east_of(snapping, to) - x, dy = north_of(snapping, to) - y;
    const double square = dx * dx + dy * dy;
    const double share = square > 0 ? fmin(1, fmax(0, -(x * dx + y * dy) / square)) : 0;
    const double off_x = x + share * dx, off_y = y + share * dy;
    const double m2 = off_x * off_x + off_y * off_y;
    if (!(m2 < snapping->best_m2 ||
          (m2 == snapping->best_m2 && segment < snapping->segment)))
        return;
    snapping->best_m2 = m2;
    snapping->segment = segment;
    snapping->piece = piece;
    snapping->share = share;
    snapping->is_left = dx * -off_y - dy * -off_x > 0;
}

static void try_cell(struct snapping *snapping, const struct road_cell *cell)
{
    if (cell->count == 0)
        return;
    road_parts_read(snapping->roads, ROAD_PART_ITEM, cell->first, cell->count);
    const uint32_t *items =
        (const uint32_t *)snapping->roads->parts[ROAD_PART_ITEM] + cell->first;
    for (uint32_t i = 0; i < cell->count; i++) {
        const struct road_segment *segment =
            road_segment_get(snapping->roads, items[i]);
        const struct road_point *shape = road_shape_get(snapping->roads, segment);
        for (uint32_t j = 0; j + 1 < segment->shape_count; j++)
            try_piece(snapping, items[i], j, shape[j], shape[j + 1]);
    }
}

static const struct road_cell *cell_at(struct snapping *snapping, uint64_t ix)
{
    road_parts_read(snapping->roads, ROAD_PART_CELL, ix, 1);
    return (const struct road_cell *)snapping->roads->parts[ROAD_PART_CELL] + ix;
}

/* Cells first..last of one row. */
static void try_row(struct snapping *snapping, int64_t row, int64_t first, int64_t last)
{
    const uint64_t count = snapping->roads->header.count[ROAD_PART_CELL];
    uint64_t low = 0, high = count;
    if (row < 0 || row > UINT32_MAX || last < 0)
        return;
    first = first < 0 ? 0 : first;
    while (low < high) {
        const uint64_t middle = low + (high - low) / 2;
        const struct road_cell *cell = cell_at(snapping, middle);
        if (cell->row < row || (cell->row == row && cell->column < first))
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < count; low++) {
        const struct road_cell *cell = cell_at(snapping, low);
        if (cell->row != row || cell->column > last)
            break;
        try_cell(snapping, cell);
    }
}

static void try_ring(struct snapping *snapping, int64_t row, int64_t column,
                     int64_t ring)
{
    try_row(snapping, row - ring, column - ring, column + ring);
    if (ring == 0)
        return;
    for (int64_t i = row - ring + 1; i < row + ring; i++) {
        try_row(snapping, i, column - ring, column - ring);
        try_row(snapping, i, column + ring, column + ring);
    }
    try_row(snapping, row + ring, column - ring, column + ring);
}

/* How far along its segment the spot is. */
static int32_t share_of(const struct snapping *snapping,
                        const struct road_segment *segment,
                        const struct road_point *shape)
{
    double all_m = 0, before_m = 0;
    for (uint32_t i = 0; i + 1 < segment->shape_count; i++) {
        const double piece_m = geo_length_m(degrees(shape[i]), degrees(shape[i + 1]));
        if (i < snapping->piece)
            before_m += piece_m;
        else if (i == snapping->piece)
            before_m += piece_m * snapping->share;
        all_m += piece_m;
    }
    return all_m > 0 ? (int32_t)lround(PPM * fmin(1, before_m / all_m)) : 0;
}

static void tell(const struct snapping *snapping, struct road_spot *spot)
{
    const struct road_segment *segment =
        road_segment_get(snapping->roads, snapping->segment);
    const struct road_point *shape = road_shape_get(snapping->roads, segment);
    const struct geo_point from = degrees(shape[snapping->piece]);
    const struct geo_point to = degrees(shape[snapping->piece + 1]);
    spot->segment = snapping->segment;
    spot->share_ppm = share_of(snapping, segment, shape);
    spot->on_road = (struct geo_point){
        from.lon_deg + snapping->share * (to.lon_deg - from.lon_deg),
        from.lat_deg + snapping->share * (to.lat_deg - from.lat_deg)};
    spot->walk_m = (int32_t)lround(geo_length_m(snapping->at, spot->on_road));
    spot->is_left = snapping->is_left;
}

bool roads_snap(struct roads *roads, struct geo_point at, struct road_spot *spot,
                struct err *err)
{
    const struct road_header *header = &roads->header;
    static const double m_per_e7 = 6371008.8 * 0.017453292519943295 / 1e7;
    struct snapping snapping = {
        .roads = roads,
        .at = at,
        .north_m = m_per_e7,
        .east_m = m_per_e7 * cos(at.lat_deg * 0.017453292519943295),
        .best_m2 = (double)ROADS_WALK_MAX_M * ROADS_WALK_MAX_M,
        .segment = ROAD_NONE,
    };
    const int64_t row =
        (int64_t)floor((at.lat_deg * 1e7 - header->south_e7) / header->cell_lat_e7);
    const int64_t column =
        (int64_t)floor((at.lon_deg * 1e7 - header->west_e7) / header->cell_lon_e7);
    /* What lies outside the rings done is at least this far for each of them. */
    const double step_m = fmax(fmin(header->cell_lat_e7 * snapping.north_m,
                                    header->cell_lon_e7 * snapping.east_m),
                               1);
    *spot = (struct road_spot){.segment = ROAD_NONE};
    for (int64_t ring = 0;; ring++) {
        const double nearest_m = step_m * (double)(ring - 1);
        if (ring > 0 && nearest_m * nearest_m > snapping.best_m2)
            break;
        try_ring(&snapping, row, column, ring);
    }
    if (snapping.segment != ROAD_NONE)
        tell(&snapping, spot);
    return road_parts_check(roads, err);
}
