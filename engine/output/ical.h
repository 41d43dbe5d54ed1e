// SPDX-License-Identifier: GPL-3.0-or-later
/* ical: plans as a calendar (iCalendar, RFC 5545), one event a stop.
 *
 * Times are local to the rep, with a VTIMEZONE made from the system's zone file for the
 * time around the plan. The UID of a visit is made of rep, week and account, that of an
 * appointment of its own id: a later file of the same week replaces its events, since
 * SEQUENCE rises with `now`. */
#ifndef OUTPUT_ICAL_H
#define OUTPUT_ICAL_H

#include "output/plan_list.h"

#include <stdio.h>

/* `now_utc` is DTSTAMP. ERR_MISSING for a zone without a file, ERR_SYSTEM when the
 * stream does not take it. */
bool ical_write(const struct plan_list *list, int64_t now_utc, FILE *out,
                struct err *err) MUST_CHECK;

/* Is there a calendar at `path` that this program wrote: a later one may take its
 * place.
 */
bool ical_is_own(const char *path);

#endif
