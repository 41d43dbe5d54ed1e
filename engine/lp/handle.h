// SPDX-License-Identifier: GPL-3.0-or-later
/* handle: what a program holds. Only lp/ includes this.
 *
 * The program keeps its own copy of rows and columns: they are checked before GLPK sees
 * them, and its answers are held against them afterwards. */
#ifndef LP_HANDLE_H
#define LP_HANDLE_H

#include "base/arena.h"
#include "lp/program.h"

#include <glpk.h>

struct program {
    glp_prob *problem; /* NULL once GLPK broke down */
    enum program_goal goal;
    struct arena arena;
    struct program_row *rows;
    uint32_t row_count;
    size_t row_capacity;
    struct program_column *columns; /* entries in the arena */
    uint32_t column_count;
    size_t column_capacity;
    uint32_t *seen; /* by row: the last column that had it, + 1 */
    size_t seen_capacity;
    uint64_t iterations;
    bool is_scaled; /* since the last row or column came */
    bool is_solved; /* values and prices are there */
};

/* GLPK's word for a pair of bounds. */
int handle_bound_type(double least, double most);

/* Do these values (one a column) keep rows and bounds, within a tolerance relative to
 * the size of what is summed? NaN does not. */
bool handle_keeps_rows(const struct program *program, const double *values);

#endif
