// SPDX-License-Identifier: GPL-3.0-or-later
/* barriers: which edges between places cross a line that territories should not. */
#ifndef TERRITORY_BARRIERS_H
#define TERRITORY_BARRIERS_H

#include "territory/roster.h"

/* terrain->is_crossing of a task with barriers. `place_at` is by place. In `arena`.
 * O(edges x segments near them). */
bool barriers_lay_out(struct terrain *terrain, const struct geo_xy *place_at,
                      struct arena *arena, struct err *err) MUST_CHECK;

/* By site: edges inside it that cross one; NULL without barriers. In `arena`. */
const uint32_t *barriers_count(const struct roster *roster, struct arena *arena);

#endif
