// SPDX-License-Identifier: GPL-3.0-or-later
/* demo: the sample company from its files to a planned week, in a folder of its own.
 *
 * Each step is a command as a user would type it, shown and then run by this very
 * program, so the tour cannot say what the program does not do. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "beat/commands.h"
#include "beat/request.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MAX = 16 };

#define NOW "--now 2026-11-20T16:00"
#define WEEK "--week 2026-W48 "

/* Words between single blanks; '@' at the start of a word is the folder of the sample,
 * "%e" what --effort says. A leading '-' runs a step without showing what it prints. */
static const char *const steps[] = {
    "init --zone Europe/Riga",
    "import reps @reps.csv " NOW,
    "import accounts @accounts.csv " NOW,
    "import contacts @contacts.csv " NOW,
    "-import opportunities @opportunities.csv " NOW,
    "-import leads @leads.csv " NOW,
    "-import appointments @appointments.csv " NOW,
    "-import blocks @blocks.csv " NOW,
    "-import calendar @calendar.csv " NOW,
    "-import events @events.csv " NOW,
    "-import lodgings @lodgings.csv " NOW,
    "-import visits @visits.csv " NOW,
    "status",
    "check data " NOW,
    "territory design " NOW,
    "plan " WEEK "--effort %e " NOW,
    "export map " WEEK "--output map.html " NOW,
    "export plan " WEEK "--rep R01 --format ics --output R01.ics " NOW,
    "export plan " WEEK "--rep R01 --format gpx --output R01.gpx " NOW,
    "day R01 2026-11-24",
    "next R01 --now 2026-11-24T10:30",
    "explain LV00042 " NOW,
};

struct demo {
    const char *program; /* this one, absolute */
    const char *sample;  /* folder of the sample, absolute, with a slash at its end */
    const char *effort;
    struct arena arena;
};

/* The sample beside an installed program, or in the source tree it was built in. */
static bool find_sample(struct demo *demo, struct err *err)
{
    static const char *const places[] = {"../../share/beat/sample",
                                         "../../../data/sample"};
    char program[PATH_MAX], path[2 * PATH_MAX], whole[PATH_MAX];
    const ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length < 0)
        return err_set(err, ERR_SYSTEM, "cannot tell where this program lies: %s",
                       strerror(errno));
    program[length] = '\0';
    demo->program = arena_text(&demo->arena, program);
    *strrchr(program, '/') = '\0';
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        snprintf(path, sizeof path, "%s/%s/accounts.csv", program, places[i]);
        if (realpath(path, whole) != NULL) {
            *strrchr(whole, '/') = '\0';
            demo->sample = arena_format(&demo->arena, "%s/", whole);
            return true;
        }
    }
    return err_set(err, ERR_SYSTEM, "the sample is neither in '%s/%s' nor in '%s/%s'",
                   program, places[0], program, places[1]);
}

/* Into --dir, which is made when it is not there, or into a new temporary folder. */
static bool enter_folder(const struct request *request, struct arena *arena,
                         struct err *err)
{
    const char *temporary = getenv("TMPDIR");
    const char *path = request_text(request, &option_dir);
    if (path == NULL) {
        char *made = arena_format(arena, "%s/beat-demo-XXXXXX",
                                  temporary != NULL ? temporary : "/tmp");
        if (mkdtemp(made) == NULL)
            return err_set(err, ERR_SYSTEM, "'%s' cannot be made: %s", made,
                           strerror(errno));
        path = made;
    } else if (mkdir(path, 0777) != 0 && errno != EEXIST) {
        return err_set(err, ERR_SYSTEM, "'%s' cannot be made: %s", path,
                       strerror(errno));
    }
    if (chdir(path) != 0)
        return err_set(err, ERR_SYSTEM, "'%s' cannot be entered: %s", path,
                       strerror(errno));
    return true;
}

/* The words of a step; NULL-ended. */
static char **words_of(struct demo *demo, const char *step)
{
    char **words = ARENA_ARRAY(&demo->arena, WORDS_MAX + 2, char *);
    uint32_t count = 0;
    words[count++] = arena_text(&demo->arena, "beat");
    while (*step != '\0' && count <= WORDS_MAX) {
        const size_t length = strcspn(step, " ");
        char *word = arena_text_n(&demo->arena, step, length);
        if (word[0] == '@')
            word = arena_format(&demo->arena, "%s%s", demo->sample, word + 1);
        else if (strcmp(word, "%e") == 0)
            word = arena_text(&demo->arena, demo->effort);
        words[count++] = word;
        step += length;
        step += *step == ' ';
    }
    return words;
}

static void become(const struct demo *demo, char **words, bool is_quiet)
{
    const int nowhere = is_quiet ? open("/dev/null", O_WRONLY) : -1;
    if (nowhere >= 0)
        dup2(nowhere, STDOUT_FILENO);
    execv(demo->program, words);
    fprintf(stderr, "beat: cannot start '%s': %s\n", demo->program, strerror(errno));
    _exit(4);
}

/* The step's exit code, as a shell has it. */
static bool run_step(struct demo *demo, const char *step, int *exit_code,
                     struct err *err)
{
    const bool is_quiet = step[0] == '-';
    const bool is_first = step == steps[0];
    char **words = words_of(demo, step + is_quiet);
    int status = 0;
    fputs(is_quiet || is_first ? "$" : "\n$", stdout);
    for (uint32_t i = 0; words[i] != NULL; i++)
        printf(" %s", words[i]);
    putchar('\n');
    fflush(NULL);
    const pid_t child = fork();
    if (child == 0)
        become(demo, words, is_quiet);
    if (child < 0 || waitpid(child, &status, 0) != child)
        return err_set(err, ERR_SYSTEM, "cannot start '%s': %s", demo->program,
                       strerror(errno));
    *exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return true;
}

static void say_what_is_next(void)
{
    char folder[PATH_MAX];
    if (getcwd(folder, sizeof folder) == NULL)
        snprintf(folder, sizeof folder, ".");
    printf("\nLook at next, in %s:\n", folder);
    puts("  map.html   territories, routes and reasons; open it in a browser\n"
         "  R01.ics    the week of rep R01; load it into a calendar\n"
         "  R01.gpx    her routes, for a navigation device\n"
         "  beat.db    all of it, to go on with in that folder:");
    puts("    beat explain R01 " NOW "   a rep's week taken apart\n"
         "    beat settings                             what plans are made with\n"
         "    beat help                                 all commands");
}

bool cmd_demo(const struct request *request, int *exit_code, struct err *err)
{
    struct demo demo = {.effort = request_word(request, &option_effort)};
    if (request_text(request, &option_db) != NULL)
        return err_set(err, ERR_USAGE,
                       "the tour has a file of its own: '--dir' says where");
    bool is_done = find_sample(&demo, err) && enter_folder(request, &demo.arena, err);
    unsetenv("BEAT_DB");
    for (size_t i = 0; i < sizeof steps / sizeof *steps && is_done && *exit_code == 0;
         i++)
        is_done = run_step(&demo, steps[i], exit_code, err);
    if (is_done && *exit_code == 0)
        say_what_is_next();
    arena_release(&demo.arena);
    return is_done;
}
