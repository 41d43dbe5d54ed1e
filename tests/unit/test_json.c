// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "text/json.h"

#include <stdio.h>

static struct json_value read_text(const char *text, struct arena *arena)
{
    struct json_value value;
    struct err err;
    assert_ok(json_read(text, strlen(text), arena, &value, &err), &err);
    return value;
}

static void values_are_read_in_their_order(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct json_value root = read_text(
        "{\"z\": [1, -2.5, \"ī\", true, false, null], \"a\": {}, \"b\": 1e3}", &arena);
    assert_int_equal(root.kind, JSON_KIND_OBJECT);
    assert_int_equal(root.count, 3);
    assert_string_equal(root.keys[0], "z");
    assert_string_equal(root.keys[1], "a");
    const struct json_value *list = json_find(&root, "z");
    assert_int_equal(list->count, 6);
    assert_int_equal(list->items[0].whole, 1);
    assert_true(list->items[0].real == 1.0);
    assert_int_equal(list->items[1].kind, JSON_KIND_REAL);
    assert_true(list->items[1].real == -2.5);
    assert_string_equal(list->items[2].text, "ī");
    assert_true(list->items[3].is_true);
    assert_false(list->items[4].is_true);
    assert_int_equal(list->items[5].kind, JSON_KIND_NULL);
    assert_int_equal(json_find(&root, "b")->kind, JSON_KIND_REAL);
    assert_null(json_find(&root, "c"));
    assert_null(json_find(list, "c"));
    arena_release(&arena);
}

static void refuse(const char *text, size_t size, enum err_code code,
                   const char *sentence)
{
    struct arena arena = {0};
    struct json_value value;
    struct err err;
    assert_false(json_read(text, size, &arena, &value, &err));
    assert_err(&err, code, sentence);
    arena_release(&arena);
}

static void broken_text_is_located(void **state)
{
    (void)state;
    const char *open = "{\"a\": 1,\n \"b\" 2}";
    refuse(open, strlen(open), ERR_INPUT, "line 2, column 6: ':' expected near '2'");
    const char *twice = "{\"a\": 1, \"a\": 2}";
    refuse(twice, strlen(twice), ERR_INPUT,
           "line 1, column 12: duplicate object key near '\"a\"'");
    refuse("", 0, ERR_INPUT, "is empty");
    refuse("\"\\u0000\"", 8, ERR_INPUT,
           "line 1, column 8: \\u0000 is not allowed without JSON_ALLOW_NUL near "
           "'\"\\u0000\"'");
    refuse("\"\xFF\"", 3, ERR_INPUT,
           "line 1, column 1: unable to decode byte 0xff near '\"'");
}

static void depth_and_size_are_bounded(void **state)
{
    (void)state;
    char deep[2 * JSON_DEPTH_MAX + 4];
    memset(deep, '[', JSON_DEPTH_MAX + 1);
    memset(deep + JSON_DEPTH_MAX + 1, ']', JSON_DEPTH_MAX + 1);
    refuse(deep, 2 * JSON_DEPTH_MAX + 2, ERR_LIMIT, "is nested deeper than 64");
    refuse("", (size_t)JSON_SIZE_MAX + 1, ERR_LIMIT, "is larger than 67108864 bytes");
}

static const char *written(struct json_writer *writer, char text[1024])
{
    struct err err;
    assert_ok(json_writer_check(writer, &err), &err);
    rewind(writer->out);
    text[fread(text, 1, 1023, writer->out)] = '\0';
    fclose(writer->out);
    return text;
}

static void put_sample(struct json_writer *writer)
{
    json_begin_object(writer);
    json_key(writer, "zone");
    json_text(writer, "a\"b\\c\n\x01\x7Fī");
    json_key(writer, "list");
    json_begin_array(writer);
    json_whole(writer, INT64_MIN);
    json_number(writer, 0.1, -1);
    json_number(writer, 24.1, 6);
    json_number(writer, NAN, 2);
    json_decimal(writer, 123450, 2);
    json_flag(writer, true);
    json_none(writer);
    json_text(writer, NULL);
    json_begin_object(writer);
    json_end_object(writer);
    json_end_array(writer);
    json_end_object(writer);
}

static void values_are_written_in_the_order_of_calls(void **state)
{
    (void)state;
    struct json_writer writer = json_to(tmpfile(), 0);
    put_sample(&writer);
    char text[1024];
    assert_string_equal(written(&writer, text),
                        "{\"zone\":\"a\\\"b\\\\c\\n\\u0001\\u007fī\",\"list\":["
                        "-9223372036854775808,0.1,24.100000,null,1234.50,true,null,"
                        "null,{}]}\n");
}

static void indents_are_for_people(void **state)
{
    (void)state;
    struct json_writer writer = json_to(tmpfile(), 2);
    json_begin_array(&writer);
    json_begin_object(&writer);
    json_key(&writer, "a");
    json_whole(&writer, 1);
    json_key(&writer, "b");
    json_begin_array(&writer);
    json_end_array(&writer);
    json_end_object(&writer);
    json_whole(&writer, 2);
    json_end_array(&writer);
    char text[1024];
    assert_string_equal(written(&writer, text),
                        "[\n  {\n    \"a\": 1,\n    \"b\": []\n  },\n  2\n]\n");
}

static void text_for_html_cannot_close_a_script(void **state)
{
    (void)state;
    struct json_writer writer = json_to(tmpfile(), 0);
    writer.is_for_html = true;
    json_text(&writer, "</script>&");
    char text[1024];
    assert_string_equal(written(&writer, text), "\"\\u003c/script\\u003e\\u0026\"\n");
}

static void what_is_written_reads_back(void **state)
{
    (void)state;
    struct json_writer writer = json_to(tmpfile(), 2);
    put_sample(&writer);
    char text[1024];
    struct arena arena = {0};
    const struct json_value root = read_text(written(&writer, text), &arena);
    assert_string_equal(json_find(&root, "zone")->text, "a\"b\\c\n\x01\x7Fī");
    assert_int_equal(json_find(&root, "list")->items[0].whole, INT64_MIN);
    assert_true(json_find(&root, "list")->items[1].real == 0.1);
    arena_release(&arena);
}

static void kinds_have_names(void **state)
{
    (void)state;
    assert_string_equal(json_kind_name(JSON_KIND_NULL), "null");
    assert_string_equal(json_kind_name(JSON_KIND_OBJECT), "an object");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_read_in_their_order),
        cmocka_unit_test(broken_text_is_located),
        cmocka_unit_test(depth_and_size_are_bounded),
        cmocka_unit_test(values_are_written_in_the_order_of_calls),
        cmocka_unit_test(indents_are_for_people),
        cmocka_unit_test(text_for_html_cannot_close_a_script),
        cmocka_unit_test(what_is_written_reads_back),
        cmocka_unit_test(kinds_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
