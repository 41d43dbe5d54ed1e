// SPDX-License-Identifier: GPL-3.0-or-later
/* day_route: a day route as a list of named places, from where it starts to where it
 * ends.
 */
#ifndef OUTPUT_DAY_ROUTE_H
#define OUTPUT_DAY_ROUTE_H

#include "base/arena.h"
#include "output/plan_list.h"

struct route_place {
    struct geo_point at;
    const char *name;    /* never NULL */
    const char *kind;    /* "home", "lodging", "visit", "appointment", "event" */
    const char *text;    /* times, drive, value, for people; lines end in '\n' */
    const char *address; /* NULL: not known */
    const char *phone;   /* NULL: not known */
    bool is_stop;        /* not where the day starts or ends */
};

struct day_route {
    const char *name; /* "Anna Bērziņa, Mon 2026-11-23" */
    const struct route_place *places;
    uint32_t place_count; /* 0: no visits that day */
};

/* A home that is not known is left out. All in `arena`. */
struct day_route day_route_of(const struct model *model, const struct plan *plan,
                              const struct plan_day *day, struct arena *arena);

/* "Brīvības iela 1, LV-1010 Riga"; empty when nothing is known. */
const char *route_place_address(const struct account *account, struct arena *arena);

/* "Mon 2026-11-23" */
const char *day_route_day_text(int32_t day, struct arena *arena);

#endif
