// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/territories.h"
#include "beat/territory_rollup.h"

#include <string.h>

static bool show(const struct request *request, struct session *session,
                 const struct territories *territories, struct err *err)
{
    const char *by = request_text(request, &option_by);
    if (by == NULL || strcmp(by, "territory") == 0)
        return territories_show(request, session, territories, &session->arena, err);
    return territory_rollup_show(request, session, territories,
                                 strcmp(by, "region") == 0, &session->arena, err);
}

bool cmd_territory_show(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct territories territories;
    (void)exit_code;
    const bool is_done = session_open(&session, request, DB_READ, err) &&
                         territories_load(&session, &territories, err) &&
                         show(request, &session, &territories, err);
    session_close(&session);
    return is_done;
}
