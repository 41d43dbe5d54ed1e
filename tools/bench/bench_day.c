// SPDX-License-Identifier: GPL-3.0-or-later
/* bench-day: how long a rep waits for an answer, from starting the program to its end.
 *
 *     bench-day --db FILE [--program BEAT] [--requests N] [--now TIME]
 *     bench-day --accounts N --reps R [--planned P] [...]
 *
 * Asks `next`, `day`, `quote`, `replan --urgent` (which stores nothing) and `log` N
 * times each, of the reps in turn, from the place of one of their accounts or about it,
 * on a copy of the file that is thrown away; with --accounts on a
 * made-up company (account_sheet.h), imported. Of that the first P reps have a plan of
 * the week and are asked; P = 0: nobody has one, all are asked, for next and log alone.
 * One CSV row a command: command, accounts, requests, p50_ms, p99_ms, max_ms, and the
 * median of processor time cpu_ms, which a busy machine changes less. The program is
 * the one beside this, unless it is named; a request that fails ends the benchmark. */
#include "base/civil.h"
#include "bench/account_sheet.h"
#include "geo/point.h"
#include "store/load.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char usage[] =
    "usage: bench-day --db FILE [--program BEAT] [--requests N] [--now TIME]\n"
    "       bench-day --accounts N --reps R [--planned P] [--program BEAT] [...]\n";

enum { WORDS_MAX = 12, PLANNED_MAX = 200, REQUESTS_MAX = 1000000 };

/* One rep to ask about. */
struct subject {
    const char *rep;
    const char *account; /* of hers */
    const char *at;      /* of that account; NULL: not located */
};

struct bench {
    const char *db, *program, *now;
    uint32_t requests;
    uint32_t made_accounts, made_reps; /* 0: of the file named */
    uint32_t planned_count;            /* of the reps made */
    struct subject *subjects;
    uint32_t subject_count, account_count;
    struct arena arena;
};

static double now_ms(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

struct cost {
    double wall_ms, cpu_ms;
};

static double time_ms(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

/* All of this process's children until now. */
static double children_ms(void)
{
    struct rusage spent;
    getrusage(RUSAGE_CHILDREN, &spent);
    return time_ms(spent.ru_utime) + time_ms(spent.ru_stime);
}

/* Spawn to exit; false: it failed. */
static bool run(const char *program, char *const *words, struct cost *cost)
{
    const double start_ms = now_ms(), before_ms = children_ms();
    const pid_t child = fork();
    int status;
    if (child == 0) {
        const int nowhere = open("/dev/null", O_WRONLY);
        if (nowhere >= 0)
            dup2(nowhere, STDOUT_FILENO);
        execv(program, words);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0)
        return false;
    *cost = (struct cost){now_ms() - start_ms, children_ms() - before_ms};
    return true;
}

static int compare_ms(const void *a, const void *b)
{
    const double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/* The words of one request. */
static void write_words(const struct bench *bench, const char *command,
                        const struct subject *subject, const char **words)
{
    uint32_t at = 0;
    words[at++] = "beat";
    words[at++] = command;
    words[at++] = strcmp(command, "quote") == 0 ? subject->account : subject->rep;
    if (strcmp(command, "replan") == 0) {
        words[at++] = "--urgent";
        words[at++] = subject->account;
    }
    if (strcmp(command, "log") == 0) {
        words[at++] = subject->account;
        words[at++] = "done";
    }
    words[at++] = "--db";
    words[at++] = bench->db;
    words[at++] = "--now";
    words[at++] = bench->now;
    if (strcmp(command, "next") == 0 && subject->at != NULL) {
        words[at++] = "--at";
        words[at++] = subject->at;
    }
    words[at] = NULL;
}

static bool measure(const struct bench *bench, const char *command)
{
    double *times_ms = calloc(bench->requests, sizeof *times_ms);
    double *cpus_ms = calloc(bench->requests, sizeof *cpus_ms);
    const char *words[WORDS_MAX];
    bool is_good = times_ms != NULL && cpus_ms != NULL;
    for (uint32_t i = 0; is_good && i < bench->requests; i++) {
        write_words(bench, command, &bench->subjects[i % bench->subject_count], words);
        struct cost cost = {0};
        is_good = run(bench->program, (char *const *)words, &cost);
        times_ms[i] = cost.wall_ms;
        cpus_ms[i] = cost.cpu_ms;
    }
    if (is_good) {
        qsort(times_ms, bench->requests, sizeof *times_ms, compare_ms);
        qsort(cpus_ms, bench->requests, sizeof *cpus_ms, compare_ms);
        printf("%s,%u,%u,%.2f,%.2f,%.2f,%.2f\n", command, bench->account_count,
               bench->requests, times_ms[bench->requests / 2],
               times_ms[(uint64_t)bench->requests * 99 / 100],
               times_ms[bench->requests - 1], cpus_ms[bench->requests / 2]);
    } else {
        fprintf(stderr, "bench-day: 'beat %s' failed\n", command);
    }
    free(times_ms);
    free(cpus_ms);
    return is_good;
}

enum { OPEN_TOD = 13 * 3600, CLOSE_TOD = 15 * 3600, NEVER_M = 1000000000 };

/* Could it be visited in the afternoon of that day? */
static bool is_open(const struct model *model, uint32_t account_ix, int32_t day)
{
    struct window windows[WINDOWS_MAX];
    bool is_known;
    const uint32_t count =
        model_open_windows(model, account_ix, day, windows, &is_known);
    for (uint32_t i = 0; i < count; i++)
        if (windows[i].open_tod <= OPEN_TOD && windows[i].close_tod >= CLOSE_TOD)
            return true;
    return false;
}

/* Metres from home; NEVER_M for an account that is not asked about. */
static double distance_m(const struct model *model, uint32_t account_ix, int32_t day)
{
    const struct account *account = &model->accounts[account_ix];
    if (account->rep_ix == NO_IX || account->precision == PLACE_NONE ||
        !is_open(model, account_ix, day))
        return NEVER_M;
    return geo_length_m(model->reps[account->rep_ix].home, account->at);
}

/* For each rep with accounts, the one of hers that is nearest to her home among those
 * that are open in the afternoon: so that it can be visited today if need be. */
static void put_subject(struct bench *bench, const struct model *model, uint32_t rep_ix,
                        uint32_t account_ix)
{
    const struct account *account = &model->accounts[account_ix];
    bench->subjects[bench->subject_count++] =
        (struct subject){arena_text(&bench->arena, model->reps[rep_ix].crm_id),
                         arena_text(&bench->arena, account->crm_id),
                         arena_format(&bench->arena, "%.6f,%.6f", account->at.lat_deg,
                                      account->at.lon_deg)};
}

/* Of "2026-11-24T10:30"; 0 when it begins otherwise. */
static void read_day(const char *now, int32_t *day)
{
    char date[CIVIL_DATE_SIZE];
    struct err err;
    snprintf(date, sizeof date, "%.10s", now);
    if (!civil_day_read(date, day, &err))
        *day = 0;
}

static void choose_subjects(struct bench *bench, const struct model *model)
{
    uint32_t *nearest = ARENA_ARRAY(&bench->arena, model->rep_count, uint32_t);
    double *nearest_m = ARENA_ARRAY(&bench->arena, model->rep_count, double);
    int32_t day = 0;
    bench->subjects = ARENA_ARRAY(&bench->arena, model->rep_count, struct subject);
    bench->account_count = model->account_count;
    read_day(bench->now, &day);
    for (uint32_t r = 0; r < model->rep_count; r++)
        nearest_m[r] = NEVER_M;
    for (uint32_t i = 0; i < model->account_count; i++) {
        const double length_m = distance_m(model, i, day);
        if (length_m >= NEVER_M || length_m >= nearest_m[model->accounts[i].rep_ix])
            continue;
        nearest[model->accounts[i].rep_ix] = i;
        nearest_m[model->accounts[i].rep_ix] = length_m;
    }
    for (uint32_t r = 0; r < model->rep_count; r++)
        if (nearest_m[r] < NEVER_M &&
            (bench->planned_count == 0 || r < bench->planned_count))
            put_subject(bench, model, r, nearest[r]);
}

/* The model is let go again: a process that holds a million accounts takes ten
 * milliseconds longer to start another, which would be counted as the answer's. */
static bool load(struct bench *bench)
{
    struct model model;
    struct arena arena = {0};
    struct db *db = NULL;
    struct err err;
    const bool is_good = db_open(bench->db, DB_READ, &db, &err) &&
                         store_load(db, NULL, &arena, &model, &err);
    db_close(db);
    if (is_good)
        choose_subjects(bench, &model);
    else
        fprintf(stderr, "bench-day: %s\n", err.text);
    arena_release(&arena);
    if (is_good && bench->subject_count == 0)
        fputs("bench-day: no rep has an account with a place\n", stderr);
    return bench->subject_count > 0;
}

/* `log` writes, so a copy is worked on. */
static bool copy_file(const char *from, const char *to)
{
    char bytes[1 << 16];
    size_t size;
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    bool is_good = in != NULL && out != NULL;
    while (is_good && (size = fread(bytes, 1, sizeof bytes, in)) > 0)
        is_good = fwrite(bytes, 1, size, out) == size;
    if (in != NULL)
        fclose(in);
    if (out != NULL && fclose(out) != 0)
        is_good = false;
    if (!is_good)
        fprintf(stderr, "bench-day: cannot copy '%s': %s\n", from, strerror(errno));
    return is_good;
}

static bool run_import(const struct bench *bench, const char *kind, const char *sheet)
{
    const char *words[] = {"beat",    "import", kind,       sheet, "--db",
                           bench->db, "--now",  bench->now, NULL};
    struct cost cost;
    return run(bench->program, (char *const *)words, &cost);
}

/* A plan of the week of `now` for the first reps, who are called R00001, R00002... */
static bool plan_some(const struct bench *bench)
{
    static const char *const first[] = {"beat", "plan", "--effort", "quick"};
    enum { FIRST_COUNT = sizeof first / sizeof *first };
    const char *words[FIRST_COUNT + 2 * PLANNED_MAX + 7];
    char names[PLANNED_MAX][16];
    uint32_t at = FIRST_COUNT;
    struct cost cost;
    memcpy(words, first, sizeof first);
    for (uint32_t i = 0; i < bench->planned_count; i++) {
        snprintf(names[i], sizeof names[i], "R%05u", i + 1);
        words[at++] = "--rep";
        words[at++] = names[i];
    }
    words[at++] = "--week";
    words[at++] = "2026-11-24";
    words[at++] = "--db";
    words[at++] = bench->db;
    words[at++] = "--now";
    words[at++] = "2026-11-22T12:00";
    words[at] = NULL;
    return bench->planned_count == 0 ||
           run(bench->program, (char *const *)words, &cost);
}

/* A made-up company in bench->db. */
static bool make_company(const struct bench *bench)
{
    const struct account_sheet sheet = {
        .accounts = bench->made_accounts,
        .reps = bench->made_reps,
        .seed = 1,
        .has_hours = true,
    };
    const char *words[] = {"beat", "init", bench->db, NULL};
    char reps[64], accounts[64];
    struct cost cost;
    struct err err;
    snprintf(reps, sizeof reps, "/tmp/bench-day.%ld.reps.csv", (long)getpid());
    snprintf(accounts, sizeof accounts, "/tmp/bench-day.%ld.accounts.csv",
             (long)getpid());
    bool is_good = rep_sheet_write(&sheet, reps, &err) &&
                   account_sheet_write(&sheet, accounts, &err);
    if (!is_good)
        fprintf(stderr, "bench-day: %s\n", err.text);
    is_good = is_good && run(bench->program, (char *const *)words, &cost) &&
              run_import(bench, "reps", reps) &&
              run_import(bench, "accounts", accounts) && plan_some(bench);
    unlink(reps);
    unlink(accounts);
    if (!is_good)
        fputs("bench-day: the company cannot be made\n", stderr);
    return is_good;
}

static bool beside(char path[PATH_MAX])
{
    const ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 8);
    if (length < 0)
        return false;
    path[length] = '\0';
    strcpy(strrchr(path, '/') + 1, "beat");
    return true;
}

static bool read_options(int argc, char **argv, struct bench *bench)
{
    static const struct option options[] = {{"db", required_argument, NULL, 'd'},
                                            {"program", required_argument, NULL, 'p'},
                                            {"requests", required_argument, NULL, 'n'},
                                            {"now", required_argument, NULL, 'w'},
                                            {"accounts", required_argument, NULL, 'a'},
                                            {"reps", required_argument, NULL, 'r'},
                                            {"planned", required_argument, NULL, 'q'},
                                            {NULL, 0, NULL, 0}};
    int option;
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'd')
            bench->db = optarg;
        else if (option == 'p')
            bench->program = optarg;
        else if (option == 'n')
            bench->requests = (uint32_t)strtoul(optarg, NULL, 10);
        else if (option == 'w')
            bench->now = optarg;
        else if (option == 'a')
            bench->made_accounts = (uint32_t)strtoul(optarg, NULL, 10);
        else if (option == 'r')
            bench->made_reps = (uint32_t)strtoul(optarg, NULL, 10);
        else if (option == 'q')
            bench->planned_count = (uint32_t)strtoul(optarg, NULL, 10);
        else
            return false;
    }
    const bool is_made = bench->made_accounts > 0 && bench->made_reps > 0;
    return (bench->db != NULL) != is_made && bench->planned_count <= PLANNED_MAX &&
           bench->planned_count <= bench->made_reps && optind == argc &&
           bench->requests >= 1 && bench->requests <= REQUESTS_MAX;
}

int main(int argc, char **argv)
{
    struct bench bench = {.requests = 200, .now = "2026-11-24T10:30"};
    char program[PATH_MAX], copy[64];
    if (!read_options(argc, argv, &bench)) {
        fputs(usage, stderr);
        return 2;
    }
    if (bench.program == NULL && beside(program))
        bench.program = program;
    snprintf(copy, sizeof copy, "/tmp/bench-day.%ld.db", (long)getpid());
    const char *given = bench.db;
    bench.db = copy;
    bool is_good = bench.program != NULL &&
                   (given != NULL ? copy_file(given, copy) : make_company(&bench)) &&
                   load(&bench);
    if (is_good)
        puts("command,accounts,requests,p50_ms,p99_ms,max_ms,cpu_ms");
    is_good = is_good && measure(&bench, "next") &&
              ((given == NULL && bench.planned_count == 0) ||
               (measure(&bench, "day") && measure(&bench, "quote") &&
                measure(&bench, "replan"))) &&
              measure(&bench, "log");
    unlink(copy);
    arena_release(&bench.arena);
    return is_good ? 0 : 1;
}
