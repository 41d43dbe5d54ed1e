// SPDX-License-Identifier: GPL-3.0-or-later
/* Links follow what the programs publish: RFC 5870 (geo:), Google's Maps URLs, Apple's
 * Map Links, Waze's deep links. They hold a position and no name, so nothing of the
 * company goes to anybody but where to drive. Text goes through xml_text. */
#include "output/day_sheet.h"

#include "base/civil.h"
#include "output/day_route.h"
#include "output/xml.h"
#include "text/stream.h"

#include <inttypes.h>
#include <stddef.h>

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" "
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<title>Day sheets</title>\n<style>\n"
    ":root { color-scheme: light dark; }\n"
    "body { margin: 0 auto; max-width: 820px; padding: 18px; font: 14px/1.4 "
    "system-ui, \"Noto Sans\", sans-serif; font-variant-numeric: tabular-nums; }\n"
    "h1 { margin: 0; font-size: 21px; } h2 { margin: 26px 0 2px; font-size: 17px; }\n"
    "p { margin: 0 0 8px; } .wide { overflow-x: auto; }\n"
    "table { width: 100%; min-width: 600px; border-collapse: collapse; table-layout: "
    "fixed; }\n"
    ".no { width: 28px; } .time { width: 52px; } .drive { width: 118px; }\n"
    "a { color: #0b5a9e; }\n"
    "@media (prefers-color-scheme: dark) { a { color: #7ab8f0; } }\n"
    "th { padding: 3px 10px 3px 0; font-size: 12px; font-weight: 600; text-align: "
    "left; "
    "vertical-align: bottom; }\n"
    "td { padding: 6px 10px 6px 0; border-top: 1px solid #8886; vertical-align: top; "
    "}\n"
    "th.number, .number { text-align: right; } .name { font-weight: 600; } "
    ".notes { width: 30%; }\n"
    ".links a { display: inline-block; margin-right: 10px; padding: 4px 0; }\n"
    "@media print { :root { color-scheme: light; } body { padding: 0; max-width: none; "
    "}\n"
    "  section { break-before: page; } section:first-of-type { break-before: auto; }\n"
    "  tr { break-inside: avoid; } .links { display: none; } h1 { font-size: 15px; } "
    "}\n"
    "</style>\n</head>\n<body>\n<main>\n<h1>Day sheets</h1>\n";

static void cell(FILE *out, const char *class, const char *text)
{
    fprintf(out, "<td class=\"%s\">", class);
    xml_text(out, text);
    fputs("</td>", out);
}

/* An address is the text before the position and the text after it. */
static void links_write(FILE *out, struct geo_point at)
{
    static const struct {
        const char *name, *before, *after;
    } links[] = {
        {"map", "geo:", ""},
        {"Google", "https://www.google.com/maps/dir/?api=1&amp;destination=", ""},
        {"Apple", "https://maps.apple.com/?daddr=", ""},
        {"Waze", "https://waze.com/ul?ll=", "&amp;navigate=yes"},
    };
    fputs("<div class=\"links\">", out);
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        fprintf(out, "<a href=\"%s%.6f,%.6f%s\">%s</a>\n", links[i].before, at.lat_deg,
                at.lon_deg, links[i].after, links[i].name);
    fputs("</div>", out);
}

static void time_cell(FILE *out, int32_t tod)
{
    char text[CIVIL_TOD_SIZE];
    cell(out, "number", civil_tod_text(tod, text));
}

static void contact_write(FILE *out, const struct model *model,
                          const struct account *account)
{
    const struct contact *contact =
        account->contacts.count > 0 ? &model->contacts[account->contacts.first] : NULL;
    const char *phone =
        contact != NULL && contact->phone != NULL ? contact->phone : account->phone;
    if (contact != NULL) {
        fputs("<br>", out);
        xml_text(out, contact->name);
    }
    if (phone != NULL) {
        fputs(contact != NULL ? ", " : "<br>", out);
        xml_text(out, phone);
    }
}

static void place_write(FILE *out, const struct model *model, const struct stop *stop,
                        struct arena *arena)
{
    fputs("<td><div class=\"name\">", out);
    xml_text(out, plan_stop_name(model, stop));
    fputs("</div>", out);
    if (stop->appointment_ix != NO_IX) {
        fputs("<strong>agreed</strong> ", out);
        xml_text(out, model->appointments[stop->appointment_ix].subject);
        fputs("<br>", out);
    }
    if (stop->account_ix != NO_IX) {
        const struct account *account = &model->accounts[stop->account_ix];
        xml_text(out, route_place_address(account, arena));
        contact_write(out, model, account);
    }
    links_write(out, stop->at);
    fputs("</td>", out);
}

static void stop_write(FILE *out, const struct model *model, const struct stop *stop,
                       uint32_t number, struct arena *arena)
{
    fputs("<tr>", out);
    cell(out, "number", arena_format(arena, "%" PRIu32, number));
    time_cell(out, stop->start_tod);
    time_cell(out, stop->end_tod);
    place_write(out, model, stop, arena);
    cell(out, "number",
         arena_format(arena, "%.0f km, %d min", stop->drive_m / 1000.0,
                      (stop->drive_s + 30) / 60));
    cell(out, "notes", "");
    fputs("</tr>\n", out);
}

static void summary_write(FILE *out, const struct model *model,
                          const struct plan_day *day, struct arena *arena)
{
    char leave[CIVIL_TOD_SIZE], back[CIVIL_TOD_SIZE], lunch[CIVIL_TOD_SIZE];
    const uint32_t start = day->start_lodging_ix, end = day->end_lodging_ix;
    fprintf(out, "<p>Leave ");
    xml_text(out, start == NO_IX ? "home" : model->lodgings[start].name);
    fprintf(out, " at %s", civil_tod_text(day->leave_tod, leave));
    if (day->lunch_tod >= 0)
        fprintf(out, ", lunch at %s", civil_tod_text(day->lunch_tod, lunch));
    fprintf(out, ", %s ", end == NO_IX ? "back" : "sleep at");
    xml_text(out, end == NO_IX ? "home" : model->lodgings[end].name);
    fprintf(out, " at %s; ", civil_tod_text(day->back_tod, back));
    xml_text(out, arena_format(arena, "%.0f km", day->drive_m / 1000.0));
    fputs("</p>\n", out);
}

static void day_write(FILE *out, const struct model *model, const struct plan *plan,
                      const struct plan_day *day, struct arena *arena)
{
    fputs("<section>\n<h2>", out);
    xml_text(out, model->reps[plan->rep_ix].name);
    fputs(", ", out);
    xml_text(out, day_route_day_text(day->day, arena));
    fputs("</h2>\n", out);
    summary_write(out, model, day, arena);
    fputs("<div class=\"wide\">\n<table>\n<thead><tr>"
          "<th scope=\"col\" class=\"number no\">No.</th>"
          "<th scope=\"col\" class=\"number time\">From</th>"
          "<th scope=\"col\" class=\"number time\">To</th><th scope=\"col\">Where</th>"
          "<th scope=\"col\" class=\"number drive\">Drive</th>"
          "<th scope=\"col\" class=\"notes\">Notes</th></tr>"
          "</thead>\n<tbody>\n",
          out);
    for (uint32_t i = 0; i < day->stop_count; i++)
        stop_write(out, model, &plan->stops[day->stop_first + i], i + 1, arena);
    fputs("</tbody>\n</table>\n</div>\n</section>\n", out);
}

bool day_sheet_write(const struct plan_list *list, FILE *out, struct err *err)
{
    struct arena arena = {0};
    fputs(head, out);
    for (uint32_t p = 0; p < list->plan_count; p++) {
        const struct plan *plan = &list->plans[p];
        for (uint32_t d = 0; d < plan->day_count; d++)
            if (plan->days[d].stop_count > 0)
                day_write(out, list->model, plan, &plan->days[d], &arena);
        arena_empty(&arena);
    }
    fputs("</main>\n</body>\n</html>\n", out);
    arena_release(&arena);
    return stream_check(out, err);
}
