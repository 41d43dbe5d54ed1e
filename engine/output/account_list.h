// SPDX-License-Identifier: GPL-3.0-or-later
/* account_list: what goes back to the CRM, with its own ids: who shall own each
 * account, when it is visited next and by which channel; and whom the inside team shall
 * call. docs/formats.md has the columns. */
#ifndef OUTPUT_ACCOUNT_LIST_H
#define OUTPUT_ACCOUNT_LIST_H

#include "output/plan_list.h"
#include "text/table.h"

#include <stdio.h>

struct account_list {
    struct plan_list plans;  /* may be none */
    const uint32_t *rep_ixs; /* only what these visit */
    uint32_t rep_count;      /* 0: all accounts, also those that nobody visits */
};

/* One row an account, in the order of the model; what the plans do not speak of is
 * empty. */
void account_list_table(const struct account_list *list, struct arena *arena,
                        struct table *table);

/* The same as points. Accounts without coordinates have a null geometry. ERR_SYSTEM
 * when the stream does not take it. */
bool account_list_geojson(const struct account_list *list, FILE *out,
                          struct err *err) MUST_CHECK;

/* One row for each account of the plans without a visit that is better served by a
 * remote touch, most gained first, and then for each that is due before the week that
 * begins on monday_day and was left out, longest overdue first. */
void touch_table(const struct plan_list *list, int32_t monday_day, struct arena *arena,
                 struct table *table);

#endif
