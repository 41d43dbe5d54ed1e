// SPDX-License-Identifier: GPL-3.0-or-later
/* ical_zone: the VTIMEZONE of a zone for a stretch of time.
 *
 * One observance for each change of the clock in the stretch, with its own date and no
 * rule: what a zone's rules are in ten years does not matter to a week, and a plain
 * list is the same in every reader. */
#ifndef OUTPUT_ICAL_ZONE_H
#define OUTPUT_ICAL_ZONE_H

#include "base/zone.h"

#include <libical/ical.h>

/* Covers every instant from from_utc to until_utc. The caller owns the component. */
icalcomponent *ical_zone_component(const struct zone *zone, int64_t from_utc,
                                   int64_t until_utc);

#endif
