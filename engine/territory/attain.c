// SPDX-License-Identifier: GPL-3.0-or-later
/* attain: see the header.
 *
 *     minimise  t      (t at most the tolerance: all can be had), else with t at the
 *     minimise  sum of (over_g + under_g) / B_g                   tolerance
 *     sum over g of x_cg = 1                                            each cell c
 *     (1 - p) A_g <= sum of a_c x_cg <= (1 + p) A_g                     each group g
 *     sum of b_c x_cg - t B_g - over_g  <= B_g
 *     sum of b_c x_cg + t B_g + under_g >= B_g
 *
 * with x_cg >= 0 only where c is now or where g is one of the ARCS groups nearest to
 * it. The first answer says how good the worst can be, the second where too much or too
 * little must stay.
 *
 * Cells are cut from the territories as they are, so the alignment itself is an answer.
 * Each stretch of land makes two cells, one of the accounts with much value for their
 * work and one of the others: a border can tell them apart, and with cells of everybody
 * the program promised less than designs reach. Groups and cells are few so that GLPK
 * needs seconds. */
#include "territory/attain.h"

#include "base/sorting.h"
#include "lp/program.h"
#include "plane/nearest.h"
#include "territory/hilbert.h"

#include <math.h>

enum { GROUPS_MAX = 125, CELLS_A_GROUP = 8, ARCS = 8 };
/* So that rounding does not make the alignment itself impossible. */
static const double EPSILON = 1e-9;

/* Loads in units of a mean group's target. */
struct lot {
    double workload, value;
    struct geo_xy at; /* mean of its points */
    uint32_t group;   /* of a cell: where it is */
};

struct coarse {
    const struct alignment_task *task;
    struct geo_xy
        *at;         /* by point, on a plane that is good enough to say what is near */
    uint32_t *group; /* by site */
    uint32_t group_count;
    struct lot *target; /* by group; at: the mean of its centres */
    struct lot *fixed;  /* by group: locked points */
    double *got;        /* by group: workload in the alignment */
    struct lot *cells;
    uint32_t cell_count;
    double workload_sum, value_sum;
    struct arena *scratch;
};

static struct geo_xy flat(struct geo_point at, struct geo_point middle)
{
    const double metres_a_degree = 111195;
    const double pi = acos(-1.0);
    return (struct geo_xy){
        .x_m = (at.lon_deg - middle.lon_deg) * cos(middle.lat_deg * pi / 180) *
               metres_a_degree,
        .y_m = (at.lat_deg - middle.lat_deg) * metres_a_degree,
    };
}

/* The mean of a site's points, on the plane. */
static void find_centres(const struct coarse *coarse, const struct alignment *alignment,
                         struct geo_xy *centre)
{
    const uint32_t site_count = coarse->task->site_count;
    uint32_t *count = ARENA_ARRAY(coarse->scratch, site_count, uint32_t);
    for (uint32_t i = 0; i < coarse->task->point_count; i++)
        count[alignment->territory[i]]++;
    for (uint32_t i = 0; i < coarse->task->point_count; i++) {
        const uint32_t s = alignment->territory[i];
        centre[s].x_m += coarse->at[i].x_m / count[s];
        centre[s].y_m += coarse->at[i].y_m / count[s];
    }
}

/* Sites that follow each other on a Hilbert curve, as many in each group. */
static void make_groups(struct coarse *coarse, const struct alignment *alignment)
{
    const uint32_t count = coarse->task->site_count;
    struct geo_xy *centre = ARENA_ARRAY(coarse->scratch, count, struct geo_xy);
    uint32_t *order = ARENA_ARRAY(coarse->scratch, count, uint32_t);
    coarse->group_count = count < GROUPS_MAX ? count : GROUPS_MAX;
    coarse->group = ARENA_ARRAY(coarse->scratch, count, uint32_t);
    coarse->target = ARENA_ARRAY(coarse->scratch, coarse->group_count, struct lot);
    coarse->fixed = ARENA_ARRAY(coarse->scratch, coarse->group_count, struct lot);
    coarse->got = ARENA_ARRAY(coarse->scratch, coarse->group_count, double);
    uint32_t *sizes = ARENA_ARRAY(coarse->scratch, coarse->group_count, uint32_t);
    find_centres(coarse, alignment, centre);
    hilbert_order(centre, count, order);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t g = (uint32_t)((uint64_t)i * coarse->group_count / count);
        const double share = coarse->task->target_share[order[i]];
        coarse->group[order[i]] = g;
        coarse->target[g].workload += share * coarse->group_count;
        coarse->target[g].value += share * coarse->group_count;
        coarse->target[g].at.x_m += centre[order[i]].x_m;
        coarse->target[g].at.y_m += centre[order[i]].y_m;
        sizes[g]++;
    }
    for (uint32_t g = 0; g < coarse->group_count; g++) {
        coarse->target[g].at.x_m /= sizes[g];
        coarse->target[g].at.y_m /= sizes[g];
    }
}

static bool sum_loads(struct coarse *coarse)
{
    const struct alignment_task *task = coarse->task;
    for (uint32_t i = 0; i < task->point_count; i++) {
        coarse->workload_sum += task->workload_h ? task->workload_h[i] : 0;
        coarse->value_sum += task->value_ct ? task->value_ct[i] : 0;
    }
    return coarse->workload_sum > 0 && coarse->value_sum > 0;
}

static struct lot lot_of(const struct coarse *coarse, uint32_t point)
{
    const struct alignment_task *task = coarse->task;
    return (struct lot){
        .workload =
            task->workload_h[point] / coarse->workload_sum * coarse->group_count,
        .value = task->value_ct[point] / coarse->value_sum * coarse->group_count,
    };
}

/* A cell of what was gathered, when there is anything. */
static void close_cell(struct coarse *coarse, struct lot *cell, uint32_t *count)
{
    if (*count > 0) {
        cell->at.x_m /= *count;
        cell->at.y_m /= *count;
        coarse->cells[coarse->cell_count++] = *cell;
    }
    *cell = (struct lot){.group = cell->group};
    *count = 0;
}

/* Two cells: the points with little value for their work, and those with much. */
static void divide_run(struct coarse *coarse, const uint32_t *run, uint32_t count,
                       uint32_t group)
{
    struct arena scratch = {0};
    double *key = ARENA_ARRAY(&scratch, count, double);
    uint32_t *order = ARENA_ARRAY(&scratch, count, uint32_t);
    double all = 0, load = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct lot lot = lot_of(coarse, run[i]);
        all += lot.workload + lot.value;
        key[i] = lot.workload > 0 ? lot.value / lot.workload : HUGE_VAL;
    }
    sorting_order_f64(key, order, count);
    struct lot cell = {.group = group};
    uint32_t in_cell = 0;
    bool is_divided = false;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t point = run[order[i]];
        const struct lot lot = lot_of(coarse, point);
        load += lot.workload + lot.value;
        if (!is_divided && in_cell > 0 && load > all / 2) {
            close_cell(coarse, &cell, &in_cell);
            is_divided = true;
        }
        cell.workload += lot.workload;
        cell.value += lot.value;
        cell.at.x_m += coarse->at[point].x_m;
        cell.at.y_m += coarse->at[point].y_m;
        in_cell++;
    }
    close_cell(coarse, &cell, &in_cell);
    arena_release(&scratch);
}

/* Points that are free, by the group they are in, along a Hilbert curve; first[g] is
 * where a group's begin. Locked ones go into `fixed`. */
static uint32_t *list_points(struct coarse *coarse, const struct alignment *alignment,
                             uint32_t *first)
{
    const struct alignment_task *task = coarse->task;
    uint32_t *order = ARENA_ARRAY(coarse->scratch, task->point_count, uint32_t);
    uint32_t *sorted = ARENA_ARRAY(coarse->scratch, task->point_count, uint32_t);
    hilbert_order(coarse->at, task->point_count, order);
    for (uint32_t i = 0; i < task->point_count; i++) {
        const uint32_t g = coarse->group[alignment->territory[i]];
        const struct lot lot = lot_of(coarse, i);
        coarse->got[g] += lot.workload;
        if (task->is_locked && task->is_locked[i]) {
            coarse->fixed[g].workload += lot.workload;
            coarse->fixed[g].value += lot.value;
        } else {
            first[g + 2]++;
        }
    }
    for (uint32_t g = 2; g < coarse->group_count + 2; g++)
        first[g] += first[g - 1];
    for (uint32_t i = 0; i < task->point_count; i++)
        if (!(task->is_locked && task->is_locked[order[i]]))
            sorted[first[coarse->group[alignment->territory[order[i]]] + 1]++] =
                order[i];
    return sorted;
}

/* Points of a group that follow each other on the curve, until half the sum of their
 * loads is that of two cells. */
static void make_cells(struct coarse *coarse, const struct alignment *alignment)
{
    const double full = 2.0 / CELLS_A_GROUP;
    uint32_t *first = ARENA_ARRAY(coarse->scratch, coarse->group_count + 2, uint32_t);
    const uint32_t *points = list_points(coarse, alignment, first);
    coarse->cells = ARENA_ARRAY(
        coarse->scratch, (size_t)(CELLS_A_GROUP + 2) * coarse->group_count, struct lot);
    for (uint32_t g = 0; g < coarse->group_count; g++) {
        double load = 0;
        uint32_t start = first[g];
        for (uint32_t i = first[g]; i < first[g + 1]; i++) {
            const struct lot lot = lot_of(coarse, points[i]);
            load += (lot.workload + lot.value) / 2;
            if (load < full && i + 1 < first[g + 1])
                continue;
            divide_run(coarse, points + start, i + 1 - start, g);
            start = i + 1;
            load = 0;
        }
    }
}

/* Rows: a cell each; then three a group: workload, value at most, value at least. */
static uint32_t row_of(const struct coarse *coarse, uint32_t group, uint32_t which)
{
    return coarse->cell_count + 3 * group + which;
}

static bool add_rows(const struct coarse *coarse, struct program *program,
                     struct err *err)
{
    const uint32_t count = coarse->cell_count + 3 * coarse->group_count;
    struct program_row *rows = ARENA_ARRAY(coarse->scratch, count, struct program_row);
    const double spread = coarse->task->workload_spread;
    for (uint32_t c = 0; c < coarse->cell_count; c++)
        rows[c] = (struct program_row){1, 1};
    for (uint32_t g = 0; g < coarse->group_count; g++) {
        const struct lot target = coarse->target[g], fixed = coarse->fixed[g];
        rows[row_of(coarse, g, 0)] = (struct program_row){
            fmin(target.workload * (1 - spread), coarse->got[g] - EPSILON) -
                fixed.workload,
            fmax(target.workload * (1 + spread), coarse->got[g] + EPSILON) -
                fixed.workload};
        rows[row_of(coarse, g, 1)] =
            (struct program_row){-HUGE_VAL, target.value - fixed.value};
        rows[row_of(coarse, g, 2)] =
            (struct program_row){target.value - fixed.value, HUGE_VAL};
    }
    return program_add_rows(program, rows, count, err);
}

static bool add_arcs(const struct coarse *coarse, struct program *program,
                     struct err *err)
{
    struct geo_xy *centre =
        ARENA_ARRAY(coarse->scratch, coarse->group_count, struct geo_xy);
    struct nearest nearest;
    for (uint32_t g = 0; g < coarse->group_count; g++)
        centre[g] = coarse->target[g].at;
    nearest_init(&nearest, centre, coarse->group_count, coarse->scratch);
    for (uint32_t c = 0; c < coarse->cell_count; c++) {
        const struct lot *cell = &coarse->cells[c];
        struct nearest_found found[ARCS + 1];
        uint32_t count = nearest_find(&nearest, cell->at, ARCS, found);
        bool has_own = false;
        for (uint32_t i = 0; i < count; i++)
            has_own |= found[i].place == cell->group;
        if (!has_own)
            found[count++].place = cell->group;
        for (uint32_t i = 0; i < count; i++) {
            const uint32_t g = found[i].place;
            const uint32_t rows[4] = {c, row_of(coarse, g, 0), row_of(coarse, g, 1),
                                      row_of(coarse, g, 2)};
            const double entries[4] = {1, cell->workload, cell->value, cell->value};
            const struct program_column column = {
                .most = 1, .entry_count = 4, .rows = rows, .entries = entries};
            if (!program_add_columns(program, &column, 1, err))
                return false;
        }
    }
    return true;
}

/* t, then over and under of each group; returns the number of t in `first`. */
static bool add_deviations(const struct coarse *coarse, struct program *program,
                           uint32_t *first, struct err *err)
{
    const uint32_t count = 2 * coarse->group_count;
    uint32_t *rows = ARENA_ARRAY(coarse->scratch, count, uint32_t);
    double *entries = ARENA_ARRAY(coarse->scratch, count, double);
    for (uint32_t g = 0; g < coarse->group_count; g++)
        for (uint32_t which = 0; which < 2; which++) {
            rows[2 * g + which] = row_of(coarse, g, 1 + which);
            entries[2 * g + which] = coarse->target[g].value * (which == 0 ? -1 : 1);
        }
    const struct program_column t = {.objective = 1,
                                     .most = HUGE_VAL,
                                     .entry_count = count,
                                     .rows = rows,
                                     .entries = entries};
    *first = program_column_count(program);
    if (!program_add_columns(program, &t, 1, err))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const struct program_column off = {
            .entry_count = 1, .rows = &rows[i], .entries = &entries[i]};
        if (!program_add_columns(program, &off, 1, err))
            return false;
    }
    return true;
}

/* Deviations beyond the tolerance are allowed, at a price. */
static bool allow_beyond(const struct coarse *coarse, struct program *program,
                         uint32_t first, struct err *err)
{
    const double spread = coarse->task->value_spread;
    if (!program_set_objective(program, first, 0, err) ||
        !program_set_bounds(program, first, spread, spread, err))
        return false;
    for (uint32_t i = 0; i < 2 * coarse->group_count; i++)
        if (!program_set_objective(program, first + 1 + i, coarse->target[i / 2].value,
                                   err) ||
            !program_set_bounds(program, first + 1 + i, 0, HUGE_VAL, err))
            return false;
    return true;
}

/* Deviations are shares of the group's target already: their entries are targets. */
static void put_beyond(const struct coarse *coarse, const struct program *program,
                       uint32_t first, double *beyond, struct attain *attain)
{
    const uint32_t site_count = coarse->task->site_count;
    for (uint32_t s = 0; s < site_count; s++) {
        const uint32_t column = first + 1 + 2 * coarse->group[s];
        const double off =
            program_value(program, column) - program_value(program, column + 1);
        if (!(fabs(off) > 1e-6))
            continue;
        beyond[s] = off;
        attain->beyond_count++;
    }
}

static bool solve(const struct coarse *coarse, struct program *program, double *beyond,
                  struct attain *attain, struct err *err)
{
    uint32_t first = 0;
    enum program_status status = PROGRAM_UNSOLVED;
    if (!add_rows(coarse, program, err) || !add_arcs(coarse, program, err) ||
        !add_deviations(coarse, program, &first, err) ||
        !program_solve(program, PROGRAM_PRIMAL, 0, &status, err))
        return false;
    attain->work = program_iterations(program);
    if (status != PROGRAM_OPTIMAL)
        return true;
    attain->off_least = fmax(program_value(program, first), 0);
    attain->is_known = true;
    if (attain->off_least <= coarse->task->value_spread) {
        return true;
    }
    if (!allow_beyond(coarse, program, first, err) ||
        !program_solve(program, PROGRAM_PRIMAL, 0, &status, err))
        return false;
    attain->work = program_iterations(program);
    attain->is_known = status == PROGRAM_OPTIMAL;
    if (attain->is_known)
        put_beyond(coarse, program, first, beyond, attain);
    return true;
}

/* Where one account alone is more than the tolerance allows. */
static void put_giants(const struct coarse *coarse, const struct alignment *alignment,
                       double *beyond, struct attain *attain)
{
    const struct alignment_task *task = coarse->task;
    double share_most = 0;
    for (uint32_t s = 0; s < task->site_count; s++)
        share_most = fmax(share_most, task->target_share[s]);
    for (uint32_t i = 0; i < task->point_count; i++) {
        const double value = task->value_ct[i] / coarse->value_sum;
        const uint32_t site = alignment->territory[i];
        const double over = value / task->target_share[site] - 1 - task->value_spread;
        attain->off_least = fmax(attain->off_least, value / share_most - 1);
        if (!(over > 0 && over > beyond[site]))
            continue;
        attain->beyond_count += beyond[site] == 0;
        beyond[site] = over;
    }
}

bool attain_find(const struct alignment_task *task, const struct alignment *alignment,
                 struct arena *arena, struct attain *attain, struct err *err)
{
    struct arena scratch = {0};
    struct coarse coarse = {.task = task, .scratch = &scratch};
    struct attain made = {0};
    bool is_done = true;
    if (sum_loads(&coarse)) {
        coarse.at = ARENA_ARRAY(&scratch, task->point_count, struct geo_xy);
        for (uint32_t i = 0; i < task->point_count; i++)
            coarse.at[i] = flat(task->at[i], task->at[0]);
        make_groups(&coarse, alignment);
        make_cells(&coarse, alignment);
        made.cell_count = coarse.cell_count;
        made.group_count = coarse.group_count;
        struct program *program = program_open(PROGRAM_MINIMISE);
        double *beyond = ARENA_ARRAY(arena, task->site_count, double);
        is_done = solve(&coarse, program, beyond, &made, err);
        made.beyond = beyond;
        if (is_done && made.is_known)
            put_giants(&coarse, alignment, beyond, &made);
        program_close(program);
        program_thread_end();
    }
    arena_release(&scratch);
    if (is_done)
        *attain = made;
    return is_done;
}
