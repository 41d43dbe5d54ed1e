// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/territory_rollup.h"

#include "beat/show.h"

#include <math.h>
#include <string.h>

static const struct column columns[] = {
    {.name = "region", .title = "region", .can_shrink = true},
    {.name = "district", .title = "district", .can_shrink = true},
    {.name = "territories", .title = "territories", .kind = CELL_COUNT},
    {.name = "accounts", .title = "accounts", .kind = CELL_COUNT},
    {.name = "workload_h", .title = "hours", .kind = CELL_REAL, .decimals = 0},
    {.name = "workload_off_ppm", .title = "off", .kind = CELL_SHARE, .decimals = 1},
    {.name = "value_ct", .title = "value", .kind = CELL_MONEY},
    {.name = "value_off_ppm", .title = "off", .kind = CELL_SHARE, .decimals = 1},
    {.name = "moved", .title = "moved", .kind = CELL_COUNT},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

/* One row; loads in all are those of `total`. */
struct rollup {
    const char *region, *district; /* NULL: none */
    uint32_t territory_count, account_count, moved_count;
    double share, workload_h, value_ct;
};

static int compare_names(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return (a == NULL) - (b == NULL);
    return strcmp(a, b);
}

static int compare(const struct rollup *a, const struct rollup *b)
{
    const int by_region = compare_names(a->region, b->region);
    return by_region != 0 ? by_region : compare_names(a->district, b->district);
}

/* The row of a name, in the order of rows; there are few. */
static struct rollup *row_of(struct rollup *rows, uint32_t *count, struct rollup name)
{
    uint32_t at = 0;
    while (at < *count && compare(&rows[at], &name) < 0)
        at++;
    if (at < *count && compare(&rows[at], &name) == 0)
        return &rows[at];
    memmove(&rows[at + 1], &rows[at], (*count - at) * sizeof *rows);
    rows[at] = name;
    ++*count;
    return &rows[at];
}

static void add(struct rollup *row, const struct territory_measures *measures,
                double share)
{
    row->territory_count++;
    row->account_count += measures->account_count;
    row->moved_count += measures->moved_count;
    row->share += share;
    row->workload_h += measures->workload_h;
    row->value_ct += measures->value_ct;
}

static int64_t off_ppm(double load, double share, double total)
{
    return total > 0 ? llround((load / (share * total) - 1) * 1e6) : 0;
}

static void add_row(struct table *table, const struct rollup *row,
                    const struct rollup *total)
{
    table_text(table, row->region);
    table_text(table, row->district);
    table_number(table, row->territory_count);
    table_number(table, row->account_count);
    table_real(table, row->workload_h);
    table_number(table, off_ppm(row->workload_h, row->share, total->workload_h));
    table_number(table, llround(row->value_ct));
    table_number(table, off_ppm(row->value_ct, row->share, total->value_ct));
    table_number(table, row->moved_count);
}

bool territory_rollup_show(const struct request *request, const struct session *session,
                           const struct territories *territories, bool is_by_region,
                           struct arena *arena, struct err *err)
{
    const uint32_t site_count = territories->task.site_count;
    struct rollup *rows = ARENA_ARRAY(arena, (size_t)site_count + 1, struct rollup);
    struct rollup total = {0};
    uint32_t count = 0;
    for (uint32_t s = 0; s < site_count; s++) {
        const struct territory *territory = &session->model.territories[s];
        const struct rollup name = {.region = territory->region,
                                    .district =
                                        is_by_region ? NULL : territory->district};
        const struct territory_measures *measures =
            &territories->measures.territories[s];
        add(row_of(rows, &count, name), measures, territories->task.target_share[s]);
        add(&total, measures, territories->task.target_share[s]);
    }
    struct table table;
    struct column *shown = show_columns(columns, COLUMN_COUNT, arena);
    if (is_by_region)
        show_hide(shown, COLUMN_COUNT, "district");
    table_init(&table, shown, COLUMN_COUNT, arena);
    for (uint32_t i = 0; i < count; i++)
        add_row(&table, &rows[i], &total);
    return show_table(request, &table, err);
}
