// SPDX-License-Identifier: GPL-3.0-or-later
/* csv_reader: rows of delimited text as spreadsheets and CRMs write it, as a stream.
 *
 * Cells come out as UTF-8 that ends in NUL and holds none. libcsv does the quoting (RFC
 * 4180, and what is looser); round it: encodings, the separator, line numbers, bounds.
 * Empty lines are no rows. Spaces and tabs round a cell without quotes are dropped. A
 * first line "sep=;" is obeyed and is no row. */
#ifndef TEXT_CSV_READER_H
#define TEXT_CSV_READER_H

#include "base/err.h"
#include <stdint.h>
#include <stdio.h>

enum csv_encoding {
    CSV_ENCODING_GUESS, /* a byte order mark, else UTF-8, else Windows-1252 */
    CSV_UTF8,
    CSV_UTF16LE,
    CSV_UTF16BE,
    CSV_WINDOWS_1250, /* Central Europe */
    CSV_WINDOWS_1251, /* Cyrillic */
    CSV_WINDOWS_1252, /* Western Europe */
    CSV_WINDOWS_1257, /* Baltic */
    CSV_ENCODING_COUNT
};

/* "utf-8", "utf-16le", ..., "windows-1257"; "guess". */
const char *csv_encoding_word(enum csv_encoding encoding);
bool csv_encoding_find(const char *word, enum csv_encoding *encoding);

enum {
    CSV_CELL_MAX = 1 << 20, /* bytes of a cell; more is ERR_LIMIT */
    CSV_ROW_MAX = 1 << 22,  /* bytes of a row */
    CSV_COLUMNS_MAX = 4096
};

struct csv_options {
    enum csv_encoding encoding;
    char separator; /* 0: guessed among , ; tab | */
};

struct csv_cell {
    const char *text; /* never NULL */
    uint32_t length;
};

struct csv_row {
    const struct csv_cell *cells;
    uint32_t count; /* >= 1 */
    uint64_t line;  /* where it begins, from 1 */
};

struct csv_reader;

/* Looks at the beginning of `file`, which is borrowed until the reader is closed. An
 * empty file, one that is no text (NUL bytes, a workbook, a directory) is ERR_INPUT.
 * Errors do not name the file: the caller does. */
bool csv_reader_open(FILE *file, const struct csv_options *options,
                     struct csv_reader **reader, struct err *err) MUST_CHECK;
void csv_reader_close(struct csv_reader *reader); /* NULL is fine */

/* The next row, good until the next call. At the end: true, and row->count is 0. A byte
 * that the encoding does not have, a NUL, a quote that is never closed is ERR_INPUT, a
 * bound exceeded ERR_LIMIT, both with the line; after that the reader is only closed.
 */
bool csv_reader_next(struct csv_reader *reader, struct csv_row *row,
                     struct err *err) MUST_CHECK;

/* What was guessed or given. The encoding is CSV_UTF8 as long as all was ASCII. */
char csv_reader_separator(const struct csv_reader *reader);
enum csv_encoding csv_reader_encoding(const struct csv_reader *reader);
bool csv_reader_has_mark(const struct csv_reader *reader); /* a byte order mark */

#endif
