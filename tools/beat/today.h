// SPDX-License-Identifier: GPL-3.0-or-later
/* today: what the log says of the present day, and when something can be agreed. */
#ifndef BEAT_TODAY_H
#define BEAT_TODAY_H

#include "beat/session.h"
#include "next/seen.h"

/* Where the rep asked for somebody today and met nobody. In the session's arena. */
bool today_seen(struct session *session, uint32_t rep_ix, struct seen *seen,
                struct err *err) MUST_CHECK;

/* A day and a time to come: "2026-11-26", "2026-11-26T14:00", or "14:00" for today;
 * *tod is -1 for any time of that day. ERR_USAGE for anything else, and for what is
 * past. */
bool today_moment_read(const struct session *session, const char *text, int32_t *day,
                       int32_t *tod, struct err *err) MUST_CHECK;

/* Does she work then? ERR_INPUT with her hours of that day when not. `tod` -1: at any
 * time of that day. */
bool today_check_work(const struct session *session, uint32_t rep_ix, int32_t day,
                      int32_t tod, struct err *err) MUST_CHECK;

#endif
