// SPDX-License-Identifier: GPL-3.0-or-later
/* A plan against the week it answers and the matrix. */
#include "audit/audit_plan.h"
#include "audit/inspect.h"

#include <assert.h>

struct facts {
    const struct week *week;
    const struct matrix *matrix;
};

static size_t cell(const struct matrix *matrix, uint32_t from, uint32_t to)
{
    return (size_t)from * matrix->count + to;
}

static bool inspect_node(const struct inspection *inspection, const struct facts *facts,
                         uint32_t stop_ix)
{
    const struct stop *stop = &inspection->plan->stops[stop_ix];
    if (stop->node >= facts->week->node_count)
        return inspect_fault(inspection, "node", stop_ix, "there is no node %u",
                             stop->node);
    const struct week_node *node = &facts->week->nodes[stop->node];
    if (node->account_ix != stop->account_ix ||
        node->appointment_ix != stop->appointment_ix ||
        node->event_ix != stop->event_ix)
        inspect_fault(inspection, "node", stop_ix, "node %u is somebody else's",
                      stop->node);
    if (stop->end_tod - stop->start_tod != node->service_s)
        inspect_fault(inspection, "length", stop_ix, "takes %d s, not %d",
                      stop->end_tod - stop->start_tod, node->service_s);
    if (stop->value_ct != node->value_ct[inspection->day_ix] ||
        stop->worth_ct != node->worth_ct)
        inspect_fault(inspection, "value", stop_ix, "value or worth is not the node's");
    const struct range range = node->windows[inspection->day_ix];
    for (uint32_t i = range.first; i < range.first + range.count; i++)
        if (stop->start_tod >= facts->week->windows[i].open_tod &&
            stop->start_tod <= facts->week->windows[i].close_tod)
            return true;
    return inspect_fault(inspection, "window", stop_ix, "start at %d is in no window",
                         stop->start_tod);
}

/* One leg as the plan states it against the matrix; returns what it costs. */
static int64_t inspect_leg(const struct inspection *inspection,
                           const struct facts *facts, uint32_t from, uint32_t to,
                           uint32_t stop_ix, int32_t drive_s, int32_t drive_m)
{
    const size_t at = cell(facts->matrix, from, to);
    if (facts->matrix->drive_s[at] < 0)
        inspect_fault(inspection, "drive", stop_ix, "there is no way");
    if (facts->matrix->drive_s[at] != drive_s || facts->matrix->drive_m[at] != drive_m)
        inspect_fault(inspection, "drive", stop_ix,
                      "drive of %d s, %d m, not %d s, %d m", drive_s, drive_m,
                      facts->matrix->drive_s[at], facts->matrix->drive_m[at]);
    return facts->matrix->cost_ct[at];
}

static void inspect_detours(const struct inspection *inspection,
                            const struct facts *facts, const uint32_t *places)
{
    const struct plan_day *day = &inspection->plan->days[inspection->day_ix];
    const int32_t *cost_ct = facts->matrix->cost_ct;
    for (uint32_t i = 0; i < day->stop_count; i++) {
        const struct stop *stop = &inspection->plan->stops[day->stop_first + i];
        const size_t around = cell(facts->matrix, places[i], places[i + 2]);
        const bool has_way = facts->matrix->drive_s[around] >= 0;
        const int64_t detour_ct =
            (int64_t)cost_ct[cell(facts->matrix, places[i], places[i + 1])] +
            cost_ct[cell(facts->matrix, places[i + 1], places[i + 2])] -
            (has_way ? cost_ct[around] : 0);
        if (stop->detour_ct != detour_ct)
            inspect_fault(inspection, "sum", day->stop_first + i,
                          "detour of %lld, not %lld", (long long)stop->detour_ct,
                          (long long)detour_ct);
    }
}

static const struct week_lodging *lodging_find(const struct facts *facts,
                                               uint32_t lodging_ix)
{
    for (uint32_t i = 0; i < facts->week->lodging_count; i++)
        if (facts->week->lodgings[i].lodging_ix == lodging_ix)
            return &facts->week->lodgings[i];
    return NULL;
}

static uint32_t end_place_of(const struct facts *facts, uint32_t lodging_ix,
                             uint32_t home_place)
{
    const struct week_lodging *lodging =
        lodging_ix == NO_IX ? NULL : lodging_find(facts, lodging_ix);
    return lodging ? lodging->place : home_place;
}

static void inspect_legs(const struct inspection *inspection, const struct facts *facts,
                         struct arena *scratch)
{
    const struct plan *plan = inspection->plan;
    const struct plan_day *day = &plan->days[inspection->day_ix];
    const struct week_day *rules = &facts->week->days[inspection->day_ix];
    uint32_t *places = ARENA_ARRAY(scratch, (size_t)day->stop_count + 2, uint32_t);
    int64_t cost_ct = 0;
    places[0] = end_place_of(facts, day->start_lodging_ix, rules->start_place);
    for (uint32_t i = 0; i < day->stop_count; i++) {
        const struct stop *stop = &plan->stops[day->stop_first + i];
        places[i + 1] = facts->week->nodes[stop->node].place;
        cost_ct += inspect_leg(inspection, facts, places[i], places[i + 1],
                               day->stop_first + i, stop->drive_s, stop->drive_m);
    }
    const uint32_t end = end_place_of(facts, day->end_lodging_ix, rules->end_place);
    places[day->stop_count + 1] = end;
    cost_ct += inspect_leg(inspection, facts, places[day->stop_count], end, NO_IX,
                           day->back_drive_s, day->back_drive_m);
    if (cost_ct != day->travel_ct)
        inspect_fault(inspection, "sum", NO_IX, "travel of the day is %lld, not %lld",
                      (long long)day->travel_ct, (long long)cost_ct);
    inspect_detours(inspection, facts, places);
}

static void inspect_week_day(const struct inspection *inspection,
                             const struct facts *facts)
{
    const struct plan_day *day = &inspection->plan->days[inspection->day_ix];
    const struct week_day *rules = &facts->week->days[inspection->day_ix];
    struct arena scratch = {0};
    bool sound = true;
    if (day->day != rules->day)
        inspect_fault(inspection, "day", NO_IX, "is day %d, not %d", day->day,
                      rules->day);
    for (uint32_t i = 0; i < day->stop_count; i++)
        sound = inspect_node(inspection, facts, day->stop_first + i) && sound;
    const struct day_rules day_rules = {
        .spans = rules->spans,
        .span_count = rules->span_count,
        .lunch_s = rules->lunch_s,
        .lunch_open_tod = rules->lunch_open_tod,
        .lunch_close_tod = rules->lunch_close_tod,
        .visits_max = rules->visits_max,
        .driving_max_s = rules->driving_max_s,
    };
    inspect_day_times(inspection, &day_rules);
    if (sound)
        inspect_legs(inspection, facts, &scratch);
    arena_release(&scratch);
}

static int64_t inspect_quotas(const struct inspection *inspection,
                              const struct facts *facts)
{
    const struct plan *plan = inspection->plan;
    const struct week *week = facts->week;
    int64_t penalty_ct = 0;
    for (uint32_t q = 0; q < week->quota_count; q++) {
        const struct week_quota *quota = &week->quotas[q];
        int64_t taken = 0;
        for (uint32_t i = 0; i < plan->stop_count; i++)
            if (plan->stops[i].node < week->node_count)
                taken += quota->amounts[plan->stops[i].node];
        if (taken > quota->most)
            inspect_fault(inspection, "quota", NO_IX, "quota %u: %lld, more than %lld",
                          q, (long long)taken, (long long)quota->most);
        if (taken < quota->least)
            penalty_ct += (quota->least - taken) * quota->miss_ct;
    }
    return penalty_ct;
}

/* At most one node of a group; the penalties of the groups without one and of what
 * quotas are short of. */
static void inspect_groups(const struct inspection *inspection,
                           const struct facts *facts, struct arena *scratch)
{
    const struct plan *plan = inspection->plan;
    const struct week *week = facts->week;
    uint32_t *times = ARENA_ARRAY(scratch, week->group_count, uint32_t);
    int64_t penalty_ct = inspect_quotas(inspection, facts);
    for (uint32_t i = 0; i < plan->stop_count; i++) {
        if (plan->stops[i].node >= week->node_count)
            continue;
        if (++times[week->nodes[plan->stops[i].node].group] == 2)
            inspect_fault(inspection, "twice", i, "is in the plan twice");
    }
    for (uint32_t g = 0; g < week->group_count; g++)
        penalty_ct += times[g] == 0 ? week->groups[g].miss_ct : 0;
    if (penalty_ct != plan->penalty_ct)
        inspect_fault(inspection, "sum", NO_IX, "penalties are %lld, not %lld",
                      (long long)plan->penalty_ct, (long long)penalty_ct);
}

/* Where she sleeps: at a lodging of the week, and what it costs. */
static int64_t inspect_night(struct inspection *inspection, const struct facts *facts,
                             uint32_t d)
{
    const uint32_t lodging_ix = inspection->plan->days[d].end_lodging_ix;
    const struct week_lodging *lodging = lodging_find(facts, lodging_ix);
    inspection->day_ix = d;
    if (lodging_ix == NO_IX)
        return 0;
    if (!lodging || d + 1 == facts->week->day_count) {
        inspect_fault(inspection, "night", NO_IX, "lodging %u is not in the week",
                      lodging_ix);
        return 0;
    }
    return lodging->night_ct *
           (facts->week->days[d + 1].day - facts->week->days[d].day);
}

/* Nights: one wakes where one slept, limits are kept, the sum is right. */
static void inspect_nights(struct inspection *inspection, const struct facts *facts)
{
    const struct plan *plan = inspection->plan;
    const struct week *week = facts->week;
    int64_t night_ct = 0;
    uint32_t all = 0, row = 0;
    for (uint32_t d = 0; d < plan->day_count; d++) {
        const uint32_t slept = d > 0 ? plan->days[d - 1].end_lodging_ix : NO_IX;
        night_ct += inspect_night(inspection, facts, d);
        if (plan->days[d].start_lodging_ix != slept)
            inspect_fault(inspection, "night", NO_IX, "does not begin where she slept");
        if (d + 1 == plan->day_count)
            break;
        const bool is_away = plan->days[d].end_lodging_ix != NO_IX;
        const uint32_t nights = (uint32_t)(week->days[d + 1].day - week->days[d].day);
        all += is_away ? nights : 0;
        row = is_away ? row + nights : 0;
        if (row > week->nights_row_max && is_away)
            inspect_fault(inspection, "night", NO_IX, "%u nights away in a row", row);
    }
    inspection->day_ix = NO_IX;
    if (all > week->nights_max && all > 0)
        inspect_fault(inspection, "night", NO_IX, "%u nights away, more than %u", all,
                      week->nights_max);
    if (night_ct != plan->night_ct)
        inspect_fault(inspection, "sum", NO_IX, "nights cost %lld, not %lld",
                      (long long)plan->night_ct, (long long)night_ct);
}

/* Accounts of the week: each has a stop, or one reason that says why not. */
static void inspect_reasons(const struct inspection *inspection,
                            const struct facts *facts)
{
    const struct plan *plan = inspection->plan;
    const struct week *week = facts->week;
    for (uint32_t g = 0; g < week->group_count; g++) {
        const uint32_t account_ix = week->groups[g].account_ix;
        uint32_t stops = 0, reasons = 0;
        if (account_ix == NO_IX)
            continue;
        for (uint32_t i = 0; i < plan->stop_count; i++)
            stops += plan->stops[i].account_ix == account_ix;
        for (uint32_t i = 0; i < plan->reason_count; i++)
            reasons += plan->reasons[i].account_ix == account_ix &&
                       plan->reasons[i].code != REASON_NONE;
        if (reasons != (stops == 0))
            inspect_fault(inspection, "reason", NO_IX,
                          "account %u has %u stops and %u reasons", account_ix, stops,
                          reasons);
    }
}

bool audit_plan_week(const struct plan *plan, const struct week *week,
                     const struct matrix *matrix, struct arena *arena,
                     struct audit_faults *faults)
{
    const uint32_t before = faults->fault_count;
    struct inspection inspection = {plan, arena, faults, NO_IX};
    const struct facts facts = {week, matrix};
    struct arena scratch = {0};
    if (plan->day_count != week->day_count)
        return inspect_fault(&inspection, "day", NO_IX, "%u days, not %u",
                             plan->day_count, week->day_count);
    inspect_sums(&inspection);
    for (uint32_t d = 0; d < plan->day_count; d++) {
        inspection.day_ix = d;
        if (plan->days[d].stop_first + plan->days[d].stop_count <= plan->stop_count)
            inspect_week_day(&inspection, &facts);
    }
    inspection.day_ix = NO_IX;
    inspect_groups(&inspection, &facts, &scratch);
    inspect_nights(&inspection, &facts);
    inspect_reasons(&inspection, &facts);
    arena_release(&scratch);
    return faults->fault_count == before;
}
