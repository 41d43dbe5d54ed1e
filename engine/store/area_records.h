// SPDX-License-Identifier: GPL-3.0-or-later
/* area_records: the areas that the database holds. */
#ifndef STORE_AREA_RECORDS_H
#define STORE_AREA_RECORDS_H

#include "base/arena.h"
#include "model/area.h"
#include "model/area_record.h"
#include "model/model.h"
#include "store/db.h"

/* By kind and code, in `arena`. ERR_INPUT where a shape is none. */
bool area_records_load(struct db *db, const struct model *model, struct arena *arena,
                       const struct area_record **areas, uint32_t *area_count,
                       struct err *err) MUST_CHECK;

/* Areas of one kind in the place of all of that kind; `territories` are the names of
 * those that they belong to, by area, NULL or one that is not there for none. In one
 * transaction. */
bool area_records_save(struct db *db, const char *kind, const struct area_list *list,
                       const char *const *territories, struct err *err) MUST_CHECK;

#endif
