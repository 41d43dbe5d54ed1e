// SPDX-License-Identifier: GPL-3.0-or-later
/* From a rep's accounts to the week's question. visits.c and agreed.c put candidates
 * and reasons on the desk, account by account; clash.c and choice.c take some away;
 * here the accounts are found, and what is on the desk becomes a struct week. */
#include "agenda/agenda.h"

#include "agenda/days.h"
#include "agenda/desk.h"
#include "base/civil.h"
#include "base/sorting.h"
#include <assert.h>

bool agenda_home(const struct model *model, uint32_t rep_ix, struct geo_point *home,
                 struct err *err)
{
    const struct rep *rep = &model->reps[rep_ix];
    if (rep->has_home)
        *home = rep->home;
    else if (rep->territory_ix != NO_IX)
        *home = model->territories[rep->territory_ix].home;
    else
        return err_set(err, ERR_MISSING, "rep '%s' has no home base", rep->crm_id);
    return true;
}

int32_t agenda_wait_day(int32_t first_day, uint32_t day_count)
{
    const uint32_t weeks = (day_count + 6) / 7;
    return first_day + (int32_t)(7 * weeks + (day_count - 1) / 2);
}

/* Whose accounts. */

struct ix_list {
    uint32_t *ixs;
    size_t capacity;
    uint32_t count;
};

static void put_ix(struct ix_list *list, uint32_t ix, struct arena *arena)
{
    list->ixs =
        arena_grow(arena, list->ixs, &list->capacity, list->count + 1, sizeof ix);
    list->ixs[list->count++] = ix;
}

static int compare_ixs(const void *a, const void *b, const void *context)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    (void)context;
    return (x > y) - (x < y);
}

static bool is_hers(const struct desk *desk, const struct appointment *appointment)
{
    const uint32_t rep_ix = desk->task->rep_ix;
    if (appointment->rep_ix != NO_IX)
        return appointment->rep_ix == rep_ix;
    return desk->model->accounts[appointment->account_ix].rep_ix == rep_ix;
}

/* Her accounts, and those of others where she has an appointment; rising. */
static struct ix_list accounts_of(const struct desk *desk)
{
    const struct model *model = desk->model;
    const uint32_t rep_ix = desk->task->rep_ix;
    struct ix_list list = {0};
    if (desk->task->account_ixs) {
        for (uint32_t i = 0; i < desk->task->account_count; i++)
            put_ix(&list, desk->task->account_ixs[i], desk->scratch);
    } else {
        for (uint32_t i = 0; i < model->account_count; i++)
            if (model->accounts[i].rep_ix == rep_ix)
                put_ix(&list, i, desk->scratch);
    }
    const uint32_t own_count = list.count;
    for (uint32_t i = 0; i < model->appointment_count; i++) {
        const struct appointment *appointment = &model->appointments[i];
        const uint32_t account_ix = appointment->account_ix;
        if (appointment->rep_ix != rep_ix ||
            model->accounts[account_ix].rep_ix == rep_ix ||
            desk_appointment_days(desk, appointment) == 0)
            continue;
        if (list.count == own_count || list.ixs[list.count - 1] != account_ix)
            put_ix(&list, account_ix, desk->scratch);
    }
    if (list.count > own_count)
        sorting_sort(list.ixs, list.count, sizeof *list.ixs, compare_ixs, NULL);
    return list;
}

static bool desk_put_trips(struct desk *desk, const struct ix_list *accounts,
                           struct err *err)
{
    struct ix_list located = {0};
    for (uint32_t i = 0; i < accounts->count; i++)
        if (desk->model->accounts[accounts->ixs[i]].precision != PLACE_NONE)
            put_ix(&located, accounts->ixs[i], desk->scratch);
    struct trips *trips = &desk->trips;
    if (!trips_of_rep(desk->model, desk->task->rep_ix, desk->home, located.ixs,
                      located.count, desk->travel, desk->scratch, trips, err))
        return false;
    /* One day has no night. */
    if (desk->task->day_count < 2)
        return true;
    const struct lodgings_task task = {desk->model, desk->travel, &desk->settings,
                                       desk->home,  located.ixs,  located.count};
    if (!lodgings_of_rep(&task, desk->scratch, &desk->lodgings, err))
        return false;
    for (uint32_t i = 0; i < located.count; i++) {
        trips->there[i].near_out = desk->lodgings.out[i];
        trips->there[i].near_back = desk->lodgings.back[i];
    }
    return true;
}

/* Her appointments there in these days; true when there are any. One that cannot be
 * kept is the account's reason unless another can. */
static bool put_appointments(struct desk *desk, uint32_t account_ix)
{
    const struct range range = desk->model->accounts[account_ix].appointments;
    bool is_any = false, is_kept = false;
    struct reason reason = desk_no_reason(account_ix);
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        const struct appointment *appointment = &desk->model->appointments[i];
        if (!is_hers(desk, appointment) ||
            desk_appointment_days(desk, appointment) == 0)
            continue;
        struct reason this_reason;
        if (desk_put_appointment(desk, i, &this_reason))
            is_kept = true;
        else if (!is_any || reason.code == REASON_NONE)
            reason = this_reason;
        is_any = true;
    }
    if (is_any && !is_kept)
        desk_put_reason(desk, reason);
    return is_any;
}

static bool desk_fill(struct desk *desk, struct err *err)
{
    const struct ix_list accounts = accounts_of(desk);
    if (!desk_put_trips(desk, &accounts, err))
        return false;
    for (uint32_t i = 0; i < accounts.count; i++)
        if (!put_appointments(desk, accounts.ixs[i]) &&
            desk->model->accounts[accounts.ixs[i]].rep_ix == desk->task->rep_ix)
            desk_put_visit(desk, accounts.ixs[i]);
    for (uint32_t i = 0; i < desk->model->event_count; i++)
        if (!desk_put_event(desk, i, err))
            return false;
    return true;
}

/* The week. */

static struct range copy_windows(const struct desk *desk, struct range from,
                                 struct window *windows, uint32_t *count)
{
    const struct range range = {*count, from.count};
    for (uint32_t i = 0; i < from.count; i++)
        windows[(*count)++] = desk->windows[from.first + i];
    return range;
}

static struct week_node node_of(const struct desk *desk,
                                const struct candidate *candidate, uint32_t group,
                                struct window *windows, uint32_t *window_count)
{
    struct week_node node = {
        .kind = candidate->kind,
        .account_ix = candidate->account_ix,
        .appointment_ix = candidate->appointment_ix,
        .event_ix = candidate->event_ix,
        .group = group,
        .service_s = candidate->service_s,
        .worth_ct = candidate->kind == NODE_EVENT ? candidate->best_ct
                                                  : candidate->worth.worth_ct,
    };
    for (uint32_t d = 0; d < desk->task->day_count; d++) {
        node.windows[d] =
            copy_windows(desk, candidate->windows[d], windows, window_count);
        node.value_ct[d] = candidate->value_ct[d];
    }
    return node;
}

struct tables {
    struct week_node *nodes;
    struct week_group *groups;
    struct worth *worths;
    struct geo_point *places;
    struct window *windows;
    uint32_t place_count, window_count;
};

static struct tables tables_of(const struct desk *desk, struct arena *arena)
{
    const uint32_t count = desk->candidate_count;
    struct tables tables = {
        .nodes = ARENA_ARRAY(arena, count, struct week_node),
        .groups = ARENA_ARRAY(arena, count, struct week_group),
        .worths = ARENA_ARRAY(arena, count, struct worth),
        .places =
            ARENA_ARRAY(arena, count + 1 + desk->lodgings.count, struct geo_point),
        .windows = ARENA_ARRAY(arena, desk->window_count, struct window),
        .place_count = 1 + desk->lodgings.count,
    };
    tables.places[0] = desk->home;
    for (uint32_t i = 0; i < desk->lodgings.count; i++)
        tables.places[1 + i] = desk->lodgings.at[i];
    for (uint32_t i = 0; i < count; i++) {
        const struct candidate *candidate = &desk->candidates[i];
        tables.nodes[i] =
            node_of(desk, candidate, i, tables.windows, &tables.window_count);
        tables.groups[i] = (struct week_group){
            .account_ix = candidate->account_ix,
            .miss_ct = candidate->miss_ct,
            .is_must = candidate->is_must,
        };
        tables.worths[i] = candidate->worth;
        /* Two appointments at one account are at one place. */
        const bool is_same = i > 0 && candidate->account_ix != NO_IX &&
                             candidate->account_ix == candidate[-1].account_ix;
        if (!is_same)
            tables.places[tables.place_count++] = candidate->at;
        tables.nodes[i].place = tables.place_count - 1;
    }
    return tables;
}

static int compare_reasons(const void *a, const void *b, const void *context)
{
    const struct reason *x = a, *y = b;
    (void)context;
    return (x->account_ix > y->account_ix) - (x->account_ix < y->account_ix);
}

/* Days grow by the must events that were kept; visits were fitted into work before. */
static void put_outside(const struct desk *desk, struct week *week)
{
    for (uint32_t i = 0; i < desk->candidate_count; i++) {
        const struct candidate *candidate = &desk->candidates[i];
        for (uint32_t d = 0; d < week->day_count; d++) {
            if (candidate->outside.close_tod == 0 || candidate->windows[d].count == 0)
                continue;
            const bool has_room = days_add_span(&week->days[d], candidate->outside);
            assert(has_room); /* as for the event alone; spans only merge */
            (void)has_room;
        }
    }
}

static void put_week(struct desk *desk, struct arena *arena, struct agenda *agenda)
{
    const struct tables tables = tables_of(desk, arena);
    struct week *week = &agenda->week;
    week->rep_ix = desk->task->rep_ix;
    week->day_count = desk->task->day_count;
    week->nodes = tables.nodes;
    week->groups = tables.groups;
    week->node_count = week->group_count = desk->candidate_count;
    week->place_count = tables.place_count;
    week->windows = tables.windows;
    week->window_count = tables.window_count;
    for (uint32_t i = 0; i < desk->lodgings.count; i++)
        week->lodgings[i] = desk->lodgings.offered[i];
    week->lodging_count = desk->lodgings.count;
    put_outside(desk, week);
    desk_put_quotas(desk, arena, week);
    week->nights_max = (uint32_t)desk->settings.value[SETTING_NIGHTS_MAX];
    week->nights_row_max = (uint32_t)desk->settings.value[SETTING_NIGHTS_ROW_MAX];
    agenda->places = tables.places;
    agenda->worths = tables.worths;

    struct reason *left = ARENA_ARRAY(arena, desk->reason_count, struct reason);
    for (uint32_t i = 0; i < desk->reason_count; i++)
        left[i] = desk->reasons[i];
    sorting_sort(left, desk->reason_count, sizeof *left, compare_reasons, NULL);
    agenda->left = left;
    agenda->left_count = desk->reason_count;

    uint32_t *events = ARENA_ARRAY(arena, desk->events_left_count, uint32_t);
    for (uint32_t i = 0; i < desk->events_left_count; i++)
        events[i] = desk->events_left[i];
    agenda->events_left = events;
    agenda->events_left_count = desk->events_left_count;
}

struct travel agenda_travel(const struct travel *travel, const struct week_day *days,
                            uint32_t count)
{
    int32_t first_tod = INT32_MAX, last_tod = 0;
    for (uint32_t d = 0; d < count; d++) {
        if (days[d].span_count == 0)
            continue;
        const struct window *last = &days[d].spans[days[d].span_count - 1];
        if (days[d].spans[0].open_tod < first_tod)
            first_tod = days[d].spans[0].open_tod;
        if (last->close_tod > last_tod)
            last_tod = last->close_tod;
    }
    return last_tod > 0 && !travel->has_leave
               ? travel_leaving(travel, first_tod, last_tod)
               : *travel;
}

bool agenda_outline(const struct model *model, const struct agenda_task *task,
                    const struct travel *travel, struct arena *arena,
                    struct agenda *agenda, struct err *err)
{
    assert(task->day_count >= 1 && task->day_count <= WEEK_DAYS_MAX);
    struct geo_point home;
    if (task->home)
        home = *task->home;
    else if (!agenda_home(model, task->rep_ix, &home, err))
        return false;
    struct arena scratch = {0};
    struct agenda made = {0};
    days_of_rep(model, task->rep_ix, task->first_day, task->day_count, made.week.days);
    for (uint32_t d = 0; task->is_under_way && d < task->day_count; d++)
        made.week.days[d].lunch_s = 0;
    const struct travel at_work =
        agenda_travel(travel, made.week.days, task->day_count);
    struct desk desk = {
        .model = model,
        .task = task,
        .wait_day = task->wait_day != NO_DAY
                        ? task->wait_day
                        : agenda_wait_day(task->first_day, task->day_count),
        .settings = model_rep_settings(model, task->rep_ix),
        .home = home,
        .days = made.week.days,
        .travel = &at_work,
        .scratch = &scratch,
    };
    desk_lay_quotas(&desk);
    const bool ok = desk_fill(&desk, err) && desk_settle_clashes(&desk, err) &&
                    desk_cut(&desk, &made.cut, err);
    if (ok) {
        desk_price_musts(&desk);
        put_week(&desk, arena, &made);
        *agenda = made;
    }
    arena_release(&scratch);
    return ok;
}

bool agenda_week(const struct model *model, const struct agenda_task *task,
                 const struct travel *travel, struct arena *arena,
                 struct agenda *agenda, struct err *err)
{
    struct agenda made;
    if (!agenda_outline(model, task, travel, arena, &made, err))
        return false;
    const struct places places = {made.places, made.week.place_count};
    const int64_t km_uct =
        model_rep_settings(model, task->rep_ix).value[SETTING_KM_UCT];
    const struct travel at_work =
        agenda_travel(travel, made.week.days, task->day_count);
    if (!travel_matrix(&at_work, places, km_uct, arena, &made.matrix, err) ||
        !week_check(&made.week, &made.matrix, err))
        return err_in(err, "rep '%s'", model->reps[task->rep_ix].crm_id);
    *agenda = made;
    return true;
}

struct reason agenda_settle_reason(const struct agenda *agenda, uint32_t group,
                                   struct reason reason)
{
    if (reason.code != REASON_NOT_WORTH)
        return reason;
    const struct week_node *node = &agenda->week.nodes[group];
    const struct worth *worth = &agenda->worths[group];
    int64_t best_ct = 0;
    for (uint32_t d = 0; d < agenda->week.day_count; d++)
        if (node->value_ct[d] > best_ct)
            best_ct = node->value_ct[d];
    /* What the visit would cost is what it brings in the plan and what it lacks. */
    const int64_t cost_ct =
        best_ct + agenda->week.groups[group].miss_ct + reason.amount_ct;
    const int64_t visit_net_ct = worth->worth_ct - cost_ct;
    const int64_t remote_net_ct = worth->remote_ct - worth->remote_cost_ct;
    if (remote_net_ct <= 0 || remote_net_ct < visit_net_ct)
        return reason;
    reason.code = REASON_REMOTE;
    reason.amount_ct = remote_net_ct - (visit_net_ct > 0 ? visit_net_ct : 0);
    return reason;
}
