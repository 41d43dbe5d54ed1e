// SPDX-License-Identifier: GPL-3.0-or-later
/* program: linear and integer programs, solved by GLPK, which nobody else sees.
 *
 *     maximise (or minimise)  sum of objective_j x_j
 *     least_i <= sum of entry_ij x_j <= most_i      each row i
 *     least_j <= x_j <= most_j                      each column j
 *
 * A program is built once and then grows: columns added keep the last basis, so the
 * next solve is a warm primal one; rows added make it a dual one. Infinity is a bound
 * that is not there.
 *
 * GLPK ends the process on bad input and takes NaN without a word, so everything is
 * checked here first; what it answers is held against rows and bounds before it is
 * believed. Its messages never reach the terminal. Limits count iterations and nodes,
 * never time, so answers are the same on every run.
 *
 * GLPK keeps one environment a thread: a program is used and closed in the thread that
 * opened it, and a thread that used programs calls program_thread_end when it is done
 * (threads_run's finish). */
#ifndef LP_PROGRAM_H
#define LP_PROGRAM_H

#include "base/err.h"
#include <stdatomic.h>
#include <stdint.h>

struct program;

enum program_goal { PROGRAM_MINIMISE, PROGRAM_MAXIMISE };

enum program_status {
    PROGRAM_OPTIMAL,    /* proved, to the solver's tolerance */
    PROGRAM_FEASIBLE,   /* a limit was hit; the answer keeps all rows */
    PROGRAM_INFEASIBLE, /* no answer exists */
    PROGRAM_UNBOUNDED,
    PROGRAM_UNSOLVED /* a limit was hit, or numbers failed, before there was an answer
                      */
};

struct program_row {
    double least, most; /* -HUGE_VAL, HUGE_VAL: none; equal: an equation */
};

struct program_column {
    double objective;
    double least, most;
    bool is_integer;
    uint32_t entry_count;
    const uint32_t *rows; /* different, of rows that exist */
    const double *entries;
};

struct program *program_open(enum program_goal goal);
/* NULL is allowed. */
void program_close(struct program *program);
/* Give back what GLPK holds for this thread. Programs still open are lost. */
void program_thread_end(void);

uint32_t program_row_count(const struct program *program);
uint32_t program_column_count(const struct program *program);

/* Added at the end, numbered on from 0. ERR_INPUT for NaN, an infinite entry, bounds
 * that cross, a row that is not there or comes twice. */
bool program_add_rows(struct program *program, const struct program_row *rows,
                      uint32_t count, struct err *err) MUST_CHECK;
bool program_add_columns(struct program *program, const struct program_column *columns,
                         uint32_t count, struct err *err) MUST_CHECK;
/* One row more, with entries in columns that exist. ERR_INPUT as above. */
bool program_add_row(struct program *program, const struct program_row *row,
                     uint32_t entry_count, const uint32_t *columns,
                     const double *entries, struct err *err) MUST_CHECK;
bool program_set_bounds(struct program *program, uint32_t column, double least,
                        double most, struct err *err) MUST_CHECK;
bool program_set_row_bounds(struct program *program, uint32_t row, double least,
                            double most, struct err *err) MUST_CHECK;
bool program_set_objective(struct program *program, uint32_t column, double objective,
                           struct err *err) MUST_CHECK;

enum program_method {
    PROGRAM_PRIMAL, /* after columns were added */
    PROGRAM_DUAL    /* after rows were added or bounds changed */
};

/* The linear program, integer flags ignored; starts from the last basis. At most
 * `iteration_limit` simplex iterations (0: 1,000 + 50 x (rows + columns)). A failure of
 * numbers is tried once more from a fresh basis, then is PROGRAM_UNSOLVED. ERR_SYSTEM
 * only when GLPK broke down; then no program of this thread can be used any more. */
bool program_solve(struct program *program, enum program_method method,
                   uint32_t iteration_limit, enum program_status *status,
                   struct err *err) MUST_CHECK;

/* Of the last program_solve that was optimal. A price is d objective / d bound of its
 * row; a reduced objective is objective - sum of price x entry. */
double program_objective(const struct program *program);
double program_value(const struct program *program, uint32_t column);
double program_price(const struct program *program, uint32_t row);
double program_reduced(const struct program *program, uint32_t column);
/* Simplex iterations since the program was opened: counted effort. */
uint64_t program_iterations(const struct program *program);

struct program_integer_options {
    uint32_t node_limit; /* of branch and bound; >= 1 */
    double gap;          /* stop when bound and answer are this close, as a share */
    const double *known; /* an integer answer to start from, one value a column; NULL.
                            One that breaks a row or bound is ERR_INPUT */
    const _Atomic bool
        *stop; /* set by another thread: as if node_limit was hit; NULL */
    bool cut;  /* clique, Gomory, mixed-integer rounding and cover cuts */
};

/* The integer program, after program_solve was optimal. `values` gets one number a
 * column, whole for integer columns, checked against all rows; it is filled when the
 * status is OPTIMAL (within `gap`) or FEASIBLE. A node limit that is hit with no better
 * answer gives back `known`. */
bool program_solve_integer(struct program *program,
                           const struct program_integer_options *options,
                           enum program_status *status, double *values,
                           struct err *err) MUST_CHECK;

#endif
