// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/show.h"
#include "beat/territories.h"

#include <math.h>
#include <stddef.h>

static const struct column columns[] = {
    {.name = "territory", .title = "territory", .can_shrink = true},
    {.name = "rep", .title = "rep"},
    {.name = "accounts", .title = "accounts", .kind = CELL_COUNT},
    {.name = "workload_h", .title = "hours", .kind = CELL_REAL},
    {.name = "workload_off_ppm", .title = "off", .kind = CELL_SHARE, .decimals = 1},
    {.name = "value_ct", .title = "value", .kind = CELL_MONEY},
    {.name = "value_off_ppm", .title = "off", .kind = CELL_SHARE, .decimals = 1},
    {.name = "pieces", .title = "pieces", .kind = CELL_COUNT},
    {.name = "islands", .kind = CELL_COUNT},
    {.name = "home_drive_s", .title = "drive", .kind = CELL_LENGTH},
    {.name = "polsby_popper", .kind = CELL_REAL, .decimals = 3},
    {.name = "reock", .kind = CELL_REAL, .decimals = 3},
    {.name = "moved", .title = "moved", .kind = CELL_COUNT},
    {.name = "moved_workload_h", .kind = CELL_REAL, .decimals = 1},
    {.name = "moved_value_ct", .kind = CELL_MONEY},
    {.name = "kept_value_ct", .kind = CELL_MONEY},
    {.name = "home_lon_deg", .kind = CELL_REAL, .decimals = 6},
    {.name = "home_lat_deg", .kind = CELL_REAL, .decimals = 6},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static int64_t ppm(double share)
{
    return llround(share * 1e6);
}

/* Red where the tolerance is missed. */
static void add_off(struct table *table, double off, double tolerance)
{
    table_number(table, ppm(off));
    if (!(fabs(off) <= tolerance))
        table_tone(table, TONE_BAD);
}

static void add_row(struct table *table, const struct territories *territories,
                    uint32_t site)
{
    const struct territory_measures *row = &territories->measures.territories[site];
    const struct alignment_task *task = &territories->task;
    table_text(table, territories->names[site]);
    table_text(table, territories->rep_names[site]);
    table_number(table, row->account_count);
    table_real(table, row->workload_h);
    add_off(table, row->workload_off, task->workload_spread);
    table_number(table, llround(row->value_ct));
    add_off(table, row->value_off, task->value_spread);
    table_number(table, row->piece_count);
    if (row->piece_count > 1)
        table_tone(table, TONE_BAD);
    table_number(table, row->island_count);
    table_number(table, llround(row->home_drive_s));
    table_real(table, row->polsby_popper);
    table_real(table, row->reock);
    table_number(table, row->moved_count);
    table_real(table, row->moved_workload_h);
    table_number(table, llround(row->moved_value_ct));
    table_number(table, llround(row->kept_value_ct));
    table_real(table, territories->alignment.centre[site].lon_deg);
    table_real(table, territories->alignment.centre[site].lat_deg);
}

static void show_balance(const struct request *request,
                         const struct territories *territories)
{
    const struct alignment_measures *measures = &territories->measures;
    show_line(request,
              "workload within %.1f %% of even (tolerance %.0f %%), %u outside",
              measures->workload_off_max * 100, territories->task.workload_spread * 100,
              (unsigned)measures->workload_out_count);
    show_line(request, "value within %.1f %% of even (tolerance %.0f %%), %u outside",
              measures->value_off_max * 100, territories->task.value_spread * 100,
              (unsigned)measures->value_out_count);
    if (measures->pieces_max <= 1)
        show_line(request, "every territory is in one piece");
    else
        show_line(request, "a territory has %u pieces", (unsigned)measures->pieces_max);
    if (territories->left_count > 0)
        show_line(request, "accounts in no territory: %u",
                  (unsigned)territories->left_count);
}

bool territories_show(const struct request *request, const struct session *session,
                      const struct territories *territories, struct arena *arena,
                      struct err *err)
{
    struct table table;
    show_line(request, "a year's hours and value in %s, and how far both are from even",
              session->model.currency);
    table_init(&table, columns, COLUMN_COUNT, arena);
    for (uint32_t i = 0; i < territories->task.site_count; i++)
        add_row(&table, territories, i);
    if (!show_table(request, &table, err))
        return false;
    show_balance(request, territories);
    return true;
}
