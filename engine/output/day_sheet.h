// SPDX-License-Identifier: GPL-3.0-or-later
/* day_sheet: a page of paper for each day that has visits, to take along: stops in
 * order with times, address, phone and room for notes, and links that start navigation.
 *
 * One HTML file without script and network; a day begins a new sheet. */
#ifndef OUTPUT_DAY_SHEET_H
#define OUTPUT_DAY_SHEET_H

#include "output/plan_list.h"

#include <stdio.h>

/* ERR_SYSTEM when the stream does not take it. */
bool day_sheet_write(const struct plan_list *list, FILE *out,
                     struct err *err) MUST_CHECK;

#endif
