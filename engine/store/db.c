// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening and closing the file.
 *
 * A reader opens for writing too where it may: in WAL mode readers share an index file
 * that somebody has to make. Where the folder cannot be written and no log is left
 * beside the file, it is opened as immutable; a log that cannot be read would be
 * somebody's last changes, so then it is an error. */
#include "store/db.h"

#include "store/schema.h"
#include "store/sql.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct db {
    sqlite3 *handle;
    struct arena arena;
    const char *path;
    enum db_access access;
    int waited_ms; /* for the lock that is waited for */
    void (*release)(void *context);
    void *context;
};

enum { HEADER_SIZE = 100, BUSY_MS = 5000 };

/* Pages are read where the system has them, not copied: a rep's question reads some two
 * hundred, and a system call for each was a quarter of its time. Of a larger file the
 * rest is copied. */
#define OPEN_SQL                                                                 \
    "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA mmap_size = " \
    "1073741824"

const char *db_path(const struct db *db)
{
    return db->path;
}

struct sqlite3 *db_handle(struct db *db)
{
    return db->handle;
}

void db_keep(struct db *db, void (*release)(void *context), void *context)
{
    db->release = release;
    db->context = context;
}

/* SQLite takes "file:..." for an address and ":memory:" for something else; as an
 * address that begins with a folder, with everything unusual escaped, a path is only a
 * path. */
static char *path_address(const char *path, const char *query, struct arena *arena)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789-._~/";
    while (path[0] == '/' && path[1] == '/')
        path++;
    char *address = arena_alloc(arena, strlen(path) * 3 + strlen(query) + 8);
    size_t used = (size_t)sprintf(address, path[0] == '/' ? "file:" : "file:./");
    for (const char *at = path; *at; at++) {
        if (strchr(plain, *at))
            address[used++] = *at;
        else
            used += (size_t)sprintf(address + used, "%%%02X", (unsigned char)*at);
    }
    strcpy(address + used, query);
    return address;
}

static bool log_is_left(const char *path, struct arena *arena)
{
    struct stat status;
    return stat(arena_format(arena, "%s-wal", path), &status) == 0 &&
           status.st_size > 0;
}

static uint32_t header_number(const unsigned char *header, size_t at, size_t size)
{
    uint32_t number = 0;
    for (size_t i = 0; i < size; i++)
        number = number << 8 | header[at + i];
    return number;
}

/* SQLite notices a lost tail only when it reads there. With a log beside the file, its
 * tail may rightly be in the log. */
static bool check_length(const char *path, int64_t size, struct arena *arena,
                         struct err *err)
{
    unsigned char header[HEADER_SIZE];
    FILE *file = fopen(path, "rb");
    if (!file)
        return err_set(err, ERR_SYSTEM, "'%s' cannot be opened (%s)", path,
                       strerror(errno));
    const size_t got = fread(header, 1, sizeof header, file);
    fclose(file);
    if (got < sizeof header || memcmp(header, "SQLite format 3", 16) != 0)
        return err_set(err, ERR_INPUT, "'%s' is not a Beat file", path);
    const uint32_t short_size = header_number(header, 16, 2);
    const int64_t page_size = short_size == 1 ? 65536 : short_size;
    const int64_t expected = page_size * header_number(header, 28, 4);
    if (size < expected && !log_is_left(path, arena))
        return err_set(err, ERR_INPUT,
                       "'%s' is cut off (%lld of %lld bytes): use a copy of it", path,
                       (long long)size, (long long)expected);
    return true;
}

static bool check_path(const char *path, enum db_access access, struct arena *arena,
                       struct err *err)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        if (errno != ENOENT)
            return err_set(err, ERR_SYSTEM, "'%s' cannot be opened (%s)", path,
                           strerror(errno));
        return access == DB_CREATE ||
               err_set(err, ERR_MISSING, "there is no file '%s'", path);
    }
    if (S_ISDIR(status.st_mode))
        return err_set(err, ERR_INPUT, "'%s' is a directory, not a Beat file", path);
    if (!S_ISREG(status.st_mode))
        return err_set(err, ERR_INPUT, "'%s' is not a regular file", path);
    if (access == DB_CREATE) /* an empty file is what a kill leaves of a creation */
        return status.st_size == 0 ||
               err_set(err, ERR_INPUT, "'%s' exists already", path);
    if (status.st_size == 0)
        return err_set(err, ERR_INPUT, "'%s' is empty, not a Beat file", path);
    return check_length(path, status.st_size, arena, err);
}

/* Called by SQLite as often as a lock is not free. Its own timeout ends in a look every
 * 100 ms, and of fifty writers one may then go empty-handed for five seconds; short
 * waits of uneven length serve them all. */
static int wait_for_lock(void *context, int times)
{
    enum { FIRST_MS = 4, LATER_MS = 16, FIRST_TIMES = 4 };
    struct db *db = context;
    unsigned char noise;
    if (times == 0)
        db->waited_ms = 0;
    if (db->waited_ms >= BUSY_MS)
        return 0;
    sqlite3_randomness(sizeof noise, &noise);
    const int wait_ms = 1 + noise % (times < FIRST_TIMES ? FIRST_MS : LATER_MS);
    sqlite3_sleep(wait_ms);
    db->waited_ms += wait_ms;
    return 1;
}

static bool open_handle(struct db *db, const char *query, int flags, struct err *err)
{
    const char *address = path_address(db->path, query, &db->arena);
    sqlite3_close(db->handle);
    db->handle = NULL;
    const int code = sqlite3_open_v2(
        address, &db->handle, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    if (code != SQLITE_OK)
        return sql_fail_code(db, code, err);
    sqlite3_extended_result_codes(db->handle, 1);
    sqlite3_busy_handler(db->handle, wait_for_lock, db);
    return sql_run(db, OPEN_SQL, err);
}

/* The first look at the file: reads its header under a shared lock. */
static bool check_header(struct db *db, struct err *err)
{
    int64_t application_id, version;
    if (!sql_number(db, "PRAGMA application_id", &application_id, err) ||
        !sql_number(db, "PRAGMA user_version", &version, err))
        return false;
    if (db->access == DB_CREATE)
        return true;
    if (application_id != DB_APPLICATION_ID)
        return err_set(err, ERR_INPUT, "'%s' is a database, but not a Beat file",
                       db->path);
    if (version > schema_migration_count)
        return err_set(err, ERR_INPUT,
                       "'%s' was made by a newer version of Beat (schema %lld, this "
                       "program knows %d)",
                       db->path, (long long)version, schema_migration_count);
    return true;
}

/* Without a log beside it nobody has the file open for writing, or could change it
 * under a reader who cannot lock it. */
static bool open_immutable(struct db *db, struct err *err)
{
    if (log_is_left(db->path, &db->arena))
        return err_set(err, ERR_SYSTEM,
                       "'%s' has changes in its log that cannot be read: its folder is "
                       "read-only",
                       db->path);
    return open_handle(db, "?immutable=1", SQLITE_OPEN_READONLY, err) &&
           check_header(db, err);
}

static bool open_existing(struct db *db, struct err *err)
{
    if (open_handle(db, "", SQLITE_OPEN_READWRITE, err) && check_header(db, err)) {
        if (db->access == DB_READ || !sqlite3_db_readonly(db->handle, "main"))
            return true;
        return err_set(err, ERR_SYSTEM,
                       "'%s' cannot be written: file or folder is read-only", db->path);
    }
    const int code = sqlite3_errcode(db->handle) & 0xff;
    const bool is_shut = code == SQLITE_CANTOPEN || code == SQLITE_READONLY;
    return is_shut && db->access == DB_READ && open_immutable(db, err);
}

/* SQLite tries to read what it cannot make, and says that it is not there. */
static bool check_folder(const char *path, struct arena *arena, struct err *err)
{
    const char *slash = strrchr(path, '/');
    const char *folder = slash == NULL ? "."
                         : slash == path
                             ? "/"
                             : arena_text_n(arena, path, (size_t)(slash - path));
    if (access(folder, W_OK | X_OK) == 0)
        return true;
    return err_set(err, ERR_SYSTEM, "'%s' cannot be made: its folder %s", path,
                   errno == ENOENT ? "is not there" : "cannot be written");
}

static bool open_new(struct db *db, struct err *err)
{
    return check_folder(db->path, &db->arena, err) &&
           open_handle(db, "", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err) &&
           check_header(db, err);
}

bool db_connect(const char *path, enum db_access access, struct db **db,
                struct err *err)
{
    struct arena arena = {0};
    struct db *opened = ARENA_NEW(&arena, struct db);
    *opened = (struct db){.arena = arena, .access = access};
    opened->path = arena_text(&opened->arena, path);
    if (!check_path(path, access, &opened->arena, err) ||
        !(access == DB_CREATE ? open_new(opened, err) : open_existing(opened, err))) {
        db_close(opened);
        return false;
    }
    *db = opened;
    return true;
}

bool db_open(const char *path, enum db_access access, struct db **db, struct err *err)
{
    struct db *opened;
    if (!db_connect(path, access, &opened, err))
        return false;
    if (!db_migrate(opened, false, err) ||
        (access == DB_READ && !sql_run(opened, "PRAGMA query_only = ON", err))) {
        db_close(opened);
        return false;
    }
    *db = opened;
    return true;
}

/* A creation that failed leaves an empty file, which is not worth keeping. */
static void remove_empty(const struct db *db)
{
    struct stat status;
    if (db->access == DB_CREATE && stat(db->path, &status) == 0 &&
        S_ISREG(status.st_mode) && status.st_size == 0)
        remove(db->path);
}

void db_close(struct db *db)
{
    if (!db)
        return;
    sqlite3_close(db->handle);
    remove_empty(db);
    if (db->release)
        db->release(db->context);
    struct arena arena = db->arena; /* holds *db itself */
    arena_release(&arena);
}

bool db_begin(struct db *db, struct err *err)
{
    return sql_run(db, "BEGIN IMMEDIATE", err);
}

bool db_commit(struct db *db, struct err *err)
{
    if (sql_run(db, "COMMIT", err))
        return true;
    db_rollback(db);
    return false;
}

void db_rollback(struct db *db)
{
    if (!sqlite3_get_autocommit(db->handle))
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

bool db_check(struct db *db, struct err *err)
{
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(db, "SELECT integrity_check FROM pragma_integrity_check(1)",
                     &statement, err))
        return false;
    bool is_sound = sql_step(db, statement, &has_row, err);
    if (is_sound && has_row && strcmp(sql_peek(statement, 0), "ok") != 0)
        is_sound = err_set(err, ERR_INPUT, "'%s' is damaged (%s): use a copy of it",
                           db->path, sql_peek(statement, 0));
    sqlite3_finalize(statement);
    int64_t lost_count;
    if (!is_sound || !sql_number(db, "SELECT count(*) FROM pragma_foreign_key_check",
                                 &lost_count, err))
        return false;
    if (lost_count)
        return err_set(err, ERR_INPUT, "'%s' has %lld rows that refer to nothing",
                       db->path, (long long)lost_count);
    return true;
}
