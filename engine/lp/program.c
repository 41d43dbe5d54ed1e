// SPDX-License-Identifier: GPL-3.0-or-later
/* Building a program. Everything is checked before GLPK sees it: measured, it takes a
 * NaN coefficient and calls the result "no feasible solution", and aborts on much else.
 */
#include "lp/handle.h"

#include "lp/trap.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

struct program *program_open(enum program_goal goal)
{
    struct arena arena = {0};
    struct program *program = ARENA_NEW(&arena, struct program);
    program->goal = goal;
    program->arena = arena;
    return program;
}

static void delete_problem(void *context)
{
    struct program *program = context;
    glp_delete_prob(program->problem);
}

void program_close(struct program *program)
{
    struct err err;
    if (!program)
        return;
    /* When GLPK broke down, program_thread_end frees what it held. */
    if (program->problem && !trap_run(delete_problem, program, &err))
        program->problem = NULL;
    struct arena arena = program->arena;
    arena_release(&arena);
}

void program_thread_end(void)
{
    (void)glp_free_env();
}

uint32_t program_row_count(const struct program *program)
{
    return program->row_count;
}

uint32_t program_column_count(const struct program *program)
{
    return program->column_count;
}

int handle_bound_type(double least, double most)
{
    const bool has_least = isfinite(least), has_most = isfinite(most);
    if (has_least && has_most)
        return least < most ? GLP_DB : GLP_FX;
    if (has_least)
        return GLP_LO;
    return has_most ? GLP_UP : GLP_FR;
}

/* Written so that NaN fails. */
static bool bounds_check(double least, double most, const char *what, uint32_t number,
                         struct err *err)
{
    if (!(least <= most) || least >= HUGE_VAL || most <= -HUGE_VAL)
        return err_set(err, ERR_INPUT, "bounds of %s %u cross: %g..%g", what, number,
                       least, most);
    return true;
}

static bool column_check(struct program *program, const struct program_column *column,
                         uint32_t number, struct err *err)
{
    if (!bounds_check(column->least, column->most, "column", number, err))
        return false;
    if (!isfinite(column->objective))
        return err_set(err, ERR_INPUT, "column %u: objective is %g", number,
                       column->objective);
    for (uint32_t i = 0; i < column->entry_count; i++) {
        const uint32_t row = column->rows[i];
        if (row >= program->row_count)
            return err_set(err, ERR_INPUT, "column %u: there is no row %u", number,
                           row);
        if (!isfinite(column->entries[i]))
            return err_set(err, ERR_INPUT, "column %u: entry in row %u is %g", number,
                           row, column->entries[i]);
        if (program->seen[row] == number + 1)
            return err_set(err, ERR_INPUT, "column %u: row %u comes twice", number,
                           row);
        program->seen[row] = number + 1;
    }
    return true;
}

struct addition {
    struct program *program;
    uint32_t first;
};

static void create_problem(struct program *program)
{
    if (program->problem)
        return;
    program->problem = glp_create_prob();
    glp_set_obj_dir(program->problem,
                    program->goal == PROGRAM_MAXIMISE ? GLP_MAX : GLP_MIN);
}

static void pass_rows(void *context)
{
    const struct addition *addition = context;
    struct program *program = addition->program;
    create_problem(program);
    glp_add_rows(program->problem, (int)(program->row_count - addition->first));
    for (uint32_t i = addition->first; i < program->row_count; i++) {
        const struct program_row *row = &program->rows[i];
        glp_set_row_bnds(program->problem, (int)i + 1,
                         handle_bound_type(row->least, row->most), row->least,
                         row->most);
    }
}

bool program_add_rows(struct program *program, const struct program_row *rows,
                      uint32_t count, struct err *err)
{
    for (uint32_t i = 0; i < count; i++)
        if (!bounds_check(rows[i].least, rows[i].most, "row", program->row_count + i,
                          err))
            return false;
    if (count == 0)
        return true;
    const uint32_t first = program->row_count, after = first + count;
    program->rows = arena_grow(&program->arena, program->rows, &program->row_capacity,
                               after, sizeof *program->rows);
    program->seen = arena_grow(&program->arena, program->seen, &program->seen_capacity,
                               after, sizeof *program->seen);
    for (uint32_t i = 0; i < count; i++) {
        program->rows[first + i] = rows[i];
        program->seen[first + i] = 0;
    }
    program->row_count = after;
    program->is_scaled = program->is_solved = false;
    return trap_run(pass_rows, &(struct addition){program, first}, err);
}

static void pass_column(struct program *program, uint32_t number, int *rows,
                        double *entries)
{
    const struct program_column *column = &program->columns[number];
    for (uint32_t i = 0; i < column->entry_count; i++) {
        rows[i + 1] = (int)column->rows[i] + 1;
        entries[i + 1] = column->entries[i];
    }
    const int j = (int)number + 1;
    glp_set_mat_col(program->problem, j, (int)column->entry_count, rows, entries);
    glp_set_obj_coef(program->problem, j, column->objective);
    glp_set_col_kind(program->problem, j, column->is_integer ? GLP_IV : GLP_CV);
    glp_set_col_bnds(program->problem, j,
                     handle_bound_type(column->least, column->most), column->least,
                     column->most);
}

static void pass_columns(void *context)
{
    const struct addition *addition = context;
    struct program *program = addition->program;
    struct arena scratch = {0};
    int *rows = ARENA_ARRAY(&scratch, (size_t)program->row_count + 1, int);
    double *entries = ARENA_ARRAY(&scratch, (size_t)program->row_count + 1, double);
    create_problem(program);
    glp_add_cols(program->problem, (int)(program->column_count - addition->first));
    for (uint32_t j = addition->first; j < program->column_count; j++)
        pass_column(program, j, rows, entries);
    arena_release(&scratch);
}

static struct program_column column_copy(struct program *program,
                                         const struct program_column *column)
{
    struct program_column copy = *column;
    uint32_t *rows = ARENA_ARRAY(&program->arena, column->entry_count, uint32_t);
    double *entries = ARENA_ARRAY(&program->arena, column->entry_count, double);
    for (uint32_t i = 0; i < column->entry_count; i++) {
        rows[i] = column->rows[i];
        entries[i] = column->entries[i];
    }
    copy.rows = rows;
    copy.entries = entries;
    return copy;
}

bool program_add_columns(struct program *program, const struct program_column *columns,
                         uint32_t count, struct err *err)
{
    const uint32_t first = program->column_count;
    for (uint32_t j = 0; j < count; j++) {
        if (!column_check(program, &columns[j], first + j, err)) {
            /* Forget these numbers: the next columns will bear them again. */
            for (uint32_t i = 0; i < program->row_count; i++)
                program->seen[i] = 0;
            return false;
        }
    }
    if (count == 0)
        return true;
    program->columns =
        arena_grow(&program->arena, program->columns, &program->column_capacity,
                   (size_t)first + count, sizeof *program->columns);
    for (uint32_t j = 0; j < count; j++)
        program->columns[first + j] = column_copy(program, &columns[j]);
    program->column_count = first + count;
    program->is_scaled = program->is_solved = false;
    return trap_run(pass_columns, &(struct addition){program, first}, err);
}

struct row_entries {
    struct program *program;
    uint32_t count;
    const uint32_t *columns;
    const double *entries;
};

static bool row_entries_check(const struct row_entries *row, struct err *err)
{
    const uint32_t number = row->program->row_count;
    for (uint32_t i = 0; i < row->count; i++) {
        if (row->columns[i] >= row->program->column_count ||
            (i > 0 && row->columns[i] <= row->columns[i - 1]))
            return err_set(err, ERR_INPUT, "row %u: columns are not in order at %u",
                           number, row->columns[i]);
        if (!isfinite(row->entries[i]))
            return err_set(err, ERR_INPUT, "row %u: entry in column %u is %g", number,
                           row->columns[i], row->entries[i]);
    }
    return true;
}

static void pass_row_entries(void *context)
{
    const struct row_entries *row = context;
    struct arena scratch = {0};
    int *columns = ARENA_ARRAY(&scratch, (size_t)row->count + 1, int);
    double *entries = ARENA_ARRAY(&scratch, (size_t)row->count + 1, double);
    for (uint32_t i = 0; i < row->count; i++) {
        columns[i + 1] = (int)row->columns[i] + 1;
        entries[i + 1] = row->entries[i];
    }
    glp_set_mat_row(row->program->problem, (int)row->program->row_count,
                    (int)row->count, columns, entries);
    arena_release(&scratch);
}

/* The copy that answers are held against. */
static void extend_column(struct program *program, uint32_t column, double entry)
{
    struct program_column longer = program->columns[column];
    const uint32_t count = longer.entry_count;
    uint32_t *rows = ARENA_ARRAY(&program->arena, (size_t)count + 1, uint32_t);
    double *entries = ARENA_ARRAY(&program->arena, (size_t)count + 1, double);
    for (uint32_t i = 0; i < count; i++) {
        rows[i] = longer.rows[i];
        entries[i] = longer.entries[i];
    }
    rows[count] = program->row_count - 1;
    entries[count] = entry;
    longer.rows = rows;
    longer.entries = entries;
    longer.entry_count = count + 1;
    program->columns[column] = longer;
}

bool program_add_row(struct program *program, const struct program_row *row,
                     uint32_t entry_count, const uint32_t *columns,
                     const double *entries, struct err *err)
{
    const struct row_entries filled = {program, entry_count, columns, entries};
    if (!row_entries_check(&filled, err) || !program_add_rows(program, row, 1, err))
        return false;
    for (uint32_t i = 0; i < entry_count; i++)
        extend_column(program, columns[i], entries[i]);
    return trap_run(pass_row_entries, (void *)&filled, err);
}

struct change {
    struct program *program;
    uint32_t number;
};

static void pass_bounds(void *context)
{
    const struct change *change = context;
    const struct program_column *column = &change->program->columns[change->number];
    glp_set_col_bnds(change->program->problem, (int)change->number + 1,
                     handle_bound_type(column->least, column->most), column->least,
                     column->most);
}

bool program_set_bounds(struct program *program, uint32_t column, double least,
                        double most, struct err *err)
{
    assert(column < program->column_count);
    if (!bounds_check(least, most, "column", column, err))
        return false;
    program->columns[column].least = least;
    program->columns[column].most = most;
    program->is_solved = false;
    return trap_run(pass_bounds, &(struct change){program, column}, err);
}

static void pass_row_bounds(void *context)
{
    const struct change *change = context;
    const struct program_row *row = &change->program->rows[change->number];
    glp_set_row_bnds(change->program->problem, (int)change->number + 1,
                     handle_bound_type(row->least, row->most), row->least, row->most);
}

bool program_set_row_bounds(struct program *program, uint32_t row, double least,
                            double most, struct err *err)
{
    assert(row < program->row_count);
    if (!bounds_check(least, most, "row", row, err))
        return false;
    program->rows[row] = (struct program_row){least, most};
    program->is_solved = false;
    return trap_run(pass_row_bounds, &(struct change){program, row}, err);
}

static void pass_objective(void *context)
{
    const struct change *change = context;
    glp_set_obj_coef(change->program->problem, (int)change->number + 1,
                     change->program->columns[change->number].objective);
}

bool program_set_objective(struct program *program, uint32_t column, double objective,
                           struct err *err)
{
    assert(column < program->column_count);
    if (!isfinite(objective))
        return err_set(err, ERR_INPUT, "column %u: objective is %g", column, objective);
    program->columns[column].objective = objective;
    program->is_solved = false;
    return trap_run(pass_objective, &(struct change){program, column}, err);
}

/* What a sum of these terms may be off by: GLPK works to about 1e-7 relative. */
static bool within(double value, double least, double most, double size)
{
    const double tolerance = 1e-6 * (1 + size);
    return value >= least - tolerance && value <= most + tolerance;
}

bool handle_keeps_rows(const struct program *program, const double *values)
{
    struct arena scratch = {0};
    double *sums = ARENA_ARRAY(&scratch, program->row_count, double);
    double *sizes = ARENA_ARRAY(&scratch, program->row_count, double);
    bool keeps = true;
    for (uint32_t j = 0; j < program->column_count; j++) {
        const struct program_column *column = &program->columns[j];
        keeps =
            keeps && within(values[j], column->least, column->most, fabs(values[j]));
        for (uint32_t i = 0; i < column->entry_count; i++) {
            const double term = column->entries[i] * values[j];
            sums[column->rows[i]] += term;
            sizes[column->rows[i]] += fabs(term);
        }
    }
    for (uint32_t i = 0; i < program->row_count; i++)
        keeps = keeps && within(sums[i], program->rows[i].least, program->rows[i].most,
                                sizes[i]);
    arena_release(&scratch);
    return keeps;
}
