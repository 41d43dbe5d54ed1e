// SPDX-License-Identifier: GPL-3.0-or-later
/* toptw: instances of the team orienteering problem with time windows, as weeks.
 *
 * The text format of KU Leuven (Vansteenwegen, Souffriau): line 1 `k v N t`, a line
 * that means nothing here, then N + 1 vertices `i x y d S f a list... O C`; the first
 * is the depot. Units as in vertex.h. */
#ifndef BENCH_TOPTW_H
#define BENCH_TOPTW_H

#include "model/week.h"

/* The instance in `path` with `routes` days, in `arena`. */
bool toptw_read(const char *path, uint32_t routes, struct arena *arena,
                struct week *week, struct matrix *matrix, struct err *err) MUST_CHECK;

#endif
