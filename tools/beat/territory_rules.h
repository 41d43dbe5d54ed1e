// SPDX-License-Identifier: GPL-3.0-or-later
/* territory_rules: what territories that are there must keep to; see also
 * territories_set_rules. */
#ifndef BEAT_TERRITORY_RULES_H
#define BEAT_TERRITORY_RULES_H

#include "beat/territories.h"

/* `territories` has its sites. Do not take accounts of nobody that no rep may have;
 * `owner` and `takes` are by account. */
void territory_rules_drop(const struct territories *territories,
                          const struct model *model, const uint32_t *owner, bool *takes,
                          struct arena *arena);

#endif
