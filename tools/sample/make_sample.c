// SPDX-License-Identifier: GPL-3.0-or-later
/* make-sample: writes the sample company, or one of any size, as CSV files.
 *
 *   make-sample [--accounts N] [--reps R] [--seed S] [--today DATE] FOLDER
 *
 * The files of data/sample are what it writes without options; a test compares them. */
#include "base/civil.h"
#include "sample/write.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct option long_options[] = {
    {"accounts", required_argument, NULL, 'n'},
    {"reps", required_argument, NULL, 'r'},
    {"seed", required_argument, NULL, 's'},
    {"today", required_argument, NULL, 't'},
    {NULL, 0, NULL, 0},
};

static bool read_count(const char *name, const char *text, uint64_t most,
                       uint64_t *value, struct err *err)
{
    char *end;
    errno = 0;
    const unsigned long long number = strtoull(text, &end, 10);
    if (errno || end == text || *end || *text == '-' || number < 1 || number > most)
        return err_set(err, ERR_USAGE,
                       "--%s takes a whole number from 1 to %llu, not '%s'", name,
                       (unsigned long long)most, text);
    *value = number;
    return true;
}

static bool read_option(int letter, const char *text, struct company_options *options,
                        struct err *err)
{
    uint64_t number = 0;
    switch (letter) {
    case 'n':
        if (!read_count("accounts", text, 5000000, &number, err))
            return false;
        options->account_count = (uint32_t)number;
        return true;
    case 'r':
        if (!read_count("reps", text, 100000, &number, err))
            return false;
        options->rep_count = (uint32_t)number;
        return true;
    case 's':
        return read_count("seed", text, UINT64_MAX, &options->seed, err);
    case 't':
        return civil_day_read(text, &options->today_day, err);
    default:
        return err_set(err, ERR_USAGE, "there is no such option");
    }
}

static bool read_options(int argc, char **argv, struct company_options *options,
                         const char **folder, struct err *err)
{
    opterr = 0;
    for (int letter; (letter = getopt_long(argc, argv, "", long_options, NULL)) != -1;)
        if (!read_option(letter, optarg, options, err))
            return false;
    if (argc - optind != 1)
        return err_set(err, ERR_USAGE, "one folder to write to is needed");
    *folder = argv[optind];
    return true;
}

static bool make_folder(const char *folder, struct err *err)
{
    if (mkdir(folder, 0777) == 0 || errno == EEXIST)
        return true;
    return err_set(err, ERR_SYSTEM, "cannot make the folder '%s': %s", folder,
                   strerror(errno));
}

int main(int argc, char **argv)
{
    struct err err = {0};
    struct company_options options = {
        .account_count = DEFAULT_ACCOUNTS,
        .rep_count = DEFAULT_REPS,
        .seed = 1,
        .today_day = civil_day((struct civil){2026, 11, 20}),
    };
    const char *folder = NULL;
    struct arena arena = {0};
    struct company company;
    bool done =
        read_options(argc, argv, &options, &folder, &err) && make_folder(folder, &err);
    if (done) {
        company_make(&company, &options, &arena);
        done = write_company(&company, folder, &err);
    }
    if (!done)
        fprintf(stderr, "make-sample: %s\n", err.text);
    arena_release(&arena);
    return err_exit_code(&err);
}
