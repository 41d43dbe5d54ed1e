// SPDX-License-Identifier: GPL-3.0-or-later
/* save_cells: what one column of a row would hold, on its way from a file to the
 * database. For save_*.c only. */
#ifndef STORE_SAVE_CELLS_H
#define STORE_SAVE_CELLS_H

#include "model/fields.h"

#include <sqlite3.h>
#include <stddef.h>

enum cell_type {
    CELL_KEEP, /* the file does not say */
    CELL_NULL,
    CELL_NUMBER,
    CELL_REAL,
    CELL_TEXT
};

struct cell {
    enum cell_type type;
    int64_t number;
    double real;
    const char *text;
};

bool cell_is_same(const struct cell *a, const struct cell *b);
/* Column `at` of the present row; text is borrowed until the next step. */
struct cell cell_load(sqlite3_stmt *statement, int at);
void cell_bind(sqlite3_stmt *statement, int at, const struct cell *cell);
/* What a row gets that has no value in this field: NULL, or the field's usual value.
 * Tiers are left as text. */
struct cell cell_usual(const struct field *field);

/* Packed cells: size of one, writing, reading; the cell's text then points into the
 * bytes. */
size_t cell_packed_size(const struct cell *cell);
unsigned char *cell_pack(unsigned char *at, const struct cell *cell);
const unsigned char *cell_unpack(const unsigned char *at, struct cell *cell);

#endif
