// SPDX-License-Identifier: GPL-3.0-or-later
/* The map draws a model; so this makes the model that would be there if the scenario
 * were applied, and tells the accounts whose territory has another name in it. */
#include "beat/scene_map.h"

#include "beat/scenes.h"

#include <string.h>

/* Those of the model, and those who would be made. */
static void set_reps(struct model *model, const struct scenario *scenario,
                     uint32_t *rep_ixs, struct arena *arena)
{
    const uint32_t count = model->rep_count + scenario->territory_count;
    struct rep *reps = ARENA_ARRAY(arena, count, struct rep);
    memcpy(reps, model->reps, model->rep_count * sizeof *reps);
    for (uint32_t i = 0; i < scenario->territory_count; i++) {
        const struct scenario_territory *row = &scenario->territories[i];
        if (rep_ixs[i] != NO_IX || row->rep_name == NULL)
            continue;
        rep_ixs[i] = model->rep_count;
        reps[model->rep_count++] = (struct rep){.crm_id = row->rep_crm_id,
                                                .name = row->rep_name,
                                                .zone = model->zone,
                                                .has_home = true,
                                                .home = row->home,
                                                .availability_ppm = 1000000,
                                                .territory_ix = i};
    }
    model->reps = reps;
}

/* A territory keeps its district where its name is known. */
static void set_territories(struct model *model, const struct scenario *scenario,
                            const uint32_t *rep_ixs, struct arena *arena)
{
    const uint32_t count = scenario->territory_count;
    struct territory *territories = ARENA_ARRAY(arena, count, struct territory);
    for (uint32_t i = 0; i < count; i++) {
        const struct scenario_territory *row = &scenario->territories[i];
        for (uint32_t t = 0; t < model->territory_count; t++) {
            if (strcmp(model->territories[t].name, row->name) == 0)
                territories[i] = model->territories[t];
        }
        territories[i].name = row->name;
        territories[i].rep_ix = rep_ixs[i];
        territories[i].home = row->home;
    }
    model->territories = territories;
    model->territory_count = count;
}

/* By account: its territory in the scenario; NO_IX. */
static const uint32_t *sites_of(const struct model *model,
                                const struct territories *unfolded, struct arena *arena)
{
    uint32_t *site = ARENA_ARRAY(arena, model->account_count, uint32_t);
    memset(site, 0xff, model->account_count * sizeof *site);
    for (uint32_t i = 0; i < unfolded->task.point_count; i++)
        site[unfolded->account_ix[i]] = unfolded->alignment.territory[i];
    return site;
}

static void set_accounts(struct model *model, const uint32_t *site,
                         const uint32_t *rep_ixs, struct arena *arena)
{
    struct account *accounts = ARENA_ARRAY(arena, model->account_count, struct account);
    memcpy(accounts, model->accounts, model->account_count * sizeof *accounts);
    for (uint32_t i = 0; i < model->account_count; i++) {
        accounts[i].territory_ix = site[i];
        if (accounts[i].owner_rep_ix == NO_IX)
            accounts[i].rep_ix = site[i] != NO_IX ? rep_ixs[site[i]] : NO_IX;
    }
    model->accounts = accounts;
}

/* Those that have a territory now, and would have another. */
static void find_moves(const struct model *before, struct scene_map *map,
                       struct arena *arena)
{
    struct account_move *moves =
        ARENA_ARRAY(arena, before->account_count, struct account_move);
    for (uint32_t i = 0; i < before->account_count; i++) {
        const uint32_t old = before->accounts[i].territory_ix;
        const uint32_t new = map->model.accounts[i].territory_ix;
        if (old == NO_IX || new == NO_IX)
            continue;
        const char *name = before->territories[old].name;
        if (strcmp(name, map->model.territories[new].name) != 0)
            moves[map->move_count++] = (struct account_move){i, name};
    }
    map->moves = moves;
}

bool scene_map_find(struct session *session, const char *name, struct scene_map *map,
                    struct err *err)
{
    struct arena *arena = &session->arena;
    struct scenario scenario;
    struct territories unfolded;
    if (!scenes_find(session, name, &scenario, err) ||
        !scenes_unfold(session, &scenario, &unfolded, err))
        return false;
    uint32_t *rep_ixs = ARENA_ARRAY(arena, scenario.territory_count, uint32_t);
    memcpy(rep_ixs, unfolded.rep_ixs, scenario.territory_count * sizeof *rep_ixs);
    *map = (struct scene_map){.model = session->model,
                              .outlines = unfolded.outlines,
                              .measures = unfolded.measures.territories};
    set_reps(&map->model, &scenario, rep_ixs, arena);
    set_territories(&map->model, &scenario, rep_ixs, arena);
    set_accounts(&map->model, sites_of(&session->model, &unfolded, arena), rep_ixs,
                 arena);
    find_moves(&session->model, map, arena);
    return true;
}
