// SPDX-License-Identifier: GPL-3.0-or-later
/* save_parts: what the parts of an import share. For save_*.c only.
 *
 * A row of a file goes through three shapes: values of fields (model/fields.h), cells
 * (what a column of the database would hold), and a staged row, packed, which waits for
 * the write. Rows of kinds with a key of their own (save_keyed.c) are staged one by
 * one; rows of hours and calendars (save_sets.c) replace what the database has for
 * their group. */
#ifndef STORE_SAVE_PARTS_H
#define STORE_SAVE_PARTS_H

#include "base/hash.h"
#include "store/save_cells.h"
#include "store/save_rows.h"
#include "store/sql.h"

enum { SAVE_FIELDS_MAX = 24 };

/* A name of a rep; lists are sorted by it. */
struct rep_name {
    const char *name;
    int64_t rep_id;
};

/* Names of others turned into keys of ours. */
struct refs {
    struct db *db;
    struct arena arena;
    sqlite3_stmt *find_account;
    struct rep_name *rep_names[3]; /* crm_ids, folded names, folded e-mails */
    uint32_t rep_count;
    struct hash_table asked; /* texts that were looked up: index of the answer */
    int64_t *answers;
    size_t answer_capacity;
    struct hash_table tiers; /* by name: index */
    struct tier_ref {
        const char *name;
        int64_t tier_id; /* 0: to be made */
    } * tier_refs;
    size_t tier_capacity;
    uint32_t tier_count;
};

bool refs_open(struct refs *refs, struct db *db, struct err *err) MUST_CHECK;
void refs_close(struct refs *refs);
/* 0: there is none. */
bool refs_account(struct refs *refs, const char *crm_id, int64_t *account_id,
                  struct err *err) MUST_CHECK;
/* 0: there is none; -1: several. */
int64_t refs_rep(struct refs *refs, const char *text);
/* An index that stays; the key is known after refs_make_tiers. */
uint32_t refs_tier(struct refs *refs, const char *name);
/* The index of a tier by its key, which the database has. */
uint32_t refs_tier_by_id(const struct refs *refs, int64_t tier_id);
/* Insert the tiers that are new, in the order of their names. */
bool refs_make_tiers(struct refs *refs, struct err *err) MUST_CHECK;

/* Which fields a kind has that are treated apart; NO_IX where it has none. */
enum save_part {
    PART_ID,
    PART_ACCOUNT,
    PART_REP,
    PART_OWNER,
    PART_TIER,
    PART_LON,
    PART_LAT,
    PART_PRECISION,
    PART_OPENING,
    PART_ZONE,
    PART_KIND,
    PART_DAY,
    PART_START,
    PART_END,
    PART_DURATION,
    PART_LEEWAY,
    PART_FROM,
    PART_UNTIL,
    PART_ACCOUNTS,
    PART_WEEKDAY,
    PART_OPEN,
    PART_CLOSE,
    PART_OUTCOME,
    PART_NOTE,
    PART_LEAST,
    PART_MOST,
    PART_COUNT
};

/* A row on its way. Cells are by field. */
struct save_row {
    uint64_t line;
    const struct field_value *values;
    struct cell given[SAVE_FIELDS_MAX];
    struct cell before[SAVE_FIELDS_MAX]; /* what the database has; KEEP when new */
    struct cell merged[SAVE_FIELDS_MAX];
    int64_t row_id;  /* 0: new */
    const char *key; /* of the row; for duplicates in the file */
    uint32_t fault_field;
};

/* What hangs on a row: opening hours of an account, accounts of an event. */
struct side {
    bool is_given;
    uint32_t count;
    const struct opening *openings;
    const int64_t *account_ids;
};

struct staged {
    int64_t row_id; /* 0: new */
    uint64_t line;
    const char *key;
    uint32_t mask; /* fields that are written; their cells are packed in this order */
    struct side side;
    int64_t old_account_id; /* visits: the account it was at; 0 */
    const unsigned char *cells;
};

struct set_row {
    int64_t owner_id; /* account, or rep (0: everybody) */
    int32_t day;      /* NO_DAY: every week */
    int32_t weekday;
    int32_t from_tod, until_tod; /* -1, -1: none */
    const char *kind, *note;     /* calendar */
};

struct id_list {
    int64_t *ids;
    size_t capacity, count;
};

struct save {
    struct db *db;
    enum import_kind kind;
    const struct import_info *info;
    int64_t now_utc;
    struct save_counts counts;
    struct arena arena; /* what is staged */
    struct refs refs;
    struct hash_table seen; /* keys of the rows so far: line */
    uint32_t parts[PART_COUNT];
    sqlite3_stmt *find;      /* a row by its crm_id; NULL for sets */
    sqlite3_stmt *find_same; /* visits without an id: by what they are */
    bool was_empty;          /* the table, when the import began */
    struct staged *staged;
    struct set_row *set_rows;
    size_t staged_capacity, set_capacity;
    uint32_t staged_count, set_count;
    struct id_list moved;    /* rows whose place changed */
    struct id_list accounts; /* whose last visit must be looked for again */
};

void id_list_add(struct id_list *list, struct arena *arena, int64_t id);
/* Ascending, each once. */
void id_list_sort(struct id_list *list);

/* The cell of a given part; KEEP when the kind has no such field. */
struct cell *row_cell(struct save *save, struct cell *cells, enum save_part part);

/* A reference or word into a cell. `fault` is set, in `arena`, when it cannot be taken.
 */
bool save_read_cell(struct save *save, uint32_t field_ix,
                    const struct field_value *value, struct arena *arena,
                    struct cell *cell, const char **fault, struct err *err) MUST_CHECK;
/* A fault for a key that an earlier row of the file has; else it is noted, and must
 * live as long as the save. `id` is what the file calls it; NULL: the row as a whole.
 */
const char *save_see(struct save *save, const char *key, const char *id, uint64_t line,
                     struct arena *arena);

/* What follows from other cells is put into `merged`; the sentence of a fault, or NULL.
 */
const char *save_settle(struct save *save, struct save_row *row, struct arena *arena);

/* One row of a batch; `fault` as above. */
bool keyed_add(struct save *save, struct save_row *row, struct arena *arena,
               const char **fault, struct err *err) MUST_CHECK;
bool keyed_open(struct save *save, struct err *err) MUST_CHECK;
bool keyed_write(struct save *save, struct err *err) MUST_CHECK;
bool sets_add(struct save *save, struct save_row *row, struct arena *arena,
              const char **fault, struct err *err) MUST_CHECK;
bool sets_write(struct save *save, struct err *err) MUST_CHECK;

#endif
