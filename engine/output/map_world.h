// SPDX-License-Identifier: GPL-3.0-or-later
/* map_world: the data of the map's page as JSON that is safe inside a script element.
 *
 * Rows are arrays without keys, to be short; data/templates/map/world.js names their
 * fields in the same order. It is between the two and no promise to anyone else. */
#ifndef OUTPUT_MAP_WORLD_H
#define OUTPUT_MAP_WORLD_H

#include "output/map.h"

/* Errors of the stream are for the caller to find. */
void map_world_write(const struct map_input *input, FILE *out);

#endif
