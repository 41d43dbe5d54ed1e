// SPDX-License-Identifier: GPL-3.0-or-later
/* A label is a beginning of a route, and remembers some of its visits. Labels wait in
 * queues by time. One is needless beside another that is at the same visit no later,
 * has earned no less, remembers no more, and has eaten if it has; and so is one that
 * cannot come above the claim even with the most that can follow it (proof_day.h),
 * where what it remembers does not come next.
 *
 * For listing, a label remembers every visit, and another makes it needless only with
 * just the same visits: of each set of visits the best order is left. */
#include "audit/proof_labels.h"

#include "audit/proof_bits.h"

#include <string.h>

enum { QUEUES = 1024, LOOKS = 16, FIRST_SLOTS = 1 << 12 };

struct label {
    int64_t reward_uct;
    int32_t start_tod, drive_s;
    uint32_t parent;
    uint32_t next; /* in its queue, then in its front; NO_IX */
    uint32_t node;
    uint32_t visits;
    uint32_t wake;
    uint32_t hash; /* of its visits, for listing */
    bool has_eaten;
};

struct labelling {
    const struct proof_day *day;
    struct proof_effort *effort;
    struct arena arena;
    struct label *labels;
    uint64_t *memories; /* label x words: nodes remembered */
    size_t capacity, memory_capacity;
    uint32_t count, words;
    const uint64_t *kept;   /* node x words: what a label at the node remembers */
    const uint64_t *barred; /* group x words: its nodes */
    bool is_listing, counts_visits, counts_driving;
    int64_t most_uct; /* only what can come above it is of interest */
    uint32_t heads[QUEUES], tails[QUEUES];
    int32_t queue_s;
    uint32_t *fronts; /* by hash: the labels kept */
    uint32_t front_count;
    uint64_t looks;
    uint32_t *ends; /* by node and sleep: the label of the best route; NO_IX */
    int64_t *ends_uct;
    struct proof_routes *routes; /* of listing */
    struct arena *out;
};

static const uint64_t *memory_of(const struct labelling *all, uint32_t label)
{
    return &all->memories[(size_t)label * all->words];
}

static bool is_barred(const struct labelling *all, const uint64_t *memory,
                      uint32_t group)
{
    return bits_overlap(memory, &all->barred[(size_t)group * all->words], all->words);
}

static void enqueue(struct labelling *all, uint32_t label)
{
    const uint32_t queue =
        (uint32_t)((all->labels[label].start_tod - all->day->open_tod) / all->queue_s);
    if (all->tails[queue] == NO_IX)
        all->heads[queue] = label;
    else
        all->labels[all->tails[queue]].next = label;
    all->tails[queue] = label;
}

static void add_label(struct labelling *all, const struct label *label)
{
    const uint32_t added = all->count++;
    all->effort->done++;
    all->labels = arena_grow(&all->arena, all->labels, &all->capacity, all->count,
                             sizeof *all->labels);
    all->memories = arena_grow(&all->arena, all->memories, &all->memory_capacity,
                               (size_t)all->count * all->words, sizeof *all->memories);
    all->labels[added] = *label;
    uint64_t *memory = &all->memories[(size_t)added * all->words];
    const uint64_t *kept = &all->kept[(size_t)label->node * all->words];
    for (uint32_t w = 0; w < all->words; w++)
        memory[w] =
            label->parent == NO_IX ? 0 : memory_of(all, label->parent)[w] & kept[w];
    memory[label->node / 64] |= (uint64_t)1 << label->node % 64;
    enqueue(all, added);
}

/* The most that can follow a visit of the node, what is remembered not coming next. */
static int64_t most_after(const struct labelling *all, const struct label *label,
                          const uint64_t *memory)
{
    const struct proof_rest *rest =
        proof_rest_at(all->day, label->node, label->has_eaten, label->start_tod);
    const bool is_known =
        rest->group != NO_IX && memory != NULL && is_barred(all, memory, rest->group);
    return is_known ? rest->other_uct : rest->best_uct;
}

/* On to a node, reached then; nothing when it is too late or cannot come above. */
static void arrive(struct labelling *all, const struct label *from, uint32_t parent,
                   uint32_t node, struct proof_leg leg, bool has_eaten, int32_t there)
{
    const struct week_day *rules = &all->day->week->days[all->day->day];
    struct label label = {.start_tod = proof_next_start(&all->day->nodes[node], there),
                          .drive_s = from->drive_s + leg.drive_s,
                          .parent = parent,
                          .next = NO_IX,
                          .node = node,
                          .visits = from->visits + 1,
                          .wake = from->wake,
                          .hash = from->hash + bits_mixed(node + 1),
                          .has_eaten = has_eaten};
    if (label.start_tod > all->day->close_tod ||
        (all->counts_visits && label.visits > rules->visits_max) ||
        (all->counts_driving && label.drive_s > rules->driving_max_s))
        return;
    label.reward_uct =
        from->reward_uct + all->day->nodes[node].reward_uct - leg.cost_uct;
    const int64_t more_uct =
        most_after(all, &label, parent == NO_IX ? NULL : memory_of(all, parent));
    if (more_uct > PROOF_NOTHING_UCT && label.reward_uct + more_uct > all->most_uct)
        add_label(all, &label);
}

static void go_to(struct labelling *all, const struct label *from, uint32_t parent,
                  uint32_t node, struct proof_leg leg, int32_t leave)
{
    if (leg.drive_s < 0)
        return;
    arrive(all, from, parent, node, leg, from->has_eaten, leave + leg.drive_s);
    if (!from->has_eaten)
        arrive(all, from, parent, node, leg, true,
               proof_fed_arrival(all->day, leg.drive_s, leave));
}

static uint32_t front_of(const struct labelling *all, const struct label *label)
{
    const uint32_t key =
        all->is_listing ? label->hash + bits_mixed(label->wake + 7919) : 0;
    const uint32_t hash = bits_mixed(key + label->node * 2 + label->has_eaten);
    return hash & (all->front_count - 1);
}

/* Does label a make label b needless? */
static bool covers(const struct labelling *all, uint32_t a, uint32_t b)
{
    const struct label *one = &all->labels[a], *other = &all->labels[b];
    if (one->node != other->node || one->start_tod > other->start_tod ||
        one->reward_uct < other->reward_uct || one->has_eaten < other->has_eaten ||
        (all->counts_visits && one->visits > other->visits) ||
        (all->counts_driving && one->drive_s > other->drive_s))
        return false;
    if (!all->is_listing)
        return bits_are_within(memory_of(all, a), memory_of(all, b), all->words);
    return one->wake == other->wake && memcmp(memory_of(all, a), memory_of(all, b),
                                              all->words * sizeof(uint64_t)) == 0;
}

static void look(struct labelling *all)
{
    if (++all->looks % LOOKS == 0)
        all->effort->done++;
}

static bool is_covered(struct labelling *all, uint32_t label, bool has_eaten)
{
    struct label like = all->labels[label];
    like.has_eaten = has_eaten;
    /* Fronts are in falling order of reward. */
    for (uint32_t at = all->fronts[front_of(all, &like)]; at != NO_IX;
         at = all->labels[at].next) {
        look(all);
        if (all->labels[at].reward_uct < like.reward_uct)
            return false;
        if (covers(all, at, label))
            return true;
    }
    return false;
}

static void put_in_front(struct labelling *all, uint32_t label)
{
    uint32_t *at = &all->fronts[front_of(all, &all->labels[label])];
    while (*at != NO_IX &&
           all->labels[*at].reward_uct > all->labels[label].reward_uct) {
        look(all);
        at = &all->labels[*at].next;
    }
    all->labels[label].next = *at;
    *at = label;
}

/* For listing, fronts are many: twice as many when they are full. */
static void grow_fronts(struct labelling *all)
{
    const uint32_t old_count = all->front_count;
    const uint32_t *old = all->fronts;
    all->front_count = old_count == 0 ? FIRST_SLOTS : old_count * 2;
    all->fronts = ARENA_ARRAY(&all->arena, all->front_count, uint32_t);
    memset(all->fronts, 0xff, all->front_count * sizeof *all->fronts);
    for (uint32_t f = 0; f < old_count; f++) {
        for (uint32_t at = old[f]; at != NO_IX;) {
            const uint32_t next = all->labels[at].next;
            put_in_front(all, at);
            at = next;
        }
    }
}

static void write_route(struct labelling *all, uint32_t last, uint32_t sleep,
                        int64_t earned_uct)
{
    struct proof_routes *routes = all->routes;
    const uint32_t count = all->labels[last].visits;
    uint32_t *nodes = ARENA_ARRAY(all->out, count, uint32_t), at = last;
    for (uint32_t i = count; i-- > 0; at = all->labels[at].parent)
        nodes[i] = all->day->nodes[all->labels[at].node].node;
    routes->routes = arena_grow(all->out, routes->routes, &routes->capacity,
                                (size_t)routes->count + 1, sizeof *routes->routes);
    routes->routes[routes->count++] =
        (struct proof_route){nodes, count, all->labels[last].wake, sleep, earned_uct};
}

static void end_at(struct labelling *all, uint32_t label, uint32_t sleep)
{
    const struct label *last = &all->labels[label];
    const struct week_day *rules = &all->day->week->days[all->day->day];
    const struct proof_leg leg = all->day->sleeps[sleep].legs[last->node];
    const int32_t leave = last->start_tod + all->day->nodes[last->node].service_s;
    const size_t at = (size_t)last->node * all->day->sleep_count + sleep;
    const int64_t uct =
        last->reward_uct + all->day->sleeps[sleep].reward_uct - leg.cost_uct;
    if (leg.drive_s < 0 || uct <= all->most_uct ||
        (all->counts_driving && last->drive_s + leg.drive_s > rules->driving_max_s) ||
        !proof_is_back(all->day, leg.drive_s, leave, last->has_eaten))
        return;
    if (all->is_listing)
        write_route(all, label, sleep, uct);
    else if (uct > all->ends_uct[at]) {
        all->ends[at] = label;
        all->ends_uct[at] = uct;
    }
}

static void settle(struct labelling *all, uint32_t label)
{
    const struct proof_day *day = all->day;
    if (is_covered(all, label, true) ||
        (!all->labels[label].has_eaten && is_covered(all, label, false)))
        return;
    if (all->is_listing && all->count > all->front_count)
        grow_fronts(all);
    put_in_front(all, label);
    for (uint32_t s = 0; s < day->sleep_count; s++)
        end_at(all, label, s);
    /* A copy: adding labels moves them. */
    const struct label from = all->labels[label];
    const int32_t leave = from.start_tod + day->nodes[from.node].service_s;
    for (uint32_t k = 0; k < day->count; k++)
        if (!is_barred(all, memory_of(all, label), day->nodes[k].own_group))
            go_to(all, &from, label, k, day->legs[(size_t)from.node * day->count + k],
                  leave);
}

static bool run(struct labelling *all, uint32_t route_limit)
{
    for (uint32_t q = 0; q < QUEUES; q++) {
        while (all->heads[q] != NO_IX) {
            const uint32_t label = all->heads[q];
            if (all->effort->done > all->effort->limit ||
                (all->is_listing && all->routes->count > route_limit))
                return false;
            all->heads[q] = all->labels[label].next;
            if (all->heads[q] == NO_IX)
                all->tails[q] = NO_IX;
            settle(all, label);
        }
    }
    return true;
}

static void begin(struct labelling *all)
{
    const struct proof_day *day = all->day;
    const int32_t span_s =
        day->close_tod > day->open_tod ? day->close_tod - day->open_tod : 0;
    const size_t ends = (size_t)day->count * day->sleep_count;
    all->count = 0;
    all->queue_s = span_s / QUEUES + 1;
    memset(all->heads, 0xff, sizeof all->heads);
    memset(all->tails, 0xff, sizeof all->tails);
    all->front_count = 0;
    grow_fronts(all);
    all->ends = ARENA_ARRAY(&all->arena, ends, uint32_t);
    all->ends_uct = ARENA_ARRAY(&all->arena, ends, int64_t);
    for (size_t i = 0; i < ends; i++) {
        all->ends[i] = NO_IX;
        all->ends_uct[i] = PROOF_NOTHING_UCT;
    }
    for (uint32_t w = 0; w < day->wake_count; w++) {
        const struct label morning = {.reward_uct = day->wakes[w].reward_uct,
                                      .wake = w,
                                      .has_eaten = day->lunch_s == 0};
        for (uint32_t k = 0; k < day->count; k++)
            go_to(all, &morning, NO_IX, k, day->wakes[w].legs[k], day->open_tod);
    }
}

static uint64_t *groups_barred(const struct proof_day *day, uint32_t words,
                               struct arena *arena)
{
    uint64_t *barred = ARENA_ARRAY(arena, (size_t)day->group_count * words, uint64_t);
    for (uint32_t i = 0; i < day->count; i++)
        barred[(size_t)day->nodes[i].own_group * words + i / 64] |= (uint64_t)1
                                                                    << i % 64;
    return barred;
}

/* Where a node of the week is in the day; NO_IX: not looked at. */
static uint32_t *places_of(const struct proof_day *day, struct arena *arena)
{
    const uint32_t count = day->week->node_count;
    uint32_t *own = ARENA_ARRAY(arena, count, uint32_t);
    memset(own, 0xff, count * sizeof *own);
    for (uint32_t i = 0; i < day->count; i++)
        own[day->nodes[i].node] = i;
    return own;
}

/* What the certificate says is remembered, and each visit itself; by node of the day.
 */
static uint64_t *memories_of(const struct proof_day *day, uint32_t words,
                             const struct certificate_day *claim, struct arena *arena)
{
    const struct week *week = day->week;
    uint64_t *kept = ARENA_ARRAY(arena, (size_t)day->count * words, uint64_t);
    const uint32_t *own = places_of(day, arena);
    uint32_t *first_of = ARENA_ARRAY(arena, week->group_count, uint32_t);
    for (uint32_t n = week->node_count; n-- > 0;)
        first_of[week->nodes[n].group] = n;
    /* Visits that take no time remember each other, or there would be no end to them.
     */
    for (uint32_t i = 0; i < day->count; i++)
        for (uint32_t k = 0; k < day->count; k++)
            if (i == k || day->nodes[i].service_s + day->nodes[k].service_s == 0)
                kept[(size_t)i * words + k / 64] |= (uint64_t)1 << k % 64;
    for (uint32_t m = 0; m < claim->memory_count; m++) {
        const struct certificate_memory memory = claim->memories[m];
        const uint32_t at = own[memory.node];
        for (uint32_t n = first_of[memory.group]; at != NO_IX && n < week->node_count &&
                                                  week->nodes[n].group == memory.group;
             n++)
            if (own[n] != NO_IX)
                kept[(size_t)at * words + own[n] / 64] |= (uint64_t)1 << own[n] % 64;
    }
    return kept;
}

/* The routes above the claim come back to what they forgot: then it is remembered from
 * now on. False when one does not, and so is real. */
static bool learn(const struct labelling *all, uint32_t label, uint64_t *kept)
{
    const struct proof_day *day = all->day;
    const uint32_t count = all->labels[label].visits;
    struct arena scratch = {0};
    uint32_t *nodes = ARENA_ARRAY(&scratch, count, uint32_t), at = label;
    bool has_learnt = false;
    for (uint32_t i = count; i-- > 0; at = all->labels[at].parent)
        nodes[i] = all->labels[at].node;
    for (uint32_t j = 1; j < count; j++) {
        uint32_t i = j;
        while (i > 0 &&
               day->nodes[nodes[i - 1]].own_group != day->nodes[nodes[j]].own_group)
            i--;
        if (i == 0)
            continue;
        has_learnt = true;
        for (; i < j; i++)
            for (uint32_t k = 0; k < day->count; k++)
                if (day->nodes[k].own_group == day->nodes[nodes[j]].own_group)
                    kept[(size_t)nodes[i] * all->words + k / 64] |= (uint64_t)1
                                                                    << k % 64;
    }
    arena_release(&scratch);
    return has_learnt;
}

/* Does it break a cap that is not kept yet? Then it is from now on. */
static bool learn_caps(struct labelling *all, uint32_t label, uint32_t sleep)
{
    const struct week_day *rules = &all->day->week->days[all->day->day];
    const struct label *last = &all->labels[label];
    const bool visits = last->visits > rules->visits_max;
    const bool driving =
        last->drive_s + all->day->sleeps[sleep].legs[last->node].drive_s >
        rules->driving_max_s;
    all->counts_visits = all->counts_visits || visits;
    all->counts_driving = all->counts_driving || driving;
    return visits || driving;
}

/* What the routes above the claim teach; PROOF_HOLDS when there are none, PROOF_FAILS
 * when one of them is real, else PROOF_TOO_FAR: ask anew. */
static enum proof_answer judge(struct labelling *all, uint64_t *kept, int64_t *over_uct)
{
    enum proof_answer answer = PROOF_HOLDS;
    for (uint32_t i = 0; i < all->day->count; i++) {
        for (uint32_t s = 0; s < all->day->sleep_count; s++) {
            const size_t at = (size_t)i * all->day->sleep_count + s;
            if (all->ends[at] == NO_IX)
                continue;
            answer = PROOF_TOO_FAR;
            if (learn(all, all->ends[at], kept) || learn_caps(all, all->ends[at], s))
                continue;
            *over_uct = all->ends_uct[at] - all->most_uct;
            return PROOF_FAILS;
        }
    }
    return answer;
}

static int64_t empty_most_uct(const struct proof_day *day)
{
    int64_t most_uct = PROOF_NOTHING_UCT;
    for (uint32_t w = 0; w < day->wake_count; w++)
        for (uint32_t s = 0; s < day->sleep_count; s++)
            if (day->empty_uct[w][s] > most_uct)
                most_uct = day->empty_uct[w][s];
    return most_uct;
}

enum proof_answer proof_labels_below(const struct proof_day *day,
                                     const struct certificate_day *claim,
                                     struct proof_effort *effort, int64_t *over_uct)
{
    struct arena arena = {0};
    const uint32_t words = day->count / 64 + 1;
    uint64_t *kept = memories_of(day, words, claim, &arena);
    struct labelling all = {.day = day,
                            .effort = effort,
                            .words = words,
                            .kept = kept,
                            .barred = groups_barred(day, words, &arena),
                            .most_uct = claim->most_uct};
    enum proof_answer answer = PROOF_TOO_FAR;
    *over_uct = empty_most_uct(day) - claim->most_uct;
    if (*over_uct > 0) {
        arena_release(&arena);
        return PROOF_FAILS;
    }
    while (answer == PROOF_TOO_FAR) {
        all.labels = NULL;
        all.memories = NULL;
        all.capacity = all.memory_capacity = 0;
        begin(&all);
        if (!run(&all, 0))
            break;
        answer = judge(&all, kept, over_uct);
        arena_release(&all.arena);
    }
    arena_release(&all.arena);
    arena_release(&arena);
    return answer;
}

bool proof_labels_list(const struct proof_day *day, int64_t least_uct,
                       uint32_t route_limit, struct proof_effort *effort,
                       struct arena *arena, struct proof_routes *routes)
{
    struct arena scratch = {0};
    const uint32_t words = day->count / 64 + 1;
    uint64_t *kept = ARENA_ARRAY(&scratch, (size_t)day->count * words, uint64_t);
    memset(kept, 0xff, (size_t)day->count * words * sizeof *kept);
    struct labelling all = {.day = day,
                            .effort = effort,
                            .words = words,
                            .kept = kept,
                            .barred = groups_barred(day, words, &scratch),
                            .is_listing = true,
                            .counts_visits = true,
                            .counts_driving = true,
                            .most_uct = least_uct - 1,
                            .routes = routes,
                            .out = arena};
    begin(&all);
    const bool is_done = run(&all, route_limit);
    arena_release(&all.arena);
    arena_release(&scratch);
    return is_done;
}
