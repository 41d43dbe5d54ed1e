// SPDX-License-Identifier: GPL-3.0-or-later
#include "next/lines.h"

#include "base/civil.h"
#include <inttypes.h>

void lines_put(struct lines *lines, const char *term, const char *text,
               const char *source)
{
    lines->lines = arena_grow(lines->arena, lines->lines, &lines->capacity,
                              lines->count + 1, sizeof *lines->lines);
    lines->lines[lines->count++] =
        (struct explain_line){lines->part, term, text, source};
}

void lines_put_money(struct lines *lines, const char *term, int64_t ct,
                     const char *source)
{
    lines_put(lines, term, lines_money(lines, ct), source);
}

const char *lines_money(struct lines *lines, int64_t ct)
{
    const uint64_t size = ct < 0 ? 0 - (uint64_t)ct : (uint64_t)ct;
    return arena_format(lines->arena, "%s%" PRIu64 ".%02u %s", ct < 0 ? "-" : "",
                        size / 100, (unsigned)(size % 100), lines->model->currency);
}

/* Up to two decimals, no zeros at the end. */
const char *lines_share(struct lines *lines, int64_t ppm)
{
    const int64_t hundredths = (ppm + 50) / 100;
    const int64_t whole = hundredths / 100, part = hundredths % 100;
    if (part == 0)
        return arena_format(lines->arena, "%" PRId64 " %%", whole);
    if (part % 10 == 0)
        return arena_format(lines->arena, "%" PRId64 ".%" PRId64 " %%", whole,
                            part / 10);
    return arena_format(lines->arena, "%" PRId64 ".%02" PRId64 " %%", whole, part);
}

const char *lines_day(struct lines *lines, int32_t day)
{
    char text[CIVIL_DATE_SIZE];
    return arena_text(lines->arena, civil_day_text(day, text));
}

static bool is_overridden(const struct model *model, struct range range,
                          enum setting setting)
{
    for (uint32_t i = range.first; i < range.first + range.count; i++)
        if (model->overrides[i].setting == setting)
            return true;
    return false;
}

/* The deepest level that speaks; columns of the account itself beat its settings. */
static const char *level_of(struct lines *lines, enum setting setting)
{
    const struct model *model = lines->model;
    const struct account *account = &model->accounts[lines->account_ix];
    const struct tier *tier = &model->tiers[account->tier_ix];
    if ((setting == SETTING_VISIT_S && account->visit_s > 0) ||
        (setting == SETTING_INTERVAL_DAYS && account->interval_days > 0) ||
        is_overridden(model, account->overrides, setting))
        return "account";
    if (lines->rep_ix != NO_IX &&
        is_overridden(model, model->reps[lines->rep_ix].overrides, setting))
        return arena_format(lines->arena, "rep %s", model->reps[lines->rep_ix].crm_id);
    const struct learnt_chance *learnt = model_learnt(model, account->tier_ix, setting);
    if (learnt)
        return arena_format(lines->arena, "tier %s, %d decided in the log", tier->name,
                            learnt->trials);
    if (is_overridden(model, tier->overrides, setting))
        return arena_format(lines->arena, "tier %s", tier->name);
    return model->organisation.value[setting] == setting_info_get(setting)->usual
               ? "default"
               : "organisation";
}

const char *lines_setting(struct lines *lines, enum setting setting)
{
    const struct settings settings =
        model_settings(lines->model, lines->account_ix, lines->rep_ix);
    return arena_format(
        lines->arena, "%s %s (%s)", setting_info_get(setting)->name,
        setting_value_text(setting, settings.value[setting], lines->arena),
        level_of(lines, setting));
}
