// SPDX-License-Identifier: GPL-3.0-or-later
/* session: the file, what was loaded from it, and the present time of one command. */
#ifndef BEAT_SESSION_H
#define BEAT_SESSION_H

#include "base/zone.h"
#include "beat/request.h"
#include "model/model.h"
#include "store/db.h"
#include "store/network_store.h"
#include "travel/travel.h"

struct session {
    struct db *db;
    struct network *network; /* of session_travel; NULL */
    struct roads *roads;
    struct road_tariff *tariff; /* NULL: roads ask for nothing */
    struct road_hours *hours;   /* NULL: all hours are alike */
    struct servers *servers;    /* of session_travel; NULL */
    struct arena arena;         /* the model and the answer live here */
    struct model model;
    const struct zone
        *zone; /* of the organisation, or of the rep that is asked about */
    int64_t now_utc;
    int32_t now_day, now_tod; /* in that zone */
};

/* All-zero `session` in; closed in any case, also after a failure. */

/* The file that --db, BEAT_DB or neither names. */
const char *session_path(const struct request *request);

/* Open the file and nothing more. */
bool session_open_db(struct session *session, const struct request *request,
                     enum db_access access, struct err *err) MUST_CHECK;
/* After the file could not be opened: a hint for those who have none yet; returns
 * false.
 */
bool session_not_opened(const struct request *request, struct err *err);

/* The same, and load: all, or what the rep named by `rep` (id or part of a name)
 * needs; then `zone` is hers and *rep_ix her index. Commands without --now take the
 * clock. */
bool session_open(struct session *session, const struct request *request,
                  enum db_access access, struct err *err) MUST_CHECK;
bool session_open_rep(struct session *session, const struct request *request,
                      enum db_access access, const char *rep, uint32_t *rep_ix,
                      struct err *err) MUST_CHECK;

/* The steps after a file was opened otherwise (with SpatiaLite) and put in session->db.
 */
bool session_load(struct session *session, const struct request *request,
                  struct err *err) MUST_CHECK;
/* The organisation's zone and the present time alone, without loading anything. */
bool session_load_zone(struct session *session, const struct request *request,
                       struct err *err) MUST_CHECK;
bool session_set_zone(struct session *session, const struct request *request,
                      const char *zone_name, struct err *err) MUST_CHECK;

/* How drives are told: by the server of the setting `travel_server`, else by the file's
 * road network when there is one, else by straight lines; --travel decides where the
 * command has it. With a server the light program becomes beat-ops, so this comes
 * before anything is written. After the model is loaded. With
 * `is_shared` all of the network is read, so that several threads may ask. Lives as
 * long as the session. */
bool session_travel(struct session *session, const struct request *request,
                    bool is_shared, struct travel *travel, struct err *err) MUST_CHECK;

/* ERR_MISSING, with what to do about it, when there is no account. */
bool session_check_accounts(const struct model *model, struct err *err) MUST_CHECK;

/* The file's road network, whatever tells drives, in session->roads; NULL: none. */
bool session_network(struct session *session, struct err *err) MUST_CHECK;
/* The road network for drawing and directions, in session->roads, also where a server
 * tells the drives, which tells no lines: NULL when there is none, or drives are to be
 * straight. After the model is loaded. */
bool session_roads(struct session *session, const struct request *request,
                   struct err *err) MUST_CHECK;

void session_close(struct session *session);

#endif
