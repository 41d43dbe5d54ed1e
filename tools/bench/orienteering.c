// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/orienteering.h"

#include "bench/row.h"
#include "bench/vertex.h"

#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct request {
    const struct orienteering *kind;
    struct row_options row;
    const char *best_known, *resume;
    uint32_t routes[WEEK_DAYS_MAX];
    uint32_t route_count;
};

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
    case 'p':
        request->resume = value;
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

/* Vertices by their order in the file: the first after the depot is 1. */
static void print_routes(const char *instance, uint32_t m, double value, double best,
                         const struct plan *plan)
{
    fprintf(stderr, "%s m=%u: %.0f is above %.0f:", instance, (unsigned)m, value, best);
    for (uint32_t d = 0; d < plan->day_count; d++) {
        fputs(d > 0 ? " /" : "", stderr);
        for (uint32_t i = 0; i < plan->days[d].stop_count; i++)
            fprintf(stderr, " %u",
                    (unsigned)plan->stops[plan->days[d].stop_first + i].node + 1);
    }
    fputc('\n', stderr);
}

static void print_row(const char *instance, uint32_t m, const struct request *request,
                      const struct row *row)
{
    const double value = (double)row->plan.net_ct / VERTEX_SCORE_CT;
    /* Scores are whole numbers, so a bound may be cut to one. */
    const double bound = floor((double)row->plan.bound_ct / VERTEX_SCORE_CT);
    double best;
    printf("%s,%u,%.0f,%.0f,", instance, m, value, bound);
    const bool is_known = row_best_known(request->best_known, instance, m, &best);
    if (is_known)
        printf("%.0f,%.3f,", best, row_gap_pct(value, best));
    else
        printf(",,");
    printf("%s,%s,%.2f,%llu\n", value >= bound ? "yes" : "no",
           row->is_audited ? "yes" : "no", row->cpu_s,
           (unsigned long long)row->plan.work);
    fflush(stdout);
    if (is_known && value > best)
        print_routes(instance, m, value, best, &row->plan);
}

/* Print the row that an earlier run left, if it is whole. */
static bool print_earlier(const char *path, const char *instance, uint32_t m)
{
    FILE *file = path ? fopen(path, "r") : NULL;
    char line[1024], key[160];
    bool found = false;
    if (!file)
        return false;
    const size_t length =
        (size_t)snprintf(key, sizeof key, "%s,%u,", instance, (unsigned)m);
    while (!found && fgets(line, sizeof line, file))
        found = strncmp(line, key, length) == 0 && strchr(line, '\n');
    fclose(file);
    if (found)
        fputs(line, stdout);
    return found;
}

static bool run_one(const char *path, const char *instance, uint32_t m,
                    const struct request *request, bool *is_sound)
{
    struct arena arena = {0};
    struct err err;
    struct week week;
    struct matrix matrix;
    if (print_earlier(request->resume, instance, m))
        return true;
    const bool was_read = request->kind->read(path, m, &arena, &week, &matrix, &err);
    if (was_read) {
        const struct row row = row_plan(&week, &matrix, &request->row, &arena);
        print_row(instance, m, request, &row);
        *is_sound = *is_sound && row.is_audited;
    } else {
        fprintf(stderr, "%s: %s\n", request->kind->program, err.text);
    }
    arena_release(&arena);
    return was_read;
}

static bool run_file(const char *path, const struct request *request)
{
    struct arena arena = {0};
    const char *instance = vertex_instance(path, &arena);
    const uint32_t own =
        request->kind->routes_of ? request->kind->routes_of(instance, &instance) : 0;
    bool sound = true, was_read = true;
    for (uint32_t i = 0; i < request->route_count && was_read; i++)
        if (own == 0 || request->routes[i] == own)
            was_read = run_one(path, instance, request->routes[i], request, &sound);
    arena_release(&arena);
    return sound && was_read;
}

static int refuse(const struct orienteering *kind)
{
    fprintf(stderr,
            "usage: %s [--routes 1,2,3,4] [--best-known CSV] [--effort E | --cpu-limit "
            "S] [--seed N] [--resume CSV] FILE...\n",
            kind->program);
    return 2;
}

int orienteering_main(const struct orienteering *kind, int argc, char **argv)
{
    static const struct option options[] = {
        {"routes", required_argument, NULL, 'r'},
        {"best-known", required_argument, NULL, 'b'},
        {"effort", required_argument, NULL, 'e'},
        {"cpu-limit", required_argument, NULL, 'c'},
        {"seed", required_argument, NULL, 's'},
        {"resume", required_argument, NULL, 'p'},
        {NULL, 0, NULL, 0},
    };
    struct request request = {.kind = kind,
                              .row = {.effort = PLAN_STANDARD, .seed = 1},
                              .routes = {1, 2, 3, 4},
                              .route_count = 4};
    bool sound = true;
    int option;
    arena_keep_pages();
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
        if (!read_option(option, optarg, &request))
            return refuse(kind);
    if (optind == argc)
        return refuse(kind);
    puts("instance,m,value,bound,best_known,gap_pct,proved,audited,cpu_s,work");
    for (int i = optind; i < argc; i++)
        sound = run_file(argv[i], &request) && sound;
    plan_thread_end();
    return sound ? 0 : 1;
}
