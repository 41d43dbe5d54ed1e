// SPDX-License-Identifier: GPL-3.0-or-later
#include "travel/road_parts.h"

#include <assert.h>
#include <string.h>

static uint64_t chunk_count(const struct roads *roads, enum road_part part)
{
    const uint64_t records = road_part_chunk_records(part);
    return (roads->header.count[part] + records - 1) / records;
}

static bool check_offsets(const struct roads *roads, const uint32_t *offsets,
                          uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        if (offsets[i] > roads->header.count[ROAD_PART_LINK] ||
            (i > 0 && offsets[i] < offsets[i - 1]))
            return false;
    }
    return true;
}

static bool check_links(const struct roads *roads, const struct road_link *links,
                        uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        const uint32_t via = links[i].via;
        const bool is_arc = (via & ROAD_VIA_ARC) != 0;
        if (links[i].peer >= roads->header.state_count ||
            (is_arc ? (via & ~ROAD_VIA_ARC) / 2 >= roads->header.segment_count
                    : via >= roads->header.state_count))
            return false;
    }
    return true;
}

static bool is_state(const struct roads *roads, uint32_t state)
{
    return state < roads->header.state_count || state == ROAD_NONE;
}

static bool check_segments(const struct roads *roads,
                           const struct road_segment *segments, uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        const struct road_segment *segment = &segments[i];
        if (!is_state(roads, segment->tail[0]) || !is_state(roads, segment->tail[1]) ||
            !is_state(roads, segment->head[0]) || !is_state(roads, segment->head[1]) ||
            segment->shape_count < 2 ||
            (uint64_t)segment->shape_first + segment->shape_count >
                roads->header.count[ROAD_PART_SHAPE] ||
            segment->name >= roads->header.count[ROAD_PART_NAME] ||
            segment->class >= ROAD_CLASS_COUNT)
            return false;
    }
    return true;
}

static bool check_cells(const struct roads *roads, const struct road_cell *cells,
                        uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        if ((uint64_t)cells[i].first + cells[i].count >
            roads->header.count[ROAD_PART_ITEM])
            return false;
    }
    return true;
}

static bool check_items(const struct roads *roads, const uint32_t *items,
                        uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        if (items[i] >= roads->header.segment_count)
            return false;
    }
    return true;
}

static bool check_tails(const struct roads *roads, const struct road_tail *tails,
                        uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        if (tails[i].state >= roads->header.state_count)
            return false;
    }
    return true;
}

/* What the database holds is foreign data: no number may lead out of its part. */
static bool check_chunk(const struct roads *roads, enum road_part part,
                        const void *bytes, uint64_t count)
{
    switch (part) {
    case ROAD_PART_OFFSET:
        return check_offsets(roads, bytes, count);
    case ROAD_PART_LINK:
        return check_links(roads, bytes, count);
    case ROAD_PART_SEGMENT:
        return check_segments(roads, bytes, count);
    case ROAD_PART_CELL:
        return check_cells(roads, bytes, count);
    case ROAD_PART_ITEM:
        return check_items(roads, bytes, count);
    case ROAD_PART_TAIL:
        return check_tails(roads, bytes, count);
    case ROAD_PART_HEADER:
    case ROAD_PART_SHAPE:
    case ROAD_PART_NAME:
    case ROAD_PART_COUNT:
        break;
    }
    return true;
}

static void read_chunk(struct roads *roads, enum road_part part, uint64_t chunk)
{
    const uint64_t records = road_part_chunk_records(part);
    const uint64_t first = chunk * records;
    const uint64_t left = roads->header.count[part] - first;
    const uint64_t count = left < records ? left : records;
    const size_t size = road_part_size(part);
    char *bytes = (char *)roads->parts[part] + first * size;
    struct err err;
    roads->is_read[part][chunk] = 1;
    const bool is_last = first + count == roads->header.count[part];
    bool is_good = roads->source.read(roads->source.context, part, (uint32_t)chunk,
                                      bytes, count * size, &err);
    /* The last name must end. */
    if (is_good && (!check_chunk(roads, part, bytes, count) ||
                    (part == ROAD_PART_NAME && is_last && bytes[count - 1] != '\0')))
        is_good = err_set(&err, ERR_INPUT,
                          "the road network is damaged (%s, chunk %llu): import it "
                          "again",
                          road_part_name(part), (unsigned long long)chunk);
    if (is_good)
        return;
    memset(bytes, 0, count * size);
    if (roads->failure.code == ERR_NONE)
        roads->failure = err;
}

void road_parts_read(struct roads *roads, enum road_part part, uint64_t first,
                     uint64_t count)
{
    const uint64_t records = road_part_chunk_records(part);
    assert(count > 0 && first + count <= roads->header.count[part]);
    for (uint64_t chunk = first / records; chunk <= (first + count - 1) / records;
         chunk++) {
        if (!roads->is_read[part][chunk])
            read_chunk(roads, part, chunk);
    }
}

void road_links_read(struct roads *roads, uint32_t state)
{
    const uint64_t at = 2 * (uint64_t)state;
    const uint32_t *offsets = (const uint32_t *)roads->parts[ROAD_PART_OFFSET] + at;
    road_parts_read(roads, ROAD_PART_OFFSET, at, 3);
    if (offsets[2] > offsets[0])
        road_parts_read(roads, ROAD_PART_LINK, offsets[0], offsets[2] - offsets[0]);
}

bool road_parts_check(struct roads *roads, struct err *err)
{
    if (roads->failure.code == ERR_NONE)
        return true;
    *err = roads->failure;
    return false;
}

const struct road_segment *road_segment_get(struct roads *roads, uint32_t segment)
{
    road_parts_read(roads, ROAD_PART_SEGMENT, segment, 1);
    return (const struct road_segment *)roads->parts[ROAD_PART_SEGMENT] + segment;
}

const struct road_point *road_shape_get(struct roads *roads,
                                        const struct road_segment *segment)
{
    if (segment->shape_count == 0)
        return NULL;
    road_parts_read(roads, ROAD_PART_SHAPE, segment->shape_first, segment->shape_count);
    return (const struct road_point *)roads->parts[ROAD_PART_SHAPE] +
           segment->shape_first;
}

const struct road_tail *road_tails_find(struct roads *roads, uint32_t arc,
                                        uint32_t *count)
{
    const uint64_t all = roads->header.count[ROAD_PART_TAIL];
    const struct road_tail *tails = roads->parts[ROAD_PART_TAIL];
    uint64_t low = 0, high = all;
    *count = 0;
    if (all == 0)
        return NULL;
    road_parts_read(roads, ROAD_PART_TAIL, 0, all);
    while (low < high) {
        const uint64_t middle = low + (high - low) / 2;
        if (tails[middle].arc < arc)
            low = middle + 1;
        else
            high = middle;
    }
    while (low + *count < all && tails[low + *count].arc == arc)
        (*count)++;
    return tails + low;
}

/* As large as the header says, within what a file can hold. */
static bool check_header(const struct road_header *header, struct err *err)
{
    static const uint64_t most = UINT32_C(1) << 31;
    if (header->format != ROAD_FORMAT)
        return err_set(err, ERR_INPUT,
                       "the road network is of format %u, not %d: import it again",
                       header->format, ROAD_FORMAT);
    for (int i = 0; i < ROAD_PART_COUNT; i++) {
        if (header->count[i] >= most)
            return err_set(err, ERR_INPUT, "the road network is damaged (header)");
    }
    const bool is_sound =
        header->state_count > 0 && header->state_count < ROAD_NONE &&
        header->count[ROAD_PART_OFFSET] == 2 * (uint64_t)header->state_count + 1 &&
        header->count[ROAD_PART_SEGMENT] == header->segment_count &&
        header->count[ROAD_PART_NAME] > 0 && header->cell_lon_e7 > 0 &&
        header->cell_lat_e7 > 0 && header->count[ROAD_PART_HEADER] == 1;
    return is_sound || err_set(err, ERR_INPUT, "the road network is damaged (header)");
}

bool roads_open(const struct road_source *source, struct roads **roads, struct err *err)
{
    struct road_header header;
    if (!source->read(source->context, ROAD_PART_HEADER, 0, &header, sizeof header,
                      err) ||
        !check_header(&header, err))
        return false;
    struct arena arena = {0};
    struct roads *opened = ARENA_NEW(&arena, struct roads);
    opened->arena = arena;
    opened->source = *source;
    opened->header = header;
    /* Large blocks of an arena are pages that the system hands out as they are touched:
     * nothing is spent on what is never asked for. */
    for (int i = 0; i < ROAD_PART_COUNT; i++) {
        const enum road_part part = (enum road_part)i;
        opened->parts[i] =
            arena_array(&opened->arena, header.count[i], road_part_size(part));
        opened->is_read[i] =
            ARENA_ARRAY(&opened->arena, chunk_count(opened, part), uint8_t);
    }
    *roads = opened;
    return true;
}

void roads_close(struct roads *roads)
{
    if (roads == NULL)
        return;
    struct arena arena = roads->arena;
    arena_release(&arena);
}

bool roads_fill(struct roads *roads, struct err *err)
{
    for (int i = 0; i < ROAD_PART_COUNT; i++) {
        if (i != ROAD_PART_HEADER && roads->header.count[i] > 0)
            road_parts_read(roads, (enum road_part)i, 0, roads->header.count[i]);
    }
    roads->is_full = true;
    return road_parts_check(roads, err);
}

const struct road_header *roads_header(const struct roads *roads)
{
    return &roads->header;
}

static bool read_image(void *context, enum road_part part, uint32_t chunk, void *bytes,
                       size_t size, struct err *err)
{
    const struct road_image *image = context;
    const size_t first =
        (size_t)chunk * road_part_chunk_records(part) * road_part_size(part);
    (void)err;
    memcpy(bytes, (const char *)image->parts[part] + first, size);
    return true;
}

struct road_source road_source_of(const struct road_image *image)
{
    return (struct road_source){(void *)(uintptr_t)image, read_image};
}
