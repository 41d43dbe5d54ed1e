// SPDX-License-Identifier: GPL-3.0-or-later
/* Our zones against the C library's, which reads the same files with other code, in
 * every zone of the system's table and at instants from 1900 to 2190. Only this test
 * sets TZ. */
#include "base/civil.h"
#include "base/rng.h"
#include "base/zone.h"
#include "testing.h"

#include <time.h>

static const int64_t FIRST_UTC = -2208988800, LAST_UTC = 6942700000; /* 1900 .. 2190 */

static void compare_with_c_library(const struct zone *zone, int64_t at_utc)
{
    const time_t instant = (time_t)at_utc;
    struct tm tm;
    assert_non_null(localtime_r(&instant, &tm));
    int32_t day, tod;
    zone_local(zone, at_utc, &day, &tod);
    const struct civil date = civil_from_day(day);
    if (date.year != tm.tm_year + 1900 || date.month != tm.tm_mon + 1 ||
        date.mday != tm.tm_mday ||
        tod != tm.tm_hour * 3600 + tm.tm_min * 60 + tm.tm_sec ||
        civil_weekday(day) != (tm.tm_wday + 6) % 7)
        fail_msg("%s differs at %" PRId64, zone_name(zone), at_utc);
    char abbreviation[32];
    strftime(abbreviation, sizeof abbreviation, "%Z", &tm);
    assert_string_equal(zone_abbreviation(zone, at_utc), abbreviation);
}

/* A local time comes back to an instant that shows it, and to the first such. */
static void go_there_and_back(const struct zone *zone, int64_t at_utc)
{
    int32_t day, tod, same_day, same_tod;
    zone_local(zone, at_utc, &day, &tod);
    const int64_t back_utc = zone_utc(zone, day, tod);
    assert_true(back_utc <= at_utc);
    zone_local(zone, back_utc, &same_day, &same_tod);
    assert_int_equal(same_day, day);
    assert_int_equal(same_tod, tod);
}

/* Any local time, also one that the clock leapt over: the instant shows that time or,
 * by the leap, a later one. */
static void any_local_time_has_an_instant(const struct zone *zone, int64_t local)
{
    const int32_t day = (int32_t)(local / DAY_S), tod = (int32_t)(local % DAY_S);
    int32_t shown_day, shown_tod;
    zone_local(zone, zone_utc(zone, day, tod), &shown_day, &shown_tod);
    const int64_t shown = (int64_t)shown_day * DAY_S + shown_tod;
    assert_true(shown >= local && shown <= local + DAY_S);
}

/* Both sides of every change that shows when going on in steps of 10 days. */
static void look_at_changes(const struct zone *zone)
{
    const int64_t step_s = 10 * DAY_S;
    for (int64_t from = FIRST_UTC; from + step_s < LAST_UTC; from += step_s) {
        if (zone_offset_s(zone, from) == zone_offset_s(zone, from + step_s))
            continue;
        int64_t low = from, high = from + step_s;
        while (high - low > 1) {
            const int64_t middle = low + (high - low) / 2;
            if (zone_offset_s(zone, middle) == zone_offset_s(zone, from))
                low = middle;
            else
                high = middle;
        }
        for (int64_t at_utc = low - 1; at_utc <= high + 1; at_utc++) {
            compare_with_c_library(zone, at_utc);
            go_there_and_back(zone, at_utc);
        }
    }
}

static void check_zone(const char *name, struct rng *rng)
{
    struct arena arena = {0};
    const struct zone *zone = NULL;
    struct err err;
    assert_ok(zone_load(name, &arena, &zone, &err), &err);
    assert_int_equal(setenv("TZ", name, 1), 0);
    tzset();
    for (int i = 0; i < 300; i++) {
        const int64_t at_utc =
            FIRST_UTC + (int64_t)(rng_real(rng) * (double)(LAST_UTC - FIRST_UTC));
        compare_with_c_library(zone, at_utc);
        go_there_and_back(zone, at_utc);
        any_local_time_has_an_instant(zone, at_utc > 0 ? at_utc : -at_utc);
    }
    look_at_changes(zone);
    arena_release(&arena);
}

static void every_zone_agrees_with_the_c_library(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(1), 0);
    FILE *table = fopen("/usr/share/zoneinfo/tzdata.zi", "r");
    assert_non_null(table);
    char line[256], name[64];
    int count = 0;
    while (fgets(line, sizeof line, table)) {
        /* "Z Europe/Riga ..." begins a zone; links are the same files. */
        if (sscanf(line, "Z %63s", name) != 1)
            continue;
        check_zone(name, &rng);
        count++;
    }
    fclose(table);
    assert_true(count > 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_zone_agrees_with_the_c_library),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
