// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/mctopmtw.h"

#include "bench/vertex.h"

#include <errno.h>
#include <math.h>
#include <string.h>

enum { TYPES = 10, QUOTAS = TYPES + 1, HEAD = 3 + TYPES, LINE = 12 + TYPES };

/* Columns of a vertex. */
enum { X = 1, Y, SERVICE, SCORE, OPEN, CLOSE = OPEN + 4, IS_ODD, FEE, TYPE };
/* Columns of the depot. */
enum { DEPOT_OPEN = 5, DEPOT_CLOSE, DEPOT };

struct instance {
    double head[HEAD], depot[DEPOT];
    double (*lines)[LINE];
    uint32_t count; /* without the depot */
};

static bool read_lines(FILE *file, struct arena *arena, struct instance *instance,
                       struct err *err)
{
    const double *head = instance->head;
    if (vertex_numbers(file, instance->head, HEAD) < HEAD)
        return err_set(err, ERR_INPUT, "no head of an instance");
    if (!(head[0] >= 1 && head[0] <= WEEK_DAYS_MAX))
        return err_set(err, ERR_LIMIT, "%g tours", head[0]);
    if (!(head[1] >= 1 && head[1] < WEEK_NODES_MAX))
        return err_set(err, ERR_LIMIT, "%g vertices", head[1]);
    if (vertex_numbers(file, instance->depot, DEPOT) < DEPOT)
        return err_set(err, ERR_INPUT, "no depot");
    instance->count = (uint32_t)head[1];
    instance->lines = arena_alloc(arena, instance->count * sizeof *instance->lines);
    for (uint32_t i = 0; i < instance->count; i++)
        if (vertex_numbers(file, instance->lines[i], LINE) < LINE)
            return err_set(err, ERR_INPUT, "vertex %u: not %d numbers", i + 1, LINE);
    return true;
}

/* The two windows of a vertex that are open in odd tours, or in even ones. Windows that
 * touch would be one; a bound between ticks is cut inwards. */
static struct range read_windows(const double *line, bool is_odd_tour, double scale,
                                 struct window *windows, uint32_t first)
{
    struct range range = {first, 0};
    const uint32_t skip = (line[IS_ODD] > 0.5) == is_odd_tour ? 0 : 1;
    for (uint32_t w = skip; w < 4; w += 2) {
        const struct window window = {
            (int32_t)ceil(line[OPEN + w] * scale - 1e-6),
            (int32_t)floor(line[OPEN + w + 1] * scale + 1e-6)};
        struct window *last = range.count ? &windows[first + range.count - 1] : NULL;
        if (window.close_tod < window.open_tod)
            continue;
        if (last && window.open_tod <= last->close_tod)
            last->close_tod = window.close_tod;
        else
            windows[first + range.count++] = window;
    }
    return range;
}

static void fill_nodes(const struct instance *instance, double scale,
                       struct arena *arena, struct week *week)
{
    const uint32_t count = instance->count;
    struct week_node *nodes = ARENA_ARRAY(arena, count, struct week_node);
    struct week_group *groups = ARENA_ARRAY(arena, count, struct week_group);
    struct window *windows = ARENA_ARRAY(arena, (size_t)count * 4, struct window);
    for (uint32_t i = 0; i < count; i++) {
        const double *line = instance->lines[i];
        struct range ranges[2];
        nodes[i] = (struct week_node){
            .account_ix = NO_IX,
            .appointment_ix = NO_IX,
            .event_ix = NO_IX,
            .group = i,
            .place = i + 1,
            .service_s = (int32_t)vertex_scaled(line[SERVICE], scale),
            .worth_ct = vertex_scaled(line[SCORE], VERTEX_SCORE_CT)};
        groups[i] = (struct week_group){.account_ix = NO_IX};
        for (int even = 0; even < 2; even++) {
            ranges[even] =
                read_windows(line, !even, scale, windows, week->window_count);
            week->window_count += ranges[even].count;
        }
        for (uint32_t d = 0; d < week->day_count; d++) {
            nodes[i].windows[d] = ranges[d % 2];
            nodes[i].value_ct[d] = nodes[i].worth_ct;
        }
    }
    week->nodes = nodes;
    week->groups = groups;
    week->windows = windows;
    week->node_count = week->group_count = count;
}

/* The budget, then one quota a type. */
static void fill_quotas(const struct instance *instance, struct arena *arena,
                        struct week *week)
{
    struct week_quota *quotas = ARENA_ARRAY(arena, QUOTAS, struct week_quota);
    for (uint32_t q = 0; q < QUOTAS; q++) {
        int32_t *amounts = ARENA_ARRAY(arena, instance->count, int32_t);
        for (uint32_t i = 0; i < instance->count; i++)
            amounts[i] = (int32_t)instance->lines[i][FEE + q];
        quotas[q] = (struct week_quota){
            .most = (int64_t)instance->head[2 + q], .amounts = amounts, .quota_ix = q};
    }
    week->quotas = quotas;
    week->quota_count = QUOTAS;
}

static void fill_week(const struct instance *instance, int64_t scale,
                      struct arena *arena, struct week *week, struct matrix *matrix)
{
    const uint32_t count = instance->count + 1;
    struct vertex *vertices = ARENA_ARRAY(arena, count, struct vertex);
    vertices[0] = vertex_at(instance->depot[X], instance->depot[Y]);
    for (uint32_t i = 1; i < count; i++)
        vertices[i] = vertex_at(instance->lines[i - 1][X], instance->lines[i - 1][Y]);
    vertex_matrix(vertices, count, scale, arena, matrix);
    *week = (struct week){.rep_ix = NO_IX, .place_count = count};
    vertex_days(
        week, (uint32_t)instance->head[0],
        (struct window){
            (int32_t)vertex_scaled(instance->depot[DEPOT_OPEN], (double)scale),
            (int32_t)vertex_scaled(instance->depot[DEPOT_CLOSE], (double)scale)});
    fill_nodes(instance, (double)scale, arena, week);
    fill_quotas(instance, arena, week);
}

bool mctopmtw_read(const char *path, struct arena *arena, struct week *week,
                   struct matrix *matrix, struct err *err)
{
    struct instance instance = {0};
    FILE *file = fopen(path, "r");
    if (!file)
        return err_set(err, ERR_SYSTEM, "cannot open '%s': %s", path, strerror(errno));
    const bool was_read = read_lines(file, arena, &instance, err);
    fclose(file);
    if (!was_read)
        return err_in(err, "%s", path);
    fill_week(&instance, vertex_scale(vertex_instance(path, arena)), arena, week,
              matrix);
    return week_check(week, matrix, err) || err_in(err, "%s", path);
}
