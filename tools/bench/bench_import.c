// SPDX-License-Identifier: GPL-3.0-or-later
/* bench-import: imports made-up accounts into a new database and prints one CSV row.
 *
 *     bench-import [--accounts N] [--reps N] [--seed S] [--hours] [--folder DIR]
 *
 * Columns: accounts; cpu_s and wall_s from the opening of the CSV file to the closing
 * of the database (reading, checking, storing, geometries and indexes; reps are there
 * already); read_cpu_s, the part up to the last row read; rss_mb, the most memory;
 * bytes of the CSV file; db_bytes of the database. Files lie in a folder of their own
 * below DIR
 * ($TMPDIR, /tmp) and are removed. */
#define _XOPEN_SOURCE 700 /* mkdtemp */
#include "bench/account_sheet.h"
#include "bench/clock.h"
#include "intake/intake.h"
#include "spatial/spatial.h"
#include "store/save_rows.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PATH_SIZE = 4096, NOW_UTC = 1764000000, ACCOUNTS_MAX = 20000000 };

struct bench {
    struct account_sheet sheet;
    char folder[PATH_SIZE - 32];
    char reps[PATH_SIZE], accounts[PATH_SIZE], db[PATH_SIZE];
    double cpu_s, wall_s, read_cpu_s;
};

static double wall_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static bool add_rows(struct intake *intake, struct save *save, struct err *err)
{
    for (;;) {
        struct import_batch batch;
        struct arena scratch = {0};
        const struct import_fault *faults;
        uint32_t count = 0;
        if (!intake_next(intake, &batch, err))
            return false;
        if (batch.row_count == 0)
            return true;
        const bool is_added = save_add(save, &batch, &scratch, &faults, &count, err);
        if (is_added && count > 0)
            err_set(err, ERR_INPUT, "row %u: %s", faults[0].row, faults[0].text);
        arena_release(&scratch);
        if (!is_added || count > 0)
            return false;
    }
}

/* What the import command does, without its talk. */
static bool import(struct bench *bench, struct db *db, enum import_kind kind,
                   const char *path, struct err *err)
{
    struct intake *intake = NULL;
    struct save *save = NULL;
    struct err ignored;
    bool is_done = intake_open(path, kind, &(struct intake_options){0}, &intake, err) &&
                   save_open(db, kind, NOW_UTC, &save, err) &&
                   add_rows(intake, save, err);
    bench->read_cpu_s = clock_cpu_s();
    is_done = is_done && save_finish(save, false, err);
    save_close(save);
    return intake_close(intake, is_done ? err : &ignored) && is_done;
}

static bool measure(struct bench *bench, struct err *err)
{
    struct db *db = NULL;
    if (!spatial_open(bench->db, DB_CREATE, &db, err))
        return false;
    bool is_done = import(bench, db, IMPORT_REPS, bench->reps, err);
    const double cpu_s = clock_cpu_s(), from_s = wall_s();
    is_done = is_done && import(bench, db, IMPORT_ACCOUNTS, bench->accounts, err);
    db_close(db);
    bench->read_cpu_s -= cpu_s;
    bench->cpu_s = clock_cpu_s() - cpu_s;
    bench->wall_s = wall_s() - from_s;
    return is_done;
}

static bool make_files(struct bench *bench, const char *below, struct err *err)
{
    snprintf(bench->folder, sizeof bench->folder, "%.4000s/bench-import-XXXXXX", below);
    if (!mkdtemp(bench->folder))
        return err_set(err, ERR_SYSTEM, "no folder can be made in %s", below);
    snprintf(bench->reps, PATH_SIZE, "%s/reps.csv", bench->folder);
    snprintf(bench->accounts, PATH_SIZE, "%s/accounts.csv", bench->folder);
    snprintf(bench->db, PATH_SIZE, "%s/bench.db", bench->folder);
    return rep_sheet_write(&bench->sheet, bench->reps, err) &&
           account_sheet_write(&bench->sheet, bench->accounts, err);
}

static void remove_files(const struct bench *bench)
{
    static const char *const tails[] = {"", "-wal", "-shm"};
    char path[PATH_SIZE + 8];
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        snprintf(path, sizeof path, "%s%s", bench->db, tails[i]);
        unlink(path);
    }
    unlink(bench->reps);
    unlink(bench->accounts);
    rmdir(bench->folder);
}

static long long size_of(const char *path)
{
    struct stat state;
    return stat(path, &state) == 0 ? (long long)state.st_size : -1;
}

static void print_row(const struct bench *bench)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    puts("accounts,cpu_s,wall_s,read_cpu_s,rss_mb,bytes,db_bytes");
    printf("%u,%.2f,%.2f,%.2f,%ld,%lld,%lld\n", bench->sheet.accounts, bench->cpu_s,
           bench->wall_s, bench->read_cpu_s, usage.ru_maxrss / 1024,
           size_of(bench->accounts), size_of(bench->db));
}

static bool read_number(const char *text, uint32_t most, uint32_t *number)
{
    char *end;
    const unsigned long value = strtoul(text, &end, 10);
    *number = (uint32_t)value;
    return *text && *end == '\0' && value >= 1 && value <= most;
}

static bool read_option(int option, const char *value, struct bench *bench,
                        const char **below)
{
    char *end;
    switch (option) {
    case 'a':
        return read_number(value, ACCOUNTS_MAX, &bench->sheet.accounts);
    case 'r':
        return read_number(value, 99999, &bench->sheet.reps);
    case 's':
        bench->sheet.seed = strtoull(value, &end, 10);
        return *value && *end == '\0';
    case 'o':
        return bench->sheet.has_hours = true;
    case 'f':
        *below = value;
        return true;
    default:
        return false;
    }
}

int main(int argc, char **argv)
{
    static const struct option options[] = {{"accounts", required_argument, NULL, 'a'},
                                            {"reps", required_argument, NULL, 'r'},
                                            {"seed", required_argument, NULL, 's'},
                                            {"hours", no_argument, NULL, 'o'},
                                            {"folder", required_argument, NULL, 'f'},
                                            {NULL, 0, NULL, 0}};
    struct bench bench = {.sheet = {.accounts = 100000, .seed = 1}};
    const char *below = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
    int option;
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (!read_option(option, optarg, &bench, &below)) {
            fputs("usage: bench-import [--accounts N] [--reps N] [--seed S] [--hours] "
                  "[--folder DIR]\n",
                  stderr);
            return 2;
        }
    }
    if (bench.sheet.reps == 0)
        bench.sheet.reps = 1 + bench.sheet.accounts / 1000;
    struct err err;
    const bool is_done = make_files(&bench, below, &err) && measure(&bench, &err);
    if (is_done)
        print_row(&bench);
    else
        fprintf(stderr, "bench-import: %s\n", err.text);
    remove_files(&bench);
    return is_done ? 0 : err_exit_code(&err);
}
