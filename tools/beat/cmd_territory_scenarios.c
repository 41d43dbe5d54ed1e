// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/scenes.h"
#include "beat/show.h"

#include "store/scenario_store.h"

static bool remove_named(const struct request *request, struct session *session,
                         struct err *err)
{
    const char *const *names;
    const uint32_t count =
        request_texts(request, &option_remove, &session->arena, &names);
    for (uint32_t i = 0; i < count; i++)
        if (!scenario_store_remove(session->db, names[i], err))
            return false;
    return true;
}

/* The present first, then all by name. */
static bool show_all(const struct request *request, struct session *session,
                     struct err *err)
{
    const struct scenario *kept;
    uint32_t count;
    bool has_present;
    if (!scenario_store_list(session->db, &session->arena, &kept, &count, err))
        return false;
    struct scenario *rows =
        ARENA_ARRAY(&session->arena, count + (size_t)1, struct scenario);
    if (!scenes_present(session, &rows[0], &has_present, err))
        return false;
    for (uint32_t i = 0; i < count; i++)
        rows[has_present + i] = kept[i];
    if (count == 0)
        show_line(request, "there are no scenarios; 'beat territory explore' "
                           "and 'whatif' make some");
    return count == 0 && show_is_for_people(request)
               ? true
               : scenes_show(request, &session->arena, rows, has_present + count, err);
}

bool cmd_territory_scenarios(const struct request *request, int *exit_code,
                             struct err *err)
{
    struct session session = {0};
    (void)exit_code;
    const bool is_writer = request_text(request, &option_remove) != NULL;
    const bool is_done =
        session_open(&session, request, is_writer ? DB_WRITE : DB_READ, err) &&
        remove_named(request, &session, err) && show_all(request, &session, err);
    session_close(&session);
    return is_done;
}
