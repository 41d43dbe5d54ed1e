// SPDX-License-Identifier: GPL-3.0-or-later
/* Points are sorted by place and territory. Two that follow each other with both equal
 * hang together; so do, for every edge, those of one territory at its two ends, found
 * by merging the two sorted stretches. Union-find by size does the rest. */
#include "audit/alignment_pieces.h"

#include "base/sorting.h"

struct forest {
    uint32_t *up, *size;
};

static uint32_t top_of(const struct forest *forest, uint32_t point)
{
    uint32_t top = point;
    while (forest->up[top] != top)
        top = forest->up[top];
    while (forest->up[point] != top) {
        const uint32_t next = forest->up[point];
        forest->up[point] = top;
        point = next;
    }
    return top;
}

static void unite(struct forest *forest, uint32_t a, uint32_t b)
{
    a = top_of(forest, a);
    b = top_of(forest, b);
    if (a == b)
        return;
    const uint32_t large = forest->size[a] >= forest->size[b] ? a : b;
    const uint32_t small = large == a ? b : a;
    forest->up[small] = large;
    forest->size[large] += forest->size[small];
}

/* Stretches of `order` that lie at two places, both by territory. */
static void unite_places(struct forest *forest, const uint32_t *territory,
                         const uint32_t *a, const uint32_t *a_end, const uint32_t *b,
                         const uint32_t *b_end)
{
    while (a < a_end && b < b_end) {
        if (territory[*a] < territory[*b]) {
            a++;
        } else if (territory[*a] > territory[*b]) {
            b++;
        } else {
            unite(forest, *a++, *b);
        }
    }
}

static void unite_all(struct forest *forest, const struct alignment *alignment,
                      const uint32_t *order, struct arena *scratch)
{
    const uint32_t count = alignment->point_count;
    uint32_t *start =
        ARENA_ARRAY(scratch, (size_t)alignment->place_count + 1, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        start[alignment->place[i] + 1]++;
    for (uint32_t p = 0; p < alignment->place_count; p++)
        start[p + 1] += start[p];
    for (uint32_t i = 1; i < count; i++)
        if (alignment->place[order[i]] == alignment->place[order[i - 1]] &&
            alignment->territory[order[i]] == alignment->territory[order[i - 1]])
            unite(forest, order[i - 1], order[i]);
    for (uint32_t e = 0; e < alignment->edge_count; e++) {
        const struct alignment_edge edge = alignment->edges[e];
        unite_places(forest, alignment->territory, order + start[edge.a],
                     order + start[edge.a + 1], order + start[edge.b],
                     order + start[edge.b + 1]);
    }
}

struct alignment_pieces alignment_pieces_find(const struct alignment_task *task,
                                              const struct alignment *alignment,
                                              struct arena *arena)
{
    const uint32_t count = alignment->point_count;
    struct arena scratch = {0};
    int64_t *key = ARENA_ARRAY(&scratch, count, int64_t);
    uint32_t *order = ARENA_ARRAY(&scratch, count, uint32_t);
    uint32_t *number = ARENA_ARRAY(&scratch, count, uint32_t);
    struct forest forest = {
        .up = ARENA_ARRAY(&scratch, count, uint32_t),
        .size = ARENA_ARRAY(&scratch, count, uint32_t),
    };
    for (uint32_t i = 0; i < count; i++) {
        key[i] = (int64_t)alignment->place[i] << 32 | alignment->territory[i];
        forest.up[i] = i;
        forest.size[i] = 1;
    }
    sorting_order_i64(key, order, count);
    unite_all(&forest, alignment, order, &scratch);
    uint32_t *piece = ARENA_ARRAY(arena, count, uint32_t);
    uint32_t *site = ARENA_ARRAY(arena, count, uint32_t);
    double *workload_h = ARENA_ARRAY(arena, count, double);
    uint32_t piece_count = 0;
    for (uint32_t i = 0; i < count; i++)
        if (forest.up[i] == i) {
            site[piece_count] = alignment->territory[i];
            number[i] = piece_count++;
        }
    for (uint32_t i = 0; i < count; i++) {
        piece[i] = number[top_of(&forest, i)];
        workload_h[piece[i]] += task->workload_h ? task->workload_h[i] : 0;
    }
    arena_release(&scratch);
    return (struct alignment_pieces){piece_count, piece, site, workload_h};
}
