// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/territories.h"

bool cmd_territory_show(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct territories territories;
    (void)exit_code;
    const bool is_done =
        session_open(&session, request, DB_READ, err) &&
        territories_load(&session, &territories, err) &&
        territories_show(request, &session, &territories, &session.arena, err);
    session_close(&session);
    return is_done;
}
