// SPDX-License-Identifier: GPL-3.0-or-later
/* First come, first served in the order of gains. All touches take about as long, so a
 * better packing would gain minutes, not money. */
#include "model/phone.h"

#include "base/sorting.h"

#include <string.h>

struct gap {
    int32_t day, open_tod, close_tod;
};

struct gaps {
    struct gap *gaps; /* by day and time */
    size_t capacity;
    uint32_t count;
    struct arena *arena;
};

static void put_gap(struct gaps *gaps, int32_t day, int32_t open_tod, int32_t close_tod)
{
    if (close_tod <= open_tod)
        return;
    gaps->gaps = arena_grow(gaps->arena, gaps->gaps, &gaps->capacity, gaps->count + 1,
                            sizeof *gaps->gaps);
    gaps->gaps[gaps->count++] = (struct gap){day, open_tod, close_tod};
}

/* A wait, around lunch where that falls into it. */
static void put_wait(struct gaps *gaps, const struct plan_day *day, int32_t lunch_s,
                     int32_t open_tod, int32_t close_tod)
{
    const int32_t lunch_tod = day->lunch_tod, fed_tod = lunch_tod + lunch_s;
    if (lunch_tod < 0 || lunch_tod >= close_tod || fed_tod <= open_tod) {
        put_gap(gaps, day->day, open_tod, close_tod);
        return;
    }
    put_gap(gaps, day->day, open_tod, lunch_tod);
    put_gap(gaps, day->day, fed_tod, close_tod);
}

static void put_slot(struct gaps *gaps, const struct model *model,
                     const struct plan *plan, const struct plan_day *day,
                     int32_t slot_s)
{
    struct window spans[WINDOWS_MAX];
    const uint32_t count = model_working_spans(model, plan->rep_ix, day->day, spans);
    if (count == 0)
        return;
    const struct window last = spans[count - 1];
    int32_t open_tod = last.close_tod - slot_s;
    open_tod = open_tod > last.open_tod ? open_tod : last.open_tod;
    /* An event may end later than the slot begins. */
    if (day->stop_count > 0 && day->back_tod > open_tod)
        open_tod = day->back_tod;
    put_gap(gaps, day->day, open_tod, last.close_tod);
}

static struct gaps gaps_of(const struct model *model, const struct plan *plan,
                           struct arena *arena)
{
    const struct settings settings = model_rep_settings(model, plan->rep_ix);
    struct gaps gaps = {.arena = arena};
    for (uint32_t d = 0; d < plan->day_count; d++) {
        const struct plan_day *day = &plan->days[d];
        for (uint32_t i = 0; i < day->stop_count; i++) {
            const struct stop *stop = &plan->stops[day->stop_first + i];
            put_wait(&gaps, day, (int32_t)settings.value[SETTING_LUNCH_S],
                     stop->arrive_tod, stop->start_tod);
        }
        put_slot(&gaps, model, plan, day,
                 (int32_t)settings.value[SETTING_PHONE_SLOT_S]);
    }
    return gaps;
}

/* The earliest start of a touch in the gap with somebody there; -1: none. */
static int32_t start_in(const struct model *model, uint32_t account_ix,
                        const struct gap *gap, int32_t length_s)
{
    struct window open[WINDOWS_MAX];
    bool is_known;
    const uint32_t count =
        model_open_windows(model, account_ix, gap->day, open, &is_known);
    for (uint32_t i = 0; i < count; i++) {
        const int32_t from_tod =
            open[i].open_tod > gap->open_tod ? open[i].open_tod : gap->open_tod;
        const int32_t until_tod =
            open[i].close_tod < gap->close_tod ? open[i].close_tod : gap->close_tod;
        if (from_tod + length_s <= until_tod)
            return from_tod;
    }
    return -1;
}

/* The gap becomes what is left before the touch; what is left after it comes next. */
static void split(struct gaps *gaps, uint32_t ix, const struct phone_touch *touch)
{
    const struct gap rest = {touch->day, touch->end_tod, gaps->gaps[ix].close_tod};
    gaps->gaps[ix].close_tod = touch->start_tod;
    if (rest.close_tod <= rest.open_tod)
        return;
    put_gap(gaps, rest.day, rest.open_tod, rest.close_tod); /* makes room */
    memmove(&gaps->gaps[ix + 2], &gaps->gaps[ix + 1],
            (gaps->count - ix - 2) * sizeof *gaps->gaps);
    gaps->gaps[ix + 1] = rest;
}

static bool place(const struct model *model, uint32_t rep_ix, struct gaps *gaps,
                  struct phone_touch *touch)
{
    const struct settings settings = model_settings(model, touch->account_ix, rep_ix);
    const int32_t length_s = (int32_t)settings.value[SETTING_REMOTE_TOUCH_S];
    for (uint32_t i = 0; i < gaps->count; i++) {
        const int32_t start_tod =
            start_in(model, touch->account_ix, &gaps->gaps[i], length_s);
        if (start_tod < 0)
            continue;
        touch->day = gaps->gaps[i].day;
        touch->start_tod = start_tod;
        touch->end_tod = start_tod + length_s;
        split(gaps, i, touch);
        return true;
    }
    return false;
}

static int compare_gains(const void *a, const void *b, const void *context)
{
    const struct phone_touch *x = a, *y = b;
    (void)context;
    if (x->gain_ct != y->gain_ct)
        return x->gain_ct > y->gain_ct ? -1 : 1;
    return (x->account_ix > y->account_ix) - (x->account_ix < y->account_ix);
}

static int compare_times(const void *a, const void *b, const void *context)
{
    const struct phone_touch *x = a, *y = b;
    (void)context;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return (x->start_tod > y->start_tod) - (x->start_tod < y->start_tod);
}

uint32_t phone_touches(const struct model *model, const struct plan *plan,
                       struct arena *arena, const struct phone_touch **touches)
{
    struct arena scratch = {0};
    struct phone_touch *found =
        ARENA_ARRAY(arena, plan->reason_count, struct phone_touch);
    uint32_t count = 0, kept = 0;
    for (uint32_t i = 0; i < plan->reason_count; i++) {
        const struct reason *reason = &plan->reasons[i];
        if (reason->code == REASON_REMOTE &&
            (model->accounts[reason->account_ix].last_touch_day == NO_DAY ||
             model->accounts[reason->account_ix].last_touch_day < plan->monday_day))
            found[count++] = (struct phone_touch){.account_ix = reason->account_ix,
                                                  .gain_ct = reason->amount_ct};
    }
    sorting_sort(found, count, sizeof *found, compare_gains, NULL);
    struct gaps gaps = gaps_of(model, plan, &scratch);
    for (uint32_t i = 0; i < count; i++)
        if (place(model, plan->rep_ix, &gaps, &found[i]))
            found[kept++] = found[i];
    sorting_sort(found, kept, sizeof *found, compare_times, NULL);
    arena_release(&scratch);
    *touches = found;
    return kept;
}
