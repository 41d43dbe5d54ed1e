// SPDX-License-Identifier: GPL-3.0-or-later
/* Staged rows into their table: first what has changed, by row, then what is new, by
 * key, so that the file is written in order and new rows get the same numbers whatever
 * the order of the import. New accounts come by owner first: what a rep's question
 * reads then lies together, also of the tables that are keyed by account. Scattered,
 * each of her two hundred accounts cost a page here and a page of opening hours. */
#include "store/save_parts.h"

#include "base/sorting.h"
#include "store/layer_index.h"
#include "store/shape_blob.h"

#include <assert.h>
#include <string.h>

/* Most files change the same columns in all of their rows. */
enum { UPDATES_MOST = 16 };

struct writer {
    struct save *save;
    struct arena arena;
    sqlite3_stmt *insert;
    struct update {
        uint32_t mask;
        sqlite3_stmt *statement;
    } updates[UPDATES_MOST];
    uint32_t update_count, next_update;
    sqlite3_stmt *clear_side, *add_side;
    unsigned char shape[SHAPE_POINT_SIZE];
};

static bool has_shape(const struct save *save)
{
    return save->kind == IMPORT_REPS || save->kind == IMPORT_ACCOUNTS ||
           save->kind == IMPORT_LODGINGS;
}

static bool writes_place(const struct save *save, uint32_t mask)
{
    return has_shape(save) && (mask >> save->parts[PART_LON] & 1);
}

static bool prepare_insert(struct writer *writer, struct err *err)
{
    const struct save *save = writer->save;
    struct arena *arena = &writer->arena;
    const char *columns = "", *marks = "";
    int count = 0;
    for (uint32_t f = 0; f < save->info->field_count; f++) {
        if (!save->info->fields[f].column)
            continue;
        const char *comma = count++ ? ", " : "";
        columns =
            arena_format(arena, "%s%s%s", columns, comma, save->info->fields[f].column);
        marks = arena_format(arena, "%s%s?%d", marks, comma, count);
    }
    if (has_shape(save)) {
        columns = arena_format(arena, "%s, geom", columns);
        marks = arena_format(arena, "%s, ?%d", marks, ++count);
    }
    if (save->kind == IMPORT_VISITS) {
        columns = arena_format(arena, "%s, logged_utc", columns);
        marks = arena_format(arena, "%s, ?%d", marks, ++count);
    }
    return sql_prepare(save->db,
                       arena_format(arena, "INSERT INTO %s (%s) VALUES (%s)",
                                    save->info->table, columns, marks),
                       &writer->insert, err);
}

/* The statement that writes just these fields; the last value is the row. */
static bool prepare_update(struct writer *writer, uint32_t mask,
                           sqlite3_stmt **statement, struct err *err)
{
    const struct save *save = writer->save;
    for (uint32_t i = 0; i < writer->update_count; i++) {
        if (writer->updates[i].mask == mask) {
            *statement = writer->updates[i].statement;
            return true;
        }
    }
    const char *sets = "";
    int count = 0;
    for (uint32_t f = 0; f < save->info->field_count; f++) {
        if (!(mask >> f & 1))
            continue;
        const char *comma = count++ ? ", " : "";
        sets = arena_format(&writer->arena, "%s%s%s = ?%d", sets, comma,
                            save->info->fields[f].column, count);
    }
    if (writes_place(save, mask))
        sets = arena_format(&writer->arena, "%s, geom = ?%d", sets, ++count);
    struct update *update = &writer->updates[writer->next_update];
    writer->next_update = (writer->next_update + 1) % UPDATES_MOST;
    sqlite3_finalize(update->statement);
    update->statement = NULL;
    if (writer->update_count < UPDATES_MOST)
        writer->update_count++;
    update->mask = mask;
    if (!sql_prepare(save->db,
                     arena_format(&writer->arena, "UPDATE %s SET %s WHERE rowid = ?%d",
                                  save->info->table, sets, count + 1),
                     &update->statement, err))
        return false;
    *statement = update->statement;
    return true;
}

static void unpack(const struct writer *writer, const struct staged *staged,
                   struct cell cells[])
{
    const struct save *save = writer->save;
    const unsigned char *at = staged->cells;
    for (uint32_t f = 0; f < save->info->field_count; f++) {
        cells[f] = (struct cell){.type = CELL_NULL};
        if (!(staged->mask >> f & 1))
            continue;
        at = cell_unpack(at, &cells[f]);
        if (save->info->fields[f].type == FIELD_TIER && cells[f].type == CELL_NUMBER)
            cells[f].number = save->refs.tier_refs[cells[f].number].tier_id;
    }
}

static void bind_shape(struct writer *writer, sqlite3_stmt *statement, int at,
                       const struct cell cells[])
{
    const struct save *save = writer->save;
    const struct cell *lon = &cells[save->parts[PART_LON]];
    const struct cell *lat = &cells[save->parts[PART_LAT]];
    if (lon->type != CELL_REAL) {
        sqlite3_bind_null(statement, at);
        return;
    }
    shape_point_write((struct geo_point){lon->real, lat->real}, writer->shape);
    sqlite3_bind_blob(statement, at, writer->shape, SHAPE_POINT_SIZE, SQLITE_STATIC);
}

/* A full disk has nothing to do with the row it hit. */
static bool fail_at(const struct staged *staged, struct err *err)
{
    if (err->code != ERR_INPUT)
        return false;
    return err_in(err, "line %llu", (unsigned long long)staged->line);
}

static bool write_changed(struct writer *writer, const struct staged *staged,
                          struct err *err)
{
    const struct save *save = writer->save;
    struct cell cells[SAVE_FIELDS_MAX];
    sqlite3_stmt *statement;
    int at = 0;
    if (staged->mask == 0)
        return true;
    if (!prepare_update(writer, staged->mask, &statement, err))
        return false;
    unpack(writer, staged, cells);
    for (uint32_t f = 0; f < save->info->field_count; f++)
        if (staged->mask >> f & 1)
            cell_bind(statement, ++at, &cells[f]);
    if (writes_place(save, staged->mask))
        bind_shape(writer, statement, ++at, cells);
    sqlite3_bind_int64(statement, ++at, staged->row_id);
    return sql_execute(save->db, statement, err) || fail_at(staged, err);
}

static bool write_new(struct writer *writer, struct staged *staged, struct err *err)
{
    const struct save *save = writer->save;
    struct cell cells[SAVE_FIELDS_MAX];
    int at = 0;
    unpack(writer, staged, cells);
    for (uint32_t f = 0; f < save->info->field_count; f++)
        if (save->info->fields[f].column)
            cell_bind(writer->insert, ++at, &cells[f]);
    if (has_shape(save))
        bind_shape(writer, writer->insert, ++at, cells);
    if (save->kind == IMPORT_VISITS)
        sqlite3_bind_int64(writer->insert, ++at, save->now_utc);
    if (!sql_execute(save->db, writer->insert, err))
        return fail_at(staged, err);
    staged->row_id = sqlite3_last_insert_rowid(db_handle(save->db));
    return true;
}

static bool add_opening(struct writer *writer, int64_t account_id,
                        const struct opening *opening, struct err *err)
{
    for (int weekday = 0; weekday < 7; weekday++) {
        if (!(opening->weekdays >> weekday & 1))
            continue;
        sqlite3_bind_int64(writer->add_side, 1, account_id);
        sqlite3_bind_int(writer->add_side, 2, weekday);
        sqlite3_bind_int(writer->add_side, 3, opening->open_tod);
        sqlite3_bind_int(writer->add_side, 4, opening->close_tod);
        if (!sql_execute(writer->save->db, writer->add_side, err))
            return false;
    }
    return true;
}

static bool write_side(struct writer *writer, const struct staged *staged, bool is_new,
                       struct err *err)
{
    const struct side *side = &staged->side;
    struct db *db = writer->save->db;
    if (!side->is_given)
        return true;
    if (!is_new) {
        sqlite3_bind_int64(writer->clear_side, 1, staged->row_id);
        if (!sql_execute(db, writer->clear_side, err))
            return false;
    }
    bool is_done = true;
    for (uint32_t i = 0; is_done && i < side->count; i++) {
        if (side->openings) {
            is_done = add_opening(writer, staged->row_id, &side->openings[i], err);
            continue;
        }
        sqlite3_bind_int64(writer->add_side, 1, staged->row_id);
        sqlite3_bind_int64(writer->add_side, 2, side->account_ids[i]);
        is_done = sql_execute(db, writer->add_side, err);
    }
    return is_done || fail_at(staged, err);
}

static bool prepare_side(struct writer *writer, struct err *err)
{
    struct db *db = writer->save->db;
    /* Two windows that begin together are one, the longer. */
    if (writer->save->kind == IMPORT_ACCOUNTS)
        return sql_prepare(db, "DELETE FROM hours WHERE account_id = ?1",
                           &writer->clear_side, err) &&
               sql_prepare(
                   db,
                   "INSERT INTO hours (account_id, weekday, open_tod, close_tod) "
                   "VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET "
                   "close_tod = max(close_tod, excluded.close_tod)",
                   &writer->add_side, err);
    if (writer->save->kind == IMPORT_EVENTS)
        return sql_prepare(db, "DELETE FROM event_accounts WHERE event_id = ?1",
                           &writer->clear_side, err) &&
               sql_prepare(db,
                           "INSERT INTO event_accounts (event_id, account_id) "
                           "VALUES (?1, ?2)",
                           &writer->add_side, err);
    return true;
}

/* Changed rows before new ones. New ones by owner, then by key: eight bytes of it
 * behind what all keys share decide most comparisons without a look at the text. */
struct place {
    int64_t owner_id; /* of an account; 0: none */
    uint64_t start;
    const char *key;
    int64_t row_id;
    uint32_t ix;
};

static int compare_places(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct place *x = a, *y = b;
    if (!x->row_id != !y->row_id)
        return x->row_id ? -1 : 1;
    if (x->row_id)
        return (x->row_id > y->row_id) - (x->row_id < y->row_id);
    if (x->owner_id != y->owner_id)
        return x->owner_id < y->owner_id ? -1 : 1;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return strcmp(x->key, y->key);
}

static size_t shared_length(const struct save *save)
{
    if (save->staged_count == 0)
        return 0;
    const char *first = save->staged[0].key;
    size_t length = strlen(first);
    for (uint32_t i = 1; i < save->staged_count; i++) {
        const char *key = save->staged[i].key;
        size_t same = 0;
        while (same < length && key[same] == first[same])
            same++;
        length = same;
    }
    return length;
}

static uint64_t key_start(const char *text)
{
    uint64_t start = 0;
    for (int i = 0; i < 8; i++) {
        start = start << 8 | (unsigned char)*text;
        text += *text != '\0';
    }
    return start;
}

static int64_t owner_of(const struct writer *writer, const struct staged *staged)
{
    struct cell cells[SAVE_FIELDS_MAX];
    if (writer->save->kind != IMPORT_ACCOUNTS || staged->row_id != 0)
        return 0;
    unpack(writer, staged, cells);
    const struct cell *owner = &cells[writer->save->parts[PART_OWNER]];
    return owner->type == CELL_NUMBER ? owner->number : 0;
}

static struct place *order_staged(struct writer *writer)
{
    const struct save *save = writer->save;
    const size_t shared = shared_length(save);
    struct place *places =
        ARENA_ARRAY(&writer->arena, save->staged_count, struct place);
    bool is_sorted = true;
    for (uint32_t i = 0; i < save->staged_count; i++) {
        const struct staged *staged = &save->staged[i];
        places[i] = (struct place){.owner_id = owner_of(writer, staged),
                                   .start = key_start(staged->key + shared),
                                   .key = staged->key,
                                   .row_id = staged->row_id,
                                   .ix = i};
        if (i > 0 && is_sorted)
            is_sorted = compare_places(&places[i - 1], &places[i], NULL) < 0;
    }
    if (!is_sorted)
        sorting_sort(places, save->staged_count, sizeof *places, compare_places, NULL);
    return places;
}

static bool write_staged(struct writer *writer, struct err *err)
{
    struct save *save = writer->save;
    const struct place *places = order_staged(writer);
    for (uint32_t i = 0; i < save->staged_count; i++) {
        struct staged *staged = &save->staged[places[i].ix];
        const bool is_new = staged->row_id == 0;
        if (!(is_new ? write_new(writer, staged, err)
                     : write_changed(writer, staged, err)) ||
            !write_side(writer, staged, is_new, err))
            return false;
        if (writes_place(save, staged->mask))
            id_list_add(&save->moved, &save->arena, staged->row_id);
    }
    return true;
}

bool keyed_write(struct save *save, struct err *err)
{
    struct writer writer = {.save = save};
    const bool is_done = refs_make_tiers(&save->refs, err) &&
                         prepare_insert(&writer, err) && prepare_side(&writer, err) &&
                         write_staged(&writer, err);
    sqlite3_finalize(writer.insert);
    sqlite3_finalize(writer.clear_side);
    sqlite3_finalize(writer.add_side);
    for (uint32_t i = 0; i < writer.update_count; i++)
        sqlite3_finalize(writer.updates[i].statement);
    arena_release(&writer.arena);
    return is_done;
}
