// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/scenes.h"

#include "base/hash.h"
#include "store/scenario_store.h"
#include "territory/areas.h"
#include "territory/workload.h"

#include <string.h>

bool scenes_load(struct session *session, struct territories *territories,
                 struct err *err)
{
    const struct model *model = &session->model;
    struct workload_task work;
    if (model->territory_count > 0)
        return territories_load_all(session, territories, err);
    const struct workload_request request = {0};
    if (!session_check_accounts(model, err) ||
        !workload_task_make(model, &request, &session->arena, &work, err))
        return false;
    territories_of_work(territories, model, &work, NULL, &session->arena);
    return true;
}

bool scenes_design(struct session *session, struct territories *territories,
                   const struct territory_options *options, double spread_factor,
                   struct err *err)
{
    struct alignment_task task = territories->task;
    task.workload_spread *= spread_factor;
    task.value_spread *= spread_factor;
    return territory_design(&task, options, &session->arena, &territories->alignment,
                            err) &&
           areas_make(&territories->task, &territories->alignment, NULL,
                      &session->arena, &territories->outlines, err) &&
           territories_measure(session, territories, err) &&
           territories_judge(territories, &session->arena, err);
}

static const struct scenario_territory *rows_of(const struct territories *territories,
                                                struct arena *arena)
{
    const uint32_t count = territories->task.site_count;
    struct scenario_territory *rows =
        ARENA_ARRAY(arena, count, struct scenario_territory);
    for (uint32_t i = 0; i < count; i++) {
        const char *rep = territories->rep_names[i];
        rows[i] = (struct scenario_territory){
            .name = territories->names[i],
            .rep_crm_id = rep,
            .rep_name = territories->rep_ixs[i] == NO_IX ? rep : NULL,
            .home = territories->alignment.centre[i],
            .share = territories->task.target_share[i],
        };
    }
    return rows;
}

struct scenario scenes_scenario(const struct session *session, struct arena *arena,
                                const struct territories *territories, const char *name)
{
    const uint32_t account_count = session->model.account_count;
    uint32_t *assigned = ARENA_ARRAY(arena, account_count, uint32_t);
    memset(assigned, 0xff, account_count * sizeof *assigned);
    for (uint32_t i = 0; i < territories->task.point_count; i++)
        assigned[territories->account_ix[i]] = territories->alignment.territory[i];
    return (struct scenario){
        .name = name,
        .how = "",
        .made_utc = session->now_utc,
        .figures = scenario_figures_of(&territories->measures),
        .territories = rows_of(territories, arena),
        .territory_count = territories->task.site_count,
        .assigned = assigned,
    };
}

bool scenes_present(struct session *session, struct scenario *present,
                    bool *has_present, struct err *err)
{
    struct territories territories;
    *has_present = session->model.territory_count > 0;
    if (!*has_present)
        return true;
    if (!territories_load(session, &territories, err))
        return false;
    *present = scenes_scenario(session, &session->arena, &territories, SCENES_PRESENT);
    present->how = "as they are";
    return true;
}

bool scenes_find(struct session *session, const char *name, struct scenario *scenario,
                 struct err *err)
{
    bool has_present;
    if (strcmp(name, SCENES_PRESENT) != 0)
        return scenario_store_load(session->db, &session->model, name, &session->arena,
                                   scenario, err);
    if (!scenes_present(session, scenario, &has_present, err))
        return false;
    return has_present ||
           err_set(err, ERR_MISSING,
                   "there are no territories; 'beat territory design' makes them");
}

/* A rep who has gone since leaves her territory vacant. */
static void set_sites(const struct model *model, const struct scenario *scenario,
                      struct territories *out, struct arena *arena)
{
    const uint32_t count = scenario->territory_count;
    struct geo_point *home = ARENA_ARRAY(arena, count, struct geo_point);
    uint8_t *has_home = ARENA_ARRAY(arena, count, uint8_t);
    double *share = ARENA_ARRAY(arena, count, double);
    const char **names = ARENA_ARRAY(arena, count, const char *);
    const char **rep_names = ARENA_ARRAY(arena, count, const char *);
    uint32_t *rep_ixs = ARENA_ARRAY(arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        const struct scenario_territory *row = &scenario->territories[i];
        home[i] = row->home;
        has_home[i] = 1;
        share[i] = row->share;
        names[i] = row->name;
        rep_ixs[i] = NO_IX;
        rep_names[i] = row->rep_crm_id;
        if (row->rep_crm_id != NULL &&
            !model_find_rep(model, row->rep_crm_id, &rep_ixs[i]) &&
            row->rep_name == NULL)
            rep_names[i] = NULL;
    }
    *out = (struct territories){.task = {.site_count = count,
                                         .home = home,
                                         .has_home = has_home,
                                         .target_share = share},
                                .names = names,
                                .rep_names = rep_names,
                                .rep_ixs = rep_ixs};
}

/* By account: the scenario's site that has the name of its territory now. */
static const uint32_t *owners_of(const struct model *model,
                                 const struct scenario *scenario, struct arena *arena)
{
    uint32_t *owner = ARENA_ARRAY(arena, model->account_count, uint32_t);
    struct hash_table names;
    hash_table_init(&names, scenario->territory_count, arena);
    for (uint32_t i = 0; i < scenario->territory_count; i++)
        hash_table_put(&names, scenario->territories[i].name, i);
    for (uint32_t i = 0; i < model->account_count; i++) {
        const uint32_t ix = model->accounts[i].territory_ix;
        if (ix == NO_IX ||
            !hash_table_find(&names, model->territories[ix].name, &owner[i]))
            owner[i] = NO_IX;
    }
    return owner;
}

static void place_accounts(const struct model *model, const struct scenario *scenario,
                           const uint32_t *owner, uint32_t *site)
{
    for (uint32_t i = 0; i < model->account_count; i++) {
        site[i] = scenario->assigned[i];
        if (owner[i] != NO_IX && (model->accounts[i].is_locked || site[i] == NO_IX))
            site[i] = owner[i];
    }
}

bool scenes_unfold(struct session *session, const struct scenario *scenario,
                   struct territories *territories, struct err *err)
{
    const struct model *model = &session->model;
    struct arena *arena = &session->arena;
    const uint32_t *owner = owners_of(model, scenario, arena);
    uint32_t *site = ARENA_ARRAY(arena, model->account_count, uint32_t);
    bool *takes = ARENA_ARRAY(arena, model->account_count, bool);
    place_accounts(model, scenario, owner, site);
    for (uint32_t i = 0; i < model->account_count; i++)
        takes[i] = site[i] != NO_IX;
    set_sites(model, scenario, territories, arena);
    if (!territories_set_points(session, territories, owner, takes, err))
        return false;
    uint32_t *by_point = ARENA_ARRAY(arena, territories->task.point_count, uint32_t);
    for (uint32_t i = 0; i < territories->task.point_count; i++)
        by_point[i] = site[territories->account_ix[i]];
    return territories_settle(session, territories, by_point, err) &&
           areas_make(&territories->task, &territories->alignment, NULL, arena,
                      &territories->outlines, err) &&
           territories_measure(session, territories, err);
}
