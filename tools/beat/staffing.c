// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/staffing.h"

#include <string.h>

struct site_arrays {
    struct geo_point *home;
    uint8_t *has_home;
    double *share;
    const char **names, **rep_names;
    uint32_t *rep_ixs;
    uint32_t count;
};

static struct site_arrays make_arrays(uint32_t count, struct arena *arena)
{
    return (struct site_arrays){
        .home = ARENA_ARRAY(arena, count, struct geo_point),
        .has_home = ARENA_ARRAY(arena, count, uint8_t),
        .share = ARENA_ARRAY(arena, count, double),
        .names = ARENA_ARRAY(arena, count, const char *),
        .rep_names = ARENA_ARRAY(arena, count, const char *),
        .rep_ixs = ARENA_ARRAY(arena, count, uint32_t),
    };
}

static double availability(const struct model *model, uint32_t rep_ix)
{
    if (rep_ix == NO_IX || model->reps[rep_ix].availability_ppm == 0)
        return 1;
    return model->reps[rep_ix].availability_ppm / 1e6;
}

/* Returns by old site: which it becomes. */
static uint32_t *copy_sites(const struct model *model, const struct territories *base,
                            const struct staffing *staffing, struct site_arrays *sites,
                            struct arena *arena)
{
    uint32_t *becomes = ARENA_ARRAY(arena, base->task.site_count, uint32_t);
    for (uint32_t i = 0; i < base->task.site_count; i++) {
        becomes[i] = NO_IX;
        if (staffing->leaves != NULL && staffing->leaves[i])
            continue;
        const uint32_t to = becomes[i] = sites->count++;
        sites->has_home[to] = base->task.has_home[i];
        sites->home[to] =
            staffing->home != NULL ? staffing->home[i] : base->task.home[i];
        sites->share[to] = availability(model, base->rep_ixs[i]);
        sites->names[to] = base->names[i];
        sites->rep_names[to] = base->rep_names[i];
        sites->rep_ixs[to] = base->rep_ixs[i];
    }
    return becomes;
}

static bool is_taken(const struct model *model, const struct territories *base,
                     const char *name)
{
    uint32_t ix;
    for (uint32_t i = 0; i < base->task.site_count; i++)
        if (strcmp(base->names[i], name) == 0)
            return true;
    return model_find_rep(model, name, &ix);
}

static void add_joiners(const struct model *model, const struct territories *base,
                        const struct staffing *staffing, struct site_arrays *sites,
                        struct arena *arena)
{
    uint32_t number = 0;
    for (uint32_t j = 0; j < staffing->join_count; j++) {
        const uint32_t to = sites->count++;
        const char *name;
        do
            name = arena_format(arena, "R%02u", ++number);
        while (is_taken(model, base, name));
        sites->share[to] = 1;
        sites->names[to] = sites->rep_names[to] = name;
        sites->rep_ixs[to] = NO_IX;
    }
}

static void scale_shares(struct site_arrays *sites)
{
    double sum = 0;
    for (uint32_t i = 0; i < sites->count; i++)
        sum += sites->share[i];
    for (uint32_t i = 0; i < sites->count; i++)
        sites->share[i] /= sum;
}

/* Whose they were; what was locked to somebody who leaves is free. */
static void change_owners(const struct territories *base, const uint32_t *becomes,
                          struct arena *arena, struct alignment_task *task)
{
    const uint32_t count = base->task.point_count;
    uint32_t *owner = ARENA_ARRAY(arena, count, uint32_t);
    uint8_t *is_locked = ARENA_ARRAY(arena, count, uint8_t);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t old = base->task.owner[i];
        owner[i] = old == NO_IX ? NO_IX : becomes[old];
        is_locked[i] = base->task.is_locked[i] && owner[i] != NO_IX;
    }
    task->owner = owner;
    task->is_locked = is_locked;
}

bool staffing_change(const struct model *model, const struct territories *base,
                     const struct staffing *staffing, struct arena *arena,
                     struct territories *out, struct err *err)
{
    struct site_arrays sites =
        make_arrays(base->task.site_count + staffing->join_count, arena);
    const uint32_t *becomes = copy_sites(model, base, staffing, &sites, arena);
    add_joiners(model, base, staffing, &sites, arena);
    if (sites.count == 0)
        return err_set(err, ERR_INPUT, "nobody would be left");
    scale_shares(&sites);
    *out = *base;
    out->task.site_count = sites.count;
    out->task.home = sites.home;
    out->task.has_home = sites.has_home;
    out->task.target_share = sites.share;
    out->names = sites.names;
    out->rep_names = sites.rep_names;
    out->rep_ixs = sites.rep_ixs;
    change_owners(base, becomes, arena, &out->task);
    territories_set_rules(out, model, arena);
    return true;
}
