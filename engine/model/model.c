// SPDX-License-Identifier: GPL-3.0-or-later
/* Questions to a loaded model: the cascade of settings, look-ups by key, and when
 * places are open and reps at work. model_check.c says whether a model is sound. */
#include "model/model.h"

#include "base/civil.h"
#include <stddef.h>
#include <string.h>

static void apply_overrides(const struct model *model, struct range range,
                            struct settings *settings)
{
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        const struct setting_override *override = &model->overrides[i];
        settings->value[override->setting] = override->value;
    }
}

const struct learnt_chance *model_learnt(const struct model *model, uint32_t tier_ix,
                                         enum setting setting)
{
    if (!model->learnt || model->organisation.value[SETTING_LEARNING_PPM] == 0 ||
        setting < SETTING_WIN_LEAD_REMOTE_PPM ||
        setting > SETTING_WIN_NEGOTIATION_VISIT_PPM)
        return NULL;
    const struct learnt_chance *chance =
        &model->learnt[tier_ix * LEARNT_COUNT + setting - SETTING_WIN_LEAD_REMOTE_PPM];
    return chance->is_known ? chance : NULL;
}

/* The organisation's and the tier's words, moved towards the log by the share that the
 * setting says. A rep's or an account's own word is not moved. */
static void apply_learnt(const struct model *model, uint32_t tier_ix,
                         struct settings *settings)
{
    enum { PPM = 1000000 };
    const int64_t share_ppm = settings->value[SETTING_LEARNING_PPM];
    for (unsigned i = 0; model->learnt && share_ppm > 0 && i < LEARNT_COUNT; i++) {
        const enum setting setting = (enum setting)(SETTING_WIN_LEAD_REMOTE_PPM + i);
        const struct learnt_chance *chance = model_learnt(model, tier_ix, setting);
        if (chance)
            settings->value[setting] +=
                (chance->chance_ppm - settings->value[setting]) * share_ppm / PPM;
    }
}

struct settings model_settings(const struct model *model, uint32_t account_ix,
                               uint32_t rep_ix)
{
    const struct account *account = &model->accounts[account_ix];
    struct settings settings = model_tier_settings(model, account->tier_ix);
    if (rep_ix != NO_IX)
        apply_overrides(model, model->reps[rep_ix].overrides, &settings);
    apply_overrides(model, account->overrides, &settings);
    if (account->visit_s > 0)
        settings.value[SETTING_VISIT_S] = account->visit_s;
    if (account->interval_days > 0)
        settings.value[SETTING_INTERVAL_DAYS] = account->interval_days;
    return settings;
}

struct settings model_tier_settings(const struct model *model, uint32_t tier_ix)
{
    struct settings settings = model->organisation;
    apply_overrides(model, model->tiers[tier_ix].overrides, &settings);
    apply_learnt(model, tier_ix, &settings);
    return settings;
}

struct settings model_rep_settings(const struct model *model, uint32_t rep_ix)
{
    struct settings settings = model->organisation;
    apply_overrides(model, model->reps[rep_ix].overrides, &settings);
    return settings;
}

/* By the key of the array's items, which begins at `key_at` in each. */
static bool find_sorted(const void *items, uint32_t count, size_t size, size_t key_at,
                        const char *key, uint32_t *ix)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const char *there;
        memcpy(&there, (const char *)items + middle * size + key_at, sizeof there);
        const int order = strcmp(there, key);
        if (order == 0) {
            *ix = middle;
            return true;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

bool model_find_account(const struct model *model, const char *crm_id, uint32_t *ix)
{
    return find_sorted(model->accounts, model->account_count, sizeof(struct account),
                       offsetof(struct account, crm_id), crm_id, ix);
}

bool model_find_rep(const struct model *model, const char *crm_id, uint32_t *ix)
{
    return find_sorted(model->reps, model->rep_count, sizeof(struct rep),
                       offsetof(struct rep, crm_id), crm_id, ix);
}

/* Windows in the order of their start; what touches or overlaps becomes one. Of more
 * than WINDOWS_MAX the later ones are left out, so that a plan never relies on them. */
struct window_list {
    struct window *windows;
    uint32_t count;
};

static void add_window(struct window_list *list, int32_t open_tod, int32_t close_tod)
{
    if (close_tod <= open_tod)
        return;
    if (list->count > 0 && open_tod <= list->windows[list->count - 1].close_tod) {
        struct window *last = &list->windows[list->count - 1];
        if (close_tod > last->close_tod)
            last->close_tod = close_tod;
        return;
    }
    if (list->count < WINDOWS_MAX)
        list->windows[list->count++] = (struct window){open_tod, close_tod};
}

/* Calls add_window for each window that begins on `day`, shifted by `shift_s`; true
 * when anything is known of that day. */
static bool add_day(const struct model *model, const struct account *account,
                    int32_t day, int32_t shift_s, struct window_list *list)
{
    bool is_known = false;
    const struct range exceptions = account->exceptions;
    for (uint32_t i = exceptions.first; i < exceptions.first + exceptions.count; i++) {
        const struct hours_exception *exception = &model->exceptions[i];
        if (exception->day != day)
            continue;
        is_known = true;
        const int32_t open_tod = exception->open_tod + shift_s;
        add_window(list, open_tod < 0 ? 0 : open_tod, exception->close_tod + shift_s);
    }
    if (is_known)
        return true;
    const int32_t weekday = civil_weekday(day);
    const struct range range = account->hours;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        const struct hours *hours = &model->hours[i];
        if (hours->weekday != weekday)
            continue;
        const int32_t open_tod = hours->open_tod + shift_s;
        add_window(list, open_tod < 0 ? 0 : open_tod, hours->close_tod + shift_s);
    }
    return range.count > 0;
}

uint32_t model_open_windows(const struct model *model, uint32_t account_ix, int32_t day,
                            struct window windows[WINDOWS_MAX], bool *is_known)
{
    const struct account *account = &model->accounts[account_ix];
    struct window_list list = {.windows = windows};
    /* What began yesterday and passes midnight comes first: it starts at 00:00. */
    add_day(model, account, day - 1, -DAY_S, &list);
    *is_known = add_day(model, account, day, 0, &list);
    if (!*is_known) {
        windows[0] = (struct window){0, DAY_S};
        return 1;
    }
    return list.count;
}

/* Take [from, until) out of every span. */
static void cut_spans(struct window_list *list, int32_t from_tod, int32_t until_tod)
{
    struct window kept[WINDOWS_MAX];
    struct window_list rest = {.windows = kept};
    for (uint32_t i = 0; i < list->count; i++) {
        const struct window span = list->windows[i];
        add_window(&rest, span.open_tod,
                   span.close_tod < from_tod ? span.close_tod : from_tod);
        add_window(&rest, span.open_tod > until_tod ? span.open_tod : until_tod,
                   span.close_tod);
    }
    memcpy(list->windows, kept, rest.count * sizeof *kept);
    list->count = rest.count;
}

/* The working spans that calendar entries name for the day; false when they name none.
 */
static bool add_work(const struct model *model, struct range range, int32_t day,
                     struct window_list *list)
{
    bool is_named = false;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        const struct calendar_entry *entry = &model->calendar[i];
        if (entry->day != day || entry->kind != CALENDAR_WORK)
            continue;
        is_named = true;
        add_window(list, entry->from_tod, entry->until_tod);
    }
    return is_named;
}

static void cut_off(const struct model *model, struct range range, int32_t day,
                    struct window_list *list)
{
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        const struct calendar_entry *entry = &model->calendar[i];
        if (entry->day != day || entry->kind != CALENDAR_OFF)
            continue;
        if (entry->from_tod < 0)
            list->count = 0;
        else
            cut_spans(list, entry->from_tod, entry->until_tod);
    }
}

uint32_t model_working_spans(const struct model *model, uint32_t rep_ix, int32_t day,
                             struct window spans[WINDOWS_MAX])
{
    const struct rep *rep = &model->reps[rep_ix];
    const struct settings settings = model_rep_settings(model, rep_ix);
    struct window_list list = {.windows = spans};
    /* A working span of her own beats the holidays: she has agreed to work that day. */
    const bool has_own = add_work(model, rep->calendar, day, &list);
    if (!has_own && !add_work(model, model->holidays, day, &list) &&
        (settings.value[SETTING_WORKDAYS] >> civil_weekday(day) & 1))
        add_window(&list, (int32_t)settings.value[SETTING_WORK_START_TOD],
                   (int32_t)settings.value[SETTING_WORK_END_TOD]);
    if (!has_own)
        cut_off(model, model->holidays, day, &list);
    cut_off(model, rep->calendar, day, &list);
    return list.count;
}

static bool has_stage(const struct model *model, const struct account *account,
                      enum stage stage)
{
    const struct range range = account->opportunities;
    for (uint32_t i = range.first; i < range.first + range.count; i++)
        if (model->opportunities[i].stage == stage)
            return true;
    return false;
}

bool model_quota_counts(const struct model *model, const struct quota *quota,
                        uint32_t account_ix)
{
    const struct account *account = &model->accounts[account_ix];
    return (quota->tier_ix == NO_IX || account->tier_ix == quota->tier_ix) &&
           (!quota->has_kind || account->kind == quota->kind) &&
           (quota->stage == STAGE_COUNT || has_stage(model, account, quota->stage)) &&
           (!quota->is_new || account->last_visit_day == NO_DAY);
}
