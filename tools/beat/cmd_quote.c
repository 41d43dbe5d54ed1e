// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/civil.h"
#include "beat/commands.h"
#include "beat/session.h"
#include "beat/show.h"
#include "beat/subject.h"
#include "beat/today.h"
#include "beat/whereabouts.h"
#include "next/quote.h"
#include "store/load.h"
#include "store/plan_store.h"

#include <assert.h>
#include <stddef.h>

static const struct column columns[] = {
    {.name = "rank", .title = "#", .kind = CELL_COUNT, .goes = 2},
    {.title = "day"},
    {.name = "date", .title = "date"},
    {.name = "first_tod", .title = "from", .kind = CELL_TOD},
    {.name = "last_tod", .title = "until", .kind = CELL_TOD},
    {.name = "visit_s", .title = "visit", .kind = CELL_LENGTH, .goes = 1},
    {.name = "worth_ct", .title = "worth", .kind = CELL_MONEY},
    {.name = "travel_ct", .title = "travel", .kind = CELL_MONEY},
    {.name = "time_ct", .title = "time", .kind = CELL_MONEY},
    {.name = "loss_ct", .title = "loss", .kind = CELL_MONEY, .goes = 3},
    {.name = "price_ct", .title = "price", .kind = CELL_MONEY},
    {.name = "out_account", .title = "in place of"},
};

enum {
    COLUMN_COUNT = sizeof columns / sizeof *columns,
    LIMIT_USUAL = 3,
    UCT_PER_CT = 10000
};

struct asking {
    const struct request *request;
    struct session *session;
    uint32_t rep_ix, account_ix;
    struct seen seen; /* today */
    struct quote quote;
    uint32_t week_count; /* that are planned */
};

/* The account in the model of its rep alone. */
static bool open_account(struct asking *asking, struct err *err)
{
    struct session *session = asking->session;
    struct load_scope scope;
    const char *account;
    if (!session_open_db(session, asking->request, DB_READ, err) ||
        !subject_find_account(session->db, asking->request->arguments[0],
                              &session->arena, &account, err) ||
        !store_find_rep_of(session->db, account, &session->arena, &scope.rep_crm_id,
                           err) ||
        !store_load(session->db, &scope, &session->arena, &session->model, err))
        return false;
    const bool is_there =
        model_find_rep(&session->model, scope.rep_crm_id, &asking->rep_ix) &&
        model_find_account(&session->model, account, &asking->account_ix);
    assert(is_there);
    return is_there && session_set_zone(session, asking->request,
                                        session->model.reps[asking->rep_ix].zone, err);
}

/* The slots of one week, where it is planned. */
static bool ask_week(struct asking *asking, const struct travel *travel,
                     int32_t monday_day, struct err *err)
{
    struct session *session = asking->session;
    struct plan plan;
    struct rest_week rest;
    bool is_found;
    if (!plan_store_load(session->db, &session->model, asking->rep_ix, monday_day,
                         &session->arena, &plan, &is_found, err))
        return false;
    const bool is_now = monday_day <= session->now_day;
    const int32_t last_day = monday_day + (int32_t)(is_found ? plan.day_count : 0) - 1;
    if (!is_found || session->now_day > last_day)
        return true;
    const struct rest_week_task task = {
        .rep_ix = asking->rep_ix,
        .day = is_now ? session->now_day : monday_day,
        .tod = is_now ? session->now_tod : 0,
        .plan = &plan,
        .ordered_account_ix = asking->account_ix,
        .ordered_until_day = last_day,
        .seen = asking->seen,
    };
    const struct settings settings =
        model_rep_settings(&session->model, asking->rep_ix);
    asking->week_count++;
    if (!rest_week_lay(&rest, &session->model, &task, travel, &session->arena, err))
        return false;
    quote_week(&rest, &task, settings.value[SETTING_HOUR_CT] * UCT_PER_CT,
               &asking->quote);
    return true;
}

/* A week that has no time for it says so by having no slot; why is told when neither
 * has one. */
static bool ask(struct asking *asking, struct err *err)
{
    struct session *session = asking->session;
    const int32_t monday_day = session->now_day - civil_weekday(session->now_day);
    struct travel travel;
    uint32_t refused_count = 0;
    asking->quote = (struct quote){
        .slots = ARENA_ARRAY(&session->arena, QUOTE_SLOTS_MAX, struct quote_slot),
        .planned_day = NO_DAY};
    if (!session_travel(session, asking->request, false, &travel, err) ||
        !today_seen(session, asking->rep_ix, &asking->seen, err))
        return false;
    for (int32_t week = 0; week < 2; week++) {
        struct err why;
        if (ask_week(asking, &travel, monday_day + 7 * week, &why))
            continue;
        *err = why;
        refused_count++;
        if (why.code != ERR_INPUT)
            return false;
    }
    if (asking->week_count == 0)
        return err_set(err, ERR_MISSING,
                       "%s has no plan of this week or the next; 'beat plan --rep %s' "
                       "makes one",
                       session->model.reps[asking->rep_ix].crm_id,
                       session->model.reps[asking->rep_ix].crm_id);
    return refused_count < asking->week_count;
}

static void put_slot(struct table *table, const struct model *model,
                     const struct quote_slot *slot, uint32_t rank, struct arena *arena)
{
    char date[CIVIL_DATE_SIZE];
    table_number(table, rank);
    table_text(table, arena_format(arena, "%.3s",
                                   civil_weekday_name(civil_weekday(slot->day))));
    table_text(table, arena_text(arena, civil_day_text(slot->day, date)));
    table_number(table, slot->first_tod);
    table_number(table, slot->last_tod);
    table_number(table, slot->service_s);
    table_number(table, slot->worth_ct);
    table_number(table, slot->travel_ct);
    table_number(table, slot->time_ct);
    table_number(table, slot->loss_ct);
    table_number(table, slot->price_ct);
    table_tone(table, TONE_STRONG);
    table_text(table, slot->out_account_ix != NO_IX
                          ? model->accounts[slot->out_account_ix].crm_id
                          : NULL);
}

static void show_heading(const struct asking *asking)
{
    const struct model *model = &asking->session->model;
    const struct account *account = &model->accounts[asking->account_ix];
    char date[CIVIL_DATE_SIZE], tod[CIVIL_TOD_SIZE];
    show_line(asking->request, "%s %s, %s", account->crm_id, account->name,
              model->reps[asking->rep_ix].name);
    if (asking->quote.planned_day != NO_DAY)
        show_line(asking->request, "planned: %s %s %s",
                  civil_weekday_name(civil_weekday(asking->quote.planned_day)),
                  civil_day_text(asking->quote.planned_day, date),
                  civil_tod_text(asking->quote.planned_tod, tod));
    if (asking->quote.count == 0)
        show_line(asking->request, "no time is left for it this week or the next");
}

static bool show(const struct asking *asking, struct err *err)
{
    struct arena *arena = &asking->session->arena;
    const int64_t limit =
        request_count(asking->request, &option_limit_slots, LIMIT_USUAL);
    struct column *shown = show_columns(columns, COLUMN_COUNT, arena);
    struct table table;
    bool has_loss = false;
    for (uint32_t i = 0; i < asking->quote.count && i < limit; i++)
        has_loss |= asking->quote.slots[i].out_account_ix != NO_IX;
    if (!has_loss) {
        show_hide(shown, COLUMN_COUNT, "loss");
        show_hide(shown, COLUMN_COUNT, "in place of");
    }
    show_heading(asking);
    table_init(&table, shown, COLUMN_COUNT, arena);
    for (uint32_t i = 0; i < asking->quote.count && i < limit; i++)
        put_slot(&table, &asking->session->model, &asking->quote.slots[i], i + 1,
                 arena);
    return (asking->quote.count == 0 && show_is_for_people(asking->request)) ||
           show_table(asking->request, &table, err);
}

bool cmd_quote(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct asking asking = {.request = request, .session = &session};
    (void)exit_code;
    const bool is_done =
        open_account(&asking, err) && ask(&asking, err) && show(&asking, err);
    session_close(&session);
    return is_done;
}
