// SPDX-License-Identifier: GPL-3.0-or-later
/* db: the one file in which everything is kept.
 *
 * A connection to an SQLite database with Beat's application_id. user_version is the
 * number of migrations that have been applied; a newer file is refused, an older one is
 * brought up to date when it is opened. Foreign keys are on, the journal is a
 * write-ahead log, a lock is waited for five seconds. What SQLite reports becomes one
 * sentence that names the file.
 *
 * A handle belongs to one thread; several threads open the file several times. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "base/err.h"
#include <stdint.h>

struct db;
struct sqlite3;

enum db_access {
    DB_READ,  /* questions only; also from a folder that cannot be written */
    DB_WRITE, /* the file must exist */
    DB_CREATE /* the file must not exist; made with the schema and the usual tiers */
};

enum { DB_APPLICATION_ID = 0x42454154 }; /* "BEAT" */

/* Open or create `path` and apply pending migrations. ERR_MISSING when there is no such
 * file; ERR_INPUT when it is a directory, not a Beat file, made by a newer version, cut
 * off or damaged; ERR_SYSTEM when the system refuses or another program holds a lock. A
 * migration that needs SpatiaLite is left to spatial_open, and db_open says so. */
bool db_open(const char *path, enum db_access access, struct db **db,
             struct err *err) MUST_CHECK;
/* An open transaction is rolled back. NULL is accepted. */
void db_close(struct db *db);

/* The two halves of db_open, for spatial_open, which loads SpatiaLite in between. */
bool db_connect(const char *path, enum db_access access, struct db **db,
                struct err *err) MUST_CHECK;
bool db_migrate(struct db *db, bool has_spatial, struct err *err) MUST_CHECK;

/* A write transaction, taken at once so that it cannot fail half-way for a lock. */
bool db_begin(struct db *db, struct err *err) MUST_CHECK;
/* On failure the transaction has been rolled back. */
bool db_commit(struct db *db, struct err *err) MUST_CHECK;
/* Nothing happens without a transaction. */
void db_rollback(struct db *db);

/* Is the file as SQLite and the foreign keys want it? Reads all of it. ERR_INPUT with
 * the first fault. */
bool db_check(struct db *db, struct err *err) MUST_CHECK;

const char *db_path(const struct db *db);
/* For spatial/ only. */
struct sqlite3 *db_handle(struct db *db);
/* Have `release(context)` called after the connection is closed; one at most. */
void db_keep(struct db *db, void (*release)(void *context), void *context);

#endif
