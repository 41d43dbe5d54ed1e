// SPDX-License-Identifier: GPL-3.0-or-later
/* weeks: small random weeks for tests of the planner.
 *
 * A day has few, long units of time, so that every schedule can be tried: windows one
 * to four a visit, working spans with a hole, lunch that may or may not be needed,
 * caps, a place that cannot be reached, several nodes a group. */
#ifndef PROPERTY_WEEKS_H
#define PROPERTY_WEEKS_H

#include "base/rng.h"
#include "model/week.h"

struct weeks_options {
    uint32_t day_count, node_count;
    int32_t horizon_s; /* length of a day */
    bool has_lunch, has_caps, has_holes, has_groups, has_penalties;
    bool has_quotas;   /* one or two; the nodes of a group take the same */
    bool has_leasts;   /* quotas may ask for a least, and may be without a cap */
    bool has_lodgings; /* up to two, with limits on nights */
    bool is_metric;    /* drives and costs keep the triangle inequality */
};

void weeks_make(struct rng *rng, const struct weeks_options *options,
                struct arena *arena, struct week *week, struct matrix *matrix);

/* Can these visits be made in this order on this day? By simulating every second: wait,
 * eat, serve or drive. O(visits x horizon). */
bool weeks_can_do(const struct week *week, const struct matrix *matrix, uint32_t day,
                  const uint32_t *nodes, uint32_t count);

/* Value less travel of a day's visits; they can be done. */
int64_t weeks_net_ct(const struct week *week, const struct matrix *matrix, uint32_t day,
                     const uint32_t *nodes, uint32_t count);

/* The best net of the whole week, by trying everything. For at most 9 nodes. */
int64_t weeks_best_net_ct(const struct week *week, const struct matrix *matrix);

/* Best value of day `day` over all routes of nodes with `mask` bits allowed, rewards by
 * node in uct (added to -travel x 10,000). */
int64_t weeks_best_day_uct(const struct week *week, const struct matrix *matrix,
                           uint32_t day, const int64_t *reward_uct);

#endif
