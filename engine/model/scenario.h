// SPDX-License-Identifier: GPL-3.0-or-later
/* scenario: territories as they could be, with the figures to choose by. */
#ifndef MODEL_SCENARIO_H
#define MODEL_SCENARIO_H

#include "model/alignment.h"

/* What one row of a comparison shows; shares, not per cent. */
struct scenario_figures {
    uint32_t territory_count, account_count;
    double workload_off_max, workload_off_rms, value_off_max, value_off_rms;
    double workload_gini, value_gini;
    uint32_t workload_out_count, value_out_count; /* outside the tolerance */
    double inertia_normalised;
    double home_drive_s; /* mean over the accounts */
    uint32_t pieces_max;
    uint32_t moved_count; /* accounts that change hands */
    double moved_workload_share, moved_value_share;
};

struct scenario_figures scenario_figures_of(const struct alignment_measures *measures);

enum scenario_kind { SCENARIO_EXPLORE, SCENARIO_WHAT_IF };

struct scenario_territory {
    const char *name;
    const char *rep_crm_id; /* NULL: vacant */
    const char *rep_name;   /* of a rep who is made when it is applied; NULL: she is
                               there, or nobody */
    struct geo_point home;
    double share; /* of both loads; they sum to 1 */
};

struct scenario {
    int64_t scenario_id;
    const char *name; /* unique */
    enum scenario_kind kind;
    const char *how; /* one line for people */
    int64_t made_utc;
    bool is_applied; /* the territories are still those */
    struct scenario_figures figures;
    const struct scenario_territory *territories;
    uint32_t territory_count;
    const uint32_t *assigned; /* by account of the model: a territory; NO_IX: none */
};

#endif
