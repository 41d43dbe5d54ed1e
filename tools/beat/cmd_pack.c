// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/session.h"
#include "beat/subject.h"
#include "spatial/spatial.h"
#include "store/pack_store.h"

#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

/* The one file there is to be: not over one that is there. */
static bool make_pack(const char *path, const char *source, const char *rep,
                      int64_t made_utc, struct err *err)
{
    struct db *pack = NULL;
    if (!spatial_open(path, DB_CREATE, &pack, err))
        return false;
    const bool is_done = pack_store_write(pack, source, rep, made_utc, err);
    db_close(pack);
    if (!is_done)
        unlink(path);
    return is_done;
}

bool cmd_pack(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    const char *output = request_text(request, &option_pack_output);
    const char *rep = NULL;
    (void)exit_code;
    bool is_done =
        session_open_db(&session, request, DB_WRITE, err) &&
        session_load_zone(&session, request, err) &&
        subject_find_rep(session.db, request->arguments[0], &session.arena, &rep, err);
    if (is_done && output == NULL)
        output = arena_format(&session.arena, "%s.db", rep);
    db_close(session.db); /* the pack reads it itself */
    session.db = NULL;
    is_done =
        is_done && make_pack(output, session_path(request), rep, session.now_utc, err);
    if (is_done)
        printf("%s holds all that %s needs; 'beat merge %s' brings it back\n", output,
               rep, output);
    session_close(&session);
    return is_done;
}
