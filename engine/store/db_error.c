// SPDX-License-Identifier: GPL-3.0-or-later
/* What SQLite and the system report, as one sentence that names the file and, where
 * there is one, the way out. SQLite's own words appear only where they say more than
 * its code. */
#include "store/sql.h"

#include <errno.h>
#include <string.h>

/* The system's number of the last failure: the connection's, which a rollback may have
 * overwritten, else that of the file or its log. */
static int last_errno(struct sqlite3 *handle)
{
    sqlite3_file *log = NULL;
    int error = sqlite3_system_errno(handle);
    if (!error)
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &error);
    if (!error)
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (log && log->pMethods)
        log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &error);
    return error;
}

static bool fail_io(const char *path, int code, int error, struct err *err)
{
    switch (error) {
    case ENOSPC:
        return err_set(err, ERR_SYSTEM, "'%s': no room left on the disk", path);
    case EDQUOT:
        return err_set(err, ERR_SYSTEM, "'%s': no room left in the disk quota", path);
    case EFBIG:
        return err_set(err, ERR_SYSTEM, "'%s' may not grow: limit of file size", path);
    default:
        break;
    }
    const char *what = code == SQLITE_IOERR_WRITE ? "written" : "read or written";
    return err_set(err, ERR_SYSTEM, "'%s' cannot be %s (%s)", path, what,
                   error ? strerror(error) : "input or output error");
}

bool sql_fail_code(struct db *db, int code, struct err *err)
{
    struct sqlite3 *handle = db_handle(db);
    const char *path = db_path(db);
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return err_set(err, ERR_SYSTEM, "'%s' is in use by another program, try again",
                       path);
    case SQLITE_FULL:
        return err_set(err, ERR_SYSTEM, "'%s': no room left on the disk", path);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return err_set(err, ERR_SYSTEM,
                       "'%s' cannot be written: file or folder is read-only", path);
    case SQLITE_IOERR:
        return fail_io(path, code, last_errno(handle), err);
    case SQLITE_CANTOPEN:
        return err_set(err, ERR_SYSTEM, "'%s' cannot be opened (%s)", path,
                       sqlite3_system_errno(handle)
                           ? strerror(sqlite3_system_errno(handle))
                           : "its folder cannot be written");
    case SQLITE_NOTADB:
        return err_set(err, ERR_INPUT, "'%s' is not a Beat file", path);
    case SQLITE_CORRUPT:
        return err_set(err, ERR_INPUT, "'%s' is damaged (%s): use a copy of it", path,
                       sqlite3_errmsg(handle));
    case SQLITE_CONSTRAINT:
        return err_set(err, ERR_INPUT,
                       "'%s' refuses a row (%s): did somebody else change it "
                       "meanwhile?",
                       path, sqlite3_errmsg(handle));
    case SQLITE_TOOBIG:
        return err_set(err, ERR_LIMIT, "'%s': a text is too long", path);
    case SQLITE_NOMEM:
        return err_set(err, ERR_SYSTEM, "'%s': out of memory", path);
    default:
        return err_set(err, ERR_SYSTEM, "'%s': %s", path, sqlite3_errmsg(handle));
    }
}
