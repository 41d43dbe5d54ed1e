// SPDX-License-Identifier: GPL-3.0-or-later
/* section: some sites and their points as a terrain and a roster of their own, so that
 * the whole search can be run on them alone. */
#ifndef TERRITORY_SECTION_H
#define TERRITORY_SECTION_H

#include "territory/roster.h"

struct section {
    const struct roster *whole;
    struct terrain terrain;
    struct roster roster;
    const uint32_t *rank; /* by rank of the section: that of the whole */
    const uint32_t *site; /* by site of the section */
};

/* Lists in `sites` are rising. Loads, targets, scales and prices are those of the
 * whole; pieces are counted within the section. In `arena`. O(n log n). */
void section_cut(struct section *section, const struct roster *whole,
                 const uint32_t *sites, uint32_t site_count, struct arena *arena);

/* Burdens of all its sites and the borders between them. */
double section_burden(const struct section *section);

/* Put the section's points into the whole as they are now. Touches nothing but the
 * section's sites. */
void section_put_back(const struct section *section, struct roster *whole);

#endif
