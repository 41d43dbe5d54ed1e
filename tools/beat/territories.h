// SPDX-License-Identifier: GPL-3.0-or-later
/* territories: an alignment with what it was made of and how good it is; from a design,
 * or as the file holds it. */
#ifndef BEAT_TERRITORIES_H
#define BEAT_TERRITORIES_H

#include "beat/checks.h"
#include "beat/session.h"
#include "model/alignment.h"
#include "model/outline.h"

struct workload_task;
struct workload_unreached;

struct territories {
    struct alignment_task task;
    struct alignment alignment;
    struct alignment_measures measures;
    const struct outline *outlines; /* by site */
    const struct outline
        *boundary; /* that areas are cut to; NULL: the outline of accounts */
    const uint32_t *account_ix;                 /* by point: in the model */
    const char *const *names;                   /* by site */
    const uint32_t *rep_ixs;                    /* by site: in the model; NO_IX */
    const char *const *rep_names;               /* by site: crm_id; NULL: vacant */
    uint32_t left_count;                        /* accounts that are in none */
    const struct workload_unreached *unreached; /* accounts that no rep may have */
    uint32_t unreached_count;
    uint32_t apart_count; /* parents whose accounts cannot stay together */
};

/* The rules of the sites, and who is not reached: such accounts stay where they are.
 * Reasons live in `arena`. */
void territories_set_rules(struct territories *territories, const struct model *model,
                           struct arena *arena);

/* For people: accounts that no rep may have, parents apart, and limits on accounts that
 * are passed. */
void territories_show_rules(const struct request *request, const struct model *model,
                            const struct territories *territories, struct arena *arena);

/* As the file holds them; the outlines too. ERR_MISSING when there are none. */
bool territories_load(struct session *session, struct territories *territories,
                      struct err *err) MUST_CHECK;

/* The same with a point for every account that has a place: NO_IX as its territory
 * where it has none. Not measured yet. */
bool territories_load_all(struct session *session, struct territories *territories,
                          struct err *err) MUST_CHECK;

/* One site for each of a design's: reps that exist, else new ones where there were none
 * at all. `names` NULL: as the work has them. */
void territories_of_work(struct territories *out, const struct model *model,
                         const struct workload_task *work, const char *const *names,
                         struct arena *arena);

/* `out` has its sites: give it a point for every account that has a place and that
 * `takes` (by account; NULL: all) names, and both tolerances. `owner` is by account. */
bool territories_set_points(struct session *session, struct territories *out,
                            const uint32_t *owner, const bool *takes,
                            struct err *err) MUST_CHECK;

/* Give the points the territories named, by point, and measure what comes of it. */
bool territories_settle(struct session *session, struct territories *territories,
                        const uint32_t *territory, struct err *err) MUST_CHECK;

/* Fill the measures of an alignment that is there. */
bool territories_measure(struct session *session, struct territories *territories,
                         struct err *err) MUST_CHECK;

/* What audit/ finds wrong: nothing, or this is a fault of the program (ERR_SYSTEM). */
bool territories_judge(const struct territories *territories, struct arena *arena,
                       struct err *err) MUST_CHECK;

/* A row a territory; for people also what the balance comes to. */
bool territories_show(const struct request *request, const struct session *session,
                      const struct territories *territories, struct arena *arena,
                      struct err *err) MUST_CHECK;

/* Put them in the place of what the file holds. Reps that `rep_names` name and the
 * model does not have are made, with their territory's centre for a home. */
struct territories_saving {
    const char *name, *kind;          /* struct alignment_record */
    const char *options;              /* JSON */
    const char *const *new_rep_names; /* by site: of reps that are made; NULL: crm_id */
    int64_t scenario_id;              /* which this applies; 0: none */
};
bool territories_save(struct session *session, const struct territories *territories,
                      const struct territories_saving *saving,
                      struct err *err) MUST_CHECK;

#endif
