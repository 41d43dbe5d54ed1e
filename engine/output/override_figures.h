// SPDX-License-Identifier: GPL-3.0-or-later
/* override_figures: how often reps overruled their plans, and why. */
#ifndef OUTPUT_OVERRIDE_FIGURES_H
#define OUTPUT_OVERRIDE_FIGURES_H

#include "base/arena.h"
#include "model/override.h"
#include "model/plan.h"

/* One reason. Reasons that differ only in case, accents and punctuation are one; it is
 * written as it was first. */
struct override_figures {
    const char *reason;
    uint32_t past_count, week_count; /* for days before Monday; from then on */
    uint32_t counts[OVERRIDE_COUNT]; /* both together, by kind */
};

/* The decisions of those reps who have one of the plans, most frequent reason first,
 * then by the alphabet; in `arena`. O(decisions x (plans + reasons)). */
const struct override_figures *
override_figures_of(const struct override *overrides, uint32_t override_count,
                    const struct plan *plans, uint32_t plan_count, int32_t monday_day,
                    struct arena *arena, uint32_t *figure_count);

#endif
