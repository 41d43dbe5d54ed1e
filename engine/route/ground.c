// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/ground.h"

#include <assert.h>

static void lay_legs(struct ground *ground, struct arena *arena)
{
    const struct matrix *matrix = ground->matrix;
    const size_t count = (size_t)matrix->count * matrix->count;
    struct leg *legs = ARENA_ARRAY(arena, count, struct leg);
    for (size_t i = 0; i < count; i++) {
        const bool is_reached =
            matrix->drive_s[i] >= 0 && matrix->drive_s[i] < LEG_NONE_S;
        legs[i] = is_reached ? (struct leg){matrix->drive_s[i], matrix->cost_ct[i]}
                             : (struct leg){LEG_NONE_S, 0};
    }
    ground->legs = legs;
}

static struct ground_day lay_day(const struct week_day *day)
{
    struct ground_day laid = {
        .open_tod = 1, /* off, unless there is a span */
        .lunch_s = day->lunch_s,
        .lunch_open_tod = day->lunch_open_tod,
        .lunch_close_tod = day->lunch_close_tod,
        .visits_max = day->visits_max,
        .driving_max_s = day->driving_max_s,
        .start_place = day->start_place,
        .end_place = day->end_place,
    };
    if (day->span_count > 0) {
        laid.open_tod = day->spans[0].open_tod;
        laid.close_tod = day->spans[day->span_count - 1].close_tod;
    }
    /* The exemption hangs on the span, not on the departure that is chosen, or an
     * earlier start could be worse than a later one. */
    if (laid.open_tod > laid.lunch_close_tod)
        laid.lunch_s = 0;
    return laid;
}

/* Windows of a node on a day, each cut to each working span. */
static uint32_t cut_windows(const struct week *week, uint32_t d, uint32_t n,
                            struct window *out)
{
    const struct week_node *node = &week->nodes[n];
    const struct range range = node->windows[d];
    uint32_t count = 0;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        for (uint32_t j = 0; j < week->days[d].span_count; j++) {
            const struct window window = week->windows[i],
                                span = week->days[d].spans[j];
            const int32_t last = span.close_tod - node->service_s;
            const struct window cut = {
                window.open_tod > span.open_tod ? window.open_tod : span.open_tod,
                window.close_tod < last ? window.close_tod : last};
            if (cut.open_tod <= cut.close_tod)
                out[count++] = cut;
        }
    }
    return count;
}

static void lay_openings(struct ground *ground, struct arena *arena)
{
    const struct week *week = ground->week;
    const size_t cells = (size_t)week->day_count * week->node_count;
    struct opening_range *openings = ARENA_ARRAY(arena, cells, struct opening_range);
    uint32_t most = 1;
    for (uint32_t n = 0; n < week->node_count; n++)
        for (uint32_t d = 0; d < week->day_count; d++)
            if (week->nodes[n].windows[d].count > most)
                most = week->nodes[n].windows[d].count;
    struct window *cut = ARENA_ARRAY(arena, (size_t)most * WINDOWS_MAX, struct window);
    struct window *windows = NULL;
    size_t capacity = 0;
    uint32_t used = 0;
    for (uint32_t d = 0; d < week->day_count; d++) {
        for (uint32_t n = 0; n < week->node_count; n++) {
            const uint32_t count = cut_windows(week, d, n, cut);
            struct opening_range *opening = &openings[(size_t)d * week->node_count + n];
            *opening = (struct opening_range){TOD_NEVER, -TOD_NEVER, used, 0};
            if (count == 0)
                continue;
            opening->open_tod = cut[0].open_tod;
            opening->close_tod = cut[0].close_tod;
            opening->more_count = count - 1;
            windows = arena_grow(arena, windows, &capacity, (size_t)used + count,
                                 sizeof *windows);
            for (uint32_t i = 1; i < count; i++)
                windows[used++] = cut[i];
        }
    }
    ground->openings = openings;
    ground->windows = windows;
}

/* The shortest leg at each place, to (or from) anything else that a day can touch. */
static int32_t nearest_s(const struct ground *ground, uint32_t place, bool is_out)
{
    int32_t least = LEG_NONE_S;
    for (uint32_t other = 0; other < ground->place_count; other++) {
        const struct leg leg = is_out ? ground_leg(ground, place, other)
                                      : ground_leg(ground, other, place);
        if (other != place && leg.drive_s < least)
            least = leg.drive_s;
    }
    return least;
}

static void lay_nodes(struct ground *ground, struct arena *arena)
{
    const struct week *week = ground->week;
    uint32_t *users = ARENA_ARRAY(arena, ground->place_count, uint32_t);
    int32_t *legs_s = ARENA_ARRAY(arena, ground->place_count, int32_t);
    for (uint32_t n = 0; n < week->node_count; n++)
        users[week->nodes[n].place]++;
    for (uint32_t d = 0; d < week->day_count; d++) {
        users[week->days[d].start_place]++;
        users[week->days[d].end_place]++;
    }
    for (uint32_t i = 0; i < week->lodging_count; i++)
        users[week->lodgings[i].place]++;
    for (uint32_t p = 0; p < ground->place_count; p++)
        legs_s[p] =
            users[p] > 1 ? 0 : nearest_s(ground, p, false) + nearest_s(ground, p, true);
    struct ground_node *nodes =
        ARENA_ARRAY(arena, week->node_count, struct ground_node);
    for (uint32_t n = 0; n < week->node_count; n++) {
        const struct week_node *node = &week->nodes[n];
        nodes[n] =
            (struct ground_node){.place = node->place,
                                 .group = node->group,
                                 .service_s = node->service_s,
                                 .need_s = node->service_s + legs_s[node->place]};
    }
    ground->nodes = nodes;
}

static void lay_groups(struct ground *ground, struct arena *arena)
{
    struct range *groups = ARENA_ARRAY(arena, ground->group_count, struct range);
    for (uint32_t n = 0; n < ground->node_count; n++) {
        struct range *range = &groups[ground->nodes[n].group];
        if (range->count++ == 0)
            range->first = n;
        assert(range->first + range->count == n + 1);
    }
    ground->group_nodes = groups;
}

static bool are_alike(const struct ground *ground, uint32_t a, uint32_t b)
{
    const struct ground_day *one = &ground->days[a], *other = &ground->days[b];
    bool same = ground->week->lodging_count == 0 && one->open_tod == other->open_tod &&
                one->close_tod == other->close_tod && one->lunch_s == other->lunch_s &&
                one->lunch_open_tod == other->lunch_open_tod &&
                one->lunch_close_tod == other->lunch_close_tod &&
                one->visits_max == other->visits_max &&
                one->driving_max_s == other->driving_max_s &&
                one->start_place == other->start_place &&
                one->end_place == other->end_place;
    for (uint32_t n = 0; same && n < ground->node_count; n++) {
        const struct opening_range *here = ground_opening(ground, a, n);
        const struct opening_range *there = ground_opening(ground, b, n);
        const struct week_node *node = &ground->week->nodes[n];
        same = node->value_ct[a] == node->value_ct[b] &&
               here->open_tod == there->open_tod &&
               here->close_tod == there->close_tod &&
               here->more_count == there->more_count;
        for (uint32_t i = 0; same && i < here->more_count; i++) {
            const struct window *x = &ground->windows[here->more_first + i];
            const struct window *y = &ground->windows[there->more_first + i];
            same = x->open_tod == y->open_tod && x->close_tod == y->close_tod;
        }
    }
    return same;
}

static void lay_kinds(struct ground *ground)
{
    for (uint32_t d = 0; d < ground->day_count; d++) {
        uint32_t first = 0;
        while (first < d && !are_alike(ground, first, d))
            first++;
        ground->kind_of[d] = first;
        ground->kind_count[first]++;
    }
}

static int64_t common(int64_t a, int64_t b)
{
    while (b != 0) {
        const int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

static void lay_grid(struct ground *ground)
{
    const struct week *week = ground->week;
    const size_t legs = (size_t)ground->place_count * ground->place_count;
    int64_t grid_ct = 0;
    for (uint32_t n = 0; n < week->node_count; n++)
        for (uint32_t d = 0; d < week->day_count; d++)
            grid_ct = common(grid_ct, week->nodes[n].value_ct[d]);
    for (uint32_t g = 0; g < week->group_count; g++)
        grid_ct = common(grid_ct, week->groups[g].miss_ct);
    for (uint32_t q = 0; q < week->quota_count; q++)
        if (week->quotas[q].least > 0)
            grid_ct = common(grid_ct, week->quotas[q].miss_ct);
    for (uint32_t l = 0; l < week->lodging_count; l++)
        grid_ct = common(grid_ct, week->lodgings[l].night_ct);
    for (size_t i = 0; i < legs && grid_ct != 1; i++)
        grid_ct = common(grid_ct, ground->legs[i].cost_ct);
    ground->grid_ct = grid_ct > 0 ? grid_ct : 1;
}

void ground_lay(struct ground *ground, const struct week *week,
                const struct matrix *matrix, struct arena *arena)
{
    *ground = (struct ground){
        .week = week,
        .matrix = matrix,
        .day_count = week->day_count,
        .node_count = week->node_count,
        .group_count = week->group_count,
        .place_count = matrix->count,
    };
    for (uint32_t d = 0; d < week->day_count; d++)
        ground->days[d] = lay_day(&week->days[d]);
    lay_legs(ground, arena);
    lay_openings(ground, arena);
    lay_nodes(ground, arena);
    lay_groups(ground, arena);
    lay_kinds(ground);
    lay_grid(ground);
}

int32_t opening_next_more(const struct opening_range *opening,
                          const struct window *windows, int32_t tod)
{
    for (uint32_t i = 0; i < opening->more_count; i++) {
        const struct window window = windows[opening->more_first + i];
        if (tod <= window.close_tod)
            return tod > window.open_tod ? tod : window.open_tod;
    }
    return TOD_NEVER;
}

int32_t opening_prev_more(const struct opening_range *opening,
                          const struct window *windows, int32_t tod)
{
    for (uint32_t i = opening->more_count; i-- > 0;) {
        const struct window window = windows[opening->more_first + i];
        if (tod >= window.open_tod)
            return tod < window.close_tod ? tod : window.close_tod;
    }
    return tod < opening->close_tod ? tod : opening->close_tod;
}

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t smaller(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

int64_t ground_night_ct(const struct ground *ground, uint32_t day, uint32_t sleep)
{
    return sleep == 0 ? 0
                      : (int64_t)week_nights(ground->week, day) *
                            ground->week->lodgings[sleep - 1].night_ct;
}

bool ground_transfer_fits(const struct ground *ground, uint32_t d, uint32_t wake,
                          uint32_t sleep)
{
    const struct ground_day *day = &ground->days[d];
    const struct leg leg = ground_leg(ground, ground_wake_place(ground, d, wake),
                                      ground_sleep_place(ground, d, sleep));
    if (wake == sleep)
        return true;
    if (day->open_tod > day->close_tod || leg.drive_s > day->driving_max_s)
        return false;
    const int32_t there = day->open_tod + leg.drive_s;
    if (day->lunch_s == 0 || there <= day->lunch_close_tod)
        return there <= day->close_tod;
    return ground_lunch_arrival(day, leg.drive_s, day->open_tod) <= day->close_tod;
}

int32_t ground_lunch_arrival(const struct ground_day *day, int32_t drive_s, int32_t tod)
{
    const int32_t first = larger(tod, day->lunch_open_tod);
    const int32_t last = larger(tod + drive_s, day->lunch_open_tod);
    int32_t arrival = TOD_NEVER;
    if (first <= day->lunch_close_tod)
        arrival = first + day->lunch_s + drive_s;
    if (last <= day->lunch_close_tod)
        arrival = smaller(arrival, last + day->lunch_s);
    return arrival;
}

int32_t ground_lunch_leave(const struct ground_day *day, int32_t drive_s, int32_t tod)
{
    const int32_t first = smaller(tod - day->lunch_s - drive_s, day->lunch_close_tod);
    const int32_t last = smaller(tod - day->lunch_s, day->lunch_close_tod);
    int32_t leave = -TOD_NEVER;
    if (first >= day->lunch_open_tod)
        leave = first;
    if (last >= day->lunch_open_tod)
        leave = larger(leave, last - drive_s);
    return leave;
}
