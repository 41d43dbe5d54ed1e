// SPDX-License-Identifier: GPL-3.0-or-later
#include "territory/sides.h"

enum { SEEN_SHIFT = 2 };

void sides_init(struct sides *sides, const struct roster *roster, struct arena *arena)
{
    const uint32_t place_count = roster->terrain->place_count;
    *sides = (struct sides){
        .roster = roster,
        .stamp = ARENA_ARRAY(arena, place_count, uint32_t),
        .mark = ARENA_ARRAY(arena, place_count, uint8_t),
    };
}

void sides_begin(struct sides *sides, uint32_t most, struct arena *arena)
{
    if (most > sides->capacity) {
        sides->capacity = 2 * most;
        sides->places = ARENA_ARRAY(arena, sides->capacity, uint32_t);
        sides->stack = ARENA_ARRAY(arena, sides->capacity, uint32_t);
    }
    sides->place_count = 0;
    sides->epoch++;
}

void sides_meet(struct sides *sides, uint32_t place)
{
    if (sides->stamp[place] == sides->epoch)
        return;
    sides->stamp[place] = sides->epoch;
    sides->places[sides->place_count++] = place;
}

void sides_clear(struct sides *sides)
{
    for (uint32_t i = 0; i < sides->place_count; i++)
        sides->mark[sides->places[i]] = 0;
}

void sides_put(struct sides *sides, uint32_t place, uint8_t side)
{
    sides->mark[place] |= side;
}

static void flood(struct sides *sides, uint32_t start, uint8_t side, uint8_t seen)
{
    const struct terrain *terrain = sides->roster->terrain;
    uint32_t depth = 0;
    sides->mark[start] |= seen;
    sides->stack[depth++] = start;
    while (depth > 0) {
        const uint32_t place = sides->stack[--depth];
        for (uint32_t n = terrain->neighbour_first[place];
             n < terrain->neighbour_first[place + 1]; n++) {
            const uint32_t other = terrain->neighbour[n];
            if (sides->stamp[other] != sides->epoch ||
                (sides->mark[other] & (side | seen)) != side)
                continue;
            sides->mark[other] |= seen;
            sides->stack[depth++] = other;
        }
    }
}

uint32_t sides_pieces(struct sides *sides, uint8_t side)
{
    const uint8_t seen = (uint8_t)(side << SEEN_SHIFT);
    uint32_t pieces = 0;
    for (uint32_t i = 0; i < sides->place_count; i++) {
        const uint32_t place = sides->places[i];
        if ((sides->mark[place] & (side | seen)) != side)
            continue;
        flood(sides, place, side, seen);
        pieces++;
    }
    return pieces;
}

/* Edges of a place that cross a barrier to places of the same side. */
static double crossings_at(const struct sides *sides, uint32_t place)
{
    const struct terrain *terrain = sides->roster->terrain;
    const uint8_t side = sides->mark[place] & SIDES_LOW;
    double price = 0;
    for (uint32_t n = terrain->neighbour_first[place];
         n < terrain->neighbour_first[place + 1]; n++) {
        const uint32_t other = terrain->neighbour[n];
        if (terrain->is_crossing[n] && other > place &&
            sides->stamp[other] == sides->epoch &&
            (sides->mark[other] & SIDES_LOW) == side)
            price += roster_edge_price(sides->roster, place, other);
    }
    return price * terrain->crossing_price;
}

double sides_border(const struct sides *sides)
{
    const struct terrain *terrain = sides->roster->terrain;
    double border = 0;
    for (uint32_t i = 0; i < sides->place_count; i++) {
        const uint32_t place = sides->places[i];
        if (terrain->is_crossing)
            border += crossings_at(sides, place);
        if (!(sides->mark[place] & SIDES_LOW))
            continue;
        for (uint32_t n = terrain->neighbour_first[place];
             n < terrain->neighbour_first[place + 1]; n++) {
            const uint32_t other = terrain->neighbour[n];
            if (sides->stamp[other] == sides->epoch &&
                !(sides->mark[other] & SIDES_LOW))
                border += roster_edge_price(sides->roster, place, other);
        }
    }
    return border;
}
