// SPDX-License-Identifier: GPL-3.0-or-later
/* measure: how good an alignment is, in one table. */
#ifndef TERRITORY_MEASURE_H
#define TERRITORY_MEASURE_H

#include "base/arena.h"
#include "model/alignment.h"
#include "model/outline.h"

struct travel;

struct measure_input {
    const struct alignment_task *task;
    const struct alignment *alignment;
    const struct outline *outlines; /* by site; NULL: compactness of areas stays 0 */
    const struct travel *travel;    /* straight lines; NULL: drives stay 0 */
};

bool alignment_measure(const struct measure_input *input, struct arena *arena,
                       struct alignment_measures *measures, struct err *err) MUST_CHECK;

#endif
