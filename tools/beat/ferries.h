// SPDX-License-Identifier: GPL-3.0-or-later
/* ferries: which legs of a day go by ferry. */
#ifndef BEAT_FERRIES_H
#define BEAT_FERRIES_H

#include "beat/session.h"
#include "model/plan.h"

/* "to 1, to 6, on the way back", in the session's arena; NULL: none, or the file has
 * no road network. */
bool ferries_text(struct session *session, const struct request *request,
                  const struct plan *plan, const struct plan_day *day,
                  const char **text, struct err *err) MUST_CHECK;

/* The days of a plan with such a leg, "Mon, Fri"; NULL: none. */
bool ferries_days(struct session *session, const struct request *request,
                  const struct plan *plan, const char **text,
                  struct err *err) MUST_CHECK;

#endif
