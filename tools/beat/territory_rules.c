// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/territory_rules.h"

#include "beat/show.h"
#include "territory/eligible.h"
#include "territory/workload.h"

#include <string.h>

enum { SHOWN_MAX = 10 };

static struct eligible eligible_of(const struct territories *territories,
                                   const struct model *model, struct arena *arena)
{
    const struct eligible_sites sites = {
        .count = territories->task.site_count,
        .rep_ix = territories->rep_ixs,
        .home = territories->task.home,
        .has_home = territories->task.has_home,
    };
    struct eligible eligible;
    eligible_init(&eligible, model, &sites, arena);
    return eligible;
}

void territory_rules_drop(const struct territories *territories,
                          const struct model *model, const uint32_t *owner, bool *takes,
                          struct arena *arena)
{
    struct eligible eligible = eligible_of(territories, model, arena);
    for (uint32_t i = 0; i < model->account_count; i++)
        if (takes[i] && owner[i] == NO_IX &&
            model->accounts[i].precision != PLACE_NONE &&
            eligible_reason(&eligible, i) != NULL)
            takes[i] = false;
}

/* Every account with a place that no rep may have, kept by a lock or not. */
static void list_unreached(struct territories *territories, const struct model *model,
                           struct eligible *eligible, struct arena *arena)
{
    struct workload_unreached *list = NULL;
    size_t capacity = 0;
    territories->unreached_count = 0;
    for (uint32_t i = 0; i < model->account_count; i++) {
        const char *reason = model->accounts[i].precision != PLACE_NONE
                                 ? eligible_reason(eligible, i)
                                 : NULL;
        if (reason == NULL)
            continue;
        list = arena_grow(arena, list, &capacity,
                          (size_t)territories->unreached_count + 1, sizeof *list);
        list[territories->unreached_count++] = (struct workload_unreached){i, reason};
    }
    territories->unreached = list;
}

/* What nobody may have stays where it is. */
static void lock_unreached(struct territories *territories, struct arena *arena)
{
    struct alignment_task *task = &territories->task;
    uint8_t *is_locked = ARENA_ARRAY(arena, task->point_count, uint8_t);
    memcpy(is_locked, task->is_locked, task->point_count);
    for (uint32_t i = 0; i < task->point_count; i++)
        if (task->rules->kind[i] == NO_IX && task->owner[i] != NO_IX)
            is_locked[i] = 1;
    task->is_locked = is_locked;
}

void territories_set_rules(struct territories *territories, const struct model *model,
                           struct arena *arena)
{
    struct eligible eligible = eligible_of(territories, model, arena);
    struct alignment_task *task = &territories->task;
    territories->apart_count = 0;
    list_unreached(territories, model, &eligible, arena);
    task->rules = eligible_rules(&eligible, territories->account_ix, task->point_count,
                                 &territories->apart_count);
    if (task->rules != NULL)
        lock_unreached(territories, arena);
}

static void show_unreached(const struct request *request, const struct model *model,
                           const struct territories *territories, struct arena *arena)
{
    const uint32_t count = territories->unreached_count;
    if (count == 0)
        return;
    show_line(request,
              "no rep may have %s:", show_count(arena, count, "account", NULL));
    for (uint32_t i = 0; i < count && i < SHOWN_MAX; i++) {
        const struct workload_unreached *one = &territories->unreached[i];
        const struct account *account = &model->accounts[one->account_ix];
        show_line(request, "  %s %s: %s", account->crm_id, account->name, one->reason);
    }
    if (count > SHOWN_MAX)
        show_line(request, "  and %u more", (unsigned)(count - SHOWN_MAX));
}

/* The territories that pass their limit, and whether all limits together suffice. */
static void show_limits(const struct request *request,
                        const struct territories *territories)
{
    const struct alignment_task *task = &territories->task;
    uint64_t room = 0;
    bool is_limited = true, is_passed = false;
    for (uint32_t s = 0; task->rules && s < task->site_count; s++) {
        const uint32_t most = task->rules->count_most[s];
        const uint32_t count = territories->measures.territories[s].account_count;
        is_limited &= most > 0;
        room += most;
        if (most == 0 || count <= most)
            continue;
        is_passed = true;
        show_line(request, "%s has %u accounts, 'accounts_most' is %u",
                  territories->names[s], (unsigned)count, (unsigned)most);
    }
    if (is_passed && is_limited && room < task->point_count)
        show_line(request, "all limits together are %llu, accounts are %u",
                  (unsigned long long)room, (unsigned)task->point_count);
}

void territories_show_rules(const struct request *request, const struct model *model,
                            const struct territories *territories, struct arena *arena)
{
    show_unreached(request, model, territories, arena);
    if (territories->apart_count > 0)
        show_line(request, "no rep may have all accounts of %s: they are not together",
                  show_count(arena, territories->apart_count, "parent", NULL));
    show_limits(request, territories);
}
