// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql.h"

#include <assert.h>
#include <stddef.h>

bool sql_run(struct db *db, const char *text, struct err *err)
{
    const int code = sqlite3_exec(db_handle(db), text, NULL, NULL, NULL);
    return code == SQLITE_OK || sql_fail_code(db, code, err);
}

bool sql_prepare(struct db *db, const char *text, sqlite3_stmt **statement,
                 struct err *err)
{
    const int code = sqlite3_prepare_v2(db_handle(db), text, -1, statement, NULL);
    return code == SQLITE_OK || sql_fail_code(db, code, err);
}

bool sql_step(struct db *db, sqlite3_stmt *statement, bool *has_row, struct err *err)
{
    const int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        *has_row = true;
        return true;
    }
    if (code != SQLITE_DONE) {
        sql_fail_code(db, code, err);
        sqlite3_reset(statement);
        return false;
    }
    sqlite3_reset(statement);
    *has_row = false;
    return true;
}

bool sql_execute(struct db *db, sqlite3_stmt *statement, struct err *err)
{
    bool has_row;
    if (!sql_step(db, statement, &has_row, err))
        return false;
    assert(!has_row);
    return true;
}

bool sql_run_numbers(struct db *db, const char *text, const int64_t *numbers, int count,
                     struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(db, text, &statement, err))
        return false;
    for (int i = 0; i < count; i++)
        sqlite3_bind_int64(statement, i + 1, numbers[i]);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

bool sql_number(struct db *db, const char *text, int64_t *number, struct err *err)
{
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(db, text, &statement, err))
        return false;
    const bool is_done = sql_step(db, statement, &has_row, err);
    if (is_done)
        *number = has_row ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return is_done;
}

void sql_bind_text(sqlite3_stmt *statement, int at, const char *text)
{
    const int code = sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
    assert(code == SQLITE_OK);
    (void)code;
}

void sql_bind_optional(sqlite3_stmt *statement, int at, int64_t number, int64_t none)
{
    const int code = number == none ? sqlite3_bind_null(statement, at)
                                    : sqlite3_bind_int64(statement, at, number);
    assert(code == SQLITE_OK);
    (void)code;
}

int64_t sql_number_or(sqlite3_stmt *statement, int at, int64_t none)
{
    return sqlite3_column_type(statement, at) == SQLITE_NULL
               ? none
               : sqlite3_column_int64(statement, at);
}

char *sql_text(sqlite3_stmt *statement, int at, struct arena *arena)
{
    return arena_text(arena, sql_peek(statement, at));
}

const char *sql_peek(sqlite3_stmt *statement, int at)
{
    return (const char *)sqlite3_column_text(statement, at);
}
