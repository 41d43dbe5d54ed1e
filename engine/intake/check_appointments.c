// SPDX-License-Identifier: GPL-3.0-or-later
/* Appointments, from today on, that cannot be kept. */
#include "base/civil.h"
#include "base/sorting.h"
#include "intake/findings.h"

#include <string.h>

/* One with a time, as its rep sees it. */
struct slot {
    uint32_t rep_ix, appointment_ix;
    int32_t day, start_tod, end_tod;
};

static int32_t duration_s(const struct model *model,
                          const struct appointment *appointment, uint32_t rep_ix)
{
    if (appointment->duration_s > 0)
        return appointment->duration_s;
    return (int32_t)model_settings(model, appointment->account_ix, rep_ix)
        .value[SETTING_VISIT_S];
}

static bool is_timed(const struct appointment *appointment)
{
    return appointment->kind == APPOINTMENT_FIXED ||
           appointment->kind == APPOINTMENT_LEEWAY;
}

/* Can a visit of that length start within the leeway and lie in one of the windows? */
static bool fits(const struct appointment *appointment, int32_t length_s,
                 const struct window *windows, uint32_t count)
{
    const int32_t leeway_s =
        appointment->kind == APPOINTMENT_LEEWAY ? appointment->leeway_s : 0;
    for (uint32_t i = 0; i < count; i++) {
        const int32_t first = windows[i].open_tod > appointment->start_tod - leeway_s
                                  ? windows[i].open_tod
                                  : appointment->start_tod - leeway_s;
        const int32_t last =
            windows[i].close_tod - length_s < appointment->start_tod + leeway_s
                ? windows[i].close_tod - length_s
                : appointment->start_tod + leeway_s;
        if (first <= last)
            return true;
    }
    return false;
}

static void check_shut(struct finding_list *list, const struct appointment *appointment,
                       int32_t length_s)
{
    struct window open[WINDOWS_MAX];
    char date[CIVIL_DATE_SIZE], tod[CIVIL_TOD_SIZE];
    bool is_known;
    const uint32_t count = model_open_windows(list->model, appointment->account_ix,
                                              appointment->day, open, &is_known);
    if (is_known && !fits(appointment, length_s, open, count))
        finding_add_account(list, FINDING_SHUT, appointment->account_ix,
                            "the appointment '%s' on %s at %s is outside its opening "
                            "hours",
                            appointment->crm_id, civil_day_text(appointment->day, date),
                            civil_tod_text(appointment->start_tod, tod));
}

static void check_working(struct finding_list *list,
                          const struct appointment *appointment, uint32_t rep_ix,
                          int32_t length_s)
{
    struct window spans[WINDOWS_MAX];
    char date[CIVIL_DATE_SIZE], tod[CIVIL_TOD_SIZE];
    const struct rep *rep = &list->model->reps[rep_ix];
    const uint32_t count =
        model_working_spans(list->model, rep_ix, appointment->day, spans);
    civil_day_text(appointment->day, date);
    if (count == 0)
        finding_add_account(list, FINDING_OFF_DAY, appointment->account_ix,
                            "the appointment '%s' is on %s, when '%s' does not work",
                            appointment->crm_id, date, rep->crm_id);
    else if (is_timed(appointment) && !fits(appointment, length_s, spans, count))
        finding_add_account(list, FINDING_OUTSIDE_WORK, appointment->account_ix,
                            "the appointment '%s' on %s at %s is outside the working "
                            "hours of '%s'",
                            appointment->crm_id, date,
                            civil_tod_text(appointment->start_tod, tod), rep->crm_id);
}

static int compare_slots(const void *a, const void *b, const void *context)
{
    const struct slot *one = a, *other = b;
    (void)context;
    if (one->rep_ix != other->rep_ix)
        return one->rep_ix < other->rep_ix ? -1 : 1;
    if (one->day != other->day)
        return one->day < other->day ? -1 : 1;
    if (one->start_tod != other->start_tod)
        return one->start_tod < other->start_tod ? -1 : 1;
    return one->appointment_ix < other->appointment_ix ? -1 : 1;
}

static void check_overlaps(struct finding_list *list, struct slot *slots,
                           uint32_t count)
{
    const struct appointment *appointments = list->model->appointments;
    uint32_t longest = 0; /* the one before that ends last */
    sorting_sort(slots, count, sizeof *slots, compare_slots, NULL);
    for (uint32_t i = 1; i < count; i++) {
        const struct slot *before = &slots[longest], *slot = &slots[i];
        const bool is_same_day =
            before->rep_ix == slot->rep_ix && before->day == slot->day;
        char date[CIVIL_DATE_SIZE];
        if (is_same_day && slot->start_tod < before->end_tod)
            finding_add_account(list, FINDING_OVERLAP,
                                appointments[slot->appointment_ix].account_ix,
                                "the appointments '%s' and '%s' of '%s' overlap on %s",
                                appointments[before->appointment_ix].crm_id,
                                appointments[slot->appointment_ix].crm_id,
                                list->model->reps[slot->rep_ix].crm_id,
                                civil_day_text(slot->day, date));
        if (!is_same_day || slot->end_tod > before->end_tod)
            longest = i;
    }
}

void check_appointments(struct finding_list *list)
{
    const struct model *model = list->model;
    struct slot *slots =
        ARENA_ARRAY(list->scratch, model->appointment_count, struct slot);
    uint32_t slot_count = 0;
    for (uint32_t i = 0; i < model->appointment_count; i++) {
        const struct appointment *appointment = &model->appointments[i];
        const uint32_t rep_ix = appointment->rep_ix != NO_IX
                                    ? appointment->rep_ix
                                    : model->accounts[appointment->account_ix].rep_ix;
        if (appointment->day < list->today_day || rep_ix == NO_IX)
            continue;
        const int32_t length_s = duration_s(model, appointment, rep_ix);
        if (appointment->kind != APPOINTMENT_WEEK)
            check_working(list, appointment, rep_ix, length_s);
        if (is_timed(appointment))
            check_shut(list, appointment, length_s);
        if (appointment->kind == APPOINTMENT_FIXED)
            slots[slot_count++] =
                (struct slot){rep_ix, i, appointment->day, appointment->start_tod,
                              appointment->start_tod + length_s};
    }
    check_overlaps(list, slots, slot_count);
}
