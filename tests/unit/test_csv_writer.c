// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "text/csv_writer.h"

#include <stdio.h>

/* What was written, as text. */
static const char *written(struct csv_writer *writer, char text[1024])
{
    struct err err;
    assert_ok(csv_writer_check(writer, &err), &err);
    rewind(writer->out);
    text[fread(text, 1, 1023, writer->out)] = '\0';
    fclose(writer->out);
    return text;
}

static void cells_are_quoted_where_they_must(void **state)
{
    (void)state;
    struct csv_writer writer = csv_writer_to(tmpfile(), false);
    static const char *const cells[] = {"plain",      "a,b",   "say \"hi\"",
                                        "two\nlines", " edge", "end ",
                                        "a;b",        NULL,    "=1+1"};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        csv_writer_text(&writer, cells[i]);
    csv_writer_end_row(&writer);
    char text[1024];
    assert_string_equal(written(&writer, text),
                        "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\" edge\","
                        "\"end \",\"a;b\",,=1+1\n");
}

static void numbers_are_never_quoted(void **state)
{
    (void)state;
    struct csv_writer writer = csv_writer_to(tmpfile(), true);
    csv_writer_count(&writer, -42);
    csv_writer_real(&writer, 24.1052, 6);
    csv_writer_decimal(&writer, -123450, 2);
    csv_writer_end_row(&writer);
    char text[1024];
    assert_string_equal(written(&writer, text), "-42,24.105200,-1234.50\n");
}

static void formulas_are_guarded_when_asked(void **state)
{
    (void)state;
    struct csv_writer writer = csv_writer_to(tmpfile(), true);
    static const char *const cells[] = {"=1+1", "+1", "-1", "@x", "\tx", "a=1", ""};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        csv_writer_text(&writer, cells[i]);
    csv_writer_end_row(&writer);
    char text[1024];
    assert_string_equal(written(&writer, text), "'=1+1,'+1,'-1,'@x,\"'\tx\",a=1,\n");
}

static void a_row_of_one_empty_cell_is_no_empty_line(void **state)
{
    (void)state;
    struct csv_writer writer = csv_writer_to(tmpfile(), false);
    csv_writer_text(&writer, "");
    csv_writer_end_row(&writer);
    csv_writer_text(&writer, "");
    csv_writer_text(&writer, "");
    csv_writer_end_row(&writer);
    char text[1024];
    assert_string_equal(written(&writer, text), "\"\"\n,\n");
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    FILE *full = fopen("/dev/full", "w");
    if (!full)
        skip();
    struct csv_writer writer = csv_writer_to(full, false);
    csv_writer_text(&writer, "x");
    csv_writer_end_row(&writer);
    struct err err;
    assert_false(csv_writer_check(&writer, &err));
    assert_err(&err, ERR_SYSTEM, "cannot write: No space left on device");
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_quoted_where_they_must),
        cmocka_unit_test(numbers_are_never_quoted),
        cmocka_unit_test(formulas_are_guarded_when_asked),
        cmocka_unit_test(a_row_of_one_empty_cell_is_no_empty_line),
        cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
