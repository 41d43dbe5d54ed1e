// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/csv_writer.h"

#include "text/number.h"
#include "text/stream.h"

#include <string.h>

struct csv_writer csv_writer_to(FILE *out, bool guards_formulas)
{
    return (struct csv_writer){
        .out = out, .separator = ',', .guards_formulas = guards_formulas};
}

static void begin_cell(struct csv_writer *writer, bool is_empty)
{
    if (writer->is_row_begun)
        putc(writer->separator, writer->out);
    writer->is_first_empty = !writer->is_row_begun && is_empty;
    writer->is_row_begun = true;
}

/* What a reader would split, trim or take for a quote; any of the usual separators, so
 * that a guess at them is right. */
static bool needs_quotes(const char *text, size_t length, char separator)
{
    if (length == 0)
        return false;
    const bool has_edge = text[0] == ' ' || text[0] == '\t' ||
                          text[length - 1] == ' ' || text[length - 1] == '\t';
    return has_edge || strpbrk(text, "\"\r\n,;\t|") != NULL ||
           memchr(text, separator, length) != NULL;
}

static bool is_formula(const char *text)
{
    return *text != '\0' && strchr("=+-@\t\r", *text) != NULL;
}

static void put_quoted(struct csv_writer *writer, const char *text, bool is_guarded)
{
    putc('"', writer->out);
    if (is_guarded)
        putc('\'', writer->out);
    for (; *text; text++) {
        if (*text == '"')
            putc('"', writer->out);
        putc(*text, writer->out);
    }
    putc('"', writer->out);
}

void csv_writer_text(struct csv_writer *writer, const char *text)
{
    const char *shown = text ? text : "";
    const size_t length = strlen(shown);
    const bool is_guarded = writer->guards_formulas && is_formula(shown);
    begin_cell(writer, length == 0);
    if (needs_quotes(shown, length, writer->separator)) {
        put_quoted(writer, shown, is_guarded);
        return;
    }
    if (is_guarded)
        putc('\'', writer->out);
    fwrite(shown, 1, length, writer->out);
}

static void put_number(struct csv_writer *writer, const char *text)
{
    begin_cell(writer, false);
    fputs(text, writer->out);
}

void csv_writer_count(struct csv_writer *writer, int64_t number)
{
    csv_writer_decimal(writer, number, 0);
}

void csv_writer_real(struct csv_writer *writer, double real, int decimals)
{
    char text[NUMBER_SIZE];
    number_real_text(real, decimals, text);
    put_number(writer, text);
}

void csv_writer_decimal(struct csv_writer *writer, int64_t units, int decimals)
{
    char text[NUMBER_SIZE];
    number_decimal_text(units, decimals, text);
    put_number(writer, text);
}

void csv_writer_end_row(struct csv_writer *writer)
{
    /* One empty cell alone would be an empty line, which is no row. */
    if (writer->is_first_empty)
        fputs("\"\"", writer->out);
    putc('\n', writer->out);
    writer->is_row_begun = writer->is_first_empty = false;
}

bool csv_writer_check(struct csv_writer *writer, struct err *err)
{
    return stream_check(writer->out, err);
}
