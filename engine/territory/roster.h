// SPDX-License-Identifier: GPL-3.0-or-later
/* roster: who belongs to which site while a design is being searched, with the sums
 * that judge it. The one mutable state of the search. */
#ifndef TERRITORY_ROSTER_H
#define TERRITORY_ROSTER_H

#include "territory/terrain.h"

/* What the points of one site add up to. Sums of two sets can be added and subtracted.
 */
struct roster_sum {
    double workload, value;
    double x, y, xx; /* workload times x, y and x^2 + y^2 */
    double kept;     /* relation of points that are with their owner */
    uint32_t count;
};

struct roster {
    const struct terrain *terrain;
    uint32_t *site;            /* by rank */
    uint32_t *next, *previous; /* by rank: the others of its site; NO_IX */
    uint32_t *head;            /* by site: its first rank; NO_IX */
    struct roster_sum *sums;   /* by site */
    uint32_t *pieces;          /* by site; see connect.h */
    double keep_price;         /* inertia that one share of relations is worth */
    double moved_share_max;    /* repairs move no more relations than this */
    uint64_t *version;         /* by site: grows with every change */
    double workload_weight;    /* of excess, against that of value */
    double excess_price;       /* inertia that an excess of 1 is worth, everywhere */
    double *workload_toll; /* by site: inertia that a share of workload costs there */
    double *value_toll;    /* the same of value; see settle.h */
    double edge_price;     /* of a border's edge, of the scale around it */
    double *scale;         /* by site: inertia thereabouts; see roster_set_scales */
    double *place_scale;   /* by place: that of its first point's site */
};

/* Everybody is nowhere yet. */
void roster_init(struct roster *roster, const struct terrain *terrain,
                 struct arena *arena);
/* `site` of every rank is set: make lists, in the order of ranks, and sums anew. Also
 * takes away what rounding has added up. */
void roster_rebuild(struct roster *roster);
/* From where it is to `to`. O(1). */
void roster_move(struct roster *roster, uint32_t rank, uint32_t to);

/* One point as a sum; `at_site` decides whether its relation is kept. */
struct roster_sum roster_sum_of(const struct terrain *terrain, uint32_t rank,
                                uint32_t at_site);
struct roster_sum roster_add(struct roster_sum a, struct roster_sum b);
struct roster_sum roster_subtract(struct roster_sum a, struct roster_sum b);

/* Workload share x squared metres, as `site` would have it with these points: around
 * its home, or around their own centre. What the measures report. */
double roster_inertia(const struct terrain *terrain, uint32_t site,
                      const struct roster_sum *sum);
/* The same as the search sees it: a home is not all, see roster.c. */
double roster_cost(const struct terrain *terrain, uint32_t site,
                   const struct roster_sum *sum);
/* Around the centre of the points, home or not. */
double roster_own_inertia(const struct roster_sum *sum);
/* How far the loads are outside their tolerances, 0 inside; about 1 at twice of it. */
double roster_excess(const struct roster *roster, uint32_t site,
                     const struct roster_sum *sum);
/* What the search lessens, summed over the sites: the cost, the excess at its price,
 * the tolls of what is there, and relations lost at theirs. Borders come on top, see
 * roster_edge_price. */
double roster_burden(const struct roster *roster, uint32_t site,
                     const struct roster_sum *sum);
/* Price of an edge of the graph whose ends belong to different sites. */
double roster_edge_price(const struct roster *roster, uint32_t place_a,
                         uint32_t place_b);
/* What it costs when this edge, the n-th of `neighbour`, comes to lie between two
 * sites: less than nothing when it crosses a barrier. */
double roster_border_price(const struct roster *roster, uint32_t place, uint32_t n);
/* Of all edges inside sites that cross a barrier; 0 without barriers. O(edges). */
double roster_crossing_cost(const struct roster *roster);
/* Fix the scales and the price of excess by what sites cost now. Between two calls,
 * with the same tolls, the sum of burdens and edges is one number, so whatever lessens
 * it step by step comes to an end. O(edges). */
void roster_set_scales(struct roster *roster);

/* Its home, or the centre of its points' workload; of its points alike when they have
 * no workload. */
struct geo_xy roster_centre(const struct roster *roster, uint32_t site);
/* Is the workload of a site outside its tolerance? */
bool roster_misses_workload(const struct roster *roster, uint32_t site);
/* Share of relations that are not with their owner. */
double roster_moved_share(const struct roster *roster);
/* Sum of roster_excess. */
double roster_excess_total(const struct roster *roster);

#endif
