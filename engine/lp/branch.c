// SPDX-License-Identifier: GPL-3.0-or-later
/* Solving an integer program by GLPK's branch and bound, limited by nodes and never by
 * time. glp_intopt has no place for an answer that is already known, so that is handed
 * in through the callback, where a heuristic would speak. */
#include "lp/handle.h"

#include "lp/trap.h"

#include <assert.h>
#include <math.h>

struct branching {
    struct program *program;
    const struct program_integer_options *options;
    double *known; /* numbered from 1, as GLPK wants it; NULL */
    bool is_told;  /* the known answer was handed in */
    uint32_t nodes;
    bool is_cut_short;
    int code;
};

static void answer_call(glp_tree *tree, void *info)
{
    struct branching *branching = info;
    switch (glp_ios_reason(tree)) {
    case GLP_ISELECT:
        if (++branching->nodes > branching->options->node_limit ||
            (branching->options->stop && atomic_load(branching->options->stop))) {
            branching->is_cut_short = true;
            glp_ios_terminate(tree);
        }
        return;
    case GLP_IHEUR:
        if (branching->known && !branching->is_told)
            glp_ios_heur_sol(tree, branching->known);
        branching->is_told = true;
        return;
    default:
        return;
    }
}

static void run_branching(void *context)
{
    struct branching *branching = context;
    glp_iocp parameters;
    glp_init_iocp(&parameters);
    parameters.msg_lev = GLP_MSG_OFF;
    parameters.br_tech = GLP_BR_DTH;
    parameters.bt_tech = GLP_BT_BPH;
    parameters.pp_tech = GLP_PP_NONE;
    parameters.mip_gap = branching->options->gap;
    const int cuts = branching->options->cut ? GLP_ON : GLP_OFF;
    parameters.clq_cuts = parameters.gmi_cuts = cuts;
    parameters.mir_cuts = parameters.cov_cuts = cuts;
    parameters.cb_func = answer_call;
    parameters.cb_info = branching;
    branching->code = glp_intopt(branching->program->problem, &parameters);
}

static bool is_whole(const struct program *program, const double *values)
{
    for (uint32_t j = 0; j < program->column_count; j++)
        if (program->columns[j].is_integer && !(values[j] == round(values[j])))
            return false;
    return true;
}

static double worth(const struct program *program, const double *values)
{
    double sum = 0;
    for (uint32_t j = 0; j < program->column_count; j++)
        sum += program->columns[j].objective * values[j];
    return program->goal == PROGRAM_MAXIMISE ? sum : -sum;
}

/* GLPK's answer with integer columns made whole; false when there is none or it does
 * not keep the rows. */
static bool read_answer(const struct program *program, double *values)
{
    const int status = glp_mip_status(program->problem);
    if (status != GLP_OPT && status != GLP_FEAS)
        return false;
    for (uint32_t j = 0; j < program->column_count; j++) {
        const double value = glp_mip_col_val(program->problem, (int)j + 1);
        values[j] = program->columns[j].is_integer ? round(value) : value;
    }
    return handle_keeps_rows(program, values);
}

static enum program_status read_status(const struct branching *branching,
                                       bool has_answer)
{
    const int status = glp_mip_status(branching->program->problem);
    const bool is_over = branching->code == 0 || branching->code == GLP_EMIPGAP;
    if (has_answer)
        return is_over && !branching->is_cut_short ? PROGRAM_OPTIMAL : PROGRAM_FEASIBLE;
    return is_over && status == GLP_NOFEAS ? PROGRAM_INFEASIBLE : PROGRAM_UNSOLVED;
}

/* The answer is the better of GLPK's and the one known before. */
static enum program_status settle(const struct branching *branching, double *values,
                                  struct arena *scratch)
{
    const struct program *program = branching->program;
    const double *known = branching->options->known;
    double *found = ARENA_ARRAY(scratch, program->column_count, double);
    const bool has_answer = read_answer(program, found);
    const bool keep =
        known && (!has_answer || worth(program, known) >= worth(program, found));
    enum program_status status = read_status(branching, has_answer);
    if (keep && status != PROGRAM_OPTIMAL)
        status = PROGRAM_FEASIBLE;
    if (keep || has_answer)
        for (uint32_t j = 0; j < program->column_count; j++)
            values[j] = keep ? known[j] : found[j];
    return status;
}

bool program_solve_integer(struct program *program,
                           const struct program_integer_options *options,
                           enum program_status *status, double *values, struct err *err)
{
    assert(program->is_solved && options->node_limit >= 1);
    const double *known = options->known;
    if (known && !(handle_keeps_rows(program, known) && is_whole(program, known)))
        return err_set(err, ERR_INPUT, "the answer known before breaks a row");
    struct arena scratch = {0};
    struct branching branching = {.program = program, .options = options};
    if (known) {
        branching.known =
            ARENA_ARRAY(&scratch, (size_t)program->column_count + 1, double);
        for (uint32_t j = 0; j < program->column_count; j++)
            branching.known[j + 1] = known[j];
    }
    const bool ran = trap_run(run_branching, &branching, err);
    if (ran)
        *status = settle(&branching, values, &scratch);
    arena_release(&scratch);
    return ran;
}
