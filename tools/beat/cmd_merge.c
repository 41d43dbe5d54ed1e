// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/session.h"
#include "beat/show.h"
#include "store/pack_store.h"

#include <stdio.h>

/* A pack of an older version is brought up to date first, and what is no such file is
 * told as elsewhere. */
static bool check_pack(const char *path, struct err *err)
{
    struct db *pack;
    if (!db_open(path, DB_WRITE, &pack, err))
        return false;
    db_close(pack);
    return true;
}

static void show(struct session *session, const struct pack_merge *merge)
{
    for (uint32_t i = 0; i < merge->conflict_count; i++)
        show_wrapped("left as it is: %s", merge->conflicts[i]);
    if (merge->undone_count > 0)
        printf("%s taken back\n",
               show_count(&session->arena, merge->undone_count, "entry", "entries"));
    if (merge->plan_count > 0)
        printf("%s brought back\n",
               show_count(&session->arena, merge->plan_count, "plan", NULL));
    printf("%s, %s, %s brought back\n",
           show_count(&session->arena, merge->visit_count, "entry", "entries"),
           show_count(&session->arena, merge->deal_count, "change of an opportunity",
                      "changes of opportunities"),
           show_count(&session->arena, merge->override_count, "decision", NULL));
}

bool cmd_merge(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct pack_merge merge;
    (void)exit_code;
    const bool is_done = check_pack(request->arguments[0], err) &&
                         session_open_db(&session, request, DB_WRITE, err) &&
                         pack_store_merge(session.db, request->arguments[0],
                                          &session.arena, &merge, err);
    if (is_done)
        show(&session, &merge);
    session_close(&session);
    return is_done;
}
