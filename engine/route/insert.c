// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/insert.h"

void blink_init(struct blink *blink, struct rng *rng, uint32_t rarity)
{
    *blink = (struct blink){.rng = rng, .rarity = rarity};
    blink->left = rng_below(rng, 2 * rarity);
}

/* One draw a blink, not one a place: the waits between blinks are uniform, which has
 * the same mean as independent draws. */
static bool blink_now(struct blink *blink)
{
    if (blink->left-- > 0)
        return false;
    blink->left = rng_below(blink->rng, 2 * blink->rarity);
    return true;
}

bool insert_best(const struct ground *ground, const struct tour *tour, uint32_t node,
                 int64_t gain_uct, int64_t second_uct, struct blink *blink,
                 struct insertion *best)
{
    const struct ground_day *day = &ground->days[tour->day];
    const struct ground_node visit = ground->nodes[node];
    bool found = false;
    if (tour->count >= day->visits_max || tour->count >= tour->capacity)
        return false;
    for (uint32_t p = 0; p <= tour->count; p++) {
        const struct tour_stop *before = &tour->stops[p], *after = before + 1;
        if (before->room_s < visit.need_s || (blink && blink_now(blink)))
            continue;
        const struct leg in = ground_leg(ground, before->place, visit.place);
        const struct leg out = ground_leg(ground, visit.place, after->place);
        const int64_t travel_ct =
            (int64_t)in.cost_ct + out.cost_ct - after->leg.cost_ct;
        const int32_t drive_s = in.drive_s + out.drive_s - after->leg.drive_s;
        const int64_t score_uct =
            gain_uct - travel_ct * CT_UCT - (drive_s + visit.service_s) * second_uct;
        if (score_uct <= best->score_uct ||
            !tour_fits(ground, tour, p, node, in, out) ||
            tour->drive_s + drive_s > day->driving_max_s)
            continue;
        *best =
            (struct insertion){p + 1, score_uct, travel_ct, drive_s + visit.service_s};
        found = true;
    }
    return found;
}
