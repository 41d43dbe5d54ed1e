// SPDX-License-Identifier: GPL-3.0-or-later
/* weeks: which week and which reps a command is about. */
#ifndef BEAT_WEEKS_H
#define BEAT_WEEKS_H

#include "beat/session.h"

enum { WEEK_LENGTH = 7 };

/* The Monday that --week names; `usual` when it is not given. */
bool week_read(const struct request *request, const struct option_spec *option,
               int32_t usual_day, int32_t *monday_day, struct err *err) MUST_CHECK;

/* The Monday of --week, else of the newest week that has a plan. ERR_MISSING when
 * nothing is planned. */
bool week_find_planned(const struct request *request, struct session *session,
                       uint32_t rep_ix, int32_t *monday_day,
                       struct err *err) MUST_CHECK;

/* The reps that --rep names, rising, each once; all when it is not given. */
bool reps_read(const struct request *request, struct session *session,
               const uint32_t **rep_ixs, uint32_t *rep_count,
               struct err *err) MUST_CHECK;

#endif
