// SPDX-License-Identifier: GPL-3.0-or-later
/* plan_lines: the ways of planned days along the roads of the file. */
#ifndef BEAT_PLAN_LINES_H
#define BEAT_PLAN_LINES_H

#include "beat/planned.h"
#include "output/plan_list.h"

/* By plan, then by day; *lines is NULL when the file has no road network. A leg that no
 * road leads along is a straight line, and counted. The quickest ways by the file's
 * roads, also of a plan whose drives a server told, or straight lines. */
bool plan_lines_find(struct session *session, const struct request *request,
                     const struct planned *planned,
                     const struct day_line *const **lines, struct err *err) MUST_CHECK;

#endif
