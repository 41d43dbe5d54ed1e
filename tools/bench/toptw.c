// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/toptw.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_BYTES = 4096, THOUSAND = 1000 };

/* Coordinates in thousandths, which is as fine as the files are. */
struct vertex {
    int64_t x, y;
    double service, score, open, close;
};

const char *toptw_name(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return arena_text_n(arena, name, dot ? (size_t)(dot - name) : strlen(name));
}

/* The numbers of a line; at most `limit`. */
static uint32_t read_numbers(const char *line, double *numbers, uint32_t limit)
{
    uint32_t count = 0;
    char *end;
    for (; count < limit; line = end) {
        numbers[count] = strtod(line, &end);
        if (end == line)
            break;
        count++;
    }
    return count;
}

static int64_t scaled(double value, double scale)
{
    return (int64_t)(value * scale + (value < 0 ? -0.5 : 0.5));
}

static bool read_vertex(FILE *file, struct vertex *vertex, struct err *err)
{
    char line[LINE_MAX_BYTES];
    double numbers[64];
    if (!fgets(line, sizeof line, file))
        return err_set(err, ERR_INPUT, "a vertex is missing");
    const uint32_t count = read_numbers(line, numbers, 64);
    if (count < 7)
        return err_set(err, ERR_INPUT, "a vertex of %u numbers", count);
    *vertex = (struct vertex){scaled(numbers[1], THOUSAND),
                              scaled(numbers[2], THOUSAND),
                              numbers[3],
                              numbers[4],
                              numbers[count - 2],
                              numbers[count - 1]};
    return true;
}

static bool read_vertices(FILE *file, struct arena *arena, struct vertex **vertices,
                          uint32_t *count, struct err *err)
{
    char line[LINE_MAX_BYTES];
    double head[4];
    if (!fgets(line, sizeof line, file) || read_numbers(line, head, 4) < 3 ||
        !fgets(line, sizeof line, file))
        return err_set(err, ERR_INPUT, "no head of an instance");
    if (!(head[2] >= 1 && head[2] < WEEK_NODES_MAX))
        return err_set(err, ERR_LIMIT, "%g vertices", head[2]);
    *count = (uint32_t)head[2] + 1;
    *vertices = ARENA_ARRAY(arena, *count, struct vertex);
    for (uint32_t i = 0; i < *count; i++)
        if (!read_vertex(file, &(*vertices)[i], err))
            return err_in(err, "vertex %u", i);
    return true;
}

/* The whole part of a square root; exact. */
static int64_t root(int64_t square)
{
    int64_t low = 0, high = 3037000499;
    while (low < high) {
        const int64_t middle = low + (high - low + 1) / 2;
        if (middle * middle <= square)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* floor(d x scale) of d = sqrt(dx^2 + dy^2) / 1000 is the root of the square divided
 * by (1000 / scale)^2. */
static int32_t truncated(struct vertex a, struct vertex b, int64_t scale)
{
    const int64_t dx = a.x - b.x, dy = a.y - b.y, step = THOUSAND / scale;
    return (int32_t)root((dx * dx + dy * dy) / (step * step));
}

static void fill_matrix(const struct vertex *vertices, uint32_t count, int64_t scale,
                        struct arena *arena, struct matrix *matrix)
{
    const size_t cells = (size_t)count * count;
    int32_t *drive_s = ARENA_ARRAY(arena, cells, int32_t);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < count; j++)
            drive_s[(size_t)i * count + j] = truncated(vertices[i], vertices[j], scale);
    *matrix = (struct matrix){.count = count,
                              .drive_s = drive_s,
                              .drive_m = ARENA_ARRAY(arena, cells, int32_t),
                              .cost_ct = ARENA_ARRAY(arena, cells, int32_t)};
}

static void fill_nodes(const struct vertex *vertices, uint32_t count, double scale,
                       struct arena *arena, struct week *week)
{
    struct week_node *nodes = ARENA_ARRAY(arena, count - 1, struct week_node);
    struct week_group *groups = ARENA_ARRAY(arena, count - 1, struct week_group);
    struct window *windows = ARENA_ARRAY(arena, count - 1, struct window);
    for (uint32_t i = 0; i + 1 < count; i++) {
        const struct vertex *vertex = &vertices[i + 1];
        nodes[i] =
            (struct week_node){.account_ix = NO_IX,
                               .appointment_ix = NO_IX,
                               .event_ix = NO_IX,
                               .group = i,
                               .place = i + 1,
                               .service_s = (int32_t)scaled(vertex->service, scale),
                               .worth_ct = scaled(vertex->score, TOPTW_SCORE_CT)};
        groups[i] = (struct week_group){.account_ix = NO_IX};
        windows[i] = (struct window){(int32_t)scaled(vertex->open, scale),
                                     (int32_t)scaled(vertex->close, scale)};
        for (uint32_t d = 0; d < week->day_count; d++) {
            nodes[i].windows[d] = (struct range){i, 1};
            nodes[i].value_ct[d] = nodes[i].worth_ct;
        }
    }
    week->nodes = nodes;
    week->groups = groups;
    week->windows = windows;
    week->node_count = week->group_count = week->window_count = count - 1;
}

static void fill_week(const struct vertex *vertices, uint32_t count, uint32_t routes,
                      double scale, struct arena *arena, struct week *week)
{
    *week = (struct week){.rep_ix = NO_IX, .day_count = routes, .place_count = count};
    for (uint32_t d = 0; d < routes; d++) {
        week->days[d] = (struct week_day){
            .day = (int32_t)d,
            .span_count = 1,
            .visits_max = UINT32_MAX,
            .driving_max_s = INT32_MAX,
        };
        week->days[d].spans[0] =
            (struct window){(int32_t)scaled(vertices[0].open, scale),
                            (int32_t)scaled(vertices[0].close, scale)};
    }
    fill_nodes(vertices, count, scale, arena, week);
    /* A visit must end within the span too, which their windows do not say; the depot's
     * closing time says it for every vertex that can be left in time. */
}

bool toptw_read(const char *path, uint32_t routes, struct arena *arena,
                struct week *week, struct matrix *matrix, struct err *err)
{
    FILE *file = fopen(path, "r");
    struct vertex *vertices;
    uint32_t count;
    if (!file)
        return err_set(err, ERR_SYSTEM, "cannot open '%s': %s", path, strerror(errno));
    const bool was_read = read_vertices(file, arena, &vertices, &count, err);
    fclose(file);
    if (!was_read)
        return err_in(err, "%s", path);
    const bool is_cordeau = strncmp(toptw_name(path, arena), "pr", 2) == 0;
    const int64_t scale = is_cordeau ? 100 : 10;
    fill_matrix(vertices, count, scale, arena, matrix);
    fill_week(vertices, count, routes, (double)scale, arena, week);
    return week_check(week, matrix, err) || err_in(err, "%s", path);
}
