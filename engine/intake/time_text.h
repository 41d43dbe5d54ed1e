// SPDX-License-Identifier: GPL-3.0-or-later
/* time_text: dates, times of day and lengths of time as other programs write them. */
#ifndef INTAKE_TIME_TEXT_H
#define INTAKE_TIME_TEXT_H

#include "base/err.h"
#include "base/zone.h"
#include "intake/intake.h"

/* What one date tells of the order of day and month. */
enum date_told {
    DATE_TOLD_NOTHING,   /* year first, a month by name, day = month */
    DATE_TOLD_DMY,       /* "24/11/2026", "24.11.2026" */
    DATE_TOLD_MDY,       /* "11/24/2026" */
    DATE_TOLD_AMBIGUOUS, /* "03/04/2026" */
    DATE_TOLD_INVALID    /* no date */
};
enum date_told date_told_of(const char *text);

/* A moment as it was written. */
struct moment {
    int32_t day;
    int32_t tod; /* -1: a date alone */
};

/* "2026-11-24", "20261124", "24.11.2026", "11/24/2026 8:30 AM", "24 Nov 2026",
 * "2026-11-24T08:30:00.000+0000". A time with an offset from UTC becomes local time in
 * `zone` (NULL: ERR_INPUT), but midnight UTC is a date alone: so is it meant. Years
 * 1900..2200; years of two digits are 1970..2069. `order` decides where both readings
 * are possible; DATE_ORDER_GUESS refuses them. ERR_INPUT "is not a date ...". */
bool moment_read(const char *text, enum date_order order, const struct zone *zone,
                 struct moment *moment, struct err *err) MUST_CHECK;

/* "9:30", "09.30", "0930", "9 am", "9:30 p.m.", "25:00" (0..48 h), or the time of a
 * moment. Seconds since midnight. ERR_INPUT "is not a time of day ...". */
bool tod_text_read(const char *text, enum date_order order, const struct zone *zone,
                   int32_t *tod, struct err *err) MUST_CHECK;

/* "45" (minutes), "45 min", "1.5 h", "1h30m", "1 h 30", "01:30", "PT45M"; `mark` is the
 * decimal mark. Seconds, never negative. ERR_INPUT "is not a length of time ...". */
bool length_text_read(const char *text, char mark, int64_t *length_s,
                      struct err *err) MUST_CHECK;

#endif
