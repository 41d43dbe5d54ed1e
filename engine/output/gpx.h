// SPDX-License-Identifier: GPL-3.0-or-later
/* gpx: plans as routes for navigation devices, GPX 1.1
 * (https://www.topografix.com/GPX/1/1/). */
#ifndef OUTPUT_GPX_H
#define OUTPUT_GPX_H

#include "output/plan_list.h"

#include <stdio.h>

/* One route a rep and day that has visits; its points are where the day starts, the
 * stops in order, and where it ends. ERR_SYSTEM when the stream does not take it. */
bool gpx_write(const struct plan_list *list, FILE *out, struct err *err) MUST_CHECK;

#endif
