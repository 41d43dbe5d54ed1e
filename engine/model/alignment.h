// SPDX-License-Identifier: GPL-3.0-or-later
/* alignment: which territory each account belongs to, and how good that is. */
#ifndef MODEL_ALIGNMENT_H
#define MODEL_ALIGNMENT_H

#include "model/account.h"
#include "model/outline.h"

/* What a territory must keep to beside its loads. A locked point is free of it. Every
 * other point has a site that may have it, and all of one parent have one together. */
struct alignment_rules {
    const uint32_t *kind;    /* by point: its row of may_have; NO_IX: anywhere */
    const uint8_t *may_have; /* by kind, then site */
    uint32_t kind_count;
    const double *reach_m;  /* by site: no point farther from its home; 0: no limit */
    const uint32_t *parent; /* by point: those of one parent stay together; NO_IX */
    const uint32_t *count_most; /* by site: points, as far as can be; 0: no limit */
};

/* Lines on the map that a territory should not cross: borders of polygons too. */
struct alignment_barriers {
    const struct ring *lines; /* open or closed; is_hole means nothing */
    uint32_t line_count;
    double price; /* of an edge across inside a territory, in edges of border; >= 0 */
};

/* What a territory design looks at; arrays are by point and by site. */
struct alignment_task {
    uint32_t point_count;
    const struct geo_point *at;
    const double *workload_h;  /* hours a year, >= 0; travel share included */
    const double *value_ct;    /* a year, >= 0 */
    const uint32_t *owner;     /* present territory (site); NO_IX: none */
    const double *relation_ct; /* what keeping the owner is worth; NULL: 0 */
    const uint8_t *is_locked;  /* stays with owner; NULL: none */

    uint32_t site_count;
    const struct geo_point *home;              /* where has_home */
    const uint8_t *has_home;                   /* 0: the centre is free */
    const double *target_share;                /* of both loads; sums to 1 */
    double workload_spread, value_spread;      /* tolerances, as shares: 0.05, 0.10 */
    const struct alignment_rules *rules;       /* NULL: none */
    const struct alignment_barriers *barriers; /* NULL: none */
};

struct territory_measures {
    uint32_t account_count;
    double workload_h, value_ct;
    double workload_off, value_off; /* load / target - 1 */
    double inertia;                 /* sum of workload x squared metres to its centre */
    double polsby_popper, reock;    /* 0..1; of the polygon; 0 when there is none */
    double home_drive_s;            /* mean, by straight lines */
    uint32_t piece_count, island_count; /* islands: accounts outside its main piece */
    uint32_t moved_count;               /* accounts that came from another territory */
    double moved_workload_h, moved_value_ct, kept_value_ct;
};

struct alignment_measures {
    const struct territory_measures *territories;
    uint32_t territory_count;
    double workload_off_max, workload_off_rms, value_off_max, value_off_rms;
    double workload_gini, value_gini;
    double inertia, inertia_normalised;           /* by that of discs of equal area */
    uint32_t workload_out_count, value_out_count; /* outside the tolerance */
    uint32_t pieces_max;
    uint32_t moved_count;
    double moved_workload_share, moved_value_share;
};

/* An account that changed hands when territories were made last. */
struct account_move {
    uint32_t account_ix; /* in the model */
    const char *before;  /* the name of the territory it had; that may have gone */
};

/* Two places next to each other; a < b. */
struct alignment_edge {
    uint32_t a, b;
};

struct alignment {
    const uint32_t *territory; /* by point */
    uint32_t point_count;
    const struct geo_point
        *centre; /* by site: the home, or the centre that was found */
    uint32_t site_count;
    double inertia_bound; /* no balanced alignment to these centres has less; 0: not
                             known */
    /* The prices that prove the bound, by site; NULL without one: docs/model.md (3.9).
     * A point of workload a and value b costs a (d^2 - workload_price) - b value_price.
     */
    const double *workload_price; /* square metres */
    const double *value_price;    /* square metres times hours a cent */
    uint64_t work;

    /* What "one piece" and "inertia" were measured on. Points at one place share its
     * number and touch each other; places touch along edges. Inertia counts metres on
     * the equal-area plane around plane_centre. */
    const uint32_t *place; /* by point */
    uint32_t place_count;
    const struct alignment_edge *edges; /* by a, then b */
    uint32_t edge_count;
    struct geo_point plane_centre;

    /* By site: edges inside it that cross a barrier; NULL without barriers. */
    const uint32_t *crossings;

    /* Points outside the main piece of their territory: locked there, or cut off. By
     * point. */
    const uint32_t *islands;
    uint32_t island_count;
};

#endif
