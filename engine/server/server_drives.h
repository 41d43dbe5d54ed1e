// SPDX-License-Identifier: GPL-3.0-or-later
/* server_drives: the provider `server`: drives told by a table service, and remembered.
 *
 * What is asked in a square table (the places of a week) is kept in the database and
 * not asked again; what is asked from a place once, as from where a rep stands, is not
 * kept. Places are told apart to a millionth of a degree. Several threads may ask; they
 * wait for each other. */
#ifndef SERVER_SERVER_DRIVES_H
#define SERVER_SERVER_DRIVES_H

#include "model/table_service.h"
#include "server/http.h"
#include "store/drive_store.h"
#include "travel/travel.h"

/* Keeps pointers to `service`'s texts and `store` (NULL: nothing is remembered), which
 * must outlive the handle. */
bool server_drives_open(const struct table_service *service,
                        const struct http_options *options, struct drive_store *store,
                        struct server_drives **server, struct err *err) MUST_CHECK;
void server_drives_close(struct server_drives *server);

/* `server` must outlive the result. */
struct travel travel_server(struct server_drives *server);

#endif
