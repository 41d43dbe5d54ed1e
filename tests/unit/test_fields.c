// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields.h"
#include "model/words.h"
#include "testing.h"
#include "text/fold.h"

static const struct field *field_get(enum import_kind kind, const char *name)
{
    uint32_t ix;
    assert_true(import_find_field(kind, name, &ix));
    return &import_info_get(kind)->fields[ix];
}

static void each_kind_is_found_by_its_name(void **state)
{
    (void)state;
    for (unsigned i = 0; i < IMPORT_COUNT; i++) {
        enum import_kind kind;
        assert_true(import_find(import_info_get((enum import_kind)i)->name, &kind));
        assert_int_equal(kind, i);
    }
    enum import_kind kind;
    assert_false(import_find("account", &kind));
    uint32_t ix;
    assert_false(import_find_field(IMPORT_REPS, "crm_id", &ix));
}

static void each_field_is_complete(void **state)
{
    (void)state;
    for (unsigned i = 0; i < IMPORT_COUNT; i++) {
        const struct import_info *info = import_info_get((enum import_kind)i);
        for (uint32_t j = 0; j < info->field_count; j++) {
            const struct field *field = &info->fields[j];
            uint32_t ix;
            assert_non_null(field->name);
            assert_true(import_find_field((enum import_kind)i, field->name, &ix));
            assert_int_equal(ix, j); /* no name comes twice */
            assert_non_null(field->meaning);
            assert_true(field->least <= field->most);
            assert_true((field->type == FIELD_WORD) == (field->words != NULL));
        }
    }
}

static bool word_is_in(const char *const *words, const char *word)
{
    for (; *words; words++)
        if (strcmp(*words, word) == 0)
            return true;
    return false;
}

static void synonyms_are_folded_once_and_lead_to_words(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (unsigned i = 0; i < IMPORT_COUNT; i++) {
        const struct import_info *info = import_info_get((enum import_kind)i);
        for (uint32_t j = 0; j < info->field_count; j++) {
            const struct word_synonym *synonym = info->fields[j].synonyms;
            for (; synonym && synonym->others; synonym++) {
                assert_string_equal(fold_key(synonym->others, &arena), synonym->others);
                assert_true(word_is_in(info->fields[j].words, synonym->word));
                for (const struct word_synonym *later = synonym + 1; later->others;
                     later++)
                    assert_string_not_equal(later->others, synonym->others);
            }
        }
    }
    arena_release(&arena);
}

static void usual_values_of_words_are_words(void **state)
{
    (void)state;
    for (unsigned i = 0; i < IMPORT_COUNT; i++) {
        const struct import_info *info = import_info_get((enum import_kind)i);
        for (uint32_t j = 0; j < info->field_count; j++) {
            const struct field *field = &info->fields[j];
            if (field->words && field->usual)
                assert_true(word_is_in(field->words, field->usual));
        }
    }
}

/* The position in a list is the value of the enum that words.h knows. */
static void words_stand_in_the_order_of_their_enums(void **state)
{
    (void)state;
    const char *const *words = field_get(IMPORT_ACCOUNTS, "kind")->words;
    for (unsigned i = 0; words[i]; i++)
        assert_string_equal(words[i], account_kind_word((enum account_kind)i));
    words = field_get(IMPORT_ACCOUNTS, "precision")->words;
    for (unsigned i = 0; words[i]; i++)
        assert_string_equal(words[i], precision_word((enum place_precision)i));
    words = field_get(IMPORT_CONTACTS, "role")->words;
    for (unsigned i = 0; words[i]; i++)
        assert_string_equal(words[i], contact_role_word((enum contact_role)i));
    words = field_get(IMPORT_OPPORTUNITIES, "stage")->words;
    for (unsigned i = 0; words[i]; i++)
        assert_string_equal(words[i], stage_word((enum stage)i));
    words = field_get(IMPORT_APPOINTMENTS, "kind")->words;
    for (unsigned i = 0; words[i]; i++)
        assert_string_equal(words[i], appointment_kind_word((enum appointment_kind)i));
    words = field_get(IMPORT_BLOCKS, "kind")->words;
    for (unsigned i = 0; words[i]; i++)
        assert_string_equal(words[i], block_kind_word((enum block_kind)i));
    words = field_get(IMPORT_VISITS, "kind")->words;
    for (unsigned i = 0; words[i]; i++)
        assert_string_equal(words[i], visit_kind_word((enum visit_kind)i));
    words = field_get(IMPORT_VISITS, "outcome")->words;
    for (unsigned i = 0; words[i]; i++)
        assert_string_equal(words[i], outcome_word((enum visit_outcome)i));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_is_found_by_its_name),
        cmocka_unit_test(each_field_is_complete),
        cmocka_unit_test(synonyms_are_folded_once_and_lead_to_words),
        cmocka_unit_test(usual_values_of_words_are_words),
        cmocka_unit_test(words_stand_in_the_order_of_their_enums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
