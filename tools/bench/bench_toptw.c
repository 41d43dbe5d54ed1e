// SPDX-License-Identifier: GPL-3.0-or-later
/* bench-toptw: plans public orienteering instances and prints one CSV row each.
 *
 *     bench-toptw [--routes 1,2,3,4] [--best-known CSV] [--effort E | --cpu-limit S]
 *                 [--seed N] FILE...
 *
 * Columns: instance, m (routes), value and bound in points of the instance, best_known
 * and gap_pct (to best known; both empty when it is not known), proved (value = bound),
 * audited, cpu_s, work (counted). */
#include "base/arena.h"
#include "bench/row.h"
#include "bench/toptw.h"

#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct request {
    struct row_options row;
    const char *best_known;
    uint32_t routes[WEEK_DAYS_MAX];
    uint32_t route_count;
};

static const char usage[] = "usage: bench-toptw [--routes 1,2,3,4] [--best-known CSV] "
                            "[--effort E | --cpu-limit "
                            "S] [--seed N] FILE...\n";

static bool read_routes(const char *text, struct request *request)
{
    request->route_count = 0;
    while (*text) {
        char *end;
        const unsigned long routes = strtoul(text, &end, 10);
        if (end == text || routes < 1 || routes > WEEK_DAYS_MAX ||
            request->route_count == WEEK_DAYS_MAX || (*end && *end != ','))
            return false;
        request->routes[request->route_count++] = (uint32_t)routes;
        text = *end ? end + 1 : end;
    }
    return request->route_count > 0;
}

static bool read_option(int option, const char *value, struct request *request)
{
    char *end = NULL;
    switch (option) {
    case 'r':
        return read_routes(value, request);
    case 'b':
        request->best_known = value;
        return true;
    case 'e':
        return plan_effort_find(value, &request->row.effort);
    case 'c':
        request->row.cpu_limit_s = strtod(value, &end);
        request->row.effort = PLAN_CERTIFY;
        return *end == 0 && request->row.cpu_limit_s > 0;
    case 's':
        request->row.seed = strtoull(value, &end, 10);
        return *end == 0;
    default:
        return false;
    }
}

static void print_row(const char *instance, uint32_t m, const struct request *request,
                      const struct row *row)
{
    const double value = (double)row->plan.net_ct / TOPTW_SCORE_CT;
    /* Scores are whole numbers, so a bound may be cut to one. */
    const double bound = floor((double)row->plan.bound_ct / TOPTW_SCORE_CT);
    double best;
    printf("%s,%u,%.0f,%.0f,", instance, m, value, bound);
    if (row_best_known(request->best_known, instance, m, &best))
        printf("%.0f,%.3f,", best, row_gap_pct(value, best));
    else
        printf(",,");
    printf("%s,%s,%.2f,%llu\n", value >= bound ? "yes" : "no",
           row->is_audited ? "yes" : "no", row->cpu_s,
           (unsigned long long)row->plan.work);
    fflush(stdout);
}

static bool run_file(const char *path, const struct request *request)
{
    bool sound = true;
    for (uint32_t i = 0; i < request->route_count; i++) {
        struct arena arena = {0};
        struct err err;
        struct week week;
        struct matrix matrix;
        if (!toptw_read(path, request->routes[i], &arena, &week, &matrix, &err)) {
            fprintf(stderr, "bench-toptw: %s\n", err.text);
            arena_release(&arena);
            return false;
        }
        const struct row row = row_plan(&week, &matrix, &request->row, &arena);
        print_row(toptw_name(path, &arena), request->routes[i], request, &row);
        sound = sound && row.is_audited;
        arena_release(&arena);
    }
    return sound;
}

int main(int argc, char **argv)
{
    static const struct option options[] = {
        {"routes", required_argument, NULL, 'r'},
        {"best-known", required_argument, NULL, 'b'},
        {"effort", required_argument, NULL, 'e'},
        {"cpu-limit", required_argument, NULL, 'c'},
        {"seed", required_argument, NULL, 's'},
        {NULL, 0, NULL, 0},
    };
    struct request request = {.row = {.effort = PLAN_STANDARD, .seed = 1},
                              .routes = {1, 2, 3, 4},
                              .route_count = 4};
    bool sound = true;
    int option;
    arena_keep_pages();
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (!read_option(option, optarg, &request)) {
            fputs(usage, stderr);
            return 2;
        }
    }
    if (optind == argc) {
        fputs(usage, stderr);
        return 2;
    }
    puts("instance,m,value,bound,best_known,gap_pct,proved,audited,cpu_s,work");
    for (int i = optind; i < argc; i++)
        sound = run_file(argv[i], &request) && sound;
    plan_thread_end();
    return sound ? 0 : 1;
}
