// SPDX-License-Identifier: GPL-3.0-or-later
/* profile: how a car drives, from a text file of rules (data/profiles/roads-car.txt).
 *
 * One rule a line: its name, its words, its value; docs/formats.md has them all. Speeds
 * are km/h, times seconds. */
#ifndef OSM_PROFILE_H
#define OSM_PROFILE_H

#include "base/arena.h"
#include "base/err.h"
#include "model/road_network.h"
#include <stdbool.h>

enum profile_list {
    PROFILE_LIMIT, /* word of a maxspeed: km/h */
    PROFILE_SURFACE,
    PROFILE_TRACKTYPE,
    PROFILE_ACCESS_KEY, /* in rising order of weight; value 0 */
    PROFILE_SHUT,
    PROFILE_BARRIER_SHUT,
    PROFILE_BARRIER_WAIT, /* seconds */
    PROFILE_WAIT,
    PROFILE_LIST_COUNT
};

struct profile_rule {
    const char *word;
    int32_t value;
};

struct profile {
    int32_t class_kmh[ROAD_CLASS_COUNT]; /* 0: not driven */
    struct {
        const struct profile_rule *rules;
        uint32_t count;
    } lists[PROFILE_LIST_COUNT];
    struct road_factors hours; /* of the time on a free road */
    int32_t reach_percent;
    int32_t boarding_s;
    int32_t piece_junctions;
};

/* Rules of `country` ("MT"; NULL: none) go before those of all countries. Everything
 * lives in `arena`. ERR_INPUT: "NAME:17: ..." */
bool profile_read(const char *text, const char *name, const char *country,
                  struct arena *arena, struct profile *profile,
                  struct err *err) MUST_CHECK;
/* From a file; `path` NULL: the one built in. ERR_SYSTEM when it cannot be read. */
bool profile_load(const char *path, const char *country, struct arena *arena,
                  struct profile *profile, struct err *err) MUST_CHECK;

bool profile_find(const struct profile *profile, enum profile_list list,
                  const char *word, int32_t *value);
bool profile_find_class(const char *word, enum road_class *class);

#endif
