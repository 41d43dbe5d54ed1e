// SPDX-License-Identifier: GPL-3.0-or-later
/* sides: the places of two sites, who is where, what hangs together, and the border
 * between them. */
#ifndef TERRITORY_SIDES_H
#define TERRITORY_SIDES_H

#include "territory/roster.h"

enum { SIDES_LOW = 1, SIDES_HIGH = 2 };

struct sides {
    const struct roster *roster;
    uint32_t *stamp; /* by place of the terrain: the pair that met it last */
    uint8_t *mark;   /* by place: sides that are there, and which were visited */
    uint32_t epoch;  /* of the pair in hand */
    uint32_t *places, *stack; /* of the pair */
    uint32_t place_count, capacity;
};

void sides_init(struct sides *sides, const struct roster *roster, struct arena *arena);
/* A new pair with at most `most` places. */
void sides_begin(struct sides *sides, uint32_t most, struct arena *arena);
/* Meet a place; marks are those of sides_clear and sides_put. */
void sides_meet(struct sides *sides, uint32_t place);
void sides_clear(struct sides *sides);
void sides_put(struct sides *sides, uint32_t place, uint8_t side);

/* Pieces of one side, by marks; once after sides_put. O(edges of the pair). */
uint32_t sides_pieces(struct sides *sides, uint8_t side);
/* Price of the edges between low and high, and of those within a side that cross a
 * barrier; a place with both counts as low. */
double sides_border(const struct sides *sides);

#endif
