// SPDX-License-Identifier: GPL-3.0-or-later
/* Labels wait in queues by time. A label made never starts earlier than its parent, so
 * queues are emptied from the morning on; within one queue the order does not matter
 * for what is right, only for how early the fronts are strong. */
#include "route/label.h"

#include "base/sorting.h"
#include "route/label_front.h"

enum { QUEUES = 2048 };

struct queue {
    uint32_t head, tail;
};

struct labelling {
    const struct pricing *pricing;
    const struct togo *togo;
    const struct label_options *options;
    struct labels labels;
    struct queue queues[QUEUES];
    uint32_t shift; /* a queue is 2^shift seconds */
    uint32_t *best; /* by last node and end: the label of its best whole route; NO_IX */
    int64_t *best_uct;       /* and what that route earns */
    const uint64_t *nothing; /* an empty memory */
};

static void enqueue(struct labelling *labelling, uint32_t label)
{
    struct label *labels = labelling->labels.labels;
    const int32_t since = labels[label].start_tod - labelling->pricing->day->open_tod;
    struct queue *queue = &labelling->queues[(uint32_t)since >> labelling->shift];
    if (queue->tail == NO_IX)
        queue->head = label;
    else
        labels[queue->tail].next = label;
    queue->tail = label;
}

/* Go on to node k, arriving at `there`; nothing when it is too late or cannot pay. */
static void arrive(struct labelling *labelling, const struct label *from,
                   uint32_t parent, uint32_t k, struct leg leg, bool has_eaten,
                   int32_t there)
{
    const struct pricing *pricing = labelling->pricing;
    const int32_t start =
        opening_next(&pricing->openings[k], pricing->ground->windows, there);
    if (start >= TOD_NEVER)
        return;
    const int64_t reward_uct =
        from->reward_uct + pricing->rewards_uct[k] - (int64_t)leg.cost_ct * CT_UCT;
    /* What the parent remembers cannot come next in any route without a cycle,
     * remembered further on or not; a label that dominates remembers less, so this bars
     * it less. */
    const uint64_t *memory = parent == NO_IX
                                 ? labelling->nothing
                                 : labels_memory(&labelling->labels, parent);
    if (reward_uct + togo_at(labelling->togo, k, has_eaten, start, memory) <=
        labelling->options->threshold_uct)
        return;
    const struct label label = {.reward_uct = reward_uct,
                                .start_tod = start,
                                .drive_s = from->drive_s + leg.drive_s,
                                .parent = parent,
                                .next = NO_IX,
                                .node = k,
                                .visits = (uint16_t)(from->visits + 1),
                                .wake = from->wake,
                                .has_eaten = has_eaten};
    if ((pricing->counts_visits && label.visits > pricing->day->visits_max) ||
        (pricing->counts_driving && label.drive_s > pricing->day->driving_max_s))
        return;
    if (!labelling->options->is_heuristic ||
        labels_claim(&labelling->labels, k, has_eaten, start, reward_uct))
        enqueue(labelling, labels_add(&labelling->labels, &label));
}

static void go_on(struct labelling *labelling, const struct label *from,
                  uint32_t parent, uint32_t k, struct leg leg, int32_t leave)
{
    const struct pricing *pricing = labelling->pricing;
    arrive(labelling, from, parent, k, leg, from->has_eaten, leave + leg.drive_s);
    if (!from->has_eaten)
        arrive(labelling, from, parent, k, leg, true,
               pricing_fed(pricing, leg.drive_s, leave));
}

/* The whole route that ends from here there, when it is the best with this last visit.
 */
static void end_at(struct labelling *labelling, uint32_t label, uint32_t sleep)
{
    const struct pricing *pricing = labelling->pricing;
    const struct ground_day *day = pricing->day;
    const struct label *from = &labelling->labels.labels[label];
    const struct pricing_end *end = &pricing->sleeps[sleep];
    const struct leg leg = end->legs[from->node];
    const int32_t leave = from->start_tod + pricing->services_s[from->node];
    const int32_t there = leave + leg.drive_s;
    const int64_t reward_uct =
        from->reward_uct + end->reward_uct - (int64_t)leg.cost_ct * CT_UCT;
    const size_t at = (size_t)from->node * pricing->sleep_count + sleep;
    if (reward_uct <= labelling->best_uct[at] ||
        (pricing->counts_driving && from->drive_s + leg.drive_s > day->driving_max_s))
        return;
    const bool is_back = (there <= day->close_tod &&
                          (from->has_eaten || there <= day->lunch_close_tod)) ||
                         (!from->has_eaten &&
                          pricing_fed(pricing, leg.drive_s, leave) <= day->close_tod);
    if (!is_back)
        return;
    labelling->best[at] = label;
    labelling->best_uct[at] = reward_uct;
}

static void go_back(struct labelling *labelling, uint32_t label)
{
    for (uint32_t sleep = 0; sleep < labelling->pricing->sleep_count; sleep++)
        end_at(labelling, label, sleep);
}

static void start_day(struct labelling *labelling)
{
    const struct pricing *pricing = labelling->pricing;
    for (uint32_t w = 0; w < pricing->wake_count; w++) {
        const struct pricing_end *wake = &pricing->wakes[w];
        const struct label morning = {.reward_uct = wake->reward_uct,
                                      .wake = (uint8_t)w,
                                      .has_eaten = pricing->day->lunch_s == 0};
        for (uint32_t k = 0; k < pricing->count; k++)
            go_on(labelling, &morning, NO_IX, k, wake->legs[k], pricing->day->open_tod);
    }
}

static void settle(struct labelling *labelling, uint32_t label)
{
    const struct pricing *pricing = labelling->pricing;
    if (!labels_keep(&labelling->labels, label))
        return;
    go_back(labelling, label);
    /* A copy: adding labels moves them. */
    const struct label from = labelling->labels.labels[label];
    const int32_t leave = from.start_tod + pricing->services_s[from.node];
    const struct leg *legs = &pricing->legs[(size_t)from.node * pricing->count];
    for (uint32_t k = 0; k < pricing->count; k++)
        if (!labels_remembers(&labelling->labels, label, pricing->groups[k]))
            go_on(labelling, &from, label, k, legs[k], leave);
}

/* Empties the queues; false when the limit was hit, and then what waits is still there.
 */
static bool run(struct labelling *labelling)
{
    for (uint32_t q = 0; q < QUEUES; q++) {
        struct queue *queue = &labelling->queues[q];
        while (queue->head != NO_IX) {
            const uint32_t label = queue->head;
            if (labelling->labels.count > labelling->options->label_limit)
                return false;
            settle(labelling, label);
            queue->head = labelling->labels.labels[label].next;
            if (queue->head == NO_IX)
                queue->tail = NO_IX;
        }
    }
    return true;
}

/* The most that what still waits could become. */
static int64_t waiting_uct(const struct labelling *labelling)
{
    int64_t most = REWARD_NEVER;
    for (uint32_t q = 0; q < QUEUES; q++) {
        uint32_t at = labelling->queues[q].head;
        for (; at != NO_IX; at = labelling->labels.labels[at].next) {
            const struct label *label = &labelling->labels.labels[at];
            const int64_t value =
                label->reward_uct + togo_at(labelling->togo, label->node,
                                            label->has_eaten, label->start_tod,
                                            labels_memory(&labelling->labels, at));
            most = value > most ? value : most;
        }
    }
    return most;
}

static struct label_route trace(const struct labelling *labelling, uint32_t best,
                                struct arena *arena)
{
    const struct pricing *pricing = labelling->pricing;
    const struct label *labels = labelling->labels.labels;
    const struct label *end = &labels[labelling->best[best]];
    const struct pricing_end *sleep = &pricing->sleeps[best % pricing->sleep_count];
    struct label_route route = {.reward_uct = labelling->best_uct[best],
                                .count = end->visits,
                                .wake = end->wake,
                                .sleep = sleep->end,
                                .is_elementary = true};
    route.nodes = ARENA_ARRAY(arena, route.count, uint32_t);
    uint32_t at = labelling->best[best];
    for (uint32_t i = route.count; i-- > 0; at = labels[at].parent)
        route.nodes[i] = pricing->nodes[labels[at].node];
    for (uint32_t i = 0; i < route.count; i++)
        for (uint32_t j = 0; j < i; j++)
            if (pricing->ground->nodes[route.nodes[i]].group ==
                pricing->ground->nodes[route.nodes[j]].group)
                route.is_elementary = false;
    route.keeps_caps =
        route.count <= pricing->day->visits_max &&
        end->drive_s + sleep->legs[end->node].drive_s <= pricing->day->driving_max_s;
    return route;
}

static void collect(const struct labelling *labelling, struct arena *arena,
                    struct label_answer *answer)
{
    const uint32_t count = labelling->pricing->count * labelling->pricing->sleep_count;
    struct arena scratch = {0};
    int64_t *keys = ARENA_ARRAY(&scratch, count, int64_t);
    uint32_t *order = ARENA_ARRAY(&scratch, count, uint32_t);
    for (uint32_t k = 0; k < count; k++)
        keys[k] = -labelling->best_uct[k];
    sorting_order_i64(keys, order, count);
    answer->routes =
        ARENA_ARRAY(arena, labelling->options->route_limit, struct label_route);
    for (uint32_t i = 0; i < count && i < labelling->options->route_limit; i++)
        if (labelling->best_uct[order[i]] > labelling->options->threshold_uct)
            answer->routes[answer->route_count++] = trace(labelling, order[i], arena);
    arena_release(&scratch);
}

static void begin(struct labelling *labelling)
{
    const struct ground_day *day = labelling->pricing->day;
    const uint32_t count = labelling->pricing->count;
    labels_init(&labelling->labels, labelling->pricing,
                labelling->options->is_heuristic);
    for (uint32_t q = 0; q < QUEUES; q++)
        labelling->queues[q] = (struct queue){NO_IX, NO_IX};
    const uint32_t span_s =
        day->close_tod > day->open_tod ? (uint32_t)(day->close_tod - day->open_tod) : 0;
    while ((span_s >> labelling->shift) >= QUEUES)
        labelling->shift++;
    const uint32_t ends = count * labelling->pricing->sleep_count;
    labelling->best = ARENA_ARRAY(&labelling->labels.arena, ends, uint32_t);
    labelling->nothing =
        ARENA_ARRAY(&labelling->labels.arena, labelling->pricing->words, uint64_t);
    labelling->best_uct = ARENA_ARRAY(&labelling->labels.arena, ends, int64_t);
    for (uint32_t k = 0; k < ends; k++) {
        labelling->best[k] = NO_IX;
        labelling->best_uct[k] = REWARD_NEVER;
    }
}

void label_day(const struct pricing *pricing, const struct togo *togo,
               const struct label_options *options, struct arena *arena,
               struct label_answer *answer)
{
    struct labelling labelling = {.pricing = pricing, .togo = togo, .options = options};
    *answer = (struct label_answer){.bound_uct = options->threshold_uct};
    begin(&labelling);
    start_day(&labelling);
    answer->is_complete = run(&labelling);
    answer->labels = labelling.labels.count;
    collect(&labelling, arena, answer);
    if (pricing->empty_uct > answer->bound_uct)
        answer->bound_uct = pricing->empty_uct;
    if (answer->route_count > 0 && answer->routes[0].reward_uct > answer->bound_uct)
        answer->bound_uct = answer->routes[0].reward_uct;
    const int64_t waiting =
        answer->is_complete ? REWARD_NEVER : waiting_uct(&labelling);
    if (waiting > answer->bound_uct)
        answer->bound_uct = waiting;
    labels_release(&labelling.labels);
}
