// SPDX-License-Identifier: GPL-3.0-or-later
/* bench-territory: designs territories on a made-up country and prints one CSV row, or
 * designs those of published instances, a row each (unit_file.h).
 *
 *     bench-territory [--accounts N] [--territories K] [--seed S] [--threads T]
 *     bench-territory --realign [--accounts N] [--territories K] [--seed S] ...
 *     bench-territory --2du [--seed S] [--threads T] FILE...
 *
 * Columns with --realign: accounts, territories; of workload and of value: mean square
 * root and largest deviation from the targets, before and after, in %; moved_pct (of
 * the value of relations; 10 are allowed), accounts_moved, locked_moved, pieces_max,
 * audited, cpu_s, work. What is realigned: sales_drift.h.
 * Columns with --2du: instance, feasible, compactness, reference (of a known plan; 0
 * for none), cpu_s, audited. Columns without: accounts, territories, workload_max_pct
 * and value_max_pct (largest deviation from a target), workload_out and value_out
 * (territories outside 5 % and 10 %), pieces_max, islands (accounts cut off), inertia
 * (hours x square metres), bound_gap_pct (how far the certified bound is below the
 * inertia; empty when there is none), value_least_pct (the largest deviation of value
 * when it is at its least, by the program of attain.h) and value_beyond (territories
 * which that program leaves outside 10 %; both empty when it has no answer), attain_s
 * (processor time of it), audited, wall_s and cpu_s of the design alone,
 * rss_mb of the whole process, work (counted). */
#include "audit/audit_alignment.h"
#include "base/arena.h"
#include "bench/clock.h"
#include "bench/realign_row.h"
#include "bench/sales_map.h"
#include "bench/unit_rows.h"
#include "territory/attain.h"
#include "territory/designer.h"
#include "territory/measure.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

struct request {
    uint32_t accounts, territories;
    uint64_t seed;
    uint32_t threads;
    bool is_2du, is_realign;
};

struct outcome {
    struct alignment alignment;
    struct alignment_measures measures;
    struct attain attain;
    double attain_s;
    bool is_audited;
    double wall_s, cpu_s;
};

static const char usage[] = "usage: bench-territory [--accounts N] [--territories K] "
                            "[--seed S] [--threads T] [--realign]\n"
                            "       bench-territory --2du [--seed S] [--threads T] "
                            "FILE...\n";

static bool read_count(const char *text, uint32_t least, uint32_t most, uint32_t *count)
{
    char *end = NULL;
    const unsigned long value = strtoul(text, &end, 10);
    if (*text == 0 || *end != 0 || value < least || value > most)
        return false;
    *count = (uint32_t)value;
    return true;
}

static bool read_option(int option, const char *value, struct request *request)
{
    char *end = NULL;
    switch (option) {
    case 'a':
        return read_count(value, 1, 10000000, &request->accounts);
    case 'k':
        return read_count(value, 1, 100000, &request->territories);
    case 't':
        return read_count(value, 1, 256, &request->threads);
    case 's':
        request->seed = strtoull(value, &end, 10);
        return *end == 0;
    case '2':
        request->is_2du = true;
        return true;
    case 'r':
        request->is_realign = true;
        return true;
    default:
        return false;
    }
}

static double wall_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static bool audit(const struct alignment_task *task, const struct outcome *outcome,
                  struct arena *arena)
{
    const struct audit_alignment found =
        audit_alignment(task, &outcome->alignment, &outcome->measures, arena);
    for (uint32_t i = 0; i < found.fault_count && i < 20; i++)
        fprintf(stderr, "bench-territory: %s: %s\n", found.faults[i].rule,
                found.faults[i].text);
    return found.fault_count == 0;
}

static bool run(const struct request *request, const struct alignment_task *task,
                struct arena *arena, struct outcome *outcome, struct err *err)
{
    struct territory_options options = territory_options_default();
    options.threads = request->threads;
    const double wall_from_s = wall_s(), cpu_from_s = clock_cpu_s();
    if (!territory_design(task, &options, arena, &outcome->alignment, err))
        return false;
    outcome->wall_s = wall_s() - wall_from_s;
    outcome->cpu_s = clock_cpu_s() - cpu_from_s;
    const struct measure_input input = {.task = task, .alignment = &outcome->alignment};
    if (!alignment_measure(&input, arena, &outcome->measures, err))
        return false;
    const double attain_from_s = clock_cpu_s();
    if (!attain_find(task, &outcome->alignment, arena, &outcome->attain, err))
        return false;
    outcome->attain_s = clock_cpu_s() - attain_from_s;
    outcome->is_audited = audit(task, outcome, arena);
    return true;
}

static void print_row(const struct request *request, const struct outcome *outcome)
{
    const struct alignment_measures *m = &outcome->measures;
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    puts("accounts,territories,workload_max_pct,value_max_pct,workload_out,value_out,"
         "pieces_max,islands,inertia,bound_gap_pct,value_least_pct,value_beyond,attain_"
         "s,audited,wall_s,cpu_s,rss_mb,work");
    printf("%u,%u,%.2f,%.2f,%u,%u,%u,%u,%.6e,", request->accounts, request->territories,
           100 * m->workload_off_max, 100 * m->value_off_max, m->workload_out_count,
           m->value_out_count, m->pieces_max, outcome->alignment.island_count,
           m->inertia);
    if (outcome->alignment.inertia_bound > 0)
        printf("%.2f", 100 * (1 - outcome->alignment.inertia_bound / m->inertia));
    if (outcome->attain.is_known)
        printf(",%.2f,%u", 100 * outcome->attain.off_least,
               outcome->attain.beyond_count);
    else
        printf(",,");
    printf(",%.2f", outcome->attain_s);
    printf(",%s,%.2f,%.2f,%ld,%llu\n", outcome->is_audited ? "yes" : "no",
           outcome->wall_s, outcome->cpu_s, used.ru_maxrss / 1024,
           (unsigned long long)outcome->alignment.work);
}

int main(int argc, char **argv)
{
    static const struct option options[] = {
        {"accounts", required_argument, NULL, 'a'},
        {"territories", required_argument, NULL, 'k'},
        {"seed", required_argument, NULL, 's'},
        {"threads", required_argument, NULL, 't'},
        {"2du", no_argument, NULL, '2'},
        {"realign", no_argument, NULL, 'r'},
        {NULL, 0, NULL, 0},
    };
    struct request request = {
        .accounts = 10000, .territories = 50, .seed = 1, .threads = 1};
    struct arena arena = {0};
    struct outcome outcome = {0};
    struct err err;
    int option;
    arena_keep_pages();
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (!read_option(option, optarg, &request)) {
            fputs(usage, stderr);
            return 2;
        }
    }
    if (request.is_2du != (optind < argc)) {
        fputs(usage, stderr);
        return 2;
    }
    if (request.is_2du)
        return unit_rows_print(&(struct unit_rows_request){
            request.seed, request.threads, argv + optind, argc - optind});
    if (request.is_realign)
        return realign_row_print(&(struct realign_row_request){
            request.accounts, request.territories, request.seed, request.threads});
    const struct alignment_task task =
        sales_map_make(request.accounts, request.territories, request.seed, &arena);
    if (!run(&request, &task, &arena, &outcome, &err)) {
        fprintf(stderr, "bench-territory: %s\n", err.text);
        arena_release(&arena);
        return 3;
    }
    print_row(&request, &outcome);
    arena_release(&arena);
    return outcome.is_audited ? 0 : 1;
}
