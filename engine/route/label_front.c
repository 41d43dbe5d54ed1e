// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/label_front.h"

#include <string.h>

enum { SLICES_A_DAY = 48, SLICES = SLICES_A_DAY + 1 };

struct kept {
    int64_t reward_uct;
    int32_t start_tod;
    uint32_t label;
};

/* The labels kept at one node in one state of lunch, the richest first. */
struct front {
    struct kept *kept;
    uint32_t count;
    size_t capacity;
};

void labels_init(struct labels *labels, const struct pricing *pricing,
                 bool is_heuristic)
{
    *labels = (struct labels){
        .pricing = pricing, .is_heuristic = is_heuristic, .words = pricing->words};
    labels->fronts =
        ARENA_ARRAY(&labels->arena, (size_t)pricing->count * 2, struct front);
    if (!is_heuristic)
        return;
    const size_t cells = (size_t)pricing->count * 2 * SLICES;
    labels->slices_uct = ARENA_ARRAY(&labels->arena, cells, int64_t);
    for (size_t i = 0; i < cells; i++)
        labels->slices_uct[i] = REWARD_NEVER;
}

void labels_release(struct labels *labels)
{
    arena_release(&labels->arena);
}

uint32_t labels_add(struct labels *labels, const struct label *label)
{
    const uint32_t words = labels->words, added = labels->count++;
    labels->labels = arena_grow(&labels->arena, labels->labels, &labels->capacity,
                                labels->count, sizeof *labels->labels);
    labels->memory =
        arena_grow(&labels->arena, labels->memory, &labels->memory_capacity,
                   (size_t)labels->count * words, sizeof *labels->memory);
    labels->labels[added] = *label;
    uint64_t *memory = &labels->memory[(size_t)added * words];
    const uint64_t *kept = &labels->pricing->remembered[(size_t)label->node * words];
    const uint32_t group = labels->pricing->groups[label->node];
    for (uint32_t w = 0; w < words; w++) {
        const uint64_t before =
            label->parent == NO_IX ? 0 : labels_memory(labels, label->parent)[w];
        memory[w] = labels->is_heuristic ? before : before & kept[w];
    }
    memory[group / 64] |= (uint64_t)1 << group % 64;
    return added;
}

static bool is_within(const uint64_t *small, const uint64_t *large, uint32_t words)
{
    for (uint32_t w = 0; w < words; w++)
        if (small[w] & ~large[w])
            return false;
    return true;
}

static bool is_beaten(const struct labels *labels, const struct front *front,
                      uint32_t label)
{
    const struct label *one = &labels->labels[label];
    const uint64_t *memory = labels_memory(labels, label);
    for (uint32_t i = 0; i < front->count; i++) {
        const struct kept *kept = &front->kept[i];
        if (kept->reward_uct < one->reward_uct)
            return false;
        if (kept->start_tod > one->start_tod)
            continue;
        const struct label *other = &labels->labels[kept->label];
        if ((labels->pricing->counts_visits && other->visits > one->visits) ||
            (labels->pricing->counts_driving && other->drive_s > one->drive_s))
            continue;
        if (labels->is_heuristic ||
            is_within(labels_memory(labels, kept->label), memory, labels->words))
            return true;
    }
    return false;
}

static uint32_t slice_of(const struct labels *labels, int32_t start_tod)
{
    const struct ground_day *day = labels->pricing->day;
    const int64_t since = start_tod - day->open_tod;
    return (uint32_t)(since * SLICES_A_DAY / (day->close_tod - day->open_tod + 1));
}

bool labels_claim(struct labels *labels, uint32_t node, bool has_eaten,
                  int32_t start_tod, int64_t reward_uct)
{
    const uint32_t slice = slice_of(labels, start_tod);
    int64_t *hungry = &labels->slices_uct[(size_t)node * 2 * SLICES + slice];
    int64_t *fed = hungry + SLICES;
    if (*fed >= reward_uct || (!has_eaten && *hungry >= reward_uct))
        return false;
    *(has_eaten ? fed : hungry) = reward_uct;
    return true;
}

bool labels_keep(struct labels *labels, uint32_t label)
{
    const struct label *one = &labels->labels[label];
    struct front *hungry = &labels->fronts[(size_t)one->node * 2], *fed = hungry + 1;
    if (is_beaten(labels, fed, label) ||
        (!one->has_eaten && is_beaten(labels, hungry, label)))
        return false;
    struct front *front = one->has_eaten ? fed : hungry;
    front->kept = arena_grow(&labels->arena, front->kept, &front->capacity,
                             (size_t)front->count + 1, sizeof *front->kept);
    uint32_t low = 0, high = front->count;
    while (low < high) {
        const uint32_t middle = (low + high) / 2;
        if (front->kept[middle].reward_uct >= one->reward_uct)
            low = middle + 1;
        else
            high = middle;
    }
    memmove(&front->kept[low + 1], &front->kept[low],
            (front->count - low) * sizeof *front->kept);
    front->kept[low] = (struct kept){one->reward_uct, one->start_tod, label};
    front->count++;
    return true;
}
