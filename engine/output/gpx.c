// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/gpx.h"

#include "output/day_route.h"
#include "output/xml.h"
#include "text/stream.h"

static void point_write(FILE *out, const struct route_place *place)
{
    fputs("    <rtept", out);
    xml_lat_lon(out, place->at);
    fputs(">\n", out);
    xml_element(out, 3, "name", place->name);
    xml_element(out, 3, "cmt", place->address);
    xml_element(out, 3, "desc", place->text);
    xml_element(out, 3, "type", place->kind);
    fputs("    </rtept>\n", out);
}

static void route_write(FILE *out, const struct day_route *route)
{
    fputs("  <rte>\n", out);
    xml_element(out, 2, "name", route->name);
    for (uint32_t i = 0; i < route->place_count; i++)
        point_write(out, &route->places[i]);
    fputs("  </rte>\n", out);
}

/* Devices follow a track as it is drawn; a route they make anew between its points. */
static void track_write(FILE *out, const char *name, const struct day_line *line,
                        struct arena *arena)
{
    fputs("  <trk>\n", out);
    xml_element(out, 2, "name", name);
    if (line->straight_count > 0)
        xml_element(out, 2, "cmt",
                    arena_format(arena, "%u of its legs straight: no road leads along",
                                 line->straight_count));
    fputs("    <trkseg>\n", out);
    for (uint32_t i = 0; i < line->count; i++) {
        fputs("      <trkpt", out);
        xml_lat_lon(out, line->points[i]);
        fputs("/>\n", out);
    }
    fputs("    </trkseg>\n  </trk>\n", out);
}

/* After all routes, as GPX wants it. */
static void tracks_write(FILE *out, const struct plan_list *list, struct arena *arena)
{
    for (uint32_t i = 0; list->lines != NULL && i < list->plan_count; i++) {
        const struct plan *plan = &list->plans[i];
        for (uint32_t d = 0; d < plan->day_count; d++) {
            const struct day_line *line = &list->lines[i][d];
            if (line->points == NULL)
                continue;
            track_write(out,
                        arena_format(arena, "%s, %s",
                                     list->model->reps[plan->rep_ix].name,
                                     day_route_day_text(plan->days[d].day, arena)),
                        line, arena);
            arena_empty(arena);
        }
    }
}

bool gpx_write(const struct plan_list *list, FILE *out, struct err *err)
{
    struct arena arena = {0};
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<gpx version=\"1.1\" creator=\"Beat\" "
          "xmlns=\"http://www.topografix.com/GPX/1/1\">\n",
          out);
    for (uint32_t i = 0; i < list->plan_count; i++) {
        const struct plan *plan = &list->plans[i];
        for (uint32_t d = 0; d < plan->day_count; d++) {
            const struct day_route route =
                day_route_of(list->model, plan, &plan->days[d], &arena);
            if (route.place_count > 0)
                route_write(out, &route);
            arena_empty(&arena);
        }
    }
    tracks_write(out, list, &arena);
    fputs("</gpx>\n", out);
    arena_release(&arena);
    return stream_check(out, err);
}
