// SPDX-License-Identifier: GPL-3.0-or-later
/* vertex: what the formats of public orienteering instances have in common: lines of
 * numbers, points in a plane, truncated distances.
 *
 * Distances are Euclidean, truncated to one decimal (Solomon's instances) or two
 * (Cordeau's, whose names hold "pr"); a second of ours is a tenth or a hundredth of
 * theirs, so everything is whole. A score is counted in hundredths, as money is. */
#ifndef BENCH_VERTEX_H
#define BENCH_VERTEX_H

#include "model/week.h"

#include <stdio.h>

enum { VERTEX_SCORE_CT = 100 };

/* Coordinates in thousandths, which is as fine as the files are. */
struct vertex {
    int64_t x, y;
};

/* The file name without folder and ending: "c101" of ".../c101.txt". */
const char *vertex_instance(const char *path, struct arena *arena);

/* The numbers of the next line of the file, at most `limit`; how many. 0 at the end. */
uint32_t vertex_numbers(FILE *file, double *numbers, uint32_t limit);

struct vertex vertex_at(double x, double y);

/* To the nearest whole number of 1 / scale. */
int64_t vertex_scaled(double value, double scale);

/* Parts of a unit that times of this instance are counted in: 10 or 100. */
int64_t vertex_scale(const char *instance);

/* Legs between all vertices, without cost. */
void vertex_matrix(const struct vertex *vertices, uint32_t count, int64_t scale,
                   struct arena *arena, struct matrix *matrix);

/* `routes` days from open to close, each from vertex 0 and back. */
void vertex_days(struct week *week, uint32_t routes, struct window span);

#endif
