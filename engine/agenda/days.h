// SPDX-License-Identifier: GPL-3.0-or-later
/* days: a rep's working days as the week needs them. */
#ifndef AGENDA_DAYS_H
#define AGENDA_DAYS_H

#include "model/week.h"

/* `days` gets `count` consecutive days from first_day, days off included, from and to
 * place 0. Lunch is left out of a day that starts after its latest start. */
void days_of_rep(const struct model *model, uint32_t rep_ix, int32_t first_day,
                 uint32_t count, struct week_day *days);

/* More of the day is worked: spans that touch become one. False, and nothing changes,
 * where there is no room for another span. */
bool days_add_span(struct week_day *day, struct window span);

#endif
