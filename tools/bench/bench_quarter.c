// SPDX-License-Identifier: GPL-3.0-or-later
/* bench-quarter: what reps earn who ask for the next visit, who keep to their plan, and
 * who drive to the nearest account.
 *
 *     bench-quarter [--weeks N] [--reps R] [--accounts N] [--seed S]
 *
 * Each of R reps (2 or more) works N weeks in a territory of her own, over and
 * over with the same luck (quarter_world.h): once each way (quarter.h). Rows: the ways,
 * then what `next` earns more than each of the others. Columns, all means a rep and
 * week: net_ct (worth of visits less travel), low_ct and high_ct (a 95 % confidence
 * interval of it), earned_ct, travel_ct, met, not_in, shut (came too late), urgent
 * (requests answered), drive_h, after_h (worked past the end of work).
 *
 * A replication is a rep: her weeks hang together, as what is visited in one is not due
 * in the next. Intervals are Student's over reps, of differences rep by rep in the last
 * rows. */
#include "base/arena.h"
#include "bench/quarter.h"
#include "plan/planner.h"

#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { REPS_MAX = 1000, WEEKS_MAX = 104 };

struct request {
    uint32_t weeks, reps, accounts;
    uint64_t seed;
};

struct figures {
    double net_ct, earned_ct, travel_ct, met, not_in, shut, urgent, drive_h, after_h;
};

static const char usage[] = "usage: bench-quarter [--weeks N] [--reps R] "
                            "[--accounts N] [--seed S]\n";

static bool read_count(const char *value, uint32_t least, uint32_t most,
                       uint32_t *count)
{
    char *end = NULL;
    const unsigned long number = strtoul(value, &end, 10);
    *count = (uint32_t)number;
    return *end == 0 && number >= least && number <= most;
}

static bool read_option(int option, const char *value, struct request *request)
{
    char *end = NULL;
    switch (option) {
    case 'w':
        return read_count(value, 1, WEEKS_MAX, &request->weeks);
    case 'r':
        return read_count(value, 2, REPS_MAX, &request->reps);
    case 'a':
        return read_count(value, 1, QUARTER_ACCOUNTS_MAX, &request->accounts);
    case 's':
        request->seed = strtoull(value, &end, 10);
        return *end == 0;
    default:
        return false;
    }
}

static struct figures figures_of(const struct quarter *quarter)
{
    struct figures sum = {0};
    const double share = 1.0 / quarter->week_count;
    for (uint32_t w = 0; w < quarter->week_count; w++) {
        const struct quarter_week *week = &quarter->weeks[w];
        sum.net_ct += share * (double)(week->earned_ct - week->travel_ct);
        sum.earned_ct += share * (double)week->earned_ct;
        sum.travel_ct += share * (double)week->travel_ct;
        sum.met += share * week->met;
        sum.not_in += share * week->not_in;
        sum.shut += share * week->shut;
        sum.urgent += share * week->urgent;
        sum.drive_h += share * week->drive_s / 3600;
        sum.after_h += share * week->after_s / 3600;
    }
    return sum;
}

static struct figures figures_less(struct figures a, struct figures b)
{
    return (struct figures){
        a.net_ct - b.net_ct, a.earned_ct - b.earned_ct, a.travel_ct - b.travel_ct,
        a.met - b.met,       a.not_in - b.not_in,       a.shut - b.shut,
        a.urgent - b.urgent, a.drive_h - b.drive_h,     a.after_h - b.after_h,
    };
}

/* The 97.5 % point of Student's t: Cornish and Fisher's expansion about the normal's
 * (Abramowitz & Stegun 26.7.5), within 0.5 % from four degrees of freedom on. Below
 * that from the table. */
static double student_t(uint32_t freedom)
{
    static const double few[] = {0, 12.706, 4.303, 3.182};
    const double z = 1.959964, n = freedom;
    if (freedom < 4)
        return few[freedom];
    return z + (pow(z, 3) + z) / (4 * n) +
           (5 * pow(z, 5) + 16 * pow(z, 3) + 3 * z) / (96 * n * n) +
           (3 * pow(z, 7) + 19 * pow(z, 5) + 17 * pow(z, 3) - 15 * z) /
               (384 * n * n * n);
}

static void print_row(const char *name, const struct figures *of_rep, uint32_t reps)
{
    struct figures mean = {0};
    double squares = 0;
    for (uint32_t r = 0; r < reps; r++) {
        const struct figures nothing = {0}, less = figures_less(nothing, of_rep[r]);
        mean = figures_less(mean, less);
    }
    const double mean_ct = mean.net_ct / reps;
    for (uint32_t r = 0; r < reps; r++)
        squares += pow(of_rep[r].net_ct - mean_ct, 2);
    const double half_ct = student_t(reps - 1) * sqrt(squares / (reps - 1) / reps);
    printf("%s,%.0f,%.0f,%.0f,%.0f,%.0f,%.2f,%.2f,%.2f,%.2f,%.2f,%.2f\n", name, mean_ct,
           mean_ct - half_ct, mean_ct + half_ct, mean.earned_ct / reps,
           mean.travel_ct / reps, mean.met / reps, mean.not_in / reps, mean.shut / reps,
           mean.urgent / reps, mean.drive_h / reps, mean.after_h / reps);
}

static bool work_all(const struct request *request, uint32_t rep,
                     struct figures *figures[QUARTER_WAYS], struct err *err)
{
    struct arena arena = {0};
    struct quarter_world world;
    bool is_done = quarter_world_make(request->accounts, request->seed * 1000003 + rep,
                                      &arena, &world, err);
    for (uint32_t way = 0; is_done && way < QUARTER_WAYS; way++) {
        struct quarter quarter;
        is_done = quarter_work(&world, (enum quarter_way)way, request->weeks, &arena,
                               &quarter, err);
        if (is_done)
            figures[way][rep] = figures_of(&quarter);
    }
    arena_release(&arena);
    return is_done;
}

static void print_all(const struct request *request,
                      struct figures *figures[QUARTER_WAYS], struct figures *less)
{
    puts("way,net_ct,low_ct,high_ct,earned_ct,travel_ct,met,not_in,shut,urgent,"
         "drive_h,after_h");
    for (uint32_t way = 0; way < QUARTER_WAYS; way++)
        print_row(quarter_way_word((enum quarter_way)way), figures[way], request->reps);
    for (uint32_t way = QUARTER_NEXT + 1; way < QUARTER_WAYS; way++) {
        char name[32];
        snprintf(name, sizeof name, "next-%s", quarter_way_word((enum quarter_way)way));
        for (uint32_t r = 0; r < request->reps; r++)
            less[r] = figures_less(figures[QUARTER_NEXT][r], figures[way][r]);
        print_row(name, less, request->reps);
    }
}

int main(int argc, char **argv)
{
    static const struct option options[] = {
        {"weeks", required_argument, NULL, 'w'},
        {"reps", required_argument, NULL, 'r'},
        {"accounts", required_argument, NULL, 'a'},
        {"seed", required_argument, NULL, 's'},
        {NULL, 0, NULL, 0},
    };
    struct request request = {.weeks = 13, .reps = 30, .accounts = 200, .seed = 1};
    struct figures *figures[QUARTER_WAYS], *less;
    struct arena arena = {0};
    struct err err;
    int option;
    bool is_done = true;
    arena_keep_pages();
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (!read_option(option, optarg, &request)) {
            fputs(usage, stderr);
            return 2;
        }
    }
    for (uint32_t way = 0; way < QUARTER_WAYS; way++)
        figures[way] = ARENA_ARRAY(&arena, request.reps, struct figures);
    less = ARENA_ARRAY(&arena, request.reps, struct figures);
    for (uint32_t rep = 0; is_done && rep < request.reps; rep++)
        is_done = work_all(&request, rep, figures, &err);
    if (is_done)
        print_all(&request, figures, less);
    else
        fprintf(stderr, "bench-quarter: %s\n", err.text);
    plan_thread_end();
    arena_release(&arena);
    return is_done ? 0 : 3;
}
