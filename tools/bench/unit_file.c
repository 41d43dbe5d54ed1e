// SPDX-License-Identifier: GPL-3.0-or-later
/* unit_file: see the header. A file is numbers between spaces: how many units; a line
 * each of number, x, y, three loads, 0; how many edges; two units each; territories
 * twice, then four times the tolerance. What follows is not used. */
#include "bench/unit_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOADS = 3, UNITS_MOST = 100000, LINE_MAX_BYTES = 1024 };
enum { REFERENCE_COLUMN = 6 };
static const char suffix[] = "-edited.dat", reference_name[] = "2du_reference.csv";

static bool read_number(FILE *stream, double *number, struct err *err)
{
    if (fscanf(stream, "%lf", number) != 1)
        return err_set(err, ERR_INPUT, "a number is missing");
    return true;
}

static bool read_count(FILE *stream, uint32_t most, uint32_t *count, struct err *err)
{
    double number;
    if (!read_number(stream, &number, err))
        return false;
    if (!(number >= 0 && number <= most))
        return err_set(err, ERR_INPUT, "%g is outside 0..%u", number, most);
    *count = (uint32_t)number;
    return true;
}

static bool read_units(FILE *stream, struct arena *arena, struct unit_task *task,
                       struct err *err)
{
    struct geo_xy *at = ARENA_ARRAY(arena, task->unit_count, struct geo_xy);
    double *loads[LOADS];
    for (uint32_t l = 0; l < LOADS; l++)
        task->loads[l] = loads[l] = ARENA_ARRAY(arena, task->unit_count, double);
    for (uint32_t u = 0; u < task->unit_count; u++) {
        double fields[LOADS + 4];
        for (uint32_t f = 0; f < LOADS + 4; f++)
            if (!read_number(stream, &fields[f], err))
                return err_in(err, "unit %u", u);
        if (!(fields[0] == u))
            return err_set(err, ERR_INPUT, "unit %g comes where %u should", fields[0],
                           u);
        at[u] = (struct geo_xy){fields[1], fields[2]};
        for (uint32_t l = 0; l < LOADS; l++)
            loads[l][u] = fields[3 + l];
    }
    task->at = at;
    task->load_count = LOADS;
    return true;
}

static bool read_edges(FILE *stream, struct arena *arena, struct unit_task *task,
                       struct err *err)
{
    if (!read_count(stream, 10 * UNITS_MOST, &task->edge_count, err))
        return false;
    struct alignment_edge *edges =
        ARENA_ARRAY(arena, task->edge_count, struct alignment_edge);
    for (uint32_t e = 0; e < task->edge_count; e++) {
        uint32_t a = 0, b = 0;
        if (!read_count(stream, task->unit_count - 1, &a, err) ||
            !read_count(stream, task->unit_count - 1, &b, err))
            return err_in(err, "edge %u", e);
        edges[e] =
            a < b ? (struct alignment_edge){a, b} : (struct alignment_edge){b, a};
    }
    task->edges = edges;
    return true;
}

static bool read_task(FILE *stream, struct arena *arena, struct unit_task *task,
                      struct err *err)
{
    uint32_t again;
    if (!read_count(stream, UNITS_MOST, &task->unit_count, err))
        return false;
    if (task->unit_count == 0)
        return err_set(err, ERR_INPUT, "no units");
    if (!read_units(stream, arena, task, err) ||
        !read_edges(stream, arena, task, err) ||
        !read_count(stream, task->unit_count, &task->territory_count, err) ||
        !read_count(stream, task->unit_count, &again, err))
        return false;
    for (uint32_t l = 0; l < LOADS; l++)
        if (!read_number(stream, &task->spreads[l], err))
            return false;
    return true;
}

/* The name of the instance, and the folder above the file's. */
static const char *name_instance(const char *path, struct arena *arena,
                                 const char **above)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const size_t length = strlen(name), tail = sizeof suffix - 1;
    const bool has_tail = length > tail && strcmp(name + length - tail, suffix) == 0;
    char *folder = arena_text_n(arena, path, (size_t)(name - path));
    *above = arena_format(arena, "%s../%s", folder, reference_name);
    return arena_text_n(arena, name, has_tail ? length - tail : length);
}

static double find_reference(const char *path, const char *instance)
{
    FILE *stream = fopen(path, "r");
    char line[LINE_MAX_BYTES];
    double reference = 0;
    const size_t length = strlen(instance);
    while (stream && reference == 0 && fgets(line, sizeof line, stream)) {
        if (strncmp(line, instance, length) != 0 || line[length] != ',')
            continue;
        const char *field = line;
        for (uint32_t c = 0; c < REFERENCE_COLUMN && field; c++) {
            field = strchr(field, ',');
            field = field ? field + 1 : NULL;
        }
        reference = field ? strtod(field, NULL) : 0;
    }
    if (stream)
        fclose(stream);
    return reference;
}

bool unit_file_read(const char *path, struct arena *arena, struct unit_file *file,
                    struct err *err)
{
    const char *reference_path;
    FILE *stream = fopen(path, "r");
    if (!stream)
        return err_set(err, ERR_SYSTEM, "cannot open '%s': %s", path, strerror(errno));
    struct unit_file made = {0};
    const bool is_done = read_task(stream, arena, &made.task, err);
    fclose(stream);
    if (!is_done)
        return err_in(err, "%s", path);
    made.instance = name_instance(path, arena, &reference_path);
    made.reference = find_reference(reference_path, made.instance);
    *file = made;
    return true;
}
