// SPDX-License-Identifier: GPL-3.0-or-later
/* areas: cells of a grid, A1 in the south-west; with neighbours on whole sides, as
 * counties have them, and small enough to read. */
#include "sample/areas.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { COLUMNS = 12, ROWS = 6 };
static const double west_deg = 20.8, south_deg = 55.6;
static const double width_deg = 0.65, height_deg = 0.45;

static void cell_write(FILE *out, int column, int row)
{
    const double w = west_deg + column * width_deg, e = w + width_deg;
    const double s = south_deg + row * height_deg, n = s + height_deg;
    fprintf(out,
            "{\"type\":\"Feature\",\"properties\":{\"code\":\"%c%d\"},\"geometry\":"
            "{\"type\":\"Polygon\",\"coordinates\":[[[%.2f,%.2f],[%.2f,%.2f],"
            "[%.2f,%.2f],[%.2f,%.2f],[%.2f,%.2f]]]}}",
            'A' + column, row + 1, w, s, e, s, e, n, w, n, w, s);
}

bool areas_write(const char *folder, struct err *err)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/areas.geojson", folder);
    FILE *out = fopen(path, "wb");
    if (out == NULL)
        return err_set(err, ERR_SYSTEM, "cannot write '%s': %s", path, strerror(errno));
    fputs("{\"type\":\"FeatureCollection\",\"features\":[\n", out);
    for (int i = 0; i < COLUMNS * ROWS; i++) {
        cell_write(out, i % COLUMNS, i / COLUMNS);
        fputs(i + 1 < COLUMNS * ROWS ? ",\n" : "\n", out);
    }
    fputs("]}\n", out);
    const bool is_whole = ferror(out) == 0;
    if (fclose(out) == 0 && is_whole)
        return true;
    return err_set(err, ERR_SYSTEM, "cannot write all of '%s'", path);
}
