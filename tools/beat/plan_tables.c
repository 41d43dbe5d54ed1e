// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/plan_tables.h"

#include "base/civil.h"

#include <math.h>
#include <stddef.h>

static const struct column summary_columns[] = {
    {.name = "rep"},
    {.name = "name", .title = "rep", .can_shrink = true},
    {.name = "week"},
    {.name = "visits", .title = "visits", .kind = CELL_COUNT},
    {.name = "value_ct", .title = "value", .kind = CELL_MONEY},
    {.name = "worth_ct", .kind = CELL_MONEY},
    {.name = "travel_ct", .title = "travel", .kind = CELL_MONEY},
    {.name = "night_ct", .title = "nights", .kind = CELL_MONEY},
    {.name = "overtime_ct", .kind = CELL_MONEY},
    {.name = "penalty_ct", .title = "missed", .kind = CELL_MONEY},
    {.name = "net_ct", .title = "net", .kind = CELL_MONEY},
    {.name = "bound_ct", .title = "bound", .kind = CELL_MONEY},
    {.name = "bound_kind"},
    {.name = "gap_ct", .title = "gap", .kind = CELL_MONEY},
    {.name = "gap_ppm", .title = "gap %", .kind = CELL_SHARE, .decimals = 1},
    {.name = "drive_m", .kind = CELL_DISTANCE},
    {.name = "drive_s", .title = "driving", .kind = CELL_LENGTH},
    {.name = "left_out", .kind = CELL_COUNT},
};

#define COUNT_OF(array) ((uint32_t)(sizeof(array) / sizeof *(array)))

static const char *const kinds[REASON_COUNT] = {
    [REASON_NONE] = "no reason",
    [REASON_NOT_DUE] = "not due yet",
    [REASON_BLOCKED] = "blocked",
    [REASON_NO_INTERVAL] = "no visits wished",
    [REASON_NO_WINDOW] = "shut whenever its rep works",
    [REASON_TOO_LONG] = "no opening hours as long as the visit",
    [REASON_UNREACHABLE] = "cannot be reached",
    [REASON_NO_ROAD] = "too far from any road",
    [REASON_TOO_FAR] = "too far for a day",
    [REASON_NOT_LOCATED] = "no coordinates",
    [REASON_REP_AWAY] = "its rep is away",
    [REASON_CLASH] = "overlaps another appointment",
    [REASON_QUOTA] = "a quota is full",
    [REASON_NOT_WORTH] = "worth less than its trip",
    [REASON_DISPLACED] = "displaced by others",
    [REASON_REMOTE] = "better by phone",
    [REASON_EFFORT] = "not tried: the effort was used up"};

const char *plan_reason_kind(enum reason_code code)
{
    return kinds[code];
}

/* The gap against the value planned: net may be small or negative where appointments
 * that nobody can keep cost a penalty, and says little then. */
static void add_bound(struct table *table, const struct plan *plan)
{
    const int64_t gap_ct = plan->bound_ct - plan->net_ct;
    table_number(table, plan->bound_ct);
    table_text(table, plan->bound_kind);
    table_number(table, gap_ct);
    if (plan->value_ct > 0)
        table_number(table, llround((double)gap_ct / (double)plan->value_ct * 1e6));
    else
        table_none(table);
}

static void add_sums(struct table *table, const struct plan *sum)
{
    table_number(table, sum->stop_count);
    table_number(table, sum->value_ct);
    table_number(table, sum->worth_ct);
    table_number(table, sum->travel_ct);
    table_number(table, sum->night_ct);
    table_number(table, sum->overtime_ct);
    table_number(table, sum->penalty_ct);
    table_number(table, sum->net_ct);
    add_bound(table, sum);
}

static struct plan sum_of(const struct plan_set *set)
{
    struct plan sum = {0};
    for (uint32_t i = 0; i < set->plan_count; i++) {
        const struct plan *plan = &set->plans[i];
        sum.stop_count += plan->stop_count;
        sum.value_ct += plan->value_ct;
        sum.worth_ct += plan->worth_ct;
        sum.travel_ct += plan->travel_ct;
        sum.night_ct += plan->night_ct;
        sum.overtime_ct += plan->overtime_ct;
        sum.penalty_ct += plan->penalty_ct;
        sum.net_ct += plan->net_ct;
        sum.bound_ct += plan->bound_ct;
        sum.reason_count += plan->reason_count;
    }
    return sum;
}

/* In 64 bits: the force of a large company drives far. */
static int64_t drive_m_of(const struct plan_set *set)
{
    int64_t drive_m = 0;
    for (uint32_t i = 0; i < set->plan_count; i++)
        drive_m += set->plans[i].drive_m;
    return drive_m;
}

static int64_t drive_s_of(const struct plan_set *set)
{
    int64_t drive_s = 0;
    for (uint32_t i = 0; i < set->plan_count; i++)
        drive_s += set->plans[i].drive_s;
    return drive_s;
}

static void add_plan(struct table *table, const struct plan_set *set,
                     const struct plan *plan, const char *week)
{
    const struct rep *rep = &set->model->reps[plan->rep_ix];
    table_text(table, rep->crm_id);
    table_text(table, rep->name);
    table_text(table, week);
    add_sums(table, plan);
    table_number(table, plan->drive_m);
    table_number(table, plan->drive_s);
    table_number(table, plan->reason_count);
}

static void add_total(struct table *table, const struct plan_set *set)
{
    const struct plan sum = sum_of(set);
    table_total(table);
    table_none(table);
    table_text(table, "all");
    table_none(table);
    add_sums(table, &sum);
    table_number(table, drive_m_of(set));
    table_number(table, drive_s_of(set));
    table_number(table, sum.reason_count);
}

/* "left out: 120 not due yet, 33 worth less than its trip, ..." */
static void show_reason_counts(const struct request *request,
                               const struct plan_set *set)
{
    uint32_t counts[REASON_COUNT] = {0}, left_count = 0;
    for (uint32_t i = 0; i < set->plan_count; i++) {
        left_count += set->plans[i].reason_count;
        for (uint32_t j = 0; j < set->plans[i].reason_count; j++)
            counts[set->plans[i].reasons[j].code]++;
    }
    if (left_count == 0)
        return;
    show_line(request, "\nleft out, and why ('beat explain ACCOUNT' tells more):");
    for (int code = 0; code < REASON_COUNT; code++) {
        if (counts[code] > 0)
            show_line(request, "%6u  %s", (unsigned)counts[code], kinds[code]);
    }
}

bool plan_summary_show(const struct request *request, const struct plan_set *set,
                       struct arena *arena, struct err *err)
{
    struct table table;
    char week[CIVIL_DATE_SIZE], from[CIVIL_DATE_SIZE];
    civil_week_text(set->monday_day, week);
    show_line(request, "week %s, from Monday %s, in %s", week,
              civil_day_text(set->monday_day, from), set->model->currency);
    struct column *columns =
        show_columns(summary_columns, COUNT_OF(summary_columns), arena);
    show_hide(columns, COUNT_OF(summary_columns),
              sum_of(set).penalty_ct == 0 ? "missed" : "driving");
    if (sum_of(set).night_ct == 0)
        show_hide(columns, COUNT_OF(summary_columns), "nights");
    table_init(&table, columns, COUNT_OF(summary_columns), arena);
    for (uint32_t i = 0; i < set->plan_count; i++)
        add_plan(&table, set, &set->plans[i], week);
    if (set->plan_count > 1)
        add_total(&table, set);
    if (!show_table(request, &table, err))
        return false;
    show_reason_counts(request, set);
    return true;
}
