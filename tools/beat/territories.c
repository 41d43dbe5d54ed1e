// SPDX-License-Identifier: GPL-3.0-or-later
/* territories: the loads of all accounts come from territory/workload, whoever they
 * belong to; the sites are the territories as they are. */
#include "beat/territories.h"

#include "audit/audit_alignment.h"
#include "beat/territory_rules.h"
#include "store/alignment_store.h"
#include "territory/designer.h"
#include "territory/measure.h"
#include "territory/workload.h"
#include "text/json.h"
#include "travel/travel.h"

#include <stdio.h>
#include <string.h>

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

/* Sites: the model's territories, with even targets by the availability of their reps.
 */
static void set_sites(struct territories *out, const struct model *model,
                      struct arena *arena)
{
    const uint32_t count = model->territory_count;
    struct geo_point *homes = ARENA_ARRAY(arena, count, struct geo_point);
    uint8_t *has_home = ARENA_ARRAY(arena, count, uint8_t);
    double *shares = ARENA_ARRAY(arena, count, double), sum = 0;
    const char **names = ARENA_ARRAY(arena, count, const char *);
    const char **rep_names = ARENA_ARRAY(arena, count, const char *);
    uint32_t *rep_ixs = ARENA_ARRAY(arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        const struct territory *territory = &model->territories[i];
        const struct rep *rep =
            territory->rep_ix != NO_IX ? &model->reps[territory->rep_ix] : NULL;
        homes[i] = territory->home;
        has_home[i] = 1;
        shares[i] =
            rep != NULL && rep->availability_ppm > 0 ? rep->availability_ppm / 1e6 : 1;
        sum += shares[i];
        names[i] = territory->name;
        rep_names[i] = rep != NULL ? rep->crm_id : NULL;
        rep_ixs[i] = territory->rep_ix;
    }
    for (uint32_t i = 0; i < count; i++)
        shares[i] /= sum;
    out->task.site_count = count;
    out->task.home = homes;
    out->task.has_home = has_home;
    out->task.target_share = shares;
    out->names = names;
    out->rep_names = rep_names;
    out->rep_ixs = rep_ixs;
}

/* Points: the accounts that have a place and are taken. */
static void set_points(struct territories *out, const struct workload_task *work,
                       const struct model *model, const uint32_t *owner_of,
                       const bool *takes, struct arena *arena)
{
    const uint32_t all = work->task.point_count;
    struct geo_point *at = ARENA_ARRAY(arena, all, struct geo_point);
    double *workload_h = ARENA_ARRAY(arena, all, double);
    double *value_ct = ARENA_ARRAY(arena, all, double);
    double *relation_ct = ARENA_ARRAY(arena, all, double);
    uint8_t *is_locked = ARENA_ARRAY(arena, all, uint8_t);
    uint32_t *owner = ARENA_ARRAY(arena, all, uint32_t);
    uint32_t *account_ix = ARENA_ARRAY(arena, all, uint32_t);
    uint32_t count = 0;
    for (uint32_t i = 0; i < all; i++) {
        const uint32_t ix = work->account_ix[i];
        if (takes != NULL && !takes[ix])
            continue;
        at[count] = work->task.at[i];
        workload_h[count] = work->task.workload_h[i];
        value_ct[count] = work->task.value_ct[i];
        relation_ct[count] = work->task.relation_ct[i];
        is_locked[count] = model->accounts[ix].is_locked && owner_of[ix] != NO_IX;
        owner[count] = owner_of[ix];
        account_ix[count++] = ix;
    }
    out->task.point_count = count;
    out->task.at = at;
    out->task.workload_h = workload_h;
    out->task.value_ct = value_ct;
    out->task.relation_ct = relation_ct;
    out->task.is_locked = is_locked;
    out->task.owner = owner;
    out->account_ix = account_ix;
    out->left_count = model->account_count - count;
}

bool territories_set_points(struct session *session, struct territories *out,
                            const uint32_t *owner, const bool *takes, struct err *err)
{
    const struct model *model = &session->model;
    const struct workload_request request = {
        .territory_count = larger(out->task.site_count, model->rep_count),
        .ignores_rules = true};
    struct workload_task work;
    if (!workload_task_make(model, &request, &session->arena, &work, err))
        return false;
    out->task.workload_spread = work.task.workload_spread;
    out->task.value_spread = work.task.value_spread;
    set_points(out, &work, model, owner, takes, &session->arena);
    return true;
}

static bool set_outlines(struct session *session, struct territories *out,
                         struct err *err)
{
    const struct alignment_outline *stored;
    uint32_t count;
    struct outline *outlines =
        ARENA_ARRAY(&session->arena, out->task.site_count, struct outline);
    if (!alignment_store_outlines(session->db, &session->model, &session->arena,
                                  &stored, &count, err))
        return false;
    for (uint32_t i = 0; i < count; i++)
        outlines[stored[i].territory_ix] = stored[i].outline;
    out->outlines = outlines;
    return true;
}

bool territories_measure(struct session *session, struct territories *territories,
                         struct err *err)
{
    struct travel travel = travel_straight(&session->model.organisation);
    if (!session_network(session, err))
        return false;
    /* A server would be asked for every account. */
    if (session->roads != NULL)
        travel = travel_roads(session->roads, NULL);
    const struct measure_input input = {&territories->task, &territories->alignment,
                                        territories->outlines, &travel};
    return alignment_measure(&input, &session->arena, &territories->measures, err);
}

static bool load(struct session *session, bool takes_all, struct territories *out,
                 struct err *err)
{
    const struct model *model = &session->model;
    uint32_t *owner = ARENA_ARRAY(&session->arena, model->account_count, uint32_t);
    bool *takes = ARENA_ARRAY(&session->arena, model->account_count, bool);
    if (model->territory_count == 0)
        return err_set(err, ERR_MISSING,
                       "there are no territories; 'beat territory design' makes them");
    for (uint32_t i = 0; i < model->account_count; i++) {
        owner[i] = model->accounts[i].territory_ix;
        takes[i] = takes_all || owner[i] != NO_IX;
    }
    *out = (struct territories){0};
    set_sites(out, model, &session->arena);
    territory_rules_drop(out, model, owner, takes, &session->arena);
    if (!territories_set_points(session, out, owner, takes, err))
        return false;
    territories_set_rules(out, model, &session->arena);
    return set_outlines(session, out, err);
}

/* The engine lays out places and edges for an assignment of its own making; one where
 * every point is locked is made as it is. */
bool territories_settle(struct session *session, struct territories *territories,
                        const uint32_t *territory, struct err *err)
{
    struct alignment_task locked = territories->task;
    uint8_t *is_locked = ARENA_ARRAY(&session->arena, locked.point_count, uint8_t);
    memset(is_locked, 1, locked.point_count);
    locked.is_locked = is_locked;
    locked.owner = territory;
    return territory_assign(&locked, &session->arena, &territories->alignment, err) &&
           territories_measure(session, territories, err);
}

void territories_of_work(struct territories *out, const struct model *model,
                         const struct workload_task *work, const char *const *names,
                         struct arena *arena)
{
    const uint32_t count = work->task.site_count;
    const char **rep_names = ARENA_ARRAY(arena, count, const char *);
    for (uint32_t i = 0; i < count; i++) {
        if (work->rep_ix[i] != NO_IX)
            rep_names[i] = model->reps[work->rep_ix[i]].crm_id;
        else if (model->rep_count == 0)
            rep_names[i] = work->name[i];
    }
    *out = (struct territories){.task = work->task,
                                .account_ix = work->account_ix,
                                .names = names != NULL ? names : work->name,
                                .rep_ixs = work->rep_ix,
                                .rep_names = rep_names,
                                .unreached = work->unreached,
                                .unreached_count = work->unreached_count,
                                .apart_count = work->apart_count,
                                .left_count = work->left_count + work->unreached_count};
}

bool territories_load(struct session *session, struct territories *territories,
                      struct err *err)
{
    return load(session, false, territories, err) &&
           territories_settle(session, territories, territories->task.owner, err);
}

bool territories_load_all(struct session *session, struct territories *territories,
                          struct err *err)
{
    return load(session, true, territories, err);
}

bool territories_judge(const struct territories *territories, struct arena *arena,
                       struct err *err)
{
    const struct audit_alignment found = audit_alignment(
        &territories->task, &territories->alignment, &territories->measures, arena);
    if (found.fault_count == 0)
        return true;
    return err_set(err, ERR_SYSTEM,
                   "a fault of this program: the territories did not pass their audit "
                   "and were not stored: %s: %s",
                   found.faults[0].rule, found.faults[0].text);
}

static void measures_write(struct json_writer *json, const void *context)
{
    const struct alignment_measures *measures = context;
    json_begin_object(json);
    json_key(json, "workload_off_max");
    json_number(json, measures->workload_off_max, 6);
    json_key(json, "workload_off_rms");
    json_number(json, measures->workload_off_rms, 6);
    json_key(json, "value_off_max");
    json_number(json, measures->value_off_max, 6);
    json_key(json, "value_off_rms");
    json_number(json, measures->value_off_rms, 6);
    json_key(json, "workload_gini");
    json_number(json, measures->workload_gini, 6);
    json_key(json, "value_gini");
    json_number(json, measures->value_gini, 6);
    json_key(json, "inertia_normalised");
    json_number(json, measures->inertia_normalised, 6);
    json_key(json, "pieces_max");
    json_whole(json, measures->pieces_max);
    json_key(json, "moved");
    json_whole(json, measures->moved_count);
    json_end_object(json);
}

/* District and region: the rep's, else those that a territory of the name has. */
static void set_district(const struct model *model, uint32_t rep_ix,
                         struct alignment_territory *row)
{
    for (uint32_t i = 0; i < model->territory_count; i++)
        if (strcmp(model->territories[i].name, row->name) == 0) {
            row->district = model->territories[i].district;
            row->region = model->territories[i].region;
        }
    if (rep_ix == NO_IX)
        return;
    const struct rep *rep = &model->reps[rep_ix];
    row->district = rep->district != NULL ? rep->district : row->district;
    row->region = rep->region != NULL ? rep->region : row->region;
}

/* Rows of the record: territories, and the reps that are new with them. */
static void fill_rows(const struct territories *territories, const struct model *model,
                      const struct territories_saving *saving,
                      struct alignment_territory *rows, struct alignment_rep *reps,
                      struct alignment_record *record)
{
    uint32_t rep_count = 0;
    for (uint32_t i = 0; i < territories->task.site_count; i++) {
        const char *rep = territories->rep_names[i];
        rows[i] = (struct alignment_territory){.name = territories->names[i],
                                               .rep_crm_id = rep,
                                               .home = territories->alignment.centre[i],
                                               .outline = territories->outlines[i]};
        set_district(model, territories->rep_ixs[i], &rows[i]);
        if (rep == NULL || territories->rep_ixs[i] != NO_IX)
            continue;
        const char *name =
            saving->new_rep_names != NULL ? saving->new_rep_names[i] : rep;
        reps[rep_count++] = (struct alignment_rep){
            .crm_id = rep, .name = name, .home = territories->alignment.centre[i]};
    }
    record->territories = rows;
    record->territory_count = territories->task.site_count;
    record->new_reps = reps;
    record->new_rep_count = rep_count;
}

bool territories_save(struct session *session, const struct territories *territories,
                      const struct territories_saving *saving, struct err *err)
{
    struct arena *arena = &session->arena;
    const struct model *model = &session->model;
    const uint32_t site_count = territories->task.site_count;
    struct alignment_record record = {.name = saving->name,
                                      .kind = saving->kind,
                                      .made_utc = session->now_utc,
                                      .options = saving->options,
                                      .scenario_id = saving->scenario_id,
                                      .bound = territories->alignment.inertia_bound};
    uint32_t *assigned = ARENA_ARRAY(arena, model->account_count, uint32_t);
    for (uint32_t i = 0; i < model->account_count; i++)
        assigned[i] = NO_IX;
    for (uint32_t i = 0; i < territories->task.point_count; i++)
        assigned[territories->account_ix[i]] = territories->alignment.territory[i];
    record.assigned = assigned;
    fill_rows(territories, model, saving,
              ARENA_ARRAY(arena, site_count, struct alignment_territory),
              ARENA_ARRAY(arena, site_count, struct alignment_rep), &record);
    return json_to_text(measures_write, &territories->measures, arena, &record.measures,
                        err) &&
           alignment_store_save(session->db, model, &record, NULL, err);
}
