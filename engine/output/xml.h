// SPDX-License-Identifier: GPL-3.0-or-later
/* xml: escaped text in elements, for writers that know their own structure. */
#ifndef OUTPUT_XML_H
#define OUTPUT_XML_H

#include "geo/point.h"

#include <stdint.h>
#include <stdio.h>

/* Text or the value of an attribute in double quotes. Control characters, which XML
 * does not have, are left out. NULL writes nothing. */
void xml_text(FILE *out, const char *text);

/* "<name>text</name>" on a line of its own, indented by two a level; nothing when
 * `text` is NULL or empty. */
void xml_element(FILE *out, uint32_t level, const char *name, const char *text);

/* ` lat="56.949600" lon="24.105200"`, as GPX has it. */
void xml_lat_lon(FILE *out, struct geo_point at);

#endif
