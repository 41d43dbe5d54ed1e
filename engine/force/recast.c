// SPDX-License-Identifier: GPL-3.0-or-later
#include "force/recast.h"

#include <string.h>

/* '~' sorts after what ids begin with; nobody sees it. */
static void add_rep(struct model *model, struct rep *reps, struct geo_point home,
                    struct arena *arena)
{
    const uint32_t ix = model->rep_count++;
    reps[ix] = (struct rep){
        .crm_id = arena_format(arena, "~%06u", (unsigned)ix),
        .name = "",
        .zone = model->zone,
        .has_home = true,
        .home = home,
        .availability_ppm = 1000000,
        .territory_ix = NO_IX,
    };
}

static const uint32_t *cast_reps(struct model *model, const struct recast_staff *staff,
                                 struct arena *arena)
{
    uint32_t *rep_ixs = ARENA_ARRAY(arena, staff->site_count, uint32_t);
    struct rep *reps =
        ARENA_ARRAY(arena, model->rep_count + (size_t)staff->site_count, struct rep);
    if (model->rep_count > 0)
        memcpy(reps, model->reps, model->rep_count * sizeof *reps);
    for (uint32_t s = 0; s < staff->site_count; s++) {
        rep_ixs[s] = staff->rep_ix[s];
        if (rep_ixs[s] != NO_IX)
            continue;
        rep_ixs[s] = model->rep_count;
        add_rep(model, reps, staff->home[s], arena);
    }
    model->reps = reps;
    return rep_ixs;
}

static struct account *cast_accounts(struct model *model,
                                     const struct recast_staff *staff,
                                     const uint32_t *rep_ixs, struct arena *arena)
{
    struct account *accounts = ARENA_ARRAY(arena, model->account_count, struct account);
    for (uint32_t i = 0; i < model->account_count; i++) {
        accounts[i] = model->accounts[i];
        accounts[i].rep_ix = staff->site[i] != NO_IX ? rep_ixs[staff->site[i]] : NO_IX;
    }
    model->accounts = accounts;
    return accounts;
}

static void cast_appointments(struct model *model, const struct recast_staff *staff,
                              const uint32_t *rep_ixs, struct arena *arena)
{
    struct appointment *appointments =
        ARENA_ARRAY(arena, model->appointment_count, struct appointment);
    bool *has_site = ARENA_ARRAY(arena, model->rep_count, bool);
    for (uint32_t s = 0; s < staff->site_count; s++)
        has_site[rep_ixs[s]] = true;
    for (uint32_t i = 0; i < model->appointment_count; i++) {
        appointments[i] = model->appointments[i];
        const uint32_t rep_ix = appointments[i].rep_ix;
        if (rep_ix != NO_IX && !has_site[rep_ix])
            appointments[i].rep_ix = NO_IX;
    }
    model->appointments = appointments;
}

struct recast recast_make(const struct model *model, const struct recast_staff *staff,
                          struct arena *arena)
{
    struct recast recast = {.model = *model};
    recast.rep_ixs = cast_reps(&recast.model, staff, arena);
    recast.accounts = cast_accounts(&recast.model, staff, recast.rep_ixs, arena);
    cast_appointments(&recast.model, staff, recast.rep_ixs, arena);
    return recast;
}
