// SPDX-License-Identifier: GPL-3.0-or-later
/* A straight piece of road is cut at the rows it crosses; in each row it touches the
 * columns between where it comes in and where it goes out. */
#include "osm/road_cells.h"

#include "base/sorting.h"

#include <math.h>

enum { CELL_LAT_E7 = 22500, CELL_LON_MAX_E7 = 22500 * 20 };

struct touching {
    struct road_header *header;
    struct arena *scratch;
    int64_t *keys;
    uint32_t *items;
    uint32_t count;
    size_t key_capacity, item_capacity;
};

static void find_box(const struct road_point *shape, uint64_t count,
                     struct road_header *header)
{
    header->west_e7 = header->south_e7 = INT32_MAX;
    header->east_e7 = header->north_e7 = INT32_MIN;
    for (uint64_t i = 0; i < count; i++) {
        const struct road_point at = shape[i];
        header->west_e7 = at.lon_e7 < header->west_e7 ? at.lon_e7 : header->west_e7;
        header->east_e7 = at.lon_e7 > header->east_e7 ? at.lon_e7 : header->east_e7;
        header->south_e7 = at.lat_e7 < header->south_e7 ? at.lat_e7 : header->south_e7;
        header->north_e7 = at.lat_e7 > header->north_e7 ? at.lat_e7 : header->north_e7;
    }
    const double middle_rad =
        ((double)header->south_e7 + header->north_e7) / 2e7 * 0.017453292519943295;
    header->cell_lat_e7 = CELL_LAT_E7;
    header->cell_lon_e7 =
        (uint32_t)fmin(CELL_LAT_E7 / fmax(cos(middle_rad), 0.01), CELL_LON_MAX_E7);
}

static void touch(struct touching *touching, int64_t row, int64_t column,
                  uint32_t segment)
{
    const int64_t key = row << 32 | column;
    if (touching->count > 0 && touching->keys[touching->count - 1] == key &&
        touching->items[touching->count - 1] == segment)
        return;
    touching->keys =
        arena_grow(touching->scratch, touching->keys, &touching->key_capacity,
                   touching->count + (size_t)1, sizeof *touching->keys);
    touching->items =
        arena_grow(touching->scratch, touching->items, &touching->item_capacity,
                   touching->count + (size_t)1, sizeof *touching->items);
    touching->keys[touching->count] = key;
    touching->items[touching->count++] = segment;
}

/* x and y in cells. */
static void touch_row(struct touching *touching, int64_t row, double x1, double x2,
                      uint32_t segment)
{
    const int64_t first = (int64_t)floor(fmin(x1, x2));
    const int64_t last = (int64_t)floor(fmax(x1, x2));
    for (int64_t column = first; column <= last; column++)
        touch(touching, row, column < 0 ? 0 : column, segment);
}

static void touch_piece(struct touching *touching, struct road_point from,
                        struct road_point to, uint32_t segment)
{
    const struct road_header *header = touching->header;
    const double width = header->cell_lon_e7, height = header->cell_lat_e7;
    const double x1 = ((double)from.lon_e7 - header->west_e7) / width;
    const double x2 = ((double)to.lon_e7 - header->west_e7) / width;
    const double y1 = ((double)from.lat_e7 - header->south_e7) / height;
    const double y2 = ((double)to.lat_e7 - header->south_e7) / height;
    const double low = fmin(y1, y2), high = fmax(y1, y2);
    const int64_t first = (int64_t)floor(low), last = (int64_t)floor(high);
    for (int64_t row = first; row <= last; row++) {
        const double below = fmax(low, (double)row);
        const double above = fmin(high, (double)row + 1);
        const double slope = high > low ? (x2 - x1) / (y2 - y1) : 0;
        touch_row(touching, row, high > low ? x1 + (below - y1) * slope : x1,
                  high > low ? x1 + (above - y1) * slope : x2, segment);
    }
}

static void touch_segment(struct touching *touching, const struct road_image *image,
                          uint32_t ix)
{
    const struct road_segment *segments = image->parts[ROAD_PART_SEGMENT];
    const struct road_point *shape = image->parts[ROAD_PART_SHAPE];
    const struct road_segment *segment = &segments[ix];
    if ((segment->bits & ROAD_IS_FERRY) != 0)
        return;
    for (uint32_t i = 0; i + 1 < segment->shape_count; i++)
        touch_piece(touching, shape[segment->shape_first + i],
                    shape[segment->shape_first + i + 1], ix);
}

/* By cell; within one by segment, each once. */
static void list_cells(struct road_image *image, const struct touching *touching,
                       struct arena *arena)
{
    uint32_t *order = ARENA_ARRAY(touching->scratch, touching->count, uint32_t);
    struct road_cell *cells = ARENA_ARRAY(arena, touching->count, struct road_cell);
    uint32_t *items = ARENA_ARRAY(arena, touching->count, uint32_t);
    uint32_t cell_count = 0, item_count = 0;
    int64_t key = -1;
    sorting_order_i64(touching->keys, order, touching->count);
    for (uint32_t i = 0; i < touching->count; i++) {
        if (touching->keys[order[i]] != key) {
            key = touching->keys[order[i]];
            cells[cell_count++] =
                (struct road_cell){(uint32_t)(key >> 32), (uint32_t)key, item_count, 0};
        }
        const uint32_t segment = touching->items[order[i]];
        if (cells[cell_count - 1].count > 0 && items[item_count - 1] == segment)
            continue;
        items[item_count++] = segment;
        cells[cell_count - 1].count++;
    }
    image->parts[ROAD_PART_CELL] = cells;
    image->parts[ROAD_PART_ITEM] = items;
    image->header.count[ROAD_PART_CELL] = cell_count;
    image->header.count[ROAD_PART_ITEM] = item_count;
}

void road_cells_make(struct road_image *image, struct arena *arena)
{
    struct arena scratch = {0};
    struct touching touching = {.header = &image->header, .scratch = &scratch};
    find_box(image->parts[ROAD_PART_SHAPE], image->header.count[ROAD_PART_SHAPE],
             &image->header);
    for (uint32_t i = 0; i < image->header.segment_count; i++)
        touch_segment(&touching, image, i);
    list_cells(image, &touching, arena);
    arena_release(&scratch);
}
