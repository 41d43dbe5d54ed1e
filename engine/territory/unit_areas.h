// SPDX-License-Identifier: GPL-3.0-or-later
/* unit_areas: territories made of whole areas, with the accounts that lie in them. */
#ifndef TERRITORY_UNIT_AREAS_H
#define TERRITORY_UNIT_AREAS_H

#include "base/arena.h"
#include "model/alignment.h"
#include "model/area.h"

struct unit_areas_task {
    const struct alignment_task *points; /* positions, loads and tolerances */
    const struct area_list *list;
    uint32_t territory_count;
    uint32_t threads; /* the answer does not depend on it */
};

struct unit_areas {
    const uint32_t *area;           /* by point: the one it lies in, else the nearest */
    const uint32_t *territory;      /* by area */
    const struct outline *outlines; /* by territory */
    const struct geo_point *centre; /* by territory: the middle of its median area */
    uint32_t outside_count;         /* points that lie in no area */
    uint32_t link_count; /* areas, or groups of them, that touch no other and were
                            linked to the nearest */
};

/* Areas are neighbours along borders that are no farther apart than 1/100 of a mean
 * area's width. Every territory hangs together along them; workload and value are even
 * within the tolerances of the points as far as whole areas allow. ERR_INPUT for fewer
 * areas than territories, ERR_LIMIT beyond UNIT_COUNT_MAX. In `arena`. */
bool unit_areas_design(const struct unit_areas_task *task, struct arena *arena,
                       struct unit_areas *out, struct err *err) MUST_CHECK;

#endif
