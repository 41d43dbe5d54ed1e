// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/session.h"
#include "spatial/spatial.h"

#include <stddef.h>
#include <stdio.h>

bool cmd_init(const struct request *request, int *exit_code, struct err *err)
{
    const char *path = request_argument(request, 0);
    struct db *db = NULL;
    (void)exit_code;
    if (path != NULL && request_text(request, &option_db) != NULL)
        return err_set(err, ERR_USAGE, "the file is named twice, with '--db' too");
    if (path == NULL)
        path = session_path(request);
    if (!spatial_open(path, DB_CREATE, &db, err))
        return false;
    db_close(db);
    printf("%s is ready; next: beat import reps FILE\n", path);
    return true;
}
