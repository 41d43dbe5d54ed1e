// SPDX-License-Identifier: GPL-3.0-or-later
/* Accounts lie around towns, the bigger the town the more; territories are the cells of
 * a grid whose corners were moved. Nothing here is optimal: the numbers only
 * have to look like those of a week. */
#include "week_fixture.h"

#include "base/civil.h"
#include "base/rng.h"

#include <math.h>

const char *const hostile_names[] = {
    "</script><script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">",
    "\"Quoted\" & 'Sons', SIA; \\backslash\\",
    "=HYPERLINK(\"x\")",
    "line\xe2\x80\xa8separator\xe2\x80\xa9here",
    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xe2\x80\xae right to left",
    "<!--<script>",
    "]]>",
    "A very long name of a company that sells everything that a house, a garden, a "
    "farm "
    "and a small factory may ever need, and a little more",
};
const uint32_t hostile_name_count = sizeof hostile_names / sizeof *hostile_names;

struct town {
    const char *name;
    struct geo_point at;
    uint32_t weight; /* thousands of people, about */
};

static const struct town towns[] = {
    {"R\u012bga", {24.1052, 56.9496}, 600},
    {"Daugavpils", {26.5333, 55.8833}, 80},
    {"Liep\u0101ja", {21.0108, 56.5047}, 67},
    {"Jelgava", {23.7128, 56.6500}, 55},
    {"J\u016brmala", {23.7700, 56.9680}, 51},
    {"Ventspils", {21.5606, 57.3894}, 33},
    {"R\u0113zekne", {27.3333, 56.5000}, 27},
    {"Ogre", {24.6044, 56.8162}, 23},
    {"Valmiera", {25.4264, 57.5385}, 22},
    {"Tukums", {23.1553, 56.9669}, 16},
    {"J\u0113kabpils", {25.8572, 56.4990}, 21},
    {"Salaspils", {24.3500, 56.8600}, 17},
    {"C\u0113sis", {25.2749, 57.3119}, 14},
    {"Kuld\u012bga", {21.9575, 56.9677}, 10},
    {"Saldus", {22.4936, 56.6636}, 9},
    {"Talsi", {22.5850, 57.2440}, 9},
    {"Dobele", {23.2789, 56.6253}, 8},
    {"Bauska", {24.1833, 56.4079}, 8},
    {"Sigulda", {24.8540, 57.1514}, 14},
    {"Madona", {26.2170, 56.8533}, 7},
    {"Gulbene", {26.7531, 57.1774}, 7},
    {"Al\u016bksne", {27.0467, 57.4220}, 6},
    {"Balvi", {27.2650, 57.1310}, 5},
    {"Ludza", {27.7194, 56.5439}, 7},
    {"Kr\u0101slava", {27.1682, 55.8951}, 7},
    {"Prei\u013ci", {26.7246, 56.2945}, 6},
    {"L\u012bv\u0101ni", {26.1760, 56.3540}, 7},
    {"Aizkraukle", {25.2550, 56.6050}, 7},
    {"Limba\u017ei", {24.7160, 57.5130}, 7},
    {"Smiltene", {25.9010, 57.4240}, 5},
};
enum { TOWNS = sizeof towns / sizeof *towns };

static const char *const rep_names[] = {
    "Anna B\u0113rzi\u0146a",
    "J\u0101nis Kalni\u0146\u0161",
    "Ilze Ozola",
    "M\u0101rti\u0146\u0161 Liepi\u0146\u0161",
    "Zane Kr\u016bmi\u0146a",
    "Andris Vanags",
};
static const char *const territory_names[] = {
    "Kurzeme", "R\u012bga", "Latgale", "Zemgale", "Vidzeme", "S\u0113lija",
};
static const char *const heads[] = {
    "Ozols", "B\u0113rzs", "Saule",    "Dzintars", "Vilnis",    "Daugava",
    "Gauja", "Rasa",       "Zvaigzne", "Priede",   "M\u0101ra", "Laima",
};
static const char *const tails[] = {
    "Veikals", "B\u016bve",      "Serviss",       "Noliktava",
    "Aptieka", "Kafejn\u012bca", "Darbn\u012bca", "Tirgus",
};
static const char *const tier_names[] = {"A", "B", "C", "D"};
enum { TIERS = 4, DAYS = 5 };
#define PICK(list, ix) ((list)[(ix) % (sizeof(list) / sizeof *(list))])

static const struct town *town_draw(struct rng *rng)
{
    uint32_t total = 0;
    for (uint32_t i = 0; i < TOWNS; i++)
        total += towns[i].weight;
    uint32_t left = rng_below(rng, total);
    for (uint32_t i = 0; i < TOWNS; i++) {
        if (left < towns[i].weight)
            return &towns[i];
        left -= towns[i].weight;
    }
    return &towns[0];
}

/* ---- territories: a grid of columns x rows with its corners moved ---- */

struct grid {
    uint32_t columns, rows;
};

static const struct geo_point corner_least = {20.9, 55.7}, corner_most = {28.2, 58.05};
enum { EDGE_PARTS = 8 };

/* A point of the grid in cells from the west and south; borders wave a little, the same
 * way for both cells that share one. */
static struct geo_point grid_point(const struct grid *grid, double column, double row)
{
    const double x = column / grid->columns, y = row / grid->rows;
    const double wave = 0.018 * sin(17 * x + 3 * y) + 0.012 * sin(41 * y - 9 * x);
    const double sway = 0.020 * sin(13 * y + 5 * x) + 0.012 * sin(37 * x + 11 * y);
    return (struct geo_point){
        corner_least.lon_deg +
            (x + wave) * (corner_most.lon_deg - corner_least.lon_deg),
        corner_least.lat_deg +
            (y + sway) * (corner_most.lat_deg - corner_least.lat_deg),
    };
}

static struct outline cell_outline(const struct grid *grid, uint32_t cell,
                                   struct arena *arena)
{
    const double column = cell % grid->columns, row = (double)(cell / grid->columns);
    static const double around[5][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
    struct geo_point *points = ARENA_ARRAY(arena, 4 * EDGE_PARTS + 1, struct geo_point);
    for (uint32_t i = 0; i < 4 * EDGE_PARTS + 1; i++) {
        const uint32_t side = i / EDGE_PARTS % 4;
        const double part = (double)(i % EDGE_PARTS) / EDGE_PARTS;
        points[i] = grid_point(
            grid,
            column + around[side][0] + part * (around[side + 1][0] - around[side][0]),
            row + around[side][1] + part * (around[side + 1][1] - around[side][1]));
    }
    struct ring *ring = ARENA_NEW(arena, struct ring);
    *ring = (struct ring){.points = points, .point_count = 4 * EDGE_PARTS + 1};
    return (struct outline){.rings = ring, .ring_count = 1};
}

static uint32_t cell_nearest(const struct grid *grid, uint32_t count,
                             struct geo_point at)
{
    uint32_t best = 0;
    double best_length = INFINITY;
    for (uint32_t i = 0; i < count; i++) {
        const struct geo_point middle =
            grid_point(grid, i % grid->columns + 0.5, i / grid->columns + 0.5);
        const double length =
            hypot(0.55 * (middle.lon_deg - at.lon_deg), middle.lat_deg - at.lat_deg);
        if (length < best_length) {
            best = i;
            best_length = length;
        }
    }
    return best;
}

/* ---- the model ---- */

static struct grid grid_for(uint32_t count)
{
    const uint32_t columns = (uint32_t)ceil(sqrt(1.5 * count));
    return (struct grid){columns, (count + columns - 1) / columns};
}

static void add_reps(struct week_fixture *fixture, const struct grid *grid,
                     uint32_t count, struct arena *arena)
{
    struct rep *reps = ARENA_ARRAY(arena, count, struct rep);
    struct territory *territories = ARENA_ARRAY(arena, count, struct territory);
    struct outline *outlines = ARENA_ARRAY(arena, count, struct outline);
    for (uint32_t i = 0; i < count; i++) {
        const struct geo_point home =
            grid_point(grid, i % grid->columns + 0.45, i / grid->columns + 0.55);
        const char *name = i < 6 ? rep_names[i] : arena_format(arena, "Rep %u", i + 1);
        reps[i] = (struct rep){
            .rep_id = i + 1,
            .crm_id = arena_format(arena, "R%04u", i + 1),
            .name = name,
            .zone = "Europe/Riga",
            .has_home = true,
            .home = home,
            .availability_ppm = 1000000,
            .territory_ix = i,
        };
        territories[i] = (struct territory){
            .territory_id = i + 1,
            .name = i < 6 ? territory_names[i] : arena_format(arena, "Area %u", i + 1),
            .rep_ix = i,
            .home = home,
        };
        outlines[i] = cell_outline(grid, i, arena);
    }
    fixture->model.reps = reps;
    fixture->model.rep_count = count;
    fixture->model.territories = territories;
    fixture->model.territory_count = count;
    fixture->outlines = outlines;
}

static struct account account_make(uint32_t ix, struct rng *rng, struct arena *arena)
{
    const struct town *town = town_draw(rng);
    const double spread = rng_below(rng, 4) == 0 ? 0.16 : 0.035;
    const uint32_t tier = rng_below(rng, 10);
    const char *name =
        ix % 29 == 5 ? PICK(hostile_names, ix / 29)
                     : arena_format(arena, "%s %s %u", PICK(heads, rng_below(rng, 12)),
                                    PICK(tails, rng_below(rng, 8)), ix + 1);
    return (struct account){
        .account_id = ix + 1,
        .crm_id = arena_format(arena, "A%06u", ix + 1),
        .name = name,
        .kind = ix % 9 == 0 ? ACCOUNT_PROSPECT : ACCOUNT_CUSTOMER,
        .tier_ix = tier < 1   ? 0
                   : tier < 4 ? 1
                   : tier < 8 ? 2
                              : 3,
        .at = {town->at.lon_deg + 1.8 * spread * rng_normal(rng),
               town->at.lat_deg + spread * rng_normal(rng)},
        .owner_rep_ix = NO_IX,
        .yearly_revenue_ct = 100 * (int64_t)rng_below(rng, 90000),
        .interval_days = 30,
        .last_visit_day =
            ix % 7 == 0 ? NO_DAY : FIXTURE_MONDAY - 5 - (int32_t)rng_below(rng, 80),
        .last_touch_day = NO_DAY,
        .city = town->name,
    };
}

static void add_accounts(struct week_fixture *fixture, const struct grid *grid,
                         uint32_t count, struct arena *arena)
{
    struct rng rng;
    rng_init(&rng, 4, 2);
    struct account *accounts = ARENA_ARRAY(arena, count, struct account);
    for (uint32_t i = 0; i < count; i++) {
        accounts[i] = account_make(i, &rng, arena);
        accounts[i].rep_ix = accounts[i].territory_ix =
            cell_nearest(grid, fixture->model.rep_count, accounts[i].at);
    }
    fixture->model.accounts = accounts;
    fixture->model.account_count = count;
}

static void add_details(struct week_fixture *fixture, struct arena *arena)
{
    struct model *model = &fixture->model;
    const uint32_t count = model->account_count;
    struct account *accounts = (struct account *)(uintptr_t)model->accounts;
    struct hours *hours = ARENA_ARRAY(arena, (size_t)count * DAYS, struct hours);
    struct opportunity *deals = ARENA_ARRAY(arena, count / 5 + 1, struct opportunity);
    for (uint32_t i = 0; i < count; i++) {
        accounts[i].hours = (struct range){model->hours_count, i % 3 == 0 ? 0 : DAYS};
        for (uint32_t d = 0; d < accounts[i].hours.count; d++)
            hours[model->hours_count++] = (struct hours){
                .account_ix = i,
                .weekday = (int32_t)d,
                .open_tod = (8 + (int32_t)(i % 2)) * 3600,
                .close_tod = 18 * 3600,
            };
        accounts[i].opportunities =
            (struct range){model->opportunity_count, i % 5 == 2};
        if (i % 5 == 2)
            deals[model->opportunity_count++] = (struct opportunity){
                .account_ix = i,
                .crm_id = arena_format(arena, "O%u", i),
                .name = i % 10 == 2 ? "Spring range" : hostile_names[2],
                .amount_ct = 250000 + 1700 * (int64_t)i,
                .stage = (enum stage)(i % STAGE_COUNT),
                .close_day = i % 2 ? NO_DAY : FIXTURE_MONDAY + 20,
            };
    }
    model->hours = hours;
    model->opportunities = deals;
}

static void add_appointments(struct week_fixture *fixture, struct arena *arena)
{
    struct model *model = &fixture->model;
    struct account *accounts = (struct account *)(uintptr_t)model->accounts;
    struct appointment *appointments =
        ARENA_ARRAY(arena, model->account_count / 11 + 1, struct appointment);
    for (uint32_t i = 10; i < model->account_count; i += 11) {
        accounts[i].appointments = (struct range){model->appointment_count, 1};
        appointments[model->appointment_count++] = (struct appointment){
            .appointment_id = i,
            .crm_id = arena_format(arena, "M%u", i),
            .account_ix = i,
            .rep_ix = NO_IX,
            .kind = (enum appointment_kind)(i % 4),
            .day = FIXTURE_MONDAY + 1,
            .start_tod = 11 * 3600,
            .subject = "Yearly talk",
        };
    }
    model->appointments = appointments;
}

static void add_measures(struct week_fixture *fixture, struct arena *arena)
{
    const uint32_t count = fixture->model.territory_count;
    struct territory_measures *measures =
        ARENA_ARRAY(arena, count, struct territory_measures);
    for (uint32_t i = 0; i < count; i++)
        measures[i] = (struct territory_measures){
            .account_count = 30 + i,
            .workload_h = 1240.25 + 8 * i,
            .value_ct = 81234500 + 100000.0 * i,
            .workload_off = 0.011 * ((int)(i % 6) - 3),
            .value_off = 0.047 * (2 - (int)(i % 5)),
            .polsby_popper = 0.6,
            .reock = 0.5,
            .home_drive_s = 2400 + 60.0 * i,
            .piece_count = 1,
            .moved_count = i % 3,
        };
    fixture->measures = measures;
}

struct week_fixture week_fixture_make(uint32_t rep_count, uint32_t account_count,
                                      struct arena *arena)
{
    static const char *const zone = "Europe/Riga";
    struct week_fixture fixture = {
        .model = {.currency = "EUR", .zone = zone, .organisation = settings_default()},
    };
    struct tier *tiers = ARENA_ARRAY(arena, TIERS, struct tier);
    for (uint32_t i = 0; i < TIERS; i++)
        tiers[i] = (struct tier){.tier_id = i + 1, .name = tier_names[i]};
    fixture.model.tiers = tiers;
    fixture.model.tier_count = TIERS;
    const struct grid grid = grid_for(rep_count);
    add_reps(&fixture, &grid, rep_count, arena);
    add_accounts(&fixture, &grid, account_count, arena);
    add_details(&fixture, arena);
    add_appointments(&fixture, arena);
    week_fixture_plan(&fixture, arena);
    add_measures(&fixture, arena);
    return fixture;
}
