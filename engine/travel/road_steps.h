// SPDX-License-Identifier: GPL-3.0-or-later
/* road_steps: the line of a drive as directions: one step for each road, with the turn
 * that leads onto it. */
#ifndef TRAVEL_ROAD_STEPS_H
#define TRAVEL_ROAD_STEPS_H

#include "travel/roads.h"

enum road_turn {
    TURN_START,
    TURN_AHEAD,
    TURN_BEAR_RIGHT,
    TURN_RIGHT,
    TURN_SHARP_RIGHT,
    TURN_ROUND,
    TURN_SHARP_LEFT,
    TURN_LEFT,
    TURN_BEAR_LEFT,
    TURN_ROUNDABOUT, /* through one, onto the road named; its drive is counted here */
    TURN_BOARD,      /* onto a ferry */
    TURN_COUNT
};

struct road_step {
    enum road_turn turn;
    const char *name; /* of the road; "" where it has none */
    enum road_class class;
    uint8_t bits;
    uint64_t weight;
    struct road_point at; /* where it begins */
};

/* In `arena`. Pieces of one name without a turn between them are one step. */
void road_steps_make(const struct road_line *line, struct arena *arena,
                     const struct road_step **steps, uint32_t *count);

/* "sharp left" */
const char *road_turn_word(enum road_turn turn);

#endif
