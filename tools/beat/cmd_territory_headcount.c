// SPDX-License-Identifier: GPL-3.0-or-later
/* territory headcount: how many reps are right.
 *
 * For each number territories are evened out anew and the weeks that these reps could
 * plan are planned; a ratio of accounts a rep is never asked. */
#include "beat/commands.h"
#include "beat/progress.h"
#include "beat/scenes.h"
#include "beat/show.h"
#include "beat/staffing.h"
#include "beat/weeks.h"

#include "base/sorting.h"
#include "base/threads.h"
#include "force/headcount.h"
#include "text/number.h"

#include <math.h>
#include <string.h>

enum { STEP_USUAL = 2, WEEKS_USUAL = 4, TRIALS_MOST = 50, HOUR_S = 3600 };

static const struct column columns[] = {
    {.name = "reps", .title = "reps", .kind = CELL_COUNT},
    {.name = "visits", .title = "visits", .kind = CELL_REAL},
    {.name = "drive_h", .title = "driving", .kind = CELL_REAL},
    {.name = "worth_ct", .title = "worth", .kind = CELL_MONEY},
    {.name = "cost_ct", .title = "trips", .kind = CELL_MONEY},
    {.name = "reps_ct", .title = "reps cost", .kind = CELL_MONEY},
    {.name = "left_ct", .title = "left", .kind = CELL_MONEY},
    {.name = "more_ct", .title = "one more brings", .kind = CELL_MONEY},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

struct counting {
    const struct request *request;
    struct session *session;
    struct territories base;
    const uint32_t *by_value; /* sites of the base, least value first */
    struct travel travel;
    struct force_options options;
    struct headcount_weeks weeks;
    double rep_ct; /* of a rep a week */
    uint32_t least, count;
    uint32_t heads[TRIALS_MOST];
    struct headcount_yield yields[TRIALS_MOST];
};

/* An hour's price times the hours of a working week. */
static double usual_rep_ct(const struct settings *settings)
{
    const int64_t *value = settings->value;
    const int64_t day_s = value[SETTING_WORK_END_TOD] - value[SETTING_WORK_START_TOD] -
                          value[SETTING_LUNCH_S];
    uint32_t days = 0;
    for (int64_t bits = value[SETTING_WORKDAYS]; bits > 0; bits >>= 1)
        days += bits & 1;
    return (double)value[SETTING_HOUR_CT] * (double)day_s / HOUR_S * days;
}

static const uint32_t *order_sites(const struct territories *base, struct arena *arena)
{
    const uint32_t count = base->task.site_count;
    double *value_ct = ARENA_ARRAY(arena, count, double);
    uint32_t *order = ARENA_ARRAY(arena, count, uint32_t);
    for (uint32_t i = 0; i < base->task.point_count; i++)
        if (base->task.owner[i] != NO_IX)
            value_ct[base->task.owner[i]] += base->task.value_ct[i];
    sorting_order_f64(value_ct, order, count);
    return order;
}

static bool read_range(struct counting *c, struct err *err)
{
    const uint32_t now = c->base.task.site_count;
    const int64_t least = request_count(c->request, &option_least,
                                        now > STEP_USUAL ? now - STEP_USUAL : 1);
    const int64_t most = request_count(c->request, &option_most,
                                       (least > now ? least : now) + STEP_USUAL);
    if (most < least || most - least >= TRIALS_MOST)
        return err_set(err, ERR_USAGE,
                       "from %lld to %lld reps are not 1..%d numbers to try",
                       (long long)least, (long long)most, TRIALS_MOST);
    c->least = (uint32_t)least;
    c->count = (uint32_t)(most - least + 1);
    return true;
}

static bool read_options(struct counting *c, struct err *err)
{
    const struct request *request = c->request;
    const struct session *session = c->session;
    const char *cost = request_text(request, &option_cost);
    int64_t cost_ct = 0;
    if (cost != NULL && !number_decimal_read(cost, '.', 2, &cost_ct, err))
        return false;
    c->rep_ct =
        cost != NULL ? (double)cost_ct : usual_rep_ct(&session->model.organisation);
    c->options.plan = plan_options_default();
    plan_effort_find(request_word(request, &option_effort_quick),
                     &c->options.plan.effort);
    c->options.threads =
        (uint32_t)request_count(request, &option_threads, (int64_t)threads_available());
    c->weeks.week_count = (uint32_t)request_count(request, &option_weeks, WEEKS_USUAL);
    c->weeks.day_count = WEEK_LENGTH;
    return read_range(c, err) &&
           session_travel(c->session, request, true, &c->travel, err) &&
           week_read(request, &option_week, session->now_day + WEEK_LENGTH,
                     &c->weeks.monday_day, err);
}

/* The territories with the least value go first, those who join come on top. */
static bool staff_of(const struct counting *c, uint32_t heads, struct arena *arena,
                     struct territories *out, struct err *err)
{
    const uint32_t now = c->base.task.site_count;
    bool *leaves = ARENA_ARRAY(arena, now, bool);
    for (uint32_t i = 0; i + heads < now; i++)
        leaves[c->by_value[i]] = true;
    const struct staffing staffing = {.leaves = leaves,
                                      .join_count = heads > now ? heads - now : 0};
    return staffing_change(&c->session->model, &c->base, &staffing, arena, out, err);
}

static bool design(const struct counting *c, struct territories *territories,
                   struct arena *arena, struct err *err)
{
    struct territory_options options = territory_options_default();
    options.keeps_present = true;
    options.bound_steps = 0;
    options.threads = c->options.threads;
    return territory_design(&territories->task, &options, arena,
                            &territories->alignment, err);
}

static bool try_heads(struct counting *c, uint32_t at, struct arena *arena,
                      struct err *err)
{
    struct territories territories;
    const struct model *model = &c->session->model;
    c->heads[at] = c->least + at;
    if (!staff_of(c, c->heads[at], arena, &territories, err) ||
        !design(c, &territories, arena, err))
        return false;
    uint32_t *site = ARENA_ARRAY(arena, model->account_count, uint32_t);
    memset(site, 0xff, model->account_count * sizeof *site);
    for (uint32_t i = 0; i < territories.task.point_count; i++)
        site[territories.account_ix[i]] = territories.alignment.territory[i];
    const struct recast_staff staff = {.site_count = territories.task.site_count,
                                       .rep_ix = territories.rep_ixs,
                                       .home = territories.alignment.centre,
                                       .site = site};
    return headcount_run(model, &staff, &c->weeks, &c->travel, &c->options,
                         &c->yields[at], err);
}

static bool work(void *context, struct meter *meter, struct err *err)
{
    struct counting *c = context;
    bool is_done = true;
    meter_begin(meter, "trying numbers of reps", c->count);
    for (uint32_t i = 0; is_done && i < c->count; i++) {
        struct arena scratch = {0};
        is_done = try_heads(c, i, &scratch, err) ||
                  err_in(err, "%u reps", (unsigned)c->heads[i]);
        arena_release(&scratch);
        meter_add(meter, 1);
    }
    return is_done;
}

static double gain_ct(const struct counting *c, uint32_t i)
{
    return c->yields[i].worth_ct - c->yields[i].cost_ct;
}

static void add_row(struct table *table, const struct counting *c, uint32_t i,
                    bool is_best)
{
    const struct headcount_yield *yield = &c->yields[i];
    table_number(table, c->heads[i]);
    if (is_best)
        table_tone(table, TONE_STRONG);
    table_real(table, yield->visits);
    table_real(table, yield->drive_h);
    table_number(table, llround(yield->worth_ct));
    table_number(table, llround(yield->cost_ct));
    table_number(table, llround(c->rep_ct * c->heads[i]));
    table_number(table, llround(gain_ct(c, i) - c->rep_ct * c->heads[i]));
    if (i + 1 < c->count)
        table_number(table, llround(gain_ct(c, i + 1) - gain_ct(c, i)));
    else
        table_none(table);
}

static void show_choice(const struct counting *c, uint32_t best)
{
    const char *currency = c->session->model.currency;
    struct arena *arena = &c->session->arena;
    const bool may_be_fewer = best == 0 && c->heads[0] > 1;
    const char *where = c->count == 1          ? "; nothing else was tried"
                        : may_be_fewer         ? " or fewer; '--least' tries fewer"
                        : best + 1 == c->count ? " or more; '--most' tries more"
                                               : "";
    show_paragraph(c->request, "right: %s%s. A rep costs %s a week ('--cost')",
                   show_count(arena, c->heads[best], "rep", NULL), where,
                   show_money(arena, llround(c->rep_ct), currency));
}

static bool show(const struct counting *c, struct err *err)
{
    struct table table;
    const uint32_t best = headcount_choose(c->yields, c->heads, c->count, c->rep_ct);
    show_line(
        c->request, "a week of all reps in %s, the mean of %s",
        c->session->model.currency,
        show_count(&c->session->arena, c->weeks.week_count, "planned week", NULL));
    table_init(&table, columns, COLUMN_COUNT, &c->session->arena);
    for (uint32_t i = 0; i < c->count; i++)
        add_row(&table, c, i, i == best);
    if (!show_table(c->request, &table, err))
        return false;
    show_choice(c, best);
    return true;
}

static bool ask(struct counting *c, struct err *err)
{
    if (!scenes_load(c->session, &c->base, err) || !read_options(c, err))
        return false;
    c->by_value = order_sites(&c->base, &c->session->arena);
    return progress_run(c->request, work, c, err) && show(c, err);
}

bool cmd_territory_headcount(const struct request *request, int *exit_code,
                             struct err *err)
{
    struct session session = {0};
    (void)exit_code;
    struct counting *c = ARENA_NEW(&session.arena, struct counting);
    c->request = request;
    c->session = &session;
    const bool is_done = session_open(&session, request, DB_READ, err) && ask(c, err);
    session_close(&session);
    return is_done;
}
