// SPDX-License-Identifier: GPL-3.0-or-later
/* home_search: see the header.
 *
 * The weighted 1-median over the points themselves, by trying them: exact, and as fast
 * as needed, since a territory has hundreds of points. */
#include "territory/home_search.h"

#include "travel/travel.h"

static const double DAY_S = 86400;

struct searching {
    const struct alignment_task *task;
    const struct travel *travel;
    const uint32_t *points; /* of the site */
    const struct geo_point *at;
    uint32_t count;
    struct drive *drives;
};

/* Mean drive to all points of the site; equal weights where there is no workload. */
static bool mean_drive(const struct searching *s, struct geo_point from, double *mean_s,
                       struct err *err)
{
    const struct places one = {&from, 1}, all = {s->at, s->count};
    double sum_s = 0, weights = 0, plain_s = 0;
    if (!travel_table(s->travel, one, all, s->drives, err))
        return false;
    for (uint32_t i = 0; i < s->count; i++) {
        const double drive_s = s->drives[i].drive_s < 0 ? DAY_S : s->drives[i].drive_s;
        const double weight =
            s->task->workload_h != NULL ? s->task->workload_h[s->points[i]] : 0;
        sum_s += weight * drive_s;
        weights += weight;
        plain_s += drive_s;
    }
    *mean_s = weights > 0 ? sum_s / weights : plain_s / s->count;
    return true;
}

static bool search_site(const struct searching *s, struct geo_point present,
                        struct home_found *found, struct err *err)
{
    const uint32_t tried = s->count < HOME_TRIED_MOST ? s->count : HOME_TRIED_MOST;
    *found = (struct home_found){.point = NO_IX, .tried_count = tried};
    if (s->count == 0)
        return true;
    if (!mean_drive(s, present, &found->present_s, err))
        return false;
    for (uint32_t n = 0; n < tried; n++) {
        const uint32_t i = (uint32_t)((uint64_t)n * s->count / tried);
        double mean_s;
        if (!mean_drive(s, s->at[i], &mean_s, err))
            return false;
        if (found->point == NO_IX || mean_s < found->drive_s) {
            found->point = s->points[i];
            found->drive_s = mean_s;
        }
    }
    return true;
}

bool home_search(const struct alignment_task *task, const struct alignment *alignment,
                 const struct travel *travel, struct arena *arena,
                 const struct home_found **found, struct err *err)
{
    struct home_found *all = ARENA_ARRAY(arena, task->site_count, struct home_found);
    struct arena scratch = {0};
    uint32_t *points = ARENA_ARRAY(&scratch, task->point_count, uint32_t);
    struct geo_point *at = ARENA_ARRAY(&scratch, task->point_count, struct geo_point);
    struct searching s = {
        .task = task,
        .travel = travel,
        .points = points,
        .at = at,
        .drives = ARENA_ARRAY(&scratch, task->point_count, struct drive),
    };
    bool is_done = true;
    for (uint32_t site = 0; is_done && site < task->site_count; site++) {
        s.count = 0;
        for (uint32_t i = 0; i < task->point_count; i++) {
            if (alignment->territory[i] != site)
                continue;
            points[s.count] = i;
            at[s.count++] = task->at[i];
        }
        is_done = search_site(&s, alignment->centre[site], &all[site], err);
    }
    arena_release(&scratch);
    *found = all;
    return is_done;
}
