// SPDX-License-Identifier: GPL-3.0-or-later
/* kml: plans for globes and maps that read KML 2.2 (OGC 07-147r2). */
#ifndef OUTPUT_KML_H
#define OUTPUT_KML_H

#include "output/plan_list.h"

#include <stdio.h>

/* A folder a rep, in it a folder a day with visits: the route as a line, straight from
 * place to place, and a numbered placemark a stop. ERR_SYSTEM when the stream does not
 * take it. */
bool kml_write(const struct plan_list *list, FILE *out, struct err *err) MUST_CHECK;

#endif
