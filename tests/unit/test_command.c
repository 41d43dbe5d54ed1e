// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "beat/command.h"
#include "beat/help.h"

static struct err err;

static bool find(const char *first, const char *second)
{
    const char *const words[] = {first, second};
    const struct command *command;
    uint32_t used;
    return command_find(words, second != NULL ? 2 : 1, &command, &used, &err);
}

static void every_row_is_filled(void **state)
{
    (void)state;
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command *command = command_get((enum command_id)i);
        assert_non_null(command->name);
        assert_non_null(command->arguments);
        assert_non_null(command->summary);
        assert_non_null(command->text);
        assert_non_null(command->options);
        assert_true(command->least <= command->most);
        assert_int_equal(command_id_of(command), i);
        assert_null(strstr(command->summary, "."));
    }
}

/* A letter or a name that two options of one command share would hide one of them. */
static void no_two_options_of_a_command_look_alike(void **state)
{
    (void)state;
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command *command = command_get((enum command_id)i);
        const struct option_spec *a, *b;
        for (uint32_t j = 0; (a = command_option(command, j)) != NULL; j++) {
            assert_non_null(a->meaning);
            assert_int_equal(a->kind == OPTION_FLAG, a->argument == NULL);
            assert_int_equal(a->kind == OPTION_WORD, a->words != NULL);
            for (uint32_t k = 0; k < j; k++) {
                b = command_option(command, k);
                assert_string_not_equal(a->name, b->name);
                assert_true(a->letter == 0 || a->letter != b->letter);
            }
        }
    }
}

static void usual_words_are_words(void **state)
{
    (void)state;
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command *command = command_get((enum command_id)i);
        const struct option_spec *option;
        for (uint32_t j = 0; (option = command_option(command, j)) != NULL; j++) {
            if (option->kind == OPTION_WORD && option->usual != NULL)
                assert_true(option_has_word(option->words, option->usual));
        }
    }
}

static void a_word_is_whole(void **state)
{
    (void)state;
    assert_true(option_has_word("csv|json", "json"));
    assert_true(option_has_word("csv|json", "csv"));
    assert_false(option_has_word("csv|json", "js"));
    assert_false(option_has_word("csv|json", "sv"));
    assert_false(option_has_word("csv|json", ""));
}

static void what_is_missing_or_wrong_is_named(void **state)
{
    (void)state;
    assert_false(find("pln", NULL));
    assert_err(&err, ERR_USAGE, "there is no command 'pln'; is it 'plan'?");
    assert_false(find("frobnicate", NULL));
    assert_err(&err, ERR_USAGE, "there is no command 'frobnicate'");
    assert_false(find("export", NULL));
    assert_err(&err, ERR_USAGE,
               "'export' wants one of: plan, territory, accounts, touches, map, layer");
    assert_false(find("export", "everything"));
    assert_err(
        &err, ERR_USAGE,
        "'export' wants one of: plan, territory, accounts, touches, map, layer; not "
        "'everything'");
    assert_true(find("export", "map"));
    assert_true(find("plan", "--week"));
}

/* No line of any page is wider than the page. */
static void help_fits_in_eighty_columns(void **state)
{
    char line[1024];
    FILE *page = tmpfile();
    (void)state;
    assert_non_null(page);
    help_write(page);
    help_write_whats("territory", page);
    for (int i = 0; i < COMMAND_COUNT; i++)
        help_write_command(command_get((enum command_id)i), page);
    rewind(page);
    while (fgets(line, sizeof line, page) != NULL) {
        if (strlen(line) > 81 && strncmp(line, "  $ ", 4) != 0)
            fail_msg("too wide: %s", line);
    }
    fclose(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_filled),
        cmocka_unit_test(no_two_options_of_a_command_look_alike),
        cmocka_unit_test(usual_words_are_words),
        cmocka_unit_test(a_word_is_whole),
        cmocka_unit_test(what_is_missing_or_wrong_is_named),
        cmocka_unit_test(help_fits_in_eighty_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
