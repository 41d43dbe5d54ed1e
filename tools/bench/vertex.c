// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/vertex.h"

#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_BYTES = 4096, THOUSAND = 1000 };

const char *vertex_instance(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return arena_text_n(arena, name, dot ? (size_t)(dot - name) : strlen(name));
}

uint32_t vertex_numbers(FILE *file, double *numbers, uint32_t limit)
{
    char line[LINE_MAX_BYTES], *at = line, *end;
    uint32_t count = 0;
    if (!fgets(line, sizeof line, file))
        return 0;
    for (; count < limit; at = end) {
        numbers[count] = strtod(at, &end);
        if (end == at)
            break;
        count++;
    }
    return count;
}

int64_t vertex_scaled(double value, double scale)
{
    return (int64_t)(value * scale + (value < 0 ? -0.5 : 0.5));
}

struct vertex vertex_at(double x, double y)
{
    return (struct vertex){vertex_scaled(x, THOUSAND), vertex_scaled(y, THOUSAND)};
}

int64_t vertex_scale(const char *instance)
{
    return strstr(instance, "pr") ? 100 : 10;
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

void vertex_matrix(const struct vertex *vertices, uint32_t count, int64_t scale,
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

void vertex_days(struct week *week, uint32_t routes, struct window span)
{
    week->day_count = routes;
    for (uint32_t d = 0; d < routes; d++)
        week->days[d] = (struct week_day){
            .day = (int32_t)d,
            .spans = {span},
            .span_count = 1,
            .visits_max = UINT32_MAX,
            .driving_max_s = INT32_MAX,
        };
}
