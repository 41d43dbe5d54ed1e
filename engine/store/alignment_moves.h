// SPDX-License-Identifier: GPL-3.0-or-later
/* alignment_moves: which accounts changed hands when territories were made last. */
#ifndef STORE_ALIGNMENT_MOVES_H
#define STORE_ALIGNMENT_MOVES_H

#include "model/alignment.h"
#include "model/model.h"
#include "store/db.h"

/* Those that had a territory before and have another since, by account_ix, in `arena`;
 * none when there are no territories or the last time moved nothing. */
bool alignment_moves_load(struct db *db, const struct model *model, struct arena *arena,
                          const struct account_move **moves, uint32_t *move_count,
                          struct err *err) MUST_CHECK;

#endif
