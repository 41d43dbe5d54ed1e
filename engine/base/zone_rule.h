// SPDX-License-Identifier: GPL-3.0-or-later
/* zone_rule: the yearly changes of a zone's clock, as the last line of its file tells
 * them.
 *
 * The text is that of the variable TZ in POSIX ("EET-2EEST,M3.5.0/3,M10.5.0/4") with
 * the extensions of RFC 8536, section 3.3.1: hours of a change run from -167 to 167.
 * Only zone.c uses this. */
#ifndef BASE_ZONE_RULE_H
#define BASE_ZONE_RULE_H

#include "base/err.h"
#include <stdbool.h>
#include <stdint.h>

enum { ZONE_NAME_SIZE = 16 };

struct zone_rule_date {
    enum {
        ZONE_RULE_WEEKDAY,  /* week 1..5 (5 the last) of a month, on a weekday */
        ZONE_RULE_NO_LEAP,  /* day 1..365, 29 February never counted */
        ZONE_RULE_WITH_LEAP /* day 0..365 */
    } kind;
    int32_t month, week, weekday; /* weekday 0 is Sunday here, as POSIX has it */
    int32_t day;
    int32_t at_s; /* since midnight by the clock in force before the change */
};

struct zone_rule {
    char standard[ZONE_NAME_SIZE], saving[ZONE_NAME_SIZE]; /* abbreviations */
    int32_t standard_offset_s, saving_offset_s;            /* to be added to UTC */
    bool has_saving;
    struct zone_rule_date begin, end; /* of saving time */
};

/* What is in force at an instant, and the next instant at which that changes; INT64_MAX
 * when it never does. */
struct zone_rule_state {
    int32_t offset_s;
    const char *abbreviation; /* lives with the rule */
    int64_t until_utc;
};

bool zone_rule_read(const char *text, struct zone_rule *rule,
                    struct err *err) MUST_CHECK;
struct zone_rule_state zone_rule_at(const struct zone_rule *rule, int64_t at_utc);

#endif
