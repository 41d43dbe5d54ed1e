// SPDX-License-Identifier: GPL-3.0-or-later
/* Bringing a file up to the schema of this program. All pending migrations are one
 * transaction, with the count of them (user_version), so a file is never in between. */
#include "store/schema.h"
#include "store/sql.h"

#include <assert.h>
#include <stdio.h>

static bool run_parts(struct db *db, const struct schema_part *parts, int first,
                      int count, struct err *err)
{
    for (int i = first; i < count; i++)
        if (!sql_run(db, parts[i].sql, err))
            return err_in(err, "migration %s", parts[i].name);
    return true;
}

/* PRAGMA takes no bound values; both numbers are our own. */
static bool stamp(struct db *db, struct err *err)
{
    char text[96];
    snprintf(text, sizeof text, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             DB_APPLICATION_ID, schema_migration_count);
    return sql_run(db, text, err);
}

static bool apply(struct db *db, int version, struct err *err)
{
    return run_parts(db, schema_migrations, version, schema_migration_count, err) &&
           (version > 0 ||
            run_parts(db, schema_profiles, 0, schema_profile_count, err)) &&
           stamp(db, err);
}

/* Somebody else may have been faster between the first look and the lock. */
static bool apply_pending(struct db *db, struct err *err)
{
    int64_t version;
    if (!db_begin(db, err))
        return false;
    if (!sql_number(db, "PRAGMA user_version", &version, err) ||
        (version < schema_migration_count && !apply(db, (int)version, err))) {
        db_rollback(db);
        return false;
    }
    /* Kept in the file. After the schema, so that an interrupted creation stays empty.
     */
    return db_commit(db, err) && sql_run(db, "PRAGMA journal_mode = WAL", err);
}

bool db_migrate(struct db *db, bool has_spatial, struct err *err)
{
    int64_t version;
    if (!sql_number(db, "PRAGMA user_version", &version, err))
        return false;
    assert(version <= schema_migration_count); /* db_connect has refused newer files */
    if (version == schema_migration_count)
        return true;
    for (int i = (int)version; i < schema_migration_count; i++)
        if (schema_migrations[i].needs_spatial && !has_spatial)
            return err_set(err, ERR_INPUT,
                           "'%s' was made by an older version: run `beat check` to "
                           "bring it up to date",
                           db_path(db));
    return apply_pending(db, err);
}
