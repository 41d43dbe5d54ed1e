// SPDX-License-Identifier: GPL-3.0-or-later
/* csv_writer: rows of delimited text, quoted as RFC 4180 says, lines ending in LF.
 *
 * What is written and read again with csv_reader is the same text. Errors of the stream
 * are found when the caller closes or flushes it: csv_writer_check. */
#ifndef TEXT_CSV_WRITER_H
#define TEXT_CSV_WRITER_H

#include "base/err.h"
#include <stdint.h>
#include <stdio.h>

struct csv_writer {
    FILE *out;
    char separator;       /* ',' */
    bool guards_formulas; /* text that a spreadsheet would run (= + - @ tab, return)
                             gets a ' in front; then it does not read back the same */
    bool is_row_begun;
    bool is_first_empty; /* the row so far is one empty cell */
};

/* Comma, formulas guarded as asked. */
struct csv_writer csv_writer_to(FILE *out, bool guards_formulas);

/* The next cell. NULL is an empty cell. */
void csv_writer_text(struct csv_writer *writer, const char *text);
void csv_writer_count(struct csv_writer *writer, int64_t number);
/* Fixed decimals, never in exponents: csv_writer_real(w, 24.1052, 6) "24.105200". */
void csv_writer_real(struct csv_writer *writer, double real, int decimals);
/* Whole units of 10^-decimals: (w, 123450, 2) "1234.50". */
void csv_writer_decimal(struct csv_writer *writer, int64_t units, int decimals);
void csv_writer_end_row(struct csv_writer *writer);

/* Flushes; ERR_SYSTEM when anything could not be written. */
bool csv_writer_check(struct csv_writer *writer, struct err *err) MUST_CHECK;

#endif
