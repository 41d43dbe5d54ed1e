// SPDX-License-Identifier: GPL-3.0-or-later
/* sales_week: a made-up but lifelike week of one rep.
 *
 * Monday to Friday 08:00-18:00 with a lunch of 45 minutes; accounts in towns and
 * between them on 80 x 80 km around her home; visits of 20 to 60 minutes; a third of
 * the accounts shut at midday, some days shut; log-normal values that rise a little for
 * later days; a few fixed appointments, must-visits, penalties for visits that are due,
 * a half day. Roads are straight lines times 1.3 at a speed that rises with length;
 * 0.45 a km. */
#ifndef BENCH_SALES_WEEK_H
#define BENCH_SALES_WEEK_H

#include "model/week.h"

enum { SALES_WEEK_ACCOUNTS_MAX = 1500 };

/* The same week with quotas: at least five of the quarter of its accounts that are
 * prospects, at 150 each; at most few (a twentieth of all) of a second sort; of a third
 * at least three, at 80 each, and at most twice as many as few and three more. */
void sales_week_add_quotas(uint64_t seed, struct arena *arena, struct week *week);

void sales_week_make(uint32_t accounts, uint64_t seed, struct arena *arena,
                     struct week *week, struct matrix *matrix);

#endif
