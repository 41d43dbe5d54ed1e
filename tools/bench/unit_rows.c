// SPDX-License-Identifier: GPL-3.0-or-later
/* unit_rows: see the header. */
#include "bench/unit_rows.h"

#include "audit/audit_units.h"
#include "bench/clock.h"
#include "bench/unit_file.h"
#include "territory/unit_designer.h"

#include <stdio.h>

/* References are rounded to four decimals. */
static const double TIE = 1e-7;

struct tally {
    uint32_t files, feasible, below, audited, references;
    double gap_sum, cpu_s_max;
};

static bool run_file(const struct unit_rows_request *request, const char *path,
                     struct arena *arena, struct tally *tally, struct err *err)
{
    struct unit_file file;
    struct unit_plan plan;
    struct unit_options options = unit_options_default();
    options.seed = request->seed;
    options.threads = request->threads;
    if (!unit_file_read(path, arena, &file, err))
        return false;
    const double from_s = clock_cpu_s();
    if (!unit_design(&file.task, &options, arena, &plan, err))
        return err_in(err, "%s", path);
    const double cpu_s = clock_cpu_s() - from_s;
    struct err fault;
    const bool is_audited = audit_units(&file.task, &plan, &fault);
    if (!is_audited)
        fprintf(stderr, "bench-territory: %s: %s\n", path, fault.text);
    printf("%s,%s,%.6f,%.6f,%.2f,%s\n", file.instance, plan.is_feasible ? "yes" : "no",
           plan.compactness, file.reference, cpu_s, is_audited ? "yes" : "no");
    fflush(stdout);
    tally->files++;
    tally->feasible += plan.is_feasible;
    tally->audited += is_audited;
    tally->cpu_s_max = cpu_s > tally->cpu_s_max ? cpu_s : tally->cpu_s_max;
    if (!(file.reference > 0))
        return true;
    tally->references++;
    tally->below += plan.is_feasible && plan.compactness < file.reference * (1 - TIE);
    tally->gap_sum += plan.compactness / file.reference - 1;
    return true;
}

int unit_rows_print(const struct unit_rows_request *request)
{
    struct tally tally = {0};
    puts("instance,feasible,compactness,reference,cpu_s,audited");
    for (int i = 0; i < request->path_count; i++) {
        struct arena arena = {0};
        struct err err;
        const bool is_done = run_file(request, request->paths[i], &arena, &tally, &err);
        arena_release(&arena);
        if (!is_done) {
            fprintf(stderr, "bench-territory: %s\n", err.text);
            return 3;
        }
    }
    fprintf(stderr,
            "%u files, %u feasible, %u below the reference, mean %+.2f %%, "
            "slowest %.2f s\n",
            tally.files, tally.feasible, tally.below,
            tally.references > 0 ? 100 * tally.gap_sum / tally.references : 0.0,
            tally.cpu_s_max);
    return tally.audited == tally.files ? 0 : 1;
}
