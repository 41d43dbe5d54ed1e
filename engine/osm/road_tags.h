// SPDX-License-Identifier: GPL-3.0-or-later
/* road_tags: what the tags of a way, a point or a relation mean for a car. */
#ifndef OSM_ROAD_TAGS_H
#define OSM_ROAD_TAGS_H

#include "osm/profile.h"

struct road_tag {
    const char *key, *value;
};
struct road_tags {
    const struct road_tag *tags;
    uint32_t count;
};

struct way_rule {
    bool is_driven;
    enum road_class class;
    uint8_t bits;       /* as of a segment */
    double kmh[2];      /* forward, back; 0: not driven */
    int32_t duration_s; /* of the whole way, where a ferry says it; else 0 */
    const char *name;   /* borrowed; NULL: none */
};

struct point_rule {
    bool is_shut;
    int32_t wait_s;
};

enum turn_kind { TURN_NONE, TURN_NO, TURN_ONLY };

const char *road_tags_find(struct road_tags tags, const char *key); /* NULL: none */

struct way_rule way_rule_of(struct road_tags tags, const struct profile *profile);
struct point_rule point_rule_of(struct road_tags tags, const struct profile *profile);
/* TURN_NONE for what is no turn restriction, or none for cars. One that holds at some
 * hours only is taken as always in force. */
enum turn_kind turn_kind_of(struct road_tags tags);

#endif
