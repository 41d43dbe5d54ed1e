// SPDX-License-Identifier: GPL-3.0-or-later
/* banks: see the header.
 *
 * A straight cut seldom follows a river, and single places crossing a border pay for it
 * long before they reach the bank. So the places of both sites are flooded without the
 * edges that cross a barrier; what hangs together then is a bank. All ways to give
 * banks to the two sites are judged; there are few, or nothing is done. */
#include "territory/banks.h"

#include "base/sorting.h"
#include "territory/burden.h"
#include "territory/rules.h"

enum { BANKS_MOST = 6 };
static const double LEAST_GAIN = 1e-5; /* of a site's inertia */

struct bank {
    struct roster_sum sum; /* kept: if it were with a */
    double kept_by_b;      /* if it were with b */
    bool may_be_a, may_be_b;
};

struct banking {
    struct roster *roster;
    struct sides *sides;
    uint32_t sites[2];
    uint32_t *places, *bank_of; /* of both sites, rising; by place there: its bank */
    uint32_t place_count;
    struct bank banks[BANKS_MOST];
    uint32_t bank_count;
    struct arena scratch;
};

static int compare_numbers(const void *a, const void *b, const void *context)
{
    (void)context;
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static uint32_t local_of(const struct banking *k, uint32_t place)
{
    uint32_t first = 0, end = k->place_count;
    while (first < end) {
        const uint32_t middle = first + (end - first) / 2;
        if (k->places[middle] < place)
            first = middle + 1;
        else
            end = middle;
    }
    return first < k->place_count && k->places[first] == place ? first : NO_IX;
}

/* The sides keep what they reserve for the next pair. */
static void list_places(struct banking *k, struct arena *arena)
{
    const struct roster *roster = k->roster;
    const uint32_t most =
        roster->sums[k->sites[0]].count + roster->sums[k->sites[1]].count;
    sides_begin(k->sides, most, arena);
    for (int s = 0; s < 2; s++)
        for (uint32_t r = roster->head[k->sites[s]]; r != NO_IX; r = roster->next[r])
            sides_meet(k->sides, roster->terrain->place[r]);
    k->place_count = k->sides->place_count;
    k->places = ARENA_ARRAY(&k->scratch, k->place_count, uint32_t);
    k->bank_of = ARENA_ARRAY(&k->scratch, k->place_count, uint32_t);
    for (uint32_t i = 0; i < k->place_count; i++) {
        k->places[i] = k->sides->places[i];
        k->bank_of[i] = NO_IX;
    }
    sorting_sort(k->places, k->place_count, sizeof *k->places, compare_numbers, NULL);
}

static void flood(struct banking *k, uint32_t start, uint32_t bank, uint32_t *stack)
{
    const struct terrain *terrain = k->roster->terrain;
    uint32_t depth = 0;
    k->bank_of[start] = bank;
    stack[depth++] = start;
    while (depth > 0) {
        const uint32_t place = k->places[stack[--depth]];
        for (uint32_t n = terrain->neighbour_first[place];
             n < terrain->neighbour_first[place + 1]; n++) {
            const uint32_t other =
                terrain->is_crossing[n] ? NO_IX : local_of(k, terrain->neighbour[n]);
            if (other == NO_IX || k->bank_of[other] != NO_IX)
                continue;
            k->bank_of[other] = bank;
            stack[depth++] = other;
        }
    }
}

/* False when there is one bank, or too many. */
static bool find_banks(struct banking *k)
{
    uint32_t *stack = ARENA_ARRAY(&k->scratch, k->place_count, uint32_t);
    for (uint32_t i = 0; i < k->place_count; i++) {
        if (k->bank_of[i] != NO_IX)
            continue;
        if (k->bank_count == BANKS_MOST)
            return false;
        flood(k, i, k->bank_count++, stack);
    }
    return k->bank_count > 1;
}

static void sum_banks(struct banking *k)
{
    const struct roster *roster = k->roster;
    const struct terrain *terrain = roster->terrain;
    for (uint32_t i = 0; i < k->bank_count; i++)
        k->banks[i].may_be_a = k->banks[i].may_be_b = true;
    for (uint32_t i = 0; i < k->place_count; i++)
        for (uint32_t r = terrain->place_first[k->places[i]];
             r < terrain->place_first[k->places[i] + 1]; r++) {
            const uint32_t a = k->sites[0], b = k->sites[1];
            struct bank *bank = &k->banks[k->bank_of[i]];
            if (roster->site[r] != a && roster->site[r] != b)
                continue;
            bank->sum = roster_add(bank->sum, roster_sum_of(terrain, r, a));
            bank->kept_by_b += terrain->owner[r] == b ? terrain->relation[r] : 0;
            if (roster->site[r] == a)
                bank->may_be_b &= rules_may_move(terrain, r, b);
            else
                bank->may_be_a &= rules_may_move(terrain, r, a);
        }
}

static bool is_allowed(const struct banking *k, uint32_t mask)
{
    for (uint32_t i = 0; i < k->bank_count; i++)
        if (mask >> i & 1 ? !k->banks[i].may_be_b : !k->banks[i].may_be_a)
            return false;
    return true;
}

/* Banks in the mask are b's. */
static void mark(struct banking *k, uint32_t mask)
{
    sides_clear(k->sides);
    for (uint32_t i = 0; i < k->place_count; i++)
        sides_put(k->sides, k->places[i],
                  mask >> k->bank_of[i] & 1 ? SIDES_HIGH : SIDES_LOW);
}

static double score_now(struct banking *k)
{
    const struct roster *roster = k->roster;
    sides_clear(k->sides);
    double score = 0;
    for (int s = 0; s < 2; s++) {
        for (uint32_t r = roster->head[k->sites[s]]; r != NO_IX; r = roster->next[r])
            sides_put(k->sides, roster->terrain->place[r],
                      s == 0 ? SIDES_LOW : SIDES_HIGH);
        score += burden_of(roster, k->sites[s], &roster->sums[k->sites[s]]);
    }
    return score + sides_border(k->sides);
}

static double score_of(struct banking *k, uint32_t mask)
{
    struct roster_sum a = {0}, b = {0};
    for (uint32_t i = 0; i < k->bank_count; i++) {
        struct roster_sum sum = k->banks[i].sum;
        if (!(mask >> i & 1)) {
            a = roster_add(a, sum);
            continue;
        }
        sum.kept = k->banks[i].kept_by_b;
        b = roster_add(b, sum);
    }
    mark(k, mask);
    return burden_of(k->roster, k->sites[0], &a) +
           burden_of(k->roster, k->sites[1], &b) + sides_border(k->sides);
}

static bool take(struct banking *k, uint32_t mask)
{
    struct roster *roster = k->roster;
    const struct terrain *terrain = roster->terrain;
    const uint32_t a = k->sites[0], b = k->sites[1];
    mark(k, mask);
    const uint32_t a_pieces = sides_pieces(k->sides, SIDES_LOW);
    const uint32_t b_pieces = sides_pieces(k->sides, SIDES_HIGH);
    if (a_pieces + b_pieces > roster->pieces[a] + roster->pieces[b])
        return false;
    for (uint32_t i = 0; i < k->place_count; i++)
        for (uint32_t r = terrain->place_first[k->places[i]];
             r < terrain->place_first[k->places[i] + 1]; r++)
            if (roster->site[r] == a || roster->site[r] == b)
                roster_move(roster, r, mask >> k->bank_of[i] & 1 ? b : a);
    roster->pieces[a] = a_pieces;
    roster->pieces[b] = b_pieces;
    return true;
}

bool banks_pair(struct resplit *resplit, uint32_t a, uint32_t b)
{
    struct roster *roster = resplit->roster;
    struct banking k = {.roster = roster, .sides = &resplit->sides, .sites = {a, b}};
    bool has_moved = false;
    if (roster->terrain->is_crossing == NULL)
        return false;
    list_places(&k, &resplit->arena);
    if (find_banks(&k)) {
        sum_banks(&k);
        const double now = score_now(&k);
        double best_score = now - LEAST_GAIN * (roster->scale[a] + roster->scale[b]);
        uint32_t best = 0;
        for (uint32_t mask = 1; mask + 1 < 1u << k.bank_count; mask++) {
            const double score = is_allowed(&k, mask) ? score_of(&k, mask) : best_score;
            if (score < best_score) {
                best_score = score;
                best = mask;
            }
        }
        has_moved = best > 0 && take(&k, best);
    }
    arena_release(&k.scratch);
    return has_moved;
}
