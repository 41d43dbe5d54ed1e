// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/ical_zone.h"

#include "base/arena.h"

#include "testing.h"

enum { FROM_UTC = 1735689600 /* 2025-01-01 */, YEAR_S = 365 * 86400 };

/* What libical, reading the component, makes of an instant. */
static int offset_by_component(icaltimezone *zone, int64_t at_utc)
{
    const struct icaltimetype utc = icaltime_from_timet_with_zone(
        (time_t)at_utc, 0, icaltimezone_get_utc_timezone());
    struct icaltimetype time = utc;
    int is_saving = 0;
    return icaltimezone_get_utc_offset_of_utc_time(zone, &time, &is_saving);
}

/* Only instants after the first observance: before it RFC 5545 says nothing. */
static void assert_zone_agrees(const char *name)
{
    struct arena arena = {0};
    struct err err = {0};
    const struct zone *zone = NULL;
    assert_ok(zone_load(name, &arena, &zone, &err), &err);
    icaltimezone *told = icaltimezone_new();
    assert_int_equal(
        icaltimezone_set_component(
            told, ical_zone_component(zone, FROM_UTC, FROM_UTC + 2 * (int64_t)YEAR_S)),
        1);
    for (int64_t at = FROM_UTC + 86400; at < FROM_UTC + 2 * (int64_t)YEAR_S; at += 4567)
        assert_int_equal(offset_by_component(told, at), zone_offset_s(zone, at));
    icaltimezone_free(told, 1);
    icalmemory_free_ring();
    arena_release(&arena);
}

static void offsets_are_those_of_the_zone_file(void **state)
{
    (void)state;
    static const char *const names[] = {
        "Europe/Riga",       "Europe/Dublin",
        "America/New_York",  "Australia/Lord_Howe",
        "America/St_Johns",  "Asia/Kathmandu",
        "Africa/Casablanca", "Asia/Riyadh",
        "Pacific/Chatham",   "UTC",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_zone_agrees(names[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offsets_are_those_of_the_zone_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
