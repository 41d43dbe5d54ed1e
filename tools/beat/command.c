// SPDX-License-Identifier: GPL-3.0-or-later
/* command: finding one, and its options. The rows are in command_table.c. */
#include "beat/command.h"

#include "beat/command_table.h"
#include "beat/nearest.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

const struct command *command_get(enum command_id id)
{
    assert(id < COMMAND_COUNT);
    return &command_table[id];
}

enum command_id command_id_of(const struct command *command)
{
    return (enum command_id)(command - command_table);
}

bool command_is_name(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(command_table[i].name, name) == 0)
            return true;
    }
    return false;
}

bool command_has_whats(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(command_table[i].name, name) == 0 && command_table[i].what != NULL)
            return true;
    }
    return false;
}

static bool unknown_name(const char *name, struct err *err)
{
    const char *names[COMMAND_COUNT];
    uint32_t count = 0;
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (command_table[i].group != GROUP_HIDDEN)
            names[count++] = command_table[i].name;
    }
    const char *near = nearest_name(name, names, count);
    if (near != NULL)
        return err_set(err, ERR_USAGE, "there is no command '%s'; is it '%s'?", name,
                       near);
    return err_set(err, ERR_USAGE, "there is no command '%s'", name);
}

void command_whats(const char *name, char *text, size_t size)
{
    size_t at = 0;
    text[0] = '\0';
    for (size_t i = 0; i < COMMAND_COUNT && at < size; i++) {
        const struct command *command = &command_table[i];
        if (strcmp(command->name, name) == 0 && command->what != NULL)
            at += (size_t)snprintf(text + at, size - at, "%s%s", at > 0 ? ", " : "",
                                   command->what);
    }
}

static bool unknown_what(const char *name, const char *what, struct err *err)
{
    char whats[256];
    command_whats(name, whats, sizeof whats);
    if (what == NULL)
        return err_set(err, ERR_USAGE, "'%s' wants one of: %s", name, whats);
    return err_set(err, ERR_USAGE, "'%s' wants one of: %s; not '%s'", name, whats,
                   what);
}

bool command_find(const char *const *words, uint32_t word_count,
                  const struct command **command, uint32_t *used, struct err *err)
{
    const char *what = word_count > 1 ? words[1] : NULL;
    bool has_name = false;
    assert(word_count > 0);
    if (words[0][0] == '-' &&
        strcmp(words[0], command_table[COMMAND_COMPLETE].name) != 0)
        return err_set(err, ERR_USAGE,
                       "options follow the command, but '%s' comes first", words[0]);
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        const struct command *row = &command_table[i];
        if (strcmp(row->name, words[0]) != 0)
            continue;
        has_name = true;
        if (row->what == NULL || (what != NULL && strcmp(row->what, what) == 0)) {
            *command = row;
            *used = row->what == NULL ? 1 : 2;
            return true;
        }
    }
    return has_name ? unknown_what(words[0], what, err) : unknown_name(words[0], err);
}

char *command_text(const struct command *command, char text[COMMAND_NAME_SIZE])
{
    snprintf(text, COMMAND_NAME_SIZE, "%s%s%s", command->name,
             command->what != NULL ? " " : "",
             command->what != NULL ? command->what : "");
    return text;
}

const struct option_spec *command_option(const struct command *command, uint32_t ix)
{
    for (uint32_t i = 0; command->options[i] != NULL; i++) {
        if (ix == i)
            return command->options[i];
    }
    uint32_t own = 0;
    while (command->options[own] != NULL)
        own++;
    return options_common[ix - own];
}

const struct option_spec *command_find_option(const struct command *command,
                                              const char *name)
{
    const struct option_spec *option;
    for (uint32_t i = 0; (option = command_option(command, i)) != NULL; i++) {
        if (strcmp(option->name, name) == 0)
            return option;
    }
    return NULL;
}
