// SPDX-License-Identifier: GPL-3.0-or-later
/* Rules of a profile, and what they make of maxspeed and duration. */
#include "osm/profile.h"
#include "osm/speed_text.h"
#include "testing.h"

static void the_built_in_profile_is_sound(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct profile profile;
    struct err err;
    int32_t value;
    assert_ok(profile_load(NULL, NULL, &arena, &profile, &err), &err);
    assert_int_equal(profile.class_kmh[ROAD_MOTORWAY], 110);
    assert_int_equal(profile.class_kmh[ROAD_TRACK], 0);
    assert_true(profile_find(&profile, PROFILE_SHUT, "private", &value));
    assert_false(profile_find(&profile, PROFILE_SHUT, "destination", &value));
    assert_ok(profile_load(NULL, "DE", &arena, &profile, &err), &err);
    assert_int_equal(profile.class_kmh[ROAD_MOTORWAY], 120);
    arena_release(&arena);
}

static void speeds_are_read_as_people_write_them(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double kmh; /* 0: says no speed */
    } cases[] = {
        {"50", 50},          {"30 mph", 48.28032},
        {"30mph", 48.28032}, {"10 knots", 18.52},
        {"DE:rural", 100},   {"XX:rural", 90},
        {"none", 130},       {"DE:zone:30", 30},
        {"zone20", 20},      {"50;80", 50},
        {"80; 50", 50},      {"signals", 0},
        {"variable", 0},     {"", 0},
        {"fast", 0},         {"0", 0},
        {"5000", 0},         {"50 mphh", 0},
        {"signals;60", 60},  {"walk", 7},
        {"62.5", 62.5},      {"nan", 0},
        {"-30", 0},          {"FR:urban", 50},
    };
    struct arena arena = {0};
    struct profile profile;
    struct err err;
    assert_ok(profile_load(NULL, NULL, &arena, &profile, &err), &err);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double kmh = 0;
        assert_int_equal(speed_text_read(&profile, cases[i].text, &kmh),
                         cases[i].kmh > 0);
        assert_near(kmh, cases[i].kmh, 1e-9);
    }
    arena_release(&arena);
}

static void hours_of_a_class_are_read_and_checked(void **state)
{
    (void)state;
    static const char text[] = "class primary 50\nclass ferry 15\n"
                               "hours all 7-9 120\nhours primary 8-9 150\n";
    static const struct {
        const char *line, *says;
    } cases[] = {
        {"hours lane 7-9 120", "x:1: there is no class 'lane'"},
        {"hours all 9-7 120", "x:1: '9-7' are no hours of the day as 7-9"},
        {"hours all 7-25 120", "x:1: '7-25' are no hours of the day as 7-9"},
        {"hours all 7-9h 120", "x:1: '7-9h' are no hours of the day as 7-9"},
        {"hours all 7-9 10", "x:1: 10 is outside 20..1000"},
        {"hours all 7-9", "x:1: 'hours' takes 3 words, not 2"},
    };
    struct arena arena = {0};
    struct profile profile;
    struct err err;
    assert_ok(profile_read(text, "x", NULL, &arena, &profile, &err), &err);
    const int32_t *primary = profile.hours.percent[ROAD_PRIMARY];
    assert_int_equal(primary[6], 100);
    assert_int_equal(primary[7], 120);
    assert_int_equal(primary[8], 150);
    assert_int_equal(primary[9], 100);
    assert_int_equal(profile.hours.percent[ROAD_FERRY][7], 100);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(profile_read(cases[i].line, "x", NULL, &arena, &profile, &err));
        assert_string_equal(err.text, cases[i].says);
    }
    arena_release(&arena);
}

static void durations_are_read_as_people_write_them(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int32_t duration_s; /* 0: none */
    } cases[] = {{"00:25", 1500},  {"1:30:00", 5400}, {"25", 1500},   {"PT25M", 1500},
                 {"PT1H5M", 3900}, {"1:45", 6300},    {"soon", 0},    {"25 min", 0},
                 {"", 0},          {"0", 0},          {"1:2:3:4", 0}, {"PT", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int32_t duration_s = 0;
        assert_int_equal(duration_text_read(cases[i].text, &duration_s),
                         cases[i].duration_s > 0);
        assert_int_equal(duration_s, cases[i].duration_s);
    }
}

static void faults_are_told_with_their_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *sentence;
    } cases[] = {
        {"class primary 60\nclass alley 20\n", "p:2: there is no class 'alley'"},
        {"class primary fast\n", "p:1: 'fast' is not a whole number"},
        {"class primary 900\n", "p:1: 900 is outside 1..300"},
        {"class primary\n", "p:1: 'class' takes 2 words, not 1"},
        {"\n# speeds\nspeed 3\n", "p:3: there is no rule 'speed'"},
        {"shut\n", "p:1: 'shut' takes 1 words, not 0"},
        {"limit a b c d\n", "p:1: there are more than 4 words"},
        {"shut no\n", "p: no class is driven"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct profile profile;
        struct err err;
        assert_false(profile_read(cases[i].text, "p", NULL, &arena, &profile, &err));
        assert_err(&err, ERR_INPUT, cases[i].sentence);
        arena_release(&arena);
    }
}

static void a_country_s_speed_goes_first(void **state)
{
    (void)state;
    static const char text[] = "country MT primary 40\nclass primary 60\n"
                               "country DE primary 70\n";
    static const struct {
        const char *country;
        int32_t kmh;
    } cases[] = {{NULL, 60}, {"MT", 40}, {"DE", 70}, {"FR", 60}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct profile profile;
        struct err err;
        assert_ok(profile_read(text, "p", cases[i].country, &arena, &profile, &err),
                  &err);
        assert_int_equal(profile.class_kmh[ROAD_PRIMARY], cases[i].kmh);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hours_of_a_class_are_read_and_checked),
        cmocka_unit_test(the_built_in_profile_is_sound),
        cmocka_unit_test(speeds_are_read_as_people_write_them),
        cmocka_unit_test(durations_are_read_as_people_write_them),
        cmocka_unit_test(faults_are_told_with_their_line),
        cmocka_unit_test(a_country_s_speed_goes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
