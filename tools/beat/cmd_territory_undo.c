// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/session.h"
#include "beat/show.h"

#include "base/civil.h"
#include "spatial/spatial.h"
#include "store/alignment_store.h"

#include <stdio.h>

static bool undo(struct session *session, struct err *err)
{
    struct alignment_undone undone = {0};
    struct arena *arena = &session->arena;
    if (!alignment_store_undo(session->db, &session->model, session->now_utc, arena,
                              &undone, err))
        return false;
    printf("'%s' is taken back: %s again where %s\n", undone.name,
           show_count(arena, undone.moved_count, "account is", "accounts are"),
           undone.moved_count == 1 ? "it was" : "they were");
    return true;
}

bool cmd_territory_undo(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    (void)exit_code;
    const bool is_done =
        (spatial_open(session_path(request), DB_WRITE, &session.db, err) ||
         session_not_opened(request, err)) &&
        session_load(&session, request, err) && undo(&session, err);
    session_close(&session);
    return is_done;
}
