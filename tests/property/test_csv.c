// SPDX-License-Identifier: GPL-3.0-or-later
/* What csv_writer writes, csv_reader reads: the same cells, at the right lines. */
#include "base/arena.h"
#include "base/rng.h"
#include "testing.h"
#include "text/csv_reader.h"
#include "text/csv_writer.h"

enum { ROUNDS = 300, ROWS_MAX = 40, COLUMNS_MAX = 8, LENGTH_MAX = 30 };

/* Letters, all that means something to CSV, and some of more than one byte. */
static char *random_text(struct rng *rng, struct arena *arena)
{
    static const char *const pieces[] = {
        "a",  "b",  "0",    "\"", ",", ";", "\t",         "|", " ", "'",
        "\n", "\r", "\r\n", "é",  "€", "ā", "\U0001F600", "=", "-", "\xC2\xA0"};
    char *text = arena_alloc(arena, LENGTH_MAX * 4 + 1);
    const uint32_t count = rng_below(rng, LENGTH_MAX);
    for (uint32_t i = 0; i < count; i++)
        strcat(text, pieces[rng_below(rng, sizeof pieces / sizeof *pieces)]);
    return text;
}

struct sheet {
    uint32_t rows, columns;
    char *cells[ROWS_MAX * COLUMNS_MAX];
};

static struct sheet random_sheet(struct rng *rng, struct arena *arena)
{
    struct sheet sheet = {.rows = 1 + rng_below(rng, ROWS_MAX),
                          .columns = 1 + rng_below(rng, COLUMNS_MAX)};
    for (uint32_t i = 0; i < sheet.rows * sheet.columns; i++)
        sheet.cells[i] = random_text(rng, arena);
    return sheet;
}

static FILE *write_sheet(const struct sheet *sheet, char separator)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    struct csv_writer writer = csv_writer_to(file, false);
    writer.separator = separator;
    for (uint32_t row = 0; row < sheet->rows; row++) {
        for (uint32_t column = 0; column < sheet->columns; column++)
            csv_writer_text(&writer, sheet->cells[row * sheet->columns + column]);
        csv_writer_end_row(&writer);
    }
    struct err err;
    assert_ok(csv_writer_check(&writer, &err), &err);
    rewind(file);
    return file;
}

static uint64_t line_feeds(const char *text)
{
    uint64_t count = 0;
    for (; *text; text++)
        count += *text == '\n';
    return count;
}

static void check_rows(struct csv_reader *reader, const struct sheet *sheet)
{
    uint64_t line = 1;
    struct csv_row row;
    struct err err;
    for (uint32_t i = 0; i < sheet->rows; i++) {
        assert_ok(csv_reader_next(reader, &row, &err), &err);
        assert_int_equal(row.count, sheet->columns);
        assert_int_equal(row.line, line);
        for (uint32_t column = 0; column < sheet->columns; column++) {
            const char *cell = sheet->cells[i * sheet->columns + column];
            assert_string_equal(row.cells[column].text, cell);
            line += line_feeds(cell);
        }
        line++;
    }
    assert_ok(csv_reader_next(reader, &row, &err), &err);
    assert_int_equal(row.count, 0);
}

static void what_is_written_reads_back(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(1), 0);
    for (int round = 0; round < ROUNDS; round++) {
        struct arena arena = {0};
        const struct sheet sheet = random_sheet(&rng, &arena);
        const char separator = ",;\t|"[rng_below(&rng, 4)];
        FILE *file = write_sheet(&sheet, separator);
        struct csv_reader *reader;
        struct err err;
        const struct csv_options options = {.encoding = CSV_UTF8,
                                            .separator = separator};
        assert_ok(csv_reader_open(file, &options, &reader, &err), &err);
        check_rows(reader, &sheet);
        csv_reader_close(reader);
        fclose(file);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_reads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
