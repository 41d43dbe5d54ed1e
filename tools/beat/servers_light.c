// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/other.h"
#include "beat/servers.h"

bool servers_open(const struct request *request, const struct table_service *service,
                  struct servers **servers, struct travel *travel, struct err *err)
{
    (void)service;
    (void)servers;
    (void)travel;
    return other_run("beat-ops", request->argv, err);
}

void servers_close(struct servers *servers)
{
    (void)servers;
}
