// SPDX-License-Identifier: GPL-3.0-or-later
/* medians: of what a visit maintains, by tier, kept in the database for the cap. */
#ifndef STORE_MEDIANS_H
#define STORE_MEDIANS_H

#include "store/db.h"

/* Look for the medians anew, within the caller's transaction. Of an even number the
 * lower of the two in the middle; over accounts with revenue; with the settings of the
 * tier and the account's own interval (settings of single reps and accounts do not move
 * a median). O(accounts), 0.5 us each. */
bool medians_update(struct db *db, struct err *err) MUST_CHECK;

#endif
