// SPDX-License-Identifier: GPL-3.0-or-later
/* relabel: states are numbered so that a climb reads memory in a few runs. */
#ifndef OSM_RELABEL_H
#define OSM_RELABEL_H

#include "osm/contract.h"

/* New ranks in the place of those by contraction; links still lead to higher ones. The
 * links are moved to `arena`. */
void relabel(struct hierarchy *hierarchy, uint32_t state_count, struct arena *arena);

#endif
