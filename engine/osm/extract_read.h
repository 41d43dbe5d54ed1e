// SPDX-License-Identifier: GPL-3.0-or-later
/* extract_read: one pass of libreadosm over one file. Only extract.c uses this. */
#ifndef OSM_EXTRACT_READ_H
#define OSM_EXTRACT_READ_H

#include "osm/road_tags.h"

struct read_way {
    int64_t id;
    int32_t version;
    const int64_t *refs; /* ids of points */
    uint32_t ref_count;
    struct road_tags tags;
};
struct read_point {
    int64_t id;
    double lon_deg, lat_deg;
    struct road_tags tags;
};
struct read_member {
    int64_t id;
    enum { READ_POINT, READ_WAY, READ_RELATION } kind;
    const char *role;
};
struct read_relation {
    int64_t id;
    int32_t version;
    const struct read_member *members;
    uint32_t member_count;
    struct road_tags tags;
};

/* What is met goes to these, borrowed for the call; NULL: not wanted. False ends the
 * reading with what the callback put into `err`. */
struct read_sink {
    void *context;
    bool (*way)(void *context, const struct read_way *way, struct err *err);
    bool (*point)(void *context, const struct read_point *point, struct err *err);
    bool (*relation)(void *context, const struct read_relation *relation,
                     struct err *err);
};

/* ERR_INPUT and ERR_SYSTEM as extract_read says. */
bool extract_pass(const char *path, const struct read_sink *sink,
                  struct err *err) MUST_CHECK;

#endif
