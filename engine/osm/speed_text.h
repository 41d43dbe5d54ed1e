// SPDX-License-Identifier: GPL-3.0-or-later
/* speed_text: a maxspeed as people write it. */
#ifndef OSM_SPEED_TEXT_H
#define OSM_SPEED_TEXT_H

#include "osm/profile.h"

/* km/h of "50", "30 mph", "10 knots", "DE:urban", "none", "zone:30", "50;80" (the
 * lowest of a list). False for what says no speed ("signals", "variable", a typing
 * error) and for what is outside 1..300. */
bool speed_text_read(const struct profile *profile, const char *text, double *kmh);

/* Seconds of "00:25", "1:30:00", "25" (minutes) or "PT25M"; false for anything else. */
bool duration_text_read(const char *text, int32_t *duration_s);

#endif
