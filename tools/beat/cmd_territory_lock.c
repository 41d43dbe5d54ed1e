// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/show.h"
#include "beat/subject.h"
#include "beat/weeks.h"
#include "spatial/spatial.h"
#include "store/alignment_store.h"

#include <stddef.h>
#include <stdio.h>

/* The accounts named, and with --rep all of those reps. */
static bool find_accounts(const struct request *request, struct session *session,
                          bool *is_meant, struct err *err)
{
    const struct model *model = &session->model;
    const uint32_t *rep_ixs;
    uint32_t rep_count, ix;
    for (uint32_t i = 0; i < request->argument_count; i++) {
        if (!subject_find_account_ix(model, request->arguments[i], &ix, err))
            return false;
        is_meant[ix] = true;
    }
    if (request_text(request, &option_rep) == NULL)
        return request->argument_count > 0 ||
               err_set(err, ERR_USAGE, "'territory lock' wants accounts or '--rep'");
    if (!reps_read(request, session, &rep_ixs, &rep_count, err))
        return false;
    for (uint32_t i = 0; i < model->account_count; i++) {
        for (uint32_t j = 0; j < rep_count; j++)
            is_meant[i] |= model->accounts[i].rep_ix == rep_ixs[j];
    }
    return true;
}

/* Those that are not yet as they should be. */
static uint32_t collect(const struct model *model, const bool *is_meant, bool is_locked,
                        uint32_t *account_ixs)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < model->account_count; i++) {
        if (is_meant[i] && model->accounts[i].is_locked != is_locked)
            account_ixs[count++] = i;
    }
    return count;
}

static bool lock(const struct request *request, struct session *session,
                 struct err *err)
{
    const struct model *model = &session->model;
    struct arena *arena = &session->arena;
    bool *is_meant = ARENA_ARRAY(arena, model->account_count, bool);
    uint32_t *account_ixs = ARENA_ARRAY(arena, model->account_count, uint32_t);
    const bool is_locked = !request_flag(request, &option_undo, false);
    const bool is_dry = request_flag(request, &option_dry_run, false);
    if (!find_accounts(request, session, is_meant, err))
        return false;
    const uint32_t count = collect(model, is_meant, is_locked, account_ixs);
    if (!is_dry && count > 0 &&
        !alignment_store_lock(session->db, model, account_ixs, count, is_locked, err))
        return false;
    printf("%s %s%s\n", show_count(arena, count, "account", NULL),
           is_dry ? "would be " : "", is_locked ? "locked" : "free to move again");
    return true;
}

bool cmd_territory_lock(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    (void)exit_code;
    const bool is_done =
        (spatial_open(session_path(request), DB_WRITE, &session.db, err) ||
         session_not_opened(request, err)) &&
        session_load(&session, request, err) && lock(request, &session, err);
    session_close(&session);
    return is_done;
}
