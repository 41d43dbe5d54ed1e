// SPDX-License-Identifier: GPL-3.0-or-later
/* program: finding the command, running it here or in the other program, and saying
 * what went wrong: this is the only place that prints an error. */
#include "beat/program.h"

#include "beat/help.h"
#include "beat/other.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Which help to ask for: the narrowest that the words name. */
static void write_hint(const char *const *words, uint32_t word_count)
{
    const struct command *command;
    struct err ignored;
    uint32_t used;
    char name[COMMAND_NAME_SIZE];
    if (word_count > 0 && command_find(words, word_count, &command, &used, &ignored) &&
        command_id_of(command) != COMMAND_HELP && command->group != GROUP_HIDDEN)
        fprintf(stderr, "see 'beat help %s'\n", command_text(command, name));
    else if (word_count > 0 && command_has_whats(words[0]))
        fprintf(stderr, "see 'beat help %s'\n", words[0]);
    else
        fputs("see 'beat help'\n", stderr);
}

static int report(const struct err *err, const char *const *words, uint32_t word_count)
{
    fprintf(stderr, "beat: %s\n", err->text);
    if (err->code == ERR_USAGE)
        write_hint(words, word_count);
    return err_exit_code(err);
}

static bool run_command(const struct program *program, const struct command *command,
                        const char *const *words, uint32_t word_count, char **argv,
                        int *exit_code, struct err *err)
{
    struct arena arena = {0};
    struct request request;
    bool is_done = request_read(command, words, word_count, &arena, &request, err);
    request.argv = argv;
    if (is_done && request.wants_help)
        help_write_command(command, stdout);
    else if (is_done)
        is_done = program->runs[command_id_of(command)](&request, exit_code, err);
    arena_release(&arena);
    return is_done;
}

/* Whether an answer reached its reader shows at the latest when the stream is flushed.
 */
static bool flush_answer(struct err *err)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return true;
    return err_set(err, ERR_SYSTEM, "cannot write to standard output: %s",
                   strerror(errno));
}

static bool dispatch(const struct program *program, const char *const *words,
                     uint32_t word_count, char **argv, int *exit_code, struct err *err)
{
    const struct command *command;
    uint32_t used;
    if (!command_find(words, word_count, &command, &used, err))
        return false;
    if (program->runs[command_id_of(command)] == NULL) {
        assert(command->is_heavy && program->other != NULL);
        return other_run(program->other, argv, err);
    }
    return run_command(program, command, words + used, word_count - used, argv,
                       exit_code, err) &&
           flush_answer(err);
}

/* `beat --help`, `beat -h` and `beat --version` are commands as well; `beat territory
 * --help` is asked about all of them. True when it was answered. */
static bool asks_for_help(const char *const *words, uint32_t word_count)
{
    const struct command *command;
    struct err ignored;
    uint32_t used;
    if (word_count == 1 &&
        (strcmp(words[0], "--help") == 0 || strcmp(words[0], "-h") == 0)) {
        help_write(stdout);
        return true;
    }
    if (word_count == 2 && command_is_name(words[0]) &&
        !command_find(words, word_count, &command, &used, &ignored) &&
        (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0)) {
        help_write_whats(words[0], stdout);
        return true;
    }
    return false;
}

/* A standard stream that is closed would give its number to the next file opened, and
 * an answer or a message could go into the database. What stands in takes no writing.
 */
static void hold_streams(void)
{
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++) {
        if (fcntl(stream, F_GETFD) == -1 && open("/dev/null", O_RDONLY) != stream)
            _exit(4);
    }
}

int program_run(const struct program *program, int argc, char **argv)
{
    const char *const version[] = {"version"};
    const char *const *words = (const char *const *)argv + 1;
    uint32_t word_count = argc > 0 ? (uint32_t)argc - 1 : 0;
    struct err err = {0};
    int exit_code = 0;
    hold_streams();
    if (word_count == 0) {
        help_write(stderr);
        return 2;
    }
    if (word_count == 1 && strcmp(words[0], "--version") == 0)
        words = version;
    if (asks_for_help(words, word_count))
        return flush_answer(&err) ? 0 : report(&err, words, word_count);
    if (!dispatch(program, words, word_count, argv, &exit_code, &err)) {
        fflush(stdout);
        return report(&err, words, word_count);
    }
    return exit_code;
}
