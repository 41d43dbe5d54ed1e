// SPDX-License-Identifier: GPL-3.0-or-later
/* The frame of an import. Rows are staged in memory rather than in temporary tables: a
 * million accounts are some 200 MB packed, and the database is then written once, in
 * the order of its indexes. */
#include "store/save_rows.h"

#include "base/civil.h"
#include "store/account_index.h"
#include "store/last_visits.h"
#include "store/layer_index.h"
#include "store/medians.h"
#include "store/save_parts.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Of staged rows; beyond it a file is better cut in two. */
#define STAGED_MOST_BYTES ((size_t)6 << 30)

static const char *const part_names[PART_COUNT] = {
    [PART_ID] = "id",
    [PART_ACCOUNT] = "account",
    [PART_REP] = "rep",
    [PART_OWNER] = "owner",
    [PART_TIER] = "tier",
    [PART_LON] = "lon",
    [PART_LAT] = "lat",
    [PART_PRECISION] = "precision",
    [PART_OPENING] = "opening_hours",
    [PART_ZONE] = "zone",
    [PART_KIND] = "kind",
    [PART_DAY] = "date",
    [PART_START] = "start",
    [PART_END] = "end",
    [PART_DURATION] = "duration",
    [PART_LEEWAY] = "leeway",
    [PART_FROM] = "from",
    [PART_UNTIL] = "until",
    [PART_ACCOUNTS] = "accounts",
    [PART_WEEKDAY] = "weekday",
    [PART_OPEN] = "open",
    [PART_CLOSE] = "close",
    [PART_OUTCOME] = "outcome",
    [PART_NOTE] = "note",
    [PART_LEAST] = "least",
    [PART_MOST] = "most",
};

static bool is_set_kind(enum import_kind kind)
{
    return kind == IMPORT_HOURS || kind == IMPORT_CALENDAR;
}

bool save_open(struct db *db, enum import_kind kind, int64_t now_utc,
               struct save **save, struct err *err)
{
    struct arena arena = {0};
    struct save *opened = ARENA_NEW(&arena, struct save);
    opened->arena = arena;
    opened->db = db;
    opened->kind = kind;
    opened->info = import_info_get(kind);
    opened->now_utc = now_utc;
    assert(opened->info->field_count <= SAVE_FIELDS_MAX);
    for (unsigned part = 0; part < PART_COUNT; part++)
        if (!import_find_field(kind, part_names[part], &opened->parts[part]))
            opened->parts[part] = NO_IX;
    hash_table_init(&opened->seen, 0, &opened->arena);
    if (!refs_open(&opened->refs, db, err) ||
        (!is_set_kind(kind) && !keyed_open(opened, err))) {
        save_close(opened);
        return false;
    }
    *save = opened;
    return true;
}

void save_close(struct save *save)
{
    if (!save)
        return;
    sqlite3_finalize(save->find);
    sqlite3_finalize(save->find_same);
    refs_close(&save->refs);
    struct arena arena = save->arena; /* holds *save itself */
    arena_release(&arena);
}

struct save_counts save_counts_get(const struct save *save)
{
    return save->counts;
}

static bool read_account(struct save *save, const char *text, struct arena *arena,
                         struct cell *cell, const char **fault, struct err *err)
{
    *cell = (struct cell){.type = CELL_NUMBER};
    if (!refs_account(&save->refs, text, &cell->number, err))
        return false;
    if (cell->number == 0)
        *fault = arena_format(arena, "'%.60s' is not the id of an account", text);
    return true;
}

static void read_rep(struct save *save, const char *text, struct arena *arena,
                     struct cell *cell, const char **fault)
{
    const int64_t rep_id = refs_rep(&save->refs, text);
    *cell = (struct cell){.type = CELL_NUMBER, .number = rep_id};
    if (rep_id == 0)
        *fault =
            arena_format(arena, "'%.60s' is not the id, name or e-mail of a rep", text);
    else if (rep_id < 0)
        *fault =
            arena_format(arena, "'%.60s' is the name of several reps: use an id", text);
}

static struct cell number_cell(int64_t number)
{
    return (struct cell){.type = CELL_NUMBER, .number = number};
}

bool save_read_cell(struct save *save, uint32_t field_ix,
                    const struct field_value *value, struct arena *arena,
                    struct cell *cell, const char **fault, struct err *err)
{
    *cell = (struct cell){.type = value->is_cleared ? CELL_NULL : CELL_KEEP};
    if (!value->is_given)
        return true;
    switch (save->info->fields[field_ix].type) {
    case FIELD_ACCOUNT:
        return read_account(save, value->text, arena, cell, fault, err);
    case FIELD_REP:
        read_rep(save, value->text, arena, cell, fault);
        return true;
    case FIELD_TIER:
        if (strlen(value->text) > 32)
            *fault =
                arena_format(arena, "'%.60s' is longer than 32 bytes", value->text);
        else
            *cell = number_cell(refs_tier(&save->refs, value->text));
        return true;
    case FIELD_LON:
    case FIELD_LAT:
        *cell = (struct cell){.type = CELL_REAL, .real = value->degrees};
        return true;
    case FIELD_ID:
    case FIELD_TEXT:
    case FIELD_WORD:
    case FIELD_ACCOUNTS:
    case FIELD_OPENING:
        *cell = (struct cell){.type = CELL_TEXT, .text = value->text};
        return true;
    case FIELD_MONEY:
    case FIELD_LENGTH:
    case FIELD_COUNT:
    case FIELD_SHARE:
    case FIELD_DATE:
    case FIELD_TOD:
    case FIELD_WEEKDAY:
    case FIELD_WEEKDAYS:
    case FIELD_FLAG:
        *cell = number_cell(value->number);
        return true;
    }
    assert(false);
    return false;
}

const char *save_see(struct save *save, const char *key, const char *id, uint64_t line,
                     struct arena *arena)
{
    const uint32_t number = line < UINT32_MAX ? (uint32_t)line : UINT32_MAX;
    const uint32_t first = hash_table_put(&save->seen, key, number);
    if (first == number)
        return NULL;
    if (id)
        return arena_format(arena, "'%.60s' is the id of line %" PRIu32 " already", id,
                            first);
    return arena_format(arena, "says the same as line %" PRIu32, first);
}

static bool read_cells(struct save *save, struct save_row *row, struct arena *arena,
                       const char **fault, struct err *err)
{
    for (uint32_t f = 0; f < save->info->field_count && !*fault; f++) {
        if (!save_read_cell(save, f, &row->values[f], arena, &row->given[f], fault,
                            err))
            return false;
        if (*fault)
            row->fault_field = f;
        else if (save->info->fields[f].is_required && row->given[f].type <= CELL_NULL) {
            *fault = "is empty";
            row->fault_field = f;
        }
    }
    return true;
}

static bool add_row(struct save *save, struct save_row *row, struct arena *arena,
                    const char **fault, struct err *err)
{
    if (!read_cells(save, row, arena, fault, err))
        return false;
    if (*fault)
        return true;
    return is_set_kind(save->kind) ? sets_add(save, row, arena, fault, err)
                                   : keyed_add(save, row, arena, fault, err);
}

bool save_add(struct save *save, const struct import_batch *batch, struct arena *arena,
              const struct import_fault **faults, uint32_t *fault_count,
              struct err *err)
{
    assert(batch->kind == save->kind && batch->field_count == save->info->field_count);
    struct import_fault *found = NULL;
    size_t capacity = 0;
    uint32_t count = 0;
    for (uint32_t r = 0; r < batch->row_count; r++) {
        struct save_row row = {.line = batch->lines[r],
                               .values = &batch->values[(size_t)r * batch->field_count],
                               .fault_field = NO_IX};
        const char *fault = NULL;
        if (!add_row(save, &row, arena, &fault, err))
            return false;
        if (!fault)
            continue;
        found = arena_grow(arena, found, &capacity, count + (size_t)1, sizeof *found);
        found[count++] = (struct import_fault){r, row.fault_field, fault};
    }
    if (save->arena.total > STAGED_MOST_BYTES)
        return err_set(err, ERR_LIMIT,
                       "the file is too large to import at once: cut it into parts");
    save->counts.rejected_count += count;
    *faults = found;
    *fault_count = count;
    return true;
}

static bool write_followers(struct save *save, struct err *err)
{
    const uint64_t written = save->counts.new_count + save->counts.changed_count;
    switch (save->kind) {
    case IMPORT_ACCOUNTS:
        return layer_index_update(save->db, LAYER_ACCOUNTS, save->moved.ids,
                                  save->moved.count, err) &&
               (written == 0 || medians_update(save->db, err));
    case IMPORT_REPS:
        return layer_index_update(save->db, LAYER_REPS, save->moved.ids,
                                  save->moved.count, err);
    case IMPORT_LODGINGS:
        return layer_index_update(save->db, LAYER_LODGINGS, save->moved.ids,
                                  save->moved.count, err);
    case IMPORT_VISITS:
        id_list_sort(&save->accounts);
        return last_visits_update(save->db, save->accounts.ids, save->accounts.count,
                                  err);
    case IMPORT_CONTACTS:
    case IMPORT_OPPORTUNITIES:
    case IMPORT_LEADS:
    case IMPORT_HOURS:
    case IMPORT_APPOINTMENTS:
    case IMPORT_BLOCKS:
    case IMPORT_CALENDAR:
    case IMPORT_EVENTS:
    case IMPORT_SERVICES:
    case IMPORT_QUOTAS:
    case IMPORT_COUNT:
        break;
    }
    return true;
}

/* A large import touches all of its indexes all of the time: with SQLite's usual two
 * megabytes it wrote many pages to the log again and again (44 s in the place of 13 for
 * a million accounts). Memory is taken only as it is needed. */
static bool set_cache(struct save *save, bool is_large, struct err *err)
{
    return sql_run(
        save->db, is_large ? "PRAGMA cache_size = -32000" : "PRAGMA cache_size = -2000",
        err);
}

static bool write_rows(struct save *save, struct err *err)
{
    bool is_bulk;
    if (is_set_kind(save->kind))
        return sets_write(save, err);
    if (save->kind != IMPORT_ACCOUNTS)
        return keyed_write(save, err);
    return account_index_is_bulk(save->db, save->staged_count, &is_bulk, err) &&
           (!is_bulk || account_index_drop(save->db, err)) && keyed_write(save, err) &&
           (!is_bulk || account_index_make(save->db, err));
}

static bool write_all(struct save *save, bool is_trial, struct err *err)
{
    if (!db_begin(save->db, err))
        return false;
    /* The index is kept by layer_index; SpatiaLite's triggers would do it row by row,
     * and need its functions. */
    layer_triggers(save->db, false);
    const bool is_done = write_rows(save, err) && write_followers(save, err);
    layer_triggers(save->db, true);
    if (is_done && !is_trial)
        return db_commit(save->db, err);
    db_rollback(save->db);
    return is_done;
}

/* While opportunities are written, the stage that each had before is noted: what the
 * report of chances to win counts by. */
static bool note_stages(struct save *save, struct err *err)
{
    char sql[320];
    if (save->kind != IMPORT_OPPORTUNITIES)
        return true;
    snprintf(sql, sizeof sql,
             "CREATE TEMP TRIGGER note_stage AFTER UPDATE OF stage ON "
             "main.opportunities WHEN OLD.stage <> NEW.stage BEGIN INSERT INTO "
             "stage_changes (opportunity_id, day, stage_before) VALUES "
             "(OLD.opportunity_id, %" PRId64 ", OLD.stage); END",
             save->now_utc / DAY_S);
    return sql_run(save->db, sql, err);
}

bool save_finish(struct save *save, bool is_trial, struct err *err)
{
    struct err ignored;
    if (!set_cache(save, true, err) || !note_stages(save, err))
        return false;
    const bool is_done = write_all(save, is_trial, err);
    (void)!sql_run(save->db, "DROP TRIGGER IF EXISTS temp.note_stage", &ignored);
    (void)!set_cache(save, false, &ignored);
    return is_done;
}
