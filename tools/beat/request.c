// SPDX-License-Identifier: GPL-3.0-or-later
/* request: getopt_long over one command's rows.
 *
 * getopt_long knows letters, joined letters, --name=value, unambiguous beginnings of
 * names, `--`, and options after arguments. Its own messages are off: what it refuses
 * is said here, in our words. */
#include "beat/request.h"

#include "beat/nearest.h"
#include "text/number.h"

#include <assert.h>
#include <getopt.h>
#include <stddef.h>
#include <string.h>

/* What getopt_long returns for the ix-th option: CODE_FIRST + 2 * ix, one more for
 * --no-name. Letters stay below. */
enum { CODE_FIRST = 256, OPTIONS_MAX = 32, WORDS_MAX = 1 << 16 };

struct reading {
    const struct command *command;
    uint32_t option_count;
    struct option names[2 * OPTIONS_MAX + 1];
    char undo_names[OPTIONS_MAX][40];
    char letters[2 * OPTIONS_MAX + 2];
};

static void add_letter(struct reading *reading, const struct option_spec *option)
{
    const char piece[3] = {option->letter, option->kind == OPTION_FLAG ? '\0' : ':',
                           '\0'};
    if (option->letter != 0)
        strcat(reading->letters, piece);
}

static void list_options(struct reading *reading, const struct command *command)
{
    const struct option_spec *option;
    uint32_t at = 0;
    *reading = (struct reading){.command = command, .letters = ":"};
    for (uint32_t i = 0; (option = command_option(command, i)) != NULL; i++) {
        assert(i < OPTIONS_MAX && strlen(option->name) < 32);
        const bool is_flag = option->kind == OPTION_FLAG;
        reading->names[at++] =
            (struct option){option->name, is_flag ? no_argument : required_argument,
                            NULL, CODE_FIRST + 2 * (int)i};
        if (is_flag) {
            strcpy(reading->undo_names[i], "no-");
            strcat(reading->undo_names[i], option->name);
            reading->names[at++] = (struct option){reading->undo_names[i], no_argument,
                                                   NULL, CODE_FIRST + 2 * (int)i + 1};
        }
        add_letter(reading, option);
        reading->option_count = i + 1;
    }
}

static const struct option_spec *option_of_code(const struct reading *reading, int code)
{
    if (code >= CODE_FIRST)
        return command_option(reading->command, (uint32_t)(code - CODE_FIRST) / 2);
    for (uint32_t i = 0; i < reading->option_count; i++) {
        const struct option_spec *option = command_option(reading->command, i);
        if (option->letter == code)
            return option;
    }
    return NULL;
}

/* `word` as it was typed, up to its '='. */
static bool unknown_option(const struct reading *reading, const char *word,
                           struct err *err)
{
    const char *names[2 * OPTIONS_MAX];
    char name[64];
    uint32_t count = 0, starts = 0;
    const size_t length = strcspn(word, "=");
    if (strncmp(word, "--", 2) != 0 || length >= sizeof name)
        return err_set(err, ERR_USAGE, "there is no option '%.*s'", (int)length, word);
    memcpy(name, word + 2, length - 2);
    name[length - 2] = '\0';
    for (uint32_t i = 0; reading->names[i].name != NULL; i++) {
        names[count++] = reading->names[i].name;
        starts += strncmp(reading->names[i].name, name, strlen(name)) == 0;
    }
    if (starts > 1)
        return err_set(err, ERR_USAGE, "'--%s' may be the start of several options",
                       name);
    const char *near = nearest_name(name, names, count);
    if (near != NULL)
        return err_set(err, ERR_USAGE, "there is no option '--%s'; is it '--%s'?", name,
                       near);
    return err_set(err, ERR_USAGE, "there is no option '--%s'", name);
}

/* getopt_long returned '?': optopt is 0 for an unknown name, a letter for an unknown
 * letter, a code for a flag that was given a value. */
static bool refused_option(const struct reading *reading, const char *word,
                           struct err *err)
{
    if (optopt == 0)
        return unknown_option(reading, word, err);
    const struct option_spec *option = option_of_code(reading, optopt);
    if (option == NULL)
        return err_set(err, ERR_USAGE, "there is no option '-%c'", optopt);
    return err_set(err, ERR_USAGE, "'--%s' takes no value", option->name);
}

static bool has_twice(const struct request *request, const struct option_spec *option)
{
    return !option->can_repeat && option->kind != OPTION_FLAG &&
           request_text(request, option) != NULL;
}

static bool take_option(const struct reading *reading, int code,
                        struct request *request, struct option_given *given,
                        struct err *err)
{
    const struct option_spec *option = option_of_code(reading, code);
    const bool is_undone = code >= CODE_FIRST && (code - CODE_FIRST) % 2 == 1;
    if (option == &option_help)
        request->wants_help = true;
    if (has_twice(request, option))
        return err_set(err, ERR_USAGE, "'--%s' is given twice", option->name);
    if (option->kind != OPTION_FLAG && !option_check(option, optarg, err))
        return false;
    given[request->given_count++] =
        (struct option_given){option, optarg, option->kind == OPTION_FLAG && is_undone};
    return true;
}

static bool take_options(const struct reading *reading, int argc, char **argv,
                         struct request *request, struct option_given *given,
                         struct err *err)
{
    int code;
    opterr = 0;
    optind = 0; /* glibc: start anew */
    while ((code = getopt_long(argc, argv, reading->letters, reading->names, NULL)) !=
           -1) {
        if (code == ':')
            return err_set(err, ERR_USAGE, "'--%s' wants %s",
                           option_of_code(reading, optopt)->name,
                           option_of_code(reading, optopt)->argument);
        if (code == '?')
            return refused_option(reading, argv[optind - 1], err);
        if (!take_option(reading, code, request, given, err))
            return false;
    }
    return true;
}

static bool check_arguments(const struct request *request, struct err *err)
{
    const struct command *command = request->command;
    char name[COMMAND_NAME_SIZE];
    command_text(command, name);
    if (request->argument_count < command->least)
        return err_set(err, ERR_USAGE, "'%s' wants %s", name, command->arguments);
    if (request->argument_count <= command->most)
        return true;
    const char *extra = request->arguments[command->most];
    if (command->most == 0)
        return err_set(err, ERR_USAGE, "'%s' takes no argument, but there is '%s'",
                       name, extra);
    return err_set(err, ERR_USAGE, "'%s' takes %s, and '%s' is one too many", name,
                   command->arguments, extra);
}

static bool check_word_argument(const struct request *request, struct err *err)
{
    const struct command *command = request->command;
    if (command->kinds[0] != ARGUMENT_WORD || request->argument_count == 0 ||
        option_has_word(command->words, request->arguments[0]))
        return true;
    return err_set(err, ERR_USAGE, "'%s' wants one of %s, not '%s'", command->name,
                   command->words, request->arguments[0]);
}

bool request_read(const struct command *command, const char *const *words,
                  uint32_t word_count, struct arena *arena, struct request *request,
                  struct err *err)
{
    struct reading reading;
    if (word_count > WORDS_MAX)
        return err_set(err, ERR_LIMIT, "the command line has more than %d words",
                       (int)WORDS_MAX);
    list_options(&reading, command);
    char **argv = ARENA_ARRAY(arena, (size_t)word_count + 2, char *);
    struct option_given *given = ARENA_ARRAY(arena, word_count, struct option_given);
    argv[0] = arena_text(arena, "beat");
    for (uint32_t i = 0; i < word_count; i++)
        argv[i + 1] = arena_text(arena, words[i]);

    *request = (struct request){.command = command, .given = given};
    const bool is_good =
        take_options(&reading, (int)word_count + 1, argv, request, given, err);
    if (request->wants_help)
        return true;
    if (!is_good)
        return false;
    request->arguments = (const char *const *)argv + optind;
    request->argument_count = word_count + 1 - (uint32_t)optind;
    return check_arguments(request, err) && check_word_argument(request, err);
}

/* The option must be one that the command takes: a slip here would read as "not given".
 */
static void assert_takes(const struct request *request,
                         const struct option_spec *option)
{
    const struct option_spec *row = NULL;
    for (uint32_t i = 0; row != option; i++) {
        row = command_option(request->command, i);
        assert(row != NULL);
    }
}

bool request_flag(const struct request *request, const struct option_spec *option,
                  bool usual)
{
    bool is_on = usual;
    assert_takes(request, option);
    for (uint32_t i = 0; i < request->given_count; i++) {
        if (request->given[i].option == option)
            is_on = !request->given[i].is_undone;
    }
    return is_on;
}

const char *request_text(const struct request *request,
                         const struct option_spec *option)
{
    const char *text = NULL;
    assert_takes(request, option);
    for (uint32_t i = 0; i < request->given_count; i++) {
        if (request->given[i].option == option)
            text = request->given[i].value;
    }
    return text;
}

const char *request_word(const struct request *request,
                         const struct option_spec *option)
{
    const char *text = request_text(request, option);
    return text != NULL ? text : option->usual;
}

int64_t request_count(const struct request *request, const struct option_spec *option,
                      int64_t usual)
{
    const char *text = request_text(request, option);
    struct err err;
    int64_t number;
    if (text == NULL || !number_whole_read(text, &number, &err))
        return usual;
    return number;
}

uint32_t request_texts(const struct request *request, const struct option_spec *option,
                       struct arena *arena, const char *const **texts)
{
    const char **list = ARENA_ARRAY(arena, request->given_count, const char *);
    uint32_t count = 0;
    assert_takes(request, option);
    for (uint32_t i = 0; i < request->given_count; i++) {
        if (request->given[i].option == option)
            list[count++] = request->given[i].value;
    }
    *texts = list;
    return count;
}

const char *request_argument(const struct request *request, uint32_t ix)
{
    return ix < request->argument_count ? request->arguments[ix] : NULL;
}
