// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows without a key: opening hours and calendars. All rows of one group (an account's
 * week, an account's day, a rep's day) replace what the database has for it. */
#include "store/save_parts.h"

#include "base/sorting.h"
#include <inttypes.h>
#include <string.h>

static int32_t number_or_none(const struct cell *cell, int32_t none)
{
    return cell->type == CELL_NUMBER ? (int32_t)cell->number : none;
}

/* What a row says, as a row of a group. */
static struct set_row set_row_of(struct save *save, struct save_row *row)
{
    struct cell *cells = row->merged;
    if (save->kind == IMPORT_HOURS)
        return (struct set_row){
            .owner_id = row_cell(save, cells, PART_ACCOUNT)->number,
            .day = number_or_none(row_cell(save, cells, PART_DAY), NO_DAY),
            .weekday = number_or_none(row_cell(save, cells, PART_WEEKDAY), -1),
            .from_tod = number_or_none(row_cell(save, cells, PART_OPEN), -1),
            .until_tod = number_or_none(row_cell(save, cells, PART_CLOSE), -1)};
    const struct cell *note = row_cell(save, cells, PART_NOTE);
    return (struct set_row){
        .owner_id = number_or_none(row_cell(save, cells, PART_REP), 0),
        .day = number_or_none(row_cell(save, cells, PART_DAY), NO_DAY),
        .weekday = -1,
        .from_tod = number_or_none(row_cell(save, cells, PART_FROM), -1),
        .until_tod = number_or_none(row_cell(save, cells, PART_UNTIL), -1),
        .kind = arena_text(&save->arena, row_cell(save, cells, PART_KIND)->text),
        .note = note->type == CELL_TEXT ? arena_text(&save->arena, note->text) : NULL};
}

bool sets_add(struct save *save, struct save_row *row, struct arena *arena,
              const char **fault, struct err *err)
{
    (void)err;
    for (uint32_t f = 0; f < save->info->field_count; f++)
        row->merged[f] = row->given[f].type <= CELL_NULL
                             ? cell_usual(&save->info->fields[f])
                             : row->given[f];
    *fault = save_settle(save, row, arena);
    if (*fault)
        return true;
    const struct set_row set_row = set_row_of(save, row);
    const char *key = arena_format(&save->arena, "%" PRId64 "|%d|%d|%d|%s",
                                   set_row.owner_id, set_row.day, set_row.weekday,
                                   set_row.from_tod, set_row.kind ? set_row.kind : "");
    *fault = save_see(save, key, NULL, row->line, arena);
    if (*fault)
        return true;
    save->set_rows = arena_grow(&save->arena, save->set_rows, &save->set_capacity,
                                save->set_count + (size_t)1, sizeof *save->set_rows);
    save->set_rows[save->set_count++] = set_row;
    return true;
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_groups(const struct set_row *a, const struct set_row *b)
{
    const int order = compare_numbers(a->owner_id, b->owner_id);
    return order ? order : compare_numbers(a->day, b->day);
}

static int compare_rows(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct set_row *x = a, *y = b;
    int order = compare_groups(x, y);
    if (order == 0)
        order = compare_numbers(x->weekday, y->weekday);
    if (order == 0)
        order = compare_numbers(x->from_tod, y->from_tod);
    return order || !x->kind ? order : strcmp(x->kind, y->kind);
}

/* The three questions of a kind of group. Values: 1 owner, 2 day; then of a row 3
 * weekday, 4 from, 5 until, 6 kind, 7 note. A value that a statement does not name is
 * not bound. */
struct set_sql {
    const char *find, *clear, *add, *follow;
};

static const struct set_sql week_sql = {
    .find = "SELECT weekday, open_tod, close_tod, NULL, NULL FROM hours "
            "WHERE account_id = ?1 ORDER BY weekday, open_tod",
    .clear = "DELETE FROM hours WHERE account_id = ?1",
    .add = "INSERT INTO hours (account_id, weekday, open_tod, close_tod) "
           "VALUES (?1, ?3, ?4, ?5)",
    /* The text they came from is true no more. */
    .follow = "UPDATE accounts SET opening_hours = NULL WHERE account_id = ?1",
};

static const struct set_sql exception_sql = {
    .find = "SELECT -1, open_tod, close_tod, NULL, NULL FROM hours_exceptions "
            "WHERE account_id = ?1 AND day = ?2 ORDER BY open_tod",
    .clear = "DELETE FROM hours_exceptions WHERE account_id = ?1 AND day = ?2",
    .add = "INSERT INTO hours_exceptions (account_id, day, open_tod, close_tod) "
           "VALUES (?1, ?2, ?4, ?5)",
};

/* The expression is that of the index. */
static const struct set_sql calendar_sql = {
    .find = "SELECT -1, from_tod, until_tod, kind, note FROM rep_calendar "
            "WHERE coalesce(rep_id, 0) = ?1 AND day = ?2 ORDER BY from_tod, kind",
    .clear = "DELETE FROM rep_calendar WHERE coalesce(rep_id, 0) = ?1 AND day = ?2",
    .add = "INSERT INTO rep_calendar (rep_id, day, from_tod, until_tod, kind, note) "
           "VALUES (nullif(?1, 0), ?2, ?4, ?5, ?6, ?7)",
};

struct set_writer {
    struct save *save;
    sqlite3_stmt *find, *clear, *add, *follow;
};

static bool open_writer(struct set_writer *writer, const struct set_sql *sql,
                        struct err *err)
{
    struct db *db = writer->save->db;
    return sql_prepare(db, sql->find, &writer->find, err) &&
           sql_prepare(db, sql->clear, &writer->clear, err) &&
           sql_prepare(db, sql->add, &writer->add, err) &&
           (!sql->follow || sql_prepare(db, sql->follow, &writer->follow, err));
}

static void close_writer(struct set_writer *writer)
{
    sqlite3_finalize(writer->find);
    sqlite3_finalize(writer->clear);
    sqlite3_finalize(writer->add);
    sqlite3_finalize(writer->follow);
}

static void bind_group(sqlite3_stmt *statement, const struct set_row *row)
{
    sqlite3_bind_int64(statement, 1, row->owner_id);
    if (sqlite3_bind_parameter_count(statement) > 1)
        sqlite3_bind_int(statement, 2, row->day);
}

static bool is_same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : !a && !b;
}

static bool is_same_row(sqlite3_stmt *there, const struct set_row *row)
{
    return sqlite3_column_int(there, 0) == row->weekday &&
           sql_number_or(there, 1, -1) == row->from_tod &&
           sql_number_or(there, 2, -1) == row->until_tod &&
           is_same_text(sql_peek(there, 3), row->kind) &&
           is_same_text(sql_peek(there, 4), row->note);
}

/* How many rows the database has for the group, and whether they are these. */
static bool compare_set(struct set_writer *writer, const struct set_row *rows,
                        uint32_t count, uint32_t *there_count, bool *is_same,
                        struct err *err)
{
    bool has_row, is_done;
    *there_count = 0;
    *is_same = true;
    bind_group(writer->find, rows);
    while ((is_done = sql_step(writer->save->db, writer->find, &has_row, err)) &&
           has_row) {
        *is_same = *is_same && *there_count < count &&
                   is_same_row(writer->find, &rows[*there_count]);
        ++*there_count;
    }
    *is_same = *is_same && *there_count == count;
    return is_done;
}

static bool add_row(struct set_writer *writer, const struct set_row *row,
                    struct err *err)
{
    sqlite3_stmt *add = writer->add;
    const int last = sqlite3_bind_parameter_count(add);
    bind_group(add, row);
    if (row->weekday >= 0)
        sqlite3_bind_int(add, 3, row->weekday);
    sql_bind_optional(add, 4, row->from_tod, -1);
    sql_bind_optional(add, 5, row->until_tod, -1);
    if (last > 5) {
        sql_bind_text(add, 6, row->kind);
        sql_bind_text(add, 7, row->note);
    }
    return sql_execute(writer->save->db, add, err);
}

static bool write_set(struct set_writer *writer, const struct set_row *rows,
                      uint32_t count, struct err *err)
{
    struct save *save = writer->save;
    uint32_t there_count;
    bool is_same;
    if (!compare_set(writer, rows, count, &there_count, &is_same, err))
        return false;
    if (is_same) {
        save->counts.unchanged_count += count;
        return true;
    }
    *(there_count ? &save->counts.changed_count : &save->counts.new_count) += count;
    bind_group(writer->clear, rows);
    bool is_done = sql_execute(save->db, writer->clear, err);
    for (uint32_t i = 0; is_done && i < count; i++)
        is_done = add_row(writer, &rows[i], err);
    if (is_done && writer->follow) {
        bind_group(writer->follow, rows);
        is_done = sql_execute(save->db, writer->follow, err);
    }
    return is_done;
}

bool sets_write(struct save *save, struct err *err)
{
    struct set_writer weekly = {.save = save}, dated = {.save = save};
    bool is_done =
        open_writer(&weekly, &week_sql, err) &&
        open_writer(&dated, save->kind == IMPORT_HOURS ? &exception_sql : &calendar_sql,
                    err);
    sorting_sort(save->set_rows, save->set_count, sizeof *save->set_rows, compare_rows,
                 NULL);
    for (uint32_t first = 0; is_done && first < save->set_count;) {
        const struct set_row *rows = &save->set_rows[first];
        uint32_t count = 1;
        while (first + count < save->set_count &&
               compare_groups(rows, &rows[count]) == 0)
            count++;
        is_done = write_set(rows->day == NO_DAY ? &weekly : &dated, rows, count, err);
        first += count;
    }
    close_writer(&weekly);
    close_writer(&dated);
    return is_done;
}
