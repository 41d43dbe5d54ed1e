// SPDX-License-Identifier: GPL-3.0-or-later
/* rides: which trips of a plan would be cheaper by a rail, air, ferry or bus service.
 *
 * A trip leaves home and comes back, after a day or, with nights, after several. It is
 * planned by car; out to its first visit and back from its last a service may be
 * cheaper, with a car hired for the days between, and its visits are kept as they are.
 */
#ifndef BEAT_RIDES_H
#define BEAT_RIDES_H

#include "beat/session.h"
#include "model/plan.h"

/* "Tue by rail: S1 at 07:00, back S2 at 17:10, 96 EUR cheaper", several with `;`, in
 * the session's arena; NULL: none. `day` is one of the trip's; NULL: of all trips. */
bool rides_text(struct session *session, const struct request *request,
                const struct plan *plan, const struct plan_day *day, const char **text,
                struct err *err) MUST_CHECK;

#endif
