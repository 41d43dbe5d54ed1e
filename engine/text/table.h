// SPDX-License-Identifier: GPL-3.0-or-later
/* table: rows of typed cells, written for people, or as CSV or JSON for programs.
 *
 * One list of columns defines all three forms of an answer (`--format table|csv|json`).
 * CSV and JSON are promises: a column's `name` is header and key, numbers are whole and
 * in the unit their name ends in (value_ct, drive_s, drive_m, share_ppm), days are
 * "2026-11-24", times of day "09:31:20" ("25:10:00" is after midnight), flags
 * true/false, an absent cell is empty or null. The form for people is no promise.
 *
 * It lives beside CSV and JSON because both programs write tables. */
#ifndef TEXT_TABLE_H
#define TEXT_TABLE_H

#include "base/arena.h"
#include "base/err.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum table_form { TABLE_PEOPLE, TABLE_CSV, TABLE_JSON };

/* What a cell holds, and how people see it. */
enum cell_kind {
    CELL_TEXT,
    CELL_COUNT,    /* a whole number */
    CELL_MONEY,    /* ct: "1 234.50", or "1 235" with decimals = 0 */
    CELL_PRICE,    /* uct: the same, from micro-currency */
    CELL_LENGTH,   /* s: "1h 30m", "45m", "20s" */
    CELL_DISTANCE, /* m: "12.3 km" with decimals = 1 */
    CELL_SHARE,    /* ppm: "12.3 %" with decimals = 1 */
    CELL_DAY,      /* civil day: "Tue 2026-11-24" */
    CELL_TOD,      /* "09:31" */
    CELL_REAL,     /* a double; fewest digits that read back in JSON */
    CELL_FLAG      /* "yes" or nothing */
};

struct column {
    const char *name;  /* header of CSV, key of JSON; NULL: only people see it */
    const char *title; /* heading for people; NULL: only programs see it */
    enum cell_kind kind;
    uint8_t decimals; /* MONEY, PRICE, DISTANCE, SHARE, REAL */
    bool can_shrink;  /* may be cut, with an ellipsis, to fit the width */
    uint8_t goes;     /* left out for people rather than names cut short: 1 first, then
                         2, ...; 0: never */
};

/* Emphasis for people, where colour is wanted. */
enum tone { TONE_PLAIN, TONE_STRONG, TONE_DIM, TONE_GOOD, TONE_WARN, TONE_BAD };

struct cell {
    bool is_given;
    enum tone tone;
    int64_t number;
    double real;
    const char *text;
};

struct table {
    const struct column *columns;
    uint32_t column_count;
    struct cell *cells; /* row by row */
    size_t cell_count, capacity;
    size_t total_from; /* first cell of the total rows; SIZE_MAX: none */
    struct arena *arena;
};

/* Keeps `columns` and `arena`; cells are borrowed until the table is written. */
void table_init(struct table *table, const struct column *columns,
                uint32_t column_count, struct arena *arena);

/* The next cell, left to right, row after row; its column says which call fits. */
void table_text(struct table *table, const char *text); /* NULL: absent */
void table_number(struct table *table, int64_t number); /* all but TEXT and REAL */
void table_real(struct table *table, double real);
void table_none(struct table *table); /* absent */
/* Of the cell put in last. */
void table_tone(struct table *table, enum tone tone);
/* Rows from here on are totals: under a rule for people, left out for programs. */
void table_total(struct table *table);

struct table_look {
    uint32_t width;  /* columns of the terminal to fit in; 0: as wide as it gets */
    bool has_colour; /* the caller looked at the terminal and at NO_COLOR */
};

/* Rows must be complete. `look` matters to people only. ERR_SYSTEM when the stream does
 * not take it. */
bool table_write(const struct table *table, enum table_form form,
                 const struct table_look *look, FILE *out, struct err *err) MUST_CHECK;

#endif
