// SPDX-License-Identifier: GPL-3.0-or-later
/* docs/formats.md repeats the tables of fields and settings, between markers:
 *
 *     <!-- fields of accounts -->  ...  <!-- end -->      and   <!-- settings -->
 *
 * This test compares each with what the tables say. `test_formats --write` puts the
 * present text in. */
#include "model/fields.h"
#include "model/settings.h"
#include "model/words.h"
#include "testing.h"

#include "base/civil.h"

static const char *list_words(const char *const *words, struct arena *arena)
{
    const char *list = "";
    for (; *words; words++)
        list = arena_format(arena, "%s%s`%s`", list, *list ? ", " : "", *words);
    return list;
}

static const char *number_form(const struct field *field, struct arena *arena)
{
    if (field->least == 0 && field->most == 0)
        return "a whole number";
    return arena_format(arena, "a whole number %" PRId64 "..%" PRId64, field->least,
                        field->most);
}

static const char *length_form(const struct field *field, struct arena *arena)
{
    return arena_format(arena, "a length of %" PRId64 " to %" PRId64 " min",
                        field->least / 60, field->most / 60);
}

static const char *time_form(const struct field *field, struct arena *arena)
{
    char most[CIVIL_TOD_SIZE];
    return arena_format(arena, "a time of day to %s",
                        civil_tod_text((int32_t)field->most, most));
}

/* What a cell of the field may hold. */
static const char *form_of(const struct field *field, struct arena *arena)
{
    switch (field->type) {
    case FIELD_ID:
        return "a key";
    case FIELD_TEXT:
        return "text";
    case FIELD_LON:
        return "degrees -180..180";
    case FIELD_LAT:
        return "degrees -90..90";
    case FIELD_MONEY:
        return "money, not below 0";
    case FIELD_LENGTH:
        return length_form(field, arena);
    case FIELD_COUNT:
        return number_form(field, arena);
    case FIELD_SHARE:
        return "a share, 0..100 %";
    case FIELD_DATE:
        return "a date";
    case FIELD_TOD:
        return time_form(field, arena);
    case FIELD_WEEKDAY:
        return "a weekday";
    case FIELD_WEEKDAYS:
        return "weekdays";
    case FIELD_FLAG:
        return "yes or no";
    case FIELD_WORD:
        return list_words(field->words, arena);
    case FIELD_TIER:
        return "a tier";
    case FIELD_ACCOUNT:
        return "an account";
    case FIELD_ACCOUNTS:
        return "accounts";
    case FIELD_REP:
        return "a rep";
    case FIELD_OPENING:
        return "opening hours";
    }
    return "";
}

/* "a, b; else c": as the aliases say which are looked for first. */
static const char *alias_list(const char *aliases, struct arena *arena)
{
    const char *list = "";
    for (const char *at = aliases; at && *at;) {
        const size_t length = strcspn(at, "|>");
        const char *name = arena_text_n(arena, at, length);
        while (*name == ' ')
            name++;
        size_t size = strlen(name);
        while (size > 0 && name[size - 1] == ' ')
            size--;
        list = arena_format(arena, "%s%.*s", list, (int)size, name);
        if (at[length] == '|')
            list = arena_format(arena, "%s, ", list);
        else if (at[length] == '>')
            list = arena_format(arena, "%s; else ", list);
        at += length + (at[length] != '\0');
    }
    return list;
}

static const char *synonym_list(const struct field *field, struct arena *arena)
{
    const char *list = "";
    for (uint32_t i = 0; field->words[i]; i++) {
        const char *of_word = "";
        for (const struct word_synonym *at = field->synonyms; at->others; at++)
            if (strcmp(at->word, field->words[i]) == 0)
                of_word = arena_format(arena, "%s%s%s", of_word, *of_word ? ", " : "",
                                       at->others);
        if (*of_word)
            list = arena_format(arena, "%s%s%s for `%s`", list, *list ? "; " : "",
                                of_word, field->words[i]);
    }
    return list;
}

static const char *fields_text(enum import_kind kind, struct arena *arena)
{
    const struct import_info *info = import_info_get(kind);
    const char *text = "| field | a cell holds | new rows | meaning | other headers |\n"
                       "|---|---|---|---|---|\n";
    for (uint32_t i = 0; i < info->field_count; i++) {
        const struct field *field = &info->fields[i];
        text = arena_format(arena, "%s| %s`%s`%s | %s | %s | %s | %s |\n", text,
                            field->is_required ? "**" : "", field->name,
                            field->is_required ? "**" : "", form_of(field, arena),
                            field->usual ? field->usual : "", field->meaning,
                            alias_list(field->aliases, arena));
    }
    for (uint32_t i = 0; i < info->field_count; i++)
        if (info->fields[i].synonyms)
            text = arena_format(arena, "%s\nAlso read as `%s`: %s.\n", text,
                                info->fields[i].name,
                                synonym_list(&info->fields[i], arena));
    return text;
}

static const char *settings_text(struct arena *arena)
{
    const char *text = "| key | usual | least | most | down to | meaning |\n"
                       "|---|---|---|---|---|---|\n";
    for (unsigned i = 0; i < SETTING_COUNT; i++) {
        const enum setting setting = (enum setting)i;
        const struct setting_info *info = setting_info_get(setting);
        text = arena_format(arena, "%s| `%s` | %s | %s | %s | %s | %s |\n", text,
                            info->name, setting_value_text(setting, info->usual, arena),
                            setting_value_text(setting, info->least, arena),
                            setting_value_text(setting, info->most, arena),
                            level_word(info->deepest), info->meaning);
    }
    return text;
}

static const char *read_document(struct arena *arena)
{
    enum { SIZE_MAX_BYTES = 1 << 20 };
    FILE *file = fopen(FORMATS_MD, "rb");
    if (!file) {
        print_error("%s cannot be opened\n", FORMATS_MD);
        return NULL;
    }
    char *text = arena_alloc(arena, SIZE_MAX_BYTES);
    text[fread(text, 1, SIZE_MAX_BYTES - 1, file)] = '\0';
    fclose(file);
    return text;
}

/* `document` with `wanted` between the marker and the next end; NULL: no such marker.
 */
static const char *put_block(const char *document, const char *marker,
                             const char *wanted, struct arena *arena)
{
    const char *from = strstr(document, marker);
    const char *end = from ? strstr(from, "<!-- end -->") : NULL;
    if (!end)
        return NULL;
    from += strlen(marker);
    return arena_format(arena, "%.*s\n\n%s\n%s", (int)(from - document), document,
                        wanted, end);
}

/* The document as it should be. */
static const char *whole_document(const char *document, struct arena *arena)
{
    for (unsigned i = 0; i < IMPORT_COUNT && document; i++) {
        const enum import_kind kind = (enum import_kind)i;
        const char *marker =
            arena_format(arena, "<!-- fields of %s -->", import_info_get(kind)->name);
        document = put_block(document, marker, fields_text(kind, arena), arena);
        if (!document)
            print_error("%s is missing\n", marker);
    }
    return document
               ? put_block(document, "<!-- settings -->", settings_text(arena), arena)
               : NULL;
}

static void the_document_says_what_the_tables_say(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *document = read_document(&arena);
    assert_non_null(document);
    const char *wanted = whole_document(document, &arena);
    assert_non_null(wanted);
    if (strcmp(document, wanted) != 0)
        fail_msg(
            "docs/formats.md is not what the tables say: run test_formats --write");
    arena_release(&arena);
}

static int write_document(void)
{
    struct arena arena = {0};
    const char *document = read_document(&arena);
    const char *wanted = document ? whole_document(document, &arena) : NULL;
    FILE *file = wanted ? fopen(FORMATS_MD, "wb") : NULL;
    if (file) {
        fputs(wanted, file);
        fclose(file);
    }
    arena_release(&arena);
    return file ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--write") == 0)
        return write_document();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_document_says_what_the_tables_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
