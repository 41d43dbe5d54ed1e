// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/load_parts.h"

#include <string.h>

enum { FIRST_CHUNK = 4096, CHUNK = 65536, FIRST_ROWS = 64 };

void *rows_add(struct loader *loader, struct rows *rows)
{
    if (rows->count == rows->capacity && rows->capacity == 0)
        rows->items =
            arena_grow(&loader->scratch, NULL, &rows->capacity, FIRST_ROWS, rows->size);
    rows->items = arena_grow(&loader->scratch, rows->items, &rows->capacity,
                             rows->count + (size_t)1, rows->size);
    void *row = (char *)rows->items + rows->count * rows->size;
    rows->count++;
    return memset(row, 0, rows->size);
}

bool rows_reserve(struct loader *loader, struct rows *rows, const char *count_sql,
                  struct err *err)
{
    int64_t count;
    if (!sql_number(loader->db, count_sql, &count, err))
        return false;
    if (count >= UINT32_MAX / 2)
        return err_set(err, ERR_LIMIT, "'%s' holds too many rows", db_path(loader->db));
    rows->items = arena_grow(&loader->scratch, rows->items, &rows->capacity,
                             (size_t)count, rows->size);
    return true;
}

void *rows_keep(struct loader *loader, const struct rows *rows)
{
    void *kept = arena_array(loader->arena, rows->count, rows->size);
    if (rows->count)
        memcpy(kept, rows->items, rows->count * rows->size);
    return kept;
}

const char *load_text(struct loader *loader, sqlite3_stmt *statement, int at)
{
    const char *text = sql_peek(statement, at);
    if (!text)
        return NULL;
    struct text_pool *pool = &loader->pool;
    const size_t size = strlen(text) + 1;
    if (size > pool->left) {
        const size_t usual = pool->at ? CHUNK : FIRST_CHUNK;
        pool->left = size > usual ? size : usual;
        pool->at = arena_alloc(loader->arena, pool->left);
    }
    char *copy = memcpy(pool->at, text, size);
    pool->at += size;
    pool->left -= size;
    return copy;
}

bool load_strange(struct loader *loader, const char *what, const char *text,
                  struct err *err)
{
    return err_set(err, ERR_INPUT, "'%s' holds a %s that is not understood: '%.60s'",
                   db_path(loader->db), what, text ? text : "");
}
