// SPDX-License-Identifier: GPL-3.0-or-later
/* label_front: labels and which of them matter. Only label.c uses this. */
#ifndef ROUTE_LABEL_FRONT_H
#define ROUTE_LABEL_FRONT_H

#include "route/pricing.h"

struct label {
    int64_t reward_uct;
    int32_t start_tod;
    int32_t drive_s;
    uint32_t parent; /* NO_IX: from the start of the day */
    uint32_t next;   /* in its queue; NO_IX */
    uint32_t node;   /* numbered as in the pricing */
    uint16_t visits;
    uint8_t wake; /* where its route began */
    bool has_eaten;
};

struct labels {
    struct arena arena;
    const struct pricing *pricing;
    bool is_heuristic;
    uint32_t words;
    struct label *labels;
    uint64_t *memory; /* label x words */
    uint32_t count;
    size_t capacity, memory_capacity;
    struct front *fronts; /* node x 2 (eaten) */
    int64_t *slices_uct;  /* is_heuristic: node x 2 x slices, the most earned there */
};

void labels_init(struct labels *labels, const struct pricing *pricing,
                 bool is_heuristic);
void labels_release(struct labels *labels);

static inline const uint64_t *labels_memory(const struct labels *labels, uint32_t label)
{
    return &labels->memory[(size_t)label * labels->words];
}

static inline bool labels_remembers(const struct labels *labels, uint32_t label,
                                    uint32_t group)
{
    return labels_memory(labels, label)[group / 64] >> group % 64 & 1;
}

/* A new label that goes on from `parent` (NO_IX: none) with this content; its memory is
 * derived. Returns its index. */
uint32_t labels_add(struct labels *labels, const struct label *label);

/* With is_heuristic: one label a node, state of lunch and slice of time is enough.
 * False when a label there earns as much; else the slice is now taken by this one. */
bool labels_claim(struct labels *labels, uint32_t node, bool has_eaten,
                  int32_t start_tod, int64_t reward_uct);

/* Keep a label unless one that is kept is as good in everything; labels come in the
 * order of time. False when it is dropped. */
bool labels_keep(struct labels *labels, uint32_t label);

#endif
