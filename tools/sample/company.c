// SPDX-License-Identifier: GPL-3.0-or-later
/* company: accounts stand in and around the towns, in number by population^0.75 (small
 * towns have more workshops a head than Riga), at normal distances from the centre.
 * Revenue is log-normal by trade; the tier follows from its rank: A the first 10 %, B
 * the next 28 %, C the next 40 %. One account in ten is a prospect and has no revenue
 * yet. The present owner is the nearest rep, but for one account in nine that history
 * left with another: that is what a realignment finds to do. */
#include "sample/company.h"

#include "base/sorting.h"
#include <math.h>

enum { POSTCODES_A_TOWN = 7, POSTCODE_STEP = 42 };

int32_t company_interval_days(uint32_t tier)
{
    static const int32_t days[] = {14, 30, 90, 180};
    return days[tier];
}

static struct geo_point offset(struct geo_point from, double bearing_rad,
                               double length_m)
{
    const double metres_a_degree = 111320.0;
    const double north_m = length_m * cos(bearing_rad);
    const double east_m = length_m * sin(bearing_rad);
    const double shrink = cos(from.lat_deg * 3.14159265358979323846 / 180.0);
    return (struct geo_point){from.lon_deg + east_m / (metres_a_degree * shrink),
                              from.lat_deg + north_m / metres_a_degree};
}

/* A place near a town; on a coast, what falls seawards is turned round. */
static struct geo_point place_near(const struct town *town, struct rng *rng)
{
    const double pi = 3.14159265358979323846;
    const double reach_m = 260.0 * sqrt((double)town->population / 1000.0) + 350.0;
    const double length_m = fabs(rng_normal(rng)) * reach_m;
    double bearing_rad = 2.0 * pi * rng_real(rng);
    if (town->sea_deg >= 0) {
        const double sea_rad = town->sea_deg * pi / 180.0;
        if (cos(bearing_rad - sea_rad) > -0.2)
            bearing_rad = sea_rad + pi + (rng_real(rng) - 0.5) * 2.2;
    }
    return offset((struct geo_point){town->lon_deg, town->lat_deg}, bearing_rad,
                  length_m);
}

/* Towns by weight: cumulative[i] is the share of towns 0..i. */
static const struct town *draw_town(const double *cumulative, struct rng *rng)
{
    uint32_t count;
    const struct town *towns = towns_get(&count);
    const double at = rng_real(rng) * cumulative[count - 1];
    uint32_t i = 0;
    while (cumulative[i] <= at && i + 1 < count)
        i++;
    return &towns[i];
}

static double *weigh_towns(struct arena *arena)
{
    uint32_t count;
    const struct town *towns = towns_get(&count);
    double *cumulative = ARENA_ARRAY(arena, count, double);
    double sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        sum += pow(towns[i].population, 0.75);
        cumulative[i] = sum;
    }
    return cumulative;
}

/* Homes of the first six reps are spread by hand; more reps live where people live. */
static const struct town *home_town(uint32_t rep, const double *cumulative,
                                    struct rng *rng)
{
    static const uint32_t first_towns[] = {0, 0, 8, 1, 14, 3};
    uint32_t count;
    const struct town *towns = towns_get(&count);
    if (rep < sizeof first_towns / sizeof *first_towns)
        return &towns[first_towns[rep]];
    return draw_town(cumulative, rng);
}

static void make_reps(struct company *company, const double *cumulative)
{
    const uint32_t count = company->options.rep_count;
    struct sample_rep *reps = ARENA_ARRAY(company->arena, count, struct sample_rep);
    for (uint32_t i = 0; i < count; i++) {
        struct sample_rep *rep = &reps[i];
        rep->id = arena_format(company->arena, "R%02u", i + 1);
        rep->name = names_person(&company->names);
        rep->mailbox = names_mailbox(&company->names, rep->name);
        rep->town = home_town(i, cumulative, &company->rng);
        rep->home = place_near(rep->town, &company->rng);
    }
    company->reps = reps;
}

static uint32_t nearest_rep(const struct company *company, struct geo_point at)
{
    uint32_t best = 0;
    double best_m = INFINITY;
    for (uint32_t i = 0; i < company->options.rep_count; i++) {
        const double length_m = geo_length_m(company->reps[i].home, at);
        if (length_m < best_m) {
            best_m = length_m;
            best = i;
        }
    }
    return best;
}

static uint32_t draw_owner(struct company *company, struct geo_point at)
{
    const uint32_t rep_count = company->options.rep_count;
    if (rep_count > 64) /* a company of that size has no history here: any of them */
        return rng_below(&company->rng, rep_count);
    if (rng_below(&company->rng, 9) == 0)
        return rng_below(&company->rng, rep_count);
    return nearest_rep(company, at);
}

static const char *draw_opening(enum trade trade, struct rng *rng)
{
    static const char *const shops[] = {"Mo-Fr 08:00-18:00; Sa 09:00-15:00",
                                        "Mo-Fr 08:00-17:00; Sa 09:00-14:00",
                                        "Mo-Sa 09:00-18:00", "Mo-Fr 09:00-18:00"};
    static const char *const workshops[] = {"Mo-Fr 08:00-12:00,13:00-17:00",
                                            "Mo-Fr 08:00-17:00", "Mo-Fr 07:30-16:00",
                                            "Mo-Th 08:00-17:00; Fr 08:00-15:00"};
    static const char *const farms[] = {"Mo-Fr 07:00-12:00", "Mo,We,Fr 08:00-13:00",
                                        "Mo-Fr 08:00-16:00", "Tu,Th 09:00-17:00"};
    const uint32_t which = rng_below(rng, 4);
    if (rng_below(rng, 100) < 22)
        return "";
    if (trade == TRADE_FARM)
        return farms[which];
    return trade == TRADE_BUILDING || trade == TRADE_HIRE ? shops[which]
                                                          : workshops[which];
}

static int64_t draw_revenue_ct(enum trade trade, struct rng *rng)
{
    static const double medians[TRADE_COUNT] = {52000, 26000, 33000, 30000,
                                                23000, 28000, 38000, 18000};
    const double revenue = medians[trade] * exp(0.95 * rng_normal(rng));
    return (int64_t)(revenue / 10.0) * 1000; /* to ten euros: what a report would say */
}

/* Invented, but each town has its own. */
static const char *draw_postcode(struct company *company, const struct town *town)
{
    uint32_t count;
    const uint32_t town_ix = (uint32_t)(town - towns_get(&count));
    return arena_format(company->arena, "LV-%04u",
                        1000 + town_ix * POSTCODE_STEP +
                            rng_below(&company->rng, POSTCODES_A_TOWN));
}

static void make_account(struct company *company, struct sample_account *account,
                         uint32_t number, const double *cumulative)
{
    struct rng *rng = &company->rng;
    account->id = arena_format(company->arena, "LV%05u", number + 1);
    account->trade = (enum trade)rng_below(rng, TRADE_COUNT);
    account->town = draw_town(cumulative, rng);
    account->at = place_near(account->town, rng);
    account->name = names_company(&company->names, account->trade, account->town->name);
    account->street = names_street(&company->names);
    account->postcode = draw_postcode(company, account->town);
    account->phone = arena_format(company->arena, "+371 2%03u %04u",
                                  rng_below(rng, 1000), rng_below(rng, 10000));
    account->is_prospect = rng_below(rng, 10) == 0;
    account->revenue_ct =
        account->is_prospect ? 0 : draw_revenue_ct(account->trade, rng);
    account->opening = draw_opening(account->trade, rng);
    account->rep = draw_owner(company, account->at);
    account->last_visit_day = INT32_MIN;
}

static void rank_tiers(struct sample_account *accounts, uint32_t count,
                       struct arena *arena)
{
    int64_t *keys = ARENA_ARRAY(arena, count, int64_t);
    uint32_t *order = ARENA_ARRAY(arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        keys[i] = -accounts[i].revenue_ct;
    sorting_order_i64(keys, order, count);
    for (uint32_t rank = 0; rank < count; rank++) {
        const double share = (double)rank / count;
        accounts[order[rank]].tier = share < 0.10   ? 0
                                     : share < 0.38 ? 1
                                     : share < 0.78 ? 2
                                                    : 3;
    }
}

/* Most accounts were seen within their interval; some are late, a few were never seen.
 */
static void draw_history(struct company *company, struct sample_account *account)
{
    struct rng *rng = &company->rng;
    account->is_promised = account->tier == 0 && rng_below(rng, 4) == 0;
    if (account->is_prospect && rng_below(rng, 3) > 0)
        return;
    const double intervals =
        1.15 * rng_real(rng) + (rng_below(rng, 8) == 0 ? 0.6 : 0.0);
    account->last_visit_day =
        company->options.today_day -
        (int32_t)(intervals * company_interval_days(account->tier)) - 1;
}

void company_make(struct company *company, const struct company_options *options,
                  struct arena *arena)
{
    *company = (struct company){.options = *options, .arena = arena};
    rng_init(&company->rng, options->seed, 0);
    names_init(&company->names, options->account_count, &company->rng, arena);
    const double *cumulative = weigh_towns(arena);
    make_reps(company, cumulative);
    struct sample_account *accounts =
        ARENA_ARRAY(arena, options->account_count, struct sample_account);
    for (uint32_t i = 0; i < options->account_count; i++)
        make_account(company, &accounts[i], i, cumulative);
    rank_tiers(accounts, options->account_count, arena);
    for (uint32_t i = 0; i < options->account_count; i++)
        draw_history(company, &accounts[i]);
    company->accounts = accounts;
}
