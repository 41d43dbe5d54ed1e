// SPDX-License-Identifier: GPL-3.0-or-later
/* manual: parts of the manual pages, from the table of commands, as mdoc.
 *
 *   beat-manual name|synopsis|text|options|examples COMMAND [WHAT]
 *   beat-manual commands
 *
 * A tool of the source tree, not installed: docs/man/update puts what it prints into
 * the pages, and a test sees that nothing is out of date. */
#include "beat/command.h"

#include <stdio.h>
#include <string.h>

enum { LINE_WIDTH = 78 };

/* A backslash is written \\e. */
static void write_plain(const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\\')
            fputs("\\e", stdout);
        else
            putchar(*text);
    }
}

/* At the start of a line, where a dot or a quote would be a macro. */
static void write_text(const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", stdout);
    write_plain(text);
}

/* "[KEY [VALUE]]" is ".Op Ar KEY Op Ar VALUE", "KIND FILE..." is ".Ar KIND" and
 * ".Ar FILE ...": a line of its own for what stands outside of brackets. */
static void write_arguments(const char *arguments)
{
    char word[64];
    int depth = 0;
    while (*arguments != '\0') {
        const size_t length = strcspn(arguments, " ");
        const bool is_option = *arguments == '[';
        const size_t name_length = strcspn(arguments + is_option, " ].");
        snprintf(word, sizeof word, "%.*s", (int)name_length, arguments + is_option);
        printf("%s%sAr %s%s", depth == 0 ? "." : " ", is_option ? "Op " : "", word,
               strncmp(arguments + is_option + name_length, "...", 3) == 0 ? " ..."
                                                                           : "");
        for (size_t i = 0; i < length; i++)
            depth += (arguments[i] == '[') - (arguments[i] == ']');
        if (depth == 0)
            putchar('\n');
        arguments += length;
        arguments += strspn(arguments, " ");
    }
}

static void write_synopsis(const struct command *command)
{
    printf(".Nm beat\n.Cm %s%s%s\n", command->name, command->what != NULL ? " " : "",
           command->what != NULL ? command->what : "");
    puts(".Op Ar options");
    write_arguments(command->arguments);
}

static void write_name(const struct command *command)
{
    printf(".Nm beat-%s\n.Nd %s\n", command->name, command->summary);
}

/* One sentence from a new line, as mdoc wants it, in lines that fit a screen;
 * paragraphs apart. */
static void write_paragraphs(const char *text)
{
    size_t at = 0;
    char word[128];
    while (*text != '\0') {
        const size_t length = strcspn(text, " \n");
        snprintf(word, sizeof word, "%.*s", (int)length, text);
        if (at > 0 && at + 1 + length > LINE_WIDTH) {
            putchar('\n');
            at = 0;
        }
        if (at > 0)
            putchar(' ');
        if (at == 0)
            write_text(word);
        else
            write_plain(word);
        at += length + (at > 0);
        text += length;
        const bool is_end = *text == '\0' || text[-1] == '.' || text[-1] == ':';
        if (is_end) {
            putchar('\n');
            at = 0;
        }
        if (strncmp(text, "\n\n", 2) == 0)
            puts(".Pp");
        text += strspn(text, " \n");
    }
}

static void write_option(const struct option_spec *option)
{
    fputs(".It ", stdout);
    if (option->letter != 0)
        printf("Fl %c , ", option->letter);
    printf("Fl Fl %s", option->name);
    if (option->argument != NULL)
        printf(" Ar %s", option->argument);
    putchar('\n');
    char sentence[512];
    snprintf(sentence, sizeof sentence, "%s.", option->meaning);
    write_paragraphs(sentence);
    if (option->words != NULL)
        printf("One of %s.\n", option->words);
    if (option->usual != NULL) {
        fputs("Without it: ", stdout);
        write_text(option->usual);
        puts(".");
    }
    if (option->kind == OPTION_FLAG && option != &option_help)
        printf("Undone by\n.Fl Fl no-%s .\n", option->name);
}

static void write_options(const struct command *command)
{
    const struct option_spec *option;
    puts(".Bl -tag -width Ds");
    for (uint32_t i = 0; (option = command_option(command, i)) != NULL; i++)
        write_option(option);
    puts(".El");
}

static void write_examples(const struct command *command)
{
    if (command->examples == NULL)
        return;
    puts(".Bd -literal -offset indent");
    write_text(command->examples);
    puts(".Ed");
}

static void write_commands(void)
{
    char name[COMMAND_NAME_SIZE];
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command *command = command_get((enum command_id)i);
        if (command->group != GROUP_HIDDEN)
            puts(command_text(command, name));
    }
}

int main(int argc, char **argv)
{
    const struct command *command;
    struct err err = {0};
    uint32_t used;
    if (argc == 2 && strcmp(argv[1], "commands") == 0) {
        write_commands();
        return 0;
    }
    if (argc < 3) {
        fputs("usage: beat-manual name|synopsis|text|options|examples COMMAND [WHAT]\n",
              stderr);
        return 2;
    }
    const char *const *words = (const char *const *)argv + 2;
    if (!command_find(words, (uint32_t)argc - 2, &command, &used, &err)) {
        fprintf(stderr, "beat-manual: %s\n", err.text);
        return 2;
    }
    if (strcmp(argv[1], "name") == 0)
        write_name(command);
    else if (strcmp(argv[1], "synopsis") == 0)
        write_synopsis(command);
    else if (strcmp(argv[1], "text") == 0)
        write_paragraphs(command->text);
    else if (strcmp(argv[1], "options") == 0)
        write_options(command);
    else
        write_examples(command);
    return 0;
}
