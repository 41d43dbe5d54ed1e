// SPDX-License-Identifier: GPL-3.0-or-later
#include "agenda/lodgings.h"

#include "base/sorting.h"

/* A lodging that may pay, and by how much it is nearer than home, summed over the
 * accounts it is nearest to. */
struct inn {
    uint32_t lodging_ix;
    struct geo_spot spot;
    double saved_m;
};

struct inns {
    struct inn *inns;
    uint32_t count;
};

static int64_t night_ct(const struct lodgings_task *task, uint32_t lodging_ix)
{
    return task->model->lodgings[lodging_ix].night_ct +
           task->settings->value[SETTING_NIGHT_CT];
}

/* Home and back, kilometres and hours. */
static int64_t round_ct(const struct settings *settings, struct drive there,
                        struct drive back)
{
    const int64_t drive_s = (int64_t)there.drive_s + back.drive_s;
    return (int64_t)travel_drive_ct(there, settings->value[SETTING_KM_UCT]) +
           travel_drive_ct(back, settings->value[SETTING_KM_UCT]) +
           settings->value[SETTING_HOUR_CT] * drive_s / 3600;
}

static bool find_paying(const struct lodgings_task *task, struct arena *scratch,
                        struct inns *inns, struct err *err)
{
    const uint32_t count = task->model->lodging_count;
    struct geo_point *at = ARENA_ARRAY(scratch, count, struct geo_point);
    struct drive *out = ARENA_ARRAY(scratch, count, struct drive);
    struct drive *back = ARENA_ARRAY(scratch, count, struct drive);
    for (uint32_t i = 0; i < count; i++)
        at[i] = task->model->lodgings[i].at;
    const struct places home = {&task->home, 1}, all = {at, count};
    if (!travel_table(task->travel, home, all, out, err) ||
        !travel_table(task->travel, all, home, back, err))
        return false;
    inns->inns = ARENA_ARRAY(scratch, count, struct inn);
    for (uint32_t i = 0; i < count; i++)
        if (out[i].drive_s >= 0 && back[i].drive_s >= 0 &&
            round_ct(task->settings, out[i], back[i]) > night_ct(task, i))
            inns->inns[inns->count++] = (struct inn){i, geo_spot_of(at[i]), 0};
    return true;
}

static void sum_saved(const struct lodgings_task *task, struct inns *inns)
{
    const struct geo_spot home = geo_spot_of(task->home);
    for (uint32_t a = 0; a < task->account_count; a++) {
        const struct geo_spot account =
            geo_spot_of(task->model->accounts[task->account_ixs[a]].at);
        const double home_m = geo_spot_length_m(home, account);
        struct inn *nearest = NULL;
        double least_m = home_m;
        for (uint32_t i = 0; i < inns->count; i++) {
            const double length_m = geo_spot_length_m(inns->inns[i].spot, account);
            if (length_m < least_m) {
                least_m = length_m;
                nearest = &inns->inns[i];
            }
        }
        if (nearest)
            nearest->saved_m += home_m - least_m;
    }
}

/* The most useful, in the order of the model. */
static void offer(const struct lodgings_task *task, const struct inns *inns,
                  struct arena *scratch, struct lodgings *lodgings)
{
    double *keys = ARENA_ARRAY(scratch, inns->count, double);
    uint32_t *order = ARENA_ARRAY(scratch, inns->count, uint32_t);
    bool *is_offered = ARENA_ARRAY(scratch, inns->count, bool);
    for (uint32_t i = 0; i < inns->count; i++)
        keys[i] = -inns->inns[i].saved_m;
    sorting_order_f64(keys, order, inns->count);
    for (uint32_t i = 0; i < inns->count && i < LODGINGS_OFFERED; i++)
        is_offered[order[i]] = inns->inns[order[i]].saved_m > 0;
    for (uint32_t i = 0; i < inns->count; i++) {
        const uint32_t lodging_ix = inns->inns[i].lodging_ix;
        if (!is_offered[i])
            continue;
        lodgings->at[lodgings->count] = task->model->lodgings[lodging_ix].at;
        lodgings->offered[lodgings->count] = (struct week_lodging){
            lodging_ix, lodgings->count + 1, night_ct(task, lodging_ix)};
        lodgings->count++;
    }
}

static void keep_nearer(struct drive *nearest, struct drive drive)
{
    if (drive.drive_s >= 0 &&
        (nearest->drive_s < 0 || drive.drive_s < nearest->drive_s))
        *nearest = drive;
}

static bool fill_drives(const struct lodgings_task *task, struct arena *arena,
                        struct arena *scratch, struct lodgings *lodgings,
                        struct err *err)
{
    const uint32_t count = task->account_count;
    struct geo_point *at = ARENA_ARRAY(scratch, count, struct geo_point);
    struct drive *drives = ARENA_ARRAY(scratch, count, struct drive);
    lodgings->out = ARENA_ARRAY(arena, count, struct drive);
    lodgings->back = ARENA_ARRAY(arena, count, struct drive);
    for (uint32_t i = 0; i < count; i++) {
        at[i] = task->model->accounts[task->account_ixs[i]].at;
        lodgings->out[i].drive_s = lodgings->back[i].drive_s = -1;
    }
    const struct places accounts = {at, count};
    for (uint32_t l = 0; l < lodgings->count; l++) {
        const struct places lodging = {&lodgings->at[l], 1};
        if (!travel_table(task->travel, lodging, accounts, drives, err))
            return false;
        for (uint32_t i = 0; i < count; i++)
            keep_nearer(&lodgings->out[i], drives[i]);
        if (!travel_table(task->travel, accounts, lodging, drives, err))
            return false;
        for (uint32_t i = 0; i < count; i++)
            keep_nearer(&lodgings->back[i], drives[i]);
    }
    return true;
}

bool lodgings_of_rep(const struct lodgings_task *task, struct arena *arena,
                     struct lodgings *lodgings, struct err *err)
{
    struct arena scratch = {0};
    struct inns inns = {0};
    bool ok = true;
    *lodgings = (struct lodgings){0};
    if (task->settings->value[SETTING_NIGHTS_MAX] > 0 &&
        task->settings->value[SETTING_NIGHTS_ROW_MAX] > 0 &&
        task->model->lodging_count > 0) {
        ok = find_paying(task, &scratch, &inns, err);
        if (ok) {
            sum_saved(task, &inns);
            offer(task, &inns, &scratch, lodgings);
        }
    }
    ok = ok && fill_drives(task, arena, &scratch, lodgings, err);
    arena_release(&scratch);
    return ok;
}
