// SPDX-License-Identifier: GPL-3.0-or-later
/* table_service: a routing server that tells drives between many places at once, as
 * the setting `travel_server` names it: "osrm http://localhost:5000",
 * "valhalla https://maps.example/valhalla truck". */
#ifndef MODEL_TABLE_SERVICE_H
#define MODEL_TABLE_SERVICE_H

#include "base/arena.h"
#include "base/err.h"

enum table_service_kind { TABLE_SERVICE_OSRM, TABLE_SERVICE_VALHALLA };

struct table_service {
    enum table_service_kind kind;
    const char *url;     /* without a slash at its end */
    const char *profile; /* "driving", "auto" where none is named */
    const char *name;    /* all three: what remembered drives are kept under */
};

/* ERR_INPUT in one sentence for anything else. */
bool table_service_read(const char *text, struct arena *arena,
                        struct table_service *service, struct err *err) MUST_CHECK;

#endif
