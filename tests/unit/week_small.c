// SPDX-License-Identifier: GPL-3.0-or-later
#include "week_small.h"

enum { MONDAY = 20780 /* 2026-11-23 */, MINUTE = 60, HOUR = 3600 };

static const struct tier tiers[] = {{.tier_id = 1, .name = "A"}};

static const struct rep reps[] = {{
    .rep_id = 1,
    .crm_id = "R 1",
    .name = "Anna B\u0113rzi\u0146a",
    .zone = "Europe/Riga",
    .has_home = true,
    .home = {24.1, 56.95},
    .availability_ppm = 1000000,
    .territory_ix = 0,
}};

static const struct territory territories[] = {{
    .territory_id = 1,
    .name = "North, \"old\"",
    .district = "D1",
    .rep_ix = 0,
    .home = {24.1, 56.95},
}};

static const struct account accounts[] = {
    {
        .account_id = 1,
        .crm_id = "A1",
        .name = "Caf\u00e9 \"R\u012bts\", SIA; \\ </script>",
        .precision = PLACE_GIVEN,
        .at = {24.1234567, 56.9},
        .territory_ix = 0,
        .owner_rep_ix = NO_IX,
        .yearly_revenue_ct = 1234500,
        .last_visit_day = MONDAY - 30,
        .last_touch_day = NO_DAY,
        .street = "Br\u012bv\u012bbas 1",
        .postcode = "LV-1001",
        .city = "R\u012bga",
        .phone = "+371 6000 0000",
        .contacts = {0, 1},
    },
    {
        .account_id = 2,
        .crm_id = "A2",
        .name = "=SUM(A1)",
        .precision = PLACE_GIVEN,
        .at = {25, 57},
        .rep_ix = 0,
        .owner_rep_ix = 0,
        .territory_ix = NO_IX,
        .last_visit_day = NO_DAY,
        .last_touch_day = NO_DAY,
        .appointments = {0, 1},
        .is_locked = true,
    },
    {
        .account_id = 3,
        .crm_id = "A3",
        .name = "Nowhere",
        .kind = ACCOUNT_PROSPECT,
        .precision = PLACE_NONE,
        .rep_ix = 0,
        .owner_rep_ix = NO_IX,
        .territory_ix = NO_IX,
        .last_visit_day = NO_DAY,
        .last_touch_day = NO_DAY,
    },
};

static const struct contact contacts[] = {
    {.account_ix = 0, .crm_id = "C1", .name = "J\u0101nis", .phone = "123"},
};
static const struct appointment appointments[] = {{
    .appointment_id = 1,
    .crm_id = "M/1",
    .account_ix = 1,
    .rep_ix = NO_IX,
    .kind = APPOINTMENT_FIXED,
    .day = MONDAY + 1,
    .start_tod = 9 * HOUR,
    .subject = "Prices, next year",
}};
static const struct lodging lodgings[] = {
    {.lodging_id = 1,
     .crm_id = "L1",
     .name = "Inn",
     .at = {24.9, 57.1},
     .night_ct = 6000},
};
static const struct event events[] = {
    {.event_id = 1, .crm_id = "E1", .name = "Fair", .rep_ix = NO_IX, .day = MONDAY + 1},
};

const struct model small_model = {
    .currency = "EUR",
    .zone = "Europe/Riga",
    .tiers = tiers,
    .tier_count = 1,
    .accounts = accounts,
    .account_count = 3,
    .reps = reps,
    .rep_count = 1,
    .territories = territories,
    .territory_count = 1,
    .contacts = contacts,
    .contact_count = 1,
    .appointments = appointments,
    .appointment_count = 1,
    .events = events,
    .event_count = 1,
    .lodgings = lodgings,
    .lodging_count = 1,
};

static const struct stop stops[] = {
    {
        .node = NO_IX,
        .account_ix = 0,
        .appointment_ix = NO_IX,
        .event_ix = NO_IX,
        .at = {24.1234567, 56.9},
        .arrive_tod = 8 * HOUR + 20 * MINUTE + 5,
        .start_tod = 8 * HOUR + 30 * MINUTE + 27,
        .end_tod = 9 * HOUR + 15 * MINUTE + 27,
        .drive_s = 1205,
        .drive_m = 12345,
        .value_ct = 12345,
        .worth_ct = 20000,
        .detour_ct = 555,
        .is_pinned = true,
    },
    {
        .node = NO_IX,
        .account_ix = 1,
        .appointment_ix = 0,
        .event_ix = NO_IX,
        .at = {25, 57},
        .arrive_tod = 8 * HOUR + 50 * MINUTE,
        .start_tod = 9 * HOUR,
        .end_tod = 10 * HOUR,
        .drive_s = 600,
        .drive_m = 9000,
        .value_ct = -5,
        .worth_ct = 0,
    },
    {
        .node = NO_IX,
        .account_ix = NO_IX,
        .appointment_ix = NO_IX,
        .event_ix = 0,
        .at = {24.5, 57.25},
        .arrive_tod = 22 * HOUR,
        .start_tod = 22 * HOUR,
        .end_tod = 25 * HOUR,
        .drive_s = 60,
        .drive_m = 1000,
    },
};

static const struct plan_day days[] = {
    {
        .day = MONDAY,
        .start_lodging_ix = NO_IX,
        .end_lodging_ix = 0,
        .leave_tod = 8 * HOUR,
        .back_tod = 11 * HOUR,
        .lunch_tod = -1,
        .back_drive_s = 6300,
        .back_drive_m = 80000,
        .drive_s = 7505,
        .drive_m = 92345,
        .value_ct = 12345,
        .travel_ct = 4155,
        .hour_uct = 31500000,
        .stop_first = 0,
        .stop_count = 1,
    },
    {
        .day = MONDAY + 1,
        .start_lodging_ix = 0,
        .end_lodging_ix = NO_IX,
        .leave_tod = 8 * HOUR + 40 * MINUTE,
        .back_tod = 26 * HOUR,
        .lunch_tod = 12 * HOUR,
        .back_drive_s = 3600,
        .back_drive_m = 50000,
        .drive_s = 4260,
        .drive_m = 60000,
        .value_ct = -5,
        .travel_ct = 2700,
        .stop_first = 1,
        .stop_count = 2,
    },
    {
        .day = MONDAY + 2,
        .start_lodging_ix = NO_IX,
        .end_lodging_ix = NO_IX,
        .lunch_tod = -1,
        .stop_first = 3,
    },
};

static const struct reason reasons[] = {{
    .account_ix = 2,
    .code = REASON_NOT_LOCATED,
    .by_account_ix = NO_IX,
    .until_day = NO_DAY,
}};
static const struct price prices[] = {{.account_ix = 0, .price_uct = 123450000}};

const struct plan small_plan = {
    .rep_ix = 0,
    .monday_day = MONDAY,
    .days = days,
    .day_count = 3,
    .stops = stops,
    .stop_count = 3,
    .reasons = reasons,
    .reason_count = 1,
    .prices = prices,
    .price_count = 1,
    .value_ct = 12340,
    .worth_ct = 20000,
    .travel_ct = 6855,
    .night_ct = 6000,
    .net_ct = -515,
    .bound_ct = 100,
    .bound_kind = "prices",
    .drive_s = 11765,
    .drive_m = 152345,
    .work = 42,
};

static const struct geo_point outer[] = {
    {24, 56}, {26, 56}, {26, 58}, {24, 58}, {24, 56}};
static const struct geo_point hole[] = {{25, 57}, {25, 57.5}, {25.5, 57}, {25, 57}};
static const struct geo_point island[] = {{27, 56}, {28, 56}, {27, 57}, {27, 56}};
static const struct ring rings[] = {
    {outer, 5, false},
    {hole, 4, true},
    {island, 4, false},
};
const struct outline small_outlines[1] = {{rings, 3}};

const struct territory_measures small_measures[1] = {{
    .account_count = 3,
    .workload_h = 1240.256,
    .value_ct = 81234500.4,
    .workload_off = -0.0125,
    .value_off = 0.05,
    .polsby_popper = 0.61234,
    .reock = 0.5,
    .home_drive_s = 2400,
    .piece_count = 2,
    .island_count = 1,
    .moved_count = 7,
}};
