// SPDX-License-Identifier: GPL-3.0-or-later
#include "weeks.h"

#include <stdlib.h>
#include <string.h>

static int32_t below(struct rng *rng, int32_t bound)
{
    return (int32_t)rng_below(rng, (uint32_t)(bound > 1 ? bound : 1));
}

static void make_day(struct rng *rng, const struct weeks_options *options, uint32_t d,
                     struct week_day *day)
{
    const int32_t horizon = options->horizon_s;
    *day = (struct week_day){.day = (int32_t)d,
                             .span_count = 1,
                             .visits_max = UINT32_MAX,
                             .driving_max_s = INT32_MAX};
    day->spans[0].open_tod = below(rng, horizon / 4);
    day->spans[0].close_tod = horizon - below(rng, horizon / 4);
    if (options->has_holes && rng_below(rng, 3) == 0) {
        const int32_t middle = horizon / 3 + below(rng, horizon / 4);
        day->spans[1] = (struct window){middle + 1 + below(rng, horizon / 8),
                                        day->spans[0].close_tod};
        day->spans[0].close_tod = middle;
        day->span_count = 2;
    }
    if (options->has_lunch && rng_below(rng, 6) != 0) {
        day->lunch_s = 1 + below(rng, horizon / 8);
        day->lunch_open_tod = below(rng, horizon);
        day->lunch_close_tod = day->lunch_open_tod + below(rng, horizon / 4);
    }
    if (options->has_caps && rng_below(rng, 3) == 0)
        day->visits_max = 1 + rng_below(rng, 4);
    if (options->has_caps && rng_below(rng, 3) == 0)
        day->driving_max_s = horizon / 4 + below(rng, horizon / 2);
}

struct making {
    struct rng *rng;
    const struct weeks_options *options;
    struct window *windows;
    uint32_t window_count;
};

/* One to four windows, sorted and apart; sometimes none. */
static struct range make_windows(struct making *making)
{
    struct rng *rng = making->rng;
    const int32_t horizon = making->options->horizon_s;
    struct range range = {making->window_count, 0};
    const uint32_t wanted = rng_below(rng, 8) == 0 ? 0 : 1 + rng_below(rng, 4);
    int32_t tod = below(rng, horizon / 2);
    for (uint32_t i = 0; i < wanted && tod < horizon; i++) {
        const int32_t length =
            wanted == 1 ? below(rng, horizon) : below(rng, horizon / 5);
        making->windows[making->window_count++] = (struct window){tod, tod + length};
        range.count++;
        tod += length + 2 + below(rng, horizon / 5);
    }
    return range;
}

static void make_nodes(struct making *making, struct arena *arena, struct week *week)
{
    const struct weeks_options *options = making->options;
    struct rng *rng = making->rng;
    const uint32_t count = options->node_count;
    struct week_node *nodes = ARENA_ARRAY(arena, count, struct week_node);
    struct week_group *groups = ARENA_ARRAY(arena, count, struct week_group);
    uint32_t group_count = 0;
    for (uint32_t n = 0; n < count; n++) {
        const bool joins = options->has_groups && n > 0 && rng_below(rng, 4) == 0;
        group_count += !joins;
        const uint32_t group = group_count - 1;
        const int64_t value_ct = rng_below(rng, 5000);
        nodes[n] = (struct week_node){.account_ix = group,
                                      .appointment_ix = NO_IX,
                                      .event_ix = NO_IX,
                                      .group = group,
                                      .place = 1 + rng_below(rng, count),
                                      .service_s = below(rng, options->horizon_s / 6),
                                      .worth_ct = value_ct};
        for (uint32_t d = 0; d < week->day_count; d++) {
            nodes[n].windows[d] = make_windows(making);
            nodes[n].value_ct[d] = value_ct + rng_below(rng, 500);
        }
        groups[group] = (struct week_group){.account_ix = group};
        if (options->has_penalties && rng_below(rng, 4) == 0) {
            groups[group].miss_ct = rng_below(rng, 3) ? rng_below(rng, 3000) : 100000;
            groups[group].is_must = groups[group].miss_ct == 100000;
        }
    }
    week->nodes = nodes;
    week->node_count = count;
    week->groups = groups;
    week->group_count = group_count;
}

static void make_lodgings(struct rng *rng, const struct weeks_options *options,
                          struct week *week)
{
    if (!options->has_lodgings)
        return;
    week->lodging_count = 1 + rng_below(rng, 2);
    week->nights_max = rng_below(rng, 4);
    week->nights_row_max = 1 + rng_below(rng, 2);
    for (uint32_t i = 0; i < week->lodging_count; i++)
        week->lodgings[i] = (struct week_lodging){i, week->place_count++,
                                                  (int64_t)rng_below(rng, 1500)};
    for (uint32_t d = 1; d < week->day_count; d++)
        week->days[d].day = week->days[d - 1].day + 1 + (rng_below(rng, 4) == 0);
}

static void close_triangles(int32_t *cells, uint32_t count)
{
    for (uint32_t k = 0; k < count; k++)
        for (uint32_t i = 0; i < count; i++)
            for (uint32_t j = 0; j < count; j++)
                if (cells[i * count + k] + cells[k * count + j] < cells[i * count + j])
                    cells[i * count + j] = cells[i * count + k] + cells[k * count + j];
}

static void make_matrix(struct rng *rng, const struct weeks_options *options,
                        uint32_t count, struct arena *arena, struct matrix *matrix)
{
    const size_t cells = (size_t)count * count;
    int32_t *drive_s = ARENA_ARRAY(arena, cells, int32_t);
    int32_t *drive_m = ARENA_ARRAY(arena, cells, int32_t);
    int32_t *cost_ct = ARENA_ARRAY(arena, cells, int32_t);
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = 0; j < count; j++) {
            if (i == j)
                continue;
            drive_s[i * count + j] = below(rng, options->horizon_s / 5);
            cost_ct[i * count + j] = below(rng, 1500);
        }
    }
    if (options->is_metric) {
        close_triangles(drive_s, count);
        close_triangles(cost_ct, count);
    }
    for (size_t i = 0; i < cells; i++)
        drive_m[i] = drive_s[i] * 20;
    if (!options->is_metric && rng_below(rng, 4) == 0)
        drive_s[1] = -1; /* from home to the first place: no way */
    *matrix = (struct matrix){count, drive_s, drive_m, cost_ct};
}

/* The draws come last, so that weeks without quotas stay what they were. */
static void make_quotas(struct rng *rng, const struct weeks_options *options,
                        struct arena *arena, struct week *week)
{
    const uint32_t count = 1 + rng_below(rng, 2);
    struct week_quota *quotas = ARENA_ARRAY(arena, count, struct week_quota);
    for (uint32_t q = 0; q < count; q++) {
        int32_t *amounts = ARENA_ARRAY(arena, week->node_count, int32_t);
        for (uint32_t n = 0; n < week->node_count; n++) {
            const bool joins =
                n > 0 && week->nodes[n].group == week->nodes[n - 1].group;
            amounts[n] = joins ? amounts[n - 1] : below(rng, 4);
        }
        quotas[q] = (struct week_quota){below(rng, 7), amounts, 0, 0, q};
    }
    for (uint32_t q = 0; options->has_leasts && q < count; q++) {
        if (rng_below(rng, 3) == 0)
            quotas[q].most = WEEK_QUOTA_OPEN;
        quotas[q].least = quotas[q].most == WEEK_QUOTA_OPEN
                              ? below(rng, 9)
                              : below(rng, (int32_t)quotas[q].most + 1);
        quotas[q].miss_ct = below(rng, 500);
    }
    week->quotas = quotas;
    week->quota_count = count;
}

static bool keeps_quotas(const struct week *week, uint32_t set, int64_t *penalty_ct)
{
    *penalty_ct = 0;
    for (uint32_t q = 0; q < week->quota_count; q++) {
        const struct week_quota *quota = &week->quotas[q];
        int64_t taken = 0;
        for (uint32_t n = 0; n < week->node_count; n++) {
            const bool is_first =
                n == 0 || week->nodes[n].group != week->nodes[n - 1].group;
            if (is_first && (set >> week->nodes[n].group & 1))
                taken += quota->amounts[n];
        }
        if (taken > quota->most)
            return false;
        if (taken < quota->least)
            *penalty_ct += (quota->least - taken) * quota->miss_ct;
    }
    return true;
}

void weeks_make(struct rng *rng, const struct weeks_options *options,
                struct arena *arena, struct week *week, struct matrix *matrix)
{
    *week = (struct week){.rep_ix = NO_IX,
                          .day_count = options->day_count,
                          .place_count = options->node_count + 1};
    struct making making = {
        rng, options,
        ARENA_ARRAY(arena, (size_t)options->node_count * options->day_count * 4,
                    struct window),
        0};
    for (uint32_t d = 0; d < options->day_count; d++)
        make_day(rng, options, d, &week->days[d]);
    make_nodes(&making, arena, week);
    week->windows = making.windows;
    week->window_count = making.window_count;
    make_lodgings(rng, options, week);
    make_matrix(rng, options, week->place_count, arena, matrix);
    if (options->has_quotas)
        make_quotas(rng, options, arena, week);
}

/* Where the rep may be at each second, by whether lunch was eaten. */
struct clock {
    int32_t horizon;
    uint8_t *at[2]; /* [eaten][second] */
};

static struct clock clock_new(int32_t horizon)
{
    struct clock clock = {.horizon = horizon};
    for (int eaten = 0; eaten < 2; eaten++)
        clock.at[eaten] = calloc((size_t)horizon + 1, 1);
    return clock;
}

static void clock_free(struct clock *clock)
{
    free(clock->at[0]);
    free(clock->at[1]);
}

/* Stay where she is: wait, and eat once. */
static void clock_stay(struct clock *clock, const struct week_day *day)
{
    for (int32_t t = 0; t <= clock->horizon; t++) {
        if (t > 0)
            for (int eaten = 0; eaten < 2; eaten++)
                clock->at[eaten][t] |= clock->at[eaten][t - 1];
        const bool is_time = day->lunch_s > 0 && t - day->lunch_s >= 0 &&
                             t - day->lunch_s >= day->lunch_open_tod &&
                             t - day->lunch_s <= day->lunch_close_tod;
        if (is_time)
            clock->at[1][t] |= clock->at[0][t - day->lunch_s];
    }
}

/* Everything `length` seconds later, from the seconds that `allowed` names (NULL: all).
 */
static void clock_shift(struct clock *clock, int32_t length, const uint8_t *allowed)
{
    for (int eaten = 0; eaten < 2; eaten++) {
        for (int32_t t = clock->horizon; t >= 0; t--) {
            const int32_t from = t - length;
            clock->at[eaten][t] =
                from >= 0 && (!allowed || allowed[from]) ? clock->at[eaten][from] : 0;
        }
    }
}

static void allow_starts(const struct week *week, uint32_t d, uint32_t node,
                         int32_t horizon, uint8_t *allowed)
{
    const struct week_day *day = &week->days[d];
    const struct range range = week->nodes[node].windows[d];
    const int32_t service_s = week->nodes[node].service_s;
    memset(allowed, 0, (size_t)horizon + 1);
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        for (int32_t t = week->windows[i].open_tod; t <= week->windows[i].close_tod;
             t++) {
            bool in_span = false;
            for (uint32_t s = 0; s < day->span_count; s++)
                in_span = in_span || (t >= day->spans[s].open_tod &&
                                      t + service_s <= day->spans[s].close_tod);
            if (in_span && t <= horizon)
                allowed[t] = 1;
        }
    }
}

bool weeks_can_do(const struct week *week, const struct matrix *matrix, uint32_t d,
                  const uint32_t *nodes, uint32_t count)
{
    const struct week_day *day = &week->days[d];
    int64_t driving_s = 0;
    if (count == 0 && day->start_place == day->end_place)
        return true;
    if (day->span_count == 0 || count > day->visits_max)
        return false;
    const int32_t horizon = day->spans[day->span_count - 1].close_tod;
    struct clock clock = clock_new(horizon);
    uint8_t *allowed = calloc((size_t)horizon + 1, 1);
    bool reached = true;
    clock.at[0][day->spans[0].open_tod] = 1;
    uint32_t place = day->start_place;
    for (uint32_t i = 0; i <= count && reached; i++) {
        const uint32_t next = i < count ? week->nodes[nodes[i]].place : day->end_place;
        const int32_t drive_s = matrix->drive_s[place * matrix->count + next];
        reached = drive_s >= 0;
        driving_s += drive_s;
        clock_stay(&clock, day);
        if (reached)
            clock_shift(&clock, drive_s, NULL);
        if (i == count)
            break;
        clock_stay(&clock, day);
        allow_starts(week, d, nodes[i], horizon, allowed);
        clock_shift(&clock, week->nodes[nodes[i]].service_s, allowed);
        place = next;
    }
    const bool needs_lunch =
        day->lunch_s > 0 && day->spans[0].open_tod <= day->lunch_close_tod;
    bool back = false;
    for (int32_t t = 0; t <= horizon; t++)
        back = back || clock.at[1][t] ||
               (clock.at[0][t] && (!needs_lunch || t <= day->lunch_close_tod));
    clock_free(&clock);
    free(allowed);
    return reached && back && driving_s <= day->driving_max_s;
}

int64_t weeks_net_ct(const struct week *week, const struct matrix *matrix, uint32_t d,
                     const uint32_t *nodes, uint32_t count)
{
    int64_t net_ct = 0;
    uint32_t place = week->days[d].start_place;
    for (uint32_t i = 0; i <= count; i++) {
        const uint32_t next =
            i < count ? week->nodes[nodes[i]].place : week->days[d].end_place;
        net_ct -= matrix->cost_ct[place * matrix->count + next];
        if (i < count)
            net_ct += week->nodes[nodes[i]].value_ct[d];
        place = next;
    }
    return net_ct;
}

/* All orders of all sets of nodes of a day, one node a group; calls back with each that
 * can be done. */
struct walk {
    const struct week *week;
    const struct matrix *matrix;
    uint32_t day;
    const int64_t *reward_uct;
    uint32_t nodes[16], count, groups; /* groups: bits of those in use */
    int64_t *best_by_set; /* by set of groups; NULL: only the best of all */
    int64_t best_uct;
};

static void walk_note(struct walk *walk)
{
    const int64_t net_ct =
        weeks_net_ct(walk->week, walk->matrix, walk->day, walk->nodes, walk->count);
    if (walk->best_by_set) {
        if (net_ct > walk->best_by_set[walk->groups])
            walk->best_by_set[walk->groups] = net_ct;
        return;
    }
    int64_t sum_uct = net_ct * 10000;
    for (uint32_t i = 0; i < walk->count; i++)
        sum_uct += walk->reward_uct[walk->nodes[i]] -
                   walk->week->nodes[walk->nodes[i]].value_ct[walk->day] * 10000;
    if (sum_uct > walk->best_uct)
        walk->best_uct = sum_uct;
}

/* A beginning that cannot be done alone may be done with more behind it only where the
 * way back is longer than the way around, so every order is tried in full. */
static void walk_on(struct walk *walk)
{
    if (weeks_can_do(walk->week, walk->matrix, walk->day, walk->nodes, walk->count))
        walk_note(walk);
    for (uint32_t n = 0; n < walk->week->node_count; n++) {
        const uint32_t group = 1u << walk->week->nodes[n].group;
        if (walk->groups & group || walk->week->nodes[n].windows[walk->day].count == 0)
            continue;
        walk->nodes[walk->count++] = n;
        walk->groups |= group;
        walk_on(walk);
        walk->groups &= ~group;
        walk->count--;
    }
}

int64_t weeks_best_day_uct(const struct week *week, const struct matrix *matrix,
                           uint32_t day, const int64_t *reward_uct)
{
    struct walk walk = {.week = week,
                        .matrix = matrix,
                        .day = day,
                        .reward_uct = reward_uct,
                        .best_uct = INT64_MIN};
    walk_on(&walk);
    return walk.best_uct;
}

/* The best with each day beginning and ending where it says. */
static int64_t best_between_ends_ct(const struct week *week,
                                    const struct matrix *matrix)
{
    const uint32_t sets = 1u << week->group_count;
    int64_t *best = calloc(sets, sizeof *best), *next = calloc(sets, sizeof *next);
    int64_t *day_best = calloc(sets, sizeof *day_best);
    for (uint32_t set = 0; set < sets; set++)
        best[set] = set == 0 ? 0 : INT64_MIN / 4;
    for (uint32_t d = 0; d < week->day_count; d++) {
        for (uint32_t set = 0; set < sets; set++)
            next[set] = day_best[set] = INT64_MIN / 4;
        struct walk walk = {
            .week = week, .matrix = matrix, .day = d, .best_by_set = day_best};
        walk_on(&walk);
        for (uint32_t set = 0; set < sets; set++)
            for (uint32_t used = set;; used = (used - 1) & set) {
                if (best[set & ~used] + day_best[used] > next[set])
                    next[set] = best[set & ~used] + day_best[used];
                if (used == 0)
                    break;
            }
        memcpy(best, next, sets * sizeof *best);
    }
    int64_t answer = INT64_MIN;
    for (uint32_t set = 0; set < sets; set++) {
        int64_t net_ct = best[set], penalty_ct;
        for (uint32_t g = 0; g < week->group_count; g++)
            net_ct -= set >> g & 1 ? 0 : week->groups[g].miss_ct;
        if (keeps_quotas(week, set, &penalty_ct) && net_ct - penalty_ct > answer)
            answer = net_ct - penalty_ct;
    }
    free(best);
    free(next);
    free(day_best);
    return answer;
}

/* Never more nights away one after the other, and in all, than the week allows. */
static bool nights_are_kept(const struct week *week, const uint32_t *sleeps)
{
    uint32_t all = 0, row = 0;
    for (uint32_t d = 0; d + 1 < week->day_count; d++) {
        const uint32_t nights = (uint32_t)(week->days[d + 1].day - week->days[d].day);
        all += sleeps[d] > 0 ? nights : 0;
        row = sleeps[d] > 0 ? row + nights : 0;
        if (row > week->nights_row_max || all > week->nights_max)
            return false;
    }
    return true;
}

/* Every way to sleep. */
int64_t weeks_best_net_ct(const struct week *week, const struct matrix *matrix)
{
    const uint32_t ends = week->lodging_count + 1;
    uint32_t ways = 1;
    int64_t best_ct = INT64_MIN;
    for (uint32_t d = 1; d < week->day_count; d++)
        ways *= ends;
    for (uint32_t way = 0; way < ways; way++) {
        struct week fixed = *week;
        uint32_t sleeps[WEEK_DAYS_MAX] = {0}, rest = way;
        int64_t night_ct = 0;
        fixed.lodging_count = 0;
        for (uint32_t d = 0; d + 1 < week->day_count; d++, rest /= ends) {
            sleeps[d] = rest % ends;
            if (sleeps[d] == 0)
                continue;
            const struct week_lodging *lodging = &week->lodgings[sleeps[d] - 1];
            fixed.days[d].end_place = fixed.days[d + 1].start_place = lodging->place;
            night_ct += (week->days[d + 1].day - week->days[d].day) * lodging->night_ct;
        }
        if (!nights_are_kept(week, sleeps))
            continue;
        const int64_t net_ct = best_between_ends_ct(&fixed, matrix);
        if (net_ct > INT64_MIN / 8 && net_ct - night_ct > best_ct)
            best_ct = net_ct - night_ct;
    }
    return best_ct;
}
