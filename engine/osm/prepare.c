// SPDX-License-Identifier: GPL-3.0-or-later
/* States that count are numbered along a curve through the map before they are
 * contracted: neighbours in memory are neighbours on the ground. */
#include "osm/prepare.h"

#include "base/sorting.h"
#include "osm/contract.h"
#include "osm/graph.h"
#include "osm/road_cells.h"

#include <string.h>

struct preparing {
    const struct road_draft *draft;
    struct graph graph;
    struct arena scratch;
    uint32_t *piece;
    uint32_t *numbers; /* of a state among those that count; ROAD_NONE */
    uint32_t count;
    uint32_t *starts; /* of an arc: the state of who starts on it; UINT32_MAX: shut */
    uint32_t *segment_numbers;
    struct hierarchy hierarchy;
    struct road_image *image;
    struct prepare_counts *counts;
};

/* Bits 15..0 to every second place. */
static uint64_t spread(uint32_t bits)
{
    uint64_t spread = bits & 0xffff;
    spread = (spread | spread << 8) & 0x00ff00ff;
    spread = (spread | spread << 4) & 0x0f0f0f0f;
    spread = (spread | spread << 2) & 0x33333333;
    return (spread | spread << 1) & 0x55555555;
}

static int64_t curve_key(struct road_point at)
{
    /* 2^16 steps around the globe are 600 m; states within one stay as they came. */
    const uint32_t x = ((uint32_t)at.lon_e7 + UINT32_C(1800000000)) / 54932;
    const uint32_t y = ((uint32_t)at.lat_e7 + UINT32_C(900000000)) / 27466;
    return (int64_t)(spread(x) | spread(y) << 1);
}

static void number_states(struct preparing *preparing)
{
    const struct graph *graph = &preparing->graph;
    struct arena *scratch = &preparing->scratch;
    int64_t *keys = ARENA_ARRAY(scratch, graph->state_count, int64_t);
    uint32_t *order = ARENA_ARRAY(scratch, graph->state_count, uint32_t);
    for (uint32_t i = 0; i < graph->state_count; i++)
        keys[i] = curve_key(preparing->draft->junctions[graph->junctions[i]]);
    sorting_order_i64(keys, order, graph->state_count);
    preparing->numbers = ARENA_ARRAY(scratch, graph->state_count, uint32_t);
    for (uint32_t i = 0; i < graph->state_count; i++)
        preparing->numbers[order[i]] =
            preparing->piece[order[i]] == UINT32_MAX ? ROAD_NONE : preparing->count++;
}

static bool is_kept(const struct preparing *preparing, const struct graph_edge *edge)
{
    return preparing->piece[edge->tail] != UINT32_MAX &&
           preparing->piece[edge->tail] == preparing->piece[edge->head];
}

/* Who starts on an arc has begun no ban but those that begin with it. Where nobody
 * comes to that state (every way to the arc begins a longer one), a state that people
 * do come to is taken: it forbids more, and leads back. */
static void find_open(struct preparing *preparing)
{
    const struct graph *graph = &preparing->graph;
    const uint32_t count = preparing->draft->segment_count;
    uint32_t kept = 0;
    preparing->starts = ARENA_ARRAY(&preparing->scratch, 2 * (size_t)count, uint32_t);
    preparing->segment_numbers = ARENA_ARRAY(&preparing->scratch, count, uint32_t);
    memset(preparing->starts, 0xff, 2 * (size_t)count * sizeof *preparing->starts);
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const struct graph_edge *edge = &graph->edges[i];
        const uint32_t plain = graph->heads[edge->arc];
        if (!is_kept(preparing, edge))
            continue;
        if (preparing->piece[plain] == preparing->piece[edge->tail])
            preparing->starts[edge->arc] = plain;
        else if (preparing->starts[edge->arc] == UINT32_MAX)
            preparing->starts[edge->arc] = edge->head;
    }
    for (uint32_t i = 0; i < count; i++)
        preparing->segment_numbers[i] =
            preparing->starts[2 * i] != UINT32_MAX ||
                    preparing->starts[2 * i + 1] != UINT32_MAX
                ? kept++
                : ROAD_NONE;
    preparing->counts->segment_count = kept;
    preparing->counts->left_out_segments = count - kept;
}

static uint64_t weight_of(const struct road_draft *draft, uint32_t arc)
{
    return (uint64_t)draft_arc_ms(draft, arc) << 32 |
           draft->segments[arc / 2].length_dm;
}

/* In `arena` what stays, so that it is not copied once more. */
static void make_hierarchy(struct preparing *preparing, uint32_t threads,
                           struct arena *arena, struct meter *meter)
{
    const struct graph *graph = &preparing->graph;
    struct contract_edge *edges =
        ARENA_ARRAY(&preparing->scratch, graph->edge_count, struct contract_edge);
    uint32_t count = 0;
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const struct graph_edge *edge = &graph->edges[i];
        if (!is_kept(preparing, edge))
            continue;
        const uint32_t segment = preparing->segment_numbers[edge->arc / 2];
        edges[count++] =
            (struct contract_edge){.weight = weight_of(preparing->draft, edge->arc),
                                   .tail = preparing->numbers[edge->tail],
                                   .head = preparing->numbers[edge->head],
                                   .arc = 2 * segment + edge->arc % 2};
    }
    contract(edges, count, preparing->count, threads, arena, meter,
             &preparing->hierarchy);
}

static uint32_t rank_of(const struct preparing *preparing, uint32_t state)
{
    const uint32_t number = preparing->numbers[state];
    return number == ROAD_NONE ? ROAD_NONE : preparing->hierarchy.ranks[number];
}

/* `tail` is set where the plain junction is one of the states the arc begins at. */
static void pack_arc(const struct preparing *preparing, uint32_t arc,
                     struct road_segment *packed)
{
    const int way = arc % 2;
    const uint32_t tail = draft_tail(preparing->draft, arc);
    const uint32_t head = preparing->starts[arc];
    packed->tail[way] = packed->head[way] = ROAD_NONE;
    packed->drive_ms[way] = draft_arc_ms(preparing->draft, arc);
    if (head == UINT32_MAX)
        return;
    packed->head[way] = rank_of(preparing, head);
    if (preparing->piece[tail] == preparing->piece[head])
        packed->tail[way] = rank_of(preparing, tail);
}

static void pack_segments(struct preparing *preparing, struct arena *arena)
{
    const struct road_draft *draft = preparing->draft;
    struct road_image *image = preparing->image;
    struct road_segment *segments =
        ARENA_ARRAY(arena, preparing->counts->segment_count, struct road_segment);
    struct road_point *shape =
        ARENA_ARRAY(arena, draft->shape_count, struct road_point);
    uint32_t point_count = 0;
    for (uint32_t i = 0; i < draft->segment_count; i++) {
        const struct draft_segment *segment = &draft->segments[i];
        if (preparing->segment_numbers[i] == ROAD_NONE)
            continue;
        struct road_segment *packed = &segments[preparing->segment_numbers[i]];
        *packed = (struct road_segment){.length_dm = segment->length_dm,
                                        .shape_first = point_count,
                                        .shape_count = (uint16_t)segment->shape_count,
                                        .class = segment->class,
                                        .bits = segment->bits,
                                        .name = segment->name};
        pack_arc(preparing, 2 * i, packed);
        pack_arc(preparing, 2 * i + 1, packed);
        memcpy(shape + point_count, draft->shape + segment->shape_first,
               segment->shape_count * sizeof *shape);
        point_count += segment->shape_count;
    }
    image->parts[ROAD_PART_SEGMENT] = segments;
    image->parts[ROAD_PART_SHAPE] = shape;
    image->header.count[ROAD_PART_SEGMENT] = preparing->counts->segment_count;
    image->header.count[ROAD_PART_SHAPE] = point_count;
}

static int compare_tails(const void *a, const void *b, const void *context)
{
    const struct road_tail *left = a, *right = b;
    (void)context;
    if (left->arc != right->arc)
        return left->arc < right->arc ? -1 : 1;
    return (left->state > right->state) - (left->state < right->state);
}

static void pack_tails(struct preparing *preparing, struct arena *arena)
{
    const struct graph *graph = &preparing->graph;
    struct road_tail *tails = NULL;
    size_t capacity = 0;
    uint32_t count = 0;
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const struct graph_edge *edge = &graph->edges[i];
        if (edge->tail < preparing->draft->junction_count || !is_kept(preparing, edge))
            continue;
        tails = arena_grow(arena, tails, &capacity, count + (size_t)1, sizeof *tails);
        tails[count++] = (struct road_tail){
            2 * preparing->segment_numbers[edge->arc / 2] + edge->arc % 2,
            rank_of(preparing, edge->tail)};
    }
    if (count > 0)
        sorting_sort(tails, count, sizeof *tails, compare_tails, NULL);
    preparing->image->parts[ROAD_PART_TAIL] = tails;
    preparing->image->header.count[ROAD_PART_TAIL] = count;
}

static void pack_links(struct preparing *preparing)
{
    const struct hierarchy *hierarchy = &preparing->hierarchy;
    struct road_image *image = preparing->image;
    image->parts[ROAD_PART_OFFSET] = hierarchy->offsets;
    image->parts[ROAD_PART_LINK] = hierarchy->links;
    image->header.count[ROAD_PART_OFFSET] = 2 * (size_t)preparing->count + 1;
    image->header.count[ROAD_PART_LINK] = hierarchy->link_count;
}

static void pack(struct preparing *preparing, struct arena *arena)
{
    struct road_image *image = preparing->image;
    const struct road_draft *draft = preparing->draft;
    char *names = ARENA_ARRAY(arena, draft->name_size, char);
    image->header.format = ROAD_FORMAT;
    image->header.state_count = preparing->count;
    image->header.segment_count = preparing->counts->segment_count;
    image->header.junction_count = preparing->counts->junction_count;
    image->header.count[ROAD_PART_HEADER] = 1;
    image->header.count[ROAD_PART_NAME] = draft->name_size;
    if (draft->name_size > 0)
        memcpy(names, draft->names, draft->name_size);
    image->parts[ROAD_PART_NAME] = names;
    pack_links(preparing);
    pack_segments(preparing, arena);
    pack_tails(preparing, arena);
    road_cells_make(image, arena);
}

static void count_states(struct preparing *preparing)
{
    for (uint32_t i = 0; i < preparing->graph.state_count; i++) {
        const bool is_plain = i < preparing->draft->junction_count;
        const bool counts = preparing->numbers[i] != ROAD_NONE;
        preparing->counts->junction_count += is_plain && counts;
        preparing->counts->left_out_junctions += is_plain && !counts;
        preparing->counts->split_states += !is_plain && counts;
    }
}

static bool prepare(struct preparing *preparing, const struct prepare_options *options,
                    struct arena *arena, struct meter *meter, struct err *err)
{
    struct arena *scratch = &preparing->scratch;
    graph_make(preparing->draft, scratch, &preparing->graph);
    preparing->piece = ARENA_ARRAY(scratch, preparing->graph.state_count, uint32_t);
    preparing->counts->piece_count =
        graph_pieces(&preparing->graph, preparing->draft->junction_count,
                     options->piece_junctions, preparing->piece);
    number_states(preparing);
    find_open(preparing);
    if (preparing->counts->segment_count == 0)
        return err_set(err, ERR_INPUT,
                       "no road leads from one junction to another and back");
    count_states(preparing);
    make_hierarchy(preparing, options->threads, arena, meter);
    pack(preparing, arena);
    return true;
}

bool prepare_roads(const struct road_draft *draft,
                   const struct prepare_options *options, struct arena *arena,
                   struct meter *meter, struct road_image *image,
                   struct prepare_counts *counts, struct err *err)
{
    struct preparing preparing = {.draft = draft, .image = image, .counts = counts};
    *image = (struct road_image){.parts = {NULL}};
    *counts = (struct prepare_counts){0};
    const bool is_done = prepare(&preparing, options, arena, meter, err);
    arena_release(&preparing.scratch);
    if (is_done) {
        struct road_header *header = ARENA_NEW(arena, struct road_header);
        *header = image->header;
        image->parts[ROAD_PART_HEADER] = header;
    }
    return is_done;
}
