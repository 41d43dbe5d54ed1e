// SPDX-License-Identifier: GPL-3.0-or-later
/* The keys are those of wiki.openstreetmap.org/wiki/Key:highway, Key:access,
 * Key:oneway, Key:maxspeed and Relation:restriction. */
#include "osm/road_tags.h"

#include "osm/speed_text.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

const char *road_tags_find(struct road_tags tags, const char *key)
{
    for (uint32_t i = 0; i < tags.count; i++) {
        if (strcmp(tags.tags[i].key, key) == 0)
            return tags.tags[i].value;
    }
    return NULL;
}

static bool is_value(struct road_tags tags, const char *key, const char *value)
{
    const char *found = road_tags_find(tags, key);
    return found != NULL && strcmp(found, value) == 0;
}

/* The value of the weightiest access key that is there; NULL: none. */
static const char *access_of(struct road_tags tags, const struct profile *profile)
{
    const char *value = NULL;
    for (uint32_t i = 0; i < profile->lists[PROFILE_ACCESS_KEY].count; i++) {
        const char *found =
            road_tags_find(tags, profile->lists[PROFILE_ACCESS_KEY].rules[i].word);
        value = found != NULL ? found : value;
    }
    return value;
}

static bool is_shut(const char *access, const struct profile *profile)
{
    int32_t none;
    return access != NULL && profile_find(profile, PROFILE_SHUT, access, &none);
}

/* The least of what surface and track type let drive, and `kmh`. */
static double cap_speed(double kmh, struct road_tags tags,
                        const struct profile *profile)
{
    const char *surface = road_tags_find(tags, "surface");
    const char *track = road_tags_find(tags, "tracktype");
    int32_t cap;
    if (surface != NULL && profile_find(profile, PROFILE_SURFACE, surface, &cap))
        kmh = fmin(kmh, cap);
    if (track != NULL && profile_find(profile, PROFILE_TRACKTYPE, track, &cap))
        kmh = fmin(kmh, cap);
    return kmh;
}

static double speed_of(struct road_tags tags, const char *own_key,
                       const struct profile *profile, enum road_class class)
{
    const char *text = road_tags_find(tags, own_key);
    double kmh = profile->class_kmh[class], posted;
    if (text == NULL)
        text = road_tags_find(tags, "maxspeed");
    if (text != NULL && class != ROAD_FERRY && speed_text_read(profile, text, &posted))
        kmh = posted * profile->reach_percent / 100;
    return cap_speed(kmh, tags, profile);
}

static const char *oneway_of(struct road_tags tags)
{
    static const char *const keys[] = {"oneway:motorcar", "oneway:motor_vehicle",
                                       "oneway"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *value = road_tags_find(tags, keys[i]);
        if (value != NULL)
            return value;
    }
    return NULL;
}

static bool is_roundabout(struct road_tags tags)
{
    return is_value(tags, "junction", "roundabout") ||
           is_value(tags, "junction", "circular");
}

/* A lane that changes its direction by the hour cannot be counted on either way. */
static void apply_oneway(struct way_rule *rule, struct road_tags tags)
{
    const char *value = oneway_of(tags);
    const bool is_usual =
        rule->class == ROAD_MOTORWAY || (rule->bits & ROAD_IS_ROUNDABOUT) != 0;
    if (value == NULL)
        value = is_usual ? "yes" : "no";
    if (strcmp(value, "yes") == 0 || strcmp(value, "1") == 0 ||
        strcmp(value, "true") == 0) {
        rule->kmh[1] = 0;
    } else if (strcmp(value, "-1") == 0 || strcmp(value, "reverse") == 0) {
        rule->kmh[0] = 0;
    } else if (strcmp(value, "reversible") == 0 || strcmp(value, "alternating") == 0) {
        rule->kmh[0] = 0;
        rule->kmh[1] = 0;
    }
}

static bool find_class(struct road_tags tags, const struct profile *profile,
                       enum road_class *class)
{
    const char *highway = road_tags_find(tags, "highway");
    if (highway == NULL && is_value(tags, "route", "ferry"))
        *class = ROAD_FERRY;
    else if (highway == NULL || !profile_find_class(highway, class) ||
             *class == ROAD_FERRY)
        return false;
    return profile->class_kmh[*class] > 0;
}

/* Of a ferry nobody says whether it takes cars: only what says so does. */
static bool takes_cars(struct road_tags tags, enum road_class class, const char *access)
{
    return class != ROAD_FERRY || is_value(tags, "motor_vehicle", "yes") ||
           is_value(tags, "motorcar", "yes") ||
           (access != NULL && strcmp(access, "no") != 0);
}

struct way_rule way_rule_of(struct road_tags tags, const struct profile *profile)
{
    struct way_rule rule = {.is_driven = false};
    const char *access = access_of(tags, profile);
    const char *duration = road_tags_find(tags, "duration");
    if (!find_class(tags, profile, &rule.class) || is_shut(access, profile) ||
        !takes_cars(tags, rule.class, access) || is_value(tags, "area", "yes"))
        return rule;
    rule.kmh[0] = speed_of(tags, "maxspeed:forward", profile, rule.class);
    rule.kmh[1] = speed_of(tags, "maxspeed:backward", profile, rule.class);
    rule.bits = (uint8_t)((rule.class == ROAD_FERRY ? ROAD_IS_FERRY : 0) |
                          (is_value(tags, "toll", "yes") ? ROAD_IS_TOLL : 0) |
                          (is_roundabout(tags) ? ROAD_IS_ROUNDABOUT : 0));
    apply_oneway(&rule, tags);
    if (duration != NULL && rule.class == ROAD_FERRY &&
        !duration_text_read(duration, &rule.duration_s))
        rule.duration_s = 0;
    rule.name = road_tags_find(tags, "name");
    if (rule.name == NULL)
        rule.name = road_tags_find(tags, "ref");
    rule.is_driven = rule.kmh[0] > 0 || rule.kmh[1] > 0;
    return rule;
}

struct point_rule point_rule_of(struct road_tags tags, const struct profile *profile)
{
    struct point_rule rule = {false, 0};
    const char *barrier = road_tags_find(tags, "barrier");
    const char *highway = road_tags_find(tags, "highway");
    const char *railway = road_tags_find(tags, "railway");
    const char *access = access_of(tags, profile);
    int32_t value;
    if (barrier != NULL) {
        rule.is_shut = access != NULL ? is_shut(access, profile)
                                      : profile_find(profile, PROFILE_BARRIER_SHUT,
                                                     barrier, &value);
        if (profile_find(profile, PROFILE_BARRIER_WAIT, barrier, &value))
            rule.wait_s += value;
    }
    if (highway != NULL && profile_find(profile, PROFILE_WAIT, highway, &value))
        rule.wait_s += value;
    if (railway != NULL && profile_find(profile, PROFILE_WAIT, railway, &value))
        rule.wait_s += value;
    return rule;
}

enum turn_kind turn_kind_of(struct road_tags tags)
{
    static const char *const keys[] = {
        "restriction:motorcar", "restriction:motor_vehicle", "restriction",
        "restriction:conditional", "restriction:motorcar:conditional"};
    const char *except = road_tags_find(tags, "except");
    const char *value = NULL;
    if (!is_value(tags, "type", "restriction") ||
        (except != NULL && (strstr(except, "motorcar") != NULL ||
                            strstr(except, "motor_vehicle") != NULL)))
        return TURN_NONE;
    for (size_t i = 0; value == NULL && i < sizeof keys / sizeof *keys; i++)
        value = road_tags_find(tags, keys[i]);
    if (value == NULL)
        return TURN_NONE;
    if (strncmp(value, "no_", 3) == 0)
        return TURN_NO;
    return strncmp(value, "only_", 5) == 0 ? TURN_ONLY : TURN_NONE;
}
