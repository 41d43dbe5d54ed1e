// SPDX-License-Identifier: GPL-3.0-or-later
/* weekday_text: days of the week as people write them. */
#ifndef INTAKE_WEEKDAY_TEXT_H
#define INTAKE_WEEKDAY_TEXT_H

#include <stdbool.h>
#include <stdint.h>

/* The weekday (0 Monday) that a word of letters is: "Mo", "mon", "Monday"; -1: none.
 * Case does not matter. */
int32_t weekday_of_word(const char *word, uint32_t length);

/* Bits of the days from one to another, over Sunday where needed: (4, 0) is Fr-Mo. */
int32_t weekday_span(int32_t from, int32_t until);

/* "Mo-Fr, Su", "Mon,Wed", "1-5", "daily", days parted by commas, spaces or semicolons;
 * bits (1 Monday), 0 when it is not understood. */
int32_t weekdays_read(const char *text);

#endif
