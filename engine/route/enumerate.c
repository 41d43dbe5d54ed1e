// SPDX-License-Identifier: GPL-3.0-or-later
/* Labels wait in queues by time, so that one that makes another needless is nearly
 * always met first; when it is not, a route too many is found, which does no harm. */
#include "route/enumerate.h"

#include "base/sorting.h"

#include <string.h>

enum { QUEUES = 2048, FIRST_SLOTS = 1 << 12 };

struct path {
    int64_t reward_uct;
    uint64_t hash; /* of the set and the last node */
    int32_t start_tod, drive_s;
    uint32_t parent, next; /* next in its queue, then of the same hash; NO_IX */
    uint32_t node;
    uint16_t visits;
    uint8_t wake;
    bool has_eaten;
};

struct enumeration {
    const struct pricing *pricing;
    const struct togo *togo;
    const struct enumerate_options *options;
    struct enumerate_answer *answer;
    struct arena *out;
    size_t route_capacity, node_capacity, node_count;
    struct arena arena;
    struct path *paths;
    uint64_t *sets;   /* path x words */
    int32_t *takings; /* path x quotas: what the visits take */
    uint32_t count, quotas;
    size_t capacity, set_capacity, taking_capacity;
    uint32_t heads[QUEUES], tails[QUEUES];
    uint32_t shift;  /* a queue is 2^shift seconds */
    uint32_t *slots; /* by hash: the first path kept there; NO_IX */
    uint32_t slot_count, kept_count;
    uint64_t *keys; /* by group: mixed */
};

static uint64_t mixed(uint64_t x)
{
    x += 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

static const uint64_t *set_of(const struct enumeration *all, uint32_t path)
{
    return &all->sets[(size_t)path * all->pricing->words];
}

static bool keeps_quotas(const struct enumeration *all, uint32_t parent, uint32_t node)
{
    const struct week *week = all->pricing->ground->week;
    for (uint32_t q = 0; q < all->quotas; q++) {
        const int64_t taken =
            parent == NO_IX ? 0 : all->takings[(size_t)parent * all->quotas + q];
        if (taken + week->quotas[q].amounts[all->pricing->nodes[node]] >
            week->quotas[q].most)
            return false;
    }
    return true;
}

static void note_takings(struct enumeration *all, uint32_t path)
{
    const struct week *week = all->pricing->ground->week;
    const uint32_t parent = all->paths[path].parent;
    const uint32_t node = all->pricing->nodes[all->paths[path].node];
    int32_t *takings = &all->takings[(size_t)path * all->quotas];
    for (uint32_t q = 0; q < all->quotas; q++)
        takings[q] =
            (parent == NO_IX ? 0 : all->takings[(size_t)parent * all->quotas + q]) +
            week->quotas[q].amounts[node];
}

static void enqueue(struct enumeration *all, uint32_t path)
{
    const int32_t since = all->paths[path].start_tod - all->pricing->day->open_tod;
    const uint32_t queue = (uint32_t)since >> all->shift;
    if (all->tails[queue] == NO_IX)
        all->heads[queue] = path;
    else
        all->paths[all->tails[queue]].next = path;
    all->tails[queue] = path;
}

static void add_path(struct enumeration *all, const struct path *path)
{
    const uint32_t words = all->pricing->words, added = all->count++;
    const uint32_t group = all->pricing->groups[path->node];
    all->paths = arena_grow(&all->arena, all->paths, &all->capacity, all->count,
                            sizeof *all->paths);
    all->sets = arena_grow(&all->arena, all->sets, &all->set_capacity,
                           (size_t)all->count * words, sizeof *all->sets);
    all->takings =
        arena_grow(&all->arena, all->takings, &all->taking_capacity,
                   (size_t)all->count * all->quotas + 1, sizeof *all->takings);
    all->paths[added] = *path;
    uint64_t *set = &all->sets[(size_t)added * words];
    for (uint32_t w = 0; w < words; w++)
        set[w] = path->parent == NO_IX ? 0 : set_of(all, path->parent)[w];
    set[group / 64] |= (uint64_t)1 << group % 64;
    note_takings(all, added);
    enqueue(all, added);
}

/* Go on to node k, arriving at `there`; nothing when it is too late or cannot pay. */
static void arrive(struct enumeration *all, const struct path *from, uint32_t parent,
                   uint32_t k, struct leg leg, bool has_eaten, int32_t there,
                   const uint64_t *set)
{
    const struct pricing *pricing = all->pricing;
    const int32_t start =
        opening_next(&pricing->openings[k], pricing->ground->windows, there);
    if (start >= TOD_NEVER)
        return;
    const int64_t reward_uct =
        from->reward_uct + pricing->rewards_uct[k] - (int64_t)leg.cost_ct * CT_UCT;
    const int64_t most_uct = togo_at(all->togo, k, has_eaten, start, set);
    if (reward_uct + most_uct < all->options->threshold_uct)
        return;
    const uint64_t visited = (from->hash - (parent == NO_IX ? 0 : mixed(from->node))) +
                             all->keys[pricing->groups[k]];
    const struct path path = {.reward_uct = reward_uct,
                              .hash = visited + mixed(k),
                              .start_tod = start,
                              .drive_s = from->drive_s + leg.drive_s,
                              .parent = parent,
                              .next = NO_IX,
                              .node = k,
                              .visits = (uint16_t)(from->visits + 1),
                              .wake = from->wake,
                              .has_eaten = has_eaten};
    if (path.visits <= pricing->day->visits_max &&
        path.drive_s <= pricing->day->driving_max_s && keeps_quotas(all, parent, k))
        add_path(all, &path);
}

/* To every node from `parent`, a path; NO_IX: from the start of the day. */
static void go_on(struct enumeration *all, const struct path *from, uint32_t parent,
                  const struct leg *legs, int32_t leave)
{
    const struct pricing *pricing = all->pricing;
    uint64_t set[WEEK_NODES_MAX / 64 + 1] = {0};
    if (parent != NO_IX)
        memcpy(set, set_of(all, parent), pricing->words * sizeof *set);
    for (uint32_t k = 0; k < pricing->count; k++) {
        const struct leg leg = legs[k];
        if (set[pricing->groups[k] / 64] >> pricing->groups[k] % 64 & 1)
            continue;
        arrive(all, from, parent, k, leg, from->has_eaten, leave + leg.drive_s, set);
        if (!from->has_eaten)
            arrive(all, from, parent, k, leg, true,
                   pricing_fed(pricing, leg.drive_s, leave), set);
    }
}

static void write_route(struct enumeration *all, uint32_t last, uint32_t sleep)
{
    struct enumerate_answer *answer = all->answer;
    const uint32_t visits = all->paths[last].visits;
    answer->routes =
        arena_grow(all->out, answer->routes, &all->route_capacity,
                   (size_t)answer->route_count + 1, sizeof *answer->routes);
    answer->nodes = arena_grow(all->out, answer->nodes, &all->node_capacity,
                               all->node_count + visits, sizeof *answer->nodes);
    answer->routes[answer->route_count++] = (struct enumerate_route){
        (uint32_t)all->node_count, visits, all->paths[last].wake, sleep};
    uint32_t at = last;
    for (uint32_t i = visits; i-- > 0; at = all->paths[at].parent)
        answer->nodes[all->node_count + i] = all->pricing->nodes[all->paths[at].node];
    all->node_count += visits;
}

static void end_at(struct enumeration *all, uint32_t path, uint32_t sleep)
{
    const struct pricing *pricing = all->pricing;
    const struct ground_day *day = pricing->day;
    const struct path *from = &all->paths[path];
    const struct pricing_end *end = &pricing->sleeps[sleep];
    const struct leg leg = end->legs[from->node];
    const int32_t leave = from->start_tod + pricing->services_s[from->node];
    const int32_t there = leave + leg.drive_s;
    if (from->reward_uct + end->reward_uct - (int64_t)leg.cost_ct * CT_UCT <
            all->options->threshold_uct ||
        from->drive_s + leg.drive_s > day->driving_max_s)
        return;
    if ((there <= day->close_tod &&
         (from->has_eaten || there <= day->lunch_close_tod)) ||
        (!from->has_eaten &&
         pricing_fed(pricing, leg.drive_s, leave) <= day->close_tod))
        write_route(all, path, sleep);
}

static void go_back(struct enumeration *all, uint32_t path)
{
    for (uint32_t sleep = 0; sleep < all->pricing->sleep_count; sleep++)
        end_at(all, path, sleep);
}

/* Where there is a least, taking less may be worse. */
static bool takes_no_more(const struct enumeration *all, uint32_t a, uint32_t b)
{
    const struct week_quota *quotas = all->pricing->ground->week->quotas;
    const int32_t *one = &all->takings[(size_t)a * all->quotas];
    const int32_t *other = &all->takings[(size_t)b * all->quotas];
    for (uint32_t q = 0; q < all->quotas; q++)
        if (one[q] > other[q] || (quotas[q].least > 0 && one[q] < other[q]))
            return false;
    return true;
}

static bool makes_needless(const struct enumeration *all, uint32_t a, uint32_t b)
{
    const struct path *one = &all->paths[a], *other = &all->paths[b];
    return one->hash == other->hash && one->node == other->node &&
           one->wake == other->wake && one->start_tod <= other->start_tod &&
           one->reward_uct >= other->reward_uct && one->has_eaten >= other->has_eaten &&
           one->drive_s <= other->drive_s &&
           memcmp(set_of(all, a), set_of(all, b),
                  all->pricing->words * sizeof(uint64_t)) == 0 &&
           takes_no_more(all, a, b);
}

static void grow_slots(struct enumeration *all)
{
    const uint32_t old_count = all->slot_count;
    const uint32_t *old = all->slots;
    all->slot_count = old_count ? old_count * 2 : FIRST_SLOTS;
    all->slots = ARENA_ARRAY(&all->arena, all->slot_count, uint32_t);
    for (uint32_t s = 0; s < all->slot_count; s++)
        all->slots[s] = NO_IX;
    for (uint32_t s = 0; s < old_count; s++) {
        for (uint32_t at = old[s]; at != NO_IX;) {
            const uint32_t next = all->paths[at].next;
            uint32_t *slot = &all->slots[all->paths[at].hash & (all->slot_count - 1)];
            all->paths[at].next = *slot;
            *slot = at;
            at = next;
        }
    }
}

/* False when the path is needless. */
static bool keep(struct enumeration *all, uint32_t path)
{
    if (all->kept_count >= all->slot_count)
        grow_slots(all);
    uint32_t *slot = &all->slots[all->paths[path].hash & (all->slot_count - 1)];
    for (uint32_t at = *slot; at != NO_IX; at = all->paths[at].next)
        if (makes_needless(all, at, path))
            return false;
    all->paths[path].next = *slot;
    *slot = path;
    all->kept_count++;
    return true;
}

static void settle(struct enumeration *all, uint32_t path)
{
    const struct pricing *pricing = all->pricing;
    if (!keep(all, path))
        return;
    go_back(all, path);
    const struct path from = all->paths[path]; /* a copy: adding paths moves them */
    go_on(all, &from, path, &pricing->legs[(size_t)from.node * pricing->count],
          from.start_tod + pricing->services_s[from.node]);
}

static bool run(struct enumeration *all)
{
    for (uint32_t q = 0; q < QUEUES; q++) {
        while (all->heads[q] != NO_IX) {
            const uint32_t path = all->heads[q];
            if (all->count > all->options->label_limit ||
                all->answer->route_count > all->options->route_limit)
                return false;
            all->heads[q] = all->paths[path].next;
            if (all->heads[q] == NO_IX)
                all->tails[q] = NO_IX;
            settle(all, path);
        }
    }
    return true;
}

static void begin(struct enumeration *all)
{
    const struct ground_day *day = all->pricing->day;
    const uint32_t span_s =
        day->close_tod > day->open_tod ? (uint32_t)(day->close_tod - day->open_tod) : 0;
    for (uint32_t q = 0; q < QUEUES; q++)
        all->heads[q] = all->tails[q] = NO_IX;
    while ((span_s >> all->shift) >= QUEUES)
        all->shift++;
    const uint32_t groups = all->pricing->words * 64;
    all->keys = ARENA_ARRAY(&all->arena, groups, uint64_t);
    for (uint32_t g = 0; g < groups; g++)
        all->keys[g] = mixed((uint64_t)1 << 32 | g);
}

void enumerate_day(const struct pricing *pricing, const struct togo *togo,
                   const struct enumerate_options *options, struct arena *arena,
                   struct enumerate_answer *answer)
{
    struct enumeration all = {.pricing = pricing,
                              .togo = togo,
                              .options = options,
                              .answer = answer,
                              .out = arena,
                              .quotas = pricing->ground->week->quota_count};
    *answer = (struct enumerate_answer){0};
    begin(&all);
    for (uint32_t wake = 0; wake < pricing->wake_count; wake++) {
        const struct path morning = {.reward_uct = pricing->wakes[wake].reward_uct,
                                     .hash = mixed(wake),
                                     .wake = (uint8_t)wake,
                                     .has_eaten = pricing->day->lunch_s == 0};
        go_on(&all, &morning, NO_IX, pricing->wakes[wake].legs, pricing->day->open_tod);
    }
    answer->is_complete = run(&all);
    answer->labels = all.count;
    arena_release(&all.arena);
}
