// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/servers.h"

#include "beat/session.h"
#include "server/server_drives.h"

struct servers {
    struct arena arena; /* holds this too */
    struct drive_store *store;
    struct server_drives *drives;
};

static bool open_both(struct servers *servers, const struct request *request,
                      const struct table_service *service, struct err *err)
{
    struct http_options options = http_options_default();
    options.agent = "beat/" BEAT_VERSION;
    return drive_store_open(session_path(request), service->name, &servers->store,
                            err) &&
           server_drives_open(service, &options, servers->store, &servers->drives, err);
}

bool servers_open(const struct request *request, const struct table_service *service,
                  struct servers **servers, struct travel *travel, struct err *err)
{
    if (*servers != NULL) {
        *travel = travel_server((*servers)->drives);
        return true;
    }
    struct arena arena = {0};
    struct servers *opened = ARENA_NEW(&arena, struct servers);
    opened->arena = arena;
    if (!open_both(opened, request, service, err)) {
        servers_close(opened);
        return false;
    }
    *servers = opened;
    *travel = travel_server(opened->drives);
    return true;
}

void servers_close(struct servers *servers)
{
    if (servers == NULL)
        return;
    struct arena arena = servers->arena;
    server_drives_close(servers->drives);
    drive_store_close(servers->store);
    arena_release(&arena);
}
