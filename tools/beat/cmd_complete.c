// SPDX-License-Identifier: GPL-3.0-or-later
/* complete: what could stand in place of the last word of a command line.
 *
 * The words follow `--`; the last is what has been typed of it, perhaps nothing. One
 * candidate a line, a tab, its meaning; `:files` asks the shell for names of files.
 * What fails is silent: nobody asked a question. */
#include "beat/commands.h"
#include "beat/session.h"
#include "model/fields.h"
#include "model/words.h"
#include "store/names.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct typing {
    const char *const *words;
    uint32_t word_count; /* >= 1 */
    const char *last;
};

static void offer(const struct typing *typing, const char *word, const char *meaning)
{
    if (strncmp(word, typing->last, strlen(typing->last)) != 0)
        return;
    printf("%s\t%s\n", word, meaning != NULL ? meaning : "");
}

static void offer_words(const struct typing *typing, const char *words)
{
    char word[32];
    while (*words != '\0') {
        const size_t length = strcspn(words, "|");
        snprintf(word, sizeof word, "%.*s", (int)length, words);
        offer(typing, word, NULL);
        words += length;
        words += *words == '|';
    }
}

static void offer_commands(const struct typing *typing)
{
    const char *before = "";
    char whats[128];
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command *command = command_get((enum command_id)i);
        if (command->group == GROUP_HIDDEN || strcmp(command->name, before) == 0)
            continue;
        command_whats(command->name, whats, sizeof whats);
        offer(typing, command->name, command->what != NULL ? whats : command->summary);
        before = command->name;
    }
}

static void offer_whats(const struct typing *typing, const char *name)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command *command = command_get((enum command_id)i);
        if (command->what != NULL && strcmp(command->name, name) == 0)
            offer(typing, command->what, command->summary);
    }
}

static void offer_options(const struct typing *typing, const struct command *command)
{
    const struct option_spec *option;
    char word[64];
    for (uint32_t i = 0; (option = command_option(command, i)) != NULL; i++) {
        snprintf(word, sizeof word, "--%s", option->name);
        offer(typing, word, option->meaning);
    }
}

/* The file that the words typed so far name. */
static const char *typed_path(const struct typing *typing)
{
    const char *usual = getenv("BEAT_DB");
    for (uint32_t i = 0; i + 2 < typing->word_count; i++) {
        if (strcmp(typing->words[i], "--db") == 0 ||
            strcmp(typing->words[i], "-d") == 0)
            return typing->words[i + 1];
    }
    return usual != NULL && usual[0] != '\0' ? usual : "beat.db";
}

static void offer_reps(const struct typing *typing)
{
    struct arena arena = {0};
    struct db *db = NULL;
    struct err err;
    const struct name_row *names;
    uint32_t count;
    if (db_open(typed_path(typing), DB_READ, &db, &err) &&
        names_load_reps(db, &arena, &names, &count, &err)) {
        for (uint32_t i = 0; i < count; i++)
            offer(typing, names[i].crm_id, names[i].name);
    }
    db_close(db);
    arena_release(&arena);
}

static void offer_kinds(const struct typing *typing)
{
    for (int i = 0; i < IMPORT_COUNT; i++)
        offer(typing, import_info_get((enum import_kind)i)->name, NULL);
    offer(typing, "gazetteer", NULL);
}

static void offer_keys(const struct typing *typing)
{
    for (int i = 0; i < SETTING_COUNT; i++) {
        const struct setting_info *info = setting_info_get((enum setting)i);
        offer(typing, info->name, info->meaning);
    }
}

static void offer_outcomes(const struct typing *typing)
{
    for (int i = 0; i < OUTCOME_COUNT; i++)
        offer(typing, outcome_word((enum visit_outcome)i), NULL);
}

static void offer_argument(const struct typing *typing, const struct command *command,
                           uint32_t ix)
{
    const uint32_t shown = ix < ARGUMENTS_SHOWN ? ix : ARGUMENTS_SHOWN - 1;
    enum argument_kind kind = command->kinds[shown];
    if (ix >= command->most)
        return;
    for (uint32_t i = shown; kind == ARGUMENT_NONE && i > 0; i--)
        kind = command->kinds[i - 1];
    switch (kind) {
    case ARGUMENT_FILE:
        puts(":files");
        return;
    case ARGUMENT_WORD:
        offer_words(typing, command->words);
        return;
    case ARGUMENT_KIND:
        offer_kinds(typing);
        return;
    case ARGUMENT_KEY:
        offer_keys(typing);
        return;
    case ARGUMENT_REP:
        offer_reps(typing);
        return;
    case ARGUMENT_OUTCOME:
        offer_outcomes(typing);
        return;
    case ARGUMENT_COMMAND:
        offer_commands(typing);
        return;
    case ARGUMENT_ACCOUNT: /* too many to list */
    case ARGUMENT_DAY:
    case ARGUMENT_TEXT:
    case ARGUMENT_NONE:
        return;
    }
}

static void offer_value(const struct typing *typing, const struct option_spec *option)
{
    if (option->kind == OPTION_WORD)
        offer_words(typing, option->words);
    else if (option->kind == OPTION_FILE)
        puts(":files");
    else if (option->kind == OPTION_REP)
        offer_reps(typing);
}

/* The option that `word` is, when it wants a value in the next word; NULL. */
static const struct option_spec *option_with_value(const struct command *command,
                                                   const char *word)
{
    const struct option_spec *option;
    for (uint32_t i = 0; (option = command_option(command, i)) != NULL; i++) {
        const bool is_name =
            strncmp(word, "--", 2) == 0 && strcmp(word + 2, option->name) == 0;
        const bool is_letter = word[0] == '-' && option->letter != 0 &&
                               word[1] == option->letter && word[2] == '\0';
        if ((is_name || is_letter) && option->kind != OPTION_FLAG)
            return option;
    }
    return NULL;
}

static void offer_next(const struct typing *typing, const struct command *command,
                       uint32_t used)
{
    const struct option_spec *wants = NULL;
    uint32_t arguments = 0;
    for (uint32_t i = used; i + 1 < typing->word_count; i++) {
        if (wants != NULL) {
            wants = NULL;
            continue;
        }
        wants = option_with_value(command, typing->words[i]);
        arguments += typing->words[i][0] != '-';
    }
    if (wants != NULL)
        offer_value(typing, wants);
    else if (typing->last[0] == '-')
        offer_options(typing, command);
    else
        offer_argument(typing, command, arguments);
}

bool cmd_complete(const struct request *request, int *exit_code, struct err *err)
{
    const struct command *command;
    struct err ignored;
    uint32_t used;
    (void)exit_code;
    (void)err;
    if (request->argument_count == 0)
        return true;
    const struct typing typing = {request->arguments, request->argument_count,
                                  request->arguments[request->argument_count - 1]};
    if (typing.word_count == 1)
        offer_commands(&typing);
    else if (typing.word_count == 2 && command_has_whats(typing.words[0]))
        offer_whats(&typing, typing.words[0]);
    else if (command_find(typing.words, typing.word_count - 1, &command, &used,
                          &ignored))
        offer_next(&typing, command, used);
    return true;
}
