// SPDX-License-Identifier: GPL-3.0-or-later
/* learning_store: what the log has taught about the chances to win, as it was reckoned
 * last. Loads put it into the model where the setting `learning` is not 0. */
#ifndef STORE_LEARNING_STORE_H
#define STORE_LEARNING_STORE_H

#include "model/model.h"
#include "store/db.h"

/* A Beta posterior of one tier and setting. */
struct learnt_row {
    uint32_t tier_ix;
    enum setting setting;
    double won, lost; /* its two parameters */
    double trials;    /* of it the log's own */
};

/* In the place of all that was there, as of `day`. One transaction. */
bool learning_store_save(struct db *db, const struct model *model,
                         const struct learnt_row *rows, uint32_t row_count, int32_t day,
                         struct err *err) MUST_CHECK;

/* For model->learnt, in `arena`: tier_count times LEARNT_COUNT. */
bool learning_store_load(struct db *db, const struct model *model, struct arena *arena,
                         const struct learnt_chance **learnt,
                         struct err *err) MUST_CHECK;

#endif
