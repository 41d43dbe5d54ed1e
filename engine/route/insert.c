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

/* From the first start a node can have to the last, whatever lies shut between. */
static struct window whole_opening(const struct ground *ground,
                                   const struct opening_range *opening)
{
    const int32_t close_tod =
        opening->more_count == 0
            ? opening->close_tod
            : ground->windows[opening->more_first + opening->more_count - 1].close_tod;
    return (struct window){opening->open_tod, close_tod};
}

/* No leg is shorter than none: what is too late, or leaves too little, without any. */
static bool is_out_of_time(const struct tour_stop *before,
                           const struct tour_stop *after, struct window opening,
                           int32_t service_s)
{
    const int32_t early_tod =
        before->early0 < before->early1 ? before->early0 : before->early1;
    return early_tod + before->service_s > opening.close_tod ||
           opening.open_tod + service_s > after->late1;
}

bool insert_best(const struct ground *ground, const struct tour *tour, uint32_t node,
                 int64_t gain_uct, int64_t second_uct, struct blink *blink,
                 struct insertion *best)
{
    const struct ground_day *day = &ground->days[tour->day];
    const struct ground_node visit = ground->nodes[node];
    const struct window opening =
        whole_opening(ground, ground_opening(ground, tour->day, node));
    bool found = false;
    if (tour->count >= day->visits_max || tour->count >= tour->capacity)
        return false;
    for (uint32_t p = 0; p <= tour->count; p++) {
        const struct tour_stop *before = &tour->stops[p], *after = before + 1;
        if (before->room_s < visit.need_s || (blink && blink_now(blink)) ||
            is_out_of_time(before, after, opening, visit.service_s))
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
