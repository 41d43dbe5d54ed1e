// SPDX-License-Identifier: GPL-3.0-or-later
/* mctopmtw: instances of the multi-constraint team orienteering problem with multiple
 * time windows (Souffriau et al. 2013, doi:10.1287/trsc.1110.0377), as weeks with
 * quotas.
 *
 * Line 1 `M N B E1 .. E10`: tours, vertices, budget, most vertices of each type; line 2
 * the depot `0 x y 0 0 0 C`; then N lines `i x y d S O1 O2 O3 O4 C4 E b e1 .. e10`.
 * The four windows O1-O2, O2-O3, O3-O4, O4-C4 belong to tours by turns: with E = 1 the
 * first and third are open in odd tours and the others in even ones, with E = 0 the
 * other way round. b is taken from the budget, e1..e10 say of which types the vertex
 * is. Units as in vertex.h. */
#ifndef BENCH_MCTOPMTW_H
#define BENCH_MCTOPMTW_H

#include "model/week.h"

/* The instance in `path`, in `arena`; its tours are the days. */
bool mctopmtw_read(const char *path, struct arena *arena, struct week *week,
                   struct matrix *matrix, struct err *err) MUST_CHECK;

#endif
