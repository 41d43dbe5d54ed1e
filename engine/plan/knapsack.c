// SPDX-License-Identifier: GPL-3.0-or-later
/* Every visit takes its own length and at least half of the shortest leg in and half of
 * the shortest leg out; the working spans of the week are one sack of seconds, filled
 * by the best value a second, the last visit in part (Dantzig 1957). A group is one
 * item: its best value on any open day, its least time, its least travel.
 *
 * The filling only finds a price for a second. The bound is then taken at that price,
 *
 *     price x seconds + sum of max(0, gain - price x time), (4.5)
 *
 * which holds for any price, so no rounding of the order of visits can spoil it. Twice
 * the time is counted, so that half legs are whole. */
#include "plan/knapsack.h"

#include "base/sorting.h"

struct item {
    int64_t gain_ct;  /* value, penalty saved, least travel paid */
    int64_t double_s; /* twice the time */
    uint32_t group;
};

struct nearest {
    int32_t in_s, out_s, in_ct, out_ct;
};

static int32_t least(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

/* Legs between a place and another, or itself when several nodes or an end lie there.
 */
static struct nearest nearest_of(const struct ground *ground, uint32_t place,
                                 bool is_shared)
{
    if (is_shared)
        return (struct nearest){0, 0, 0, 0};
    struct nearest nearest = {LEG_NONE_S, LEG_NONE_S, INT32_MAX, INT32_MAX};
    for (uint32_t other = 0; other < ground->place_count; other++) {
        if (other == place)
            continue;
        const struct leg in = ground_leg(ground, other, place);
        const struct leg out = ground_leg(ground, place, other);
        nearest.in_s = least(nearest.in_s, in.drive_s);
        nearest.out_s = least(nearest.out_s, out.drive_s);
        nearest.in_ct = least(nearest.in_ct, in.cost_ct);
        nearest.out_ct = least(nearest.out_ct, out.cost_ct);
    }
    return nearest;
}

static uint8_t *find_shared(const struct ground *ground, struct arena *arena)
{
    uint8_t *users = ARENA_ARRAY(arena, ground->place_count, uint8_t);
    for (uint32_t n = 0; n < ground->node_count; n++)
        users[ground->nodes[n].place] =
            (uint8_t)(users[ground->nodes[n].place] ? 2 : 1);
    for (uint32_t d = 0; d < ground->day_count; d++)
        users[ground->days[d].start_place] = users[ground->days[d].end_place] = 2;
    for (uint32_t i = 0; i < ground->week->lodging_count; i++)
        users[ground->week->lodgings[i].place] = 2;
    return users;
}

/* What one visit can save of the penalties of quotas: never more than the first does.
 */
static int64_t quotas_ct(const struct week *week, uint32_t node)
{
    int64_t sum_ct = 0;
    for (uint32_t q = 0; q < week->quota_count; q++) {
        const struct week_quota *quota = &week->quotas[q];
        sum_ct += quota->miss_ct * (week_quota_missing(quota, 0) -
                                    week_quota_missing(quota, quota->amounts[node]));
    }
    return sum_ct;
}

static struct item item_of(const struct ground *ground, uint32_t group,
                           const struct nearest *nearest)
{
    struct item item = {0, INT64_MAX, group};
    const struct range range = ground->group_nodes[group];
    for (uint32_t n = range.first; n < range.first + range.count; n++) {
        const struct nearest *legs = &nearest[ground->nodes[n].place];
        const int64_t travel_ct = ((int64_t)legs->in_ct + legs->out_ct) / 2;
        const int64_t quota_ct = quotas_ct(ground->week, n);
        const int64_t double_s =
            2 * (int64_t)ground->nodes[n].service_s + legs->in_s + legs->out_s;
        for (uint32_t d = 0; d < ground->day_count; d++) {
            if (opening_is_shut(ground_opening(ground, d, n)))
                continue;
            const int64_t gain_ct = ground->week->nodes[n].value_ct[d] +
                                    ground->week->groups[group].miss_ct + quota_ct -
                                    travel_ct;
            item.gain_ct = gain_ct > item.gain_ct ? gain_ct : item.gain_ct;
            item.double_s = double_s < item.double_s ? double_s : item.double_s;
        }
    }
    return item;
}

static int compare_items(const void *a, const void *b, const void *context)
{
    const struct item *one = a, *other = b;
    (void)context;
    /* one.gain / one.time > other.gain / other.time, without dividing */
    const double left = (double)one->gain_ct * (double)other->double_s;
    const double right = (double)other->gain_ct * (double)one->double_s;
    return left > right ? -1 : left < right;
}

/* What a double second earns in the last item that the sack holds; micro-currency. */
static int64_t fill(const struct item *items, uint32_t count, int64_t room)
{
    for (uint32_t i = 0; i < count; i++) {
        if (items[i].double_s > room)
            return items[i].gain_ct * CT_UCT / items[i].double_s;
        room -= items[i].double_s;
    }
    return 0;
}

static int64_t bound_at(const struct item *items, uint32_t count, int64_t room,
                        int64_t price_uct)
{
    int64_t sum_uct = price_uct * room;
    for (uint32_t i = 0; i < count; i++) {
        const int64_t rest = items[i].gain_ct * CT_UCT - price_uct * items[i].double_s;
        sum_uct += rest > 0 ? rest : 0;
    }
    return sum_uct / CT_UCT;
}

/* The week as one sack. */
struct sack {
    struct item *items; /* worth a look; by value a second */
    uint32_t count;
    int64_t room;      /* double seconds */
    int64_t price_uct; /* of one */
};

/* Twice the seconds of a day. */
static int64_t room_of(const struct ground_day *day)
{
    return day->close_tod > day->open_tod
               ? 2 * (int64_t)(day->close_tod - day->open_tod)
               : 0;
}

static struct sack sack_of(const struct ground *ground, struct arena *arena)
{
    const uint8_t *users = find_shared(ground, arena);
    struct nearest *nearest = ARENA_ARRAY(arena, ground->place_count, struct nearest);
    struct sack sack = {.items = ARENA_ARRAY(arena, ground->group_count, struct item)};
    for (uint32_t p = 0; p < ground->place_count; p++)
        nearest[p] = nearest_of(ground, p, users[p] == 2);
    for (uint32_t g = 0; g < ground->group_count; g++) {
        const struct item item = item_of(ground, g, nearest);
        if (item.gain_ct > 0)
            sack.items[sack.count++] = item;
    }
    for (uint32_t d = 0; d < ground->day_count; d++)
        sack.room += room_of(&ground->days[d]);
    sorting_sort(sack.items, sack.count, sizeof *sack.items, compare_items, NULL);
    sack.price_uct = fill(sack.items, sack.count, sack.room);
    return sack;
}

int64_t knapsack_bound_ct(const struct ground *ground)
{
    struct arena scratch = {0};
    const struct sack sack = sack_of(ground, &scratch);
    int64_t bound_ct = bound_at(sack.items, sack.count, sack.room, sack.price_uct);
    for (uint32_t g = 0; g < ground->group_count; g++)
        bound_ct -= ground->week->groups[g].miss_ct;
    for (uint32_t q = 0; q < ground->week->quota_count; q++)
        bound_ct -= ground->week->quotas[q].least * ground->week->quotas[q].miss_ct;
    arena_release(&scratch);
    return bound_ct;
}

/* Does a visit save no less of a quota's penalty than its amount says? */
static bool saves_all(const struct ground *ground)
{
    for (uint32_t q = 0; q < ground->week->quota_count; q++) {
        const struct week_quota *quota = &ground->week->quotas[q];
        for (uint32_t n = 0; n < ground->node_count; n++)
            if (quota->least > 0 && quota->miss_ct > 0 &&
                quota->amounts[n] > quota->least)
                return false;
    }
    return true;
}

bool knapsack_prices(const struct ground *ground, struct prices *prices,
                     int64_t *day_uct)
{
    struct arena scratch = {0};
    const struct sack sack = sack_of(ground, &scratch);
    for (uint32_t g = 0; g < ground->group_count; g++)
        prices->group_uct[g] = -ground->week->groups[g].miss_ct * CT_UCT;
    for (uint32_t q = 0; q < ground->week->quota_count; q++)
        prices->quota_uct[q] = prices_quota_clip(&ground->week->quotas[q], INT64_MIN);
    for (uint32_t i = 0; i < sack.count; i++) {
        const struct item *item = &sack.items[i];
        const int64_t rest_uct =
            item->gain_ct * CT_UCT - sack.price_uct * item->double_s;
        prices->group_uct[item->group] += rest_uct > 0 ? rest_uct : 0;
    }
    for (uint32_t d = 0; d < ground->day_count; d++)
        day_uct[d] = sack.price_uct * room_of(&ground->days[d]);
    arena_release(&scratch);
    return saves_all(ground);
}
