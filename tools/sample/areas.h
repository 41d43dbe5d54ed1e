// SPDX-License-Identifier: GPL-3.0-or-later
/* areas: a grid over the sample's country, for territories of whole areas. */
#ifndef SAMPLE_AREAS_H
#define SAMPLE_AREAS_H

#include "base/err.h"

/* Makes `<folder>/areas.geojson`. */
bool areas_write(const char *folder, struct err *err) MUST_CHECK;

#endif
