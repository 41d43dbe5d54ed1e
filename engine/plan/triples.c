// SPDX-License-Identifier: GPL-3.0-or-later
/* The sum over routes with two or more of a, b, c is ab + ac + bc - 2 abc, where ab is
 * the share of routes with both; triples are looked at only where ab + ac + bc is above
 * one. */
#include "plan/triples.h"

#include "base/arena.h"
#include "base/sorting.h"

enum { FOUND_MAX = 4000, TIMES_MAX = 5 };

static const double LEAST = 0.02; /* broken by less is not worth a row */

struct triple {
    uint32_t groups[3];
};

struct looking {
    const struct triples_question *question;
    struct arena scratch;
    uint32_t *groups; /* in some route with a share below one */
    uint32_t count;
    double *pairs; /* count x count */
    struct triple *found;
    double *keys;
    uint32_t found_count;
};

static bool has(const uint64_t *set, uint32_t group)
{
    return set[group / 64] >> group % 64 & 1;
}

static void list_groups(struct looking *looking)
{
    const struct triples_question *question = looking->question;
    looking->groups = ARENA_ARRAY(&looking->scratch, question->group_count, uint32_t);
    for (uint32_t g = 0; g < question->group_count; g++) {
        bool is_shared = false;
        for (uint32_t r = 0; r < question->count && !is_shared; r++)
            is_shared = question->values[r] < 1 - 1e-6 && has(question->sets[r], g);
        if (is_shared)
            looking->groups[looking->count++] = g;
    }
}

static void sum_pairs(struct looking *looking)
{
    const struct triples_question *question = looking->question;
    const uint32_t count = looking->count;
    uint32_t *in = ARENA_ARRAY(&looking->scratch, count, uint32_t);
    looking->pairs = ARENA_ARRAY(&looking->scratch, (size_t)count * count, double);
    for (uint32_t r = 0; r < question->count; r++) {
        uint32_t in_count = 0;
        for (uint32_t a = 0; a < count; a++)
            if (has(question->sets[r], looking->groups[a]))
                in[in_count++] = a;
        for (uint32_t i = 0; i < in_count; i++)
            for (uint32_t j = 0; j < in_count; j++)
                looking->pairs[(size_t)in[i] * count + in[j]] += question->values[r];
    }
}

static double shared_by_three(const struct looking *looking, uint32_t a, uint32_t b,
                              uint32_t c)
{
    const struct triples_question *question = looking->question;
    double sum = 0;
    for (uint32_t r = 0; r < question->count; r++)
        if (has(question->sets[r], looking->groups[a]) &&
            has(question->sets[r], looking->groups[b]) &&
            has(question->sets[r], looking->groups[c]))
            sum += question->values[r];
    return sum;
}

static void look_at(struct looking *looking, uint32_t a, uint32_t b, uint32_t c)
{
    const double *pairs = looking->pairs;
    const uint32_t count = looking->count;
    const double sum = pairs[(size_t)a * count + b] + pairs[(size_t)a * count + c] +
                       pairs[(size_t)b * count + c];
    if (sum <= 1 + LEAST || looking->found_count == FOUND_MAX)
        return;
    const double value = sum - 2 * shared_by_three(looking, a, b, c);
    if (value <= 1 + LEAST)
        return;
    looking->keys[looking->found_count] = -value;
    looking->found[looking->found_count++] =
        (struct triple){{looking->groups[a], looking->groups[b], looking->groups[c]}};
}

static uint32_t choose(struct looking *looking, uint32_t limit, uint32_t (*triples)[3])
{
    uint32_t *order = ARENA_ARRAY(&looking->scratch, looking->found_count, uint32_t);
    uint8_t *times =
        ARENA_ARRAY(&looking->scratch, looking->question->group_count, uint8_t);
    uint32_t chosen = 0;
    sorting_order_f64(looking->keys, order, looking->found_count);
    for (uint32_t i = 0; i < looking->found_count && chosen < limit; i++) {
        const uint32_t *groups = looking->found[order[i]].groups;
        if (times[groups[0]] >= TIMES_MAX || times[groups[1]] >= TIMES_MAX ||
            times[groups[2]] >= TIMES_MAX)
            continue;
        for (int k = 0; k < 3; k++) {
            triples[chosen][k] = groups[k];
            times[groups[k]]++;
        }
        chosen++;
    }
    return chosen;
}

uint32_t triples_broken(const struct triples_question *question, uint32_t limit,
                        uint32_t (*triples)[3])
{
    struct looking looking = {.question = question};
    list_groups(&looking);
    sum_pairs(&looking);
    looking.found = ARENA_ARRAY(&looking.scratch, FOUND_MAX, struct triple);
    looking.keys = ARENA_ARRAY(&looking.scratch, FOUND_MAX, double);
    for (uint32_t a = 0; a < looking.count; a++)
        for (uint32_t b = a + 1; b < looking.count; b++)
            for (uint32_t c = b + 1; c < looking.count; c++)
                look_at(&looking, a, b, c);
    const uint32_t chosen = choose(&looking, limit, triples);
    arena_release(&looking.scratch);
    return chosen;
}
