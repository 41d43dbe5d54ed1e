// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/override_figures.h"

#include "base/sorting.h"
#include "text/fold.h"

#include <stddef.h>
#include <string.h>

static bool has_plan(const struct plan *plans, uint32_t plan_count, uint32_t rep_ix)
{
    for (uint32_t i = 0; i < plan_count; i++)
        if (plans[i].rep_ix == rep_ix)
            return true;
    return false;
}

static uint32_t find_key(const char *const *keys, uint32_t count, const char *key)
{
    uint32_t i = 0;
    while (i < count && strcmp(keys[i], key) != 0)
        i++;
    return i;
}

static void add(struct override_figures *figures, const struct override *override,
                int32_t monday_day)
{
    figures->past_count += override->day < monday_day;
    figures->week_count += override->day >= monday_day;
    figures->counts[override->kind]++;
}

static int compare(const void *a, const void *b, const void *context)
{
    const struct override_figures *left = a, *right = b;
    const uint32_t left_count = left->past_count + left->week_count;
    const uint32_t right_count = right->past_count + right->week_count;
    (void)context;
    if (left_count != right_count)
        return left_count > right_count ? -1 : 1;
    return strcmp(left->reason, right->reason);
}

const struct override_figures *
override_figures_of(const struct override *overrides, uint32_t override_count,
                    const struct plan *plans, uint32_t plan_count, int32_t monday_day,
                    struct arena *arena, uint32_t *figure_count)
{
    struct override_figures *figures =
        ARENA_ARRAY(arena, override_count, struct override_figures);
    const char **keys = ARENA_ARRAY(arena, override_count, const char *);
    uint32_t count = 0;
    for (uint32_t i = 0; i < override_count; i++) {
        if (!has_plan(plans, plan_count, overrides[i].rep_ix))
            continue;
        const char *key = fold_name(overrides[i].reason, arena);
        const uint32_t at = find_key(keys, count, key);
        if (at == count) {
            keys[count] = key;
            figures[count++].reason = overrides[i].reason;
        }
        add(&figures[at], &overrides[i], monday_day);
    }
    sorting_sort(figures, count, sizeof *figures, compare, NULL);
    *figure_count = count;
    return figures;
}
