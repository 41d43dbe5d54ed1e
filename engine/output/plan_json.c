// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/plan_json.h"

#include "base/civil.h"
#include "model/words.h"
#include "output/member.h"
#include "output/place.h"

static void account_members(struct json_writer *json, const struct model *model,
                            uint32_t account_ix)
{
    const struct account *account =
        account_ix != NO_IX ? &model->accounts[account_ix] : NULL;
    member_text(json, "account_id", account ? account->crm_id : NULL);
}

static void stop_write(struct json_writer *json, const struct model *model,
                       const struct stop *stop)
{
    json_begin_object(json);
    member_text(json, "kind", plan_stop_kind(stop));
    account_members(json, model, stop->account_ix);
    member_text(json, "name", plan_stop_name(model, stop));
    member_text(json, "appointment_id",
                stop->appointment_ix != NO_IX
                    ? model->appointments[stop->appointment_ix].crm_id
                    : NULL);
    member_text(json, "event_id",
                stop->event_ix != NO_IX ? model->events[stop->event_ix].crm_id : NULL);
    json_key(json, "at");
    place_write(json, stop->at);
    stop_members(json, stop);
    json_end_object(json);
}

static void sleep_members(struct json_writer *json, const struct model *model,
                          const struct plan_day *day)
{
    const uint32_t start = day->start_lodging_ix, end = day->end_lodging_ix;
    member_text(json, "start_lodging_id",
                start != NO_IX ? model->lodgings[start].crm_id : NULL);
    member_text(json, "end_lodging_id",
                end != NO_IX ? model->lodgings[end].crm_id : NULL);
}

static void day_write(struct json_writer *json, const struct model *model,
                      const struct plan *plan, const struct plan_day *day)
{
    json_begin_object(json);
    member_day(json, "day", day->day);
    sleep_members(json, model, day);
    const bool is_out =
        day->stop_count > 0 || day->start_lodging_ix != day->end_lodging_ix;
    member_tod(json, "leave_tod", is_out ? day->leave_tod : -1);
    member_tod(json, "back_tod", is_out ? day->back_tod : -1);
    member_tod(json, "lunch_tod", day->lunch_tod);
    member_whole(json, "back_drive_s", day->back_drive_s);
    member_whole(json, "back_drive_m", day->back_drive_m);
    member_whole(json, "drive_s", day->drive_s);
    member_whole(json, "drive_m", day->drive_m);
    member_whole(json, "value_ct", day->value_ct);
    member_whole(json, "travel_ct", day->travel_ct);
    member_whole(json, "hour_uct", day->hour_uct);
    json_key(json, "stops");
    json_begin_array(json);
    for (uint32_t i = 0; i < day->stop_count; i++)
        stop_write(json, model, &plan->stops[day->stop_first + i]);
    json_end_array(json);
    json_end_object(json);
}

static void left_write(struct json_writer *json, const struct model *model,
                       const struct reason *reason)
{
    json_begin_object(json);
    account_members(json, model, reason->account_ix);
    member_text(json, "name", model->accounts[reason->account_ix].name);
    member_text(json, "reason", reason_word(reason->code));
    member_whole(json, "amount_ct", reason->amount_ct);
    member_text(json, "by_account_id",
                reason->by_account_ix != NO_IX
                    ? model->accounts[reason->by_account_ix].crm_id
                    : NULL);
    member_day(json, "until_day", reason->until_day);
    json_end_object(json);
}

static void price_write(struct json_writer *json, const struct model *model,
                        const struct price *price)
{
    json_begin_object(json);
    account_members(json, model, price->account_ix);
    member_whole(json, "price_uct", price->price_uct);
    json_end_object(json);
}

static void sum_members(struct json_writer *json, const struct plan *plan)
{
    member_whole(json, "value_ct", plan->value_ct);
    member_whole(json, "worth_ct", plan->worth_ct);
    member_whole(json, "travel_ct", plan->travel_ct);
    member_whole(json, "night_ct", plan->night_ct);
    member_whole(json, "overtime_ct", plan->overtime_ct);
    member_whole(json, "penalty_ct", plan->penalty_ct);
    member_whole(json, "net_ct", plan->net_ct);
    member_whole(json, "bound_ct", plan->bound_ct);
    member_text(json, "bound_kind", plan->bound_kind);
    member_whole(json, "drive_s", plan->drive_s);
    member_whole(json, "drive_m", plan->drive_m);
    member_whole(json, "work", (int64_t)plan->work);
}

static void list_members(struct json_writer *json, const struct model *model,
                         const struct plan *plan)
{
    json_key(json, "days");
    json_begin_array(json);
    for (uint32_t i = 0; i < plan->day_count; i++)
        day_write(json, model, plan, &plan->days[i]);
    json_end_array(json);
    json_key(json, "left_out");
    json_begin_array(json);
    for (uint32_t i = 0; i < plan->reason_count; i++)
        left_write(json, model, &plan->reasons[i]);
    json_end_array(json);
    json_key(json, "prices");
    json_begin_array(json);
    for (uint32_t i = 0; i < plan->price_count; i++)
        price_write(json, model, &plan->prices[i]);
    json_end_array(json);
}

static void plan_write(struct json_writer *json, const struct model *model,
                       const struct plan *plan)
{
    const struct rep *rep = &model->reps[plan->rep_ix];
    char week[CIVIL_DATE_SIZE];
    json_begin_object(json);
    member_text(json, "rep_id", rep->crm_id);
    member_text(json, "rep", rep->name);
    member_text(json, "zone", rep->zone);
    member_text(json, "week", civil_week_text(plan->monday_day, week));
    sum_members(json, plan);
    list_members(json, model, plan);
    json_end_object(json);
}

bool plan_json_write(const struct plan_list *list, FILE *out, struct err *err)
{
    struct json_writer json = json_to(out, 2);
    json_begin_object(&json);
    member_text(&json, "currency", list->model->currency);
    json_key(&json, "plans");
    json_begin_array(&json);
    for (uint32_t i = 0; i < list->plan_count; i++)
        plan_write(&json, list->model, &list->plans[i]);
    json_end_array(&json);
    json_end_object(&json);
    return json_writer_check(&json, err);
}
