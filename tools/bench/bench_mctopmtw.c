// SPDX-License-Identifier: GPL-3.0-or-later
/* bench-mctopmtw: plans public instances with several windows, a budget and limits by
 * type, and prints one CSV row each; options and columns are in orienteering.h. A file
 * is of one number of routes, so --routes chooses among the files. */
#include "bench/mctopmtw.h"
#include "bench/orienteering.h"

#include <stdlib.h>
#include <string.h>

static bool read_week(const char *path, uint32_t routes, struct arena *arena,
                      struct week *week, struct matrix *matrix, struct err *err)
{
    if (!mctopmtw_read(path, arena, week, matrix, err))
        return false;
    if (week->day_count != routes)
        return err_set(err, ERR_INPUT, "%s: %u tours, not %u", path, week->day_count,
                       routes);
    return true;
}

/* "MCTOPMTW-2-c101" is c101 with two routes. */
static uint32_t routes_of(const char *instance, const char **name)
{
    static const char prefix[] = "MCTOPMTW-";
    char *end;
    if (strncmp(instance, prefix, sizeof prefix - 1) != 0)
        return 0;
    const unsigned long routes = strtoul(instance + sizeof prefix - 1, &end, 10);
    if (*end != '-' || routes > WEEK_DAYS_MAX)
        return 0;
    *name = end + 1;
    return (uint32_t)routes;
}

int main(int argc, char **argv)
{
    const struct orienteering kind = {
        .program = "bench-mctopmtw", .routes_of = routes_of, .read = read_week};
    return orienteering_main(&kind, argc, argv);
}
