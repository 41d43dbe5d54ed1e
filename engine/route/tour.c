// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/tour.h"

#include <assert.h>
#include <string.h>

static struct tour_stop start_stop(const struct ground_day *day, uint32_t place)
{
    const bool has_lunch = day->lunch_s > 0;
    return (struct tour_stop){.node = NO_IX,
                              .place = place,
                              .early0 = has_lunch ? day->open_tod : TOD_NEVER,
                              .early1 = has_lunch ? TOD_NEVER : day->open_tod};
}

/* Back by the end of the span; without lunch only by the time it must begin. */
static struct tour_stop end_stop(const struct ground_day *day, uint32_t place)
{
    const int32_t hungry =
        day->close_tod < day->lunch_close_tod ? day->close_tod : day->lunch_close_tod;
    return (struct tour_stop){.node = NO_IX,
                              .place = place,
                              .late0 = day->lunch_s > 0 ? hungry : -TOD_NEVER,
                              .late1 = day->close_tod};
}

static void set_early(const struct ground *ground, const struct tour *tour, uint32_t p)
{
    const struct ground_day *day = &ground->days[tour->day];
    const struct tour_stop *before = &tour->stops[p - 1];
    struct tour_stop *stop = &tour->stops[p];
    const struct arrival at =
        arrival_after(day,
                      (struct arrival){before->early0 + before->service_s,
                                       before->early1 + before->service_s},
                      stop->leg.drive_s);
    if (stop->node == NO_IX) {
        stop->early0 = at.tod0;
        stop->early1 = at.tod1;
        return;
    }
    const struct opening_range *opening = ground_opening(ground, tour->day, stop->node);
    stop->early0 = opening_next(opening, ground->windows, at.tod0);
    stop->early1 = opening_next(opening, ground->windows, at.tod1);
}

static void set_late(const struct ground *ground, const struct tour *tour, uint32_t p)
{
    const struct ground_day *day = &ground->days[tour->day];
    const struct tour_stop *after = &tour->stops[p + 1];
    struct tour_stop *stop = &tour->stops[p];
    const int32_t drive_s = after->leg.drive_s;
    int32_t leave0 = after->late0 - drive_s;
    const int32_t leave1 = after->late1 - drive_s;
    if (day->lunch_s > 0) {
        const int32_t hungry = ground_lunch_leave(day, drive_s, after->late1);
        if (hungry > leave0)
            leave0 = hungry;
    }
    if (stop->node == NO_IX) {
        stop->late0 = leave0;
        stop->late1 = leave1;
        return;
    }
    const struct opening_range *opening = ground_opening(ground, tour->day, stop->node);
    stop->late0 = opening_prev(opening, ground->windows, leave0 - stop->service_s);
    stop->late1 = opening_prev(opening, ground->windows, leave1 - stop->service_s);
}

/* Between leaving p and the latest start at p + 1, in the kindest of the cases: lunch
 * still to take at both, taken before both, or taken in between. */
static void set_room(const struct ground *ground, const struct tour *tour, uint32_t p)
{
    struct tour_stop *stop = &tour->stops[p];
    const struct tour_stop *after = stop + 1;
    int32_t room_s = after->late1 - stop->early1;
    if (after->late0 - stop->early0 > room_s)
        room_s = after->late0 - stop->early0;
    const int32_t lunch_s = ground->days[tour->day].lunch_s;
    if (after->late1 - stop->early0 - lunch_s > room_s)
        room_s = after->late1 - stop->early0 - lunch_s;
    stop->room_s = room_s - stop->service_s;
}

/* Earliest starts from position `first` on, latest ones from `last` down. */
static void refresh(const struct ground *ground, struct tour *tour, uint32_t first,
                    uint32_t last)
{
    for (uint32_t p = first; p <= tour->count + 1; p++)
        set_early(ground, tour, p);
    for (uint32_t p = last + 1; p-- > 0;)
        set_late(ground, tour, p);
    for (uint32_t p = 0; p <= tour->count; p++)
        set_room(ground, tour, p);
}

void tour_clear(struct tour *tour, const struct ground *ground)
{
    const struct ground_day *day = &ground->days[tour->day];
    tour->count = 0;
    tour->value_ct = 0;
    const uint32_t from = ground_wake_place(ground, tour->day, tour->wake);
    const uint32_t to = ground_sleep_place(ground, tour->day, tour->sleep);
    tour->stops[0] = start_stop(day, from);
    tour->stops[1] = end_stop(day, to);
    tour->stops[1].leg = ground_leg(ground, from, to);
    tour->night_ct = ground_night_ct(ground, tour->day, tour->sleep);
    tour->cost_ct = tour->stops[1].leg.cost_ct;
    tour->drive_s = tour->stops[1].leg.drive_s;
    refresh(ground, tour, 1, 0);
}

void tour_init(struct tour *tour, const struct ground *ground, uint32_t day,
               uint32_t capacity, struct arena *arena)
{
    tour_init_ends(tour, ground, day, 0, 0, capacity, arena);
}

void tour_init_ends(struct tour *tour, const struct ground *ground, uint32_t day,
                    uint32_t wake, uint32_t sleep, uint32_t capacity,
                    struct arena *arena)
{
    tour->day = day;
    tour->wake = wake;
    tour->sleep = sleep;
    tour->capacity = capacity;
    tour->stops = ARENA_ARRAY(arena, (size_t)capacity + 2, struct tour_stop);
    tour_clear(tour, ground);
}

void tour_copy(struct tour *to, const struct tour *from)
{
    struct tour_stop *stops = to->stops;
    const uint32_t capacity = to->capacity;
    assert(from->count <= capacity);
    memcpy(stops, from->stops, (from->count + 2) * sizeof *stops);
    *to = *from;
    to->stops = stops;
    to->capacity = capacity;
}

/* A stretch of the tour as it would be: where it ends and what it has summed up. */
struct walk {
    struct arrival leave;
    uint32_t place;
    int64_t value_ct, cost_ct;
    int32_t drive_s;
};

static void walk_leg(struct walk *walk, const struct ground *ground,
                     const struct ground_day *day, uint32_t place)
{
    const struct leg leg = ground_leg(ground, walk->place, place);
    walk->leave = arrival_after(day, walk->leave, leg.drive_s);
    walk->cost_ct += leg.cost_ct;
    walk->drive_s += leg.drive_s;
    walk->place = place;
}

static struct walk walk_splice(const struct ground *ground, const struct tour *tour,
                               const struct splice *splice)
{
    const struct ground_day *day = &ground->days[tour->day];
    const struct tour_stop *before = &tour->stops[splice->first - 1];
    struct walk walk = {.leave = {before->early0 + before->service_s,
                                  before->early1 + before->service_s},
                        .place = before->place};
    for (uint32_t i = 0; i < splice->node_count; i++) {
        const uint32_t node = splice->nodes[i];
        const struct ground_node *visit = &ground->nodes[node];
        const struct opening_range *opening = ground_opening(ground, tour->day, node);
        walk_leg(&walk, ground, day, visit->place);
        walk.leave.tod0 =
            opening_next(opening, ground->windows, walk.leave.tod0) + visit->service_s;
        walk.leave.tod1 =
            opening_next(opening, ground->windows, walk.leave.tod1) + visit->service_s;
        walk.value_ct += ground->week->nodes[node].value_ct[tour->day];
    }
    walk_leg(&walk, ground, day, tour->stops[splice->first + splice->removed].place);
    return walk;
}

bool splice_test(const struct ground *ground, const struct tour *tour,
                 const struct splice *splice, struct splice_change *change)
{
    const struct ground_day *day = &ground->days[tour->day];
    const uint32_t count = tour->count - splice->removed + splice->node_count;
    if (count > day->visits_max || count > tour->capacity)
        return false;
    const struct walk walk = walk_splice(ground, tour, splice);
    const struct tour_stop *after = &tour->stops[splice->first + splice->removed];
    /* An empty day asks for nothing but, where it has one, its drive. */
    if ((count > 0 || tour->wake != tour->sleep) && walk.leave.tod0 > after->late0 &&
        walk.leave.tod1 > after->late1)
        return false;
    *change = (struct splice_change){walk.value_ct, walk.cost_ct, walk.drive_s};
    for (uint32_t p = splice->first; p < splice->first + splice->removed; p++) {
        const struct tour_stop *stop = &tour->stops[p];
        change->value_ct -= ground->week->nodes[stop->node].value_ct[tour->day];
        change->cost_ct -= stop->leg.cost_ct;
        change->drive_s -= stop->leg.drive_s;
    }
    change->cost_ct -= after->leg.cost_ct;
    change->drive_s -= after->leg.drive_s;
    return tour->drive_s + change->drive_s <= day->driving_max_s;
}

static void put_stops(const struct ground *ground, struct tour *tour,
                      const struct splice *splice)
{
    struct tour_stop *stops = tour->stops;
    const uint32_t first = splice->first, after = first + splice->removed;
    memmove(&stops[first + splice->node_count], &stops[after],
            (tour->count + 2 - after) * sizeof *stops);
    tour->count = tour->count - splice->removed + splice->node_count;
    for (uint32_t i = 0; i < splice->node_count; i++) {
        const struct ground_node *visit = &ground->nodes[splice->nodes[i]];
        stops[first + i] = (struct tour_stop){.node = splice->nodes[i],
                                              .place = visit->place,
                                              .service_s = visit->service_s};
    }
    for (uint32_t p = first; p <= first + splice->node_count; p++)
        stops[p].leg = ground_leg(ground, stops[p - 1].place, stops[p].place);
}

void splice_apply(const struct ground *ground, struct tour *tour,
                  const struct splice *splice)
{
    struct splice_change change;
    const bool fits = splice_test(ground, tour, splice, &change);
    assert(fits);
    (void)fits;
    tour->value_ct += change.value_ct;
    tour->cost_ct += change.cost_ct;
    tour->drive_s += change.drive_s;
    put_stops(ground, tour, splice);
    refresh(ground, tour, splice->first, splice->first + splice->node_count - 1);
    assert(tour_is_exact(ground, tour));
}

bool tour_drop(const struct ground *ground, struct tour *tour,
               const uint8_t *is_dropped)
{
    const struct ground_day *day = &ground->days[tour->day];
    struct tour_stop *stops = tour->stops;
    uint32_t kept = 0, first = tour->count + 1, last = 0;
    int64_t value_ct = 0, cost_ct = 0;
    int32_t drive_s = 0;
    for (uint32_t p = 1; p <= tour->count + 1; p++) {
        if (p <= tour->count && is_dropped[stops[p].node]) {
            first = first < kept + 1 ? first : kept + 1;
            last = kept;
            continue;
        }
        struct tour_stop *stop = &stops[++kept];
        *stop = stops[p];
        stop->leg = ground_leg(ground, stops[kept - 1].place, stop->place);
        cost_ct += stop->leg.cost_ct;
        drive_s += stop->leg.drive_s;
        if (stop->node != NO_IX)
            value_ct += ground->week->nodes[stop->node].value_ct[tour->day];
    }
    if (kept == tour->count + 1)
        return true;
    tour->count = kept - 1;
    tour->value_ct = value_ct;
    tour->cost_ct = cost_ct;
    tour->drive_s = drive_s;
    refresh(ground, tour, first, last);
    const struct tour_stop *end = &stops[kept];
    if (tour->count == 0 || (drive_s <= day->driving_max_s &&
                             (end->early0 <= end->late0 || end->early1 <= end->late1)))
        return true;
    tour_clear(tour, ground);
    return false;
}

bool tour_turn(const struct ground *ground, struct tour *tour, uint32_t wake,
               uint32_t sleep)
{
    const struct ground_day *day = &ground->days[tour->day];
    struct tour_stop *first = &tour->stops[1], *end = &tour->stops[tour->count + 1];
    assert(ground_transfer_fits(ground, tour->day, wake, sleep));
    tour->wake = wake;
    tour->sleep = sleep;
    tour->night_ct = ground_night_ct(ground, tour->day, sleep);
    tour->stops[0].place = ground_wake_place(ground, tour->day, wake);
    end->place = ground_sleep_place(ground, tour->day, sleep);
    for (struct tour_stop *stop = first;; stop = end) {
        const struct leg old = stop->leg;
        stop->leg = ground_leg(ground, stop[-1].place, stop->place);
        tour->cost_ct += stop->leg.cost_ct - old.cost_ct;
        tour->drive_s += stop->leg.drive_s - old.drive_s;
        if (stop == end)
            break;
    }
    refresh(ground, tour, 1, tour->count);
    if ((tour->count == 0 && wake == sleep) ||
        (tour->drive_s <= day->driving_max_s &&
         (end->early0 <= end->late0 || end->early1 <= end->late1)))
        return true;
    tour_clear(tour, ground);
    return false;
}

bool tour_is_exact(const struct ground *ground, const struct tour *tour)
{
    struct arena scratch = {0};
    struct tour anew;
    tour_init_ends(&anew, ground, tour->day, tour->wake, tour->sleep, tour->count,
                   &scratch);
    uint32_t *nodes = ARENA_ARRAY(&scratch, tour->count, uint32_t);
    for (uint32_t i = 0; i < tour->count; i++)
        nodes[i] = tour->stops[i + 1].node;
    const struct splice all = {.first = 1, .nodes = nodes, .node_count = tour->count};
    struct splice_change change = {0};
    bool same = splice_test(ground, &anew, &all, &change);
    same = same && anew.night_ct == tour->night_ct &&
           anew.value_ct + change.value_ct == tour->value_ct &&
           anew.cost_ct + change.cost_ct == tour->cost_ct &&
           anew.drive_s + change.drive_s == tour->drive_s;
    put_stops(ground, &anew, &all);
    refresh(ground, &anew, 1, tour->count);
    for (uint32_t p = 0; same && p <= tour->count + 1; p++) {
        const struct tour_stop *a = &tour->stops[p], *b = &anew.stops[p];
        same = a->early0 == b->early0 && a->early1 == b->early1 &&
               a->late0 == b->late0 && a->late1 == b->late1 && a->node == b->node &&
               (p > tour->count || a->room_s == b->room_s);
    }
    arena_release(&scratch);
    return same;
}
