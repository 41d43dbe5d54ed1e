// SPDX-License-Identifier: GPL-3.0-or-later
/* intake_parts: the inside of an intake, shared by the two files that make it. */
#ifndef INTAKE_INTAKE_PARTS_H
#define INTAKE_INTAKE_PARTS_H

#include "intake/cell.h"
#include "intake/rejects.h"

struct intake {
    struct arena arena; /* of the file, this struct included */
    struct arena batch; /* of the rows in hand */
    const char *path;
    FILE *file;
    struct csv_reader *reader;
    enum import_kind kind;
    const struct import_info *info;
    struct header header;
    struct binding *bindings; /* by field */
    struct intake_column *columns;
    struct cell_style style;
    const char *dialect;

    struct raw_row *rows; /* INTAKE_ROWS_MAX */
    const char **reasons; /* why a raw row is refused; NULL: it is not */
    uint32_t row_count;
    bool is_ahead; /* rows were read and not made into values yet */
    struct field_value *values;
    uint64_t *lines;
    uint32_t *raw_ixs; /* of the rows of the batch handed out */
    uint32_t taken_count;

    struct rejects rejects;
    struct intake_fault *faults;
    uint32_t kept_count;
    size_t fault_capacity;
    struct intake_counts counts;
};

/* The next raw rows, whatever was there before is gone. */
bool intake_read_rows(struct intake *intake, struct err *err) MUST_CHECK;
/* Faults of the rows in hand go to the reject file, and the rows with them. */
bool intake_flush_rejects(struct intake *intake, struct err *err) MUST_CHECK;

#endif
