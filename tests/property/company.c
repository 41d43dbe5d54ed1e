// SPDX-License-Identifier: GPL-3.0-or-later
#include "company.h"

#include "base/civil.h"
#include "model/words.h"
#include "testing.h"

enum { FIRST_DAY = 20780 };

/* A file in the making: header and rows, which are then shuffled. */
struct paper {
    struct arena *arena;
    const char *header;
    const char **rows;
    size_t capacity;
    uint32_t count;
};

static void add_row(struct paper *paper, const char *row)
{
    paper->rows = arena_grow(paper->arena, paper->rows, &paper->capacity,
                             paper->count + (size_t)1, sizeof *paper->rows);
    paper->rows[paper->count++] = row;
}

static const char *shuffled(const struct paper *paper, struct rng *rng)
{
    uint32_t *order = ARENA_ARRAY(paper->arena, paper->count, uint32_t);
    size_t size = strlen(paper->header) + 2;
    for (uint32_t i = 0; i < paper->count; i++) {
        order[i] = i;
        size += strlen(paper->rows[i]) + 1;
    }
    rng_shuffle(rng, order, paper->count);
    char *text = arena_alloc(paper->arena, size);
    size_t used = (size_t)sprintf(text, "%s\n", paper->header);
    for (uint32_t i = 0; i < paper->count; i++)
        used += (size_t)sprintf(text + used, "%s\n", paper->rows[order[i]]);
    return text;
}

/* Ids that share starts, with letters beyond ASCII. */
static const char *random_id(struct rng *rng, struct arena *arena, char first)
{
    static const char *const parts[] = {"0", "1", "a", "Z", "ž", "-", "00"};
    char text[64] = {first};
    const uint32_t count = 1 + rng_below(rng, 4);
    for (uint32_t i = 0; i < count; i++)
        strcat(text, parts[rng_below(rng, 7)]);
    return arena_text(arena, text);
}

static bool is_taken(const struct builder *b, uint32_t count, const char *id)
{
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(b->accounts[i]->crm_id, id) == 0)
            return true;
    return false;
}

static const char *maybe(struct rng *rng, const char *text)
{
    return rng_below(rng, 2) ? text : NULL;
}

static void fill_account(struct builder *b, struct rng *rng, uint32_t number,
                         uint32_t rep_count)
{
    struct account *account = b->accounts[number];
    account->tier_ix = rng_below(rng, 4);
    account->kind = rng_below(rng, 2) ? ACCOUNT_PROSPECT : ACCOUNT_CUSTOMER;
    account->precision = (enum place_precision)rng_below(rng, 4);
    if (rng_below(rng, 5) == 0) {
        account->precision = PLACE_NONE;
        account->at = (struct geo_point){0, 0};
    }
    account->owner_rep_ix = rng_below(rng, rep_count + 1);
    if (account->owner_rep_ix == rep_count)
        account->owner_rep_ix = NO_IX;
    account->rep_ix = account->owner_rep_ix;
    account->is_locked = rng_below(rng, 2);
    account->is_cadence_promised = rng_below(rng, 2);
    account->yearly_revenue_ct = rng_below(rng, 1000000);
    account->visit_s = rng_below(rng, 2) ? 60 + (int32_t)rng_below(rng, 7200) : 0;
    account->interval_days = rng_below(rng, 2) ? 1 + (int32_t)rng_below(rng, 200) : 0;
    account->street = maybe(rng, "Brīvības 1");
    account->postcode = maybe(rng, "LV-1010");
    account->city = maybe(rng, "Rīga");
    account->phone = maybe(rng, "+371 67000000");
    account->needs = maybe(rng, "lv, welding");
    account->parent = maybe(rng, "Holding");
}

static void hang_things_on(struct builder *b, struct rng *rng, uint32_t number,
                           uint32_t rep_count)
{
    const int32_t day = FIRST_DAY + (int32_t)rng_below(rng, 30);
    if (rng_below(rng, 2))
        builder_contact(b, number, "Jānis", (enum contact_role)rng_below(rng, 4))
            ->phone = maybe(rng, "112");
    if (rng_below(rng, 2))
        builder_opportunity(b, number, rng_below(rng, 100000),
                            (enum stage)rng_below(rng, STAGE_COUNT))
            ->close_day = rng_below(rng, 2) ? day : NO_DAY;
    if (rng_below(rng, 2))
        builder_hours_week(b, number, "09:00", "12:00");
    if (rng_below(rng, 3) == 0)
        builder_hours(b, number, 2, "13:00", "18:00")->close_tod = 90000;
    if (rng_below(rng, 3) == 0)
        builder_exception(b, number, day, NULL, NULL);
    if (rng_below(rng, 3) == 0)
        builder_exception(b, number, day + 1, "10:00", "12:00");
    if (rng_below(rng, 2)) {
        struct appointment *appointment = builder_appointment(b, number, day, "10:00");
        appointment->kind = (enum appointment_kind)rng_below(rng, 4);
        appointment->rep_ix = rng_below(rng, 2) ? rng_below(rng, rep_count) : NO_IX;
        appointment->leeway_s = (int32_t)rng_below(rng, 2) * 900;
        appointment->duration_s = (int32_t)rng_below(rng, 2) * 2700;
        if (appointment->kind > APPOINTMENT_LEEWAY && rng_below(rng, 2))
            appointment->start_tod = -1;
    }
    if (rng_below(rng, 3) == 0)
        builder_block(b, number, (enum block_kind)rng_below(rng, 2), day, day + 3);
}

const struct model *company_make(struct builder *b, struct rng *rng)
{
    static const char *const tiers[] = {"A", "B", "C", "D"};
    builder_init(b);
    for (int i = 0; i < 4; i++)
        builder_tier(b, tiers[i]);
    const uint32_t rep_count = 1 + rng_below(rng, 4);
    for (uint32_t i = 0; i < rep_count; i++) {
        builder_rep(b, arena_format(&b->arena, "R%c", (int)('a' + i)),
                    24 + rng_real(rng), 56 + rng_real(rng));
        b->reps[i]->availability_ppm = (int32_t)rng_below(rng, 1000001);
        b->reps[i]->is_specialist = rng_below(rng, 2);
        b->reps[i]->email = maybe(rng, "x@y.lv");
        b->reps[i]->district = maybe(rng, "Vidzeme");
        b->reps[i]->region = maybe(rng, "Baltics");
        b->reps[i]->qualifications = maybe(rng, "lv");
        b->reps[i]->accounts_most = rng_below(rng, 2) ? 1 + rng_below(rng, 100) : 0;
        b->reps[i]->drive_most_s = rng_below(rng, 2) ? 3600 : 0;
        if (rng_below(rng, 3) == 0)
            builder_calendar(b, i, FIRST_DAY, CALENDAR_OFF, "10:00", "11:00");
    }
    builder_calendar(b, NO_IX, FIRST_DAY + 1, CALENDAR_OFF, NULL, NULL);
    const uint32_t account_count = rng_below(rng, 60);
    for (uint32_t i = 0; i < account_count; i++) {
        const char *id = random_id(rng, &b->arena, 'A');
        while (is_taken(b, i, id))
            id = random_id(rng, &b->arena, 'A');
        builder_account(b, id, 20 + rng_real(rng) * 10, 50 + rng_real(rng) * 10);
        fill_account(b, rng, i, rep_count);
        hang_things_on(b, rng, i, rep_count);
    }
    builder_event(b, "E1", rng_below(rng, rep_count), FIRST_DAY, "18:00", "20:00");
    builder_event(b, "E2", NO_IX, FIRST_DAY, "18:00", "20:00")->is_must = false;
    builder_lodging(b, "H1", 24, 56, rng_below(rng, 10000));
    return builder_finish(b);
}

/* Cells; what is absent is an empty cell. */
static const char *text_cell(const char *text)
{
    return text ? text : "";
}

static const char *number_cell(struct arena *arena, int64_t number, int64_t none)
{
    return number == none ? "" : arena_format(arena, "%lld", (long long)number);
}

static const char *day_cell(struct arena *arena, int32_t day)
{
    char text[CIVIL_DATE_SIZE];
    return day == NO_DAY ? "" : arena_text(arena, civil_day_text(day, text));
}

static const char *tod_cell(struct arena *arena, int32_t tod)
{
    char text[CIVIL_TOD_SIZE];
    return tod < 0 ? "" : arena_text(arena, civil_tod_text(tod, text));
}

static const char *rep_cell(const struct model *model, uint32_t rep_ix)
{
    return rep_ix == NO_IX ? "" : model->reps[rep_ix].crm_id;
}

static void write_accounts(const struct model *m, struct paper *paper)
{
    struct arena *arena = paper->arena;
    paper->header = "id;name;kind;tier;owner;locked;lon;lat;precision;street;postcode;"
                    "city;phone;yearly_revenue;visit_length;interval;cadence_promised;"
                    "needs;parent";
    for (uint32_t i = 0; i < m->account_count; i++) {
        const struct account *a = &m->accounts[i];
        const bool has_place = a->precision != PLACE_NONE;
        add_row(paper,
                arena_format(
                    arena, "%s;%s;%s;%s;%s;%d;%s;%s;%s;%s;%s;%s;%s;%s;%s;%s;%d;%s;%s",
                    a->crm_id, a->name, account_kind_word(a->kind),
                    m->tiers[a->tier_ix].name, rep_cell(m, a->owner_rep_ix),
                    a->is_locked,
                    has_place ? arena_format(arena, "%.17g", a->at.lon_deg) : "",
                    has_place ? arena_format(arena, "%.17g", a->at.lat_deg) : "",
                    precision_word(a->precision), text_cell(a->street),
                    text_cell(a->postcode), text_cell(a->city), text_cell(a->phone),
                    number_cell(arena, a->yearly_revenue_ct, -1),
                    number_cell(arena, a->visit_s, 0),
                    number_cell(arena, a->interval_days, 0), a->is_cadence_promised,
                    text_cell(a->needs), text_cell(a->parent)));
    }
}

static void write_reps(const struct model *m, struct paper *paper)
{
    paper->header = "id;name;email;zone;lon;lat;availability;specialist;"
                    "qualifications;accounts_most;drive_most;district;region";
    for (uint32_t i = 0; i < m->rep_count; i++) {
        const struct rep *r = &m->reps[i];
        add_row(paper, arena_format(
                           paper->arena, "%s;%s;%s;%s;%.17g;%.17g;%d;%d;%s;%s;%s;%s;%s",
                           r->crm_id, r->name, text_cell(r->email), r->zone,
                           r->home.lon_deg, r->home.lat_deg, r->availability_ppm,
                           r->is_specialist, text_cell(r->qualifications),
                           number_cell(paper->arena, r->accounts_most, 0),
                           number_cell(paper->arena, r->drive_most_s, 0),
                           text_cell(r->district), text_cell(r->region)));
    }
}

static void write_contacts(const struct model *m, struct paper *paper)
{
    paper->header = "id;account;name;role;phone;email";
    for (uint32_t i = 0; i < m->contact_count; i++) {
        const struct contact *c = &m->contacts[i];
        add_row(paper, arena_format(paper->arena, "%s;%s;%s;%s;%s;%s", c->crm_id,
                                    m->accounts[c->account_ix].crm_id, c->name,
                                    contact_role_word(c->role), text_cell(c->phone),
                                    text_cell(c->email)));
    }
}

static void write_opportunities(const struct model *m, struct paper *paper)
{
    paper->header = "id;account;name;amount;stage;close_date";
    for (uint32_t i = 0; i < m->opportunity_count; i++) {
        const struct opportunity *o = &m->opportunities[i];
        add_row(paper, arena_format(paper->arena, "%s;%s;%s;%lld;%s;%s", o->crm_id,
                                    m->accounts[o->account_ix].crm_id, o->name,
                                    (long long)o->amount_ct, stage_word(o->stage),
                                    day_cell(paper->arena, o->close_day)));
    }
}

static void write_hours(const struct model *m, struct paper *paper)
{
    struct arena *arena = paper->arena;
    paper->header = "account;weekday;date;open;close";
    for (uint32_t i = 0; i < m->hours_count; i++) {
        const struct hours *h = &m->hours[i];
        add_row(paper,
                arena_format(arena, "%s;%d;;%s;%s", m->accounts[h->account_ix].crm_id,
                             h->weekday, tod_cell(arena, h->open_tod),
                             tod_cell(arena, h->close_tod)));
    }
    for (uint32_t i = 0; i < m->exception_count; i++) {
        const struct hours_exception *e = &m->exceptions[i];
        add_row(paper,
                arena_format(arena, "%s;;%s;%s;%s", m->accounts[e->account_ix].crm_id,
                             day_cell(arena, e->day), tod_cell(arena, e->open_tod),
                             tod_cell(arena, e->close_tod)));
    }
}

static void write_appointments(const struct model *m, struct paper *paper)
{
    struct arena *arena = paper->arena;
    paper->header = "id;account;rep;kind;date;start;duration;leeway;subject";
    for (uint32_t i = 0; i < m->appointment_count; i++) {
        const struct appointment *a = &m->appointments[i];
        add_row(paper,
                arena_format(arena, "%s;%s;%s;%s;%s;%s;%s;%d;%s", a->crm_id,
                             m->accounts[a->account_ix].crm_id, rep_cell(m, a->rep_ix),
                             appointment_kind_word(a->kind), day_cell(arena, a->day),
                             tod_cell(arena, a->start_tod),
                             number_cell(arena, a->duration_s, 0), a->leeway_s,
                             text_cell(a->subject)));
    }
}

static void write_blocks(const struct model *m, struct paper *paper)
{
    struct arena *arena = paper->arena;
    paper->header = "account;kind;from;until;note";
    for (uint32_t i = 0; i < m->block_count; i++) {
        const struct block *b = &m->blocks[i];
        add_row(paper,
                arena_format(arena, "%s;%s;%s;%s;%s", m->accounts[b->account_ix].crm_id,
                             block_kind_word(b->kind), day_cell(arena, b->from_day),
                             day_cell(arena, b->until_day), text_cell(b->note)));
    }
}

static void write_calendar(const struct model *m, struct paper *paper)
{
    struct arena *arena = paper->arena;
    paper->header = "rep;date;kind;from;until;note";
    for (uint32_t i = 0; i < m->calendar_count; i++) {
        const struct calendar_entry *c = &m->calendar[i];
        add_row(paper, arena_format(arena, "%s;%s;%s;%s;%s;%s", rep_cell(m, c->rep_ix),
                                    day_cell(arena, c->day),
                                    c->kind == CALENDAR_OFF ? "off" : "work",
                                    tod_cell(arena, c->from_tod),
                                    tod_cell(arena, c->until_tod), text_cell(c->note)));
    }
}

static void write_events(const struct model *m, struct paper *paper)
{
    struct arena *arena = paper->arena;
    paper->header = "id;name;rep;date;start;end;lon;lat;value;must";
    for (uint32_t i = 0; i < m->event_count; i++) {
        const struct event *e = &m->events[i];
        add_row(paper,
                arena_format(arena, "%s;%s;%s;%s;%s;%s;%.17g;%.17g;%lld;%d", e->crm_id,
                             e->name, rep_cell(m, e->rep_ix), day_cell(arena, e->day),
                             tod_cell(arena, e->start_tod), tod_cell(arena, e->end_tod),
                             e->at.lon_deg, e->at.lat_deg, (long long)e->value_ct,
                             e->is_must));
    }
}

static void write_lodgings(const struct model *m, struct paper *paper)
{
    paper->header = "id;name;lon;lat;night";
    for (uint32_t i = 0; i < m->lodging_count; i++) {
        const struct lodging *l = &m->lodgings[i];
        add_row(paper,
                arena_format(paper->arena, "%s;%s;%.17g;%.17g;%lld", l->crm_id, l->name,
                             l->at.lon_deg, l->at.lat_deg, (long long)l->night_ct));
    }
}

/* In an order in which every reference is there. */
static const struct {
    enum import_kind kind;
    void (*write)(const struct model *, struct paper *);
} writers[] = {
    {IMPORT_REPS, write_reps},         {IMPORT_ACCOUNTS, write_accounts},
    {IMPORT_CONTACTS, write_contacts}, {IMPORT_OPPORTUNITIES, write_opportunities},
    {IMPORT_HOURS, write_hours},       {IMPORT_APPOINTMENTS, write_appointments},
    {IMPORT_BLOCKS, write_blocks},     {IMPORT_CALENDAR, write_calendar},
    {IMPORT_EVENTS, write_events},     {IMPORT_LODGINGS, write_lodgings},
};

void company_import(struct fixture *f, const struct model *m, struct rng *rng,
                    bool is_again)
{
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
        struct paper paper = {.arena = &f->arena};
        writers[i].write(m, &paper);
        const struct save_counts counts =
            fixture_take(f, writers[i].kind, shuffled(&paper, rng));
        assert_int_equal(counts.new_count, is_again ? 0 : paper.count);
        assert_int_equal(counts.unchanged_count, is_again ? paper.count : 0);
        assert_int_equal(counts.changed_count, 0);
    }
}
