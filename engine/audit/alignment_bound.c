// SPDX-License-Identifier: GPL-3.0-or-later
/* Sites are sorted into columns by x, and each column into boxes by y, some sqrt(k)
 * boxes in all. For a point, boxes in which even the nearest corner at the highest
 * prices would be too dear are passed over; all other sites are compared one by one. */
#include "audit/alignment_bound.h"

#include "base/sorting.h"

#include <math.h>

struct box {
    uint32_t first, end; /* in the list of sites */
    double west_m, east_m, south_m, north_m;
    double workload, value; /* highest prices */
};

struct boxes {
    const struct alignment_bound_input *input;
    uint32_t *sites;
    struct box *boxes;
    uint32_t count;
    struct arena scratch;
};

static double load_of(const double *load, uint32_t point)
{
    return load ? load[point] : 0;
}

/* Sort part of the list by one coordinate. */
static void sort_sites(struct boxes *b, uint32_t first, uint32_t end, bool by_y)
{
    const uint32_t count = end - first;
    double *key = ARENA_ARRAY(&b->scratch, count, double);
    uint32_t *order = ARENA_ARRAY(&b->scratch, count, uint32_t);
    uint32_t *sorted = ARENA_ARRAY(&b->scratch, count, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        const struct geo_xy at = b->input->centre[b->sites[first + i]];
        key[i] = by_y ? at.y_m : at.x_m;
    }
    sorting_order_f64(key, order, count);
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = b->sites[first + order[i]];
    for (uint32_t i = 0; i < count; i++)
        b->sites[first + i] = sorted[i];
}

static void add_box(struct boxes *b, uint32_t first, uint32_t end)
{
    struct box box = {
        .first = first,
        .end = end,
        .west_m = HUGE_VAL,
        .east_m = -HUGE_VAL,
        .south_m = HUGE_VAL,
        .north_m = -HUGE_VAL,
        .workload = -HUGE_VAL,
        .value = -HUGE_VAL,
    };
    for (uint32_t i = first; i < end; i++) {
        const uint32_t site = b->sites[i];
        const struct geo_xy at = b->input->centre[site];
        box.west_m = fmin(box.west_m, at.x_m);
        box.east_m = fmax(box.east_m, at.x_m);
        box.south_m = fmin(box.south_m, at.y_m);
        box.north_m = fmax(box.north_m, at.y_m);
        box.workload = fmax(box.workload, b->input->alignment->workload_price[site]);
        box.value = fmax(box.value, b->input->alignment->value_price[site]);
    }
    b->boxes[b->count++] = box;
}

static void make_boxes(struct boxes *b)
{
    const uint32_t count = b->input->task->site_count;
    const uint32_t columns = (uint32_t)ceil(pow(count, 0.25));
    b->sites = ARENA_ARRAY(&b->scratch, count, uint32_t);
    b->boxes = ARENA_ARRAY(&b->scratch, (size_t)columns * columns, struct box);
    for (uint32_t s = 0; s < count; s++)
        b->sites[s] = s;
    sort_sites(b, 0, count, false);
    for (uint32_t c = 0; c < columns; c++) {
        const uint32_t west = (uint32_t)((uint64_t)count * c / columns);
        const uint32_t east = (uint32_t)((uint64_t)count * (c + 1) / columns);
        sort_sites(b, west, east, true);
        for (uint32_t r = 0; r < columns; r++) {
            const uint32_t first =
                west + (uint32_t)((uint64_t)(east - west) * r / columns);
            const uint32_t end =
                west + (uint32_t)((uint64_t)(east - west) * (r + 1) / columns);
            if (end > first)
                add_box(b, first, end);
        }
    }
}

static double cost_at(const struct alignment_bound_input *input, uint32_t point,
                      uint32_t site)
{
    const double x_m = input->at[point].x_m - input->centre[site].x_m;
    const double y_m = input->at[point].y_m - input->centre[site].y_m;
    return load_of(input->task->workload_h, point) *
               (x_m * x_m + y_m * y_m - input->alignment->workload_price[site]) -
           load_of(input->task->value_ct, point) * input->alignment->value_price[site];
}

static double least_in_box(const struct alignment_bound_input *input, uint32_t point,
                           const struct box *box)
{
    const struct geo_xy at = input->at[point];
    const double x_m = fmax(fmax(box->west_m - at.x_m, at.x_m - box->east_m), 0);
    const double y_m = fmax(fmax(box->south_m - at.y_m, at.y_m - box->north_m), 0);
    return load_of(input->task->workload_h, point) *
               (x_m * x_m + y_m * y_m - box->workload) -
           load_of(input->task->value_ct, point) * box->value;
}

static double least_cost(const struct boxes *b, uint32_t point)
{
    const struct alignment_bound_input *input = b->input;
    const struct alignment_task *task = input->task;
    if (task->is_locked && task->is_locked[point])
        return cost_at(input, point, task->owner[point]);
    double least = cost_at(input, point, input->alignment->territory[point]);
    for (uint32_t i = 0; i < b->count; i++) {
        if (least_in_box(input, point, &b->boxes[i]) > least)
            continue;
        for (uint32_t k = b->boxes[i].first; k < b->boxes[i].end; k++)
            least = fmin(least, cost_at(input, point, b->sites[k]));
    }
    return least;
}

/* What a price earns on the least or most that is allowed. */
static double earned(double price, double got, double target, double spread)
{
    return price > 0 ? price * fmin(got, target * (1 - spread))
                     : price * fmax(got, target * (1 + spread));
}

double alignment_bound(const struct alignment_bound_input *input)
{
    const struct alignment_task *task = input->task;
    struct boxes b = {.input = input};
    double bound = 0, workload_h = 0, value_ct = 0;
    make_boxes(&b);
    for (uint32_t i = 0; i < task->point_count; i++)
        bound += least_cost(&b, i);
    for (uint32_t s = 0; s < task->site_count; s++) {
        workload_h += input->workload_h[s];
        value_ct += input->value_ct[s];
    }
    for (uint32_t s = 0; s < task->site_count; s++) {
        const double share = task->target_share[s];
        bound += earned(input->alignment->workload_price[s], input->workload_h[s],
                        share * workload_h, task->workload_spread);
        bound += earned(input->alignment->value_price[s], input->value_ct[s],
                        share * value_ct, task->value_spread);
    }
    arena_release(&b.scratch);
    return bound;
}
