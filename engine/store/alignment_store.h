// SPDX-License-Identifier: GPL-3.0-or-later
/* alignment_store: territories, who belongs to them, and what was before. */
#ifndef STORE_ALIGNMENT_STORE_H
#define STORE_ALIGNMENT_STORE_H

#include "model/model.h"
#include "model/outline.h"
#include "store/db.h"

struct alignment_territory {
    const char *name;              /* unique */
    const char *rep_crm_id;        /* NULL: vacant */
    const char *district, *region; /* NULL: none */
    struct geo_point home;
    struct outline outline; /* no rings: none */
};

/* A rep that a design has invented ("R01"): made unless her crm_id exists. */
struct alignment_rep {
    const char *crm_id, *name;
    struct geo_point home;
};

struct alignment_record {
    const char *name;
    const char *kind; /* design, realign, assign, apply, hand, undo */
    int64_t made_utc;
    const char *options, *measures; /* JSON */
    double bound;                   /* of inertia; 0: none */
    const struct alignment_territory *territories;
    uint32_t territory_count;
    const struct alignment_rep *new_reps;
    uint32_t new_rep_count;
    int64_t scenario_id; /* which is applied; 0: none */
    int64_t undoes_id;   /* the alignment that this takes back; 0: none */
    const uint32_t
        *assigned; /* by account of the model: index of a territory; NO_IX: none */
};

/* Put the territories of the record in the place of all that there are, move the
 * accounts of the model, and keep what each account that moves had before; in one
 * transaction. Territories keep their row where the name stays. `alignment_id` may be
 * NULL. */
bool alignment_store_save(struct db *db, const struct model *model,
                          const struct alignment_record *record, int64_t *alignment_id,
                          struct err *err) MUST_CHECK;

/* What was taken back. */
struct alignment_undone {
    const char *name, *kind;
    int64_t made_utc;
    uint32_t moved_count; /* accounts that are back where they were */
};

/* Take back the newest alignment that stands: territories, their reps and areas, and
 * the accounts that it moved, are as they were before; the reps that it made are gone
 * unless something is planned or known of them. ERR_MISSING when there is none,
 * ERR_INPUT when what was before was not kept. Names live in `arena`. */
bool alignment_store_undo(struct db *db, const struct model *model, int64_t now_utc,
                          struct arena *arena, struct alignment_undone *undone,
                          struct err *err) MUST_CHECK;

/* Keep accounts where they are (or no longer): `account_ix` of `model`. */
bool alignment_store_lock(struct db *db, const struct model *model,
                          const uint32_t *account_ix, uint32_t count, bool is_locked,
                          struct err *err) MUST_CHECK;

struct alignment_outline {
    uint32_t territory_ix; /* in the model */
    struct outline outline;
};

/* Outlines of the model's territories that have one, in their order, in `arena`. */
bool alignment_store_outlines(struct db *db, const struct model *model,
                              struct arena *arena,
                              const struct alignment_outline **outlines,
                              uint32_t *outline_count, struct err *err) MUST_CHECK;

#endif
