// SPDX-License-Identifier: GPL-3.0-or-later
/* open_time: when an account is open and when a rep works, read from the model's rows
 * without the model's own functions, so that a fault there shows here. Only audit/
 * includes this. */
#ifndef AUDIT_OPEN_TIME_H
#define AUDIT_OPEN_TIME_H

#include "model/model.h"

/* Is the account open at every instant of [from_tod, until_tod) of the day? True when
 * nothing is known of its hours. */
bool open_time_covers(const struct model *model, uint32_t account_ix, int32_t day,
                      int32_t from_tod, int32_t until_tod);
/* Is it open at any time of the day? */
bool open_time_is_open(const struct model *model, uint32_t account_ix, int32_t day);

/* The parts of the day on which the rep works, sorted; at most WINDOWS_MAX. */
uint32_t open_time_spans(const struct model *model, uint32_t rep_ix, int32_t day,
                         struct window spans[WINDOWS_MAX]);

#endif
