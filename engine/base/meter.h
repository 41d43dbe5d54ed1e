// SPDX-License-Identifier: GPL-3.0-or-later
/* meter: how far long work has come, for whoever watches.
 *
 * Solvers only add to it; a program that wants a progress bar reads it from another
 * thread. Nothing that is computed ever depends on it. A NULL meter is allowed
 * everywhere. */
#ifndef BASE_METER_H
#define BASE_METER_H

#include <stdatomic.h>
#include <stdint.h>

struct meter {
    _Atomic uint64_t done, total;
    _Atomic(const char *) doing; /* a constant string: "planning weeks" */
};

/* A new stretch of work; done goes back to 0. */
void meter_begin(struct meter *meter, const char *doing, uint64_t total);
void meter_add(struct meter *meter, uint64_t done);

#endif
