// SPDX-License-Identifier: GPL-3.0-or-later
/* zone: local time from the system's zone files (TZif, RFC 8536), without the
 * environment.
 *
 * A zone is read once from /usr/share/zoneinfo and then only looked at; it holds no
 * file. Times past the last transition follow the file's POSIX rule. "UTC" needs no
 * file. */
#ifndef BASE_ZONE_H
#define BASE_ZONE_H

#include "base/arena.h"
#include "base/err.h"
#include <stddef.h>
#include <stdint.h>

struct zone;

/* `name` as in "Europe/Riga"; letters, digits, "+-_/" only, no "..". ERR_MISSING names
 * the zone when there is no such file. The zone lives in `arena`. */
bool zone_load(const char *name, struct arena *arena, const struct zone **zone,
               struct err *err) MUST_CHECK;

/* The same from the bytes of a zone file; ERR_INPUT says what is wrong with them. */
bool zone_read(const void *bytes, size_t size, const char *name, struct arena *arena,
               const struct zone **zone, struct err *err) MUST_CHECK;

const char *zone_name(const struct zone *zone);

/* Seconds to add to UTC at that instant. */
int32_t zone_offset_s(const struct zone *zone, int64_t at_utc);
/* Abbreviation in force ("EET"); lives with the zone. */
const char *zone_abbreviation(const struct zone *zone, int64_t at_utc);

/* Local day and time of day of an instant. */
void zone_local(const struct zone *zone, int64_t at_utc, int32_t *day, int32_t *tod);
/* The instant of a local time. A time that occurs twice is the first of the two; one
 * that a spring change leaps over is moved on by the leap. */
int64_t zone_utc(const struct zone *zone, int32_t day, int32_t tod);

/* "2026-11-24T08:30:00Z", "...+02:00", or without either in `zone`; also a bare date.
 */
bool zone_instant_read(const char *text, const struct zone *zone, int64_t *at_utc,
                       struct err *err) MUST_CHECK;

enum { ZONE_INSTANT_SIZE = 40 };
/* "2026-11-24T08:30:00+02:00" in the zone; returns the buffer. */
char *zone_instant_text(const struct zone *zone, int64_t at_utc,
                        char text[ZONE_INSTANT_SIZE]);

#endif
