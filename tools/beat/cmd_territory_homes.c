// SPDX-License-Identifier: GPL-3.0-or-later
/* territory homes: where each rep would best live for the accounts that she has. */
#include "beat/commands.h"
#include "beat/show.h"
#include "beat/territories.h"

#include "territory/home_search.h"

#include <math.h>

static const struct column columns[] = {
    {.name = "territory", .title = "territory", .can_shrink = true},
    {.name = "rep", .title = "rep"},
    {.name = "home_drive_s", .title = "drive", .kind = CELL_LENGTH},
    {.name = "best_drive_s", .title = "at best", .kind = CELL_LENGTH},
    {.name = "saved_ppm", .title = "saved", .kind = CELL_SHARE},
    {.name = "account", .title = "near"},
    {.name = "city", .title = "in", .can_shrink = true},
    {.name = "lon_deg", .kind = CELL_REAL, .decimals = 6},
    {.name = "lat_deg", .kind = CELL_REAL, .decimals = 6},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static void add_row(struct table *table, const struct model *model,
                    const struct territories *territories, uint32_t site,
                    const struct home_found *found)
{
    const struct account *account =
        &model->accounts[territories->account_ix[found->point]];
    table_text(table, territories->names[site]);
    table_text(table, territories->rep_names[site]);
    table_number(table, llround(found->present_s));
    table_number(table, llround(found->drive_s));
    table_number(table, found->present_s > 0
                            ? llround((1 - found->drive_s / found->present_s) * 1e6)
                            : 0);
    table_text(table, account->crm_id);
    table_text(table, account->city);
    table_real(table, account->at.lon_deg);
    table_real(table, account->at.lat_deg);
}

static bool show(const struct request *request, struct session *session,
                 struct err *err)
{
    struct territories territories;
    struct travel travel;
    struct table table;
    const struct home_found *found;
    if (!territories_load(session, &territories, err) ||
        !session_travel(session, request, false, &travel, err) ||
        !home_search(&territories.task, &territories.alignment, &travel,
                     &session->arena, &found, err))
        return false;
    show_line(request, "the mean drive from home to her accounts, by their hours");
    table_init(&table, columns, COLUMN_COUNT, &session->arena);
    for (uint32_t i = 0; i < territories.task.site_count; i++)
        if (found[i].point != NO_IX)
            add_row(&table, &session->model, &territories, i, &found[i]);
    return show_table(request, &table, err);
}

bool cmd_territory_homes(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    (void)exit_code;
    const bool is_done =
        session_open(&session, request, DB_READ, err) && show(request, &session, err);
    session_close(&session);
    return is_done;
}
