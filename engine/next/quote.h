// SPDX-License-Identifier: GPL-3.0-or-later
/* quote: when could an account be visited, and what would each time cost?
 *
 * Every gap of what is left of a planned week is tried, exactly and in constant time
 * (route/tour.h). A gap costs the kilometres that it adds and its time at the price of
 * the day's hours. On a day without a gap, the visit that could make room at the least
 * loss is named. docs/model.md, section 5. */
#ifndef NEXT_QUOTE_H
#define NEXT_QUOTE_H

#include "next/rest_week.h"

struct quote_slot {
    int32_t day;
    int32_t first_tod, last_tod; /* when the visit may start */
    int32_t service_s;
    int64_t worth_ct;        /* of the visit that day */
    int64_t travel_ct;       /* added */
    int64_t time_ct;         /* driving and visit, at the price of the day's hours */
    int64_t loss_ct;         /* value of the visit that goes, with its penalty */
    int64_t price_ct;        /* travel + time + loss */
    uint32_t out_account_ix; /* the visit that goes; NO_IX: none */
};

enum { QUOTE_SLOTS_MAX = 512 };

struct quote {
    struct quote_slot *slots; /* by price; room for QUOTE_SLOTS_MAX, the caller's */
    uint32_t count;
    int32_t planned_day, planned_tod; /* where the plan has the account; NO_DAY */
};

/* Add the slots of one week to those that are there already. `rest` was laid with the
 * account ordered from the task's day to the plan's last. `hour_uct` is the price of an
 * hour where the plan has none. */
void quote_week(const struct rest_week *rest, const struct rest_week_task *task,
                int64_t hour_uct, struct quote *quote);

#endif
