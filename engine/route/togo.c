// SPDX-License-Identifier: GPL-3.0-or-later
/* Seen from slices, all legs are plain shifts: leaving at the start of slice b, after
 * serving s seconds and driving t, one arrives in slice b + (s + t) / width, whatever b
 * is. So for a pair of nodes whole runs of slices are compared at once, in loops that
 * compilers turn into vector code. Waiting for a window is in the table itself:
 * arriving in a slice without a start is as good as arriving in the next one.
 *
 * Lunch on the leg: eating begins by lunch_close, so the leg is left by then, and one
 * arrives fed at max(leave + t, lunch_open) + lunch. (Where a leg is longer than all
 * the time in which lunch may begin, pricing allows eating on the way, and this is
 * exact too.)
 *
 * Runs are as long as no pair can follow each other within one: the least of s + t.
 * When that is less than a slice, a slice is gone over until nothing changes, at most
 * as often as visits can begin in it. */
#include "route/togo.h"

#include <assert.h>

enum {
    RUN_MAX = 64,
    NEAR_PERCENT = 20,
    UNITS_MAX = 1 << 28,
    NEVER_ALMOST = -(1 << 29)
};

struct filling {
    struct togo *togo;
    const struct pricing *pricing;
    int32_t *gains; /* count x count: reward of the second less the leg, in units */
    uint32_t long_run, short_run, passes;
    uint32_t *near, *near_count; /* by node: those within a long run, then the others */
    struct run *runs;            /* by node: the long run being filled */
    struct arena *scratch;
};

/* Slices first .. first + count - 1 of one node, being filled. */
struct run {
    uint32_t node, first, count;
    int32_t best[RUN_MAX], group[RUN_MAX], other[RUN_MAX];
};

static int64_t divided_up(int64_t value, int64_t unit)
{
    return value >= 0 ? (value + unit - 1) / unit : -(-value / unit);
}

static int32_t least_step_s(const struct pricing *pricing)
{
    int32_t least = INT32_MAX;
    for (uint32_t i = 0; i < pricing->count; i++) {
        for (uint32_t k = 0; k < pricing->count; k++) {
            const int32_t step = pricing->services_s[i] +
                                 pricing->legs[(size_t)i * pricing->count + k].drive_s;
            if (i != k && step < least)
                least = step;
        }
    }
    return least;
}

/* A unit such that the sums of a day stay below UNITS_MAX. */
static int64_t choose_unit(const struct pricing *pricing, int32_t step_s)
{
    const struct ground_day *day = pricing->day;
    int64_t largest = 1, dearest_ct = 0;
    for (uint32_t i = 0; i < pricing->count; i++) {
        const int64_t reward = pricing->rewards_uct[i];
        largest = reward > largest ? reward : -reward > largest ? -reward : largest;
    }
    const size_t cells = (size_t)pricing->count * pricing->count;
    for (size_t i = 0; i < cells; i++)
        if (pricing->legs[i].cost_ct > dearest_ct)
            dearest_ct = pricing->legs[i].cost_ct;
    for (uint32_t s = 0; s < pricing->sleep_count; s++) {
        const struct pricing_end *sleep = &pricing->sleeps[s];
        const int64_t reward = sleep->reward_uct;
        largest = reward > largest ? reward : -reward > largest ? -reward : largest;
        for (uint32_t i = 0; i < pricing->count; i++)
            if (sleep->legs[i].cost_ct > dearest_ct)
                dearest_ct = sleep->legs[i].cost_ct;
    }
    const int64_t visits = step_s > 0 ? (day->close_tod - day->open_tod) / step_s + 2
                                      : (int64_t)pricing->count * (RUN_MAX + 1) + 2;
    return (largest + dearest_ct * CT_UCT) / (UNITS_MAX / visits) + 1;
}

static void lay_gains(struct filling *filling)
{
    const struct pricing *pricing = filling->pricing;
    const uint32_t count = pricing->count;
    filling->gains = ARENA_ARRAY(filling->scratch, (size_t)count * count, int32_t);
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < count; k++) {
            const size_t cell = (size_t)i * count + k;
            const int64_t gain_uct =
                pricing->rewards_uct[k] - (int64_t)pricing->legs[cell].cost_ct * CT_UCT;
            filling->gains[cell] =
                (int32_t)divided_up(gain_uct, filling->togo->unit_uct);
        }
    }
}

static void lay_tables(struct togo *togo, uint32_t slices_max, struct arena *arena)
{
    const struct ground_day *day = togo->pricing->day;
    const uint32_t span_s =
        day->close_tod > day->open_tod ? (uint32_t)(day->close_tod - day->open_tod) : 0;
    togo->open_tod = day->open_tod;
    while ((span_s >> togo->shift) + 1 > slices_max)
        togo->shift++;
    togo->slices = (span_s >> togo->shift) + 1;
    const size_t cells = (size_t)togo->pricing->count * togo->slices;
    for (int eaten = 0; eaten < 2; eaten++) {
        struct togo_table *table = &togo->tables[eaten];
        table->best = ARENA_ARRAY(arena, cells, int32_t);
        table->group = ARENA_ARRAY(arena, cells, int32_t);
        table->other = ARENA_ARRAY(arena, cells, int32_t);
        for (size_t i = 0; i < cells; i++) {
            table->best[i] = table->other[i] = TOGO_NEVER;
            table->group[i] = -1;
        }
    }
}

static int32_t slice_tod(const struct togo *togo, uint32_t slice)
{
    return togo->open_tod + (int32_t)(slice << togo->shift);
}

/* Straight to an end from each slice of the run, where that is better. */
static void end_there(const struct filling *filling, struct run *run, bool has_eaten,
                      const struct pricing_end *sleep)
{
    const struct pricing *pricing = filling->pricing;
    const struct ground_day *day = pricing->day;
    const struct leg leg = sleep->legs[run->node];
    const int32_t gain = (int32_t)divided_up(
        sleep->reward_uct - (int64_t)leg.cost_ct * CT_UCT, filling->togo->unit_uct);
    for (uint32_t b = 0; b < run->count; b++) {
        const int32_t leave =
            slice_tod(filling->togo, run->first + b) + pricing->services_s[run->node];
        const int32_t there = leave + leg.drive_s;
        bool is_back = there <= day->close_tod;
        if (!has_eaten)
            is_back = (is_back && there <= day->lunch_close_tod) ||
                      pricing_fed(pricing, leg.drive_s, leave) <= day->close_tod;
        if (is_back && gain > run->best[b])
            run->best[b] = gain;
    }
}

/* The ways to an end; nothing else is there yet. */
static void begin_run(const struct filling *filling, struct run *run, bool has_eaten)
{
    const struct pricing *pricing = filling->pricing;
    for (uint32_t b = 0; b < run->count; b++) {
        run->best[b] = run->other[b] = TOGO_NEVER;
        run->group[b] = -1;
    }
    for (uint32_t s = 0; s < pricing->sleep_count; s++)
        end_there(filling, run, has_eaten, &pricing->sleeps[s]);
}

/* value[b] for b < count: of going on to node k, from slices `at` on of its table; node
 * k's best when that does not come back to `from_group` at once, else its other. */
static void read_ahead(const struct togo_table *table, size_t at, uint32_t count,
                       int32_t from_group, int32_t gain, int32_t *value)
{
    const int32_t *best = &table->best[at], *group = &table->group[at];
    const int32_t *other = &table->other[at];
    for (uint32_t b = 0; b < count; b++) {
        const int32_t ahead = (group[b] == from_group ? other[b] : best[b]) + gain;
        value[b] = ahead > value[b] ? ahead : value[b];
    }
}

static void merge(struct run *run, const int32_t *value, uint32_t count, int32_t group)
{
    for (uint32_t b = 0; b < count; b++) {
        const int32_t old = run->best[b], new = value[b];
        const int32_t lower = new > old ? old : new;
        run->other[b] = lower > run->other[b] ? lower : run->other[b];
        run->group[b] = new > old ? group : run->group[b];
        run->best[b] = new > old ? new : old;
    }
}

/* How many slices of the run, from its first on, can leave by `tod`. */
static uint32_t leaving_by(const struct filling *filling, const struct run *run,
                           int32_t tod)
{
    const int32_t first =
        slice_tod(filling->togo, run->first) + filling->pricing->services_s[run->node];
    if (first > tod)
        return 0;
    const uint32_t count = ((uint32_t)(tod - first) >> filling->togo->shift) + 1;
    return count < run->count ? count : run->count;
}

/* Going on to node k without lunch on the leg. */
static uint32_t go_plain(const struct filling *filling, const struct run *run,
                         uint32_t k, bool has_eaten, int32_t step_s, int32_t gain,
                         int32_t *value)
{
    const struct togo *togo = filling->togo;
    const uint32_t at = run->first + ((uint32_t)step_s >> togo->shift);
    if (at >= togo->slices)
        return 0;
    const uint32_t rest = togo->slices - at;
    const uint32_t count = rest < run->count ? rest : run->count;
    read_ahead(&togo->tables[has_eaten], (size_t)k * togo->slices + at, count,
               (int32_t)filling->pricing->groups[run->node], gain, value);
    return count;
}

/* Going on to node k with lunch on the leg: until the slice in which lunch begins the
 * arrival stands still, then it shifts as others do. */
static uint32_t go_fed(const struct filling *filling, const struct run *run, uint32_t k,
                       int32_t step_s, int32_t gain, int32_t *value)
{
    const struct togo *togo = filling->togo;
    const struct ground_day *day = filling->pricing->day;
    const uint32_t able = leaving_by(filling, run, day->lunch_close_tod);
    const int32_t early = day->lunch_open_tod + day->lunch_s - togo->open_tod;
    const uint32_t least = early > 0 ? (uint32_t)early >> togo->shift : 0;
    const uint32_t shifted =
        run->first + ((uint32_t)(step_s + day->lunch_s) >> togo->shift);
    const int32_t group = (int32_t)filling->pricing->groups[run->node];
    const size_t row = (size_t)k * togo->slices;
    uint32_t b = 0;
    for (; b < able && shifted + b < least; b++)
        if (least < togo->slices)
            read_ahead(&togo->tables[1], row + least, 1, group, gain, &value[b]);
    if (b < able && shifted + b < togo->slices) {
        const uint32_t rest = togo->slices - shifted - b;
        const uint32_t count = rest < able - b ? rest : able - b;
        read_ahead(&togo->tables[1], row + shifted + b, count, group, gain, &value[b]);
        b += count;
    }
    return b;
}

/* Going on to some nodes from the slices of a run, or of a part of it. */
static void go_on(const struct filling *filling, struct run *run, bool has_eaten,
                  const uint32_t *nodes, uint32_t node_count)
{
    const struct pricing *pricing = filling->pricing;
    const size_t row = (size_t)run->node * pricing->count;
    int32_t value[RUN_MAX];
    for (uint32_t i = 0; i < node_count; i++) {
        const uint32_t k = nodes[i];
        const int32_t step_s =
            pricing->services_s[run->node] + pricing->legs[row + k].drive_s;
        for (uint32_t b = 0; b < run->count; b++)
            value[b] = TOGO_NEVER;
        uint32_t count = go_plain(filling, run, k, has_eaten, step_s,
                                  filling->gains[row + k], value);
        if (!has_eaten) {
            const uint32_t fed =
                go_fed(filling, run, k, step_s, filling->gains[row + k], value);
            count = fed > count ? fed : count;
        }
        merge(run, value, count, (int32_t)pricing->groups[k]);
    }
}

/* Into the table: a slice without a start takes over the next one. True when a value
 * rose. */
static bool end_run(const struct filling *filling, const struct run *run,
                    bool has_eaten)
{
    const struct pricing *pricing = filling->pricing;
    const struct togo *togo = filling->togo;
    const struct togo_table *table = &togo->tables[has_eaten];
    bool rose = false;
    for (uint32_t b = run->count; b-- > 0;) {
        const uint32_t slice = run->first + b;
        const size_t cell = (size_t)run->node * togo->slices + slice;
        const int32_t start =
            opening_next(&pricing->openings[run->node], pricing->ground->windows,
                         slice_tod(togo, slice));
        const bool is_open = start < slice_tod(togo, slice + 1);
        const bool has_next = slice + 1 < togo->slices;
        int32_t best = is_open    ? run->best[b]
                       : has_next ? table->best[cell + 1]
                                  : TOGO_NEVER;
        int32_t other = is_open    ? run->other[b]
                        : has_next ? table->other[cell + 1]
                                   : TOGO_NEVER;
        const int32_t group = is_open    ? run->group[b]
                              : has_next ? table->group[cell + 1]
                                         : -1;
        best = best < NEVER_ALMOST ? TOGO_NEVER : best;
        other = other < NEVER_ALMOST ? TOGO_NEVER : other;
        rose = rose || best > table->best[cell] || other > table->other[cell];
        table->best[cell] = best;
        table->other[cell] = other;
        table->group[cell] = group;
    }
    return rose;
}

/* The part of a long run from its slice `from` on, as a run of its own. */
static struct run part_of(const struct run *run, uint32_t from, uint32_t count)
{
    struct run part = {.node = run->node, .first = run->first + from, .count = count};
    for (uint32_t b = 0; b < count; b++) {
        part.best[b] = run->best[from + b];
        part.group[b] = run->group[from + b];
        part.other[b] = run->other[from + b];
    }
    return part;
}

static bool fill_part(const struct filling *filling, bool has_eaten, uint32_t from,
                      uint32_t count)
{
    const uint32_t nodes = filling->pricing->count;
    bool rose = false;
    for (uint32_t i = 0; i < nodes; i++) {
        struct run part = part_of(&filling->runs[i], from, count);
        go_on(filling, &part, has_eaten, &filling->near[(size_t)i * nodes],
              filling->near_count[i]);
        rose = end_run(filling, &part, has_eaten) || rose;
    }
    return rose;
}

static void fill_run(const struct filling *filling, bool has_eaten, uint32_t first,
                     uint32_t count)
{
    const uint32_t nodes = filling->pricing->count;
    for (uint32_t i = 0; i < nodes; i++) {
        struct run *run = &filling->runs[i];
        uint32_t others = 0;
        run->node = i;
        run->first = first;
        run->count = count;
        begin_run(filling, run, has_eaten);
        while (filling->near_count[i] + others < nodes &&
               filling->near[(size_t)i * nodes + filling->near_count[i] + others] !=
                   NO_IX)
            others++;
        go_on(filling, run, has_eaten,
              &filling->near[(size_t)i * nodes + filling->near_count[i]], others);
    }
    for (uint32_t end = count; end > 0;) {
        const uint32_t part = end < filling->short_run ? end : filling->short_run;
        end -= part;
        for (uint32_t pass = 0;
             pass < filling->passes && fill_part(filling, has_eaten, end, part); pass++)
            ;
    }
}

static uint32_t slices_apart(const struct filling *filling, uint32_t i, uint32_t k)
{
    const struct pricing *pricing = filling->pricing;
    const struct leg leg = pricing->legs[(size_t)i * pricing->count + k];
    return (uint32_t)(pricing->services_s[i] + leg.drive_s) >> filling->togo->shift;
}

static bool can_follow(const struct pricing *pricing, uint32_t i, uint32_t k)
{
    return pricing->groups[i] != pricing->groups[k] &&
           pricing->legs[(size_t)i * pricing->count + k].drive_s < LEG_NONE_S;
}

/* The longest run for which few pairs are nearer than the run is long. */
static uint32_t choose_long_run(const struct filling *filling)
{
    const uint32_t count = filling->pricing->count;
    uint32_t pairs[RUN_MAX + 1] = {0}, all = 0;
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < count; k++) {
            if (!can_follow(filling->pricing, i, k))
                continue;
            const uint32_t apart = slices_apart(filling, i, k);
            pairs[apart < RUN_MAX ? apart : RUN_MAX]++;
            all++;
        }
    }
    uint32_t run = filling->short_run, near = 0;
    for (uint32_t apart = 0; apart < RUN_MAX; apart++) {
        near += pairs[apart];
        if (near * 100 <= all * NEAR_PERCENT && apart + 1 > run)
            run = apart + 1;
    }
    return run;
}

/* By node: those that can follow within a long run, then those that can later, then
 * NO_IX.
 */
static void sort_near(struct filling *filling)
{
    const uint32_t count = filling->pricing->count;
    filling->near = ARENA_ARRAY(filling->scratch, (size_t)count * count, uint32_t);
    filling->near_count = ARENA_ARRAY(filling->scratch, count, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t *near = &filling->near[(size_t)i * count], used = 0;
        for (int far = 0; far < 2; far++) {
            for (uint32_t k = 0; k < count; k++)
                if (can_follow(filling->pricing, i, k) &&
                    (slices_apart(filling, i, k) >= filling->long_run) == far)
                    near[used++] = k;
            if (far == 0)
                filling->near_count[i] = used;
        }
        while (used < count)
            near[used++] = NO_IX;
    }
}

static void choose_runs(struct filling *filling, int32_t step_s)
{
    const uint32_t shift = filling->togo->shift;
    const uint32_t apart = (uint32_t)step_s >> shift;
    filling->short_run = apart > RUN_MAX ? RUN_MAX : apart > 1 ? apart : 1;
    filling->passes = 1;
    if (apart == 0)
        filling->passes =
            step_s > 0 ? (1u << shift) / (uint32_t)step_s + 1 : filling->pricing->count;
    filling->long_run = choose_long_run(filling);
    filling->runs = ARENA_ARRAY(filling->scratch, filling->pricing->count, struct run);
    sort_near(filling);
}

void togo_fill(struct togo *togo, const struct pricing *pricing, uint32_t slices_max,
               struct arena *arena)
{
    struct arena scratch = {0};
    const int32_t step_s = least_step_s(pricing);
    *togo = (struct togo){.pricing = pricing, .unit_uct = choose_unit(pricing, step_s)};
    lay_tables(togo, slices_max, arena);
    struct filling filling = {.togo = togo, .pricing = pricing, .scratch = &scratch};
    lay_gains(&filling);
    choose_runs(&filling, step_s);
    for (uint32_t end = togo->slices; end > 0;) {
        const uint32_t count = end < filling.long_run ? end : filling.long_run;
        end -= count;
        fill_run(&filling, true, end, count);
        if (pricing->day->lunch_s > 0)
            fill_run(&filling, false, end, count);
    }
    arena_release(&scratch);
}

static int64_t start_uct(const struct togo *togo, uint32_t k, bool has_eaten,
                         int32_t there)
{
    const struct pricing *pricing = togo->pricing;
    const int32_t start =
        opening_next(&pricing->openings[k], pricing->ground->windows, there);
    if (start >= TOD_NEVER)
        return REWARD_NEVER;
    const uint32_t slice = (uint32_t)(start - togo->open_tod) >> togo->shift;
    const int32_t units =
        togo->tables[has_eaten].best[(size_t)k * togo->slices + slice];
    return units == TOGO_NEVER ? REWARD_NEVER : units * togo->unit_uct;
}

static int64_t from_uct(const struct togo *togo, const struct pricing_end *wake,
                        int32_t leave_tod)
{
    const struct pricing *pricing = togo->pricing;
    const bool has_lunch = pricing->day->lunch_s > 0;
    int64_t best = REWARD_NEVER;
    for (uint32_t k = 0; k < pricing->count; k++) {
        const struct leg leg = wake->legs[k];
        int64_t value = start_uct(togo, k, !has_lunch, leave_tod + leg.drive_s);
        if (has_lunch) {
            const int64_t fed =
                start_uct(togo, k, true, pricing_fed(pricing, leg.drive_s, leave_tod));
            value = fed > value ? fed : value;
        }
        if (value == REWARD_NEVER)
            continue;
        value +=
            wake->reward_uct + pricing->rewards_uct[k] - (int64_t)leg.cost_ct * CT_UCT;
        best = value > best ? value : best;
    }
    return best;
}

int64_t togo_day_uct(const struct togo *togo, int32_t leave_tod)
{
    int64_t best = togo->pricing->empty_uct;
    for (uint32_t w = 0; w < togo->pricing->wake_count; w++) {
        const int64_t value = from_uct(togo, &togo->pricing->wakes[w], leave_tod);
        best = value > best ? value : best;
    }
    return best;
}
