// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/scenes.h"
#include "beat/show.h"

#include <math.h>
#include <string.h>

static const struct column columns[] = {
    {.name = "scenario", .title = "scenario"},
    {.name = "how", .title = "how", .can_shrink = true},
    {.name = "applied", .title = "in use", .kind = CELL_FLAG},
    {.name = "territories", .title = "reps", .kind = CELL_COUNT},
    {.name = "workload_off_max_ppm",
     .title = "hours",
     .kind = CELL_SHARE,
     .decimals = 1},
    {.name = "workload_off_rms_ppm", .kind = CELL_SHARE, .decimals = 1},
    {.name = "workload_out", .kind = CELL_COUNT},
    {.name = "workload_gini", .kind = CELL_REAL, .decimals = 3},
    {.name = "value_off_max_ppm", .title = "value", .kind = CELL_SHARE, .decimals = 1},
    {.name = "value_off_rms_ppm", .kind = CELL_SHARE, .decimals = 1},
    {.name = "value_out", .kind = CELL_COUNT},
    {.name = "value_gini", .kind = CELL_REAL, .decimals = 3},
    {.name = "home_drive_s", .title = "drive", .kind = CELL_LENGTH},
    {.name = "inertia_normalised", .title = "spread", .kind = CELL_REAL, .decimals = 2},
    {.name = "pieces_max", .title = "pieces", .kind = CELL_COUNT},
    {.name = "accounts", .kind = CELL_COUNT},
    {.name = "moved", .title = "moved", .kind = CELL_COUNT},
    {.name = "moved_workload_ppm", .kind = CELL_SHARE, .decimals = 1},
    {.name = "moved_value_ppm", .title = "of value", .kind = CELL_SHARE, .decimals = 1},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static void add_share(struct table *table, double share)
{
    table_number(table, llround(share * 1e6));
}

/* Red where territories miss the tolerance. */
static void add_off(struct table *table, double max, double rms, uint32_t out_count,
                    double gini)
{
    add_share(table, max);
    if (out_count > 0)
        table_tone(table, TONE_BAD);
    add_share(table, rms);
    table_number(table, out_count);
    table_real(table, gini);
}

static void add_row(struct table *table, const struct scenario *scenario)
{
    const struct scenario_figures *f = &scenario->figures;
    table_text(table, scenario->name);
    table_text(table, scenario->how);
    table_number(table, scenario->is_applied);
    table_number(table, f->territory_count);
    add_off(table, f->workload_off_max, f->workload_off_rms, f->workload_out_count,
            f->workload_gini);
    add_off(table, f->value_off_max, f->value_off_rms, f->value_out_count,
            f->value_gini);
    table_number(table, llround(f->home_drive_s));
    table_real(table, f->inertia_normalised);
    table_number(table, f->pieces_max);
    if (f->pieces_max > 1)
        table_tone(table, TONE_BAD);
    table_number(table, f->account_count);
    table_number(table, f->moved_count);
    add_share(table, f->moved_workload_share);
    add_share(table, f->moved_value_share);
}

/* Columns that say the same in every row are for programs alone. */
static void hide_same(struct column *shown, const struct scenario *scenarios,
                      uint32_t count)
{
    bool has_applied = false, has_pieces = false, has_counts = false;
    for (uint32_t i = 0; i < count; i++) {
        has_applied |= scenarios[i].is_applied;
        has_pieces |= scenarios[i].figures.pieces_max > 1;
        has_counts |= scenarios[i].figures.territory_count !=
                      scenarios[0].figures.territory_count;
    }
    if (!has_applied)
        show_hide(shown, COLUMN_COUNT, "in use");
    if (!has_pieces)
        show_hide(shown, COLUMN_COUNT, "pieces");
    if (!has_counts)
        show_hide(shown, COLUMN_COUNT, "reps");
}

bool scenes_show(const struct request *request, struct arena *arena,
                 const struct scenario *scenarios, uint32_t count, struct err *err)
{
    struct table table;
    struct column *shown = show_columns(columns, COLUMN_COUNT, arena);
    hide_same(shown, scenarios, count);
    show_line(request, "how far hours and value are from even at most, the mean drive "
                       "from home, and what");
    show_line(request, "changes hands");
    table_init(&table, shown, COLUMN_COUNT, arena);
    for (uint32_t i = 0; i < count; i++)
        add_row(&table, &scenarios[i]);
    return show_table(request, &table, err);
}
