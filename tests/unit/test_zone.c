// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zone.h"

#include "base/civil.h"
#include "testing.h"

struct fixture {
    struct arena arena;
    const struct zone *riga, *chicago, *apia, *lord_howe, *utc;
};

static const struct zone *load(struct fixture *f, const char *name)
{
    const struct zone *zone = NULL;
    struct err err;
    assert_ok(zone_load(name, &f->arena, &zone, &err), &err);
    return zone;
}

static int set_up(void **state)
{
    static struct fixture f;
    f = (struct fixture){0};
    f.riga = load(&f, "Europe/Riga");
    f.chicago = load(&f, "America/Chicago");
    f.apia = load(&f, "Pacific/Apia");
    f.lord_howe = load(&f, "Australia/Lord_Howe");
    f.utc = load(&f, "UTC");
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    arena_release(&f->arena);
    return 0;
}

/* Seconds of an instant written in UTC. */
static int64_t at(const struct fixture *f, const char *text)
{
    int64_t at_utc = 0;
    struct err err;
    assert_ok(zone_instant_read(text, f->utc, &at_utc, &err), &err);
    return at_utc;
}

/* One instant in a zone: as text, by abbreviation, and back from the local time. */
static void check(const struct fixture *f, const struct zone *zone, const char *utc,
                  const char *local, const char *abbreviation)
{
    char text[ZONE_INSTANT_SIZE];
    assert_string_equal(zone_instant_text(zone, at(f, utc), text), local);
    assert_string_equal(zone_abbreviation(zone, at(f, utc)), abbreviation);
}

static void riga_changes_on_the_last_sundays(void **state)
{
    const struct fixture *f = *state;
    check(f, f->riga, "2026-03-29T00:59:59", "2026-03-29T02:59:59+02:00", "EET");
    check(f, f->riga, "2026-03-29T01:00:00", "2026-03-29T04:00:00+03:00", "EEST");
    check(f, f->riga, "2026-10-25T00:59:59", "2026-10-25T03:59:59+03:00", "EEST");
    check(f, f->riga, "2026-10-25T01:00:00", "2026-10-25T03:00:00+02:00", "EET");
}

static void chicago_is_west_of_greenwich(void **state)
{
    const struct fixture *f = *state;
    check(f, f->chicago, "2026-03-08T07:59:59", "2026-03-08T01:59:59-06:00", "CST");
    check(f, f->chicago, "2026-03-08T08:00:00", "2026-03-08T03:00:00-05:00", "CDT");
    check(f, f->chicago, "2026-11-01T06:59:59", "2026-11-01T01:59:59-05:00", "CDT");
    check(f, f->chicago, "2026-11-01T07:00:00", "2026-11-01T01:00:00-06:00", "CST");
}

static void apia_leapt_over_a_day(void **state)
{
    const struct fixture *f = *state;
    check(f, f->apia, "2011-12-30T09:59:59", "2011-12-29T23:59:59-10:00", "-10");
    check(f, f->apia, "2011-12-30T10:00:00", "2011-12-31T00:00:00+14:00", "+14");
    /* Noon of the day that was not is moved on by the day. */
    int32_t day = 0;
    struct err err;
    assert_ok(civil_day_read("2011-12-30", &day, &err), &err);
    assert_int_equal(zone_utc(f->apia, day, 12 * 3600), at(f, "2011-12-30T22:00:00"));
    assert_int_equal(zone_utc(f->apia, day + 1, 12 * 3600),
                     at(f, "2011-12-30T22:00:00"));
    assert_int_equal(zone_utc(f->apia, day - 1, 12 * 3600),
                     at(f, "2011-12-29T22:00:00"));
}

static void lord_howe_changes_by_half_an_hour(void **state)
{
    const struct fixture *f = *state;
    check(f, f->lord_howe, "2026-04-04T14:59:59", "2026-04-05T01:59:59+11:00", "+11");
    check(f, f->lord_howe, "2026-04-04T15:00:00", "2026-04-05T01:30:00+10:30", "+1030");
    check(f, f->lord_howe, "2026-10-03T15:29:59", "2026-10-04T01:59:59+10:30", "+1030");
    check(f, f->lord_howe, "2026-10-03T15:30:00", "2026-10-04T02:30:00+11:00", "+11");
}

static void years_after_the_table_follow_the_rule(void **state)
{
    const struct fixture *f = *state;
    check(f, f->riga, "2100-03-28T00:59:59", "2100-03-28T02:59:59+02:00", "EET");
    check(f, f->riga, "2100-03-28T01:00:00", "2100-03-28T04:00:00+03:00", "EEST");
    check(f, f->riga, "2199-07-01T00:00:00", "2199-07-01T03:00:00+03:00", "EEST");
    check(f, f->lord_howe, "2150-01-01T00:00:00", "2150-01-01T11:00:00+11:00", "+11");
}

static void times_before_the_table_are_local_mean_time(void **state)
{
    const struct fixture *f = *state;
    /* 1:36:34 east; the text keeps the minutes. */
    assert_int_equal(zone_offset_s(f->riga, -2997907200), 5794);
    assert_string_equal(zone_abbreviation(f->riga, -2997907200), "LMT");
    assert_int_equal(zone_offset_s(f->riga, INT64_MIN / 2), 5794);
}

/* 03:00-04:00 is missing on 2026-03-29 and doubled on 2026-10-25. */
static void missing_times_move_on_and_doubled_ones_are_the_first(void **state)
{
    const struct fixture *f = *state;
    const int32_t spring = (int32_t)(at(f, "2026-03-29") / DAY_S);
    assert_int_equal(zone_utc(f->riga, spring, 10799), at(f, "2026-03-29T00:59:59"));
    assert_int_equal(zone_utc(f->riga, spring, 10800), at(f, "2026-03-29T01:00:00"));
    assert_int_equal(zone_utc(f->riga, spring, 12600), at(f, "2026-03-29T01:30:00"));
    assert_int_equal(zone_utc(f->riga, spring, 14400), at(f, "2026-03-29T01:00:00"));
    const int32_t fall = (int32_t)(at(f, "2026-10-25") / DAY_S);
    assert_int_equal(zone_utc(f->riga, fall, 10799), at(f, "2026-10-24T23:59:59"));
    assert_int_equal(zone_utc(f->riga, fall, 10800), at(f, "2026-10-25T00:00:00"));
    assert_int_equal(zone_utc(f->riga, fall, 14399), at(f, "2026-10-25T00:59:59"));
    assert_int_equal(zone_utc(f->riga, fall, 14400), at(f, "2026-10-25T02:00:00"));
    /* A time of day may run past midnight. */
    assert_int_equal(zone_utc(f->riga, fall - 1, DAY_S + 10800),
                     at(f, "2026-10-25T00:00:00"));
}

static void local_days_and_times_are_split_at_midnight(void **state)
{
    const struct fixture *f = *state;
    int32_t day, tod;
    zone_local(f->riga, at(f, "2026-11-24T21:59:59"), &day, &tod);
    assert_int_equal(day, 20781);
    assert_int_equal(tod, 86399);
    zone_local(f->riga, at(f, "2026-11-24T22:00:00"), &day, &tod);
    assert_int_equal(day, 20782);
    assert_int_equal(tod, 0);
    zone_local(f->chicago, 0, &day, &tod);
    assert_int_equal(day, -1);
    assert_int_equal(tod, 64800);
    zone_local(f->utc, -1, &day, &tod);
    assert_int_equal(day, -1);
    assert_int_equal(tod, 86399);
}

static void utc_needs_no_file(void **state)
{
    const struct fixture *f = *state;
    check(f, f->utc, "2026-11-24T08:30:00", "2026-11-24T08:30:00+00:00", "UTC");
    assert_string_equal(zone_name(f->utc), "UTC");
    assert_string_equal(zone_name(f->riga), "Europe/Riga");
}

static void instants_are_read(void **state)
{
    const struct fixture *f = *state;
    const int64_t expected = 1795509000; /* 20781 * 86400 + 8.5 * 3600 */
    const char *const same[] = {
        "2026-11-24T08:30:00Z",      "2026-11-24T10:30:00+02:00",
        "2026-11-24T02:30:00-0600",  "2026-11-24T08:30Z",
        "2026-11-24 10:30",          "2026-11-24T10:30:00",
        "2026-11-24T08:30:00.000Z",  "2026-11-24T08:30:00.987654+00:00",
        "2026-11-24T14:00:00+05:30", "2026-11-23T22:30:00-10",
        "2026-11-24T10:30:00.5"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        struct err err;
        int64_t at_utc = 0;
        assert_ok(zone_instant_read(same[i], f->riga, &at_utc, &err), &err);
        assert_int_equal(at_utc, expected);
    }
    assert_int_equal(at(f, "2026-11-24"), 1795478400);
    assert_int_equal(at(f, "2026-11-24T24:00"), 1795478400 + DAY_S);
}

static void refuses(const struct fixture *f, const char *text, const char *sentence)
{
    struct err err = {0};
    int64_t at_utc = 77;
    assert_false(zone_instant_read(text, f->riga, &at_utc, &err));
    assert_err(&err, ERR_INPUT, sentence);
    assert_int_equal(at_utc, 77);
}

static void wrong_instants_are_refused(void **state)
{
    const struct fixture *f = *state;
    refuses(f, "", "instant '': '' is not a date like 2026-11-24");
    refuses(f, "now", "instant 'now': 'now' is not a date like 2026-11-24");
    refuses(f, "2026-02-30T08:30Z",
            "instant '2026-02-30T08:30Z': there is no day '2026-02-30'");
    refuses(f, "2026-11-24T", "instant '2026-11-24T': '' is not a time like 09:30");
    refuses(f, "2026-11-24T8h",
            "instant '2026-11-24T8h': '8' is not a time like 09:30");
    refuses(f, "2026-11-24T25:00Z",
            "instant '2026-11-24T25:00Z': time '25:00' is outside 00:00..24:00");
    refuses(
        f, "2026-11-24T08:30:00:00:00",
        "instant '2026-11-24T08:30:00:00:00': '08:30:00:00' is not a time like 09:30");
    const char *const ends_wrongly[] = {"2026-11-24X",
                                        "2026-11-24T08:30z",
                                        "2026-11-24T08:30+2",
                                        "2026-11-24T08:30+02:",
                                        "2026-11-24T08:30+02:0",
                                        "2026-11-24T08:30+02:000",
                                        "2026-11-24T08:30+02:60",
                                        "2026-11-24T08:30+27:00",
                                        "2026-11-24T08:30.Z",
                                        "2026-11-24T08:30ZZ",
                                        "2026-11-24T08:30+-2:00"};
    for (size_t i = 0; i < sizeof ends_wrongly / sizeof *ends_wrongly; i++) {
        char sentence[120];
        snprintf(sentence, sizeof sentence,
                 "'%s' is not an instant like 2026-11-24T08:30:00+02:00",
                 ends_wrongly[i]);
        refuses(f, ends_wrongly[i], sentence);
    }
}

static void unknown_zones_are_missing(void **state)
{
    struct fixture *f = *state;
    const char *const names[] = {"Europe/Atlantis", "",        "../../etc/passwd",
                                 "/etc/passwd",     "Europe",  "a b",
                                 "Europe/Riga/x",   "Eur\nope"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct err err = {0};
        const struct zone *zone = NULL;
        char sentence[80];
        snprintf(sentence, sizeof sentence, "there is no time zone '%s'", names[i]);
        assert_false(zone_load(names[i], &f->arena, &zone, &err));
        assert_err(&err, ERR_MISSING, sentence);
        assert_null(zone);
    }
}

/* --- zone files made here --- */

struct file {
    unsigned char bytes[512];
    size_t size;
};

static void append(struct file *file, const void *bytes, size_t size)
{
    assert_true(file->size + size <= sizeof file->bytes);
    memcpy(file->bytes + file->size, bytes, size);
    file->size += size;
}

static void append_number(struct file *file, uint64_t number, int bytes)
{
    while (bytes-- > 0) {
        const unsigned char byte = (unsigned char)(number >> (8 * bytes));
        append(file, &byte, 1);
    }
}

static void append_header(struct file *file, uint32_t changes, uint32_t types,
                          uint32_t name_bytes)
{
    append(file, "TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 20);
    append(file, "\0\0\0\0\0\0\0\0\0\0\0", 12); /* no marks, no leap seconds */
    append_number(file, changes, 4);
    append_number(file, types, 4);
    append_number(file, name_bytes, 4);
}

/* One change, at 1000, from +1:00 "ONE" to +2:00 "TWO", then the rule. */
static struct file make_file(const char *rule)
{
    struct file file = {0};
    append_header(&file, 0, 1, 1);
    append_number(&file, 0, 7);
    append_header(&file, 1, 2, 8);
    append_number(&file, 1000, 8);
    append_number(&file, 1, 1);
    append_number(&file, 3600, 4);
    append_number(&file, 0, 2);
    append_number(&file, 7200, 4);
    append_number(&file, 1 << 8 | 4, 2);
    append(&file, "ONE\0TWO", 8);
    append(&file, "\n", 1);
    append(&file, rule, strlen(rule));
    append(&file, "\n", 1);
    return file;
}

static const struct zone *read_made(struct fixture *f, const char *rule)
{
    const struct file file = make_file(rule);
    const struct zone *zone = NULL;
    struct err err;
    assert_ok(zone_read(file.bytes, file.size, "Made", &f->arena, &zone, &err), &err);
    return zone;
}

static void refuses_file(struct fixture *f, const struct file *file,
                         const char *sentence)
{
    struct err err = {0};
    const struct zone *zone = NULL;
    assert_false(zone_read(file->bytes, file->size, "Made", &f->arena, &zone, &err));
    assert_err(&err, ERR_INPUT, sentence);
    assert_null(zone);
}

static void files_of_another_kind_are_refused(void **state)
{
    const char *not_one = "time zone 'Made': not a zone file of version 2 or later";
    struct file file = make_file("EET-2");
    file.bytes[0] = 'X';
    refuses_file(*state, &file, not_one);
    file = make_file("EET-2");
    file.bytes[4] = '\0'; /* version 1 has no 64-bit times */
    refuses_file(*state, &file, not_one);
    file = make_file("EET-2");
    file.bytes[44 + 7 + 31] = 1; /* the last byte of the number of leap seconds */
    refuses_file(*state, &file,
                 "time zone 'Made': a zone file with leap seconds cannot be used");
}

static void a_file_without_a_rule_keeps_its_last_offset(void **state)
{
    const struct zone *zone = read_made(*state, "");
    assert_int_equal(zone_offset_s(zone, 999), 3600);
    assert_string_equal(zone_abbreviation(zone, 999), "ONE");
    assert_int_equal(zone_offset_s(zone, 1000), 7200);
    assert_int_equal(zone_offset_s(zone, INT64_C(1) << 40), 7200);
    assert_string_equal(zone_abbreviation(zone, INT64_C(1) << 40), "TWO");
}

static void a_rule_may_count_days(void **state)
{
    struct fixture *f = *state;
    /* J60 is 1 March in every year; 59, counted from 0, is 29 February in leap years.
     */
    const struct zone *zone = read_made(f, "AAA-1BBB,J60/0,59/23");
    assert_int_equal(zone_offset_s(zone, at(f, "2027-02-28T22:59:59")), 3600);
    assert_int_equal(zone_offset_s(zone, at(f, "2027-02-28T23:00:00")), 7200);
    assert_int_equal(zone_offset_s(zone, at(f, "2027-03-01T20:59:59")), 7200);
    assert_int_equal(zone_offset_s(zone, at(f, "2027-03-01T21:00:00")), 3600);
    /* In 2028 it ends before it begins: saving time is on from March to the next year.
     */
    assert_int_equal(zone_offset_s(zone, at(f, "2028-02-29T22:59:59")), 3600);
    assert_int_equal(zone_offset_s(zone, at(f, "2028-02-29T23:00:00")), 7200);
    assert_int_equal(zone_offset_s(zone, at(f, "2028-12-31T00:00:00")), 7200);
}

static void a_rule_may_change_in_december_and_to_the_second(void **state)
{
    struct fixture *f = *state;
    /* The first Sunday of December 2027 is the 5th; the last one of January 2028 the
     * 30th. */
    const struct zone *zone = read_made(f, "AAA-1:00:30BBB-2,M12.1.0/0:30:15,M1.5.0");
    assert_int_equal(zone_offset_s(zone, at(f, "2027-12-04T23:29:44")), 3630);
    assert_int_equal(zone_offset_s(zone, at(f, "2027-12-04T23:29:45")), 7200);
    assert_int_equal(zone_offset_s(zone, at(f, "2028-01-29T23:59:59")), 7200);
    assert_int_equal(zone_offset_s(zone, at(f, "2028-01-30T00:00:00")), 3630);
}

static void a_rule_may_save_all_year(void **state)
{
    struct fixture *f = *state;
    const struct zone *zone = read_made(f, "XXX3EDT4,0/0,J365/23");
    const char *const instants[] = {"2027-01-01T03:00:00", "2027-01-01T02:59:59",
                                    "2028-12-31T23:59:59", "2029-01-01T00:00:00",
                                    "2030-07-01T00:00:00"};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(zone_offset_s(zone, at(f, instants[i])), -4 * 3600);
    int32_t day, tod;
    zone_local(zone, at(f, "2029-01-01T03:30:00"), &day, &tod);
    assert_int_equal(zone_utc(zone, day, tod), at(f, "2029-01-01T03:30:00"));
}

static void saving_time_may_be_in_winter_or_change_at_negative_hours(void **state)
{
    struct fixture *f = *state;
    const struct zone *dublin = read_made(f, "IST-1GMT0,M10.5.0,M3.5.0/1");
    assert_int_equal(zone_offset_s(dublin, at(f, "2050-07-01T00:00:00")), 3600);
    assert_string_equal(zone_abbreviation(dublin, at(f, "2050-07-01T00:00:00")), "IST");
    assert_int_equal(zone_offset_s(dublin, at(f, "2050-01-01T00:00:00")), 0);
    /* Greenland, 2023: the Saturday before the last Sunday of March, at 22:00 local. */
    const struct zone *nuuk = read_made(f, "<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
    assert_int_equal(zone_offset_s(nuuk, at(f, "2050-03-27T00:59:59")), -7200);
    assert_int_equal(zone_offset_s(nuuk, at(f, "2050-03-27T01:00:00")), -3600);
    assert_string_equal(zone_abbreviation(nuuk, at(f, "2050-03-27T01:00:00")), "-01");
}

static void wrong_rules_are_refused(void **state)
{
    struct fixture *f = *state;
    const char *const rules[] = {"EET",
                                 "EE-2",
                                 "EET-25",
                                 "EET-2EEST",
                                 "EET-2EEST,M3.5.0",
                                 "EET-2EEST,M13.5.0,M10.5.0",
                                 "EET-2EEST,M3.6.0,M10.5.0",
                                 "EET-2EEST,M3.5.7,M10.5.0",
                                 "EET-2EEST,J0,J300",
                                 "EET-2EEST,366,J300",
                                 "EET-2EEST,M3.5.0/168,M10.5.0",
                                 "EET-2EEST,M3.5.0,M10.5.0 ",
                                 "<EET-2",
                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ-2",
                                 "EET-99999999999"};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const struct file file = make_file(rules[i]);
        char sentence[120];
        snprintf(sentence, sizeof sentence,
                 "time zone 'Made': '%s' is not a rule for a zone's clock", rules[i]);
        refuses_file(f, &file, sentence);
    }
}

static void every_beginning_of_a_file_is_refused(void **state)
{
    struct fixture *f = *state;
    const struct file file = make_file("EET-2");
    for (size_t size = 0; size < file.size; size++) {
        struct err err = {0};
        const struct zone *zone = NULL;
        assert_false(zone_read(file.bytes, size, "Made", &f->arena, &zone, &err));
        assert_int_equal(err.code, ERR_INPUT);
    }
}

static void damage(struct fixture *f, size_t at_byte, unsigned char byte)
{
    struct file file = make_file("EET-2");
    file.bytes[at_byte] = byte;
    refuses_file(f, &file, "time zone 'Made': a damaged zone file");
}

static void types_and_names_out_of_range_are_refused(void **state)
{
    struct fixture *f = *state;
    const size_t data = 44 + 7 + 44;   /* behind both headers */
    damage(f, data + 8, 2);            /* the change's type */
    damage(f, data + 9, 0x7f);         /* an offset of 67 years */
    damage(f, data + 9 + 5, 8);        /* an abbreviation behind the names */
    damage(f, data + 9 + 12 + 7, 'x'); /* the names' last NUL */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(riga_changes_on_the_last_sundays),
        cmocka_unit_test(chicago_is_west_of_greenwich),
        cmocka_unit_test(apia_leapt_over_a_day),
        cmocka_unit_test(lord_howe_changes_by_half_an_hour),
        cmocka_unit_test(years_after_the_table_follow_the_rule),
        cmocka_unit_test(times_before_the_table_are_local_mean_time),
        cmocka_unit_test(missing_times_move_on_and_doubled_ones_are_the_first),
        cmocka_unit_test(local_days_and_times_are_split_at_midnight),
        cmocka_unit_test(utc_needs_no_file),
        cmocka_unit_test(instants_are_read),
        cmocka_unit_test(wrong_instants_are_refused),
        cmocka_unit_test(unknown_zones_are_missing),
        cmocka_unit_test(files_of_another_kind_are_refused),
        cmocka_unit_test(a_file_without_a_rule_keeps_its_last_offset),
        cmocka_unit_test(a_rule_may_count_days),
        cmocka_unit_test(a_rule_may_change_in_december_and_to_the_second),
        cmocka_unit_test(a_rule_may_save_all_year),
        cmocka_unit_test(saving_time_may_be_in_winter_or_change_at_negative_hours),
        cmocka_unit_test(wrong_rules_are_refused),
        cmocka_unit_test(every_beginning_of_a_file_is_refused),
        cmocka_unit_test(types_and_names_out_of_range_are_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
