// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "text/csv_reader.h"

/* A file that holds these bytes. */
static FILE *file_of(const char *bytes, size_t size)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    rewind(file);
    return file;
}

struct opened {
    FILE *file;
    struct csv_reader *reader;
};

static struct opened open_bytes(const char *bytes, size_t size,
                                struct csv_options options)
{
    struct opened opened = {.file = file_of(bytes, size)};
    struct err err;
    assert_ok(csv_reader_open(opened.file, &options, &opened.reader, &err), &err);
    return opened;
}

static struct opened open_text(const char *text)
{
    return open_bytes(text, strlen(text), (struct csv_options){0});
}

static void close_all(struct opened opened)
{
    csv_reader_close(opened.reader);
    fclose(opened.file);
}

static void assert_row(struct opened opened, uint64_t line, const char *joined)
{
    struct csv_row row;
    struct err err;
    assert_ok(csv_reader_next(opened.reader, &row, &err), &err);
    char text[4096] = "";
    for (uint32_t i = 0; i < row.count; i++) {
        strcat(text, i ? "/" : "");
        strcat(text, row.cells[i].text);
        assert_int_equal(row.cells[i].length, strlen(row.cells[i].text));
    }
    assert_string_equal(text, joined);
    assert_int_equal(row.line, line);
}

static void assert_end(struct opened opened)
{
    struct csv_row row;
    struct err err;
    assert_ok(csv_reader_next(opened.reader, &row, &err), &err);
    assert_int_equal(row.count, 0);
    close_all(opened);
}

/* Rows are read until a fault comes. */
static void assert_fault(struct opened opened, enum err_code code, const char *sentence)
{
    struct csv_row row;
    struct err err;
    do {
        if (!csv_reader_next(opened.reader, &row, &err)) {
            assert_err(&err, code, sentence);
            close_all(opened);
            return;
        }
    } while (row.count > 0);
    fail_msg("no fault");
}

static void rows_know_the_line_they_begin_in(void **state)
{
    (void)state;
    const struct opened opened =
        open_text("id,name\r\n1,\"a\nb \"\"c\"\"\"\r\n\r\n\n2, d \n3,");
    assert_row(opened, 1, "id/name");
    assert_row(opened, 2, "1/a\nb \"c\"");
    assert_row(opened, 6, "2/d");
    assert_row(opened, 7, "3/");
    assert_end(opened);
}

static void lone_returns_end_lines_too(void **state)
{
    (void)state;
    const struct opened opened = open_text("a,b\r1,2\r3,4");
    assert_row(opened, 1, "a/b");
    assert_row(opened, 2, "1/2");
    assert_row(opened, 3, "3/4");
    assert_end(opened);
}

static void separators_are_guessed(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        char separator;
    } cases[] = {{"a;b\n1,5;2\n", ';'},
                 {"a\tb,c\n1\t2\n", '\t'},
                 {"a|b\n1|2\n", '|'},
                 {"a,b;c\n1,2;3,4\n5,6;7\n", ';'},
                 {"Amount (EUR, net);City;Zip\n5,20;x;1\n6,30;y;2\n", ';'},
                 {"\"a;b;c\",d\n\"1;2;3\",4\n", ','},
                 {"alone\n1\n", ','},
                 {"sep=;\na,b\n", ';'}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct opened opened = open_text(cases[i].text);
        assert_int_equal(csv_reader_separator(opened.reader), cases[i].separator);
        close_all(opened);
    }
}

static void a_line_that_names_the_separator_is_no_row(void **state)
{
    (void)state;
    const struct opened opened = open_text("sep=;\r\na,b;c\r\n");
    assert_row(opened, 2, "a,b/c");
    assert_end(opened);
}

static void check_encoding(const char *bytes, size_t size, enum csv_encoding given,
                           enum csv_encoding expected, const char *joined)
{
    const struct opened opened =
        open_bytes(bytes, size, (struct csv_options){.encoding = given});
    assert_row(opened, 1, joined);
    assert_int_equal(csv_reader_encoding(opened.reader), expected);
    assert_end(opened);
}
#define CHECK_ENCODING(bytes, given, expected, joined) \
    check_encoding((bytes), sizeof(bytes) - 1, (given), (expected), (joined))

static void encodings_are_guessed_or_given(void **state)
{
    (void)state;
    CHECK_ENCODING("Rīga,é\n", CSV_ENCODING_GUESS, CSV_UTF8, "Rīga/é");
    CHECK_ENCODING("plain,b\n", CSV_ENCODING_GUESS, CSV_UTF8, "plain/b");
    CHECK_ENCODING("\xEF\xBB\xBF"
                   "a,é\n",
                   CSV_ENCODING_GUESS, CSV_UTF8, "a/é");
    CHECK_ENCODING("caf\xE9,\x80\n", CSV_ENCODING_GUESS, CSV_WINDOWS_1252, "café/€");
    CHECK_ENCODING("caf\xE9", CSV_ENCODING_GUESS, CSV_WINDOWS_1252, "café");
    CHECK_ENCODING("R\xEEga,b\n", CSV_WINDOWS_1257, CSV_WINDOWS_1257, "Rīga/b");
    CHECK_ENCODING("\xCC\xEE,b\n", CSV_WINDOWS_1251, CSV_WINDOWS_1251, "Мо/b");
    CHECK_ENCODING("\xA3\xF3,b\n", CSV_WINDOWS_1250, CSV_WINDOWS_1250, "Łó/b");
    CHECK_ENCODING("\xFF\xFE\x61\x00,\x00\x2B\x01\n\x00", CSV_ENCODING_GUESS,
                   CSV_UTF16LE, "a/ī");
    CHECK_ENCODING("\xFE\xFF\x00\x61\x00,\x01\x2B\x00\n", CSV_ENCODING_GUESS,
                   CSV_UTF16BE, "a/ī");
    CHECK_ENCODING("a\x00,\x00\x3D\xD8\x00\xDE\n\x00", CSV_UTF16LE, CSV_UTF16LE,
                   "a/\U0001F600");
}

/* A character that lies across the end of a chunk. */
static void characters_may_be_cut_by_chunks(void **state)
{
    (void)state;
    for (int shift = 0; shift < 3; shift++) {
        char *text = malloc(200000);
        assert_non_null(text);
        memset(text, 'x', 200000);
        memcpy(text, "a,b\n", 4);
        memcpy(text + 65535 - shift, "€ā", 5);
        const struct opened opened = open_bytes(text, 200000, (struct csv_options){0});
        assert_row(opened, 1, "a/b");
        struct csv_row row;
        struct err err;
        assert_ok(csv_reader_next(opened.reader, &row, &err), &err);
        assert_int_equal(row.cells[0].length, 199996);
        assert_memory_equal(row.cells[0].text + 65531 - shift, "€ā", 5);
        assert_int_equal(csv_reader_encoding(opened.reader), CSV_UTF8);
        assert_end(opened);
        free(text);
    }
}

static void refuse_open(const char *bytes, size_t size, const char *sentence)
{
    FILE *file = file_of(bytes, size);
    struct csv_reader *reader = NULL;
    struct err err;
    assert_false(csv_reader_open(file, &(struct csv_options){0}, &reader, &err));
    assert_err(&err, ERR_INPUT, sentence);
    assert_null(reader);
    fclose(file);
}

static void what_is_no_csv_is_refused(void **state)
{
    (void)state;
    refuse_open("", 0, "is empty");
    refuse_open("PK\x03\x04xxxx", 8,
                "is a workbook or an archive, not CSV: save it as CSV");
    refuse_open("\xD0\xCF\x11\xE0xxxx", 8,
                "is a workbook or an archive, not CSV: save it as CSV");
    refuse_open("\0a\0b", 4,
                "holds a NUL byte: no text, or UTF-16 without a byte order mark, whose "
                "encoding must be said in a mapping file");
    FILE *folder = fopen("/", "rb");
    assert_non_null(folder);
    struct csv_reader *reader;
    struct err err;
    assert_false(csv_reader_open(folder, &(struct csv_options){0}, &reader, &err));
    assert_err(&err, ERR_INPUT, "is a folder, not a file");
    fclose(folder);
}

static void faults_inside_name_their_line(void **state)
{
    (void)state;
    assert_fault(open_bytes("a,b\n1,\0\n", 8, (struct csv_options){0}), ERR_INPUT,
                 "line 2: holds a NUL byte: no text, or UTF-16 without a byte order "
                 "mark, whose encoding must be said in a mapping file");
    assert_fault(
        open_bytes("a,b\n1,R\xC4\xABga\n2,\xC4\n", 17, (struct csv_options){0}),
        ERR_INPUT, "line 3: byte 0xC4 is not UTF-8; say the encoding of the file");
    assert_fault(open_text("a,b\n1,2\n3,\"x\n4,5\n"), ERR_INPUT,
                 "line 3: a quote of the row that begins here is never closed");
    assert_fault(
        open_text("a,caf\xE9\n1,\x81\n"), ERR_INPUT,
        "line 2: byte 0x81 is neither UTF-8 nor windows-1252; say the encoding "
        "of the file");
    assert_fault(
        open_bytes("a,b\n1,\xE9\n", 8, (struct csv_options){.encoding = CSV_UTF8}),
        ERR_INPUT, "line 2: byte 0xE9 is not UTF-8; say the encoding of the file");
    assert_fault(open_bytes("\xFF\xFE"
                            "a\x00\n\x00\x00\xDC",
                            8, (struct csv_options){0}),
                 ERR_INPUT, "line 2: is not sound UTF-16");
}

/* Repeats `text` after a head until there are `size` bytes. */
static struct opened open_long(const char *head, const char *text, size_t size)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    fputs(head, file);
    for (size_t i = 0; i < size; i += strlen(text))
        fputs(text, file);
    rewind(file);
    struct opened opened = {.file = file};
    struct err err;
    assert_ok(csv_reader_open(file, &(struct csv_options){0}, &opened.reader, &err),
              &err);
    return opened;
}

static void sizes_are_bounded(void **state)
{
    (void)state;
    assert_fault(open_long("a,b\n1,", "xxxxxxxx", 2000000), ERR_LIMIT,
                 "line 2: a cell is longer than 1048576 bytes");
    assert_fault(open_long("a,b\n1,\"", "x\n", 2000000), ERR_LIMIT,
                 "line 2: a cell is longer than 1048576 bytes: a quote may not be "
                 "closed");
    assert_fault(open_long("a,b\n", "1,", 100000), ERR_LIMIT,
                 "line 2: a row has more than 4096 cells");
    char wide[2002];
    memset(wide, 'y', 2000);
    strcpy(wide + 2000, ",");
    assert_fault(open_long("a,b\n", wide, 5000000), ERR_LIMIT,
                 "line 2: a row is longer than 4194304 bytes");
}

static void a_cell_of_a_mebibyte_is_read(void **state)
{
    (void)state;
    struct opened opened = open_long("a,b\n\"", "x\n", 1048576);
    fseek(opened.file, 0, SEEK_END);
    fputs("\",end\n", opened.file);
    rewind(opened.file);
    csv_reader_close(opened.reader);
    struct err err;
    assert_ok(
        csv_reader_open(opened.file, &(struct csv_options){0}, &opened.reader, &err),
        &err);
    struct csv_row row;
    assert_row(opened, 1, "a/b");
    assert_ok(csv_reader_next(opened.reader, &row, &err), &err);
    assert_int_equal(row.cells[0].length, 1048576);
    assert_string_equal(row.cells[1].text, "end");
    assert_end(opened);
}

static void encodings_have_words(void **state)
{
    (void)state;
    for (unsigned i = 0; i < CSV_ENCODING_COUNT; i++) {
        enum csv_encoding encoding;
        assert_true(
            csv_encoding_find(csv_encoding_word((enum csv_encoding)i), &encoding));
        assert_int_equal(encoding, i);
    }
    enum csv_encoding encoding;
    assert_false(csv_encoding_find("latin-1", &encoding));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_know_the_line_they_begin_in),
        cmocka_unit_test(lone_returns_end_lines_too),
        cmocka_unit_test(separators_are_guessed),
        cmocka_unit_test(a_line_that_names_the_separator_is_no_row),
        cmocka_unit_test(encodings_are_guessed_or_given),
        cmocka_unit_test(characters_may_be_cut_by_chunks),
        cmocka_unit_test(what_is_no_csv_is_refused),
        cmocka_unit_test(faults_inside_name_their_line),
        cmocka_unit_test(sizes_are_bounded),
        cmocka_unit_test(a_cell_of_a_mebibyte_is_read),
        cmocka_unit_test(encodings_have_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
