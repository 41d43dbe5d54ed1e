// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows with a key of their own: looked up, merged with what is there, compared, staged.
 *
 * Only what differs is staged, so that an import of the same file again writes nothing.
 * The statements are put together from the table of fields; no text of a user is in
 * them. */
#include "store/save_parts.h"

#include "base/civil.h"
#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

bool keyed_open(struct save *save, struct err *err)
{
    static const char same_tail[] =
        " FROM visits WHERE account_id = ?1 AND day = ?2 AND rep_id IS ?3 AND "
        "start_tod IS ?4 AND kind = ?5 AND crm_id IS NULL";
    struct arena scratch = {0};
    const char *columns = "SELECT rowid";
    for (uint32_t f = 0; f < save->info->field_count; f++)
        if (save->info->fields[f].column)
            columns =
                arena_format(&scratch, "%s, %s", columns, save->info->fields[f].column);
    int64_t has_rows = 0;
    const char *table = save->info->table;
    const bool is_done =
        sql_prepare(
            save->db,
            arena_format(&scratch, "%s FROM %s WHERE crm_id = ?1", columns, table),
            &save->find, err) &&
        (save->kind != IMPORT_VISITS ||
         sql_prepare(save->db, arena_format(&scratch, "%s%s", columns, same_tail),
                     &save->find_same, err)) &&
        sql_number(save->db,
                   arena_format(&scratch, "SELECT EXISTS (SELECT 1 FROM %s)", table),
                   &has_rows, err);
    save->was_empty = !has_rows;
    arena_release(&scratch);
    return is_done;
}

/* "<account>:block:2026-11-24" for a block without an id. */
static const char *make_block_key(struct save *save, struct save_row *row)
{
    char date[CIVIL_DATE_SIZE];
    const struct cell *kind = row_cell(save, row->given, PART_KIND);
    const struct cell *from = row_cell(save, row->given, PART_FROM);
    return arena_format(&save->arena, "%s:%s:%s",
                        row->values[save->parts[PART_ACCOUNT]].text,
                        kind->type == CELL_TEXT ? kind->text : "block",
                        civil_day_text((int32_t)from->number, date));
}

static int64_t number_or(const struct cell *cell, int64_t none)
{
    return cell->type == CELL_NUMBER ? cell->number : none;
}

static const char *visit_kind_of(struct save *save, const struct save_row *row)
{
    const struct cell *kind = &row->given[save->parts[PART_KIND]];
    return kind->type == CELL_TEXT ? kind->text
                                   : save->info->fields[save->parts[PART_KIND]].usual;
}

/* What tells two visits without an id apart; begins with a byte that no id has. */
static const char *make_visit_key(struct save *save, struct save_row *row)
{
    return arena_format(&save->arena,
                        "\x1f%" PRId64 "|%" PRId64 "|%" PRId64 "|%" PRId64 "|%s",
                        row_cell(save, row->given, PART_ACCOUNT)->number,
                        row_cell(save, row->given, PART_DAY)->number,
                        number_or(row_cell(save, row->given, PART_REP), 0),
                        number_or(row_cell(save, row->given, PART_START), -1),
                        visit_kind_of(save, row));
}

/* The row's key, and its cell where it was made. */
static void set_key(struct save *save, struct save_row *row)
{
    struct cell *id = row_cell(save, row->given, PART_ID);
    if (id->type == CELL_TEXT) {
        row->key = arena_text(&save->arena, id->text);
    } else if (save->kind == IMPORT_VISITS) {
        row->key = make_visit_key(save, row);
    } else {
        assert(save->kind == IMPORT_BLOCKS); /* elsewhere the field is required */
        row->key = make_block_key(save, row);
        *id = (struct cell){.type = CELL_TEXT, .text = row->key};
    }
}

static sqlite3_stmt *bind_find(struct save *save, struct save_row *row)
{
    if (row_cell(save, row->given, PART_ID)->type == CELL_TEXT) {
        sql_bind_text(save->find, 1, row->key);
        return save->find;
    }
    sqlite3_stmt *find = save->find_same;
    cell_bind(find, 1, row_cell(save, row->given, PART_ACCOUNT));
    cell_bind(find, 2, row_cell(save, row->given, PART_DAY));
    cell_bind(find, 3, row_cell(save, row->given, PART_REP));
    cell_bind(find, 4, row_cell(save, row->given, PART_START));
    sql_bind_text(find, 5, visit_kind_of(save, row));
    return find;
}

/* What the database has of the row. `find` is left on it: its texts are borrowed. */
static bool read_before(struct save *save, struct save_row *row, sqlite3_stmt *find,
                        struct err *err)
{
    bool has_row;
    if (save->was_empty)
        return true;
    if (!sql_step(save->db, find, &has_row, err))
        return false;
    if (!has_row)
        return true;
    row->row_id = sqlite3_column_int64(find, 0);
    int at = 1;
    for (uint32_t f = 0; f < save->info->field_count; f++) {
        if (!save->info->fields[f].column)
            continue;
        row->before[f] = cell_load(find, at++);
        if (save->info->fields[f].type == FIELD_TIER &&
            row->before[f].type == CELL_NUMBER)
            row->before[f].number = refs_tier_by_id(&save->refs, row->before[f].number);
    }
    return true;
}

static struct cell usual_cell(struct save *save, const struct field *field)
{
    struct cell cell = cell_usual(field);
    if (field->type == FIELD_TIER && cell.type == CELL_TEXT)
        cell = (struct cell){.type = CELL_NUMBER,
                             .number = refs_tier(&save->refs, cell.text)};
    return cell;
}

static void merge(struct save *save, struct save_row *row)
{
    for (uint32_t f = 0; f < save->info->field_count; f++) {
        const enum cell_type type = row->given[f].type;
        if (type == CELL_KEEP && row->row_id)
            row->merged[f] = row->before[f];
        else if (type == CELL_KEEP || type == CELL_NULL)
            row->merged[f] = usual_cell(save, &save->info->fields[f]);
        else
            row->merged[f] = row->given[f];
    }
}

/* The fields to write. A place is written as a whole, since the geometry needs it. */
static uint32_t changed_mask(struct save *save, const struct save_row *row)
{
    uint32_t mask = 0;
    for (uint32_t f = 0; f < save->info->field_count; f++) {
        if (!save->info->fields[f].column)
            continue;
        const bool is_written = row->row_id
                                    ? !cell_is_same(&row->merged[f], &row->before[f])
                                    : row->merged[f].type != CELL_NULL;
        if (is_written)
            mask |= UINT32_C(1) << f;
    }
    if (save->parts[PART_LON] != NO_IX) {
        const uint32_t place =
            UINT32_C(1) << save->parts[PART_LON] | UINT32_C(1) << save->parts[PART_LAT];
        if (mask & place)
            mask |= place;
    }
    return mask;
}

/* The accounts of an event: "A1; A7|A9". */
static bool read_accounts(struct save *save, struct save_row *row, struct side *side,
                          struct arena *arena, const char **fault, struct err *err)
{
    struct id_list list = {0};
    const struct cell *cell = row_cell(save, row->given, PART_ACCOUNTS);
    char *text = arena_text(arena, cell->type == CELL_TEXT ? cell->text : "");
    char *rest = NULL;
    for (char *part = strtok_r(text, ";|", &rest); part;
         part = strtok_r(NULL, ";|", &rest)) {
        int64_t account_id;
        while (*part == ' ')
            part++;
        size_t length = strlen(part);
        while (length > 0 && part[length - 1] == ' ')
            part[--length] = '\0';
        if (length == 0)
            continue;
        if (!refs_account(&save->refs, part, &account_id, err))
            return false;
        if (account_id == 0) {
            *fault = arena_format(arena, "'%.60s' is not the id of an account", part);
            row->fault_field = save->parts[PART_ACCOUNTS];
            return true;
        }
        id_list_add(&list, &save->arena, account_id);
    }
    id_list_sort(&list);
    *side = (struct side){
        .is_given = true, .count = (uint32_t)list.count, .account_ids = list.ids};
    return true;
}

/* Is the list of an event what the database has already? */
static bool compare_accounts(struct save *save, int64_t event_id, struct side *side,
                             struct err *err)
{
    sqlite3_stmt *statement;
    bool has_row, is_done, is_same = true;
    uint32_t count = 0;
    if (!sql_prepare(save->db,
                     "SELECT account_id FROM event_accounts WHERE event_id = ?1 "
                     "ORDER BY account_id",
                     &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, event_id);
    while ((is_done = sql_step(save->db, statement, &has_row, err)) && has_row) {
        is_same = is_same && count < side->count &&
                  side->account_ids[count] == sqlite3_column_int64(statement, 0);
        count++;
    }
    sqlite3_finalize(statement);
    if (is_same && count == side->count)
        side->is_given = false;
    return is_done;
}

/* Opening hours hang on an account whenever their text is new. */
static void read_openings(struct save *save, struct save_row *row, uint32_t mask,
                          struct side *side)
{
    const uint32_t f = save->parts[PART_OPENING];
    if (!(mask >> f & 1))
        return;
    const struct field_value *value = &row->values[f];
    *side = (struct side){.is_given = true};
    if (row->given[f].type != CELL_TEXT || value->opening_count == 0)
        return;
    struct opening *openings =
        ARENA_ARRAY(&save->arena, value->opening_count, struct opening);
    memcpy(openings, value->openings, value->opening_count * sizeof *openings);
    side->openings = openings;
    side->count = value->opening_count;
}

static bool read_side(struct save *save, struct save_row *row, uint32_t mask,
                      struct side *side, struct arena *arena, const char **fault,
                      struct err *err)
{
    *side = (struct side){0};
    if (save->kind == IMPORT_ACCOUNTS)
        read_openings(save, row, mask, side);
    if (save->kind != IMPORT_EVENTS ||
        row_cell(save, row->given, PART_ACCOUNTS)->type == CELL_KEEP)
        return true;
    return read_accounts(save, row, side, arena, fault, err) &&
           (*fault || !row->row_id || compare_accounts(save, row->row_id, side, err));
}

static void stage(struct save *save, const struct save_row *row, uint32_t mask,
                  const struct side *side)
{
    size_t size = 0;
    for (uint32_t f = 0; f < save->info->field_count; f++)
        if (mask >> f & 1)
            size += cell_packed_size(&row->merged[f]);
    unsigned char *cells = arena_alloc(&save->arena, size);
    unsigned char *at = cells;
    for (uint32_t f = 0; f < save->info->field_count; f++)
        if (mask >> f & 1)
            at = cell_pack(at, &row->merged[f]);
    save->staged = arena_grow(&save->arena, save->staged, &save->staged_capacity,
                              save->staged_count + (size_t)1, sizeof *save->staged);
    save->staged[save->staged_count++] = (struct staged){.row_id = row->row_id,
                                                         .line = row->line,
                                                         .key = row->key,
                                                         .mask = mask,
                                                         .side = *side,
                                                         .cells = cells};
}

/* Visits move the last visit of the account they are at, and of the one they were at.
 */
static void note_accounts(struct save *save, const struct save_row *row)
{
    if (save->kind != IMPORT_VISITS)
        return;
    const uint32_t f = save->parts[PART_ACCOUNT];
    id_list_add(&save->accounts, &save->arena, row->merged[f].number);
    if (row->row_id && row->before[f].number != row->merged[f].number)
        id_list_add(&save->accounts, &save->arena, row->before[f].number);
}

static bool add_merged(struct save *save, struct save_row *row, struct arena *arena,
                       const char **fault, struct err *err)
{
    merge(save, row);
    *fault = save_settle(save, row, arena);
    if (*fault)
        return true;
    struct side side;
    const uint32_t mask = changed_mask(save, row);
    if (!read_side(save, row, mask, &side, arena, fault, err))
        return false;
    if (*fault)
        return true;
    if (row->row_id && mask == 0 && !side.is_given) {
        save->counts.unchanged_count++;
        return true;
    }
    ++*(row->row_id ? &save->counts.changed_count : &save->counts.new_count);
    note_accounts(save, row);
    stage(save, row, mask, &side);
    return true;
}

bool keyed_add(struct save *save, struct save_row *row, struct arena *arena,
               const char **fault, struct err *err)
{
    set_key(save, row);
    const struct cell *id = row_cell(save, row->given, PART_ID);
    *fault = save_see(save, row->key, id->type == CELL_TEXT ? id->text : NULL,
                      row->line, arena);
    if (*fault) {
        row->fault_field = id->type == CELL_TEXT ? save->parts[PART_ID] : NO_IX;
        return true;
    }
    sqlite3_stmt *find = bind_find(save, row);
    const bool is_done =
        read_before(save, row, find, err) && add_merged(save, row, arena, fault, err);
    sqlite3_reset(find);
    return is_done;
}
