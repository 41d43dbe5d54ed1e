// SPDX-License-Identifier: GPL-3.0-or-later
/* intake: a foreign file of rows into field values, every fault located.
 *
 *     intake_open, intake_next until a batch is empty, intake_close
 *
 * The header decides which column is which field (docs/formats.md): a mapping file
 * first, then the field's own name and its aliases, without regard to case, spaces and
 * punctuation. Two columns that fit equally well are an error that names both. How the
 * file writes decimals and dates is told by its first rows, unless the caller says it;
 * a file whose dates can be read in two ways is refused.
 *
 * A row with a fault is left out of its batch and goes to the reject file, in the shape
 * of the input with a column beat_reason at the end. What is odd but can be kept
 * (opening hours that are not understood) is a warning.
 *
 * Memory does not grow with the file: a batch has at most INTAKE_ROWS_MAX rows. */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include "base/zone.h"
#include "model/fields.h"
#include "text/csv_reader.h"

enum {
    INTAKE_ROWS_MAX = 4096,  /* of a batch */
    INTAKE_FAULTS_MAX = 1000 /* kept for telling; all are counted */
};

enum date_order {
    DATE_ORDER_GUESS,
    DATE_ORDER_DMY, /* 24/11/2026 */
    DATE_ORDER_MDY  /* 11/24/2026 */
};
/* "dmy", "mdy", "guess". */
bool date_order_find(const char *word, enum date_order *order);

struct mapping;

/* All-zero: guess everything, no mapping, no reject file. What is given here wins over
 * what the mapping file says. */
struct intake_options {
    const struct mapping *mapping; /* NULL: none; must outlive the intake */
    struct csv_options csv;
    char decimal_mark; /* '.', ',' or 0: guess */
    enum date_order date_order;
    const struct zone *zone; /* local time of UTC instants; NULL: they are faults */
    const char *reject_path; /* NULL: none; made when the first row is refused */
    bool replaces_rejects;   /* else a file that is there already is an error */
};

/* What is wrong or odd in one place. */
struct intake_fault {
    uint64_t line;   /* where the row begins */
    uint32_t column; /* from 1; 0: the row as a whole, or a field made of several */
    bool is_warning; /* the row was taken */
    const char
        *sentence; /* "line 17, column 9 'Latitude': '91.2' is not a latitude ..." */
};

struct intake_counts {
    uint64_t row_count; /* without the header */
    uint64_t taken_count, rejected_count;
    uint64_t fault_count, warning_count;
};

/* How a column of the file is used. */
struct intake_column {
    const char *header;
    const char *field; /* the first field made of it; NULL: not used */
};

struct intake;

/* Opens, reads header and first rows. Errors name the file: a folder, an empty file, a
 * header without rows, a required field that no column gives (ERR_INPUT); a file that
 * is not there (ERR_MISSING) or cannot be opened (ERR_SYSTEM). */
bool intake_open(const char *path, enum import_kind kind,
                 const struct intake_options *options, struct intake **intake,
                 struct err *err) MUST_CHECK;

/* The next rows that are sound, good until the next call; row_count 0: the end. False:
 * the file itself cannot be read on (a quote that is never closed, a limit), or the
 * reject file cannot be written. Errors name the line, not the file. */
bool intake_next(struct intake *intake, struct import_batch *batch,
                 struct err *err) MUST_CHECK;

/* Rows of the last batch that somebody else refused (the database does not know the
 * account): they become faults with their place, and go to the reject file. */
void intake_reject(struct intake *intake, const struct import_fault *faults,
                   uint32_t count);

/* The first INTAKE_FAULTS_MAX faults and warnings so far, by line. */
const struct intake_fault *intake_faults(const struct intake *intake, uint32_t *count);
struct intake_counts intake_counts_get(const struct intake *intake);
const struct intake_column *intake_columns(const struct intake *intake,
                                           uint32_t *count);

/* What was told or guessed of the file, in one line: "UTF-8, separator ';', decimal
 * comma, dates day.month.year". */
const char *intake_dialect(const struct intake *intake);

/* Writes the last rejects and closes. ERR_SYSTEM when the reject file could not be
 * written; the intake is closed in any case. NULL is fine. */
bool intake_close(struct intake *intake, struct err *err) MUST_CHECK;

#endif
