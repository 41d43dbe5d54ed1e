// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/session.h"

#include <stdio.h>

bool cmd_roads_remove(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    bool is_gone = false;
    (void)exit_code;
    const bool is_done = session_open_db(&session, request, DB_WRITE, err) &&
                         network_store_remove(session.db, &is_gone, err);
    if (is_done)
        puts(is_gone ? "the road network is gone; drives are straight lines again"
                     : "there was no road network");
    session_close(&session);
    return is_done;
}
