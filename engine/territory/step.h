// SPDX-License-Identifier: GPL-3.0-or-later
/* step: one thing that can be done at a border between two sites, what it would gain,
 * and doing it.
 *
 * What moves is a unit: one point of a place that may be divided, else all that one
 * site has free at a place. A unit is named by its first rank. */
#ifndef TERRITORY_STEP_H
#define TERRITORY_STEP_H

#include "territory/roster.h"

/* A unit from site to site; `back` NO_IX, or the unit that comes in exchange. */
struct step {
    uint32_t unit, back;
    uint32_t from, to;
    double gain; /* below 0 is better; in inertia */
};

/* Scratch for looking at steps. */
struct stepper {
    struct roster *roster;
    uint32_t *stamp; /* by place */
    uint32_t *queue; /* places */
    uint32_t epoch;
};

void stepper_init(struct stepper *stepper, struct roster *roster, struct arena *arena);

/* Is this rank the first of a unit that its site can do without? */
bool step_is_unit(const struct roster *roster, uint32_t rank);

/* Change of burdens and borders (roster.h); HUGE_VAL for what may not be. */
double step_gain(const struct roster *roster, const struct step *step);

/* Total order: gain, then unit, target and exchange. */
bool step_is_better(const struct step *a, const struct step *b);

/* Do it, unless a site would fall apart, be emptied, or what moves would not touch its
 * new site; then nothing is changed and the answer is false. */
bool step_take(struct stepper *stepper, const struct step *step);

#endif
