// SPDX-License-Identifier: GPL-3.0-or-later
/* For people every cell becomes text first; a column is as wide as its widest cell, and
 * while the whole is too wide the widest column that may shrink gives up one place. A
 * column of texts is set left, numbers are set right, nothing ends in spaces. */
#include "text/table.h"

#include "base/civil.h"
#include "text/csv_writer.h"
#include "text/json.h"
#include "text/number.h"
#include "text/stream.h"
#include "text/width.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

enum {
    GAP = 2,
    SHRUNK_WIDTH_MIN = 8,
    NAME_WIDTH_MIN = 12,
    TIME_SIZE = CIVIL_DATE_SIZE
};
static_assert((int)CIVIL_TOD_SIZE <= (int)TIME_SIZE, "room for a time of day");

void table_init(struct table *table, const struct column *columns,
                uint32_t column_count, struct arena *arena)
{
    assert(column_count > 0);
    *table = (struct table){
        .columns = columns,
        .column_count = column_count,
        .total_from = SIZE_MAX,
        .arena = arena,
    };
}

static const struct column *next_column(const struct table *table)
{
    return &table->columns[table->cell_count % table->column_count];
}

static void add(struct table *table, struct cell cell)
{
    table->cells = arena_grow(table->arena, table->cells, &table->capacity,
                              table->cell_count + 1, sizeof *table->cells);
    table->cells[table->cell_count++] = cell;
}

void table_text(struct table *table, const char *text)
{
    assert(next_column(table)->kind == CELL_TEXT);
    add(table, (struct cell){.is_given = text != NULL, .text = text});
}

void table_number(struct table *table, int64_t number)
{
    assert(next_column(table)->kind != CELL_TEXT);
    assert(next_column(table)->kind != CELL_REAL);
    add(table, (struct cell){.is_given = true, .number = number});
}

void table_real(struct table *table, double real)
{
    assert(next_column(table)->kind == CELL_REAL);
    add(table, (struct cell){.is_given = true, .real = real});
}

void table_none(struct table *table)
{
    add(table, (struct cell){.is_given = false});
}

void table_tone(struct table *table, enum tone tone)
{
    assert(table->cell_count > 0);
    table->cells[table->cell_count - 1].tone = tone;
}

void table_total(struct table *table)
{
    assert(table->cell_count % table->column_count == 0);
    table->total_from = table->cell_count;
}

/* ---- for people ---- */

/* `units` of 10^-scale as text with `decimals` digits, thousands parted by spaces. */
static char *grouped(int64_t units, int scale, int decimals, struct arena *arena)
{
    int64_t value = units;
    for (int i = scale; i > decimals; i--)
        value = value / 10 + (i == decimals + 1 ? value % 10 / 5 : 0);
    char plain[NUMBER_SIZE];
    number_decimal_text(value, decimals < scale ? decimals : scale, plain);
    const size_t from = plain[0] == '-' ? 1 : 0;
    const size_t whole = from + strcspn(plain + from, ".");
    char *text = arena_alloc(arena, 2 * strlen(plain) + 1);
    size_t length = 0;
    for (size_t i = 0; plain[i]; i++) {
        if (i > from && i < whole && (whole - i) % 3 == 0)
            text[length++] = ' ';
        text[length++] = plain[i];
    }
    text[length] = '\0';
    return text;
}

/* "1h 30m", "45m", "20s": two units at most. */
static char *length_text(int64_t length_s, struct arena *arena)
{
    const char *sign = length_s < 0 ? "-" : "";
    const int64_t s = length_s < 0 ? -length_s : length_s;
    if (s < 60)
        return arena_format(arena, "%s%" PRId64 "s", sign, s);
    const int64_t minutes = (s + 30) / 60;
    if (minutes < 60)
        return arena_format(arena, "%s%" PRId64 "m", sign, minutes);
    return arena_format(arena, "%s%" PRId64 "h %02" PRId64 "m", sign, minutes / 60,
                        minutes % 60);
}

static char *day_text(int64_t day, struct arena *arena)
{
    char text[CIVIL_DATE_SIZE];
    return arena_format(arena, "%s %s", civil_weekday_name(civil_weekday((int32_t)day)),
                        civil_day_text((int32_t)day, text));
}

static char *clock_text(int64_t tod, struct arena *arena)
{
    char text[CIVIL_TOD_SIZE];
    return arena_text(arena, civil_clock_text((int32_t)tod, text));
}

static char *real_text(double real, int decimals, struct arena *arena)
{
    char text[NUMBER_SIZE];
    number_real_text(real, decimals, text);
    return arena_text(arena, text);
}

static char *people_text(const struct column *column, const struct cell *cell,
                         struct arena *arena)
{
    const int decimals = column->decimals;
    if (!cell->is_given)
        return arena_text(arena, "");
    switch (column->kind) {
    case CELL_TEXT:
        return arena_text(arena, cell->text);
    case CELL_COUNT:
        return grouped(cell->number, 0, 0, arena);
    case CELL_MONEY:
        return grouped(cell->number, 2, decimals, arena);
    case CELL_PRICE:
        return grouped(cell->number, 6, decimals, arena);
    case CELL_LENGTH:
        return length_text(cell->number, arena);
    case CELL_DISTANCE:
        return arena_format(arena, "%s km", grouped(cell->number, 3, decimals, arena));
    case CELL_SHARE:
        return arena_format(arena, "%s %%", grouped(cell->number, 4, decimals, arena));
    case CELL_DAY:
        return day_text(cell->number, arena);
    case CELL_TOD:
        return clock_text(cell->number, arena);
    case CELL_REAL:
        return real_text(cell->real, decimals, arena);
    case CELL_FLAG:
        return arena_text(arena, cell->number ? "yes" : "");
    }
    assert(false); /* no other kind */
    return NULL;
}

/* The table as people see it, before it is written. */
struct sheet {
    const struct table *table;
    char **texts;     /* as table->cells */
    uint32_t *widths; /* by column; 0: not shown */
    bool *is_out;     /* by column: it had to go for want of room */
    uint32_t width;   /* of all, gaps included */
    bool has_colour;
    struct arena *arena;
    FILE *out;
};

static void sheet_measure(struct sheet *sheet)
{
    const struct table *table = sheet->table;
    for (uint32_t c = 0; c < table->column_count; c++) {
        const char *title = table->columns[c].title;
        if (title)
            sheet->widths[c] = width_of(title);
    }
    for (size_t i = 0; i < table->cell_count; i++) {
        const uint32_t c = (uint32_t)(i % table->column_count);
        if (!table->columns[c].title)
            continue;
        sheet->texts[i] =
            people_text(&table->columns[c], &table->cells[i], sheet->arena);
        const uint32_t width = width_of(sheet->texts[i]);
        if (width > sheet->widths[c])
            sheet->widths[c] = width;
    }
}

static bool is_shown(const struct sheet *sheet, uint32_t c)
{
    return sheet->table->columns[c].title != NULL && !sheet->is_out[c];
}

static uint32_t sheet_width(const struct sheet *sheet)
{
    uint32_t width = 0, shown = 0;
    for (uint32_t c = 0; c < sheet->table->column_count; c++) {
        width += sheet->widths[c];
        shown += is_shown(sheet, c);
    }
    return width + (shown > 0 ? (shown - 1) * GAP : 0);
}

/* The width with texts cut as far as they stay good to read. */
static uint32_t readable_width(const struct sheet *sheet)
{
    uint32_t width = sheet_width(sheet);
    for (uint32_t c = 0; c < sheet->table->column_count; c++) {
        if (sheet->table->columns[c].can_shrink && sheet->widths[c] > NAME_WIDTH_MIN)
            width -= sheet->widths[c] - NAME_WIDTH_MIN;
    }
    return width;
}

/* Columns go, by their rank, until names stay good to read. */
static void sheet_drop(struct sheet *sheet, uint32_t width)
{
    while (readable_width(sheet) > width) {
        const struct column *columns = sheet->table->columns;
        uint32_t first = UINT32_MAX;
        for (uint32_t c = 0; c < sheet->table->column_count; c++) {
            if (is_shown(sheet, c) && columns[c].goes > 0 &&
                (first == UINT32_MAX || columns[c].goes < columns[first].goes))
                first = c;
        }
        if (first == UINT32_MAX)
            return;
        sheet->is_out[first] = true;
        sheet->widths[first] = 0;
    }
}

static void sheet_shrink(struct sheet *sheet, uint32_t width)
{
    const struct column *columns = sheet->table->columns;
    for (sheet->width = sheet_width(sheet); sheet->width > width; sheet->width--) {
        uint32_t widest = UINT32_MAX;
        for (uint32_t c = 0; c < sheet->table->column_count; c++) {
            if (columns[c].can_shrink && sheet->widths[c] > SHRUNK_WIDTH_MIN &&
                (widest == UINT32_MAX || sheet->widths[c] > sheet->widths[widest]))
                widest = c;
        }
        if (widest == UINT32_MAX)
            return;
        sheet->widths[widest]--;
    }
}

static bool is_set_left(enum cell_kind kind)
{
    return kind == CELL_TEXT || kind == CELL_DAY || kind == CELL_FLAG;
}

static const char *tone_code(enum tone tone)
{
    static const char *const codes[] = {
        [TONE_PLAIN] = "",        [TONE_STRONG] = "\033[1m", [TONE_DIM] = "\033[2m",
        [TONE_GOOD] = "\033[32m", [TONE_WARN] = "\033[33m",  [TONE_BAD] = "\033[31m",
    };
    return codes[tone];
}

/* One cell: the spaces still owed from before, then text cut to its width. Spaces after
 * it are owed to the next one, so that no line ends in any. */
static uint32_t sheet_cell(const struct sheet *sheet, uint32_t c, const char *text,
                           enum tone tone, uint32_t owed)
{
    const uint32_t room = sheet->widths[c];
    const char *cut = width_cut(text, room, sheet->arena);
    const uint32_t spare = room - width_of(cut);
    const bool is_left = is_set_left(sheet->table->columns[c].kind);
    if (!cut[0])
        return owed + room;
    const bool has_tone = sheet->has_colour && tone != TONE_PLAIN;
    fprintf(sheet->out, "%*s%s%s%s", (int)(owed + (is_left ? 0 : spare)), "",
            has_tone ? tone_code(tone) : "", cut, has_tone ? "\033[0m" : "");
    return is_left ? spare : 0;
}

static void sheet_heading(const struct sheet *sheet)
{
    uint32_t owed = 0;
    for (uint32_t c = 0; c < sheet->table->column_count; c++) {
        const char *title = sheet->table->columns[c].title;
        if (is_shown(sheet, c))
            owed = sheet_cell(sheet, c, title, TONE_STRONG, owed) + GAP;
    }
    fputc('\n', sheet->out);
}

static void sheet_rule(const struct sheet *sheet)
{
    if (sheet->has_colour)
        fputs(tone_code(TONE_DIM), sheet->out);
    for (uint32_t i = 0; i < sheet->width; i++)
        fputs("\xe2\x94\x80", sheet->out);
    fputs(sheet->has_colour ? "\033[0m\n" : "\n", sheet->out);
}

static void sheet_row(const struct sheet *sheet, size_t first)
{
    uint32_t owed = 0;
    for (uint32_t c = 0; c < sheet->table->column_count; c++) {
        if (is_shown(sheet, c))
            owed = sheet_cell(sheet, c, sheet->texts[first + c],
                              sheet->table->cells[first + c].tone, owed) +
                   GAP;
    }
    fputc('\n', sheet->out);
}

static void write_people(const struct table *table, const struct table_look *look,
                         FILE *out)
{
    struct arena arena = {0};
    struct sheet sheet = {
        .table = table,
        .texts = ARENA_ARRAY(&arena, table->cell_count, char *),
        .widths = ARENA_ARRAY(&arena, table->column_count, uint32_t),
        .is_out = ARENA_ARRAY(&arena, table->column_count, bool),
        .has_colour = look->has_colour,
        .arena = &arena,
        .out = out,
    };
    sheet_measure(&sheet);
    sheet_drop(&sheet, look->width > 0 ? look->width : UINT32_MAX);
    sheet_shrink(&sheet, look->width > 0 ? look->width : UINT32_MAX);
    sheet_heading(&sheet);
    sheet_rule(&sheet);
    for (size_t i = 0; i < table->cell_count; i += table->column_count) {
        if (i == table->total_from)
            sheet_rule(&sheet);
        sheet_row(&sheet, i);
    }
    arena_release(&arena);
}

/* ---- for programs ---- */

/* Days and times are texts in both forms; false for every other kind. */
static bool time_text(const struct column *column, const struct cell *cell,
                      char text[TIME_SIZE])
{
    if (column->kind == CELL_DAY)
        civil_day_text((int32_t)cell->number, text);
    else if (column->kind == CELL_TOD)
        civil_tod_exact_text((int32_t)cell->number, text);
    else
        return false;
    return true;
}

static void csv_cell(struct csv_writer *writer, const struct column *column,
                     const struct cell *cell)
{
    char text[TIME_SIZE];
    if (!cell->is_given)
        csv_writer_text(writer, NULL);
    else if (time_text(column, cell, text))
        csv_writer_text(writer, text);
    else if (column->kind == CELL_TEXT)
        csv_writer_text(writer, cell->text);
    else if (column->kind == CELL_REAL)
        csv_writer_real(writer, cell->real, column->decimals);
    else if (column->kind == CELL_FLAG)
        csv_writer_text(writer, cell->number ? "true" : "false");
    else
        csv_writer_count(writer, cell->number);
}

static size_t row_end(const struct table *table)
{
    return table->total_from < table->cell_count ? table->total_from
                                                 : table->cell_count;
}

static bool write_csv(const struct table *table, FILE *out, struct err *err)
{
    struct csv_writer writer = csv_writer_to(out, true);
    for (uint32_t c = 0; c < table->column_count; c++) {
        if (table->columns[c].name)
            csv_writer_text(&writer, table->columns[c].name);
    }
    csv_writer_end_row(&writer);
    for (size_t i = 0; i < row_end(table); i += table->column_count) {
        for (uint32_t c = 0; c < table->column_count; c++) {
            if (table->columns[c].name)
                csv_cell(&writer, &table->columns[c], &table->cells[i + c]);
        }
        csv_writer_end_row(&writer);
    }
    return csv_writer_check(&writer, err);
}

static void json_cell(struct json_writer *writer, const struct column *column,
                      const struct cell *cell)
{
    char text[TIME_SIZE];
    json_key(writer, column->name);
    if (!cell->is_given)
        json_none(writer);
    else if (time_text(column, cell, text))
        json_text(writer, text);
    else if (column->kind == CELL_TEXT)
        json_text(writer, cell->text);
    else if (column->kind == CELL_REAL)
        json_number(writer, cell->real, -1);
    else if (column->kind == CELL_FLAG)
        json_flag(writer, cell->number != 0);
    else
        json_whole(writer, cell->number);
}

static bool write_json(const struct table *table, FILE *out, struct err *err)
{
    struct json_writer writer = json_to(out, 2);
    json_begin_array(&writer);
    for (size_t i = 0; i < row_end(table); i += table->column_count) {
        json_begin_object(&writer);
        for (uint32_t c = 0; c < table->column_count; c++) {
            if (table->columns[c].name)
                json_cell(&writer, &table->columns[c], &table->cells[i + c]);
        }
        json_end_object(&writer);
    }
    json_end_array(&writer);
    return json_writer_check(&writer, err);
}

bool table_write(const struct table *table, enum table_form form,
                 const struct table_look *look, FILE *out, struct err *err)
{
    assert(table->cell_count % table->column_count == 0);
    if (form == TABLE_CSV)
        return write_csv(table, out, err);
    if (form == TABLE_JSON)
        return write_json(table, out, err);
    write_people(table, look, out);
    return stream_check(out, err);
}
