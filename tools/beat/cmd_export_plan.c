// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/outlet.h"
#include "beat/plan_lines.h"
#include "beat/planned.h"

#include "output/day_sheet.h"
#include "output/geojson.h"
#include "output/gpx.h"
#include "output/ical.h"
#include "output/kml.h"
#include "output/plan_csv.h"
#include "output/plan_json.h"

#include <string.h>

static bool write_plans(const char *format, const struct session *session,
                        const struct plan_list *list, FILE *out, struct err *err)
{
    if (strcmp(format, "ics") == 0)
        return ical_write(list, session->now_utc, out, err);
    if (strcmp(format, "geojson") == 0)
        return geojson_plan_write(list, out, err);
    if (strcmp(format, "gpx") == 0)
        return gpx_write(list, out, err);
    if (strcmp(format, "kml") == 0)
        return kml_write(list, out, err);
    if (strcmp(format, "html") == 0)
        return day_sheet_write(list, out, err);
    if (strcmp(format, "json") == 0)
        return plan_json_write(list, out, err);
    return plan_csv_write(list, out, err);
}

/* A calendar that others subscribe to is written anew at its place, again and again;
 * whatever else is there, is not. */
static bool can_replace(const struct request *request)
{
    const char *path = request_text(request, &option_output);
    const bool is_calendar =
        strcmp(request_word(request, &option_format_plan), "ics") == 0;
    return request_flag(request, &option_force, false) ||
           (is_calendar && path != NULL && ical_is_own(path));
}

static bool write_all(const struct request *request, struct session *session,
                      const struct planned *planned, struct err *err)
{
    struct plan_list list = {&session->model, planned->plans, planned->plan_count,
                             NULL};
    struct outlet outlet;
    if (!plan_lines_find(session, request, planned, &list.lines, err))
        return false;
    if (!outlet_open(request_text(request, &option_output), can_replace(request),
                     &session->arena, &outlet, err))
        return false;
    if (write_plans(request_word(request, &option_format_plan), session, &list,
                    outlet.out, err))
        return outlet_close(&outlet, err);
    outlet_drop(&outlet);
    return err_in(err, "'%s'", outlet.path != NULL ? outlet.path : "standard output");
}

bool cmd_export_plan(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct planned planned;
    (void)exit_code;
    const bool is_done = session_open(&session, request, DB_READ, err) &&
                         planned_load(request, &session, &planned, err) &&
                         write_all(request, &session, &planned, err);
    session_close(&session);
    return is_done;
}
