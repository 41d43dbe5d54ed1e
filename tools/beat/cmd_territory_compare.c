// SPDX-License-Identifier: GPL-3.0-or-later
/* territory compare: two scenarios, territory by territory. */
#include "beat/commands.h"
#include "beat/scenes.h"
#include "beat/show.h"

#include "base/hash.h"
#include "territory/workload.h"

#include <math.h>

static const struct column columns[] = {
    {.name = "territory", .title = "territory", .can_shrink = true},
    {.name = "accounts_before", .title = "accounts", .kind = CELL_COUNT},
    {.name = "accounts_after", .title = "then", .kind = CELL_COUNT},
    {.name = "workload_h_before", .title = "hours", .kind = CELL_REAL},
    {.name = "workload_h_after", .title = "then", .kind = CELL_REAL},
    {.name = "workload_off_ppm_before", .kind = CELL_SHARE, .decimals = 1},
    {.name = "workload_off_ppm_after",
     .title = "off",
     .kind = CELL_SHARE,
     .decimals = 1},
    {.name = "value_ct_before", .title = "value", .kind = CELL_MONEY},
    {.name = "value_ct_after", .title = "then", .kind = CELL_MONEY},
    {.name = "value_off_ppm_before", .kind = CELL_SHARE, .decimals = 1},
    {.name = "value_off_ppm_after", .title = "off", .kind = CELL_SHARE, .decimals = 1},
    {.name = "gets", .title = "gets", .kind = CELL_COUNT},
    {.name = "gives", .title = "gives", .kind = CELL_COUNT},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns, SIDES = 2 };

struct load {
    uint32_t account_count;
    double workload_h, value_ct, share;
};

/* One territory in both; where one of them does not have it, all is 0. */
struct row {
    const char *name;
    struct load loads[SIDES];
    uint32_t gets, gives;
};

struct comparing {
    struct scenario sides[SIDES];
    uint32_t *row_of[SIDES]; /* by territory of a side */
    struct row *rows;
    uint32_t row_count, changed_count;
    struct load totals[SIDES];
};

static void make_rows(struct comparing *c, struct arena *arena)
{
    struct hash_table names;
    const uint32_t most = c->sides[0].territory_count + c->sides[1].territory_count;
    hash_table_init(&names, most, arena);
    c->rows = ARENA_ARRAY(arena, most, struct row);
    for (uint32_t s = 0; s < SIDES; s++) {
        c->row_of[s] = ARENA_ARRAY(arena, c->sides[s].territory_count, uint32_t);
        for (uint32_t i = 0; i < c->sides[s].territory_count; i++) {
            const struct scenario_territory *territory = &c->sides[s].territories[i];
            const uint32_t row = hash_table_put(&names, territory->name, c->row_count);
            if (row == c->row_count)
                c->rows[c->row_count++].name = territory->name;
            c->rows[row].loads[s].share = territory->share;
            c->row_of[s][i] = row;
        }
    }
}

static uint32_t row_at(const struct comparing *c, uint32_t side, uint32_t account_ix)
{
    const uint32_t territory = c->sides[side].assigned[account_ix];
    return territory == NO_IX ? NO_IX : c->row_of[side][territory];
}

static void add_load(struct load *load, double workload_h, double value_ct)
{
    load->account_count++;
    load->workload_h += workload_h;
    load->value_ct += value_ct;
}

static void add_accounts(struct comparing *c, const struct workload_task *work)
{
    for (uint32_t i = 0; i < work->task.point_count; i++) {
        uint32_t rows[SIDES];
        for (uint32_t s = 0; s < SIDES; s++) {
            rows[s] = row_at(c, s, work->account_ix[i]);
            if (rows[s] == NO_IX)
                continue;
            add_load(&c->rows[rows[s]].loads[s], work->task.workload_h[i],
                     work->task.value_ct[i]);
            add_load(&c->totals[s], work->task.workload_h[i], work->task.value_ct[i]);
        }
        if (rows[0] == rows[1])
            continue;
        c->changed_count++;
        if (rows[0] != NO_IX)
            c->rows[rows[0]].gives++;
        if (rows[1] != NO_IX)
            c->rows[rows[1]].gets++;
    }
}

static void add_off(struct table *table, double load, double total, double share)
{
    if (share > 0 && total > 0)
        table_number(table, llround((load / (total * share) - 1) * 1e6));
    else
        table_none(table);
}

static void add_row(struct table *table, const struct comparing *c,
                    const struct row *row)
{
    const struct load *a = &row->loads[0], *b = &row->loads[1];
    table_text(table, row->name);
    table_number(table, a->account_count);
    table_number(table, b->account_count);
    table_real(table, a->workload_h);
    table_real(table, b->workload_h);
    add_off(table, a->workload_h, c->totals[0].workload_h, a->share);
    add_off(table, b->workload_h, c->totals[1].workload_h, b->share);
    table_number(table, llround(a->value_ct));
    table_number(table, llround(b->value_ct));
    add_off(table, a->value_ct, c->totals[0].value_ct, a->share);
    add_off(table, b->value_ct, c->totals[1].value_ct, b->share);
    table_number(table, row->gets);
    table_number(table, row->gives);
}

static bool compare(const struct request *request, struct session *session,
                    struct err *err)
{
    struct comparing c = {0};
    struct workload_task work;
    struct table table;
    const char *second = request_argument(request, 1);
    const char *names[SIDES] = {second ? request_argument(request, 0) : SCENES_PRESENT,
                                second ? second : request_argument(request, 0)};
    for (uint32_t s = 0; s < SIDES; s++)
        if (!scenes_find(session, names[s], &c.sides[s], err))
            return false;
    const struct workload_request all = {.territory_count = c.sides[0].territory_count +
                                                            session->model.rep_count};
    if (!workload_task_make(&session->model, &all, &session->arena, &work, err))
        return false;
    make_rows(&c, &session->arena);
    add_accounts(&c, &work);
    table_init(&table, columns, COLUMN_COUNT, &session->arena);
    for (uint32_t i = 0; i < c.row_count; i++)
        add_row(&table, &c, &c.rows[i]);
    show_line(request, "from '%s' to '%s'", names[0], names[1]);
    if (!show_table(request, &table, err))
        return false;
    show_line(
        request, "%s to another territory",
        show_count(&session->arena, c.changed_count, "account goes", "accounts go"));
    return true;
}

bool cmd_territory_compare(const struct request *request, int *exit_code,
                           struct err *err)
{
    struct session session = {0};
    (void)exit_code;
    const bool is_done = session_open(&session, request, DB_READ, err) &&
                         compare(request, &session, err);
    session_close(&session);
    return is_done;
}
