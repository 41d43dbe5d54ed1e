// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/toptw.h"

#include "bench/vertex.h"

#include <errno.h>
#include <string.h>

struct line {
    struct vertex at;
    double service, score, open, close;
};

struct instance {
    struct line *lines; /* the depot first */
    uint32_t count;
};

static bool read_line(FILE *file, struct line *line, struct err *err)
{
    double numbers[64];
    const uint32_t count = vertex_numbers(file, numbers, 64);
    if (count < 7)
        return err_set(err, ERR_INPUT, "a vertex of %u numbers", count);
    *line = (struct line){vertex_at(numbers[1], numbers[2]), numbers[3], numbers[4],
                          numbers[count - 2], numbers[count - 1]};
    return true;
}

static bool read_lines(FILE *file, struct arena *arena, struct instance *instance,
                       struct err *err)
{
    double head[4], ignored;
    if (vertex_numbers(file, head, 4) < 3)
        return err_set(err, ERR_INPUT, "no head of an instance");
    (void)vertex_numbers(file, &ignored, 1);
    if (!(head[2] >= 1 && head[2] < WEEK_NODES_MAX))
        return err_set(err, ERR_LIMIT, "%g vertices", head[2]);
    instance->count = (uint32_t)head[2] + 1;
    instance->lines = ARENA_ARRAY(arena, instance->count, struct line);
    for (uint32_t i = 0; i < instance->count; i++)
        if (!read_line(file, &instance->lines[i], err))
            return err_in(err, "vertex %u", i);
    return true;
}

static void fill_nodes(const struct instance *instance, double scale,
                       struct arena *arena, struct week *week)
{
    const uint32_t count = instance->count - 1;
    struct week_node *nodes = ARENA_ARRAY(arena, count, struct week_node);
    struct week_group *groups = ARENA_ARRAY(arena, count, struct week_group);
    struct window *windows = ARENA_ARRAY(arena, count, struct window);
    for (uint32_t i = 0; i < count; i++) {
        const struct line *line = &instance->lines[i + 1];
        nodes[i] = (struct week_node){
            .account_ix = NO_IX,
            .appointment_ix = NO_IX,
            .event_ix = NO_IX,
            .group = i,
            .place = i + 1,
            .service_s = (int32_t)vertex_scaled(line->service, scale),
            .worth_ct = vertex_scaled(line->score, VERTEX_SCORE_CT)};
        groups[i] = (struct week_group){.account_ix = NO_IX};
        windows[i] = (struct window){(int32_t)vertex_scaled(line->open, scale),
                                     (int32_t)vertex_scaled(line->close, scale)};
        for (uint32_t d = 0; d < week->day_count; d++) {
            nodes[i].windows[d] = (struct range){i, 1};
            nodes[i].value_ct[d] = nodes[i].worth_ct;
        }
    }
    week->nodes = nodes;
    week->groups = groups;
    week->windows = windows;
    week->node_count = week->group_count = week->window_count = count;
}

bool toptw_read(const char *path, uint32_t routes, struct arena *arena,
                struct week *week, struct matrix *matrix, struct err *err)
{
    struct instance instance = {0};
    FILE *file = fopen(path, "r");
    if (!file)
        return err_set(err, ERR_SYSTEM, "cannot open '%s': %s", path, strerror(errno));
    const bool was_read = read_lines(file, arena, &instance, err);
    fclose(file);
    if (!was_read)
        return err_in(err, "%s", path);
    const int64_t scale = vertex_scale(vertex_instance(path, arena));
    const struct line depot = instance.lines[0];
    struct vertex *vertices = ARENA_ARRAY(arena, instance.count, struct vertex);
    for (uint32_t i = 0; i < instance.count; i++)
        vertices[i] = instance.lines[i].at;
    vertex_matrix(vertices, instance.count, scale, arena, matrix);
    *week = (struct week){.rep_ix = NO_IX, .place_count = instance.count};
    vertex_days(week, routes,
                (struct window){(int32_t)vertex_scaled(depot.open, (double)scale),
                                (int32_t)vertex_scaled(depot.close, (double)scale)});
    fill_nodes(&instance, (double)scale, arena, week);
    return week_check(week, matrix, err) || err_in(err, "%s", path);
}
