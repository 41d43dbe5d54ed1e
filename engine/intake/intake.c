// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/intake.h"

#include "intake/intake_parts.h"

#include <errno.h>
#include <string.h>

static FILE *open_file(const char *path, struct err *err)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        err_set(err, errno == ENOENT ? ERR_MISSING : ERR_SYSTEM, "%s: %s", path,
                strerror(errno));
    return file;
}

static bool read_header(struct intake *intake, struct err *err)
{
    struct csv_row row;
    if (!csv_reader_next(intake->reader, &row, err))
        return err_in(err, "%s", intake->path);
    if (row.count == 0)
        return err_set(err, ERR_INPUT, "%s: has no header", intake->path);
    struct csv_cell *cells = ARENA_ARRAY(&intake->arena, row.count, struct csv_cell);
    for (uint32_t i = 0; i < row.count; i++) {
        const char *text = arena_text(&intake->arena, row.cells[i].text);
        text = source_trim(text, row.cells[i].length, &intake->arena);
        cells[i] = (struct csv_cell){text, (uint32_t)strlen(text)};
    }
    intake->header = (struct header){cells, row.count};
    return true;
}

static uint32_t reason_column(struct header header)
{
    for (uint32_t i = 0; i < header.count; i++)
        if (strcmp(header.cells[i].text, "beat_reason") == 0)
            return i;
    return NO_IX;
}

static void mark_used(struct intake *intake, const struct source *source,
                      const char *field)
{
    if (source->kind == SOURCE_COLUMN && !intake->columns[source->column_ix].field)
        intake->columns[source->column_ix].field = field;
    for (uint32_t i = 0; i < source->part_count; i++)
        mark_used(intake, &source->parts[i], field);
}

static void list_columns(struct intake *intake)
{
    intake->columns =
        ARENA_ARRAY(&intake->arena, intake->header.count, struct intake_column);
    for (uint32_t i = 0; i < intake->header.count; i++)
        intake->columns[i].header = intake->header.cells[i].text;
    for (uint32_t i = 0; i < intake->info->field_count; i++)
        if (intake->bindings[i].is_bound)
            mark_used(intake, &intake->bindings[i].source,
                      intake->info->fields[i].name);
}

static void make_room(struct intake *intake)
{
    struct arena *arena = &intake->arena;
    const size_t rows = INTAKE_ROWS_MAX;
    intake->rows = ARENA_ARRAY(arena, rows, struct raw_row);
    intake->reasons = ARENA_ARRAY(arena, rows, const char *);
    intake->values =
        ARENA_ARRAY(arena, rows * intake->info->field_count, struct field_value);
    intake->lines = ARENA_ARRAY(arena, rows, uint64_t);
    intake->raw_ixs = ARENA_ARRAY(arena, rows, uint32_t);
}

static const char *order_name(enum date_order order)
{
    static const char *const names[] = {"year-month-day", "day before month",
                                        "month before day"};
    return names[order];
}

static void describe(struct intake *intake)
{
    const char separator[2] = {csv_reader_separator(intake->reader), '\0'};
    intake->dialect =
        arena_format(&intake->arena, "%s, separator '%s', decimal %s, dates %s",
                     csv_encoding_word(csv_reader_encoding(intake->reader)),
                     *separator == '\t' ? "tab" : separator,
                     intake->style.decimal_mark == ',' ? "comma" : "point",
                     order_name(intake->style.date_order));
}

/* What the options say, else the mapping, else the rows in hand. */
static bool decide_style(struct intake *intake, const struct intake_options *options,
                         struct err *err)
{
    const struct mapping *mapping = options->mapping;
    intake->style =
        (struct cell_style){options->decimal_mark, options->date_order, options->zone};
    if (mapping && intake->style.decimal_mark == '\0')
        intake->style.decimal_mark = mapping->decimal_mark;
    if (mapping && intake->style.date_order == DATE_ORDER_GUESS)
        intake->style.date_order = mapping->date_order;
    const struct style_votes votes =
        style_vote(intake->kind, intake->bindings, intake->rows, intake->row_count);
    if (!style_decide(&votes, csv_reader_separator(intake->reader),
                      &intake->style.decimal_mark, &intake->style.date_order, err))
        return err_in(err, "%s", intake->path);
    describe(intake);
    return true;
}

static bool begin(struct intake *intake, const struct intake_options *options,
                  struct err *err)
{
    struct csv_options csv = options->csv;
    if (options->mapping && csv.encoding == CSV_ENCODING_GUESS)
        csv.encoding = options->mapping->csv.encoding;
    if (options->mapping && csv.separator == '\0')
        csv.separator = options->mapping->csv.separator;
    if (!csv_reader_open(intake->file, &csv, &intake->reader, err))
        return err_in(err, "%s", intake->path);
    if (!read_header(intake, err))
        return false;
    intake->bindings =
        ARENA_ARRAY(&intake->arena, intake->info->field_count, struct binding);
    if (!header_match(intake->kind, intake->header, options->mapping, &intake->arena,
                      intake->bindings, err))
        return err_in(err, "%s", intake->path);
    list_columns(intake);
    make_room(intake);
    if (!intake_read_rows(intake, err))
        return err_in(err, "%s", intake->path);
    if (intake->row_count == 0)
        return err_set(err, ERR_INPUT, "%s: has a header and no rows", intake->path);
    intake->is_ahead = true;
    return decide_style(intake, options, err);
}

static void prepare_rejects(struct intake *intake, const struct intake_options *options)
{
    const enum csv_encoding encoding = csv_reader_encoding(intake->reader);
    intake->rejects = (struct rejects){
        .path = arena_text(&intake->arena, options->reject_path),
        .may_replace = options->replaces_rejects,
        .has_mark = csv_reader_has_mark(intake->reader) || encoding != CSV_UTF8,
        .separator = csv_reader_separator(intake->reader),
        .column_count = intake->header.count,
        .reason_ix = reason_column(intake->header),
        .header = intake->header.cells};
}

static void release(struct intake *intake)
{
    csv_reader_close(intake->reader);
    fclose(intake->file);
    arena_release(&intake->batch);
    struct arena arena = intake->arena;
    arena_release(&arena);
}

bool intake_open(const char *path, enum import_kind kind,
                 const struct intake_options *options, struct intake **opened,
                 struct err *err)
{
    FILE *file = open_file(path, err);
    if (!file)
        return false;
    struct arena arena = {0};
    struct intake *intake = ARENA_NEW(&arena, struct intake);
    intake->arena = arena;
    intake->path = arena_text(&intake->arena, path);
    intake->file = file;
    intake->kind = kind;
    intake->info = import_info_get(kind);
    if (!begin(intake, options, err)) {
        release(intake);
        return false;
    }
    prepare_rejects(intake, options);
    *opened = intake;
    return true;
}

bool intake_close(struct intake *intake, struct err *err)
{
    if (!intake)
        return true;
    const bool is_flushed = intake_flush_rejects(intake, err);
    struct err ignored;
    const bool is_whole =
        rejects_close(&intake->rejects, is_flushed ? err : &ignored) && is_flushed;
    release(intake);
    return is_whole;
}

const struct intake_fault *intake_faults(const struct intake *intake, uint32_t *count)
{
    *count = intake->kept_count;
    return intake->faults;
}

struct intake_counts intake_counts_get(const struct intake *intake)
{
    return intake->counts;
}

const struct intake_column *intake_columns(const struct intake *intake, uint32_t *count)
{
    *count = intake->header.count;
    return intake->columns;
}

const char *intake_dialect(const struct intake *intake)
{
    return intake->dialect;
}
