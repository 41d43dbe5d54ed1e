// SPDX-License-Identifier: GPL-3.0-or-later
/* Soundness of a design's task, before anything is computed. */
#include "territory/designer.h"

#include <math.h>

/* Loads beyond this cannot be summed up without loss. */
static const double LOAD_MAX = 1e18;

static bool check_load(double load, const char *what, uint32_t point, struct err *err)
{
    if (load >= 0 && load <= LOAD_MAX)
        return true;
    return err_set(err, ERR_INPUT, "%s %g of point %u is outside 0..%g", what, load,
                   point, LOAD_MAX);
}

static bool check_point(const struct alignment_task *task, uint32_t point,
                        struct err *err)
{
    if (!geo_point_check(task->at[point], err))
        return err_in(err, "point %u", point);
    if (task->workload_h &&
        !check_load(task->workload_h[point], "workload", point, err))
        return false;
    if (task->value_ct && !check_load(task->value_ct[point], "value", point, err))
        return false;
    if (task->relation_ct &&
        !check_load(task->relation_ct[point], "relation", point, err))
        return false;
    const uint32_t owner = task->owner ? task->owner[point] : NO_IX;
    if (owner != NO_IX && owner >= task->site_count)
        return err_set(err, ERR_INPUT,
                       "owner %u of point %u is not one of %u territories", owner,
                       point, task->site_count);
    if (task->is_locked && task->is_locked[point] && owner == NO_IX)
        return err_set(err, ERR_INPUT, "point %u is locked but nobody owns it", point);
    return true;
}

static bool check_sites(const struct alignment_task *task, struct err *err)
{
    double sum = 0;
    for (uint32_t s = 0; s < task->site_count; s++) {
        if (task->has_home[s] && !geo_point_check(task->home[s], err))
            return err_in(err, "home of territory %u", s);
        if (!(task->target_share[s] > 0 && task->target_share[s] <= 1))
            return err_set(err, ERR_INPUT, "share %g of territory %u is outside 0..1",
                           task->target_share[s], s);
        sum += task->target_share[s];
    }
    if (!(fabs(sum - 1) <= 1e-9))
        return err_set(err, ERR_INPUT, "the territories' shares add up to %g, not to 1",
                       sum);
    return true;
}

/* Is there one that may have the point? */
static bool has_site(const struct alignment_task *task, uint32_t point)
{
    const struct alignment_rules *rules = task->rules;
    if (rules->kind[point] == NO_IX || (task->is_locked && task->is_locked[point]))
        return true;
    for (uint32_t s = 0; s < task->site_count; s++)
        if (rules->may_have[rules->kind[point] * task->site_count + s] &&
            (!(rules->reach_m[s] > 0) || !task->has_home[s] ||
             geo_length_m(task->at[point], task->home[s]) <= rules->reach_m[s]))
            return true;
    return false;
}

static bool check_rules(const struct alignment_task *task, struct err *err)
{
    const struct alignment_rules *rules = task->rules;
    for (uint32_t i = 0; rules && i < task->point_count; i++) {
        if (rules->kind[i] != NO_IX && rules->kind[i] >= rules->kind_count)
            return err_set(err, ERR_INPUT, "point %u is of kind %u of %u", i,
                           rules->kind[i], rules->kind_count);
        if (!has_site(task, i))
            return err_set(err, ERR_INPUT, "no territory may have point %u", i);
    }
    return true;
}

static bool check_spread(double spread, const char *what, struct err *err)
{
    if (spread >= 1e-4 && spread <= 10)
        return true;
    return err_set(err, ERR_INPUT, "tolerance %g of %s is outside 0.0001..10", spread,
                   what);
}

/* Every territory needs a point of its own: a locked one, or one that is free. */
static bool check_enough(const struct alignment_task *task, struct err *err)
{
    struct arena scratch = {0};
    uint8_t *has_locked = ARENA_ARRAY(&scratch, task->site_count, uint8_t);
    uint32_t locked_sites = 0, loose = 0;
    for (uint32_t i = 0; i < task->point_count; i++) {
        if (!task->is_locked || !task->is_locked[i]) {
            loose++;
        } else if (!has_locked[task->owner[i]]) {
            has_locked[task->owner[i]] = 1;
            locked_sites++;
        }
    }
    arena_release(&scratch);
    const uint32_t needed = task->site_count - locked_sites;
    if (loose >= needed)
        return true;
    return err_set(err, ERR_INPUT,
                   "%u territories cannot be made of %u accounts with a place%s",
                   task->site_count, task->point_count,
                   locked_sites > 0 ? ", of which some are locked" : "");
}

bool territory_task_check(const struct alignment_task *task, struct err *err)
{
    if (task->site_count == 0)
        return err_set(err, ERR_INPUT, "no territory is asked for");
    if (task->point_count == 0)
        return err_set(err, ERR_INPUT, "no account has a place");
    for (uint32_t i = 0; i < task->point_count; i++)
        if (!check_point(task, i, err))
            return false;
    return check_sites(task, err) &&
           check_spread(task->workload_spread, "workload", err) &&
           check_spread(task->value_spread, "value", err) && check_enough(task, err) &&
           check_rules(task, err);
}
