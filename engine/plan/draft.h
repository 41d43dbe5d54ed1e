// SPDX-License-Identifier: GPL-3.0-or-later
/* draft: a whole week as the search has it at the moment: one tour a day, and what is
 * left out. */
#ifndef PLAN_DRAFT_H
#define PLAN_DRAFT_H

#include "route/tour.h"

struct draft {
    const struct ground *ground;
    struct tour tours[WEEK_DAYS_MAX];
    uint32_t *day_of;  /* by node; NO_IX: not in */
    uint32_t *node_of; /* by group: the node that is in; NO_IX */
    uint32_t visit_count;
    int64_t penalty_ct; /* of groups that are missed, of what quotas are short of */
    int64_t quota_taken[WEEK_QUOTAS_MAX];
};

void draft_init(struct draft *draft, const struct ground *ground, struct arena *arena);
void draft_copy(struct draft *to, const struct draft *from);

/* Value less travel, nights and penalties: what is maximised. */
int64_t draft_net_ct(const struct draft *draft);

/* Do the week's quotas leave room for the node? */
bool draft_has_quota(const struct draft *draft, uint32_t node);
/* What one more visit of the node saves of the penalties of quotas. */
int64_t draft_quota_ct(const struct draft *draft, uint32_t node);
/* The same for taking a visit that is in out: what it costs, 0 or more. */
int64_t draft_quota_loss_ct(const struct draft *draft, uint32_t node);
/* The same for a splice of a day as a whole. */
int64_t draft_quota_change_ct(const struct draft *draft, uint32_t day,
                              const struct splice *splice);
/* Are all caps of quotas kept? */
bool draft_keeps_quotas(const struct draft *draft);

/* Put a node in at a position where it fits; no node of its group is in. */
void draft_insert(struct draft *draft, uint32_t node, uint32_t day, uint32_t position);
/* Take all marked nodes out of one day, or everything when the rest does not fit. */
void draft_drop(struct draft *draft, uint32_t day, const uint8_t *is_dropped);
/* The day's tour becomes these visits, in this order; they fit, and none of their
 * groups is in on another day. */
void draft_set_day(struct draft *draft, uint32_t day, const uint32_t *nodes,
                   uint32_t count);
/* An empty day gets other ends; all other days' tell what they must be. */
void draft_set_ends(struct draft *draft, uint32_t day, uint32_t wake, uint32_t sleep);
/* May she sleep there after that day: limits on nights, and ways that fit both days? */
bool draft_can_sleep(const struct draft *draft, uint32_t day, uint32_t sleep);
/* She does; what does not fit any more goes, day by day. */
void draft_sleep(struct draft *draft, uint32_t day, uint32_t sleep);
/* Like draft_set_day, for one splice of one day. */
void draft_splice(struct draft *draft, uint32_t day, const struct splice *splice);

/* What putting a node in changes apart from travel: its value on that day, and the
 * penalty of its group. */
static inline int64_t draft_gain_ct(const struct ground *ground, uint32_t node,
                                    uint32_t day)
{
    const struct week_node *visit = &ground->week->nodes[node];
    return visit->value_ct[day] + ground->week->groups[visit->group].miss_ct;
}

#endif
