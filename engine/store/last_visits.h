// SPDX-License-Identifier: GPL-3.0-or-later
/* last_visits: accounts.last_visit_day, which follows the log. */
#ifndef STORE_LAST_VISITS_H
#define STORE_LAST_VISITS_H

#include "store/db.h"
#include <stddef.h>

/* Look for the last visit of these accounts anew, within the caller's transaction. */
bool last_visits_update(struct db *db, const int64_t *account_ids, size_t count,
                        struct err *err) MUST_CHECK;

#endif
