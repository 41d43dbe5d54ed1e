// SPDX-License-Identifier: GPL-3.0-or-later
/* scenario_store: scenarios in the database. */
#ifndef STORE_SCENARIO_STORE_H
#define STORE_SCENARIO_STORE_H

#include "base/arena.h"
#include "model/model.h"
#include "model/scenario.h"
#include "store/db.h"

/* Keep them; one of the same name is replaced. With `replaces_explored` all of kind
 * SCENARIO_EXPLORE that were there are gone. One transaction. scenario_id and
 * is_applied are not read. */
bool scenario_store_save(struct db *db, const struct model *model,
                         const struct scenario *scenarios, uint32_t count,
                         bool replaces_explored, struct err *err) MUST_CHECK;

/* All of them by name, without `assigned`; in `arena`. */
bool scenario_store_list(struct db *db, struct arena *arena,
                         const struct scenario **scenarios, uint32_t *count,
                         struct err *err) MUST_CHECK;

/* The one of that name, with `assigned`. ERR_MISSING when there is none. */
bool scenario_store_load(struct db *db, const struct model *model, const char *name,
                         struct arena *arena, struct scenario *scenario,
                         struct err *err) MUST_CHECK;

/* ERR_MISSING when there is none of that name. */
bool scenario_store_remove(struct db *db, const char *name, struct err *err) MUST_CHECK;

#endif
