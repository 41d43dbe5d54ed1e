// SPDX-License-Identifier: GPL-3.0-or-later
/* areas: territories as areas on a map.
 *
 * Dissolved Voronoi cells of the accounts, clipped to the outline of all accounts.
 * Where several territories share one place, its cell is shared out between them. */
#ifndef TERRITORY_AREAS_H
#define TERRITORY_AREAS_H

#include "base/arena.h"
#include "model/alignment.h"
#include "model/outline.h"

/* outlines[site], in `arena`: valid, no overlaps, no gaps. `boundary` NULL: the outline
 * of the data; else the areas are clipped to it, and places outside it still count. */
bool areas_make(const struct alignment_task *task, const struct alignment *alignment,
                const struct outline *boundary, struct arena *arena,
                const struct outline **outlines, struct err *err) MUST_CHECK;

#endif
