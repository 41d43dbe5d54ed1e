// SPDX-License-Identifier: GPL-3.0-or-later
/* intake_batch: rows into values, batch by batch.
 *
 * Raw rows are read first, up to a number of rows and of bytes, and stay as they are
 * until the batch is done with: the reject file needs them. The first batch is read
 * when the file is opened, since it tells decimals and dates. Then each row is made
 * into values; a row with a fault leaves its place to the next. Faults of a batch are
 * written in the order of rows, those that the caller adds included, so they wait until
 * the batch after. Two arenas: one for the file, one that is emptied with each batch.
 */
#include "intake/intake_parts.h"
#include "intake/row_rules.h"
#include "text/width.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

enum {
    BATCH_BYTES = 1 << 23, /* of text; a batch ends when it has more */
    QUOTED_COLUMNS = 40,   /* of a cell, in a message */
    HEADER_COLUMNS = 32
};

/* --- faults --- */

static const char *quoted(struct intake *intake, const char *text)
{
    return width_cut(text, QUOTED_COLUMNS, &intake->batch);
}

/* "column 9 'Latitude'", or the field's name where it is not one column. */
static const char *place_of(struct intake *intake, uint32_t field_ix)
{
    const uint32_t column_ix = intake->bindings[field_ix].column_ix;
    if (column_ix == NO_IX)
        return intake->info->fields[field_ix].name;
    return arena_format(&intake->batch, "column %u '%s'", column_ix + 1,
                        width_cut(intake->header.cells[column_ix].text, HEADER_COLUMNS,
                                  &intake->batch));
}

static void keep_fault(struct intake *intake, struct intake_fault fault,
                       const char *where, const char *what)
{
    if (intake->kept_count == INTAKE_FAULTS_MAX)
        return;
    intake->faults = arena_grow(&intake->arena, intake->faults, &intake->fault_capacity,
                                intake->kept_count + 1, sizeof *intake->faults);
    fault.sentence =
        where ? arena_format(&intake->arena, "line %" PRIu64 ", %s: %s", fault.line,
                             where, what)
              : arena_format(&intake->arena, "line %" PRIu64 ": %s", fault.line, what);
    intake->faults[intake->kept_count++] = fault;
}

/* field_ix NO_IX: the row as a whole. */
static void add_fault(struct intake *intake, uint32_t raw_ix, uint32_t field_ix,
                      bool is_warning, const char *what)
{
    const char *where = field_ix == NO_IX ? NULL : place_of(intake, field_ix);
    const uint32_t column_ix =
        field_ix == NO_IX ? NO_IX : intake->bindings[field_ix].column_ix;
    keep_fault(intake,
               (struct intake_fault){.line = intake->rows[raw_ix].line,
                                     .column = column_ix == NO_IX ? 0 : column_ix + 1,
                                     .is_warning = is_warning},
               where, what);
    if (is_warning) {
        intake->counts.warning_count++;
        return;
    }
    intake->counts.fault_count++;
    const char *before = intake->reasons[raw_ix];
    intake->reasons[raw_ix] =
        arena_format(&intake->batch, "%s%s%s%s%s", before ? before : "",
                     before ? "; " : "", where ? where : "", where ? ": " : "", what);
}

/* --- raw rows --- */

static bool row_is_empty(const struct csv_row *row)
{
    for (uint32_t i = 0; i < row->count; i++)
        if (row->cells[i].length > 0)
            return false;
    return true;
}

/* The row in one piece: its cells, then their text. */
static size_t copy_row(const struct csv_row *row, struct arena *arena,
                       struct raw_row *copy)
{
    size_t size = 0;
    for (uint32_t i = 0; i < row->count; i++)
        size += row->cells[i].length + 1;
    const size_t head = row->count * sizeof(struct csv_cell);
    struct csv_cell *cells = arena_alloc(arena, head + size);
    char *text = (char *)(cells + row->count);
    for (uint32_t i = 0; i < row->count; i++) {
        const uint32_t length = row->cells[i].length;
        memcpy(text, row->cells[i].text, length + 1);
        cells[i] = (struct csv_cell){text, length};
        text += length + 1;
    }
    *copy = (struct raw_row){cells, row->count, row->line};
    return head + size;
}

bool intake_read_rows(struct intake *intake, struct err *err)
{
    arena_empty(&intake->batch);
    intake->row_count = 0;
    size_t bytes = 0;
    while (intake->row_count < INTAKE_ROWS_MAX && bytes < BATCH_BYTES) {
        struct csv_row row;
        if (!csv_reader_next(intake->reader, &row, err))
            return false;
        if (row.count == 0)
            break;
        if (row_is_empty(&row))
            continue;
        intake->reasons[intake->row_count] = NULL;
        bytes += copy_row(&row, &intake->batch, &intake->rows[intake->row_count++]);
    }
    intake->counts.row_count += intake->row_count;
    return true;
}

/* --- values --- */

static bool read_value(struct intake *intake, uint32_t field_ix, const char *text,
                       struct field_value *value, const char **warning, struct err *err)
{
    const double factor = intake->bindings[field_ix].source.factor;
    const struct field *field = &intake->info->fields[field_ix];
    if (factor > 0)
        return cell_read_scaled(field, &intake->style, factor, text, &intake->batch,
                                value, warning, err);
    return cell_read(field, &intake->style, text, &intake->batch, value, warning, err);
}

static void make_value(struct intake *intake, uint32_t raw_ix, uint32_t field_ix,
                       struct field_value *value)
{
    const struct binding *binding = &intake->bindings[field_ix];
    const struct field *field = &intake->info->fields[field_ix];
    *value = (struct field_value){0};
    if (!binding->is_bound)
        return;
    const struct raw_row *raw = &intake->rows[raw_ix];
    const struct source_row row = {raw->cells, raw->count, intake->style.decimal_mark};
    const char *text = source_text(&binding->source, &row, &intake->batch);
    if (cell_is_empty(field, text)) {
        value->is_cleared = true;
        if (field->is_required)
            add_fault(intake, raw_ix, field_ix, false,
                      "is empty, and every row needs one");
        return;
    }
    const char *warning = NULL;
    struct err err;
    if (!read_value(intake, field_ix, text, value, &warning, &err))
        add_fault(
            intake, raw_ix, field_ix, false,
            arena_format(&intake->batch, "'%s' %s", quoted(intake, text), err.text));
    else if (warning)
        add_fault(
            intake, raw_ix, field_ix, true,
            arena_format(&intake->batch, "'%s' %s", quoted(intake, text), warning));
}

/* Cells that no header names would be lost in silence. */
static void check_width(struct intake *intake, uint32_t raw_ix)
{
    const struct raw_row *row = &intake->rows[raw_ix];
    for (uint32_t i = intake->header.count; i < row->count; i++) {
        if (row->cells[i].length == 0)
            continue;
        add_fault(intake, raw_ix, NO_IX, false,
                  arena_format(&intake->batch, "has %u cells, and the header %u",
                               row->count, intake->header.count));
        return;
    }
}

static void make_row(struct intake *intake, uint32_t raw_ix)
{
    const uint32_t field_count = intake->info->field_count;
    struct field_value *values =
        intake->values + (size_t)intake->taken_count * field_count;
    check_width(intake, raw_ix);
    for (uint32_t i = 0; i < field_count; i++)
        make_value(intake, raw_ix, i, &values[i]);
    struct err err;
    if (!intake->reasons[raw_ix] &&
        !row_check(intake->kind, values, &intake->batch, &err))
        add_fault(intake, raw_ix, NO_IX, false, arena_text(&intake->batch, err.text));
    if (intake->reasons[raw_ix])
        return;
    intake->lines[intake->taken_count] = intake->rows[raw_ix].line;
    intake->raw_ixs[intake->taken_count++] = raw_ix;
}

bool intake_flush_rejects(struct intake *intake, struct err *err)
{
    for (uint32_t i = 0; i < intake->row_count; i++) {
        if (!intake->reasons[i])
            continue;
        intake->counts.rejected_count++;
        if (!rejects_write(&intake->rejects, &intake->rows[i], intake->reasons[i], err))
            return false;
    }
    intake->row_count = 0;
    return true;
}

/* Rows to make values of: those read ahead, or new ones. */
static bool next_rows(struct intake *intake, struct err *err)
{
    if (intake->is_ahead) {
        intake->is_ahead = false;
        return true;
    }
    return intake_flush_rejects(intake, err) && intake_read_rows(intake, err);
}

bool intake_next(struct intake *intake, struct import_batch *batch, struct err *err)
{
    do {
        if (!next_rows(intake, err))
            return false;
        intake->taken_count = 0;
        for (uint32_t i = 0; i < intake->row_count; i++)
            make_row(intake, i);
    } while (intake->taken_count == 0 && intake->row_count > 0);
    intake->counts.taken_count += intake->taken_count;
    *batch = (struct import_batch){.kind = intake->kind,
                                   .row_count = intake->taken_count,
                                   .field_count = intake->info->field_count,
                                   .values = intake->values,
                                   .lines = intake->lines};
    return true;
}

void intake_reject(struct intake *intake, const struct import_fault *faults,
                   uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        assert(faults[i].row < intake->taken_count);
        const uint32_t raw_ix = intake->raw_ixs[faults[i].row];
        if (!intake->reasons[raw_ix])
            intake->counts.taken_count--;
        add_fault(intake, raw_ix, faults[i].field_ix, false, faults[i].text);
    }
}
