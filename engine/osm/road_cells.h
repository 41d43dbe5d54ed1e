// SPDX-License-Identifier: GPL-3.0-or-later
/* road_cells: which roads pass through which box of the map, for snapping. */
#ifndef OSM_ROAD_CELLS_H
#define OSM_ROAD_CELLS_H

#include "base/arena.h"
#include "model/road_network.h"

/* Fills the header's box and cell size, and the parts CELL and ITEM, from the segments
 * and shapes of `image`. Cells are about 250 m high and wide. */
void road_cells_make(struct road_image *image, struct arena *arena);

#endif
