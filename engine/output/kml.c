// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/kml.h"

#include "base/civil.h"
#include "output/day_route.h"
#include "output/xml.h"
#include "text/number.h"
#include "text/stream.h"

#include <inttypes.h>

/* Days Monday to Sunday in the hues of the map, as KML has colours: opacity, blue,
 * green, red. */
static const char *const colours[7] = {"ffb27200", "ff1b50c4", "ff5a7900", "ff9a45a8",
                                       "ff006a8a", "ffa84653", "ff553ab2"};

static void styles_write(FILE *out)
{
    for (int i = 0; i < 7; i++)
        fprintf(out,
                "    <Style id=\"%s\"><IconStyle><color>%s</color></IconStyle>"
                "<LineStyle><color>%s</color><width>3</width></LineStyle></Style>\n",
                civil_weekday_name(i), colours[i], colours[i]);
}

/* "24.105200,56.949600" */
static void position_write(FILE *out, struct geo_point at)
{
    char lon[NUMBER_SIZE], lat[NUMBER_SIZE];
    number_real_text(at.lon_deg, 6, lon);
    number_real_text(at.lat_deg, 6, lat);
    fprintf(out, "%s,%s", lon, lat);
}

/* Along the roads where the line is known, else from place to place. */
static void line_write(FILE *out, const struct day_route *route,
                       const struct day_line *line, const char *style)
{
    const bool is_by_road = line != NULL && line->points != NULL;
    const uint32_t count = is_by_road ? line->count : route->place_count;
    fputs("        <Placemark>\n", out);
    xml_element(out, 5, "name", "Route");
    fprintf(out, "          <styleUrl>#%s</styleUrl>\n", style);
    fputs("          <LineString><tessellate>1</tessellate><coordinates>", out);
    for (uint32_t i = 0; i < count; i++) {
        fputs(i > 0 ? " " : "", out);
        position_write(out, is_by_road ? line->points[i] : route->places[i].at);
    }
    fputs("</coordinates></LineString>\n        </Placemark>\n", out);
}

static void place_write(FILE *out, const struct route_place *place, const char *name,
                        const char *style)
{
    fputs("        <Placemark>\n", out);
    xml_element(out, 5, "name", name);
    xml_element(out, 5, "address", place->address);
    xml_element(out, 5, "phoneNumber", place->phone);
    xml_element(out, 5, "description", place->text);
    fprintf(out, "          <styleUrl>#%s</styleUrl>\n", style);
    fputs("          <Point><coordinates>", out);
    position_write(out, place->at);
    fputs("</coordinates></Point>\n        </Placemark>\n", out);
}

/* Stops are numbered; home and lodging are not. */
static void day_write(FILE *out, const struct day_route *route,
                      const struct day_line *line, int32_t day, struct arena *arena)
{
    const char *style = civil_weekday_name(civil_weekday(day));
    uint32_t number = 0;
    fputs("      <Folder>\n", out);
    xml_element(out, 4, "name", day_route_day_text(day, arena));
    line_write(out, route, line, style);
    for (uint32_t i = 0; i < route->place_count; i++) {
        const struct route_place *place = &route->places[i];
        const char *name = place->is_stop ? arena_format(arena, "%" PRIu32 ". %s",
                                                         ++number, place->name)
                                          : place->name;
        place_write(out, place, name, style);
    }
    fputs("      </Folder>\n", out);
}

static void plan_write(FILE *out, const struct plan_list *list, uint32_t ix,
                       struct arena *arena)
{
    const struct model *model = list->model;
    const struct plan *plan = &list->plans[ix];
    const struct day_line *lines = list->lines != NULL ? list->lines[ix] : NULL;
    fputs("    <Folder>\n", out);
    xml_element(out, 3, "name", model->reps[plan->rep_ix].name);
    for (uint32_t d = 0; d < plan->day_count; d++) {
        const struct day_route route = day_route_of(model, plan, &plan->days[d], arena);
        if (route.place_count > 0)
            day_write(out, &route, lines != NULL ? &lines[d] : NULL, plan->days[d].day,
                      arena);
        arena_empty(arena);
    }
    fputs("    </Folder>\n", out);
}

bool kml_write(const struct plan_list *list, FILE *out, struct err *err)
{
    struct arena arena = {0};
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n"
          "  <Document>\n",
          out);
    xml_element(out, 2, "name", "Beat");
    styles_write(out);
    for (uint32_t i = 0; i < list->plan_count; i++)
        plan_write(out, list, i, &arena);
    fputs("  </Document>\n</kml>\n", out);
    arena_release(&arena);
    return stream_check(out, err);
}
