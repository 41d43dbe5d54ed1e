// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows are kept as they were added and refer by number; model_builder_finish.c makes a
 * model of them. */
#include "model_builder.h"

#include "base/civil.h"
#include "testing.h"

static void *add_row(struct builder *builder, struct builder_list *list, size_t size)
{
    list->rows = arena_grow(&builder->arena, list->rows, &list->capacity,
                            list->count + 1, sizeof *list->rows);
    return list->rows[list->count++] = arena_alloc(&builder->arena, size);
}

#define ADD_ROW(builder, list, type) \
    ((type *)add_row((builder), &(builder)->list, sizeof(type)))

int32_t builder_day(const char *date)
{
    struct err err;
    int32_t day = 0;
    assert_ok(civil_day_read(date, &day, &err), &err);
    return day;
}

int32_t builder_tod(const char *time)
{
    struct err err;
    int32_t tod = 0;
    assert_ok(civil_tod_read(time, &tod, &err), &err);
    return tod;
}

void builder_init(struct builder *builder)
{
    *builder = (struct builder){.organisation = settings_default()};
}

void builder_release(struct builder *builder)
{
    arena_release(&builder->arena);
}

static char *copy_text(struct builder *builder, const char *text)
{
    return arena_text(&builder->arena, text);
}

uint32_t builder_tier(struct builder *builder, const char *name)
{
    struct tier *tier = ADD_ROW(builder, tier_list, struct tier);
    builder->tiers = (struct tier **)builder->tier_list.rows;
    tier->tier_id = builder->tier_list.count;
    tier->name = copy_text(builder, name);
    return builder->tier_list.count - 1;
}

uint32_t builder_rep(struct builder *builder, const char *crm_id, double lon_deg,
                     double lat_deg)
{
    struct rep *rep = ADD_ROW(builder, rep_list, struct rep);
    builder->reps = (struct rep **)builder->rep_list.rows;
    *rep = (struct rep){
        .rep_id = builder->rep_list.count,
        .crm_id = copy_text(builder, crm_id),
        .name = copy_text(builder, crm_id),
        .zone = "UTC",
        .has_home = true,
        .home = {lon_deg, lat_deg},
        .availability_ppm = 1000000,
        .territory_ix = NO_IX,
    };
    return builder->rep_list.count - 1;
}

uint32_t builder_territory(struct builder *builder, const char *name, uint32_t rep,
                           double lon_deg, double lat_deg)
{
    struct territory *territory = ADD_ROW(builder, territory_list, struct territory);
    builder->territories = (struct territory **)builder->territory_list.rows;
    *territory = (struct territory){
        .territory_id = builder->territory_list.count,
        .name = copy_text(builder, name),
        .rep_ix = rep,
        .home = {lon_deg, lat_deg},
    };
    const uint32_t number = builder->territory_list.count - 1;
    if (rep != NO_IX)
        builder->reps[rep]->territory_ix = number;
    return number;
}

uint32_t builder_account(struct builder *builder, const char *crm_id, double lon_deg,
                         double lat_deg)
{
    struct account *account = ADD_ROW(builder, account_list, struct account);
    builder->accounts = (struct account **)builder->account_list.rows;
    const uint32_t rep = builder->rep_list.count > 0 ? 0 : NO_IX;
    *account = (struct account){
        .account_id = builder->account_list.count,
        .crm_id = copy_text(builder, crm_id),
        .name = copy_text(builder, crm_id),
        .precision = PLACE_GIVEN,
        .at = {lon_deg, lat_deg},
        .rep_ix = rep,
        .owner_rep_ix = rep,
        .territory_ix = NO_IX,
        .last_visit_day = NO_DAY,
        .last_touch_day = NO_DAY,
    };
    return builder->account_list.count - 1;
}

struct account *builder_at(const struct builder *builder, uint32_t account)
{
    return builder->accounts[account];
}

static int32_t tod_or_none(const char *time)
{
    return time ? builder_tod(time) : -1;
}

struct hours *builder_hours(struct builder *builder, uint32_t account, int32_t weekday,
                            const char *open, const char *close)
{
    struct hours *hours = ADD_ROW(builder, hours, struct hours);
    *hours = (struct hours){account, weekday, builder_tod(open), builder_tod(close)};
    return hours;
}

void builder_hours_week(struct builder *builder, uint32_t account, const char *open,
                        const char *close)
{
    for (int32_t weekday = 0; weekday < 5; weekday++)
        builder_hours(builder, account, weekday, open, close);
}

struct hours_exception *builder_exception(struct builder *builder, uint32_t account,
                                          int32_t day, const char *open,
                                          const char *close)
{
    struct hours_exception *exception =
        ADD_ROW(builder, exceptions, struct hours_exception);
    *exception =
        (struct hours_exception){account, day, tod_or_none(open), tod_or_none(close)};
    return exception;
}

struct opportunity *builder_opportunity(struct builder *builder, uint32_t account,
                                        int64_t amount_ct, enum stage stage)
{
    struct opportunity *opportunity =
        ADD_ROW(builder, opportunities, struct opportunity);
    const char *crm_id =
        arena_format(&builder->arena, "O%05u", builder->opportunities.count);
    *opportunity = (struct opportunity){
        .account_ix = account,
        .crm_id = crm_id,
        .name = crm_id,
        .amount_ct = amount_ct,
        .stage = stage,
        .close_day = NO_DAY,
    };
    return opportunity;
}

struct contact *builder_contact(struct builder *builder, uint32_t account,
                                const char *name, enum contact_role role)
{
    struct contact *contact = ADD_ROW(builder, contacts, struct contact);
    *contact = (struct contact){
        .account_ix = account,
        .crm_id = arena_format(&builder->arena, "C%05u", builder->contacts.count),
        .name = copy_text(builder, name),
        .role = role,
    };
    return contact;
}

struct appointment *builder_appointment(struct builder *builder, uint32_t account,
                                        int32_t day, const char *start)
{
    struct appointment *appointment =
        ADD_ROW(builder, appointments, struct appointment);
    *appointment = (struct appointment){
        .appointment_id = builder->appointments.count,
        .crm_id = arena_format(&builder->arena, "P%05u", builder->appointments.count),
        .account_ix = account,
        .rep_ix = NO_IX,
        .kind = APPOINTMENT_FIXED,
        .day = day,
        .start_tod = builder_tod(start),
        .subject = "",
    };
    return appointment;
}

struct block *builder_block(struct builder *builder, uint32_t account,
                            enum block_kind kind, int32_t from_day, int32_t until_day)
{
    struct block *block = ADD_ROW(builder, blocks, struct block);
    *block = (struct block){account, kind, from_day, until_day, ""};
    return block;
}

struct calendar_entry *builder_calendar(struct builder *builder, uint32_t rep,
                                        int32_t day, enum calendar_kind kind,
                                        const char *from, const char *until)
{
    struct calendar_entry *entry = ADD_ROW(builder, calendar, struct calendar_entry);
    *entry = (struct calendar_entry){
        rep, day, kind, tod_or_none(from), tod_or_none(until), "",
    };
    return entry;
}

struct event *builder_event(struct builder *builder, const char *crm_id, uint32_t rep,
                            int32_t day, const char *start, const char *end)
{
    struct event *event = ADD_ROW(builder, events, struct event);
    *event = (struct event){
        .event_id = builder->events.count,
        .crm_id = copy_text(builder, crm_id),
        .name = copy_text(builder, crm_id),
        .rep_ix = rep,
        .day = day,
        .start_tod = builder_tod(start),
        .end_tod = builder_tod(end),
    };
    return event;
}

struct quota *builder_quota(struct builder *builder, const char *crm_id)
{
    struct quota *quota = ADD_ROW(builder, quotas, struct quota);
    *quota = (struct quota){.quota_id = builder->quotas.count,
                            .crm_id = copy_text(builder, crm_id),
                            .name = copy_text(builder, crm_id),
                            .rep_ix = NO_IX,
                            .tier_ix = NO_IX,
                            .stage = STAGE_COUNT,
                            .most = -1};
    return quota;
}

struct lodging *builder_lodging(struct builder *builder, const char *crm_id,
                                double lon_deg, double lat_deg, int64_t night_ct)
{
    struct lodging *lodging = ADD_ROW(builder, lodgings, struct lodging);
    *lodging = (struct lodging){
        .lodging_id = builder->lodgings.count,
        .crm_id = copy_text(builder, crm_id),
        .name = copy_text(builder, crm_id),
        .at = {lon_deg, lat_deg},
        .night_ct = night_ct,
    };
    return lodging;
}

void builder_set(struct builder *builder, enum setting_level level, uint32_t subject,
                 enum setting setting, int64_t value)
{
    struct setting_override *override =
        ADD_ROW(builder, overrides, struct setting_override);
    *override = (struct setting_override){level, subject, setting, value};
}
