// SPDX-License-Identifier: GPL-3.0-or-later
/* thin: a hierarchy without links that no shortest way needs. */
#ifndef OSM_THIN_H
#define OSM_THIN_H

#include "osm/contract.h"

/* A link is dropped when two links by way of a third, higher state weigh less. Searches
 * for a way around are bounded while states are taken out, and see only what is there
 * at the time; from above all is there. Ways keep their weights, and the halves of
 * shortcuts that are left stay. O(links * links of a state). */
void thin_links(struct hierarchy *hierarchy, uint32_t state_count);

#endif
