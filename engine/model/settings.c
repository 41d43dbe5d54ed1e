// SPDX-License-Identifier: GPL-3.0-or-later
/* One line a key. Where the defaults come from: the value of a visit, Albers, Mantrala
 * & Sridhar 2010 (doi:10.1509/jmkr.47.5.840) for the elasticity and judgement for the
 * rest; earliest repeat, length of a visit and visits a day as the tools of the trade
 * offer them; speed and detour fit European country roads until a network is loaded.
 * What differs by tier (visit length, interval) stands in data/profiles/tiers.sql, put
 * into each new database, where users change it. */
#include "model/settings.h"

#include "base/civil.h"
#include <assert.h>
#include <string.h>

enum { PPM = 1000000, HOUR_S = 3600 };

#define ORGANISATION SETTING_LEVEL_ORGANISATION
#define TIER SETTING_LEVEL_TIER
#define REP SETTING_LEVEL_REP
#define ACCOUNT SETTING_LEVEL_ACCOUNT

static const struct setting_info infos[SETTING_COUNT] = {
    [SETTING_MARGIN_PPM] = {"margin", SETTING_KIND_SHARE, 300000, 0, PPM, ACCOUNT,
                            "contribution margin, as a share of revenue"},
    [SETTING_ELASTICITY_PPM] =
        {"elasticity", SETTING_KIND_FACTOR, 340000, 0, 2 * PPM, ACCOUNT,
         "by how many percent sales rise when visits rise by one"},
    [SETTING_MAINTENANCE_CAP_PPM] =
        {"maintenance_cap", SETTING_KIND_FACTOR, 3 * PPM, 0, 1000 * (int64_t)PPM, TIER,
         "most that maintenance of one account may be, in medians of its tier"},
    [SETTING_EARLIEST_REPEAT_PPM] =
        {"earliest_repeat", SETTING_KIND_SHARE, 700000, 0, PPM, ACCOUNT,
         "share of the interval before which no visit is offered"},
    [SETTING_PRESENCE_AGREED_PPM] =
        {"presence_agreed", SETTING_KIND_SHARE, 1000000, 0, PPM, ACCOUNT,
         "chance to meet the contact when an appointment is agreed"},
    [SETTING_PRESENCE_HOURS_PPM] =
        {"presence_hours", SETTING_KIND_SHARE, 850000, 0, PPM, ACCOUNT,
         "chance to meet the contact within known opening hours"},
    [SETTING_PRESENCE_COLD_PPM] =
        {"presence_cold", SETTING_KIND_SHARE, 450000, 0, PPM, ACCOUNT,
         "chance to meet the contact when no hours are known"},
    [SETTING_WIN_LEAD_REMOTE_PPM] =
        {"win_lead_remote", SETTING_KIND_SHARE, 20000, 0, PPM, ACCOUNT,
         "chance to win a lead in this cycle without a visit"},
    [SETTING_WIN_LEAD_VISIT_PPM] = {"win_lead_visit", SETTING_KIND_SHARE, 40000, 0, PPM,
                                    ACCOUNT,
                                    "chance to win a lead in this cycle with a visit"},
    [SETTING_WIN_QUALIFIED_REMOTE_PPM] =
        {"win_qualified_remote", SETTING_KIND_SHARE, 80000, 0, PPM, ACCOUNT,
         "chance to win a qualified opportunity in this cycle without a visit"},
    [SETTING_WIN_QUALIFIED_VISIT_PPM] =
        {"win_qualified_visit", SETTING_KIND_SHARE, 140000, 0, PPM, ACCOUNT,
         "chance to win a qualified opportunity in this cycle with a visit"},
    [SETTING_WIN_PROPOSAL_REMOTE_PPM] =
        {"win_proposal_remote", SETTING_KIND_SHARE, 220000, 0, PPM, ACCOUNT,
         "chance to win at the stage of a proposal in this cycle without a visit"},
    [SETTING_WIN_PROPOSAL_VISIT_PPM] =
        {"win_proposal_visit", SETTING_KIND_SHARE, 320000, 0, PPM, ACCOUNT,
         "chance to win at the stage of a proposal in this cycle with a visit"},
    [SETTING_WIN_NEGOTIATION_REMOTE_PPM] =
        {"win_negotiation_remote", SETTING_KIND_SHARE, 450000, 0, PPM, ACCOUNT,
         "chance to win in negotiation in this cycle without a visit"},
    [SETTING_WIN_NEGOTIATION_VISIT_PPM] =
        {"win_negotiation_visit", SETTING_KIND_SHARE, 580000, 0, PPM, ACCOUNT,
         "chance to win in negotiation in this cycle with a visit"},
    [SETTING_LEARNING_PPM] =
        {"learning", SETTING_KIND_SHARE, 0, 0, PPM, ORGANISATION,
         "how far chances to win follow the log of each tier; 0 %: not at all"},
    [SETTING_DUE_PENALTY_PPM] =
        {"due_penalty", SETTING_KIND_SHARE, 2 * PPM, 0, 100 * PPM, ACCOUNT,
         "penalty for leaving out a due visit, as a share of its value"},
    [SETTING_PROMISE_PENALTY_PPM] =
        {"promise_penalty", SETTING_KIND_SHARE, 10 * PPM, 0, 100 * PPM, ACCOUNT,
         "the same where the interval was promised to the customer"},
    [SETTING_REMOTE_FIRST_PPM] =
        {"remote_first", SETTING_KIND_SHARE, 300000, 0, PPM, ACCOUNT,
         "worth of a remote touch as a share of a visit: first meeting or prospect"},
    [SETTING_REMOTE_USUAL_PPM] =
        {"remote_usual", SETTING_KIND_SHARE, 450000, 0, PPM, ACCOUNT,
         "worth of a remote touch as a share of a visit: an open opportunity"},
    [SETTING_REMOTE_ROUTINE_PPM] =
        {"remote_routine", SETTING_KIND_SHARE, 800000, 0, PPM, ACCOUNT,
         "worth of a remote touch as a share of a visit: routine reorder"},
    [SETTING_REMOTE_TOUCH_S] = {"remote_touch", SETTING_KIND_LENGTH, 1200, 60,
                                8 * HOUR_S, ACCOUNT, "length of a remote touch"},

    [SETTING_VISIT_S] = {"visit", SETTING_KIND_LENGTH, 1800, 60, DAY_S, ACCOUNT,
                         "length of a visit, parking included"},
    [SETTING_INTERVAL_DAYS] = {"interval", SETTING_KIND_DAYS, 30, 0, 3660, ACCOUNT,
                               "wished days between visits; 0: no visits wished"},

    [SETTING_WORKDAYS] = {"workdays", SETTING_KIND_WEEKDAYS, 31, 0, 127, REP,
                          "days of the week on which reps work"},
    [SETTING_WORK_START_TOD] = {"work_start", SETTING_KIND_TOD, 8 * HOUR_S, 0, DAY_S,
                                REP, "start of the working day"},
    [SETTING_WORK_END_TOD] = {"work_end", SETTING_KIND_TOD, 17 * HOUR_S, 0, DAY_S, REP,
                              "end of the working day"},
    [SETTING_LUNCH_S] = {"lunch", SETTING_KIND_LENGTH, 1800, 0, 4 * HOUR_S, REP,
                         "length of lunch; 0m: none is planned"},
    [SETTING_LUNCH_OPEN_TOD] = {"lunch_earliest", SETTING_KIND_TOD, 41400, 0, DAY_S,
                                REP, "earliest start of lunch"},
    [SETTING_LUNCH_CLOSE_TOD] = {"lunch_latest", SETTING_KIND_TOD, 48600, 0, DAY_S, REP,
                                 "latest start of lunch"},
    [SETTING_VISITS_MAX] = {"visits_max", SETTING_KIND_COUNT, 10, 0, 100, REP,
                            "most visits a day; 0: no cap"},
    [SETTING_DRIVING_MAX_S] = {"driving_max", SETTING_KIND_LENGTH, 0, 0, DAY_S, REP,
                               "most driving a day; 0m: no cap"},
    [SETTING_PHONE_SLOT_S] =
        {"phone_slot", SETTING_KIND_LENGTH, 0, 0, 8 * HOUR_S, REP,
         "end of the working day that is kept free for remote touches; 0m: none"},

    [SETTING_KM_UCT] = {"km_cost", SETTING_KIND_PRICE, 450000, 0, 100 * PPM, REP,
                        "cost of a kilometre"},
    [SETTING_HOUR_CT] =
        {"hour_cost", SETTING_KIND_MONEY, 3500, 0, 10000000, REP,
         "most that an hour of a rep is worth to next; all of it without a plan"},
    [SETTING_OVERTIME_CT] = {"overtime_cost", SETTING_KIND_MONEY, 0, 0, 10000000, REP,
                             "cost of an hour past the end of work; 0.00: no overtime"},
    [SETTING_OVERTIME_MAX_S] = {"overtime_max", SETTING_KIND_LENGTH, HOUR_S, 0,
                                8 * HOUR_S, REP, "most overtime a day"},
    [SETTING_NIGHT_CT] = {"night_cost", SETTING_KIND_MONEY, 3000, 0, 100000000, REP,
                          "per diem of a night out, on top of the lodging"},
    [SETTING_NIGHTS_MAX] = {"nights_max", SETTING_KIND_COUNT, 2, 0, 7, REP,
                            "most nights out a week"},
    [SETTING_NIGHTS_ROW_MAX] = {"nights_row_max", SETTING_KIND_COUNT, 4, 0, 7, REP,
                                "most nights out one after the other"},
    [SETTING_FERRY_CT] = {"ferry_cost", SETTING_KIND_MONEY, 0, 0, 10000000,
                          ORGANISATION,
                          "price of a ferry crossing, where drives go by roads"},
    [SETTING_TOLL_KM_UCT] = {"toll_cost", SETTING_KIND_PRICE, 0, 0, 100 * PPM,
                             ORGANISATION,
                             "price of a kilometre of toll road, where drives go by "
                             "roads"},
    [SETTING_HIRE_CT] = {"hire_cost", SETTING_KIND_MONEY, 0, 0, 10000000, ORGANISATION,
                         "price of a hired car where a rail or air service ends"},

    [SETTING_DETOUR_PPM] = {"detour", SETTING_KIND_FACTOR, 1300000, PPM, 5 * PPM,
                            ORGANISATION,
                            "road length as a multiple of the straight line"},
    [SETTING_SPEED_FAR_KMH] = {"speed_far", SETTING_KIND_COUNT, 80, 1, 300,
                               ORGANISATION, "speed in km/h that long drives approach"},
    [SETTING_SPEED_START_S] =
        {"speed_start", SETTING_KIND_LENGTH, 480, 0, HOUR_S, ORGANISATION,
         "time lost in town streets at both ends of a long drive"},

    [SETTING_WORKLOAD_SPREAD_PPM] =
        {"workload_spread", SETTING_KIND_SHARE, 50000, 0, PPM, ORGANISATION,
         "how far a territory's workload may be off its target"},
    [SETTING_VALUE_SPREAD_PPM] = {"value_spread", SETTING_KIND_SHARE, 100000, 0, PPM,
                                  ORGANISATION,
                                  "how far a territory's value may be off its target"},
    [SETTING_TRAVEL_SHARE_PPM] =
        {"travel_share", SETTING_KIND_FACTOR, PPM, PPM / 10, 10 * PPM, ORGANISATION,
         "drive a stop in a territory's workload, against what "
         "the density of accounts tells"},
};

const struct setting_info *setting_info_get(enum setting setting)
{
    assert((unsigned)setting < SETTING_COUNT);
    return &infos[setting];
}

bool setting_find(const char *name, enum setting *setting)
{
    for (unsigned i = 0; i < SETTING_COUNT; i++) {
        if (strcmp(infos[i].name, name) == 0) {
            *setting = (enum setting)i;
            return true;
        }
    }
    return false;
}

struct settings settings_default(void)
{
    struct settings settings;
    for (unsigned i = 0; i < SETTING_COUNT; i++)
        settings.value[i] = infos[i].usual;
    return settings;
}
