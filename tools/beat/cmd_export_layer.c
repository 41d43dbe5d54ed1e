// SPDX-License-Identifier: GPL-3.0-or-later
/* export layer: each layer by the writer that the other exports have for it. */
#include "beat/commands.h"
#include "beat/outlet.h"
#include "beat/plan_lines.h"
#include "beat/planned.h"
#include "beat/territories.h"
#include "beat/weeks.h"

#include "output/account_list.h"
#include "output/geojson.h"
#include "store/area_records.h"

#include <string.h>

struct layer_out {
    const struct request *request;
    struct session *session;
    struct rep_list reps; /* that --rep names; else all */
    bool is_narrowed;     /* there is a --rep */
};

static bool load_reps(struct layer_out *layer, struct err *err)
{
    struct session *session = layer->session;
    const char *const *names;
    layer->reps.model = &session->model;
    layer->is_narrowed =
        request_texts(layer->request, &option_rep, &session->arena, &names) > 0;
    return reps_read(layer->request, session, &layer->reps.rep_ixs,
                     &layer->reps.rep_count, err);
}

/* Without a --rep accounts that nobody visits are among them. */
static bool write_accounts(struct layer_out *layer, FILE *out, struct err *err)
{
    struct planned planned;
    if (!planned_find(layer->request, layer->session, &planned, err))
        return false;
    const struct account_list list = {
        .plans = {layer->reps.model, planned.plans, planned.plan_count, NULL},
        .rep_ixs = layer->reps.rep_ixs,
        .rep_count = layer->is_narrowed ? layer->reps.rep_count : 0};
    return account_list_geojson(&list, out, err);
}

static bool write_areas(struct layer_out *layer, FILE *out, struct err *err)
{
    const struct area_record *areas;
    uint32_t count;
    return area_records_load(layer->session->db, layer->reps.model,
                             &layer->session->arena, &areas, &count, err) &&
           geojson_area_write(layer->reps.model, areas, count, out, err);
}

static bool write_events(struct layer_out *layer, FILE *out, struct err *err)
{
    return geojson_event_write(&layer->reps, out, err);
}

static bool write_homes(struct layer_out *layer, FILE *out, struct err *err)
{
    return geojson_home_write(&layer->reps, out, err);
}

static bool write_lodgings(struct layer_out *layer, FILE *out, struct err *err)
{
    return geojson_lodging_write(layer->reps.model, out, err);
}

static bool write_routes(struct layer_out *layer, FILE *out, struct err *err)
{
    struct planned planned;
    if (!planned_load(layer->request, layer->session, &planned, err))
        return false;
    struct plan_list list = {layer->reps.model, planned.plans, planned.plan_count,
                             NULL};
    return plan_lines_find(layer->session, layer->request, &planned, &list.lines,
                           err) &&
           geojson_route_write(&list, out, err);
}

static bool write_territories(struct layer_out *layer, FILE *out, struct err *err)
{
    struct territories territories;
    if (!territories_load(layer->session, &territories, err))
        return false;
    const struct territory_list list = {layer->reps.model, territories.outlines,
                                        territories.measures.territories};
    return geojson_territory_write(&list, out, err);
}

static const struct layer_kind {
    const char *name;
    bool (*write)(struct layer_out *layer, FILE *out, struct err *err);
    bool is_of_reps, needs_week; /* what --rep and --week can choose from */
} kinds[] = {
    {"accounts", write_accounts, true, true},
    {"areas", write_areas, false, false},
    {"events", write_events, true, false},
    {"homes", write_homes, true, false},
    {"lodgings", write_lodgings, false, false},
    {"routes", write_routes, true, true},
    {"territories", write_territories, false, false},
};

/* The words of the command are these names. */
static const struct layer_kind *kind_of(const char *name)
{
    const struct layer_kind *kind = kinds;
    while (strcmp(kind->name, name) != 0)
        kind++;
    return kind;
}

static bool check_options(const struct request *request, const struct layer_kind *kind,
                          struct arena *arena, struct err *err)
{
    const char *const *names;
    if (!kind->is_of_reps && request_texts(request, &option_rep, arena, &names) > 0)
        return err_set(err, ERR_USAGE, "'--rep' does not narrow the layer '%s'",
                       kind->name);
    if (!kind->needs_week && request_text(request, &option_planned_week) != NULL)
        return err_set(err, ERR_USAGE, "the layer '%s' is the same in every week",
                       kind->name);
    return true;
}

static bool write_layer(struct layer_out *layer, const struct layer_kind *kind,
                        struct err *err)
{
    struct outlet outlet;
    if (!outlet_open(request_text(layer->request, &option_output),
                     request_flag(layer->request, &option_force, false),
                     &layer->session->arena, &outlet, err))
        return false;
    if (kind->write(layer, outlet.out, err))
        return outlet_close(&outlet, err);
    outlet_drop(&outlet);
    return false;
}

bool cmd_export_layer(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct layer_out layer = {.request = request, .session = &session};
    const struct layer_kind *kind = kind_of(request_argument(request, 0));
    (void)exit_code;
    const bool is_done = check_options(request, kind, &session.arena, err) &&
                         session_open(&session, request, DB_READ, err) &&
                         load_reps(&layer, err) && write_layer(&layer, kind, err);
    session_close(&session);
    return is_done;
}
