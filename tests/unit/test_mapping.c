// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/mapping.h"
#include "testing.h"

static const struct mapping *read_mapping(const char *text, struct arena *arena)
{
    const struct mapping *mapping = NULL;
    struct err err;
    assert_ok(mapping_read(text, strlen(text), arena, &mapping, &err), &err);
    return mapping;
}

static void settings_of_the_file_are_read(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct mapping *mapping =
        read_mapping("{\"about\": \"x\", \"kind\": \"accounts\", \"encoding\": "
                     "\"windows-1257\", \"separator\": \"tab\", \"decimal_mark\": "
                     "\",\", \"date_order\": \"mdy\", \"fields\": {}}",
                     &arena);
    assert_string_equal(mapping->kind, "accounts");
    assert_int_equal(mapping->csv.encoding, CSV_WINDOWS_1257);
    assert_int_equal(mapping->csv.separator, '\t');
    assert_int_equal(mapping->decimal_mark, ',');
    assert_int_equal(mapping->date_order, DATE_ORDER_MDY);
    assert_int_equal(mapping->field_count, 0);
    arena_release(&arena);
}

static void fields_are_columns_or_made_of_them(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct mapping *mapping = read_mapping(
        "{\"fields\": {\"id\": \"store_no\", \"kind\": null, \"name\": {\"first\": "
        "[\"name\", {\"join\": [\"type\", \"city\"], \"with\": \", \"}]}, "
        "\"visit_length\": {\"column\": \"type\", \"values\": {\"Hotel\": 45}, "
        "\"else\": 20, \"factor\": 2}}}",
        &arena);
    assert_int_equal(mapping->field_count, 4);
    assert_string_equal(mapping->fields[0].source.text, "store_no");
    assert_true(mapping->fields[1].is_ignored);
    const struct source *name = &mapping->fields[2].source;
    assert_int_equal(name->kind, SOURCE_FIRST);
    assert_int_equal(name->parts[1].kind, SOURCE_JOIN);
    assert_string_equal(name->parts[1].with, ", ");
    const struct source *visit = &mapping->fields[3].source;
    assert_true(visit->factor == 2);
    assert_string_equal(visit->other, "20");
    arena_release(&arena);
}

static void refuse(const char *text, const char *sentence)
{
    struct arena arena = {0};
    const struct mapping *mapping;
    struct err err;
    assert_false(mapping_read(text, strlen(text), &arena, &mapping, &err));
    assert_err(&err, ERR_INPUT, sentence);
    arena_release(&arena);
}

static void what_is_not_understood_is_named(void **state)
{
    (void)state;
    refuse("[]", "is a list, not an object");
    refuse("{\"field\": \"x\"}",
           "field: is none of about, kind, encoding, separator, decimal_mark, "
           "date_order, fields");
    refuse("{\"kind\": \"stores\"}", "kind: 'stores' is no kind of import");
    refuse("{\"encoding\": \"latin-1\"}",
           "encoding: 'latin-1' is no encoding that is known");
    refuse("{\"separator\": \"x\"}", "separator: 'x' is none of , ; | : tab");
    refuse("{\"decimal_mark\": \"-\"}", "decimal_mark: '-' is neither . nor ,");
    refuse("{\"date_order\": \"ymd\"}", "date_order: 'ymd' is neither dmy nor mdy");
    refuse("{\"fields\": []}", "fields: is a list, not an object");
    refuse("{\"fields\": {\"id\": 5}}",
           "fields: id: is a whole number, not a column or an object");
    refuse("{\"fields\": {\"id\": {\"columns\": \"a\"}}}",
           "fields: id: columns: is none of column, value, join, first, with, values, "
           "ranges, else, factor");
    refuse("{\"fields\": {\"id\": {\"else\": \"a\"}}}",
           "fields: id: needs one of column, value, join, first, and has none");
    refuse("{\"fields\": {\"id\": {\"column\": \"a\", \"value\": \"b\"}}}",
           "fields: id: needs one of column, value, join, first, and has several");
    refuse("{\"fields\": {\"id\": {\"join\": []}}}",
           "fields: id: join: is an empty list");
    refuse("{\"fields\": {\"id\": {\"join\": [\"a\", 5]}}}",
           "fields: id: join: 2: is a whole number, not a column or an object");
    refuse("{\"fields\": {\"id\": {\"first\": [{\"column\": \"a\", \"factor\": 2}]}}}",
           "fields: id: first: 1: factor: is for a whole field, not for a part of one");
    refuse("{\"fields\": {\"id\": {\"column\": \"a\", \"factor\": 0}}}",
           "fields: id: factor: 0 is not above 0");
    refuse("{\"fields\": {\"id\": {\"column\": \"a\", \"values\": {\"x\": []}}}}",
           "fields: id: values: x: is a list, not text or a number");
    refuse("{\"fields\": {\"id\": {\"column\": \"a\", \"values\": {\"x\": 1, \"X\": "
           "2}}}}",
           "fields: id: values: 'X' comes twice, case apart");
    refuse("{\"fields\": {\"id\": {\"column\": \"a\", \"ranges\": [[1, \"A\"], [2, "
           "\"B\"]]}}}",
           "fields: id: ranges: 2: is not below the one before");
    refuse("{\"fields\": {\"id\": {\"column\": \"a\", \"ranges\": []}}}",
           "fields: id: ranges: is an empty list");
    refuse("{\"fields\": {\"id\": {\"column\": \"a\", \"ranges\": [[1]]}}}",
           "fields: id: ranges: 1: is not a pair as [400000, \"A\"]");
    refuse("{\"fields\": {\"id\": {\"column\": \"a\", \"ranges\": [[\"1\", \"A\"]]}}}",
           "fields: id: ranges: 1: is text, not a number");
}

static void a_missing_file_is_named(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct mapping *mapping;
    struct err err;
    assert_false(mapping_load("/nowhere/map.json", &arena, &mapping, &err));
    assert_err(&err, ERR_MISSING, "/nowhere/map.json: No such file or directory");
    assert_false(mapping_load("/", &arena, &mapping, &err));
    assert_err(&err, ERR_INPUT, "/: is a folder, not a file");
    arena_release(&arena);
}

static const char *text_of(const char *field, const char *const cells[3],
                           struct arena *arena)
{
    char text[512];
    snprintf(text, sizeof text, "{\"fields\": {\"name\": %s}}", field);
    struct source source = read_mapping(text, arena)->fields[0].source;
    struct source parts[4];
    if (source.part_count > 0) { /* columns a, b, c by their letters */
        memcpy(parts, source.parts, source.part_count * sizeof *parts);
        for (uint32_t i = 0; i < source.part_count; i++)
            if (parts[i].kind == SOURCE_COLUMN)
                parts[i].column_ix = (uint32_t)(parts[i].text[0] - 'a');
        source.parts = parts;
    } else if (source.kind == SOURCE_COLUMN) {
        source.column_ix = (uint32_t)(source.text[0] - 'a');
    }
    struct csv_cell row_cells[3];
    for (int i = 0; i < 3; i++)
        row_cells[i] = (struct csv_cell){cells[i], (uint32_t)strlen(cells[i])};
    const struct source_row row = {row_cells, 3, '.'};
    return source_text(&source, &row, arena);
}

static void sources_make_text_of_cells(void **state)
{
    (void)state;
    static const char *const cells[3] = {" x ", "", "1,250.50"};
    struct arena a = {0};
    assert_string_equal(text_of("\"a\"", cells, &a), "x");
    assert_string_equal(text_of("\"e\"", cells, &a), ""); /* a short row */
    assert_string_equal(text_of("{\"value\": 5}", cells, &a), "5");
    assert_string_equal(text_of("{\"value\": true}", cells, &a), "yes");
    assert_string_equal(text_of("{\"join\": [\"a\", \"b\", \"c\"]}", cells, &a),
                        "x 1,250.50");
    assert_string_equal(text_of("{\"first\": [\"b\", \"c\"]}", cells, &a), "1,250.50");
    assert_string_equal(text_of("{\"column\": \"b\", \"else\": \"none\"}", cells, &a),
                        "none");
    assert_string_equal(
        text_of("{\"column\": \"a\", \"values\": {\"X\": \"y\"}}", cells, &a), "y");
    assert_string_equal(
        text_of("{\"column\": \"a\", \"values\": {\"z\": \"y\"}}", cells, &a), "x");
    assert_string_equal(
        text_of("{\"column\": \"a\", \"values\": {\"z\": 1}, \"else\": 2}", cells, &a),
        "2");
    arena_release(&a);
}

static void ranges_hold_from_their_least(void **state)
{
    (void)state;
    static const char *const ranges =
        "{\"column\": \"c\", \"ranges\": [[1250.5, \"A\"], [100, \"B\"]]}";
    struct arena a = {0};
    assert_string_equal(text_of(ranges, (const char *[]){"", "", "1,250.50"}, &a), "A");
    assert_string_equal(text_of(ranges, (const char *[]){"", "", "1,250.49"}, &a), "B");
    assert_string_equal(text_of(ranges, (const char *[]){"", "", "99"}, &a), "");
    assert_string_equal(text_of(ranges, (const char *[]){"", "", "many"}, &a), "");
    assert_string_equal(text_of("{\"column\": \"c\", \"ranges\": [[1, \"A\"]], "
                                "\"else\": \"D\"}",
                                (const char *[]){"", "", ""}, &a),
                        "D");
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_of_the_file_are_read),
        cmocka_unit_test(fields_are_columns_or_made_of_them),
        cmocka_unit_test(what_is_not_understood_is_named),
        cmocka_unit_test(a_missing_file_is_named),
        cmocka_unit_test(sources_make_text_of_cells),
        cmocka_unit_test(ranges_hold_from_their_least),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
