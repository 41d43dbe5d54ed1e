// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/planner.h"

#include "lp/program.h"
#include "plan/knapsack.h"
#include "plan/polish.h"
#include "plan/search.h"
#include "plan/write_plan.h"

#include <assert.h>
#include <string.h>

static const struct effort {
    const char *word;
    uint64_t iterations;
} efforts[] = {
    [PLAN_QUICK] = {"quick", 20000},
    [PLAN_STANDARD] = {"standard", 100000},
    [PLAN_CERTIFY] = {"certify", 400000},
};

enum { EFFORT_COUNT = sizeof efforts / sizeof *efforts, POOL_LIMIT = 20000 };

struct plan_options plan_options_default(void)
{
    return (struct plan_options){.effort = PLAN_STANDARD, .seed = 1};
}

const char *plan_effort_word(enum plan_effort effort)
{
    return efforts[effort].word;
}

bool plan_effort_find(const char *word, enum plan_effort *effort)
{
    for (int i = 0; i < EFFORT_COUNT; i++) {
        if (strcmp(word, efforts[i].word) == 0) {
            *effort = (enum plan_effort)i;
            return true;
        }
    }
    return false;
}

void plan_thread_end(void)
{
    program_thread_end();
}

void plan_week(const struct week *week, const struct matrix *matrix,
               const struct plan_options *options, struct arena *arena,
               struct plan *plan, struct plan_trace *trace)
{
    struct plan_trace own_trace;
    struct arena scratch = {0};
    struct ground ground;
    struct pool pool;
    struct search search;
    trace = trace ? trace : &own_trace;
    *trace = (struct plan_trace){0};
    ground_lay(&ground, week, matrix, &scratch);
    pool_init(&pool, POOL_LIMIT);
    search_init(&search, &ground, &pool, options->seed);
    search_run(&search, &(struct search_options){
                            .iterations = efforts[options->effort].iterations,
                            .hot_share = 0.5,
                            .cold_share = 0.002,
                            .second_uct = 5000,
                            .stop = options->stop,
                        });
    polish(&search.best);
    trace->search_iterations = search.iterations;
    trace->pool_routes = pool.route_count;
    trace->search_ct = draft_net_ct(&search.best);
    trace->knapsack_ct = knapsack_bound_ct(&ground);
    write_plan(&search.best, arena, plan);
    plan->bound_ct = trace->knapsack_ct;
    plan->bound_kind = "knapsack";
    plan->work = search.iterations;
    trace->is_proved = plan->net_ct == plan->bound_ct;
    assert(plan->net_ct <= plan->bound_ct);
    search_release(&search);
    pool_release(&pool);
    arena_release(&scratch);
}
