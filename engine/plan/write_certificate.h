// SPDX-License-Identifier: GPL-3.0-or-later
/* write_certificate: what the bound rests on, for others to check. */
#ifndef PLAN_WRITE_CERTIFICATE_H
#define PLAN_WRITE_CERTIFICATE_H

#include "plan/generate.h"

/* In `arena`; not yet bound to the data (certificate_bind). NULL: a bound of the
 * knapsack that no prices show. */
struct certificate *write_certificate(const struct generation *generation,
                                      struct arena *arena);

#endif
