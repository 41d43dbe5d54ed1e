// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/open_time.h"

#include "base/civil.h"

/* The rows in force on a calendar day: its exceptions, else its weekday's hours. */
struct hours_cursor {
    const struct model *model;
    const struct account *account;
    int32_t day;
    bool has_exceptions;
    uint32_t next;
};

static struct hours_cursor hours_begin(const struct model *model, uint32_t account_ix,
                                       int32_t day)
{
    struct hours_cursor cursor = {model, &model->accounts[account_ix], day, false, 0};
    const struct range range = cursor.account->exceptions;
    for (uint32_t i = 0; i < range.count; i++)
        if (model->exceptions[range.first + i].day == day)
            cursor.has_exceptions = true;
    return cursor;
}

static bool hours_next(struct hours_cursor *cursor, struct window *window)
{
    const struct range range =
        cursor->has_exceptions ? cursor->account->exceptions : cursor->account->hours;
    while (cursor->next < range.count) {
        const uint32_t at = range.first + cursor->next++;
        if (cursor->has_exceptions &&
            cursor->model->exceptions[at].day == cursor->day) {
            *window = (struct window){cursor->model->exceptions[at].open_tod,
                                      cursor->model->exceptions[at].close_tod};
            return true;
        }
        if (!cursor->has_exceptions &&
            cursor->model->hours[at].weekday == civil_weekday(cursor->day)) {
            *window = (struct window){cursor->model->hours[at].open_tod,
                                      cursor->model->hours[at].close_tod};
            return true;
        }
    }
    return false;
}

static bool is_known(const struct model *model, uint32_t account_ix, int32_t day)
{
    return model->accounts[account_ix].hours.count > 0 ||
           hours_begin(model, account_ix, day).has_exceptions;
}

/* How long from `tod` on the account stays open without a break by one row; `tod` when
 * no row covers it. */
static int32_t open_until(const struct model *model, uint32_t account_ix, int32_t day,
                          int32_t tod)
{
    int32_t until = tod;
    struct window window;
    for (int32_t back = 0; back <= 1; back++) {
        struct hours_cursor cursor = hours_begin(model, account_ix, day - back);
        const int32_t shift_s = back * DAY_S;
        while (hours_next(&cursor, &window))
            if (window.open_tod - shift_s <= tod && window.close_tod - shift_s > until)
                until = window.close_tod - shift_s;
    }
    return until;
}

bool open_time_covers(const struct model *model, uint32_t account_ix, int32_t day,
                      int32_t from_tod, int32_t until_tod)
{
    if (!is_known(model, account_ix, day))
        return true;
    while (from_tod < until_tod) {
        const int32_t reached = open_until(model, account_ix, day, from_tod);
        if (reached <= from_tod)
            return false;
        from_tod = reached;
    }
    return true;
}

bool open_time_is_open(const struct model *model, uint32_t account_ix, int32_t day)
{
    struct window window;
    if (!is_known(model, account_ix, day))
        return true;
    struct hours_cursor cursor = hours_begin(model, account_ix, day);
    while (hours_next(&cursor, &window))
        if (window.close_tod > window.open_tod)
            return true;
    cursor = hours_begin(model, account_ix, day - 1);
    while (hours_next(&cursor, &window))
        if (window.close_tod > DAY_S)
            return true;
    return false;
}

/* Do the entries of a range, of one kind and day, cover an instant? -1: no such entry.
 */
static int covered_by(const struct model *model, struct range range, int32_t day,
                      enum calendar_kind kind, int32_t tod)
{
    int answer = -1;
    for (uint32_t i = 0; i < range.count; i++) {
        const struct calendar_entry *entry = &model->calendar[range.first + i];
        if (entry->day != day || entry->kind != kind)
            continue;
        const bool whole = kind == CALENDAR_OFF && entry->from_tod < 0;
        if (whole || (tod >= entry->from_tod && tod < entry->until_tod))
            return 1;
        answer = 0;
    }
    return answer;
}

static bool works_at(const struct model *model, uint32_t rep_ix, int32_t day,
                     int32_t tod)
{
    const struct rep *rep = &model->reps[rep_ix];
    const struct settings settings = model_rep_settings(model, rep_ix);
    const int own = covered_by(model, rep->calendar, day, CALENDAR_WORK, tod);
    const int common = covered_by(model, model->holidays, day, CALENDAR_WORK, tod);
    if (covered_by(model, rep->calendar, day, CALENDAR_OFF, tod) == 1)
        return false;
    if (own >= 0)
        return own == 1;
    if (covered_by(model, model->holidays, day, CALENDAR_OFF, tod) == 1)
        return false;
    if (common >= 0)
        return common == 1;
    return (settings.value[SETTING_WORKDAYS] >> civil_weekday(day) & 1) &&
           tod >= settings.value[SETTING_WORK_START_TOD] &&
           tod < settings.value[SETTING_WORK_END_TOD];
}

/* The next instant after `tod` at which anything about the day could change. */
static int32_t next_change(const struct model *model, uint32_t rep_ix, int32_t day,
                           int32_t tod)
{
    const struct settings settings = model_rep_settings(model, rep_ix);
    const struct range ranges[] = {model->reps[rep_ix].calendar, model->holidays};
    int32_t next = 2 * DAY_S;
    const int32_t usual[] = {(int32_t)settings.value[SETTING_WORK_START_TOD],
                             (int32_t)settings.value[SETTING_WORK_END_TOD]};
    for (int i = 0; i < 2; i++)
        next = usual[i] > tod && usual[i] < next ? usual[i] : next;
    for (int r = 0; r < 2; r++) {
        for (uint32_t i = 0; i < ranges[r].count; i++) {
            const struct calendar_entry *entry = &model->calendar[ranges[r].first + i];
            if (entry->day != day)
                continue;
            if (entry->from_tod > tod && entry->from_tod < next)
                next = entry->from_tod;
            if (entry->until_tod > tod && entry->until_tod < next)
                next = entry->until_tod;
        }
    }
    return next;
}

uint32_t open_time_spans(const struct model *model, uint32_t rep_ix, int32_t day,
                         struct window spans[WINDOWS_MAX])
{
    uint32_t count = 0;
    int32_t tod = 0;
    while (tod < 2 * DAY_S) {
        const int32_t next = next_change(model, rep_ix, day, tod);
        if (works_at(model, rep_ix, day, tod)) {
            if (count > 0 && spans[count - 1].close_tod == tod)
                spans[count - 1].close_tod = next;
            else if (count < WINDOWS_MAX)
                spans[count++] = (struct window){tod, next};
        }
        tod = next;
    }
    return count;
}
