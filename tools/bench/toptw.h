// SPDX-License-Identifier: GPL-3.0-or-later
/* toptw: instances of the team orienteering problem with time windows, as weeks.
 *
 * The text format of KU Leuven (Vansteenwegen, Souffriau): line 1 `k v N t`, a line
 * that means nothing here, then N + 1 vertices `i x y d S f a list... O C`; the first
 * is the depot. Distances are Euclidean, truncated to one decimal (Solomon's instances)
 * or two (Cordeau's, whose names begin with "pr"); a second of ours is a tenth or a
 * hundredth of theirs, so everything is whole. A score is counted in hundredths, as
 * money is. */
#ifndef BENCH_TOPTW_H
#define BENCH_TOPTW_H

#include "model/week.h"

enum { TOPTW_SCORE_CT = 100 };

/* The instance in `path` with `routes` days, in `arena`. */
bool toptw_read(const char *path, uint32_t routes, struct arena *arena,
                struct week *week, struct matrix *matrix, struct err *err) MUST_CHECK;

/* "c101" of ".../c101.txt". */
const char *toptw_name(const char *path, struct arena *arena);

#endif
