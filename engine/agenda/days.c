// SPDX-License-Identifier: GPL-3.0-or-later
#include "agenda/days.h"

static void put_lunch(const struct settings *settings, struct week_day *day)
{
    const int32_t lunch_s = (int32_t)settings->value[SETTING_LUNCH_S];
    const int32_t open_tod = (int32_t)settings->value[SETTING_LUNCH_OPEN_TOD];
    const int32_t close_tod = (int32_t)settings->value[SETTING_LUNCH_CLOSE_TOD];
    /* Settings are checked one by one: a lunch that can never start is none. */
    if (lunch_s == 0 || close_tod < open_tod || day->span_count == 0 ||
        day->spans[0].open_tod > close_tod)
        return;
    day->lunch_s = lunch_s;
    day->lunch_open_tod = open_tod;
    day->lunch_close_tod = close_tod;
}

/* The end of the last span is for remote touches, as far as it reaches. */
static void keep_phone_slot(const struct settings *settings, struct week_day *day)
{
    const int32_t slot_s = (int32_t)settings->value[SETTING_PHONE_SLOT_S];
    if (day->span_count == 0)
        return;
    struct window *last = &day->spans[day->span_count - 1];
    last->close_tod -= slot_s;
    if (last->close_tod <= last->open_tod)
        day->span_count--;
}

void days_of_rep(const struct model *model, uint32_t rep_ix, int32_t first_day,
                 uint32_t count, struct week_day *days)
{
    const struct settings settings = model_rep_settings(model, rep_ix);
    const int64_t visits_max = settings.value[SETTING_VISITS_MAX];
    const int64_t driving_max_s = settings.value[SETTING_DRIVING_MAX_S];
    for (uint32_t d = 0; d < count; d++) {
        struct week_day *day = &days[d];
        *day = (struct week_day){
            .day = first_day + (int32_t)d,
            .visits_max = visits_max > 0 ? (uint32_t)visits_max : UINT32_MAX,
            .driving_max_s = driving_max_s > 0 ? (int32_t)driving_max_s : INT32_MAX,
        };
        day->span_count = model_working_spans(model, rep_ix, day->day, day->spans);
        keep_phone_slot(&settings, day);
        put_lunch(&settings, day);
    }
}

bool days_add_span(struct week_day *day, struct window span)
{
    struct window kept[WINDOWS_MAX + 1];
    uint32_t count = 0;
    bool is_put = false;
    for (uint32_t i = 0; i < day->span_count; i++) {
        const struct window old = day->spans[i];
        if (old.close_tod < span.open_tod) {
            kept[count++] = old;
        } else if (old.open_tod > span.close_tod) {
            if (!is_put)
                kept[count++] = span;
            is_put = true;
            kept[count++] = old;
        } else {
            span.open_tod = old.open_tod < span.open_tod ? old.open_tod : span.open_tod;
            span.close_tod =
                old.close_tod > span.close_tod ? old.close_tod : span.close_tod;
        }
    }
    if (!is_put)
        kept[count++] = span;
    if (count > WINDOWS_MAX)
        return false;
    for (uint32_t i = 0; i < count; i++)
        day->spans[i] = kept[i];
    day->span_count = count;
    return true;
}
