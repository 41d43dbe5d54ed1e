// SPDX-License-Identifier: GPL-3.0-or-later
/* plan_store: plans in the database.
 *
 *     plan_store_begin, plan_store_save for each rep, plan_store_publish
 *
 * Plans are saved rep by rep under a batch, one short transaction each; no question
 * sees them until the batch is published, in one step for all. What a kill leaves
 * behind of an unpublished batch is removed by a plan_store_begin an hour later: two
 * who plan at once do not meet. The plan of a
 * rep for a week is the newest that is published. */
#ifndef STORE_PLAN_STORE_H
#define STORE_PLAN_STORE_H

#include "model/model.h"
#include "model/plan.h"
#include "store/db.h"
#include "store/override_store.h"

struct plan_batch {
    int32_t monday_day; /* first day of the weeks that are planned */
    int64_t made_utc;
    bool is_replan;
    const char *options; /* JSON: effort, seed, travel */
};

bool plan_store_begin(struct db *db, const struct plan_batch *batch, int64_t *batch_id,
                      struct err *err) MUST_CHECK;
/* `plan` has indices of `model`. `plan_id` may be NULL. */
bool plan_store_save(struct db *db, int64_t batch_id, const struct model *model,
                     const struct plan *plan, int64_t *plan_id,
                     struct err *err) MUST_CHECK;
bool plan_store_publish(struct db *db, int64_t batch_id, struct err *err) MUST_CHECK;

/* The rest of a rep's week decided anew: one plan under a batch of its own, published
 * in the transaction that writes it, so that it gets in nobody's way. */
struct plan_change_request {
    struct plan_batch batch;
    int64_t based_on_id;                    /* the batch that it was made from */
    const struct calendar_entry *off_entry; /* goes into her calendar with it; NULL */
    const struct override *override;        /* what she decided with it; NULL */
};
/* On the disk when this returns true. ERR_MISSING when the rep has a newer plan of that
 * week by now. `batch_id` may be NULL. */
bool plan_store_change(struct db *db, const struct plan_change_request *request,
                       const struct model *model, const struct plan *plan,
                       int64_t *batch_id, struct err *err) MUST_CHECK;

/* The published plans of a rep for a week, newest first. */
struct plan_version {
    int64_t batch_id, made_utc;
    bool is_replan;
};
bool plan_store_versions(struct db *db, const struct model *model, uint32_t rep_ix,
                         int32_t monday_day, struct arena *arena,
                         const struct plan_version **versions, uint32_t *count,
                         struct err *err) MUST_CHECK;
/* One of them; is_found false: she has no published plan in that batch. */
bool plan_store_load_version(struct db *db, const struct model *model, uint32_t rep_ix,
                             int64_t batch_id, struct arena *arena, struct plan *plan,
                             bool *is_found, struct err *err) MUST_CHECK;

/* The newest published plan of a rep for the week of `monday_day`, with indices of
 * `model`, in `arena`. `is_found` false: there is none. Stops, reasons and prices of
 * accounts that are not in the model are left out; `node` of a stop is NO_IX. */
bool plan_store_load(struct db *db, const struct model *model, uint32_t rep_ix,
                     int32_t monday_day, struct arena *arena, struct plan *plan,
                     bool *is_found, struct err *err) MUST_CHECK;
/* Those of all reps of the model that have one, in the order of reps. */
bool plan_store_load_all(struct db *db, const struct model *model, int32_t monday_day,
                         struct arena *arena, const struct plan **plans,
                         uint32_t *plan_count, struct err *err) MUST_CHECK;
/* The newest week that has a published plan (of one rep, or NO_IX: of any); NO_DAY. */
bool plan_store_newest_week(struct db *db, const struct model *model, uint32_t rep_ix,
                            int32_t *monday_day, struct err *err) MUST_CHECK;

#endif
