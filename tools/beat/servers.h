// SPDX-License-Identifier: GPL-3.0-or-later
/* servers: drives of a routing server. What asks it is linked to curl, and so is
 * beat-ops alone: in the light program servers_light.c stands in, which becomes
 * beat-ops with the same command line. */
#ifndef BEAT_SERVERS_H
#define BEAT_SERVERS_H

#include "beat/request.h"
#include "model/table_service.h"
#include "travel/travel.h"

struct servers;

/* Drives by `service`, remembered in the request's file. *servers is what
 * servers_close closes, NULL before the first time. */
bool servers_open(const struct request *request, const struct table_service *service,
                  struct servers **servers, struct travel *travel,
                  struct err *err) MUST_CHECK;
/* NULL is accepted. */
void servers_close(struct servers *servers);

#endif
