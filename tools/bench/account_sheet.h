// SPDX-License-Identifier: GPL-3.0-or-later
/* account_sheet: made-up accounts and reps as a CRM would export them, of any number.
 *
 * Accounts lie round 200 towns of the Baltic states, names hold quotes and letters of
 * more than one byte, revenue is log-normal, written as "12,345.60". The same seed
 * makes the same bytes. */
#ifndef BENCH_ACCOUNT_SHEET_H
#define BENCH_ACCOUNT_SHEET_H

#include "base/err.h"
#include <stdbool.h>
#include <stdint.h>

struct account_sheet {
    uint32_t accounts; /* >= 1 */
    uint32_t reps;     /* >= 1 */
    uint64_t seed;
    bool has_hours; /* a column with opening hours */
};

bool account_sheet_write(const struct account_sheet *sheet, const char *path,
                         struct err *err) MUST_CHECK;
bool rep_sheet_write(const struct account_sheet *sheet, const char *path,
                     struct err *err) MUST_CHECK;

#endif
