// SPDX-License-Identifier: GPL-3.0-or-later
/* front: see the header.
 *
 * Farthest-point choice (Gonzalez 1985, doi:10.1016/0304-3975(85)90224-5) covers the
 * front with gaps at most twice as wide as those of the best choice. */
#include "territory/front.h"

#include <assert.h>
#include <math.h>

struct choosing {
    double at[FRONT_MOST][FRONT_MEASURES]; /* scaled to 0..1 */
    uint32_t point[FRONT_MOST];            /* those that nobody beats */
    uint32_t count;
    bool is_chosen[FRONT_MOST];
};

/* (3.11) unevenness = rms of workload / its tolerance + rms of value / its tolerance */
struct front_point front_point_of(const struct alignment_task *task,
                                  const struct scenario_figures *figures)
{
    return (struct front_point){
        .travel = figures->home_drive_s,
        .unevenness = figures->workload_off_rms / task->workload_spread +
                      figures->value_off_rms / task->value_spread,
        .disruption = figures->moved_value_share,
    };
}

static double measure_of(const struct front_point *point, uint32_t measure)
{
    return measure == 0   ? point->travel
           : measure == 1 ? point->unevenness
                          : point->disruption;
}

/* Of two that are equal the later one is beaten. */
static bool beats(const struct front_point *points, uint32_t a, uint32_t b)
{
    bool is_better = false;
    for (uint32_t m = 0; m < FRONT_MEASURES; m++) {
        const double x = measure_of(&points[a], m), y = measure_of(&points[b], m);
        if (x > y)
            return false;
        is_better |= x < y;
    }
    return is_better || a < b;
}

static void keep_front(struct choosing *c, const struct front_point *points,
                       uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        bool is_beaten = false;
        for (uint32_t j = 0; j < count && !is_beaten; j++)
            is_beaten = j != i && beats(points, j, i);
        if (!is_beaten)
            c->point[c->count++] = i;
    }
}

static void scale(struct choosing *c, const struct front_point *points)
{
    for (uint32_t m = 0; m < FRONT_MEASURES; m++) {
        double low = INFINITY, high = -INFINITY;
        for (uint32_t i = 0; i < c->count; i++) {
            low = fmin(low, measure_of(&points[c->point[i]], m));
            high = fmax(high, measure_of(&points[c->point[i]], m));
        }
        for (uint32_t i = 0; i < c->count; i++)
            c->at[i][m] =
                high > low ? (measure_of(&points[c->point[i]], m) - low) / (high - low)
                           : 0;
    }
}

static double sum_of(const struct choosing *c, uint32_t i)
{
    return c->at[i][0] + c->at[i][1] + c->at[i][2];
}

static uint32_t best_of(const struct choosing *c, uint32_t m)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < c->count; i++)
        if (c->at[i][m] < c->at[best][m] ||
            (!(c->at[i][m] > c->at[best][m]) && sum_of(c, i) < sum_of(c, best)))
            best = i;
    return best;
}

static double squared_gap(const struct choosing *c, uint32_t i)
{
    double least = INFINITY;
    for (uint32_t j = 0; j < c->count; j++) {
        double sum = 0;
        for (uint32_t m = 0; m < FRONT_MEASURES; m++)
            sum += (c->at[i][m] - c->at[j][m]) * (c->at[i][m] - c->at[j][m]);
        if (c->is_chosen[j])
            least = fmin(least, sum);
    }
    return least;
}

static uint32_t farthest(const struct choosing *c)
{
    uint32_t best = NO_IX;
    for (uint32_t i = 0; i < c->count; i++)
        if (!c->is_chosen[i] &&
            (best == NO_IX || squared_gap(c, i) > squared_gap(c, best)))
            best = i;
    return best;
}

static uint32_t choose(struct choosing *c, uint32_t most)
{
    uint32_t count = 0;
    for (uint32_t m = 0; m < FRONT_MEASURES && c->count > 0; m++) {
        const uint32_t best = best_of(c, m);
        count += !c->is_chosen[best];
        c->is_chosen[best] = true;
    }
    for (; count < most && count < c->count; count++)
        c->is_chosen[farthest(c)] = true;
    return count;
}

uint32_t front_choose(const struct front_point *points, uint32_t count, uint32_t most,
                      uint32_t *chosen)
{
    struct choosing c = {.count = 0};
    assert(count <= FRONT_MOST && most >= FRONT_MEASURES);
    keep_front(&c, points, count);
    scale(&c, points);
    choose(&c, most);
    uint32_t found = 0;
    for (uint32_t i = 0; i < c.count; i++) {
        if (!c.is_chosen[i])
            continue;
        uint32_t at = found++;
        for (; at > 0 &&
               points[chosen[at - 1]].disruption > points[c.point[i]].disruption;
             at--)
            chosen[at] = chosen[at - 1];
        chosen[at] = c.point[i];
    }
    return found;
}
