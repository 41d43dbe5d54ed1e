// SPDX-License-Identifier: GPL-3.0-or-later
/* site_tree: the cheapest site for a point when sites have prices. */
#ifndef TERRITORY_SITE_TREE_H
#define TERRITORY_SITE_TREE_H

#include "base/arena.h"
#include "geo/point.h"
#include <stdint.h>

struct site_tree {
    const struct geo_xy *at;        /* by site */
    const double *workload, *value; /* prices by site */
    uint32_t count;
    uint32_t *order;              /* of sites: a node is a range, cut in the middle */
    struct site_tree_node *nodes; /* by number: children of n are 2n + 1, 2n + 2 */
};

struct site_tree_node {
    struct geo_xy low, high;
    double workload, value; /* highest prices */
};

void site_tree_init(struct site_tree *tree, const struct geo_xy *at, uint32_t count,
                    struct arena *arena);
/* Prices may change at any time between questions; this makes the tree know. O(sites).
 */
void site_tree_price(struct site_tree *tree, const double *workload,
                     const double *value);

/* What a point with these loads costs at a site. */
double site_tree_cost(const struct site_tree *tree, uint32_t site, struct geo_xy at,
                      double workload, double value);
/* The exact minimum of that over all sites, ties to the lower site; `first` is where to
 * begin: the better it is, the quicker. */
uint32_t site_tree_find(const struct site_tree *tree, struct geo_xy at, double workload,
                        double value, uint32_t first);

#endif
