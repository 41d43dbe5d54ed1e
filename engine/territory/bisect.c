// SPDX-License-Identifier: GPL-3.0-or-later
/* bisect: see the header.
 *
 * Kalcsics, Nickel & Schröder 2005 (Fraunhofer ITWM report 71): a set of points and its
 * sites are cut by a line into two halves, each half again, until one site is left. The
 * sites of a half say what share of the load it must get; locked load is taken off
 * first. Homes decide which sites a half gets: those that lie first along the cut's
 * direction.
 *
 * The parts of one level share nothing, so threads may take them in any order.
 *
 * Twelve directions are tried on a sample; the best is cut exactly, by selection. The
 * load that is cut is the workload. Value has its say in the choice of direction:
 * little near the root, where half the map has half the value anyway, and more near the
 * leaves, where a wrong cut is hard to mend. With equal weight on all levels the cells
 * become thin and the inertia doubles. */
#include "territory/bisect.h"

#include "base/threads.h"
#include "territory/cut.h"
#include "territory/rules.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { DIRECTIONS = 12, SAMPLE_MAX = 4000 };

struct bisect_options bisect_options_default(void)
{
    return (struct bisect_options){.value_weight = 2};
}

/* The points items[first .. end) for sites[site_first .. site_end). */
struct part {
    uint32_t first, end;
    uint32_t site_first, site_end;
};

struct bisection {
    struct roster *roster;
    const struct terrain *terrain;
    const struct bisect_options *options;
    struct cut_item *items; /* points that are not locked */
    struct cut_item *sample;
    struct cut_item *site_items; /* scratch: `rank` is a site */
    uint32_t *sites;             /* reordered as parts are cut */
    struct roster_sum *locked;   /* by site */
};

/* What a part holds in all, and what of it is not locked. */
struct part_load {
    double share;            /* targets of its sites */
    struct roster_sum loose; /* not locked */
    struct roster_sum all;
};

struct direction {
    double x, y; /* unit */
};

/* A cut along one direction. */
struct cut_plan {
    struct direction direction;
    uint32_t low_count;     /* sites of the low side; first in site_items */
    double workload, value; /* that loose points of the low side should have */
    double score;
};

static double along(struct direction direction, struct geo_xy at)
{
    return direction.x * at.x_m + direction.y * at.y_m;
}

static struct part_load load_of(const struct bisection *b, struct part part)
{
    struct part_load load = {0};
    for (uint32_t i = part.first; i < part.end; i++)
        load.loose =
            roster_add(load.loose, roster_sum_of(b->terrain, b->items[i].rank, NO_IX));
    load.all = load.loose;
    for (uint32_t i = part.site_first; i < part.site_end; i++) {
        load.share += b->terrain->share[b->sites[i]];
        load.all = roster_add(load.all, b->locked[b->sites[i]]);
    }
    return load;
}

/* The part's sample in order of the direction; returns its size. */
static uint32_t sort_sample(const struct bisection *b, struct part part,
                            struct direction direction)
{
    const uint32_t count = part.end - part.first;
    const uint32_t size = count < SAMPLE_MAX ? count : SAMPLE_MAX;
    for (uint32_t i = 0; i < size; i++) {
        const uint64_t step = (uint64_t)i * count / size;
        const uint32_t rank = b->items[part.first + (uint32_t)step].rank;
        b->sample[i] = (struct cut_item){along(direction, b->terrain->at[rank]), rank};
    }
    cut_sort(b->sample, size);
    return size;
}

/* How many of the sorted sample make up `share` of its workload, and their sum. */
static uint32_t sample_cut(const struct bisection *b, uint32_t size, double share,
                           double total, struct roster_sum *low)
{
    uint32_t i = 0;
    *low = (struct roster_sum){0};
    for (; i < size && low->workload < share * total; i++)
        *low = roster_add(*low, roster_sum_of(b->terrain, b->sample[i].rank, NO_IX));
    return i;
}

/* Sites with homes in order of the direction come first, free ones after them; returns
 * how many have homes. */
static uint32_t sort_sites(const struct bisection *b, struct part part,
                           struct direction direction)
{
    uint32_t home_count = 0, free_count = 0;
    const uint32_t site_count = part.site_end - part.site_first;
    for (uint32_t i = part.site_first; i < part.site_end; i++) {
        const uint32_t site = b->sites[i];
        if (b->terrain->has_home[site])
            b->site_items[home_count++] =
                (struct cut_item){along(direction, b->terrain->home[site]), site};
        else
            b->site_items[site_count - ++free_count] = (struct cut_item){0, site};
    }
    cut_sort(b->site_items, home_count);
    cut_sort(b->site_items + home_count, free_count);
    return home_count;
}

static uint32_t clamp(uint32_t value, uint32_t least, uint32_t most)
{
    return value < least ? least : value > most ? most : value;
}

/* Put `low_count` sites in front: the homes that lie low, as many as lie below
 * `cut_key`, and free sites to fill up. */
static void choose_low_sites(const struct bisection *b, struct part part,
                             uint32_t home_count, double cut_key, uint32_t low_count)
{
    const uint32_t site_count = part.site_end - part.site_first;
    const uint32_t free_count = site_count - home_count;
    uint32_t below = 0;
    while (below < home_count && b->site_items[below].key < cut_key)
        below++;
    const uint32_t least = low_count > free_count ? low_count - free_count : 0;
    const uint32_t most = low_count < home_count ? low_count : home_count;
    const uint32_t low_homes = clamp(below, least, most);
    /* Free sites move to behind the low homes. */
    struct cut_item *slots = b->site_items;
    const uint32_t moved = low_count - low_homes;
    for (uint32_t i = 0; i < moved; i++) {
        const struct cut_item item = slots[home_count + i];
        memmove(slots + low_homes + i + 1, slots + low_homes + i,
                (home_count - low_homes) * sizeof *slots);
        slots[low_homes + i] = item;
    }
}

/* How far the middle of a side's points lies from the middle of its homes, as
 * inertia. */
static double homes_off(const struct bisection *b, const struct roster_sum *sum,
                        uint32_t first, uint32_t end)
{
    double x = 0, y = 0, count = 0;
    for (uint32_t i = first; i < end; i++) {
        const uint32_t site = b->site_items[i].rank;
        if (!b->terrain->has_home[site])
            continue;
        x += b->terrain->home[site].x_m;
        y += b->terrain->home[site].y_m;
        count++;
    }
    if (!(count > 0 && sum->workload > 0))
        return 0;
    const double off_x = x / count - sum->x / sum->workload;
    const double off_y = y / count - sum->y / sum->workload;
    return sum->workload * (off_x * off_x + off_y * off_y) * count / (end - first);
}

/* Lower is better: inertia left over, plus homes that lie elsewhere, plus value that is
 * not where it is wanted. */
static double score_of(const struct bisection *b, struct part part,
                       const struct cut_plan *plan, const struct part_load *load,
                       const struct roster_sum *low, const struct roster_sum *all)
{
    const uint32_t site_count = part.site_end - part.site_first;
    const struct roster_sum high = roster_subtract(*all, *low);
    const double before = roster_own_inertia(all);
    double score = 0;
    if (before > 0)
        score = (roster_own_inertia(low) + roster_own_inertia(&high) +
                 homes_off(b, low, 0, plan->low_count) +
                 homes_off(b, &high, plan->low_count, site_count)) /
                before;
    if (load->loose.value > 0 && all->value > 0) {
        const double wanted = plan->value / load->loose.value;
        const double off = fabs(low->value / all->value - wanted);
        score += b->options->value_weight / site_count * 2 * off;
    }
    return score;
}

/* The sums of loose points that the low sites in site_items still want. */
static void set_goals(const struct bisection *b, const struct part_load *load,
                      struct cut_plan *plan)
{
    double share = 0;
    struct roster_sum locked = {0};
    for (uint32_t i = 0; i < plan->low_count; i++) {
        const uint32_t site = b->site_items[i].rank;
        share += b->terrain->share[site];
        locked = roster_add(locked, b->locked[site]);
    }
    share /= load->share;
    plan->workload = fmin(fmax(load->all.workload * share - locked.workload, 0),
                          load->loose.workload);
    plan->value =
        fmin(fmax(load->all.value * share - locked.value, 0), load->loose.value);
}

static struct cut_plan plan_cut(const struct bisection *b, struct part part,
                                const struct part_load *load,
                                struct direction direction)
{
    const uint32_t site_count = part.site_end - part.site_first;
    struct cut_plan plan = {.direction = direction, .low_count = site_count / 2};
    const uint32_t size = sort_sample(b, part, direction);
    struct roster_sum all = {0}, low;
    for (uint32_t i = 0; i < size; i++)
        all = roster_add(all, roster_sum_of(b->terrain, b->sample[i].rank, NO_IX));
    const double half = (double)plan.low_count / site_count;
    const uint32_t at = sample_cut(b, size, half, all.workload, &low);
    const double cut_key = at < size ? b->sample[at].key : HUGE_VAL;
    const uint32_t home_count = sort_sites(b, part, direction);
    choose_low_sites(b, part, home_count, cut_key, plan.low_count);
    set_goals(b, load, &plan);
    const double loose = load->loose.workload;
    sample_cut(b, size, loose > 0 ? plan.workload / loose : half, all.workload, &low);
    plan.score = score_of(b, part, &plan, load, &low, &all);
    return plan;
}

static struct cut_plan best_cut(const struct bisection *b, struct part part,
                                const struct part_load *load)
{
    struct cut_plan best = {.score = HUGE_VAL};
    for (uint32_t i = 0; i < DIRECTIONS; i++) {
        const double angle = b->options->turn_rad + acos(-1.0) * i / DIRECTIONS;
        const struct cut_plan plan =
            plan_cut(b, part, load, (struct direction){cos(angle), sin(angle)});
        if (plan.score < best.score || i == 0)
            best = plan;
    }
    return best;
}

/* Sites that would be empty without a loose point. */
static uint32_t needy_count(const struct bisection *b, uint32_t first, uint32_t end)
{
    uint32_t count = 0;
    for (uint32_t i = first; i < end; i++)
        count += b->locked[b->sites[i]].count == 0;
    return count;
}

/* Items and sites of the low side are moved to the front; returns where it ends. */
static uint32_t cut_part(struct bisection *b, struct part part,
                         const struct part_load *load)
{
    const struct cut_plan plan = best_cut(b, part, load);
    /* site_items is that of the last direction tried: make it the best's again. */
    plan_cut(b, part, load, plan.direction);
    const uint32_t site_count = part.site_end - part.site_first;
    for (uint32_t i = 0; i < site_count; i++)
        b->sites[part.site_first + i] = b->site_items[i].rank;
    const uint32_t middle = part.site_first + plan.low_count;
    for (uint32_t i = part.first; i < part.end; i++)
        b->items[i].key = along(plan.direction, b->terrain->at[b->items[i].rank]);
    const uint32_t count = part.end - part.first;
    const uint32_t least = needy_count(b, part.site_first, middle);
    const uint32_t most = count - needy_count(b, middle, part.site_end);
    const bool has_load = load->loose.workload > 0;
    const double goal =
        has_load ? plan.workload : (double)count * plan.low_count / site_count;
    return part.first + cut_select(b->items + part.first, count,
                                   has_load ? b->terrain->workload : NULL, goal, least,
                                   most);
}

/* All parts of one level. */
struct level {
    struct bisection *workers; /* each with samples of its own */
    struct part *parts, *halves;
    uint32_t count;
};

/* A part with one site is done and has no halves. */
static void bisect_part(void *context, uint32_t item, uint32_t worker)
{
    struct level *level = context;
    struct bisection *b = &level->workers[worker];
    const struct part part = level->parts[item];
    struct part *halves = &level->halves[2 * item];
    halves[0] = halves[1] = (struct part){0};
    if (part.site_end - part.site_first == 1) {
        for (uint32_t i = part.first; i < part.end; i++)
            b->roster->site[b->items[i].rank] = b->sites[part.site_first];
        return;
    }
    const struct part_load load = load_of(b, part);
    const uint32_t middle = cut_part(b, part, &load);
    const uint32_t half = part.site_first + (part.site_end - part.site_first) / 2;
    halves[0] = (struct part){part.first, middle, part.site_first, half};
    halves[1] = (struct part){middle, part.end, half, part.site_end};
}

static void bisect_levels(const struct bisection *b, uint32_t loose_count,
                          uint32_t threads, struct arena *scratch)
{
    const uint32_t site_count = b->terrain->site_count;
    struct level level = {
        .workers = ARENA_ARRAY(scratch, threads, struct bisection),
        .parts = ARENA_ARRAY(scratch, site_count, struct part),
        .halves = ARENA_ARRAY(scratch, (size_t)2 * site_count, struct part),
        .count = 1,
    };
    for (uint32_t w = 0; w < threads; w++) {
        level.workers[w] = *b;
        level.workers[w].sample = ARENA_ARRAY(scratch, SAMPLE_MAX, struct cut_item);
        level.workers[w].site_items = ARENA_ARRAY(scratch, site_count, struct cut_item);
    }
    level.parts[0] = (struct part){0, loose_count, 0, site_count};
    while (level.count > 0) {
        threads_run(level.count > 1 ? threads : 1, level.count, bisect_part, NULL,
                    &level);
        uint32_t kept = 0;
        for (uint32_t i = 0; i < 2 * level.count; i++)
            if (level.halves[i].site_end > level.halves[i].site_first)
                level.parts[kept++] = level.halves[i];
        level.count = kept;
    }
}

void bisect(struct roster *roster, const struct bisect_options *options)
{
    const struct terrain *terrain = roster->terrain;
    struct arena scratch = {0};
    struct bisection b = {
        .roster = roster,
        .terrain = terrain,
        .options = options,
        .items = ARENA_ARRAY(&scratch, terrain->count, struct cut_item),
        .sites = ARENA_ARRAY(&scratch, terrain->site_count, uint32_t),
        .locked = ARENA_ARRAY(&scratch, terrain->site_count, struct roster_sum),
    };
    for (uint32_t s = 0; s < terrain->site_count; s++)
        b.sites[s] = s;
    uint32_t loose_count = 0;
    for (uint32_t rank = 0; rank < terrain->count; rank++) {
        const uint32_t owner = terrain->owner[rank];
        if (!terrain->is_locked[rank]) {
            b.items[loose_count++].rank = rank;
            continue;
        }
        roster->site[rank] = owner;
        b.locked[owner] =
            roster_add(b.locked[owner], roster_sum_of(terrain, rank, NO_IX));
    }
    bisect_levels(&b, loose_count, options->threads ? options->threads : 1, &scratch);
    arena_release(&scratch);
    roster_rebuild(roster);
    rules_settle(roster);
}
