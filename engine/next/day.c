// SPDX-License-Identifier: GPL-3.0-or-later
#include "next/day.h"

bool day_view_is_done(const struct model *model, const struct day_view *view,
                      uint32_t stop_ix, int32_t now_tod)
{
    const struct stop *stop = &view->stops[stop_ix];
    if (stop->account_ix == NO_IX)
        return now_tod >= stop->end_tod;
    return model->accounts[stop->account_ix].last_visit_day == view->day->day;
}

bool day_view_is_seen(const struct model *model, const struct day_view *view,
                      uint32_t stop_ix, int32_t now_tod)
{
    const struct stop *stop = &view->stops[stop_ix];
    return seen_is_over(&view->seen, model, stop->account_ix, stop->appointment_ix,
                        now_tod);
}

static void put_progress(const struct model *model, int32_t now_tod,
                         struct day_view *view)
{
    for (uint32_t i = 0; i < view->stop_count; i++) {
        if (!day_view_is_done(model, view, i, now_tod))
            continue;
        if (view->done_count == i)
            view->done_count++;
        view->next_ix = i + 1;
    }
    while (view->next_ix < view->stop_count &&
           day_view_is_seen(model, view, view->next_ix, now_tod))
        view->next_ix++;
    for (uint32_t i = view->next_ix; i < view->stop_count; i++)
        view->value_left_ct += view->stops[i].value_ct;
    if (view->next_ix == view->stop_count || now_tod < 0)
        return;
    const int32_t over_s = now_tod - view->stops[view->next_ix].end_tod;
    view->late_s = over_s > 0 ? over_s : 0;
}

static int32_t free_s_of(const struct model *model, const struct plan *plan,
                         const struct day_view *view)
{
    int32_t free_s = 0;
    for (uint32_t i = 0; i < view->stop_count; i++)
        free_s += view->stops[i].start_tod - view->stops[i].arrive_tod;
    struct window spans[WINDOWS_MAX];
    const uint32_t count =
        model_working_spans(model, plan->rep_ix, view->day->day, spans);
    if (count == 0)
        return free_s;
    const bool is_empty = view->stop_count == 0;
    const int32_t from_tod = is_empty ? spans[0].open_tod : view->day->back_tod;
    const int32_t idle_s = spans[count - 1].close_tod - from_tod;
    return free_s + (idle_s > 0 ? idle_s : 0);
}

int64_t day_hour_uct(const struct plan *plan, const struct plan_day *day,
                     int64_t setting_uct)
{
    return plan->price_count > 0 && day->hour_uct < setting_uct ? day->hour_uct
                                                                : setting_uct;
}

struct day_view day_view_of(const struct model *model, const struct plan *plan,
                            int32_t day, int32_t now_tod, const struct seen *seen)
{
    struct day_view view = {.seen = *seen};
    for (uint32_t d = 0; d < plan->day_count; d++)
        if (plan->days[d].day == day)
            view.day = &plan->days[d];
    if (!view.day)
        return view;
    view.stops = plan->stops + view.day->stop_first;
    view.stop_count = view.day->stop_count;
    put_progress(model, now_tod, &view);
    view.free_s = free_s_of(model, plan, &view);
    return view;
}
