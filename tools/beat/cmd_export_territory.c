// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/outlet.h"
#include "beat/territories.h"

#include "output/geojson.h"
#include "output/territory_csv.h"

#include <string.h>

static bool write_areas(struct session *session, FILE *out, struct err *err)
{
    struct territories territories;
    if (!territories_load(session, &territories, err))
        return false;
    const struct territory_list list = {&session->model, territories.outlines,
                                        territories.measures.territories};
    return geojson_territory_write(&list, out, err);
}

static bool write_accounts_json(struct session *session, FILE *out, struct err *err)
{
    const struct table_look look = {0};
    struct table table;
    territory_account_table(&session->model, &session->arena, &table);
    return table_write(&table, TABLE_JSON, &look, out, err);
}

static bool write_format(const char *format, struct session *session, FILE *out,
                         struct err *err)
{
    if (strcmp(format, "csv") == 0)
        return territory_csv_write(&session->model, out, err);
    if (strcmp(format, "json") == 0)
        return write_accounts_json(session, out, err);
    return write_areas(session, out, err);
}

static bool write_all(const struct request *request, struct session *session,
                      struct err *err)
{
    struct outlet outlet;
    if (!outlet_open(request_text(request, &option_output),
                     request_flag(request, &option_force, false), &session->arena,
                     &outlet, err))
        return false;
    if (write_format(request_word(request, &option_format_territory), session,
                     outlet.out, err))
        return outlet_close(&outlet, err);
    outlet_drop(&outlet);
    return err_in(err, "'%s'", outlet.path != NULL ? outlet.path : "standard output");
}

bool cmd_export_territory(const struct request *request, int *exit_code,
                          struct err *err)
{
    struct session session = {0};
    (void)exit_code;
    const bool is_done = session_open(&session, request, DB_READ, err) &&
                         write_all(request, &session, err);
    session_close(&session);
    return is_done;
}
