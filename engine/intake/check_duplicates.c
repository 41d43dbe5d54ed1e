// SPDX-License-Identifier: GPL-3.0-or-later
/* Accounts that are there twice: the same folded name, and within 100 m or in the same
 * street of the same city. Accounts are sorted by name and latitude, so only neighbours
 * in that order are compared. Each account is told once, for the first that it repeats.
 */
#include "base/sorting.h"
#include "intake/findings.h"
#include "text/fold.h"

#include <string.h>

enum { SAME_PLACE_M = 100 };

struct named {
    const char *name;   /* folded; never empty */
    const char *street; /* folded, with the city; "" when not known */
    double lat_deg;
    uint32_t account_ix;
    bool is_located;
};

static int compare_by_place(const void *a, const void *b, const void *context)
{
    const struct named *one = a, *other = b;
    (void)context;
    const int order = strcmp(one->name, other->name);
    if (order != 0)
        return order;
    if (one->lat_deg != other->lat_deg)
        return one->lat_deg < other->lat_deg ? -1 : 1;
    return one->account_ix < other->account_ix ? -1 : 1;
}

static int compare_by_street(const void *a, const void *b, const void *context)
{
    const struct named *one = a, *other = b;
    (void)context;
    const int order = strcmp(one->name, other->name);
    const int street_order = strcmp(one->street, other->street);
    if (order != 0 || street_order != 0)
        return order != 0 ? order : street_order;
    return one->account_ix < other->account_ix ? -1 : 1;
}

static const char *street_of(const struct account *account, struct arena *arena)
{
    if (!account->street || !*account->street)
        return "";
    return fold_key(arena_format(arena, "%s %s", account->street,
                                 account->city ? account->city : ""),
                    arena);
}

static struct named *collect(const struct finding_list *list, uint32_t *count)
{
    const struct model *model = list->model;
    struct named *items =
        ARENA_ARRAY(list->scratch, model->account_count, struct named);
    *count = 0;
    for (uint32_t i = 0; i < model->account_count; i++) {
        const struct account *account = &model->accounts[i];
        const char *name = fold_key(account->name, list->scratch);
        if (*name)
            items[(*count)++] =
                (struct named){.name = name,
                               .street = street_of(account, list->scratch),
                               .is_located = account->precision != PLACE_NONE,
                               .lat_deg = account->at.lat_deg,
                               .account_ix = i};
    }
    return items;
}

/* The later of two becomes a repetition of the earlier, unless it has an earlier one.
 */
static void note_pair(uint32_t *first_of, uint32_t a, uint32_t b)
{
    const uint32_t earlier = a < b ? a : b, later = a < b ? b : a;
    if (earlier < first_of[later])
        first_of[later] = earlier;
}

static void pair_by_place(const struct finding_list *list, const struct named *items,
                          uint32_t count, uint32_t *first_of)
{
    const double reach_deg = SAME_PLACE_M / 110000.0;
    const struct account *accounts = list->model->accounts;
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = i + 1;
             j < count && strcmp(items[i].name, items[j].name) == 0 &&
             items[j].lat_deg - items[i].lat_deg <= reach_deg;
             j++) {
            const uint32_t a = items[i].account_ix, b = items[j].account_ix;
            if (items[i].is_located && items[j].is_located &&
                geo_length_m(accounts[a].at, accounts[b].at) <= SAME_PLACE_M) {
                note_pair(first_of, a, b);
                break; /* chains of copies are found link by link */
            }
        }
    }
}

static void pair_by_street(const struct named *items, uint32_t count,
                           uint32_t *first_of)
{
    for (uint32_t i = 1; i < count; i++)
        if (*items[i].street && strcmp(items[i].street, items[i - 1].street) == 0 &&
            strcmp(items[i].name, items[i - 1].name) == 0)
            note_pair(first_of, items[i - 1].account_ix, items[i].account_ix);
}

void check_duplicates(struct finding_list *list)
{
    const struct model *model = list->model;
    uint32_t count;
    struct named *items = collect(list, &count);
    uint32_t *first_of = ARENA_ARRAY(list->scratch, model->account_count, uint32_t);
    for (uint32_t i = 0; i < model->account_count; i++)
        first_of[i] = NO_IX;
    sorting_sort(items, count, sizeof *items, compare_by_place, NULL);
    pair_by_place(list, items, count, first_of);
    sorting_sort(items, count, sizeof *items, compare_by_street, NULL);
    pair_by_street(items, count, first_of);
    for (uint32_t i = 0; i < model->account_count; i++)
        if (first_of[i] != NO_IX)
            finding_add_account(
                list, FINDING_DUPLICATE, i, "'%s' seems to be there already as '%s'",
                model->accounts[i].name, model->accounts[first_of[i]].crm_id);
}
