// SPDX-License-Identifier: GPL-3.0-or-later
/* A zone file (TZif, RFC 8536) is a header, a data block with 32-bit times, then a
 * second header and block with 64-bit times, then a line with the rule for the years
 * after. Only the second block is read; a first version file, which has none, is
 * refused (none are made since 2005). All that is asked afterwards is which stretch
 * between two changes an instant falls into: `stretch_at` answers that from the table
 * or from the rule, and the rest is built on it.
 *
 * Files with leap seconds ("right/...") are refused, because our instants have none. */
#include "base/zone.h"

#include "base/civil.h"
#include "base/zone_rule.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#define ZONE_FOLDER "/usr/share/zoneinfo/"

enum {
    HEADER_SIZE = 44,
    FILE_LIMIT = 1 << 18,
    TYPE_SIZE = 6,
    OFFSET_LIMIT_S = 26 * 3600
};

struct zone_type {
    int32_t offset_s;
    const char *abbreviation;
};

struct zone {
    const char *name;
    int64_t *changes_utc; /* rising */
    uint8_t *types_after; /* a change's type */
    struct zone_type *types;
    uint32_t change_count, type_count;
    bool has_rule; /* for what comes after the last change */
    struct zone_rule rule;
};

/* A time without change: [from_utc, until_utc). */
struct stretch {
    int64_t from_utc, until_utc;
    int32_t offset_s;
    const char *abbreviation;
};

/* --- reading a file --- */

struct bytes {
    const unsigned char *at;
    size_t left;
};

struct header {
    uint32_t ut_marks, standard_marks, leaps, changes, types, name_bytes;
};

static uint32_t read_u32(const unsigned char *b)
{
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static int64_t read_i64(const unsigned char *b)
{
    return (int64_t)((uint64_t)read_u32(b) << 32 | read_u32(b + 4));
}

/* The next `size` bytes, or NULL when there are fewer. */
static const unsigned char *take(struct bytes *bytes, size_t size)
{
    if (size > bytes->left)
        return NULL;
    const unsigned char *taken = bytes->at;
    bytes->at += size;
    bytes->left -= size;
    return taken;
}

static bool read_header(struct bytes *bytes, struct header *header)
{
    const unsigned char *b = take(bytes, HEADER_SIZE);
    if (!b || memcmp(b, "TZif", 4) != 0 || b[4] < '2')
        return false;
    *header = (struct header){read_u32(b + 20), read_u32(b + 24), read_u32(b + 28),
                              read_u32(b + 32), read_u32(b + 36), read_u32(b + 40)};
    /* A file under FILE_LIMIT cannot hold more; keeps the sums below from overflowing.
     */
    return header->ut_marks <= FILE_LIMIT && header->standard_marks <= FILE_LIMIT &&
           header->leaps <= FILE_LIMIT && header->changes <= FILE_LIMIT &&
           header->types <= 256 && header->types > 0 &&
           header->name_bytes <= FILE_LIMIT;
}

static bool skip_first_block(struct bytes *bytes)
{
    struct header h;
    return read_header(bytes, &h) &&
           take(bytes, h.changes * 5U + h.types * TYPE_SIZE + h.name_bytes +
                           h.leaps * 8U + h.standard_marks + h.ut_marks) != NULL;
}

static bool read_changes(struct bytes *bytes, const struct header *h, struct zone *zone,
                         struct arena *arena)
{
    const unsigned char *times = take(bytes, h->changes * (size_t)8);
    const unsigned char *types = take(bytes, h->changes);
    if (!times || !types)
        return false;
    zone->changes_utc = ARENA_ARRAY(arena, h->changes, int64_t);
    zone->types_after = ARENA_ARRAY(arena, h->changes, uint8_t);
    zone->change_count = h->changes;
    for (uint32_t i = 0; i < h->changes; i++) {
        zone->changes_utc[i] = read_i64(times + 8 * (size_t)i);
        zone->types_after[i] = types[i];
        if (types[i] >= h->types ||
            (i > 0 && zone->changes_utc[i] <= zone->changes_utc[i - 1]))
            return false;
    }
    return true;
}

static bool read_types(struct bytes *bytes, const struct header *h, struct zone *zone,
                       struct arena *arena)
{
    const unsigned char *types = take(bytes, h->types * (size_t)TYPE_SIZE);
    const unsigned char *names = take(bytes, h->name_bytes);
    if (!types || !names || h->name_bytes == 0 || names[h->name_bytes - 1] != '\0')
        return false;
    const char *kept = arena_text_n(arena, (const char *)names, h->name_bytes);
    zone->types = ARENA_ARRAY(arena, h->types, struct zone_type);
    zone->type_count = h->types;
    for (uint32_t i = 0; i < h->types; i++) {
        const unsigned char *type = types + TYPE_SIZE * (size_t)i;
        const int32_t offset_s = (int32_t)read_u32(type);
        if (type[5] >= h->name_bytes || offset_s < -OFFSET_LIMIT_S ||
            offset_s > OFFSET_LIMIT_S)
            return false;
        zone->types[i] = (struct zone_type){offset_s, kept + type[5]};
    }
    return true;
}

/* The last line; an empty one means that nothing is known about the time after. */
static bool read_rule(struct bytes *bytes, struct zone *zone, struct arena *arena,
                      struct err *err)
{
    const char *line = (const char *)bytes->at;
    const char *end = bytes->left > 1 ? memchr(line + 1, '\n', bytes->left - 1) : NULL;
    if (!end || line[0] != '\n')
        return err_set(err, ERR_INPUT, "the last line is missing");
    const char *text = arena_text_n(arena, line + 1, (size_t)(end - line - 1));
    zone->has_rule = text[0] != '\0';
    return !zone->has_rule || zone_rule_read(text, &zone->rule, err);
}

static bool parse(struct bytes bytes, struct zone *zone, struct arena *arena,
                  struct err *err)
{
    struct header header;
    if (!skip_first_block(&bytes) || !read_header(&bytes, &header))
        return err_set(err, ERR_INPUT, "not a zone file of version 2 or later");
    if (header.leaps > 0)
        return err_set(err, ERR_INPUT, "a zone file with leap seconds cannot be used");
    if (!read_changes(&bytes, &header, zone, arena) ||
        !read_types(&bytes, &header, zone, arena) ||
        !take(&bytes, (size_t)header.standard_marks + header.ut_marks))
        return err_set(err, ERR_INPUT, "a damaged zone file");
    return read_rule(&bytes, zone, arena, err);
}

bool zone_read(const void *bytes, size_t size, const char *name, struct arena *arena,
               const struct zone **zone, struct err *err)
{
    struct zone *read = ARENA_NEW(arena, struct zone);
    read->name = arena_text(arena, name);
    if (size >= FILE_LIMIT)
        return err_set(err, ERR_INPUT, "time zone '%.80s': too long for a zone file",
                       name);
    if (!parse((struct bytes){bytes, size}, read, arena, err))
        return err_in(err, "time zone '%.80s'", name);
    *zone = read;
    return true;
}

static bool name_is_safe(const char *name)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789+-_/";
    return name[0] != '\0' && name[0] != '/' && name[strspn(name, allowed)] == '\0';
}

/* Fills at most FILE_LIMIT bytes. */
static bool read_file(const char *name, void *content, size_t *size, struct err *err)
{
    char path[sizeof ZONE_FOLDER + 80];
    if (!name_is_safe(name) ||
        snprintf(path, sizeof path, ZONE_FOLDER "%s", name) >= (int)sizeof path)
        return err_set(err, ERR_MISSING, "there is no time zone '%.80s'", name);
    FILE *file = fopen(path, "rb");
    if (!file && (errno == ENOENT || errno == ENOTDIR))
        return err_set(err, ERR_MISSING, "there is no time zone '%s'", name);
    if (!file)
        return err_set(err, ERR_SYSTEM, "%s: %s", path, strerror(errno));
    *size = fread(content, 1, FILE_LIMIT, file);
    const bool failed = ferror(file) != 0;
    fclose(file);
    /* A folder opens and then cannot be read: "Europe" is no zone. */
    return !failed || err_set(err, ERR_MISSING, "there is no time zone '%s'", name);
}

static const struct zone *make_utc(struct arena *arena)
{
    struct zone *zone = ARENA_NEW(arena, struct zone);
    zone->name = "UTC";
    zone->types = ARENA_NEW(arena, struct zone_type);
    zone->types[0] = (struct zone_type){0, "UTC"};
    zone->type_count = 1;
    return zone;
}

bool zone_load(const char *name, struct arena *arena, const struct zone **zone,
               struct err *err)
{
    if (strcmp(name, "UTC") == 0) {
        *zone = make_utc(arena);
        return true;
    }
    struct arena scratch = {0};
    void *content = arena_alloc(&scratch, FILE_LIMIT);
    size_t size = 0;
    const bool ok = read_file(name, content, &size, err) &&
                    zone_read(content, size, name, arena, zone, err);
    arena_release(&scratch);
    return ok;
}

/* --- looking up --- */

const char *zone_name(const struct zone *zone)
{
    return zone->name;
}

/* The number of changes at or before the instant. */
static uint32_t changes_until(const struct zone *zone, int64_t at_utc)
{
    uint32_t low = 0, high = zone->change_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (zone->changes_utc[middle] <= at_utc)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct stretch stretch_at(const struct zone *zone, int64_t at_utc)
{
    const uint32_t passed = changes_until(zone, at_utc);
    if (passed == zone->change_count && zone->has_rule) {
        const struct zone_rule_state state = zone_rule_at(&zone->rule, at_utc);
        return (struct stretch){at_utc, state.until_utc, state.offset_s,
                                state.abbreviation};
    }
    /* Before the first change type 0 is in force (RFC 8536, section 3.2). */
    const struct zone_type *type =
        &zone->types[passed > 0 ? zone->types_after[passed - 1] : 0];
    return (struct stretch){passed > 0 ? zone->changes_utc[passed - 1] : INT64_MIN,
                            passed < zone->change_count ? zone->changes_utc[passed]
                                                        : INT64_MAX,
                            type->offset_s, type->abbreviation};
}

int32_t zone_offset_s(const struct zone *zone, int64_t at_utc)
{
    return stretch_at(zone, at_utc).offset_s;
}

const char *zone_abbreviation(const struct zone *zone, int64_t at_utc)
{
    return stretch_at(zone, at_utc).abbreviation;
}

void zone_local(const struct zone *zone, int64_t at_utc, int32_t *day, int32_t *tod)
{
    const int64_t local = at_utc + zone_offset_s(zone, at_utc);
    const int64_t rest = (local % DAY_S + DAY_S) % DAY_S;
    const int64_t whole_day = (local - rest) / DAY_S;
    assert(whole_day >= INT32_MIN && whole_day <= INT32_MAX);
    *day = (int32_t)whole_day;
    *tod = (int32_t)rest;
}

/* Walk through the stretches that can hold the local time, earliest first. Within one,
 * the local time stands for `candidate`. The first that falls before the end of its
 * stretch is the answer, unless it falls before the begin: then the clock was put
 * forward over the local time, and reading it with the offset before the change moves
 * it on by the leap. */
int64_t zone_utc(const struct zone *zone, int32_t day, int32_t tod)
{
    const int64_t local = (int64_t)day * DAY_S + tod;
    int64_t from_utc = local - OFFSET_LIMIT_S;
    struct stretch stretch = stretch_at(zone, from_utc);
    for (;;) {
        const int64_t candidate = local - stretch.offset_s;
        if (candidate < stretch.until_utc)
            return candidate;
        const int32_t offset_before_s = stretch.offset_s;
        from_utc = stretch.until_utc;
        stretch = stretch_at(zone, from_utc);
        if (local - stretch.offset_s < from_utc)
            return local - offset_before_s;
    }
}

/* --- text --- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Two digits to a number, or -1; moves on only when they are there. */
static int32_t two_digits(const char **text)
{
    const char *at = *text;
    if (!is_digit(at[0]) || !is_digit(at[1]))
        return -1;
    *text = at + 2;
    return (at[0] - '0') * 10 + (at[1] - '0');
}

/* "Z", "+02:00", "+0200" or "+02" to seconds. */
static bool read_offset(const char *text, int32_t *offset_s)
{
    *offset_s = 0;
    if (strcmp(text, "Z") == 0)
        return true;
    if (text[0] != '+' && text[0] != '-')
        return false;
    const char *at = text + 1;
    const int32_t hour = two_digits(&at);
    if (at[0] == ':' && at[1] != '\0')
        at++;
    const int32_t minute = at[0] != '\0' ? two_digits(&at) : 0;
    if (hour < 0 || hour > 26 || minute < 0 || minute > 59 || at[0] != '\0')
        return false;
    *offset_s = (text[0] == '-' ? -1 : 1) * (hour * 3600 + minute * 60);
    return true;
}

/* Cuts a fraction of a second, which CRMs like to write. */
static const char *skip_fraction(const char *text)
{
    if (text[0] != '.' || !is_digit(text[1]))
        return text;
    return text + 1 + strspn(text + 1, "0123456789");
}

/* The clock part after the 'T'; moves on behind it. */
static bool read_clock(const char **text, int32_t *tod, struct err *err)
{
    char clock[CIVIL_TOD_SIZE];
    const size_t length = strspn(*text, "0123456789:");
    snprintf(clock, sizeof clock, "%.*s", (int)(length < 11 ? length : 11), *text);
    if (!civil_tod_read(clock, tod, err))
        return false;
    *text = skip_fraction(*text + length);
    return true;
}

bool zone_instant_read(const char *text, const struct zone *zone, int64_t *at_utc,
                       struct err *err)
{
    char date[CIVIL_DATE_SIZE];
    int32_t day, tod = 0, offset_s;
    snprintf(date, sizeof date, "%.10s", text);
    if (!civil_day_read(date, &day, err))
        return err_in(err, "instant '%.60s'", text);
    const char *rest = text + strlen(date);
    if (rest[0] == 'T' || rest[0] == ' ') {
        rest++;
        if (!read_clock(&rest, &tod, err))
            return err_in(err, "instant '%.60s'", text);
        if (read_offset(rest, &offset_s)) {
            *at_utc = (int64_t)day * DAY_S + tod - offset_s;
            return true;
        }
    }
    if (rest[0] != '\0')
        return err_set(err, ERR_INPUT,
                       "'%.60s' is not an instant like 2026-11-24T08:30:00+02:00",
                       text);
    *at_utc = zone_utc(zone, day, tod);
    return true;
}

char *zone_instant_text(const struct zone *zone, int64_t at_utc,
                        char text[ZONE_INSTANT_SIZE])
{
    int32_t day, tod;
    zone_local(zone, at_utc, &day, &tod);
    const int32_t offset_s = zone_offset_s(zone, at_utc);
    const int32_t size_s = offset_s < 0 ? -offset_s : offset_s;
    char date[CIVIL_DATE_SIZE];
    snprintf(text, ZONE_INSTANT_SIZE, "%sT%02d:%02d:%02d%c%02d:%02d",
             civil_day_text(day, date), tod / 3600, tod / 60 % 60, tod % 60,
             offset_s < 0 ? '-' : '+', size_s / 3600, size_s / 60 % 60);
    return text;
}
