// SPDX-License-Identifier: GPL-3.0-or-later
/* realign_row: see the header. A design, some years (sales_drift.h), and the same
 * territories realigned with a tenth of the value of all relations to spend. */
#include "bench/realign_row.h"

#include "audit/audit_alignment.h"
#include "bench/clock.h"
#include "bench/sales_drift.h"
#include "bench/sales_map.h"
#include "territory/designer.h"
#include "territory/measure.h"

#include <math.h>
#include <stdio.h>

static const double MOVED_SHARE_MAX = 0.1;

struct spread {
    double rms, most;
};

/* Deviations of a load, by territory, from their targets. */
static struct spread spread_of(const struct alignment_task *task, const double *load,
                               const uint32_t *territory, struct arena *arena)
{
    double *sum = ARENA_ARRAY(arena, task->site_count, double);
    double total = 0;
    for (uint32_t i = 0; i < task->point_count; i++)
        if (territory[i] != NO_IX) {
            sum[territory[i]] += load[i];
            total += load[i];
        }
    struct spread spread = {0};
    for (uint32_t s = 0; s < task->site_count; s++) {
        const double off = sum[s] / (task->target_share[s] * total) - 1;
        spread.rms += off * off / task->site_count;
        spread.most = fmax(spread.most, fabs(off));
    }
    spread.rms = sqrt(spread.rms);
    return spread;
}

static double moved_share(const struct alignment_task *task, const uint32_t *territory)
{
    double moved = 0, all = 0;
    for (uint32_t i = 0; i < task->point_count; i++) {
        all += task->relation_ct[i];
        if (territory[i] != task->owner[i])
            moved += task->relation_ct[i];
    }
    return moved / all;
}

static uint32_t locked_moved(const struct alignment_task *task,
                             const uint32_t *territory)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < task->point_count; i++)
        count += task->is_locked[i] && territory[i] != task->owner[i];
    return count;
}

static void print_spread(const struct alignment_task *task, const double *load,
                         const uint32_t *territory, struct arena *arena)
{
    const struct spread before = spread_of(task, load, task->owner, arena);
    const struct spread after = spread_of(task, load, territory, arena);
    printf(",%.2f,%.2f,%.2f,%.2f", 100 * before.rms, 100 * after.rms, 100 * before.most,
           100 * after.most);
}

static bool is_sound(const struct alignment_task *task,
                     const struct alignment *alignment,
                     const struct alignment_measures *measures, struct arena *arena)
{
    const struct audit_alignment found =
        audit_alignment(task, alignment, measures, arena);
    for (uint32_t i = 0; i < found.fault_count && i < 20; i++)
        fprintf(stderr, "bench-territory: %s: %s\n", found.faults[i].rule,
                found.faults[i].text);
    return found.fault_count == 0;
}

static bool make_task(const struct realign_row_request *request, struct arena *arena,
                      struct alignment_task *drifted, struct err *err)
{
    struct territory_options options = territory_options_default();
    struct alignment *designed = ARENA_ARRAY(arena, 1, struct alignment);
    struct alignment_task *task = ARENA_ARRAY(arena, 1, struct alignment_task);
    options.threads = request->threads;
    options.bound_steps = 0;
    *task =
        sales_map_make(request->accounts, request->territories, request->seed, arena);
    if (!territory_design(task, &options, arena, designed, err))
        return false;
    *drifted = sales_drift_make(task, designed, request->seed, arena);
    return true;
}

static bool print_row(const struct realign_row_request *request, struct arena *arena,
                      int *exit_code, struct err *err)
{
    struct territory_options options = territory_options_default();
    struct alignment_task task;
    struct alignment made;
    struct alignment_measures measures;
    options.keeps_present = true;
    options.moved_share_max = MOVED_SHARE_MAX;
    options.threads = request->threads;
    if (!make_task(request, arena, &task, err))
        return false;
    const double from_s = clock_cpu_s();
    if (!territory_design(&task, &options, arena, &made, err))
        return false;
    const double cpu_s = clock_cpu_s() - from_s;
    const struct measure_input input = {.task = &task, .alignment = &made};
    if (!alignment_measure(&input, arena, &measures, err))
        return false;
    const uint32_t lost = locked_moved(&task, made.territory);
    const bool is_audited = is_sound(&task, &made, &measures, arena);
    *exit_code = is_audited && lost == 0 ? 0 : 1;
    puts("accounts,territories,workload_rms_before_pct,workload_rms_pct,"
         "workload_max_before_pct,workload_max_pct,value_rms_before_pct,value_rms_pct,"
         "value_max_before_pct,value_max_pct,moved_pct,accounts_moved,locked_moved,"
         "pieces_max,audited,cpu_s,work");
    printf("%u,%u", request->accounts, request->territories);
    print_spread(&task, task.workload_h, made.territory, arena);
    print_spread(&task, task.value_ct, made.territory, arena);
    printf(",%.2f,%u,%u,%u,%s,%.2f,%llu\n", 100 * moved_share(&task, made.territory),
           measures.moved_count, lost, measures.pieces_max, is_audited ? "yes" : "no",
           cpu_s, (unsigned long long)made.work);
    return true;
}

int realign_row_print(const struct realign_row_request *request)
{
    struct arena arena = {0};
    struct err err;
    int exit_code = 0;
    if (!print_row(request, &arena, &exit_code, &err)) {
        fprintf(stderr, "bench-territory: %s\n", err.text);
        exit_code = 3;
    }
    arena_release(&arena);
    return exit_code;
}
