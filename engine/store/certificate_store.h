// SPDX-License-Identifier: GPL-3.0-or-later
/* certificate_store: what the bounds of plans rest on, beside the plans. */
#ifndef STORE_CERTIFICATE_STORE_H
#define STORE_CERTIFICATE_STORE_H

#include "model/model.h"
#include "model/plan_certificate.h"
#include "store/db.h"

/* Inside the transaction that writes the plan; NULL writes nothing. */
bool certificate_store_save(struct db *db, int64_t plan_id,
                            const struct certificate *certificate,
                            struct err *err) MUST_CHECK;

/* That of the newest published plan of a rep for a week, in `arena`; NULL: it has none.
 * ERR_INPUT when it is not understood. */
bool certificate_store_load(struct db *db, const struct model *model, uint32_t rep_ix,
                            int32_t monday_day, struct arena *arena,
                            const struct certificate **certificate,
                            struct err *err) MUST_CHECK;

#endif
