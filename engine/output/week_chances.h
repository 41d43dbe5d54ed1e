// SPDX-License-Identifier: GPL-3.0-or-later
/* week_chances: the part of the week report that holds the settings' chances to win
 * against the log. */
#ifndef OUTPUT_WEEK_CHANCES_H
#define OUTPUT_WEEK_CHANCES_H

#include "output/week_page.h"

/* A row for each cell with a decided opportunity; a sentence where there is none. */
void week_chances_write(const struct week_page *page);

/* What a verdict means, as people read it. */
const char *week_verdict_text(enum calibration_verdict verdict);

#endif
