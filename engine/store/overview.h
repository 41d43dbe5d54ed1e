// SPDX-License-Identifier: GPL-3.0-or-later
/* overview: what the database holds, in counts. */
#ifndef STORE_OVERVIEW_H
#define STORE_OVERVIEW_H

#include "store/db.h"

struct overview {
    int64_t reps, reps_without_home;
    int64_t territories, territories_vacant;
    int64_t accounts, prospects, accounts_unlocated, accounts_unassigned;
    int64_t accounts_with_hours;
    int64_t contacts, opportunities_open, leads;
    int64_t appointments_open, blocks, calendar_entries, events, lodgings, services,
        quotas;
    int64_t visits, plans, alignments;
    int32_t last_visit_day;   /* NO_DAY: none */
    int32_t last_plan_monday; /* NO_DAY: none */
};

/* O(file): a few scans. */
bool overview_load(struct db *db, struct overview *overview,
                   struct err *err) MUST_CHECK;

#endif
