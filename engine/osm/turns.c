// SPDX-License-Identifier: GPL-3.0-or-later
/* A relation names ways; what is forbidden is arcs. The way `from` must have one arc
 * that comes to the via, the way `to` one that leaves it: where a way runs through the
 * junction instead of ending there it is not said which half is meant, and the relation
 * is left out as unclear. A turn back into the way one comes from is the same arc
 * reversed. */
#include "osm/turns.h"

#include <string.h>

enum { CHAIN_MAX = 200 };

struct turning {
    const struct extract *extract;
    const struct junction_map *map;
    struct arena *arena;
    struct road_draft *draft;
    uint32_t *leaving_first, *leaving; /* arcs by the junction they leave */
    struct draft_ban *bans;
    uint32_t *arcs;
    uint32_t arc_count;
    size_t ban_capacity, arc_capacity;
};

struct chain {
    uint32_t arcs[CHAIN_MAX];
    uint32_t count;
};

static bool is_open(const struct road_draft *draft, uint32_t arc)
{
    return draft_arc_ms(draft, arc) != DRAFT_SHUT;
}

static void list_leaving(struct turning *turning)
{
    const struct road_draft *draft = turning->draft;
    uint32_t *first =
        ARENA_ARRAY(turning->arena, draft->junction_count + (size_t)2, uint32_t);
    turning->leaving =
        ARENA_ARRAY(turning->arena, draft->segment_count * (size_t)2, uint32_t);
    for (uint32_t arc = 0; arc < 2 * draft->segment_count; arc++)
        first[draft_tail(draft, arc) + 2]++;
    for (uint32_t i = 2; i < draft->junction_count + 2; i++)
        first[i] += first[i - 1];
    for (uint32_t arc = 0; arc < 2 * draft->segment_count; arc++)
        turning->leaving[first[draft_tail(draft, arc) + 1]++] = arc;
    turning->leaving_first = first;
}

/* Index of the way with that id; UINT32_MAX. */
static uint32_t find_way(const struct extract *extract, int64_t id)
{
    uint32_t low = 0, high = extract->way_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (extract->ways[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < extract->way_count && extract->ways[low].id == id ? low : UINT32_MAX;
}

static uint32_t find_junction(const struct turning *turning, int64_t id)
{
    const struct extract *extract = turning->extract;
    uint32_t low = 0, high = extract->point_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (extract->points[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < extract->point_count && extract->points[low].id == id
               ? turning->map->of_points[low]
               : UINT32_MAX;
}

/* Arcs of a way that leave (or come to) a junction; the last one found in *arc. Those
 * that are driven, or where none is, the others: a rule on them is needless, not
 * unclear. */
static uint32_t arcs_at(const struct turning *turning, uint32_t way, uint32_t junction,
                        bool is_leaving, uint32_t *arc)
{
    const struct way_segments segments = turning->map->ways[way];
    uint32_t open_count = 0, shut_count = 0;
    for (uint32_t i = 2 * segments.first; i < 2 * (segments.first + segments.count);
         i++) {
        const uint32_t end =
            is_leaving ? draft_tail(turning->draft, i) : draft_head(turning->draft, i);
        if (end != junction || (open_count > 0 && !is_open(turning->draft, i)))
            continue;
        *arc = i;
        open_count += is_open(turning->draft, i);
        shut_count += !is_open(turning->draft, i);
    }
    return open_count > 0 ? open_count : shut_count;
}

static bool touches(const struct turning *turning, uint32_t way, uint32_t junction)
{
    uint32_t arc;
    return arcs_at(turning, way, junction, true, &arc) > 0;
}

/* Follow a via way from `junction` to where `next` can be entered, adding its arcs. */
static bool follow(const struct turning *turning, uint32_t way, uint32_t next,
                   uint32_t *junction, struct chain *chain)
{
    const struct way_segments segments = turning->map->ways[way];
    uint32_t arc;
    if (arcs_at(turning, way, *junction, true, &arc) != 1)
        return false;
    for (uint32_t steps = 0; steps < segments.count; steps++) {
        if (chain->count == CHAIN_MAX)
            return false;
        chain->arcs[chain->count++] = arc;
        *junction = draft_head(turning->draft, arc);
        if (touches(turning, next, *junction))
            return true;
        const uint32_t segment = arc / 2;
        if (arc % 2 == 0 ? segment + 1 == segments.first + segments.count
                         : segment == segments.first)
            return false;
        arc = arc % 2 == 0 ? arc + 2 : arc - 2;
        if (draft_tail(turning->draft, arc) != *junction)
            return false;
    }
    return false;
}

/* The last arc: of the way `to`, or back again when it is the way one came by. */
static bool add_last(const struct turning *turning, uint32_t to, uint32_t junction,
                     struct chain *chain)
{
    const uint32_t back = chain->arcs[chain->count - 1] ^ 1;
    const struct way_segments segments = turning->map->ways[to];
    uint32_t arc;
    if (chain->count == CHAIN_MAX)
        return false;
    if (back / 2 >= segments.first && back / 2 < segments.first + segments.count)
        arc = back;
    else if (arcs_at(turning, to, junction, true, &arc) != 1)
        return false;
    chain->arcs[chain->count++] = arc;
    return true;
}

/* The junction where `from` meets the first via, and the arc that comes to it. */
static bool add_first(const struct turning *turning, uint32_t from,
                      const struct extract_member *via, uint32_t *junction,
                      struct chain *chain)
{
    uint32_t arc;
    if (!via->is_way) {
        *junction = find_junction(turning, via->id);
    } else {
        const uint32_t way = find_way(turning->extract, via->id);
        *junction = UINT32_MAX;
        if (way == UINT32_MAX)
            return false;
        const struct way_segments segments = turning->map->ways[way];
        for (uint32_t i = 0; i < segments.count; i++) {
            const uint32_t ends[] = {turning->draft->segments[segments.first + i].from,
                                     turning->draft->segments[segments.first + i].to};
            for (int j = 0; j < 2; j++) {
                if (*junction == UINT32_MAX &&
                    arcs_at(turning, from, ends[j], false, &arc) == 1)
                    *junction = ends[j];
            }
        }
    }
    if (*junction == UINT32_MAX || arcs_at(turning, from, *junction, false, &arc) != 1)
        return false;
    chain->arcs[0] = arc;
    chain->count = 1;
    return true;
}

static bool find_chain(const struct turning *turning, const struct extract_turn *turn,
                       uint32_t from, uint32_t to, struct chain *chain)
{
    const struct extract_member *vias =
        &turning->extract->members[turn->member_first + turn->from_count];
    uint32_t junction;
    if (!add_first(turning, from, &vias[0], &junction, chain))
        return false;
    if (!vias[0].is_way)
        return turn->via_count == 1 && add_last(turning, to, junction, chain);
    for (uint32_t i = 0; i < turn->via_count; i++) {
        const uint32_t way = find_way(turning->extract, vias[i].id);
        const uint32_t next =
            i + 1 < turn->via_count ? find_way(turning->extract, vias[i + 1].id) : to;
        if (!vias[i].is_way || way == UINT32_MAX || next == UINT32_MAX ||
            !follow(turning, way, next, &junction, chain))
            return false;
    }
    return add_last(turning, to, junction, chain);
}

static void add_ban(struct turning *turning, const uint32_t *arcs, uint32_t count,
                    uint32_t last)
{
    struct road_draft *draft = turning->draft;
    turning->bans = arena_grow(turning->arena, turning->bans, &turning->ban_capacity,
                               draft->ban_count + (size_t)1, sizeof *turning->bans);
    turning->arcs =
        arena_grow(turning->arena, turning->arcs, &turning->arc_capacity,
                   turning->arc_count + (size_t)count + 1, sizeof(uint32_t));
    turning->bans[draft->ban_count++] =
        (struct draft_ban){turning->arc_count, count + 1};
    memcpy(turning->arcs + turning->arc_count, arcs, count * sizeof *arcs);
    turning->arcs[turning->arc_count + count] = last;
    turning->arc_count += count + 1;
}

static bool is_driven(const struct turning *turning, const struct chain *chain)
{
    for (uint32_t i = 0; i < chain->count; i++) {
        if (!is_open(turning->draft, chain->arcs[i]))
            return false;
    }
    return true;
}

static void ban_chain(struct turning *turning, enum turn_kind kind,
                      const struct chain *chain)
{
    if (kind == TURN_NO) {
        add_ban(turning, chain->arcs, chain->count - 1, chain->arcs[chain->count - 1]);
        return;
    }
    for (uint32_t i = 1; i < chain->count; i++) {
        const uint32_t at = draft_tail(turning->draft, chain->arcs[i]);
        for (uint32_t j = turning->leaving_first[at];
             j < turning->leaving_first[at + 1]; j++) {
            const uint32_t other = turning->leaving[j];
            if (other != chain->arcs[i] && is_open(turning->draft, other))
                add_ban(turning, chain->arcs, i, other);
        }
    }
}

/* no_entry has several `from`, no_exit several `to`. */
static bool apply_turn(struct turning *turning, const struct extract_turn *turn,
                       bool *is_needless)
{
    const struct extract_member *members =
        &turning->extract->members[turn->member_first];
    const struct extract_member *tos = members + turn->from_count + turn->via_count;
    bool is_applied = false;
    if (turn->via_count == 0 ||
        (turn->kind == TURN_ONLY && turn->from_count * turn->to_count != 1))
        return false;
    for (uint32_t i = 0; i < turn->from_count * turn->to_count; i++) {
        const struct extract_member *from = &members[i / turn->to_count];
        const struct extract_member *to = &tos[i % turn->to_count];
        const uint32_t from_way = find_way(turning->extract, from->id);
        const uint32_t to_way = find_way(turning->extract, to->id);
        struct chain chain;
        if (!from->is_way || !to->is_way || from_way == UINT32_MAX ||
            to_way == UINT32_MAX ||
            !find_chain(turning, turn, from_way, to_way, &chain))
            continue;
        if (is_driven(turning, &chain))
            ban_chain(turning, turn->kind, &chain);
        else
            *is_needless = true;
        is_applied = true;
    }
    return is_applied;
}

void turns_make(const struct extract *extract, const struct junction_map *map,
                struct arena *arena, struct road_draft *draft,
                struct turn_counts *counts)
{
    struct turning turning = {
        .extract = extract, .map = map, .arena = arena, .draft = draft};
    *counts = (struct turn_counts){0};
    list_leaving(&turning);
    for (uint32_t i = 0; i < extract->turn_count; i++) {
        bool is_needless = false;
        if (!apply_turn(&turning, &extract->turns[i], &is_needless))
            counts->unclear++;
        else if (is_needless)
            counts->needless++;
        else
            counts->applied++;
    }
    draft->bans = turning.bans;
    draft->ban_arcs = turning.arcs;
}
