// SPDX-License-Identifier: GPL-3.0-or-later
/* An account taken apart. The numbers come from value/ and agenda/, never from here:
 * what is explained is what was computed. */
#include "next/explain.h"

#include "agenda/agenda.h"
#include "agenda/trips.h"
#include "base/civil.h"
#include "model/words.h"
#include "next/lines.h"
#include <inttypes.h>

enum { HOURS_DAYS = 7, TIMES_SIZE = 2 * CIVIL_TOD_SIZE };

/* What is found out. */

static bool has_hours(const struct model *model, uint32_t account_ix, int32_t day)
{
    struct window windows[WINDOWS_MAX];
    bool is_known;
    model_open_windows(model, account_ix, day, windows, &is_known);
    return is_known;
}

static bool find_trip(const struct model *model, uint32_t account_ix,
                      const struct travel *travel, struct explain *explain,
                      struct err *err)
{
    const struct account *account = &model->accounts[account_ix];
    struct geo_point home;
    struct err no_home;
    if (account->rep_ix == NO_IX || account->precision == PLACE_NONE ||
        !agenda_home(model, account->rep_ix, &home, &no_home))
        return true;
    struct arena scratch = {0};
    uint32_t *hers = ARENA_ARRAY(&scratch, model->account_count, uint32_t);
    uint32_t count = 0;
    for (uint32_t i = 0; i < model->account_count; i++)
        if (model->accounts[i].rep_ix == account->rep_ix &&
            model->accounts[i].precision != PLACE_NONE)
            hers[count++] = i;
    struct trips trips;
    const bool ok = trips_of_rep(model, account->rep_ix, home, hers, count, travel,
                                 &scratch, &trips, err);
    if (ok)
        explain->trip = trips_find(&trips, account_ix)->cost;
    arena_release(&scratch);
    return ok;
}

/* As the plan of that week counted, when there is one. */
static int32_t wait_day_of(const struct explain_task *task)
{
    const struct plan *plan = task->plan;
    if (!plan || task->day < plan->monday_day ||
        task->day >= plan->monday_day + (int32_t)plan->day_count)
        return agenda_wait_day(task->day, 1);
    return agenda_wait_day(plan->monday_day, plan->day_count);
}

static void find_in_plan(const struct explain_task *task, struct explain *explain)
{
    const struct plan *plan = task->plan;
    explain->stop_day = NO_DAY;
    explain->price_uct = -1;
    for (uint32_t d = 0; plan && d < plan->day_count; d++) {
        const struct plan_day *day = &plan->days[d];
        for (uint32_t i = 0; i < day->stop_count && !explain->stop; i++) {
            const struct stop *stop = &plan->stops[day->stop_first + i];
            if (stop->account_ix != task->account_ix)
                continue;
            explain->stop = stop;
            explain->stop_day = day->day;
        }
    }
    for (uint32_t i = 0; plan && i < plan->reason_count; i++)
        if (plan->reasons[i].account_ix == task->account_ix)
            explain->reason = &plan->reasons[i];
    for (uint32_t i = 0; plan && i < plan->price_count; i++)
        if (plan->prices[i].account_ix == task->account_ix)
            explain->price_uct = plan->prices[i].price_uct;
}

/* The lines, part by part. */

static void put_deal(struct lines *lines, const struct worth_task *task,
                     const struct opportunity *opportunity)
{
    const struct worth_deal deal = worth_deal_of(lines->model, task, opportunity);
    const char *close = opportunity->close_day == NO_DAY
                            ? "no close date"
                            : arena_format(lines->arena, "closes %s",
                                           lines_day(lines, opportunity->close_day));
    const struct account *account = &lines->model->accounts[task->account_ix];
    const struct learnt_chance *learnt = model_learnt(
        lines->model, account->tier_ix, win_setting(opportunity->stage, true));
    lines_put_money(
        lines, arena_format(lines->arena, "deal %s", opportunity->name), deal.deal_ct,
        arena_format(
            lines->arena, "%s, %s: won in %s of cases, %s with a visit%s; %s",
            lines_money(lines, opportunity->amount_ct), stage_word(opportunity->stage),
            lines_share(lines, deal.win_remote_ppm),
            lines_share(lines, deal.win_visit_ppm),
            learnt ? arena_format(lines->arena, " (learnt, %d decided)", learnt->trials)
                   : "",
            close));
}

static void put_deals(struct lines *lines, const struct worth_task *task)
{
    const struct range range = lines->model->accounts[task->account_ix].opportunities;
    for (uint32_t i = range.first; i < range.first + range.count; i++)
        if (opportunity_is_open(&lines->model->opportunities[i]))
            put_deal(lines, task, &lines->model->opportunities[i]);
}

static void put_maintenance(struct lines *lines, const struct worth *worth)
{
    const struct account *account = &lines->model->accounts[lines->account_ix];
    lines_put_money(lines, "maintenance", worth->maintenance_ct,
                    arena_format(lines->arena, "%s a year, %s, %s",
                                 lines_money(lines, account->yearly_revenue_ct),
                                 lines_setting(lines, SETTING_ELASTICITY_PPM),
                                 lines_setting(lines, SETTING_INTERVAL_DAYS)));
    if (worth->is_capped)
        lines_put_money(lines, "without the cap", worth->uncapped_ct,
                        lines_setting(lines, SETTING_MAINTENANCE_CAP_PPM));
}

static const char *since_text(struct lines *lines, const struct worth *worth)
{
    if (worth->days_since < 0)
        return "never visited: counts as due";
    return arena_format(
        lines->arena, "%d days since the last visit, %s", worth->days_since,
        worth->due_day == NO_DAY ? "no visits wished"
                                 : arena_format(lines->arena, "due on %s",
                                                lines_day(lines, worth->due_day)));
}

static enum setting presence_setting(enum presence presence)
{
    switch (presence) {
    case PRESENCE_AGREED:
        return SETTING_PRESENCE_AGREED_PPM;
    case PRESENCE_HOURS:
        return SETTING_PRESENCE_HOURS_PPM;
    case PRESENCE_COLD:
        break;
    }
    return SETTING_PRESENCE_COLD_PPM;
}

static void put_value(struct lines *lines, const struct worth_task *task,
                      const struct worth *worth)
{
    lines->part = "value";
    lines_put(lines, "margin",
              lines_share(lines,
                          model_settings(lines->model, lines->account_ix, lines->rep_ix)
                              .value[SETTING_MARGIN_PPM]),
              lines_setting(lines, SETTING_MARGIN_PPM));
    put_deals(lines, task);
    put_maintenance(lines, worth);
    lines_put(lines, "urgency", arena_format(lines->arena, "%.2f", worth->urgency),
              since_text(lines, worth));
    lines_put(lines, "presence", lines_share(lines, worth->presence_ppm),
              lines_setting(lines, presence_setting(task->presence)));
    lines_put_money(lines, "worth", worth->worth_ct,
                    "(deals + maintenance) x urgency x presence");
}

static void put_waiting(struct lines *lines, const struct worth_task *task,
                        const struct worth *worth, const struct trip_cost *trip)
{
    lines->part = "waiting";
    lines_put_money(lines, "worth later", worth->later_ct,
                    arena_format(lines->arena, "made on %s instead",
                                 lines_day(lines, task->wait_day)));
    lines_put_money(
        lines, "usual trip", worth->trip_ct,
        arena_format(lines->arena,
                     "%.1f km, %d min with the visit, shared by %.1f stops; %s, %s",
                     trip->away_m / 1000.0, (trip->away_s + 30) / 60, trip->stops,
                     lines_setting(lines, SETTING_KM_UCT),
                     lines_setting(lines, SETTING_HOUR_CT)));
    lines_put_money(lines, "visits put off", worth->gain_ct,
                    "what the later visits bring in that time, net of trips");
    lines_put_money(lines, "value", worth->value_ct,
                    "worth - (worth later - usual trip - visits put off, if positive)");
    if (worth->earliest_day != NO_DAY)
        lines_put(lines, "offered from", lines_day(lines, worth->earliest_day),
                  lines_setting(lines, SETTING_EARLIEST_REPEAT_PPM));
}

static void put_remote(struct lines *lines, const struct worth *worth)
{
    lines->part = "remote";
    lines_put_money(lines, "remote touch", worth->remote_ct,
                    arena_format(lines->arena, "%s of a visit",
                                 lines_share(lines, worth->remote_ppm)));
    lines_put_money(lines, "its time", worth->remote_cost_ct,
                    lines_setting(lines, SETTING_REMOTE_TOUCH_S));
    if (worth->break_even_ct >= 0)
        lines_put_money(lines, "break-even deal", worth->break_even_ct,
                        "open amount from which a visit by the usual trip beats it");
}

static const char *windows_text(struct lines *lines, int32_t day)
{
    struct window windows[WINDOWS_MAX];
    bool is_known;
    const uint32_t count =
        model_open_windows(lines->model, lines->account_ix, day, windows, &is_known);
    if (!is_known)
        return "not known";
    const char *text = count == 0 ? "shut" : "";
    for (uint32_t i = 0; i < count; i++) {
        char open[CIVIL_TOD_SIZE], close[CIVIL_TOD_SIZE];
        text = arena_format(lines->arena, "%s%s%s-%s", text, i > 0 ? ", " : "",
                            civil_tod_text(windows[i].open_tod, open),
                            civil_tod_text(windows[i].close_tod, close));
    }
    return text;
}

static void put_hours(struct lines *lines, int32_t from_day)
{
    lines->part = "hours";
    for (int32_t day = from_day; day < from_day + HOURS_DAYS; day++)
        lines_put(lines, civil_weekday_name(civil_weekday(day)),
                  windows_text(lines, day), lines_day(lines, day));
}

static void put_visits(struct lines *lines, const struct explain_task *task)
{
    lines->part = "visits";
    for (uint32_t i = 0; i < task->visit_count; i++) {
        const struct visit *visit = &task->visits[i];
        const char *amount = visit->amount_ct != 0
                                 ? arena_format(lines->arena, ", %s",
                                                lines_money(lines, visit->amount_ct))
                                 : "";
        lines_put(lines, visit_kind_word(visit->kind), lines_day(lines, visit->day),
                  arena_format(lines->arena, "%s%s%s%s", outcome_word(visit->outcome),
                               amount, visit->note && *visit->note ? ", " : "",
                               visit->note ? visit->note : ""));
    }
}

static const char *reason_source(struct lines *lines, const struct reason *reason)
{
    const char *until = reason->until_day == NO_DAY
                            ? ""
                            : arena_format(lines->arena, "until %s",
                                           lines_day(lines, reason->until_day));
    if (reason->by_account_ix == NO_IX)
        return until;
    return arena_format(lines->arena, "by %s",
                        lines->model->accounts[reason->by_account_ix].name);
}

static void put_stop(struct lines *lines, const struct explain *explain)
{
    char start[CIVIL_TOD_SIZE], end[CIVIL_TOD_SIZE];
    const struct stop *stop = explain->stop;
    lines_put(
        lines, stop->appointment_ix != NO_IX ? "appointment" : "stop",
        arena_format(lines->arena, "%s %s-%s", lines_day(lines, explain->stop_day),
                     civil_tod_text(stop->start_tod, start),
                     civil_tod_text(stop->end_tod, end)),
        arena_format(lines->arena, "value %s", lines_money(lines, stop->value_ct)));
    lines_put_money(lines, "detour", stop->detour_ct,
                    "travel saved if this stop alone were dropped");
}

static void put_plan(struct lines *lines, const struct explain *explain)
{
    lines->part = "plan";
    if (explain->stop)
        put_stop(lines, explain);
    const struct reason *reason = explain->reason;
    if (reason && reason->code != REASON_NONE)
        lines_put(lines, reason_word(reason->code),
                  reason->amount_ct != 0 ? lines_money(lines, reason->amount_ct) : "",
                  reason_source(lines, reason));
    if (explain->price_uct >= 0)
        lines_put_money(lines, "price", explain->price_uct / 10000,
                        "what a visit left for later this week would bring");
}

bool explain_account(const struct model *model, const struct explain_task *task,
                     const struct travel *travel, struct arena *arena,
                     struct explain *explain, struct err *err)
{
    const uint32_t account_ix = task->account_ix;
    struct explain made = {0};
    if (!find_trip(model, account_ix, travel, &made, err))
        return false;
    find_in_plan(task, &made);
    made.presence = made.stop && made.stop->appointment_ix != NO_IX ? PRESENCE_AGREED
                    : has_hours(model, account_ix, task->day)       ? PRESENCE_HOURS
                                                                    : PRESENCE_COLD;
    const struct worth_task worth_task = {
        .account_ix = account_ix,
        .rep_ix = model->accounts[account_ix].rep_ix,
        .day = task->day,
        .wait_day = wait_day_of(task),
        .presence = made.presence,
        .trip_ct = made.trip.cost_ct,
    };
    made.worth = worth_of(model, &worth_task);
    struct lines lines = {
        .model = model,
        .account_ix = account_ix,
        .rep_ix = worth_task.rep_ix,
        .arena = arena,
    };
    put_value(&lines, &worth_task, &made.worth);
    if (made.trip.stops > 0) /* somebody can go there */
        put_waiting(&lines, &worth_task, &made.worth, &made.trip);
    put_remote(&lines, &made.worth);
    put_hours(&lines, task->day);
    put_visits(&lines, task);
    put_plan(&lines, &made);
    made.lines = lines.lines;
    made.line_count = lines.count;
    *explain = made;
    return true;
}
