// SPDX-License-Identifier: GPL-3.0-or-later
/* Rows are kept as they were added and refer by number; builder_finish ranks accounts
 * and reps by crm_id, puts ranks where numbers were, sorts what hangs on them, and cuts
 * the ranges. */
#include "model_builder.h"

#include "base/civil.h"
#include "base/sorting.h"
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

/* Where each numbered row comes when sorted by its key. */
static uint32_t *ranks_of(struct builder *builder, struct builder_list *list,
                          sorting_compare *compare)
{
    uint32_t *ranks = ARENA_ARRAY(&builder->arena, list->count, uint32_t);
    void **sorted = ARENA_ARRAY(&builder->arena, list->count, void *);
    for (uint32_t i = 0; i < list->count; i++)
        sorted[i] = list->rows[i];
    sorting_sort(sorted, list->count, sizeof *sorted, compare, NULL);
    for (uint32_t i = 0; i < list->count; i++)
        for (uint32_t rank = 0; rank < list->count; rank++)
            if (sorted[rank] == list->rows[i])
                ranks[i] = rank;
    return ranks;
}

#define COMPARE_ROWS(name, type, order)                                \
    static int name(const void *a, const void *b, const void *context) \
    {                                                                  \
        const type *x = *(type *const *)a, *y = *(type *const *)b;     \
        (void)context;                                                 \
        return order;                                                  \
    }

static int order_of(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int order_of_3(int first, int second, int third)
{
    return first ? first : second ? second : third;
}

COMPARE_ROWS(compare_account, struct account, strcmp(x->crm_id, y->crm_id))
COMPARE_ROWS(compare_rep, struct rep, strcmp(x->crm_id, y->crm_id))
COMPARE_ROWS(compare_territory, struct territory, strcmp(x->name, y->name))
COMPARE_ROWS(compare_event, struct event, strcmp(x->crm_id, y->crm_id))
COMPARE_ROWS(compare_lodging, struct lodging, strcmp(x->crm_id, y->crm_id))
COMPARE_ROWS(compare_contact, struct contact,
             order_of_3(order_of(x->account_ix, y->account_ix),
                        strcmp(x->crm_id, y->crm_id), 0))
COMPARE_ROWS(compare_opportunity, struct opportunity,
             order_of_3(order_of(x->account_ix, y->account_ix),
                        strcmp(x->crm_id, y->crm_id), 0))
COMPARE_ROWS(compare_hours, struct hours,
             order_of_3(order_of(x->account_ix, y->account_ix),
                        order_of(x->weekday, y->weekday),
                        order_of(x->open_tod, y->open_tod)))
COMPARE_ROWS(compare_exception, struct hours_exception,
             order_of_3(order_of(x->account_ix, y->account_ix),
                        order_of(x->day, y->day), order_of(x->open_tod, y->open_tod)))
COMPARE_ROWS(compare_appointment, struct appointment,
             order_of_3(order_of(x->account_ix, y->account_ix),
                        order_of(x->day, y->day),
                        order_of_3(order_of(x->start_tod, y->start_tod),
                                   strcmp(x->crm_id, y->crm_id), 0)))
COMPARE_ROWS(compare_block, struct block,
             order_of_3(order_of(x->account_ix, y->account_ix),
                        order_of(x->from_day, y->from_day), 0))
COMPARE_ROWS(compare_calendar, struct calendar_entry,
             order_of_3(order_of(x->rep_ix, y->rep_ix), order_of(x->day, y->day),
                        order_of(x->from_tod, y->from_tod)))
COMPARE_ROWS(compare_override, struct setting_override,
             order_of_3(order_of(x->level, y->level),
                        order_of(x->subject_ix, y->subject_ix),
                        order_of(x->setting, y->setting)))

/* The rows of a list, sorted, side by side in one array. */
static void *gather(struct builder *builder, struct builder_list *list, size_t size,
                    sorting_compare *compare)
{
    char *array = arena_array(&builder->arena, list->count, size);
    void **sorted = ARENA_ARRAY(&builder->arena, list->count, void *);
    for (uint32_t i = 0; i < list->count; i++)
        sorted[i] = list->rows[i];
    sorting_sort(sorted, list->count, sizeof *sorted, compare, NULL);
    for (uint32_t i = 0; i < list->count; i++)
        memcpy(array + i * size, sorted[i], size);
    return array;
}

static void put_rank(uint32_t *number, const uint32_t *ranks)
{
    if (*number != NO_IX)
        *number = ranks[*number];
}

#define PUT_RANKS(list, type, field, ranks)     \
    for (uint32_t i = 0; i < (list).count; i++) \
    put_rank(&((type *)(list).rows[i])->field, ranks)

static void refer_accounts(struct builder *b, const uint32_t *ranks)
{
    PUT_RANKS(b->contacts, struct contact, account_ix, ranks);
    PUT_RANKS(b->opportunities, struct opportunity, account_ix, ranks);
    PUT_RANKS(b->hours, struct hours, account_ix, ranks);
    PUT_RANKS(b->exceptions, struct hours_exception, account_ix, ranks);
    PUT_RANKS(b->appointments, struct appointment, account_ix, ranks);
    PUT_RANKS(b->blocks, struct block, account_ix, ranks);
}

static void refer_reps(struct builder *b, const uint32_t *ranks)
{
    PUT_RANKS(b->account_list, struct account, rep_ix, ranks);
    PUT_RANKS(b->account_list, struct account, owner_rep_ix, ranks);
    PUT_RANKS(b->territory_list, struct territory, rep_ix, ranks);
    PUT_RANKS(b->appointments, struct appointment, rep_ix, ranks);
    PUT_RANKS(b->calendar, struct calendar_entry, rep_ix, ranks);
    PUT_RANKS(b->events, struct event, rep_ix, ranks);
}

static void refer_overrides(struct builder *b, const uint32_t *accounts,
                            const uint32_t *reps)
{
    for (uint32_t i = 0; i < b->overrides.count; i++) {
        struct setting_override *override = b->overrides.rows[i];
        if (override->level == SETTING_LEVEL_ACCOUNT)
            put_rank(&override->subject_ix, accounts);
        if (override->level == SETTING_LEVEL_REP)
            put_rank(&override->subject_ix, reps);
    }
}

static void refer(struct builder *b)
{
    const uint32_t *accounts = ranks_of(b, &b->account_list, compare_account);
    const uint32_t *reps = ranks_of(b, &b->rep_list, compare_rep);
    const uint32_t *territories = ranks_of(b, &b->territory_list, compare_territory);
    refer_accounts(b, accounts);
    refer_reps(b, reps);
    PUT_RANKS(b->account_list, struct account, territory_ix, territories);
    PUT_RANKS(b->rep_list, struct rep, territory_ix, territories);
    refer_overrides(b, accounts, reps);
}

/* The rows of `count` whose owner (a uint32_t at the start of each) is `owner`. */
static struct range range_of(const void *rows, uint32_t count, size_t size,
                             uint32_t owner)
{
    struct range range = {0};
    for (uint32_t i = 0; i < count; i++) {
        uint32_t row_owner;
        memcpy(&row_owner, (const char *)rows + i * size, sizeof row_owner);
        if (row_owner != owner)
            continue;
        if (range.count++ == 0)
            range.first = i;
    }
    return range;
}

static struct range overrides_of(const struct model *model, enum setting_level level,
                                 uint32_t subject)
{
    struct range range = {0};
    for (uint32_t i = 0; i < model->override_count; i++) {
        const struct setting_override *override = &model->overrides[i];
        if (override->level != level || override->subject_ix != subject)
            continue;
        if (range.count++ == 0)
            range.first = i;
    }
    return range;
}

static struct range appointments_of(const struct model *model, uint32_t account)
{
    struct range range = {0};
    for (uint32_t i = 0; i < model->appointment_count; i++)
        if (model->appointments[i].account_ix == account && range.count++ == 0)
            range.first = i;
    return range;
}

static void cut_account(const struct model *model, struct account *account,
                        uint32_t account_ix)
{
    account->contacts = range_of(model->contacts, model->contact_count,
                                 sizeof(struct contact), account_ix);
    account->opportunities = range_of(model->opportunities, model->opportunity_count,
                                      sizeof(struct opportunity), account_ix);
    account->hours =
        range_of(model->hours, model->hours_count, sizeof(struct hours), account_ix);
    account->exceptions = range_of(model->exceptions, model->exception_count,
                                   sizeof(struct hours_exception), account_ix);
    account->blocks =
        range_of(model->blocks, model->block_count, sizeof(struct block), account_ix);
    account->appointments = appointments_of(model, account_ix);
    account->overrides = overrides_of(model, SETTING_LEVEL_ACCOUNT, account_ix);
}

static void cut_ranges(const struct model *model, struct account *accounts,
                       struct rep *reps, struct tier *tiers)
{
    for (uint32_t i = 0; i < model->account_count; i++)
        cut_account(model, &accounts[i], i);
    for (uint32_t i = 0; i < model->rep_count; i++) {
        reps[i].calendar = range_of(model->calendar, model->calendar_count,
                                    sizeof(struct calendar_entry), i);
        reps[i].overrides = overrides_of(model, SETTING_LEVEL_REP, i);
    }
    for (uint32_t i = 0; i < model->tier_count; i++)
        tiers[i].overrides = overrides_of(model, SETTING_LEVEL_TIER, i);
}

#define GATHER(field, count_field, list, type, compare)        \
    model->field = gather(b, &b->list, sizeof(type), compare); \
    model->count_field = b->list.count

static void gather_children(struct builder *b, struct model *model)
{
    GATHER(contacts, contact_count, contacts, struct contact, compare_contact);
    GATHER(opportunities, opportunity_count, opportunities, struct opportunity,
           compare_opportunity);
    GATHER(hours, hours_count, hours, struct hours, compare_hours);
    GATHER(exceptions, exception_count, exceptions, struct hours_exception,
           compare_exception);
    GATHER(appointments, appointment_count, appointments, struct appointment,
           compare_appointment);
    GATHER(blocks, block_count, blocks, struct block, compare_block);
    GATHER(calendar, calendar_count, calendar, struct calendar_entry, compare_calendar);
    GATHER(events, event_count, events, struct event, compare_event);
    GATHER(lodgings, lodging_count, lodgings, struct lodging, compare_lodging);
    GATHER(overrides, override_count, overrides, struct setting_override,
           compare_override);
    GATHER(territories, territory_count, territory_list, struct territory,
           compare_territory);
}

const struct model *builder_finish(struct builder *b)
{
    if (b->tier_list.count == 0)
        builder_tier(b, "A");
    refer(b);
    struct model *model = ARENA_NEW(&b->arena, struct model);
    struct account *accounts =
        gather(b, &b->account_list, sizeof(struct account), compare_account);
    struct rep *reps = gather(b, &b->rep_list, sizeof(struct rep), compare_rep);
    struct tier *tiers = ARENA_ARRAY(&b->arena, b->tier_list.count, struct tier);
    for (uint32_t i = 0; i < b->tier_list.count; i++)
        tiers[i] = *b->tiers[i];
    *model = (struct model){
        .currency = "EUR",
        .zone = "UTC",
        .organisation = b->organisation,
        .tiers = tiers,
        .tier_count = b->tier_list.count,
        .accounts = accounts,
        .account_count = b->account_list.count,
        .reps = reps,
        .rep_count = b->rep_list.count,
    };
    gather_children(b, model);
    cut_ranges(model, accounts, reps, tiers);
    model->holidays = range_of(model->calendar, model->calendar_count,
                               sizeof(struct calendar_entry), NO_IX);
    struct err err;
    assert_ok(model_check(model, &err), &err);
    return model;
}

uint32_t builder_account_ix(const struct model *model, const char *crm_id)
{
    uint32_t ix = NO_IX;
    assert_true(model_find_account(model, crm_id, &ix));
    return ix;
}

uint32_t builder_rep_ix(const struct model *model, const char *crm_id)
{
    uint32_t ix = NO_IX;
    assert_true(model_find_rep(model, crm_id, &ix));
    return ix;
}
