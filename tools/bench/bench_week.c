// SPDX-License-Identifier: GPL-3.0-or-later
/* bench-week: plans a made-up sales week and prints one CSV row.
 *
 *     bench-week [--accounts N] [--seed S] [--effort E] [--quotas] [--export DIR]
 *
 * Columns: accounts, seed, value_ct of the plan as a whole (its net: below zero where
 * what must be done costs more than it brings), bound_ct on that of any plan, gap_pct
 * (bound less value_ct in per cent of what the visits are worth), visits, nights away,
 * audited, cpu_s, work (counted). --export writes the week (nodes.csv, matrix.csv) and
 * the plan (stops.csv) for other programs to look at. */
#include "base/arena.h"
#include "bench/row.h"
#include "bench/sales_week.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct request {
    struct row_options row;
    uint32_t accounts;
    bool has_quotas;
    const char *export_dir;
};

static const char usage[] =
    "usage: bench-week [--accounts N] [--seed S] [--effort E] [--quotas] "
    "[--export DIR]\n";

static bool read_option(int option, const char *value, struct request *request)
{
    char *end = NULL;
    switch (option) {
    case 'a':
        request->accounts = (uint32_t)strtoul(value, &end, 10);
        return *end == 0 && request->accounts >= 1 &&
               request->accounts <= SALES_WEEK_ACCOUNTS_MAX;
    case 's':
        request->row.seed = strtoull(value, &end, 10);
        return *end == 0;
    case 'e':
        return plan_effort_find(value, &request->row.effort);
    case 'q':
        request->has_quotas = true;
        return true;
    case 'x':
        request->export_dir = value;
        return true;
    default:
        return false;
    }
}

static FILE *export_open(const char *dir, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *file = fopen(path, "w");
    if (!file)
        fprintf(stderr, "bench-week: cannot write '%s': %s\n", path, strerror(errno));
    return file;
}

static void export_nodes(FILE *file, const struct week *week)
{
    fputs("node,place,service_s,day,value_ct,miss_ct,open_tod,close_tod\n", file);
    for (uint32_t n = 0; n < week->node_count; n++) {
        const struct week_node *node = &week->nodes[n];
        for (uint32_t d = 0; d < week->day_count; d++) {
            for (uint32_t i = 0; i < node->windows[d].count; i++) {
                const struct window window = week->windows[node->windows[d].first + i];
                fprintf(file, "%u,%u,%d,%u,%lld,%lld,%d,%d\n", n, node->place,
                        node->service_s, d, (long long)node->value_ct[d],
                        (long long)week->groups[node->group].miss_ct, window.open_tod,
                        window.close_tod);
            }
        }
    }
}

static void export_matrix(FILE *file, const struct matrix *matrix)
{
    fputs("from,to,drive_s,drive_m,cost_ct\n", file);
    for (uint32_t i = 0; i < matrix->count; i++) {
        for (uint32_t j = 0; j < matrix->count; j++) {
            const size_t at = (size_t)i * matrix->count + j;
            fprintf(file, "%u,%u,%d,%d,%d\n", i, j, matrix->drive_s[at],
                    matrix->drive_m[at], matrix->cost_ct[at]);
        }
    }
}

static void export_stops(FILE *file, const struct plan *plan)
{
    fputs("day,node,arrive_tod,start_tod,end_tod,drive_s,value_ct\n", file);
    for (uint32_t d = 0; d < plan->day_count; d++) {
        for (uint32_t i = 0; i < plan->days[d].stop_count; i++) {
            const struct stop *stop = &plan->stops[plan->days[d].stop_first + i];
            fprintf(file, "%u,%u,%d,%d,%d,%d,%lld\n", d, stop->node, stop->arrive_tod,
                    stop->start_tod, stop->end_tod, stop->drive_s,
                    (long long)stop->value_ct);
        }
    }
}

static bool export_all(const char *dir, const struct week *week,
                       const struct matrix *matrix, const struct plan *plan)
{
    FILE *nodes = export_open(dir, "nodes.csv");
    FILE *legs = export_open(dir, "matrix.csv");
    FILE *stops = export_open(dir, "stops.csv");
    bool done = nodes && legs && stops;
    if (done) {
        export_nodes(nodes, week);
        export_matrix(legs, matrix);
        export_stops(stops, plan);
    }
    if (nodes)
        done = fclose(nodes) == 0 && done;
    if (legs)
        done = fclose(legs) == 0 && done;
    if (stops)
        done = fclose(stops) == 0 && done;
    return done;
}

static void print_row(const struct request *request, const struct row *row)
{
    const struct plan *plan = &row->plan;
    const int64_t gap_ct = plan->bound_ct - plan->net_ct;
    uint32_t nights = 0;
    for (uint32_t d = 0; d < plan->day_count; d++)
        nights += plan->days[d].end_lodging_ix != NO_IX;
    puts("accounts,seed,value_ct,bound_ct,gap_pct,visits,nights,audited,cpu_s,work");
    printf("%u,%llu,%lld,%lld,%.3f,%u,%u,%s,%.2f,%llu\n", request->accounts,
           (unsigned long long)request->row.seed, (long long)plan->net_ct,
           (long long)plan->bound_ct,
           plan->value_ct > 0 ? (double)gap_ct * 100 / (double)plan->value_ct : 0.0,
           plan->stop_count, nights, row->is_audited ? "yes" : "no", row->cpu_s,
           (unsigned long long)plan->work);
}

int main(int argc, char **argv)
{
    static const struct option options[] = {
        {"accounts", required_argument, NULL, 'a'},
        {"seed", required_argument, NULL, 's'},
        {"effort", required_argument, NULL, 'e'},
        {"quotas", no_argument, NULL, 'q'},
        {"export", required_argument, NULL, 'x'},
        {NULL, 0, NULL, 0},
    };
    struct request request = {.row = {.effort = PLAN_STANDARD, .seed = 1},
                              .accounts = 100};
    struct arena arena = {0};
    struct week week;
    struct matrix matrix;
    struct err err;
    int option;
    arena_keep_pages();
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (!read_option(option, optarg, &request)) {
            fputs(usage, stderr);
            return 2;
        }
    }
    sales_week_make(request.accounts, request.row.seed, &arena, &week, &matrix);
    if (request.has_quotas)
        sales_week_add_quotas(request.row.seed, &arena, &week);
    if (!week_check(&week, &matrix, &err)) {
        fprintf(stderr, "bench-week: %s\n", err.text);
        return 3;
    }
    const struct row row = row_plan(&week, &matrix, &request.row, &arena);
    print_row(&request, &row);
    const bool exported = !request.export_dir ||
                          export_all(request.export_dir, &week, &matrix, &row.plan);
    plan_thread_end();
    arena_release(&arena);
    return !exported ? 4 : row.is_audited ? 0 : 1;
}
