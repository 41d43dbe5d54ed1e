// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/show.h"
#include "beat/territories.h"

#include "base/sorting.h"
#include "territory/attain.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static const struct column columns[] = {
    {.name = "territory", .title = "territory", .can_shrink = true},
    {.name = "rep", .title = "rep", .can_shrink = true},
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

/* What is outside its tolerance: workload or value of one territory. */
struct miss {
    uint32_t site;
    const char *what;
    double off;
};

/* Farthest from even first. */
static int compare_misses(const void *a, const void *b, const void *context)
{
    const double off_a = fabs(((const struct miss *)a)->off);
    const double off_b = fabs(((const struct miss *)b)->off);
    (void)context;
    return (off_a < off_b) - (off_a > off_b);
}

/* Written so that NaN is a miss. */
static uint32_t find_misses(const struct territories *territories, struct miss *misses)
{
    const struct alignment_task *task = &territories->task;
    uint32_t count = 0;
    for (uint32_t i = 0; i < task->site_count; i++) {
        const struct territory_measures *row = &territories->measures.territories[i];
        if (!(fabs(row->workload_off) <= task->workload_spread))
            misses[count++] = (struct miss){i, "workload", row->workload_off};
        if (!(fabs(row->value_off) <= task->value_spread))
            misses[count++] = (struct miss){i, "value", row->value_off};
    }
    sorting_sort(misses, count, sizeof *misses, compare_misses, NULL);
    return count;
}

/* The point of the territory with the most of what is missed; NO_IX: it has none. */
static uint32_t largest_of(const struct territories *territories, uint32_t site,
                           const double *load)
{
    uint32_t largest = NO_IX;
    for (uint32_t i = 0; i < territories->task.point_count; i++) {
        if (territories->alignment.territory[i] == site &&
            (largest == NO_IX || load[i] > load[largest]))
            largest = i;
    }
    return largest;
}

/* One account that is a large part of an even share cannot be split. */
static const char *cause_of(const struct territories *territories,
                            const struct miss *miss, const struct model *model,
                            struct arena *arena)
{
    const struct alignment_task *task = &territories->task;
    const struct territory_measures *row =
        &territories->measures.territories[miss->site];
    const bool is_value = strcmp(miss->what, "value") == 0;
    const double *load = is_value ? task->value_ct : task->workload_h;
    const double sum = is_value ? row->value_ct : row->workload_h;
    const uint32_t largest = largest_of(territories, miss->site, load);
    const double share = largest == NO_IX ? 0 : load[largest] / (sum / (1 + miss->off));
    if (!(miss->off > 0 && share >= 0.25))
        return "";
    return arena_format(arena, "; %s alone is %.0f %% of even",
                        model->accounts[territories->account_ix[largest]].crm_id,
                        share * 100);
}

static void show_misses(const struct request *request,
                        const struct territories *territories,
                        const struct model *model, struct arena *arena)
{
    enum { SHOWN_MAX = 20 };
    struct miss *misses =
        ARENA_ARRAY(arena, 2 * (size_t)territories->task.site_count, struct miss);
    const uint32_t count = find_misses(territories, misses);
    for (uint32_t i = 0; i < count && i < SHOWN_MAX; i++)
        show_line(request, "  %s: %s %.1f %% %s even%s",
                  territories->names[misses[i].site], misses[i].what,
                  fabs(misses[i].off) * 100, misses[i].off > 0 ? "above" : "below",
                  cause_of(territories, &misses[i], model, arena));
    if (count > SHOWN_MAX)
        show_line(request, "  and %u more; '--format csv' has them all",
                  (unsigned)(count - SHOWN_MAX));
}

/* "workload within 4.9 % of even in all of them (tolerance 5 %)" */
static void show_load(const struct request *request, const char *what, double off_max,
                      double spread, uint32_t out_count, uint32_t site_count)
{
    if (out_count == 0)
        show_line(request, "%s within %.1f %% of even in all of them (tolerance %g %%)",
                  what, off_max * 100, spread * 100);
    else
        show_line(request,
                  "%s within %.1f %% of even; %u of %u miss the tolerance of %g %%",
                  what, off_max * 100, (unsigned)out_count, (unsigned)site_count,
                  spread * 100);
}

static void show_balance(const struct request *request,
                         const struct territories *territories,
                         const struct model *model, struct arena *arena)
{
    const struct alignment_measures *measures = &territories->measures;
    const struct alignment_task *task = &territories->task;
    if (measures->pieces_max <= 1)
        show_line(request, "every territory is in one piece");
    else
        show_line(request, "a territory has %u pieces", (unsigned)measures->pieces_max);
    if (territories->left_count > 0)
        show_line(request, "accounts in no territory: %u",
                  (unsigned)territories->left_count);
    show_load(request, "workload", measures->workload_off_max, task->workload_spread,
              measures->workload_out_count, task->site_count);
    show_load(request, "value", measures->value_off_max, task->value_spread,
              measures->value_out_count, task->site_count);
    show_misses(request, territories, model, arena);
    territories_show_rules(request, model, territories, arena);
}

/* What could be had, where value misses its tolerance; the worst first. */
static bool show_attainable(const struct request *request,
                            const struct territories *territories, struct arena *arena,
                            struct err *err)
{
    enum { SHOWN_MAX = 10 };
    const struct alignment_task *task = &territories->task;
    struct attain attain;
    /* The coarse map knows nothing of rules and would promise too much. */
    if (territories->measures.value_out_count == 0 || task->rules != NULL)
        return true;
    if (!attain_find(task, &territories->alignment, arena, &attain, err))
        return false;
    if (!attain.is_known)
        return true;
    show_line(
        request,
        attain.beyond_count == 0
            ? "a coarse map says that value could be within %.1f %% of even"
            : "a coarse map says that value cannot be nearer than %.1f %% to even "
              "everywhere",
        attain.off_least * 100);
    double *key = ARENA_ARRAY(arena, task->site_count, double);
    uint32_t *order = ARENA_ARRAY(arena, task->site_count, uint32_t);
    for (uint32_t s = 0; s < task->site_count; s++)
        key[s] = -fabs(attain.beyond[s]);
    sorting_order_f64(key, order, task->site_count);
    for (uint32_t i = 0; i < attain.beyond_count && i < SHOWN_MAX; i++)
        show_line(request, "  %s: %.1f %% %s the tolerance at best",
                  territories->names[order[i]], -key[order[i]] * 100,
                  attain.beyond[order[i]] > 0 ? "above" : "below");
    return true;
}

bool territories_show(const struct request *request, const struct session *session,
                      const struct territories *territories, struct arena *arena,
                      struct err *err)
{
    struct table table;
    struct column *shown = show_columns(columns, COLUMN_COUNT, arena);
    if (territories->measures.pieces_max <= 1)
        show_hide(shown, COLUMN_COUNT, "pieces");
    if (territories->measures.moved_count == 0)
        show_hide(shown, COLUMN_COUNT, "moved");
    show_line(request, "a year's hours and value in %s, and how far both are from even",
              session->model.currency);
    table_init(&table, shown, COLUMN_COUNT, arena);
    for (uint32_t i = 0; i < territories->task.site_count; i++)
        add_row(&table, territories, i);
    if (!show_table(request, &table, err))
        return false;
    show_balance(request, territories, &session->model, arena);
    return show_attainable(request, territories, arena, err);
}
