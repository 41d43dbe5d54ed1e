// SPDX-License-Identifier: GPL-3.0-or-later
/* What a visit is worth, (1.1) to (1.7).
 *
 * (1.7) in short. The account's future is a visit every T days, each at the usual cost
 * of a trip: a rate of gain g. A visit now instead of on wait_day moves that whole
 * future ahead (g a day), but finds less saved up (V is smaller) and costs what it
 * really costs instead of the usual trip. Credited is everything but the real cost, so
 * what a plan weighs against it is exactly what it decides. Where a later visit would
 * not even earn its usual trip, it is now or never: the whole worth. The smaller of the
 * two is one formula, without a jump between them.
 *
 * Why it rises with tau: urgency is concave and later deals count s <= 1, so d(later)
 * <= d(v).
 *
 * Dropped: v itself as the value (a week grabs what can wait, and 40 near accounts
 * that were visited last month push out the far one that is two months late); v less
 * the usual trip in proportion to tau/T (jumps at T, and an account that never pays its
 * trip grows without end). */
#include "value/worth.h"

#include "model/maintenance.h"

#include <assert.h>
#include <math.h>

static const double PPM = 1e6;
static const double FULL = 0.63212055882855767; /* 1 - exp(-1) */

bool opportunity_is_open(const struct opportunity *opportunity)
{
    return opportunity->stage < STAGE_WON;
}

const char *due_state_word(enum due_state due)
{
    switch (due) {
    case DUE_NO_INTERVAL:
        return "none";
    case DUE_NEVER:
        return "never";
    case DUE_EARLY:
        return "early";
    case DUE_SOON:
        return "soon";
    case DUE_NOW:
        return "due";
    }
    return "none";
}

static double share_of(const struct settings *settings, enum setting setting)
{
    return (double)settings->value[setting] / PPM;
}

/* T; without one (no visits wished) deals still need a length of their cycle. */
static double interval_of(const struct settings *settings)
{
    const int64_t days = settings->value[SETTING_INTERVAL_DAYS];
    return (double)(days > 0 ? days : setting_info_get(SETTING_INTERVAL_DAYS)->usual);
}

static double urgency_of(double since_days, double interval_days)
{
    return since_days > 0 ? (1 - exp(-since_days / interval_days)) / FULL : 0;
}

/* Deals. */

struct win {
    enum setting remote, visit;
};

static struct win win_of(enum stage stage)
{
    static const struct win wins[STAGE_COUNT] = {
        [STAGE_LEAD] = {SETTING_WIN_LEAD_REMOTE_PPM, SETTING_WIN_LEAD_VISIT_PPM},
        [STAGE_QUALIFIED] = {SETTING_WIN_QUALIFIED_REMOTE_PPM,
                             SETTING_WIN_QUALIFIED_VISIT_PPM},
        [STAGE_PROPOSAL] = {SETTING_WIN_PROPOSAL_REMOTE_PPM,
                            SETTING_WIN_PROPOSAL_VISIT_PPM},
        [STAGE_NEGOTIATION] = {SETTING_WIN_NEGOTIATION_REMOTE_PPM,
                               SETTING_WIN_NEGOTIATION_VISIT_PPM},
    };
    assert(stage < STAGE_WON);
    return wins[stage];
}

enum setting win_setting(enum stage stage, bool is_visited)
{
    const struct win win = win_of(stage);
    return is_visited ? win.visit : win.remote;
}

/* A close date that has passed says nothing any more: as if there were none. */
static bool has_close(const struct opportunity *opportunity, int32_t day)
{
    return opportunity->close_day != NO_DAY && opportunity->close_day >= day;
}

struct deal {
    double deal_ct, closeness, open_later;
    struct win win;
};

static struct deal deal_of(const struct settings *settings,
                           const struct worth_task *task,
                           const struct opportunity *opportunity)
{
    if (!opportunity_is_open(opportunity))
        return (struct deal){0};
    const double interval_days = interval_of(settings);
    const double wait_days = task->wait_day - task->day;
    struct deal deal = {
        .closeness = 1,
        .open_later = exp(-wait_days / interval_days),
        .win = win_of(opportunity->stage),
    };
    if (has_close(opportunity, task->day)) {
        const double close_days = opportunity->close_day - task->day;
        deal.closeness = fmin(1, interval_days / fmax(close_days, 1));
        deal.open_later = 1 - wait_days / fmax(wait_days, close_days);
    }
    const double uplift =
        share_of(settings, deal.win.visit) - share_of(settings, deal.win.remote);
    deal.deal_ct = share_of(settings, SETTING_MARGIN_PPM) *
                   (double)opportunity->amount_ct * fmax(0, uplift) * deal.closeness;
    return deal;
}

struct worth_deal worth_deal_of(const struct model *model,
                                const struct worth_task *task,
                                const struct opportunity *opportunity)
{
    const struct settings settings =
        model_settings(model, task->account_ix, task->rep_ix);
    if (!opportunity_is_open(opportunity))
        return (struct worth_deal){0};
    const struct deal deal = deal_of(&settings, task, opportunity);
    return (struct worth_deal){
        .deal_ct = llround(deal.deal_ct),
        .win_remote_ppm = (int32_t)settings.value[deal.win.remote],
        .win_visit_ppm = (int32_t)settings.value[deal.win.visit],
        .closeness_ppm = (int32_t)lround(deal.closeness * PPM),
        .open_later_ppm = (int32_t)lround(deal.open_later * PPM),
    };
}

struct deals {
    double deal_ct, later_ct; /* now; on wait_day, those decided by then left out */
    double amount_ct;
    uint32_t open_count;
};

static struct deals deals_of(const struct model *model, const struct settings *settings,
                             const struct worth_task *task)
{
    const struct range range = model->accounts[task->account_ix].opportunities;
    struct deals deals = {0};
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        const struct opportunity *opportunity = &model->opportunities[i];
        if (!opportunity_is_open(opportunity))
            continue;
        const struct deal deal = deal_of(settings, task, opportunity);
        deals.deal_ct += deal.deal_ct;
        deals.later_ct += deal.deal_ct * deal.open_later;
        deals.amount_ct += (double)opportunity->amount_ct;
        deals.open_count++;
    }
    return deals;
}

/* Maintenance, (1.3). */

struct maintenance {
    double usual_ct, uncapped_ct;
};

static struct maintenance maintenance_of(const struct model *model,
                                         const struct settings *settings,
                                         const struct account *account)
{
    const double margin = share_of(settings, SETTING_MARGIN_PPM);
    const double uncapped_ct =
        margin * (double)maintenance_ct(account->yearly_revenue_ct,
                                        settings->value[SETTING_ELASTICITY_PPM],
                                        settings->value[SETTING_INTERVAL_DAYS]);
    const double median_ct =
        (double)model->tiers[account->tier_ix].median_maintenance_ct;
    const double cap_ct =
        margin * share_of(settings, SETTING_MAINTENANCE_CAP_PPM) * median_ct;
    return (struct maintenance){
        .usual_ct = median_ct > 0 ? fmin(uncapped_ct, cap_ct) : uncapped_ct,
        .uncapped_ct = uncapped_ct,
    };
}

/* Where in the interval. */

static void put_due(const struct account *account, const struct settings *settings,
                    int32_t day, struct worth *worth)
{
    const int32_t interval_days = (int32_t)settings->value[SETTING_INTERVAL_DAYS];
    worth->interval_days = interval_days;
    worth->days_since = -1;
    worth->earliest_day = worth->due_day = NO_DAY;
    if (account->last_visit_day != NO_DAY) {
        const int32_t since = day - account->last_visit_day;
        worth->days_since = since > 0 ? since : 0;
    }
    worth->due = interval_days == 0 ? DUE_NO_INTERVAL : DUE_NEVER;
    if (interval_days == 0 || account->last_visit_day == NO_DAY)
        return;
    const double repeat = share_of(settings, SETTING_EARLIEST_REPEAT_PPM);
    worth->earliest_day =
        account->last_visit_day + (int32_t)ceil(repeat * interval_days - 1e-9);
    worth->due_day = account->last_visit_day + interval_days;
    worth->due = day >= worth->due_day        ? DUE_NOW
                 : day >= worth->earliest_day ? DUE_SOON
                                              : DUE_EARLY;
}

static double presence_of(const struct settings *settings, enum presence presence)
{
    switch (presence) {
    case PRESENCE_AGREED:
        return share_of(settings, SETTING_PRESENCE_AGREED_PPM);
    case PRESENCE_HOURS:
        return share_of(settings, SETTING_PRESENCE_HOURS_PPM);
    case PRESENCE_COLD:
        break;
    }
    return share_of(settings, SETTING_PRESENCE_COLD_PPM);
}

/* By phone instead. */

static enum setting remote_setting(const struct account *account, uint32_t open_count)
{
    if (account->kind == ACCOUNT_PROSPECT || account->last_visit_day == NO_DAY)
        return SETTING_REMOTE_FIRST_PPM;
    return open_count > 0 ? SETTING_REMOTE_USUAL_PPM : SETTING_REMOTE_ROUTINE_PPM;
}

/* The deals at which v (1 - e) = trip - cost of the touch, as a multiple of the present
 * ones, times their amount. */
static int64_t break_even_of(const struct deals *deals, double maintenance_ct,
                             double chance, double extra_ct)
{
    if (!(deals->deal_ct > 0 && chance > 0))
        return -1;
    const double needed_ct = fmax(0, extra_ct / chance - maintenance_ct);
    const double amount_ct = deals->amount_ct * needed_ct / deals->deal_ct;
    return amount_ct < 1e17 ? llround(amount_ct) : -1;
}

static void put_remote(const struct account *account, const struct settings *settings,
                       const struct deals *deals, double maintenance_ct, double met,
                       struct worth *worth)
{
    const enum setting setting = remote_setting(account, deals->open_count);
    const double remote = share_of(settings, setting);
    worth->remote_ppm = (int32_t)settings->value[setting];
    worth->remote_ct = llround(remote * (deals->deal_ct + maintenance_ct) * met);
    worth->remote_cost_ct =
        llround((double)settings->value[SETTING_HOUR_CT] *
                (double)settings->value[SETTING_REMOTE_TOUCH_S] / 3600);
    worth->break_even_ct =
        break_even_of(deals, maintenance_ct, met * (1 - remote),
                      (double)(worth->trip_ct - worth->remote_cost_ct));
}

struct worth worth_of(const struct model *model, const struct worth_task *task)
{
    assert(task->wait_day > task->day && task->trip_ct >= 0);
    const struct account *account = &model->accounts[task->account_ix];
    const struct settings settings =
        model_settings(model, task->account_ix, task->rep_ix);
    const struct deals deals = deals_of(model, &settings, task);
    const struct maintenance maintenance = maintenance_of(model, &settings, account);
    const double presence = presence_of(&settings, task->presence);
    const double interval_days = interval_of(&settings);
    const double wait_days = task->wait_day - task->day;
    struct worth worth = {.trip_ct = task->trip_ct, .wait_days = (int32_t)wait_days};
    put_due(account, &settings, task->day, &worth);

    const double since_days = worth.days_since < 0 ? interval_days : worth.days_since;
    worth.urgency = urgency_of(since_days, interval_days);
    const double met = worth.urgency * presence;
    const double met_later =
        urgency_of(since_days + wait_days, interval_days) * presence;
    const double v_ct = (deals.deal_ct + maintenance.usual_ct) * met;
    const double later_ct = (deals.later_ct + maintenance.usual_ct) * met_later;
    const double trip_ct = (double)task->trip_ct;
    const double gain_ct =
        fmax(0, maintenance.usual_ct * presence - trip_ct) / interval_days * wait_days;
    const double value_ct = v_ct - fmax(0, later_ct - trip_ct - gain_ct);

    worth.worth_ct = llround(v_ct);
    worth.value_ct = llround(fmax(0, value_ct));
    worth.deal_ct = llround(deals.deal_ct);
    worth.maintenance_ct = llround(maintenance.usual_ct);
    worth.uncapped_ct = llround(maintenance.uncapped_ct);
    worth.is_capped = maintenance.usual_ct < maintenance.uncapped_ct;
    worth.presence_ppm = (int32_t)lround(presence * PPM);
    worth.later_ct = llround(later_ct);
    worth.gain_ct = llround(gain_ct);
    put_remote(account, &settings, &deals, maintenance.usual_ct, met, &worth);
    return worth;
}
