// SPDX-License-Identifier: GPL-3.0-or-later
/* A shortcut from `tail` to `head` bypasses a lower state: its first half is among the
 * links into that state, its second among those out of it. A stack of links still to
 * be opened takes the place of recursion. */
#include "travel/road_path.h"

struct piece {
    uint32_t tail, head, via;
};

struct unpacking {
    struct roads *roads;
    struct arena *arena;
    struct piece *stack;
    uint32_t *arcs;
    uint32_t stack_count, arc_count;
    size_t stack_capacity, arc_capacity;
};

static void add_arc(struct unpacking *unpacking, uint32_t arc)
{
    unpacking->arcs =
        arena_grow(unpacking->arena, unpacking->arcs, &unpacking->arc_capacity,
                   unpacking->arc_count + (size_t)1, sizeof *unpacking->arcs);
    unpacking->arcs[unpacking->arc_count++] = arc;
}

static void push(struct unpacking *unpacking, struct piece piece)
{
    unpacking->stack =
        arena_grow(unpacking->arena, unpacking->stack, &unpacking->stack_capacity,
                   unpacking->stack_count + (size_t)1, sizeof *unpacking->stack);
    unpacking->stack[unpacking->stack_count++] = piece;
}

static const struct road_link *find_link(const struct road_link *links, uint32_t count,
                                         uint32_t peer)
{
    for (uint32_t i = 0; i < count; i++) {
        if (links[i].peer == peer)
            return &links[i];
    }
    return NULL;
}

static void open_piece(struct unpacking *unpacking, struct piece piece)
{
    struct roads *roads = unpacking->roads;
    const struct link_range range = road_links(roads, piece.via);
    const struct road_link *first =
        find_link(range.links + range.out_count, range.in_count, piece.tail);
    const struct road_link *second =
        find_link(range.links, range.out_count, piece.head);
    /* Rising from below: else a damaged network would be opened forever. */
    if (piece.via >= piece.tail || piece.via >= piece.head || first == NULL ||
        second == NULL) {
        if (roads->failure.code == ERR_NONE)
            err_set(&roads->failure, ERR_INPUT,
                    "the road network is damaged (state %u): import it again",
                    piece.via);
        return;
    }
    push(unpacking, (struct piece){piece.via, piece.head, second->via});
    push(unpacking, (struct piece){piece.tail, piece.via, first->via});
}

static void unpack(struct unpacking *unpacking, struct piece piece)
{
    unpacking->stack_count = 0;
    push(unpacking, piece);
    while (unpacking->stack_count > 0 && unpacking->roads->failure.code == ERR_NONE) {
        const struct piece top = unpacking->stack[--unpacking->stack_count];
        if ((top.via & ROAD_VIA_ARC) != 0)
            add_arc(unpacking, top.via & ~ROAD_VIA_ARC);
        else
            open_piece(unpacking, top);
    }
}

void road_path_single(uint32_t arc, struct arena *arena, struct road_drive *drive)
{
    uint32_t *arcs = ARENA_NEW(arena, uint32_t);
    *arcs = arc;
    drive->arcs = arcs;
    drive->arc_count = 1;
}

/* States of the climb from its seed to the meeting, the seed last. */
static uint32_t *trace(const struct climb *climb, uint32_t meeting, struct arena *arena,
                       uint32_t *count)
{
    uint32_t *states = NULL;
    size_t capacity = 0;
    *count = 0;
    for (uint32_t state = meeting; state != ROAD_NONE;
         state = climb->steps[state].parent) {
        states =
            arena_grow(arena, states, &capacity, *count + (size_t)1, sizeof *states);
        states[(*count)++] = state;
    }
    return states;
}

void road_path_unpack(const struct climb *out, const struct climb *back,
                      uint32_t meeting, struct arena *arena, struct road_drive *drive)
{
    struct arena scratch = {0};
    struct unpacking unpacking = {.roads = out->roads, .arena = &scratch};
    uint32_t count;
    const uint32_t *states = trace(out, meeting, &scratch, &count);
    add_arc(&unpacking, out->steps[states[count - 1]].via);
    for (uint32_t i = count - 1; i > 0; i--)
        unpack(&unpacking,
               (struct piece){states[i], states[i - 1], out->steps[states[i - 1]].via});
    states = trace(back, meeting, &scratch, &count);
    for (uint32_t i = 0; i + 1 < count; i++)
        unpack(&unpacking,
               (struct piece){states[i], states[i + 1], back->steps[states[i]].via});
    add_arc(&unpacking, back->steps[states[count - 1]].via);
    uint32_t *arcs = ARENA_ARRAY(arena, unpacking.arc_count, uint32_t);
    for (uint32_t i = 0; i < unpacking.arc_count; i++)
        arcs[i] = unpacking.arcs[i];
    drive->arcs = arcs;
    drive->arc_count = unpacking.arc_count;
    arena_release(&scratch);
}
