// SPDX-License-Identifier: GPL-3.0-or-later
/* source: where the text of a field comes from: a column, a constant, several of them
 * joined or the first that is not empty, and what is then made of it. */
#ifndef INTAKE_SOURCE_H
#define INTAKE_SOURCE_H

#include "base/hash.h"
#include "model/account.h"
#include "text/csv_reader.h"

enum source_kind { SOURCE_COLUMN, SOURCE_VALUE, SOURCE_JOIN, SOURCE_FIRST };

/* From `least` upwards the text is `text`. */
struct source_range {
    int64_t least_millionths;
    const char *text;
};

struct source {
    enum source_kind kind;
    const char *text;           /* COLUMN: its header; VALUE: the constant */
    uint32_t column_ix;         /* COLUMN, once it was bound to a file */
    const struct source *parts; /* JOIN, FIRST */
    uint32_t part_count;
    const char *with; /* JOIN: between those that are not empty */
    /* What is made of the text, in this order. */
    const struct hash_table *values;   /* from text in lower case to ... */
    const char *const *value_texts;    /* ... one of these; NULL: none */
    const struct source_range *ranges; /* falling */
    uint32_t range_count;
    const char *other; /* when neither values nor ranges had it; NULL: see below */
    double factor;     /* 0: none; for the whole field only */
};

/* Cells of a row; those behind the last are empty. */
struct source_row {
    const struct csv_cell *cells;
    uint32_t count;
    char decimal_mark; /* of numbers in ranges */
};

/* Trimmed text, "" when there is none; a cell, a constant, or in `arena`. Without
 * `other` a text that `values` does not have stays as it is, and one outside the ranges
 * is "". */
const char *source_text(const struct source *source, const struct source_row *row,
                        struct arena *arena);

/* Spaces, no-break ones too, off both ends; the same text where there are none. */
const char *source_trim(const char *text, size_t length, struct arena *arena);

enum { SOURCE_KEY_MAX = 255 };
/* A key of `values`: ASCII in lower case. NULL when the text is too long for one. */
const char *source_key(const char *text, char key[SOURCE_KEY_MAX + 1]);

#endif
