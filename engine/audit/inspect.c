// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/inspect.h"

#include <stdarg.h>
#include <stdio.h>

bool inspect_fault(const struct inspection *inspection, const char *rule,
                   uint32_t stop_ix, const char *format, ...)
{
    struct audit_faults *faults = inspection->faults;
    faults->faults =
        arena_grow(inspection->arena, faults->faults, &faults->capacity,
                   (size_t)faults->fault_count + 1, sizeof *faults->faults);
    struct audit_fault *fault = &faults->faults[faults->fault_count++];
    *fault = (struct audit_fault){.rule = rule,
                                  .day_ix = inspection->day_ix,
                                  .stop_ix = stop_ix,
                                  .account_ix = NO_IX};
    if (stop_ix != NO_IX)
        fault->account_ix = inspection->plan->stops[stop_ix].account_ix;
    va_list args;
    va_start(args, format);
    vsnprintf(fault->text, sizeof fault->text, format, args);
    va_end(args);
    return false;
}

/* One gap of a day: from the end of one visit (or the start of the day) to the start of
 * the next (or the return), with the drive inside it. */
struct gap {
    int32_t from_tod, leave_tod, arrive_tod, until_tod;
};

static void inspect_visit_span(const struct inspection *inspection,
                               const struct day_rules *rules, uint32_t stop_ix)
{
    const struct stop *stop = &inspection->plan->stops[stop_ix];
    for (uint32_t i = 0; i < rules->span_count; i++)
        if (stop->start_tod >= rules->spans[i].open_tod &&
            stop->end_tod <= rules->spans[i].close_tod)
            return;
    inspect_fault(inspection, "span", stop_ix,
                  "visit %d..%d is not inside a working span", stop->start_tod,
                  stop->end_tod);
}

/* Lunch beside the drive, not across it. */
static bool lunch_has_room(const struct gap *gap, int32_t lunch_tod, int32_t lunch_s)
{
    return (lunch_tod >= gap->from_tod && lunch_tod + lunch_s <= gap->leave_tod) ||
           (lunch_tod >= gap->arrive_tod && lunch_tod + lunch_s <= gap->until_tod);
}

static void inspect_gap(const struct inspection *inspection,
                        const struct day_rules *rules, const struct gap *gap,
                        uint32_t stop_ix, bool is_first, bool *has_eaten)
{
    const int32_t lunch_tod = inspection->plan->days[inspection->day_ix].lunch_tod;
    const bool eats = lunch_tod >= 0 && rules->lunch_s > 0 && !*has_eaten &&
                      lunch_has_room(gap, lunch_tod, rules->lunch_s);
    if (gap->leave_tod < gap->from_tod)
        inspect_fault(inspection, "drive", stop_ix,
                      "left at %d, before the visit ended at %d", gap->leave_tod,
                      gap->from_tod);
    if (gap->until_tod < gap->arrive_tod)
        inspect_fault(inspection, "order", stop_ix, "began at %d, arrived at %d",
                      gap->until_tod, gap->arrive_tod);
    /* Nobody sits about before driving, but for lunch and before the day begins. */
    if (!is_first && gap->leave_tod != gap->from_tod &&
        !(eats && lunch_tod + rules->lunch_s == gap->leave_tod))
        inspect_fault(inspection, "drive", stop_ix,
                      "arrival at %d is not %d s of driving after %d", gap->arrive_tod,
                      gap->arrive_tod - gap->leave_tod, gap->from_tod);
    *has_eaten = *has_eaten || eats;
}

static void inspect_gaps(const struct inspection *inspection,
                         const struct day_rules *rules, bool *has_eaten)
{
    const struct plan_day *day = &inspection->plan->days[inspection->day_ix];
    int32_t from_tod = rules->is_long ? 0 : rules->spans[0].open_tod;
    for (uint32_t i = 0; i < day->stop_count; i++) {
        const uint32_t stop_ix = day->stop_first + i;
        const struct stop *stop = &inspection->plan->stops[stop_ix];
        const struct gap gap = {from_tod, stop->arrive_tod - stop->drive_s,
                                stop->arrive_tod, stop->start_tod};
        const bool is_past = rules->done_count > 0 && i <= rules->done_count;
        if (!is_past)
            inspect_gap(inspection, rules, &gap, stop_ix, i == 0, has_eaten);
        else
            *has_eaten = *has_eaten || day->lunch_tod < gap.until_tod;
        if (i == 0 && !is_past && gap.leave_tod != day->leave_tod)
            inspect_fault(inspection, "drive", stop_ix, "leaves at %d, not at %d",
                          gap.leave_tod, day->leave_tod);
        if (stop->end_tod < stop->start_tod)
            inspect_fault(inspection, "order", stop_ix, "ends before it begins");
        inspect_visit_span(inspection, rules, stop_ix);
        from_tod = stop->end_tod;
    }
    const struct gap back = {from_tod, day->back_tod - day->back_drive_s, day->back_tod,
                             day->back_tod};
    if (day->stop_count > rules->done_count || rules->done_count == 0)
        inspect_gap(inspection, rules, &back, NO_IX, false, has_eaten);
    else
        *has_eaten = true;
    if (day->stop_count == 0 && back.leave_tod != day->leave_tod)
        inspect_fault(inspection, "drive", NO_IX, "leaves at %d, not at %d",
                      back.leave_tod, day->leave_tod);
}

static void inspect_lunch(const struct inspection *inspection,
                          const struct day_rules *rules, bool has_eaten)
{
    const struct plan_day *day = &inspection->plan->days[inspection->day_ix];
    if (day->lunch_tod >= 0) {
        if (day->lunch_tod < rules->lunch_open_tod ||
            day->lunch_tod > rules->lunch_close_tod)
            inspect_fault(inspection, "lunch", NO_IX, "lunch at %d is not in %d..%d",
                          day->lunch_tod, rules->lunch_open_tod,
                          rules->lunch_close_tod);
        else if (!has_eaten)
            inspect_fault(inspection, "lunch", NO_IX, "lunch at %d has no room",
                          day->lunch_tod);
        return;
    }
    if (rules->done_count > 0)
        return;
    if (rules->lunch_s > 0 && rules->spans[0].open_tod <= rules->lunch_close_tod &&
        day->back_tod > rules->lunch_close_tod)
        inspect_fault(inspection, "lunch", NO_IX, "no lunch in a day until %d",
                      day->back_tod);
}

static int64_t driven_s(const struct plan *plan, const struct plan_day *day)
{
    int64_t sum = day->back_drive_s;
    for (uint32_t i = 0; i < day->stop_count; i++)
        sum += plan->stops[day->stop_first + i].drive_s;
    return sum;
}

void inspect_day_times(const struct inspection *inspection,
                       const struct day_rules *rules)
{
    const struct plan_day *day = &inspection->plan->days[inspection->day_ix];
    bool has_eaten = false;
    if (day->stop_count == 0 && day->start_lodging_ix == day->end_lodging_ix) {
        if (day->leave_tod != day->back_tod)
            inspect_fault(inspection, "order", NO_IX, "an empty day from %d to %d",
                          day->leave_tod, day->back_tod);
        return;
    }
    if (rules->span_count == 0) {
        inspect_fault(inspection, "span", NO_IX, "visits or driving on a day off");
        return;
    }
    inspect_gaps(inspection, rules, &has_eaten);
    inspect_lunch(inspection, rules, has_eaten);
    if (!rules->is_long &&
        (day->leave_tod < rules->spans[0].open_tod ||
         day->back_tod > rules->spans[rules->span_count - 1].close_tod))
        inspect_fault(inspection, "span", NO_IX, "out from %d to %d", day->leave_tod,
                      day->back_tod);
    if (day->stop_count > rules->visits_max)
        inspect_fault(inspection, "cap", NO_IX, "%u visits, more than %u",
                      day->stop_count, rules->visits_max);
    if (rules->done_count == 0 &&
        driven_s(inspection->plan, day) > rules->driving_max_s)
        inspect_fault(inspection, "cap", NO_IX, "more than %d s of driving",
                      rules->driving_max_s);
}

struct sums {
    int64_t value_ct, worth_ct, drive_s, drive_m, travel_ct;
};

static void inspect_equal(const struct inspection *inspection, const char *what,
                          int64_t stated, int64_t summed)
{
    if (stated != summed)
        inspect_fault(inspection, "sum", NO_IX, "%s is %lld, its parts make %lld", what,
                      (long long)stated, (long long)summed);
}

static struct sums sum_day(const struct inspection *inspection)
{
    const struct plan *plan = inspection->plan;
    const struct plan_day *day = &plan->days[inspection->day_ix];
    struct sums sums = {.drive_s = day->back_drive_s,
                        .drive_m = day->back_drive_m,
                        .travel_ct = day->travel_ct};
    for (uint32_t i = 0; i < day->stop_count; i++) {
        const struct stop *stop = &plan->stops[day->stop_first + i];
        sums.value_ct += stop->value_ct;
        sums.worth_ct += stop->worth_ct;
        sums.drive_s += stop->drive_s;
        sums.drive_m += stop->drive_m;
    }
    inspect_equal(inspection, "value of the day", day->value_ct, sums.value_ct);
    inspect_equal(inspection, "driving of the day", day->drive_s, sums.drive_s);
    inspect_equal(inspection, "metres of the day", day->drive_m, sums.drive_m);
    return sums;
}

static bool stops_are_in_order(struct inspection *inspection)
{
    const struct plan *plan = inspection->plan;
    uint32_t next = 0;
    bool sound = true;
    for (uint32_t d = 0; d < plan->day_count; d++) {
        inspection->day_ix = d;
        if (plan->days[d].stop_first != next)
            sound =
                inspect_fault(inspection, "order", NO_IX, "first stop is %u, not %u",
                              plan->days[d].stop_first, next);
        if (d > 0 && plan->days[d].day <= plan->days[d - 1].day)
            sound = inspect_fault(inspection, "order", NO_IX, "days are not in order");
        next += plan->days[d].stop_count;
    }
    inspection->day_ix = NO_IX;
    if (next != plan->stop_count)
        sound = inspect_fault(inspection, "order", NO_IX, "%u stops, days have %u",
                              plan->stop_count, next);
    return sound;
}

void inspect_sums(struct inspection *inspection)
{
    const struct plan *plan = inspection->plan;
    struct sums sums = {0};
    if (!stops_are_in_order(inspection))
        return;
    for (uint32_t d = 0; d < plan->day_count; d++) {
        inspection->day_ix = d;
        const struct sums day = sum_day(inspection);
        sums.value_ct += day.value_ct;
        sums.worth_ct += day.worth_ct;
        sums.drive_s += day.drive_s;
        sums.drive_m += day.drive_m;
        sums.travel_ct += day.travel_ct;
    }
    inspection->day_ix = NO_IX;
    inspect_equal(inspection, "value", plan->value_ct, sums.value_ct);
    inspect_equal(inspection, "worth", plan->worth_ct, sums.worth_ct);
    inspect_equal(inspection, "driving", plan->drive_s, sums.drive_s);
    inspect_equal(inspection, "metres", plan->drive_m, sums.drive_m);
    inspect_equal(inspection, "travel", plan->travel_ct, sums.travel_ct);
    inspect_equal(inspection, "net", plan->net_ct,
                  plan->value_ct - plan->travel_ct - plan->night_ct -
                      plan->overtime_ct - plan->penalty_ct);
    if (plan->bound_ct < plan->net_ct)
        inspect_fault(inspection, "bound", NO_IX, "bound %lld is below the net %lld",
                      (long long)plan->bound_ct, (long long)plan->net_ct);
}
