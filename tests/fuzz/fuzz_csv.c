// SPDX-License-Identifier: GPL-3.0-or-later
/* Delimited text: cells are sound UTF-8 of the length told, lines never go back. */
#include "fuzz.h"
#include "text/csv_reader.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

static void check_row(const struct csv_row *row, uint64_t *line)
{
    if (row->line < *line || row->count > CSV_COLUMNS_MAX)
        abort();
    *line = row->line;
    for (uint32_t i = 0; i < row->count; i++) {
        const struct csv_cell cell = row->cells[i];
        if (strlen(cell.text) != cell.length ||
            utf8_sound_length(cell.text, cell.length) != cell.length)
            abort();
    }
}

static void read_all(FILE *file, struct csv_options options)
{
    struct csv_reader *reader;
    struct err err;
    rewind(file);
    if (!csv_reader_open(file, &options, &reader, &err))
        return;
    uint64_t line = 1;
    struct csv_row row;
    while (csv_reader_next(reader, &row, &err) && row.count > 0)
        check_row(&row, &line);
    csv_reader_close(reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    FILE *file = fmemopen((void *)(uintptr_t)data, size, "rb");
    if (!file)
        return 0;
    read_all(file, (struct csv_options){0});
    read_all(file, (struct csv_options){.encoding = CSV_UTF16LE, .separator = ';'});
    read_all(file, (struct csv_options){.encoding = CSV_WINDOWS_1257});
    fclose(file);
    return 0;
}
