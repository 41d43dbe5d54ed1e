// SPDX-License-Identifier: GPL-3.0-or-later
/* home_search: where the rep of a territory would best live. */
#ifndef TERRITORY_HOME_SEARCH_H
#define TERRITORY_HOME_SEARCH_H

#include "base/arena.h"
#include "model/alignment.h"

struct travel;

struct home_found {
    uint32_t point;       /* at whose place she would live; NO_IX: no points */
    double drive_s;       /* mean from there, weighted by workload */
    double present_s;     /* the same from her home or centre as it is */
    uint32_t tried_count; /* places that were tried */
};

enum { HOME_TRIED_MOST = 400 };

/* By site, in `arena`: of the places of its own points the one with the least mean
 * drive to all of them, each counted by its workload; ties go to the lower index. Of
 * more than HOME_TRIED_MOST points as many are tried, evenly chosen by index. What
 * cannot be reached counts as a day. Drives are asked in tables: n x HOME_TRIED_MOST.
 */
bool home_search(const struct alignment_task *task, const struct alignment *alignment,
                 const struct travel *travel, struct arena *arena,
                 const struct home_found **found, struct err *err) MUST_CHECK;

#endif
