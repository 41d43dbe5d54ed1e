// SPDX-License-Identifier: GPL-3.0-or-later
/* week_text: numbers of the week report as people read them. */
#ifndef OUTPUT_WEEK_TEXT_H
#define OUTPUT_WEEK_TEXT_H

#include "base/arena.h"

#include <stdint.h>

/* "-12 345": whole units of the currency, rounded, in groups of three. */
const char *week_money_text(int64_t money_ct, struct arena *arena);
/* "12 345": in groups of three; >= 0. */
const char *week_count_text(int64_t count, struct arena *arena);
/* "12.5 h" */
const char *week_hours_text(int64_t time_s, struct arena *arena);
/* "43 %"; a dash where there is nothing to divide by. */
const char *week_share_text(int64_t part, int64_t whole, struct arena *arena);
/* "7.5": part a piece of `count`, one decimal; a dash for none. */
const char *week_mean_text(int64_t part, int64_t count, struct arena *arena);

#endif
