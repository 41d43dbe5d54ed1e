// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/ical_zone.h"

#include "base/civil.h"

#include <string.h>

/* No zone changes its clock twice within this time and back again, so looking this
 * often finds every change. */
enum { LOOK_EVERY_S = 6 * 3600 };

static bool is_same(const struct zone *zone, int64_t a_utc, int64_t b_utc)
{
    return zone_offset_s(zone, a_utc) == zone_offset_s(zone, b_utc) &&
           strcmp(zone_abbreviation(zone, a_utc), zone_abbreviation(zone, b_utc)) == 0;
}

/* The first instant after from_utc at which offset or name differ; from_utc and
 * until_utc differ. */
static int64_t change_between(const struct zone *zone, int64_t from_utc,
                              int64_t until_utc)
{
    int64_t before = from_utc, after = until_utc;
    while (after - before > 1) {
        const int64_t middle = before + (after - before) / 2;
        if (is_same(zone, from_utc, middle))
            before = middle;
        else
            after = middle;
    }
    return after;
}

static struct icaltimetype local_time(int64_t at_utc, int32_t offset_s)
{
    const int64_t local = at_utc + offset_s;
    int64_t day = local / DAY_S, tod = local % DAY_S;
    if (tod < 0) {
        tod += DAY_S;
        day--;
    }
    const struct civil date = civil_from_day((int32_t)day);
    struct icaltimetype time = icaltime_null_time();
    time.year = date.year;
    time.month = date.month;
    time.day = date.mday;
    time.hour = (int)(tod / 3600);
    time.minute = (int)(tod / 60 % 60);
    time.second = (int)(tod % 60);
    return time;
}

/* What holds from `at_utc` on; its start is told by the clock in force before. */
static void add_observance(icalcomponent *component, const struct zone *zone,
                           int64_t at_utc, int32_t before_s, bool is_saving)
{
    icalcomponent *part =
        is_saving ? icalcomponent_new_xdaylight() : icalcomponent_new_xstandard();
    icalcomponent_add_property(part,
                               icalproperty_new_dtstart(local_time(at_utc, before_s)));
    icalcomponent_add_property(part, icalproperty_new_tzoffsetfrom(before_s));
    icalcomponent_add_property(
        part, icalproperty_new_tzoffsetto(zone_offset_s(zone, at_utc)));
    icalcomponent_add_property(
        part, icalproperty_new_tzname(zone_abbreviation(zone, at_utc)));
    icalcomponent_add_component(component, part);
}

/* The next change after `at_utc`; until_utc or later when there is none before. */
static int64_t next_change(const struct zone *zone, int64_t at_utc, int64_t until_utc)
{
    int64_t at = at_utc;
    while (at < until_utc && is_same(zone, at, at + LOOK_EVERY_S))
        at += LOOK_EVERY_S;
    return at < until_utc ? change_between(zone, at, at + LOOK_EVERY_S) : at;
}

icalcomponent *ical_zone_component(const struct zone *zone, int64_t from_utc,
                                   int64_t until_utc)
{
    icalcomponent *component = icalcomponent_new_vtimezone();
    icalcomponent_add_property(component, icalproperty_new_tzid(zone_name(zone)));
    int64_t change_utc = next_change(zone, from_utc, until_utc);
    int32_t offset_s = zone_offset_s(zone, from_utc);
    /* Whether the first stretch is saving time shows at its end: the clock goes back.
     */
    const bool is_saving =
        change_utc < until_utc && zone_offset_s(zone, change_utc) < offset_s;
    add_observance(component, zone, from_utc, offset_s, is_saving);
    while (change_utc < until_utc) {
        const int32_t after_s = zone_offset_s(zone, change_utc);
        add_observance(component, zone, change_utc, offset_s, after_s > offset_s);
        offset_s = after_s;
        change_utc = next_change(zone, change_utc, until_utc);
    }
    return component;
}
