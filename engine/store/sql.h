// SPDX-License-Identifier: GPL-3.0-or-later
/* sql: statements on a connection, with errors as sentences.
 *
 * Thin on purpose: binding and reading of columns are SQLite's own calls. For store/
 * and spatial/ only. */
#ifndef STORE_SQL_H
#define STORE_SQL_H

#include "base/arena.h"
#include "store/db.h"
#include <sqlite3.h>

/* Fill `err` with what the result code of a call that has just failed means; returns
 * false. */
bool sql_fail_code(struct db *db, int code, struct err *err);

/* Run constant statements without results. */
bool sql_run(struct db *db, const char *text, struct err *err) MUST_CHECK;

/* A prepared statement; finish it with sqlite3_finalize. */
bool sql_prepare(struct db *db, const char *text, sqlite3_stmt **statement,
                 struct err *err) MUST_CHECK;
/* `has_row` false: it is done and has been reset. */
bool sql_step(struct db *db, sqlite3_stmt *statement, bool *has_row,
              struct err *err) MUST_CHECK;
/* Run a statement that returns no rows, and reset it. */
bool sql_execute(struct db *db, sqlite3_stmt *statement, struct err *err) MUST_CHECK;

/* Prepare, bind whole numbers from ?1 on, and run a statement without rows. */
bool sql_run_numbers(struct db *db, const char *text, const int64_t *numbers, int count,
                     struct err *err) MUST_CHECK;

/* The one number that a constant question answers; 0 for no row or NULL. */
bool sql_number(struct db *db, const char *text, int64_t *number,
                struct err *err) MUST_CHECK;

/* Bind text that outlives the statement's next step, or NULL. */
void sql_bind_text(sqlite3_stmt *statement, int at, const char *text);
/* Bind a number, or NULL when it equals `none`. */
void sql_bind_optional(sqlite3_stmt *statement, int at, int64_t number, int64_t none);

/* Columns of the present row. NULL gives `none`. */
int64_t sql_number_or(sqlite3_stmt *statement, int at, int64_t none);
/* A copy in `arena`; NULL stays NULL. */
char *sql_text(sqlite3_stmt *statement, int at, struct arena *arena);
/* Borrowed until the next step; NULL stays NULL. */
const char *sql_peek(sqlite3_stmt *statement, int at);

#endif
