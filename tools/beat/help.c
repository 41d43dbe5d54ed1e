// SPDX-License-Identifier: GPL-3.0-or-later
/* help: pages 80 columns wide, whatever the terminal: they read the same everywhere. */
#include "beat/help.h"

#include "beat/wrap.h"

#include <string.h>

enum { PAGE_WIDTH = 80, NAME_WIDTH = 22, OPTION_WIDTH = 26 };

static const char *const group_titles[GROUP_COUNT] = {
    [GROUP_FILE] = "The file and what goes into it",
    [GROUP_QUARTER] = "Each quarter: who looks after which account",
    [GROUP_WEEK] = "Each week: which visits, in what order",
    [GROUP_DAY] = "Each day: a rep on the road",
    [GROUP_PROGRAM] = "The program",
    [GROUP_HIDDEN] = NULL};

static void write_row(const char *left, size_t width, const char *text, FILE *out)
{
    size_t at = (size_t)fprintf(out, "  %s", left);
    if (at + 2 > width) {
        fprintf(out, "\n%*s", (int)width, "");
    } else {
        fprintf(out, "%*s", (int)(width - at), "");
    }
    wrap_write(text, (uint32_t)width, (uint32_t)width, PAGE_WIDTH, out);
}

static void write_group(enum command_group group, FILE *out)
{
    char name[COMMAND_NAME_SIZE];
    bool has_title = false;
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command *command = command_get((enum command_id)i);
        if (command->group != group)
            continue;
        if (!has_title)
            fprintf(out, "\n%s\n", group_titles[group]);
        has_title = true;
        write_row(command_text(command, name), NAME_WIDTH, command->summary, out);
    }
}

void help_write(FILE *out)
{
    fputs("beat plans the work of people who sell on the road.\n\n"
          "usage: beat COMMAND [WHAT] [OPTIONS] [ARGUMENTS]\n",
          out);
    for (int group = 0; group < GROUP_HIDDEN; group++)
        write_group((enum command_group)group, out);
    fputs("\n'beat help COMMAND' tells all about one command. The file is beat.db in "
          "this\n"
          "folder, or what BEAT_DB or --db name.\n",
          out);
}

/* "-w, --week WEEK", "    --[no-]color". */
static void option_left(const struct option_spec *option, char *text, size_t size)
{
    char letter[8] = "    ";
    if (option->letter != 0)
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    const bool can_undo = option->kind == OPTION_FLAG && option != &option_help;
    snprintf(text, size, "%s--%s%s%s%s", letter, can_undo ? "[no-]" : "", option->name,
             option->argument != NULL ? " " : "",
             option->argument != NULL ? option->argument : "");
}

static void write_option(const struct option_spec *option, FILE *out)
{
    char left[64], text[512];
    option_left(option, left, sizeof left);
    int at = snprintf(text, sizeof text, "%s", option->meaning);
    if (option->words != NULL)
        at +=
            snprintf(text + at, sizeof text - (size_t)at, "; one of %s", option->words);
    if (option->usual != NULL)
        snprintf(text + at, sizeof text - (size_t)at, " [%s]", option->usual);
    write_row(left, OPTION_WIDTH, text, out);
}

static void write_options(const struct command *command, FILE *out)
{
    const struct option_spec *option;
    fputs("\nOptions [and what holds without them]\n", out);
    for (uint32_t i = 0; (option = command_option(command, i)) != NULL; i++)
        write_option(option, out);
}

static void write_examples(const char *examples, FILE *out)
{
    if (examples == NULL)
        return;
    fputs("\nExamples\n", out);
    while (*examples != '\0') {
        const size_t length = strcspn(examples, "\n");
        fprintf(out, "  %.*s\n", (int)length, examples);
        examples += length + 1;
    }
}

void help_write_command(const struct command *command, FILE *out)
{
    char name[COMMAND_NAME_SIZE];
    command_text(command, name);
    const int at = fprintf(out, "beat %s: ", name);
    wrap_write(command->summary, (uint32_t)at, 0, PAGE_WIDTH, out);
    fprintf(out, "\nusage: beat %s [OPTIONS]%s%s\n\n", name,
            command->arguments[0] != '\0' ? " " : "", command->arguments);
    wrap_write(command->text, 0, 0, PAGE_WIDTH, out);
    write_options(command, out);
    write_examples(command->examples, out);
}

void help_write_whats(const char *name, FILE *out)
{
    char text[COMMAND_NAME_SIZE];
    fprintf(out, "usage: beat %s WHAT [OPTIONS] [ARGUMENTS]\n\n", name);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command *command = command_get((enum command_id)i);
        if (strcmp(command->name, name) == 0)
            write_row(command_text(command, text), NAME_WIDTH, command->summary, out);
    }
    fprintf(out, "\n'beat help %s WHAT' tells all about one of them.\n", name);
}
