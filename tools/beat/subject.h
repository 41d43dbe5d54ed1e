// SPDX-License-Identifier: GPL-3.0-or-later
/* subject: which rep or account people mean.
 *
 * By the CRM's id; else by name; else by words of the name, or beginnings of them, that
 * only one has. Case and accents do not matter: "zala perl" is "SIA Zaļā Pērle". */
#ifndef BEAT_SUBJECT_H
#define BEAT_SUBJECT_H

#include "base/arena.h"
#include "model/model.h"
#include "store/db.h"

/* The crm_id. ERR_MISSING when nothing fits; ERR_INPUT names the first of several. */
bool subject_find_rep(struct db *db, const char *text, struct arena *arena,
                      const char **crm_id, struct err *err) MUST_CHECK;
bool subject_find_account(struct db *db, const char *text, struct arena *arena,
                          const char **crm_id, struct err *err) MUST_CHECK;

/* The same in what was loaded: an index. */
bool subject_find_rep_ix(const struct model *model, const char *text, uint32_t *rep_ix,
                         struct err *err) MUST_CHECK;
bool subject_find_account_ix(const struct model *model, const char *text,
                             uint32_t *account_ix, struct err *err) MUST_CHECK;

#endif
