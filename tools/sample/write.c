// SPDX-License-Identifier: GPL-3.0-or-later
/* write: each function makes one file. What is drawn here (opportunities, visits, ...)
 * comes from the company's own random numbers, in the order of the functions below. */
#include "sample/write.h"

#include "base/civil.h"
#include "sample/areas.h"
#include "sample/sheet.h"

static const char *const tier_names[] = {"A", "B", "C", "D"};

static const char *number_id(struct company *company, const char *prefix,
                             uint32_t number)
{
    return arena_format(company->arena, "%s%05u", prefix, number);
}

static bool write_reps(struct company *company, const char *folder, struct err *err)
{
    struct sheet *sheet;
    if (!sheet_open(folder, "reps", "id,name,email,lon,lat,address", &sheet, err))
        return false;
    for (uint32_t i = 0; i < company->options.rep_count; i++) {
        const struct sample_rep *rep = &company->reps[i];
        sheet_text(sheet, rep->id);
        sheet_text(sheet, rep->name);
        sheet_text(sheet, arena_format(company->arena, "%s@example.com", rep->mailbox));
        sheet_point(sheet, rep->home);
        sheet_text(sheet, rep->town->name);
        sheet_end_row(sheet);
    }
    return sheet_close(sheet, err);
}

static void write_account(struct company *company, struct sheet *sheet,
                          const struct sample_account *account)
{
    sheet_text(sheet, account->id);
    sheet_text(sheet, account->name);
    sheet_text(sheet, account->is_prospect ? "prospect" : "account");
    sheet_text(sheet, tier_names[account->tier]);
    sheet_text(sheet, company->reps[account->rep].id);
    sheet_point(sheet, account->at);
    sheet_text(sheet, account->street);
    sheet_text(sheet, account->postcode);
    sheet_text(sheet, account->town->name);
    sheet_text(sheet, account->phone);
    sheet_money(sheet, account->revenue_ct);
    sheet_text(sheet, account->is_promised ? "yes" : "no");
    sheet_text(sheet, account->opening);
    sheet_end_row(sheet);
}

static bool write_accounts(struct company *company, const char *folder, struct err *err)
{
    struct sheet *sheet;
    if (!sheet_open(folder, "accounts",
                    "id,name,kind,tier,owner,lon,lat,street,postcode,city,phone,"
                    "yearly_revenue,cadence_promised,opening_hours",
                    &sheet, err))
        return false;
    for (uint32_t i = 0; i < company->options.account_count; i++)
        write_account(company, sheet, &company->accounts[i]);
    return sheet_close(sheet, err);
}

static void write_contact(struct company *company, struct sheet *sheet, uint32_t number,
                          const struct sample_account *account, const char *role)
{
    const char *name = names_person(&company->names);
    sheet_text(sheet, number_id(company, "C", number));
    sheet_text(sheet, account->id);
    sheet_text(sheet, name);
    sheet_text(sheet, role);
    sheet_text(sheet, account->phone);
    sheet_text(sheet, arena_format(company->arena, "%s@example.com",
                                   names_mailbox(&company->names, name)));
    sheet_end_row(sheet);
}

static bool write_contacts(struct company *company, const char *folder, struct err *err)
{
    struct sheet *sheet;
    if (!sheet_open(folder, "contacts", "id,account,name,role,phone,email", &sheet,
                    err))
        return false;
    uint32_t number = 0;
    for (uint32_t i = 0; i < company->options.account_count; i++) {
        const struct sample_account *account = &company->accounts[i];
        const bool is_large = account->tier <= 1;
        if (is_large)
            write_contact(company, sheet, ++number, account, "gatekeeper");
        if (is_large || rng_below(&company->rng, 2) == 0)
            write_contact(company, sheet, ++number, account, "decision_maker");
    }
    return sheet_close(sheet, err);
}

/* An amount that grows with the account: 4 to 30 % of its revenue, at least 400. */
static int64_t draw_deal_ct(struct company *company,
                            const struct sample_account *account)
{
    const int64_t share_ct =
        account->revenue_ct / 100 * (4 + rng_below(&company->rng, 27));
    const int64_t least_ct = 40000 + 1000 * (int64_t)rng_below(&company->rng, 160);
    return (share_ct > least_ct ? share_ct : least_ct) / 1000 * 1000;
}

static bool write_opportunities(struct company *company, const char *folder,
                                struct err *err)
{
    static const char *const subjects[] = {"Rokas instrumenti",   "Stiprinājumi",
                                           "Darba apģērbs",       "Kompresors",
                                           "Metināšanas iekārta", "Plaukti noliktavai"};
    static const char *const stages[] = {"lead",     "qualified", "qualified",
                                         "proposal", "proposal",  "negotiation",
                                         "won",      "lost"};
    struct sheet *sheet;
    if (!sheet_open(folder, "opportunities", "id,account,name,amount,stage,close_date",
                    &sheet, err))
        return false;
    uint32_t number = 0;
    for (uint32_t i = 0; i < company->options.account_count; i++) {
        struct rng *rng = &company->rng;
        const struct sample_account *account = &company->accounts[i];
        if (rng_below(rng, 100) >= (account->is_prospect ? 45u : 32u))
            continue;
        sheet_text(sheet, number_id(company, "O", ++number));
        sheet_text(sheet, account->id);
        sheet_text(sheet, subjects[rng_below(rng, 6)]);
        sheet_money(sheet, draw_deal_ct(company, account));
        sheet_text(sheet, stages[rng_below(rng, 8)]);
        sheet_day(sheet, company->options.today_day + 5 + (int32_t)rng_below(rng, 120));
        sheet_end_row(sheet);
    }
    return sheet_close(sheet, err);
}

static bool write_leads(struct company *company, const char *folder, struct err *err)
{
    static const char *const sources[] = {"fair", "website", "telephone", "partner"};
    struct sheet *sheet;
    if (!sheet_open(folder, "leads", "id,account,source,handed_over,amount,note",
                    &sheet, err))
        return false;
    uint32_t number = 0;
    for (uint32_t i = 0; i < company->options.account_count; i++) {
        struct rng *rng = &company->rng;
        const struct sample_account *account = &company->accounts[i];
        if (!account->is_prospect || rng_below(rng, 2) == 0)
            continue;
        sheet_text(sheet, number_id(company, "L", ++number));
        sheet_text(sheet, account->id);
        sheet_text(sheet, sources[rng_below(rng, 4)]);
        sheet_day(sheet, company->options.today_day - (int32_t)rng_below(rng, 30));
        sheet_money(sheet, draw_deal_ct(company, account));
        sheet_text(sheet, "");
        sheet_end_row(sheet);
    }
    return sheet_close(sheet, err);
}

static void write_visit(struct company *company, struct sheet *sheet, uint32_t number,
                        const struct sample_account *account, int32_t day)
{
    static const char *const outcomes[] = {"done",  "done",     "done",  "order",
                                           "order", "advanced", "not_in"};
    struct rng *rng = &company->rng;
    const bool is_newest = day == account->last_visit_day;
    const char *outcome = outcomes[rng_below(rng, is_newest ? 6 : 7)];
    sheet_text(sheet, number_id(company, "V", number));
    sheet_text(sheet, account->id);
    sheet_text(sheet, company->reps[account->rep].id);
    sheet_day(sheet, day);
    sheet_tod(sheet, 8 * 3600 + 900 * (int32_t)rng_below(rng, 34));
    sheet_number(sheet, 15 + 5 * (int64_t)rng_below(rng, 12));
    sheet_text(sheet, "visit");
    sheet_text(sheet, outcome);
    sheet_end_row(sheet);
}

/* The last workday on or before a day. */
static int32_t workday(int32_t day)
{
    while (civil_weekday(day) >= 5)
        day--;
    return day;
}

/* Back from the last visit, one an interval with some play, for a year at the most. */
static bool write_visits(struct company *company, const char *folder, struct err *err)
{
    struct sheet *sheet;
    if (!sheet_open(folder, "visits", "id,account,rep,date,start,duration,kind,outcome",
                    &sheet, err))
        return false;
    uint32_t number = 0;
    for (uint32_t i = 0; i < company->options.account_count; i++) {
        const struct sample_account *account = &company->accounts[i];
        if (account->last_visit_day == INT32_MIN)
            continue;
        const int32_t interval = company_interval_days(account->tier);
        const int32_t oldest_day = company->options.today_day - 365;
        int32_t day = account->last_visit_day;
        do {
            write_visit(company, sheet, ++number, account, workday(day));
            day -= interval * 3 / 4 +
                   (int32_t)rng_below(&company->rng, (uint32_t)interval);
        } while (day > oldest_day);
    }
    return sheet_close(sheet, err);
}

/* Appointments of the week after today: one account in sixty, at the owner's. */
static bool write_appointments(struct company *company, const char *folder,
                               struct err *err)
{
    static const char *const kinds[] = {"fixed", "fixed", "leeway", "day", "week"};
    struct sheet *sheet;
    if (!sheet_open(folder, "appointments",
                    "id,account,kind,date,start,leeway,duration,subject", &sheet, err))
        return false;
    const int32_t today = company->options.today_day;
    const int32_t monday = today + 7 - civil_weekday(today);
    uint32_t number = 0;
    for (uint32_t i = 15; i < company->options.account_count; i += 61) {
        struct rng *rng = &company->rng;
        const uint32_t kind = rng_below(rng, 5);
        const int32_t slot =
            (int32_t)rng_below(rng, 10); /* one of two times each day */
        sheet_text(sheet, number_id(company, "P", ++number));
        sheet_text(sheet, company->accounts[i].id);
        sheet_text(sheet, kinds[kind]);
        sheet_day(sheet, monday + slot / 2);
        if (kind <= 2)
            sheet_tod(sheet, slot % 2 ? 14 * 3600 : 10 * 3600);
        else
            sheet_text(sheet, "");
        sheet_text(sheet, kind == 2 ? "30" : "");
        sheet_text(sheet, kind == 3 ? "60" : "");
        sheet_text(sheet, "Piedāvājuma pārrunas");
        sheet_end_row(sheet);
    }
    return sheet_close(sheet, err);
}

static bool write_blocks(struct company *company, const char *folder, struct err *err)
{
    struct sheet *sheet;
    if (!sheet_open(folder, "blocks", "id,account,kind,from,until,note", &sheet, err))
        return false;
    const int32_t today = company->options.today_day;
    uint32_t number = 0;
    for (uint32_t i = 40; i < company->options.account_count; i += 67) {
        const bool is_must = rng_below(&company->rng, 3) == 0;
        sheet_text(sheet, number_id(company, "B", ++number));
        sheet_text(sheet, company->accounts[i].id);
        sheet_text(sheet, is_must ? "must" : "block");
        sheet_day(sheet, today - 3);
        sheet_day(sheet, today + 10 + (int32_t)rng_below(&company->rng, 40));
        sheet_text(sheet, is_must ? "Sūdzība par piegādi" : "Inventarizācija");
        sheet_end_row(sheet);
    }
    return sheet_close(sheet, err);
}

static void write_entry(struct sheet *sheet, const char *rep, int32_t day,
                        int32_t from_tod, int32_t until_tod, const char *note)
{
    sheet_text(sheet, rep);
    sheet_day(sheet, day);
    sheet_text(sheet, "off");
    if (from_tod < 0) {
        sheet_text(sheet, "");
        sheet_text(sheet, "");
    } else {
        sheet_tod(sheet, from_tod);
        sheet_tod(sheet, until_tod);
    }
    sheet_text(sheet, note);
    sheet_end_row(sheet);
}

/* Public holidays of the winter after today, and one rep's dentist. */
static bool write_calendar(struct company *company, const char *folder, struct err *err)
{
    static const int32_t holidays[][2] = {
        {11, 18}, {12, 24}, {12, 25}, {12, 26}, {12, 31}};
    struct sheet *sheet;
    if (!sheet_open(folder, "calendar", "rep,date,kind,from,until,note", &sheet, err))
        return false;
    const int32_t today = company->options.today_day;
    const int32_t year = civil_from_day(today).year;
    for (uint32_t i = 0; i < sizeof holidays / sizeof *holidays; i++) {
        const struct civil date = {year, holidays[i][0], holidays[i][1]};
        write_entry(sheet, "", civil_day(date), -1, -1, "Svētku diena");
    }
    const int32_t monday = today + 7 - civil_weekday(today);
    write_entry(sheet, company->reps[0].id, monday + 2, 13 * 3600, 17 * 3600,
                "Zobārsts");
    return sheet_close(sheet, err);
}

struct occasion {
    const char *id, *name;
    uint32_t rep;
    int32_t weekday, start_hour, end_hour;
    struct geo_point at;
    int64_t value_ct;
};

static bool write_events(struct company *company, const char *folder, struct err *err)
{
    /* A fair in the afternoon, and a dinner after work. */
    static const struct occasion occasions[] = {
        {"E00001", "Instrumentu izstāde", 1, 3, 15, 17, {24.0815, 56.9560}, 60000},
        {"E00002", "Tirgotāju vakariņas", 2, 1, 19, 21, {25.4263, 57.5385}, 40000},
    };
    struct sheet *sheet;
    if (!sheet_open(folder, "events", "id,name,rep,date,start,end,lon,lat,value",
                    &sheet, err))
        return false;
    const int32_t today = company->options.today_day;
    const int32_t monday = today + 7 - civil_weekday(today);
    for (uint32_t i = 0; i < sizeof occasions / sizeof *occasions; i++) {
        const struct occasion *occasion = &occasions[i];
        sheet_text(sheet, occasion->id);
        sheet_text(sheet, occasion->name);
        sheet_text(sheet, company->reps[occasion->rep % company->options.rep_count].id);
        sheet_day(sheet, monday + occasion->weekday);
        sheet_tod(sheet, occasion->start_hour * 3600);
        sheet_tod(sheet, occasion->end_hour * 3600);
        sheet_point(sheet, occasion->at);
        sheet_money(sheet, occasion->value_ct);
        sheet_end_row(sheet);
    }
    return sheet_close(sheet, err);
}

static bool write_lodgings(struct company *company, const char *folder, struct err *err)
{
    static const char *const house_names[] = {"Ceļinieks", "Pie Tilta", "Divi Ozoli"};
    struct sheet *sheet;
    if (!sheet_open(folder, "lodgings", "id,name,lon,lat,night", &sheet, err))
        return false;
    uint32_t town_count;
    const struct town *towns = towns_get(&town_count);
    for (uint32_t i = 1; i < 10 && i < town_count; i++) {
        sheet_text(sheet, number_id(company, "H", i));
        sheet_text(sheet, arena_format(company->arena, "Viesu nams \"%s\", %s",
                                       house_names[i % 3], towns[i].name));
        sheet_point(sheet, (struct geo_point){towns[i].lon_deg, towns[i].lat_deg});
        sheet_money(sheet, 4500 + 500 * (int64_t)rng_below(&company->rng, 8));
        sheet_end_row(sheet);
    }
    return sheet_close(sheet, err);
}

/* What a manager asks of every week; imported only by who wants to see it. */
static bool write_quotas(const char *folder, struct err *err)
{
    struct sheet *sheet;
    if (!sheet_open(folder, "quotas", "id,name,tier,kind,least,most,missing", &sheet,
                    err))
        return false;
    static const char *const rows[][6] = {
        {"Q1", "prospects", "", "prospect", "2", ""},
        {"Q2", "tier C", "C", "", "", "8"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (size_t cell = 0; cell < 6; cell++)
            sheet_text(sheet, rows[i][cell]);
        sheet_money(sheet, 15000);
        sheet_end_row(sheet);
    }
    return sheet_close(sheet, err);
}

/* Where towns are: a gazetteer for accounts that come without coordinates. */
static bool write_towns(const char *folder, struct err *err)
{
    struct sheet *sheet;
    if (!sheet_open(folder, "towns", "name,lon,lat", &sheet, err))
        return false;
    uint32_t count;
    const struct town *towns = towns_get(&count);
    for (uint32_t i = 0; i < count; i++) {
        sheet_text(sheet, towns[i].name);
        sheet_point(sheet, (struct geo_point){towns[i].lon_deg, towns[i].lat_deg});
        sheet_end_row(sheet);
    }
    return sheet_close(sheet, err);
}

bool write_company(struct company *company, const char *folder, struct err *err)
{
    return write_reps(company, folder, err) && write_accounts(company, folder, err) &&
           write_contacts(company, folder, err) &&
           write_opportunities(company, folder, err) &&
           write_leads(company, folder, err) && write_visits(company, folder, err) &&
           write_appointments(company, folder, err) &&
           write_blocks(company, folder, err) && write_calendar(company, folder, err) &&
           write_events(company, folder, err) && write_lodgings(company, folder, err) &&
           write_quotas(folder, err) && write_towns(folder, err) &&
           areas_write(folder, err);
}
