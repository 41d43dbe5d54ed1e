// SPDX-License-Identifier: GPL-3.0-or-later
/* export accounts, export touches: what goes back to the CRM, and to the inside team.
 */
#include "beat/commands.h"
#include "beat/outlet.h"
#include "beat/planned.h"
#include "beat/weeks.h"

#include "output/account_list.h"

#include <string.h>

static enum table_form form_of(const char *format)
{
    if (strcmp(format, "json") == 0)
        return TABLE_JSON;
    return strcmp(format, "csv") == 0 ? TABLE_CSV : TABLE_PEOPLE;
}

static bool write_accounts(const struct request *request, struct session *session,
                           const struct planned *planned, FILE *out, struct err *err)
{
    const char *format = request_word(request, &option_format_accounts);
    const char *const *names;
    struct account_list list = {
        .plans = {&session->model, planned->plans, planned->plan_count, NULL}};
    struct table table;
    if (request_texts(request, &option_rep, &session->arena, &names) > 0 &&
        !reps_read(request, session, &list.rep_ixs, &list.rep_count, err))
        return false;
    if (strcmp(format, "geojson") == 0)
        return account_list_geojson(&list, out, err);
    account_list_table(&list, &session->arena, &table);
    return table_write(&table, form_of(format), &(struct table_look){0}, out, err);
}

static bool write_touches(const struct request *request, struct session *session,
                          const struct planned *planned, FILE *out, struct err *err)
{
    const struct plan_list list = {&session->model, planned->plans, planned->plan_count,
                                   NULL};
    struct table table;
    touch_table(&list, planned->monday_day, &session->arena, &table);
    return table_write(&table, form_of(request_word(request, &option_format_touches)),
                       &(struct table_look){0}, out, err);
}

static bool write_all(const struct request *request, struct session *session,
                      const struct planned *planned, bool is_touches, struct err *err)
{
    struct outlet outlet;
    if (!outlet_open(request_text(request, &option_output),
                     request_flag(request, &option_force, false), &session->arena,
                     &outlet, err))
        return false;
    if (is_touches ? write_touches(request, session, planned, outlet.out, err)
                   : write_accounts(request, session, planned, outlet.out, err))
        return outlet_close(&outlet, err);
    outlet_drop(&outlet);
    return err_in(err, "'%s'", outlet.path != NULL ? outlet.path : "standard output");
}

bool cmd_export_accounts(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct planned planned;
    (void)exit_code;
    const bool is_done = session_open(&session, request, DB_READ, err) &&
                         planned_find(request, &session, &planned, err) &&
                         write_all(request, &session, &planned, false, err);
    session_close(&session);
    return is_done;
}

bool cmd_export_touches(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct planned planned;
    (void)exit_code;
    const bool is_done = session_open(&session, request, DB_READ, err) &&
                         planned_load(request, &session, &planned, err) &&
                         write_all(request, &session, &planned, true, err);
    session_close(&session);
    return is_done;
}
