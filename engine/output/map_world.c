// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/map_world.h"

#include "model/words.h"
#include "output/member.h"
#include "output/place.h"
#include "text/json.h"

static void index_write(struct json_writer *json, uint32_t ix)
{
    if (ix == NO_IX)
        json_none(json);
    else
        json_whole(json, ix);
}

static void day_write(struct json_writer *json, int32_t day)
{
    if (day == NO_DAY)
        json_none(json);
    else
        json_whole(json, day);
}

static void tod_write(struct json_writer *json, int32_t tod)
{
    if (tod < 0)
        json_none(json);
    else
        json_whole(json, tod);
}

static void key_index(struct json_writer *json, const char *key, uint32_t ix)
{
    json_key(json, key);
    index_write(json, ix);
}

static void tiers_write(struct json_writer *json, const struct model *model)
{
    json_key(json, "tiers");
    json_begin_array(json);
    for (uint32_t i = 0; i < model->tier_count; i++)
        json_text(json, model->tiers[i].name);
    json_end_array(json);
}

static void reps_write(struct json_writer *json, const struct model *model)
{
    json_key(json, "reps");
    json_begin_array(json);
    for (uint32_t i = 0; i < model->rep_count; i++) {
        const struct rep *rep = &model->reps[i];
        json_begin_object(json);
        member_text(json, "id", rep->crm_id);
        member_text(json, "name", rep->name);
        json_key(json, "home");
        if (rep->has_home)
            place_write(json, rep->home);
        else
            json_none(json);
        json_end_object(json);
    }
    json_end_array(json);
}

static void rings_write(struct json_writer *json, const struct outline *outline)
{
    json_key(json, "rings");
    json_begin_array(json);
    for (uint32_t i = 0; outline && i < outline->ring_count; i++)
        place_ring_write(json, &outline->rings[i]);
    json_end_array(json);
}

static void measures_write(struct json_writer *json,
                           const struct territory_measures *measures)
{
    if (!measures) {
        json_key(json, "workload_h");
        json_none(json);
        return;
    }
    member_number(json, "workload_h", measures->workload_h, 1);
    member_number(json, "workload_off", measures->workload_off, 4);
    member_number(json, "value_ct", measures->value_ct, 0);
    member_number(json, "value_off", measures->value_off, 4);
    member_number(json, "home_drive_s", measures->home_drive_s, 0);
    member_whole(json, "pieces", measures->piece_count);
    member_whole(json, "moved", measures->moved_count);
}

static uint32_t *territory_counts(const struct model *model, struct arena *arena)
{
    uint32_t *counts = ARENA_ARRAY(arena, model->territory_count, uint32_t);
    for (uint32_t i = 0; i < model->account_count; i++) {
        if (model->accounts[i].territory_ix != NO_IX)
            counts[model->accounts[i].territory_ix]++;
    }
    return counts;
}

static void territories_write(struct json_writer *json, const struct map_input *input)
{
    const struct model *model = input->model;
    struct arena arena = {0};
    const uint32_t *account_counts = territory_counts(model, &arena);
    json_key(json, "territories");
    json_begin_array(json);
    for (uint32_t i = 0; i < model->territory_count; i++) {
        const struct territory *territory = &model->territories[i];
        json_begin_object(json);
        member_text(json, "name", territory->name);
        member_text(json, "district", territory->district);
        member_text(json, "region", territory->region);
        key_index(json, "rep", territory->rep_ix);
        member_whole(json, "accounts", account_counts[i]);
        measures_write(json, input->measures ? &input->measures[i] : NULL);
        rings_write(json, input->outlines ? &input->outlines[i] : NULL);
        json_end_object(json);
    }
    json_end_array(json);
    arena_release(&arena);
}

static void lodgings_write(struct json_writer *json, const struct model *model)
{
    json_key(json, "lodgings");
    json_begin_array(json);
    for (uint32_t i = 0; i < model->lodging_count; i++) {
        json_begin_object(json);
        member_text(json, "name", model->lodgings[i].name);
        json_key(json, "at");
        place_write(json, model->lodgings[i].at);
        json_end_object(json);
    }
    json_end_array(json);
}

static void events_write(struct json_writer *json, const struct model *model)
{
    json_key(json, "events");
    json_begin_array(json);
    for (uint32_t i = 0; i < model->event_count; i++) {
        json_begin_object(json);
        member_text(json, "name", model->events[i].name);
        json_end_object(json);
    }
    json_end_array(json);
}

static void account_write(struct json_writer *json, const struct model *model,
                          uint32_t account_ix)
{
    const struct account *account = &model->accounts[account_ix];
    const struct settings settings = model_settings(model, account_ix, account->rep_ix);
    json_begin_array(json);
    json_text(json, account->crm_id);
    json_text(json, account->name);
    json_text(json, account->city);
    if (account->precision == PLACE_NONE) {
        json_none(json);
        json_none(json);
    } else {
        json_number(json, account->at.lon_deg, PLACE_DECIMALS);
        json_number(json, account->at.lat_deg, PLACE_DECIMALS);
    }
    json_whole(json, account->tier_ix);
    index_write(json, account->rep_ix);
    index_write(json, account->territory_ix);
    json_text(json, account_kind_word(account->kind));
    json_whole(json, account->yearly_revenue_ct);
    day_write(json, account->last_visit_day);
    json_whole(json, settings.value[SETTING_INTERVAL_DAYS]);
    json_end_array(json);
}

static void accounts_write(struct json_writer *json, const struct model *model)
{
    json_key(json, "accounts");
    json_begin_array(json);
    for (uint32_t i = 0; i < model->account_count; i++)
        account_write(json, model, i);
    json_end_array(json);
}

static void opportunities_write(struct json_writer *json, const struct model *model)
{
    json_key(json, "opportunities");
    json_begin_array(json);
    for (uint32_t i = 0; i < model->opportunity_count; i++) {
        const struct opportunity *opportunity = &model->opportunities[i];
        json_begin_array(json);
        json_whole(json, opportunity->account_ix);
        json_text(json, opportunity->name);
        json_whole(json, opportunity->amount_ct);
        json_text(json, stage_word(opportunity->stage));
        day_write(json, opportunity->close_day);
        json_end_array(json);
    }
    json_end_array(json);
}

static void terms_write(struct json_writer *json, const struct map_input *input)
{
    json_key(json, "terms");
    json_begin_array(json);
    for (uint32_t i = 0; i < input->terms_count; i++) {
        const struct map_terms *terms = &input->terms[i];
        json_begin_array(json);
        json_whole(json, terms->account_ix);
        json_whole(json, terms->deal_ct);
        json_whole(json, terms->maintenance_ct);
        json_number(json, terms->urgency, 3);
        json_whole(json, terms->presence_ppm);
        json_whole(json, terms->worth_ct);
        json_whole(json, terms->later_ct);
        json_whole(json, terms->trip_ct);
        json_whole(json, terms->gain_ct);
        json_whole(json, terms->wait_days);
        json_whole(json, terms->value_ct);
        json_end_array(json);
    }
    json_end_array(json);
}

static void windows_write(struct json_writer *json, const struct model *model,
                          const struct stop *stop, int32_t day)
{
    struct window windows[WINDOWS_MAX];
    uint32_t count = 0;
    bool is_known = false;
    if (stop->account_ix != NO_IX)
        count = model_open_windows(model, stop->account_ix, day, windows, &is_known);
    json_flag(json, is_known);
    json_begin_array(json);
    for (uint32_t i = 0; i < count; i++) {
        json_begin_array(json);
        json_whole(json, windows[i].open_tod);
        json_whole(json, windows[i].close_tod);
        json_end_array(json);
    }
    json_end_array(json);
}

static void stop_write(struct json_writer *json, const struct model *model,
                       const struct stop *stop, int32_t day)
{
    const uint32_t appointment_ix = stop->appointment_ix;
    json_begin_array(json);
    index_write(json, stop->account_ix);
    json_text(json,
              appointment_ix == NO_IX
                  ? NULL
                  : appointment_kind_word(model->appointments[appointment_ix].kind));
    index_write(json, stop->event_ix);
    json_number(json, stop->at.lon_deg, PLACE_DECIMALS);
    json_number(json, stop->at.lat_deg, PLACE_DECIMALS);
    json_whole(json, stop->arrive_tod);
    json_whole(json, stop->start_tod);
    json_whole(json, stop->end_tod);
    json_whole(json, stop->drive_s);
    json_whole(json, stop->drive_m);
    json_whole(json, stop->value_ct);
    json_whole(json, stop->worth_ct);
    json_whole(json, stop->detour_ct);
    json_flag(json, stop->is_pinned);
    windows_write(json, model, stop, day);
    json_end_array(json);
}

/* The way along roads: positions, and whether it goes by ferry. */
static void way_write(struct json_writer *json, const struct day_line *line)
{
    json_key(json, "line");
    json_begin_array(json);
    for (uint32_t i = 0; i < line->count; i++)
        place_write(json, line->points[i]);
    json_end_array(json);
    member_flag(json, "byFerry", line->has_ferry);
    member_whole(json, "straightLegs", line->straight_count);
}

static void plan_day_write(struct json_writer *json, const struct model *model,
                           const struct plan *plan, const struct plan_day *day,
                           const struct day_line *line)
{
    json_begin_object(json);
    member_whole(json, "day", day->day);
    key_index(json, "start", day->start_lodging_ix);
    key_index(json, "end", day->end_lodging_ix);
    member_whole(json, "leave", day->leave_tod);
    member_whole(json, "back", day->back_tod);
    json_key(json, "lunch");
    tod_write(json, day->lunch_tod);
    member_whole(json, "backS", day->back_drive_s);
    member_whole(json, "backM", day->back_drive_m);
    member_whole(json, "driveS", day->drive_s);
    member_whole(json, "driveM", day->drive_m);
    member_whole(json, "valueCt", day->value_ct);
    member_whole(json, "travelCt", day->travel_ct);
    json_key(json, "stops");
    json_begin_array(json);
    for (uint32_t i = 0; i < day->stop_count; i++)
        stop_write(json, model, &plan->stops[day->stop_first + i], day->day);
    json_end_array(json);
    if (line != NULL && line->points != NULL)
        way_write(json, line);
    json_end_object(json);
}

static void reasons_write(struct json_writer *json, const struct plan *plan)
{
    json_key(json, "reasons");
    json_begin_array(json);
    for (uint32_t i = 0; i < plan->reason_count; i++) {
        const struct reason *reason = &plan->reasons[i];
        json_begin_array(json);
        json_whole(json, reason->account_ix);
        json_text(json, reason_word(reason->code));
        json_whole(json, reason->amount_ct);
        index_write(json, reason->by_account_ix);
        day_write(json, reason->until_day);
        json_end_array(json);
    }
    json_end_array(json);
}

static void plan_write(struct json_writer *json, const struct model *model,
                       const struct plan *plan, const struct day_line *lines)
{
    const struct settings settings = model_rep_settings(model, plan->rep_ix);
    json_begin_object(json);
    member_whole(json, "rep", plan->rep_ix);
    member_whole(json, "lunchS", settings.value[SETTING_LUNCH_S]);
    member_whole(json, "valueCt", plan->value_ct);
    member_whole(json, "netCt", plan->net_ct);
    member_whole(json, "boundCt", plan->bound_ct);
    json_key(json, "days");
    json_begin_array(json);
    for (uint32_t i = 0; i < plan->day_count; i++)
        plan_day_write(json, model, plan, &plan->days[i],
                       lines != NULL ? &lines[i] : NULL);
    json_end_array(json);
    reasons_write(json, plan);
    json_end_object(json);
}

static void moves_write(struct json_writer *json, const struct map_input *input)
{
    json_key(json, "moves");
    json_begin_array(json);
    for (uint32_t i = 0; i < input->move_count; i++) {
        json_begin_array(json);
        json_whole(json, input->moves[i].account_ix);
        json_text(json, input->moves[i].before);
        json_end_array(json);
    }
    json_end_array(json);
}

void map_world_write(const struct map_input *input, FILE *out)
{
    const struct model *model = input->model;
    struct json_writer writer = json_to(out, 0), *json = &writer;
    json->is_for_html = true;
    json_begin_object(json);
    member_text(json, "title", input->title);
    member_text(json, "made", input->made);
    member_text(json, "currency", model->currency);
    tiers_write(json, model);
    reps_write(json, model);
    territories_write(json, input);
    lodgings_write(json, model);
    events_write(json, model);
    accounts_write(json, model);
    opportunities_write(json, model);
    terms_write(json, input);
    moves_write(json, input);
    member_flag(json, "isAhead", input->is_ahead);
    member_text(json, "tiles", input->tiles);
    member_text(json, "tilesBy", input->tiles_by);
    member_flag(json, "hasRoads", input->lines != NULL);
    json_key(json, "plans");
    json_begin_array(json);
    for (uint32_t i = 0; i < input->plan_count; i++)
        plan_write(json, model, &input->plans[i],
                   input->lines != NULL ? input->lines[i] : NULL);
    json_end_array(json);
    json_end_object(json);
}
