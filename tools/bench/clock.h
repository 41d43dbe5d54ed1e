// SPDX-License-Identifier: GPL-3.0-or-later
/* clock: processor seconds of this process, seconds on the wall, and a bell that rings
 * after so many. */
#ifndef BENCH_CLOCK_H
#define BENCH_CLOCK_H

#include <stdatomic.h>
#include <stdbool.h>

/* All threads together. */
double clock_cpu_s(void);
/* By a clock on the wall, since some moment in the past. */
double clock_wall_s(void);

/* Set *stop after this many further processor seconds; once at a time. */
void clock_ring_after(double cpu_s, _Atomic bool *stop);

#endif
