// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/row.h"

#include "audit/audit_plan.h"
#include "audit/audit_proof.h"
#include "bench/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Does the certificate hold? What is too much to prove again is told, and is no fault.
 */
static bool prove_again(struct plan *plan, const struct week *week,
                        const struct matrix *matrix, struct arena *arena)
{
    struct audit_proof proof;
    if (plan->certificate == NULL)
        return true;
    struct certificate *certificate = certificate_copy(plan->certificate, arena);
    certificate_bind(certificate, plan, week, matrix, NULL, arena);
    plan->certificate = certificate;
    audit_proof(
        &(struct audit_proof_task){.plan = plan, .week = week, .matrix = matrix},
        &proof);
    if (proof.outcome != AUDIT_PROOF_VERIFIED)
        fprintf(stderr, "audit: certificate: %s\n", proof.text);
    return proof.outcome == AUDIT_PROOF_VERIFIED ||
           proof.outcome == AUDIT_PROOF_NOT_RECHECKED;
}

struct row row_plan(const struct week *week, const struct matrix *matrix,
                    const struct row_options *options, struct arena *arena)
{
    struct row row = {0};
    struct plan_options plan_options = plan_options_default();
    _Atomic bool stop = false;
    plan_options.effort = options->effort;
    plan_options.seed = options->seed;
    const double before_s = clock_cpu_s();
    if (options->cpu_limit_s > 0) {
        plan_options.stop = &stop;
        clock_ring_after(options->cpu_limit_s, &stop);
    }
    plan_week(week, matrix, &plan_options, arena, &row.plan, &row.trace);
    row.cpu_s = clock_cpu_s() - before_s;
    struct audit_faults faults = {0};
    row.is_audited = audit_plan_week(&row.plan, week, matrix, arena, &faults);
    for (uint32_t i = 0; i < faults.fault_count; i++)
        fprintf(stderr, "audit: %s: %s\n", faults.faults[i].rule,
                faults.faults[i].text);
    row.is_audited = prove_again(&row.plan, week, matrix, arena) && row.is_audited;
    return row;
}

bool row_best_known(const char *path, const char *instance, uint32_t m, double *best)
{
    FILE *file = path ? fopen(path, "r") : NULL;
    char line[1024], keys[2][128];
    bool found = false;
    if (!file)
        return false;
    snprintf(keys[0], sizeof keys[0], "%s,%u,", instance, (unsigned)m);
    snprintf(keys[1], sizeof keys[1], "%u,%s,", (unsigned)m, instance);
    while (!found && fgets(line, sizeof line, file)) {
        for (int k = 0; k < 2 && !found; k++) {
            const size_t length = strlen(keys[k]);
            found = strncmp(line, keys[k], length) == 0;
            if (found)
                *best = strtod(line + length, NULL);
        }
    }
    fclose(file);
    return found;
}

double row_gap_pct(double value, double best)
{
    return best > 0 ? (best - value) / best * 100 : 0;
}
