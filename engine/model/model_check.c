// SPDX-License-Identifier: GPL-3.0-or-later
/* What store/ and the makers of test data promise about a model, tested: every index in
 * range, every array in order, every value that a solver divides by or indexes with
 * sound. */
#include "model/model.h"

#include "base/civil.h"
#include <stddef.h>
#include <string.h>

static bool place_is_sound(struct geo_point at)
{
    /* Written to fail for NaN. */
    return at.lon_deg >= -180 && at.lon_deg <= 180 && at.lat_deg >= -90 &&
           at.lat_deg <= 90;
}

static bool ix_is_sound(uint32_t ix, uint32_t count)
{
    return ix == NO_IX || ix < count;
}

/* Below zero, zero, above zero. */
static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static bool range_check(struct range range, uint32_t count, const char *owner,
                        const char *what, struct err *err)
{
    if (range.first > count || range.count > count - range.first)
        return err_set(err, ERR_INPUT, "'%s': range of %s is outside the model", owner,
                       what);
    return true;
}

static bool crm_id_check(const char *crm_id, const char *before, const char *what,
                         struct err *err)
{
    if (!crm_id)
        return err_set(err, ERR_INPUT, "%s without an id", what);
    if (before && strcmp(before, crm_id) >= 0)
        return err_set(err, ERR_INPUT, "%s '%s' is not after '%s'", what, crm_id,
                       before);
    return true;
}

static bool check_overrides(const struct model *model, struct range range,
                            enum setting_level level, uint32_t subject_ix,
                            const char *owner, struct err *err)
{
    if (!range_check(range, model->override_count, owner, "settings", err))
        return false;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        const struct setting_override *override = &model->overrides[i];
        if (override->level != level || override->subject_ix != subject_ix)
            return err_set(err, ERR_INPUT, "'%s': setting of somebody else", owner);
    }
    return true;
}

static bool check_settings(const struct model *model, struct err *err)
{
    for (uint32_t i = 0; i < model->override_count; i++) {
        const struct setting_override *a = &model->overrides[i];
        if ((unsigned)a->setting >= SETTING_COUNT)
            return err_set(err, ERR_INPUT, "override %u: no such setting", i);
        const struct setting_info *info = setting_info_get(a->setting);
        if (a->value < info->least || a->value > info->most)
            return err_set(err, ERR_INPUT, "setting '%s' is out of bounds", info->name);
        if (i == 0)
            continue;
        const struct setting_override *before = a - 1;
        int order = compare((int)before->level, (int)a->level);
        if (order == 0)
            order = compare(before->subject_ix, a->subject_ix);
        if (order == 0)
            order = compare((int)before->setting, (int)a->setting);
        if (order >= 0)
            return err_set(err, ERR_INPUT, "overrides are not in order at %u", i);
    }
    for (uint32_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting_info *info = setting_info_get((enum setting)i);
        const int64_t value = model->organisation.value[i];
        if (value < info->least || value > info->most)
            return err_set(err, ERR_INPUT, "setting '%s' is out of bounds", info->name);
    }
    return true;
}

static bool check_tiers(const struct model *model, struct err *err)
{
    for (uint32_t i = 0; i < model->tier_count; i++) {
        const struct tier *tier = &model->tiers[i];
        if (!tier->name)
            return err_set(err, ERR_INPUT, "tier %u has no name", i);
        if (i > 0 && model->tiers[i - 1].tier_id >= tier->tier_id)
            return err_set(err, ERR_INPUT, "tier '%s' is not in order", tier->name);
        if (!check_overrides(model, tier->overrides, SETTING_LEVEL_TIER, i, tier->name,
                             err))
            return false;
    }
    return true;
}

static bool check_reps(const struct model *model, struct err *err)
{
    for (uint32_t i = 0; i < model->rep_count; i++) {
        const struct rep *rep = &model->reps[i];
        if (!crm_id_check(rep->crm_id, i ? model->reps[i - 1].crm_id : NULL, "rep",
                          err))
            return false;
        if (!rep->zone)
            return err_set(err, ERR_INPUT, "rep '%s' has no time zone", rep->crm_id);
        if (rep->has_home && !place_is_sound(rep->home))
            return err_set(err, ERR_INPUT, "rep '%s': home is not a place",
                           rep->crm_id);
        if (!ix_is_sound(rep->territory_ix, model->territory_count))
            return err_set(err, ERR_INPUT, "rep '%s': no such territory", rep->crm_id);
        if (!range_check(rep->calendar, model->calendar_count, rep->crm_id, "calendar",
                         err) ||
            !check_overrides(model, rep->overrides, SETTING_LEVEL_REP, i, rep->crm_id,
                             err))
            return false;
    }
    return true;
}

static bool check_territories(const struct model *model, struct err *err)
{
    for (uint32_t i = 0; i < model->territory_count; i++) {
        const struct territory *territory = &model->territories[i];
        if (!crm_id_check(territory->name, i ? model->territories[i - 1].name : NULL,
                          "territory", err))
            return false;
        if (!ix_is_sound(territory->rep_ix, model->rep_count))
            return err_set(err, ERR_INPUT, "territory '%s': no such rep",
                           territory->name);
        if (!place_is_sound(territory->home))
            return err_set(err, ERR_INPUT, "territory '%s': home is not a place",
                           territory->name);
    }
    return true;
}

static bool check_account(const struct model *model, uint32_t account_ix,
                          struct err *err)
{
    const struct account *account = &model->accounts[account_ix];
    const char *id = account->crm_id;
    if (account->tier_ix >= model->tier_count)
        return err_set(err, ERR_INPUT, "account '%s': no such tier", id);
    if (!ix_is_sound(account->rep_ix, model->rep_count) ||
        !ix_is_sound(account->owner_rep_ix, model->rep_count))
        return err_set(err, ERR_INPUT, "account '%s': no such rep", id);
    if (!ix_is_sound(account->territory_ix, model->territory_count))
        return err_set(err, ERR_INPUT, "account '%s': no such territory", id);
    if (account->precision != PLACE_NONE && !place_is_sound(account->at))
        return err_set(err, ERR_INPUT, "account '%s': position is not a place", id);
    if (account->yearly_revenue_ct < 0 || account->visit_s < 0 ||
        account->interval_days < 0)
        return err_set(err, ERR_INPUT, "account '%s': negative value", id);
    return check_overrides(model, account->overrides, SETTING_LEVEL_ACCOUNT, account_ix,
                           id, err);
}

static bool check_accounts(const struct model *model, struct err *err)
{
    for (uint32_t i = 0; i < model->account_count; i++) {
        if (!crm_id_check(model->accounts[i].crm_id,
                          i ? model->accounts[i - 1].crm_id : NULL, "account", err) ||
            !check_account(model, i, err))
            return false;
    }
    return true;
}

/* What hangs on accounts: an array in which each account's rows are its range, the
 * ranges follow one another without a hole, and rows of one account are in order. */
struct child {
    const char *what;
    const void *rows;
    uint32_t count;
    size_t size, account_at; /* of a row; offset of its account_ix */
    size_t range_at;         /* offset of the range in struct account */
    int (*compare)(const void *a, const void *b);
};

static int compare_contacts(const void *a, const void *b)
{
    const struct contact *x = a, *y = b;
    return strcmp(x->crm_id, y->crm_id);
}

static int compare_opportunities(const void *a, const void *b)
{
    const struct opportunity *x = a, *y = b;
    return strcmp(x->crm_id, y->crm_id);
}

static int compare_hours(const void *a, const void *b)
{
    const struct hours *x = a, *y = b;
    const int order = compare(x->weekday, y->weekday);
    return order ? order : compare(x->open_tod, y->open_tod);
}

static int compare_exceptions(const void *a, const void *b)
{
    const struct hours_exception *x = a, *y = b;
    const int order = compare(x->day, y->day);
    return order ? order : compare(x->open_tod, y->open_tod);
}

static int compare_appointments(const void *a, const void *b)
{
    const struct appointment *x = a, *y = b;
    int order = compare(x->day, y->day);
    if (order == 0)
        order = compare(x->start_tod, y->start_tod);
    return order ? order : strcmp(x->crm_id, y->crm_id);
}

static int compare_blocks(const void *a, const void *b)
{
    const struct block *x = a, *y = b;
    return compare(x->from_day, y->from_day);
}

static bool check_child(const struct model *model, const struct child *child,
                        struct err *err)
{
    uint32_t next = 0;
    for (uint32_t i = 0; i < model->account_count; i++) {
        const struct account *account = &model->accounts[i];
        struct range range;
        memcpy(&range, (const char *)account + child->range_at, sizeof range);
        if (range.count == 0)
            continue;
        if (range.first != next || range.count > child->count - next)
            return err_set(err, ERR_INPUT, "account '%s': range of %s is wrong",
                           account->crm_id, child->what);
        for (uint32_t row = next; row < next + range.count; row++) {
            const char *at = (const char *)child->rows + row * child->size;
            uint32_t account_ix;
            memcpy(&account_ix, at + child->account_at, sizeof account_ix);
            if (account_ix != i)
                return err_set(err, ERR_INPUT, "account '%s': %s of another account",
                               account->crm_id, child->what);
            if (row > next && child->compare(at - child->size, at) > 0)
                return err_set(err, ERR_INPUT, "account '%s': %s are not in order",
                               account->crm_id, child->what);
        }
        next += range.count;
    }
    if (next != child->count)
        return err_set(err, ERR_INPUT, "%u %s belong to no account",
                       child->count - next, child->what);
    return true;
}

static bool check_children(const struct model *model, struct err *err)
{
    const struct child children[] = {
        {"contacts", model->contacts, model->contact_count, sizeof(struct contact),
         offsetof(struct contact, account_ix), offsetof(struct account, contacts),
         compare_contacts},
        {"opportunities", model->opportunities, model->opportunity_count,
         sizeof(struct opportunity), offsetof(struct opportunity, account_ix),
         offsetof(struct account, opportunities), compare_opportunities},
        {"hours", model->hours, model->hours_count, sizeof(struct hours),
         offsetof(struct hours, account_ix), offsetof(struct account, hours),
         compare_hours},
        {"exceptions", model->exceptions, model->exception_count,
         sizeof(struct hours_exception), offsetof(struct hours_exception, account_ix),
         offsetof(struct account, exceptions), compare_exceptions},
        {"appointments", model->appointments, model->appointment_count,
         sizeof(struct appointment), offsetof(struct appointment, account_ix),
         offsetof(struct account, appointments), compare_appointments},
        {"blocks", model->blocks, model->block_count, sizeof(struct block),
         offsetof(struct block, account_ix), offsetof(struct account, blocks),
         compare_blocks},
    };
    for (size_t i = 0; i < sizeof children / sizeof *children; i++)
        if (!check_child(model, &children[i], err))
            return false;
    return true;
}

static bool check_hours(const struct model *model, struct err *err)
{
    for (uint32_t i = 0; i < model->hours_count; i++) {
        const struct hours *hours = &model->hours[i];
        if (hours->weekday < 0 || hours->weekday > 6 || hours->open_tod < 0 ||
            hours->open_tod > DAY_S || hours->close_tod <= hours->open_tod ||
            hours->close_tod > 2 * DAY_S)
            return err_set(err, ERR_INPUT, "hours %u are no window", i);
    }
    for (uint32_t i = 0; i < model->exception_count; i++) {
        const struct hours_exception *exception = &model->exceptions[i];
        const bool is_shut = exception->open_tod == -1 && exception->close_tod == -1;
        if (!is_shut && (exception->open_tod < 0 || exception->open_tod > DAY_S ||
                         exception->close_tod <= exception->open_tod ||
                         exception->close_tod > 2 * DAY_S))
            return err_set(err, ERR_INPUT, "exception %u is no window", i);
    }
    return true;
}

static bool check_appointments(const struct model *model, struct err *err)
{
    for (uint32_t i = 0; i < model->appointment_count; i++) {
        const struct appointment *appointment = &model->appointments[i];
        if (!ix_is_sound(appointment->rep_ix, model->rep_count))
            return err_set(err, ERR_INPUT, "appointment '%s': no such rep",
                           appointment->crm_id);
        if (appointment->leeway_s < 0 || appointment->duration_s < 0)
            return err_set(err, ERR_INPUT, "appointment '%s': negative length",
                           appointment->crm_id);
        if (appointment->kind <= APPOINTMENT_LEEWAY &&
            (appointment->start_tod < 0 || appointment->start_tod > DAY_S))
            return err_set(err, ERR_INPUT, "appointment '%s': no time of day",
                           appointment->crm_id);
    }
    return true;
}

static bool check_calendar(const struct model *model, struct err *err)
{
    for (uint32_t i = 0; i < model->calendar_count; i++) {
        const struct calendar_entry *entry = &model->calendar[i];
        const bool is_whole_day = entry->from_tod == -1 && entry->until_tod == -1;
        if (!ix_is_sound(entry->rep_ix, model->rep_count))
            return err_set(err, ERR_INPUT, "calendar entry %u: no such rep", i);
        if (is_whole_day
                ? entry->kind == CALENDAR_WORK
                : (entry->from_tod < 0 || entry->until_tod <= entry->from_tod ||
                   entry->until_tod > DAY_S))
            return err_set(err, ERR_INPUT, "calendar entry %u is no span", i);
        /* NO_IX is the largest number: everybody comes last. */
        if (i > 0 &&
            (entry[-1].rep_ix > entry->rep_ix ||
             (entry[-1].rep_ix == entry->rep_ix && entry[-1].day > entry->day)))
            return err_set(err, ERR_INPUT, "calendar is not in order at %u", i);
    }
    return range_check(model->holidays, model->calendar_count, "everybody", "calendar",
                       err);
}

static bool service_is_sound(const struct service *service)
{
    for (uint32_t i = 0; i < service->departure_count; i++) {
        const int32_t tod = service->departure_tods[i];
        if (tod < 0 || tod > DAY_S || (i > 0 && tod <= service->departure_tods[i - 1]))
            return false;
    }
    return place_is_sound(service->from) && place_is_sound(service->to) &&
           service->ride_s > 0 && service->fare_ct >= 0 && service->weekdays < 128;
}

static bool check_services(const struct model *model, struct err *err)
{
    for (uint32_t i = 0; i < model->service_count; i++) {
        const struct service *service = &model->services[i];
        if (!crm_id_check(service->crm_id, i ? service[-1].crm_id : NULL, "service",
                          err))
            return false;
        if (!service_is_sound(service))
            return err_set(err, ERR_INPUT, "service '%s' is not sound",
                           service->crm_id);
    }
    return true;
}

static bool check_places(const struct model *model, struct err *err)
{
    for (uint32_t i = 0; i < model->event_count; i++) {
        const struct event *event = &model->events[i];
        if (!crm_id_check(event->crm_id, i ? event[-1].crm_id : NULL, "event", err))
            return false;
        if (!ix_is_sound(event->rep_ix, model->rep_count) ||
            !place_is_sound(event->at) || event->start_tod < 0 ||
            event->end_tod <= event->start_tod || event->value_ct < 0)
            return err_set(err, ERR_INPUT, "event '%s' is not sound", event->crm_id);
    }
    for (uint32_t i = 0; i < model->lodging_count; i++) {
        const struct lodging *lodging = &model->lodgings[i];
        if (!crm_id_check(lodging->crm_id, i ? lodging[-1].crm_id : NULL, "lodging",
                          err))
            return false;
        if (!place_is_sound(lodging->at) || lodging->night_ct < 0)
            return err_set(err, ERR_INPUT, "lodging '%s' is not sound",
                           lodging->crm_id);
    }
    return true;
}

static bool check_quotas(const struct model *model, struct err *err)
{
    for (uint32_t i = 0; i < model->quota_count; i++) {
        const struct quota *quota = &model->quotas[i];
        if (!crm_id_check(quota->crm_id, i ? quota[-1].crm_id : NULL, "quota", err))
            return false;
        if (!ix_is_sound(quota->rep_ix, model->rep_count) ||
            !ix_is_sound(quota->tier_ix, model->tier_count) || quota->least < 0 ||
            (quota->most >= 0 && quota->most < quota->least) || quota->most < -1 ||
            quota->miss_ct < 0)
            return err_set(err, ERR_INPUT, "quota '%s' is not sound", quota->crm_id);
    }
    return true;
}

bool model_check(const struct model *model, struct err *err)
{
    return check_settings(model, err) && check_tiers(model, err) &&
           check_reps(model, err) && check_territories(model, err) &&
           check_accounts(model, err) && check_children(model, err) &&
           check_hours(model, err) && check_appointments(model, err) &&
           check_calendar(model, err) && check_places(model, err) &&
           check_services(model, err) && check_quotas(model, err);
}
