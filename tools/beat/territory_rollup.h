// SPDX-License-Identifier: GPL-3.0-or-later
/* territory_rollup: territories summed up to districts and regions. */
#ifndef BEAT_TERRITORY_ROLLUP_H
#define BEAT_TERRITORY_ROLLUP_H

#include "beat/territories.h"

/* The territories are those of the session's model. A row a district of a region, or a
 * region alone; those of none come last. */
bool territory_rollup_show(const struct request *request, const struct session *session,
                           const struct territories *territories, bool is_by_region,
                           struct arena *arena, struct err *err) MUST_CHECK;

#endif
