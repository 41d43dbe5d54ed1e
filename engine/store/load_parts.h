// SPDX-License-Identifier: GPL-3.0-or-later
/* load_parts: the parts of a load that share one state. For load*.c only.
 *
 * Database keys become indices through sorted lists of them. Rows are gathered in the
 * scratch arena and copied to the model's once their number is known. */
#ifndef STORE_LOAD_PARTS_H
#define STORE_LOAD_PARTS_H

#include "model/model.h"
#include "store/key_list.h"
#include "store/sql.h"

/* Rows of `size` bytes, growing. */
struct rows {
    void *items;
    size_t capacity, size;
    uint32_t count;
};

/* Small texts packed without gaps. */
struct text_pool {
    char *at;
    size_t left;
};

struct loader {
    struct db *db;
    struct arena *arena;  /* of the model */
    struct arena scratch; /* gone when the load ends */
    struct model *model;
    bool is_scoped;
    int64_t rep_id; /* of the scope */
    struct text_pool pool;
    struct rows accounts, reps, territories;
    /* Beside accounts, reps and territories: keys not yet turned into indices. */
    struct rows account_keys, rep_keys, territory_keys;
    struct key_list tier_list, rep_list, territory_list, account_list;
};

struct account_key {
    int64_t account_id, territory_id, owner_rep_id; /* 0: none */
};

struct territory_key {
    int64_t territory_id, rep_id;
};

/* A zeroed row at the end. */
void *rows_add(struct loader *loader, struct rows *rows);
/* Make room for all rows of a table at once. */
bool rows_reserve(struct loader *loader, struct rows *rows, const char *count_sql,
                  struct err *err);
/* The rows in the model's arena. */
void *rows_keep(struct loader *loader, const struct rows *rows);

/* A copy of the column's text in the model's arena; NULL stays NULL. */
const char *load_text(struct loader *loader, sqlite3_stmt *statement, int at);
bool load_strange(struct loader *loader, const char *what, const char *text,
                  struct err *err);

/* In this order. */
bool load_tiers(struct loader *loader, struct err *err);
bool load_accounts(struct loader *loader, struct err *err);
bool load_territories(struct loader *loader, struct err *err);
bool load_reps(struct loader *loader, struct err *err);
/* Sort accounts, reps and territories; indices in the place of keys. */
void load_link(struct loader *loader);
bool load_children(struct loader *loader, struct err *err);
bool load_calendar(struct loader *loader, struct err *err);
bool load_places(struct loader *loader, struct err *err);
bool load_quotas(struct loader *loader, struct err *err);
bool load_settings(struct loader *loader, struct err *err);

#endif
