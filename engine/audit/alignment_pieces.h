// SPDX-License-Identifier: GPL-3.0-or-later
/* alignment_pieces: what of each territory hangs together, counted apart from the code
 * that made it so. */
#ifndef AUDIT_ALIGNMENT_PIECES_H
#define AUDIT_ALIGNMENT_PIECES_H

#include "base/arena.h"
#include "model/alignment.h"

struct alignment_pieces {
    uint32_t count;
    const uint32_t *piece; /* by point */
    const uint32_t *site;  /* by piece */
    const double *workload_h;
};

/* All indices have been checked. */
struct alignment_pieces alignment_pieces_find(const struct alignment_task *task,
                                              const struct alignment *alignment,
                                              struct arena *arena);

#endif
