// SPDX-License-Identifier: GPL-3.0-or-later
/* builder_finish ranks accounts and reps by crm_id, puts ranks where numbers were,
 * sorts what hangs on them, and cuts the ranges. */
#include "model_builder.h"

#include "base/sorting.h"
#include "testing.h"

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
COMPARE_ROWS(compare_quota, struct quota, strcmp(x->crm_id, y->crm_id))
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
    GATHER(quotas, quota_count, quotas, struct quota, compare_quota);
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
