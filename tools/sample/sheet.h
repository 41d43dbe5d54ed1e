// SPDX-License-Identifier: GPL-3.0-or-later
/* sheet: one CSV file of the sample, cell by cell. */
#ifndef SAMPLE_SHEET_H
#define SAMPLE_SHEET_H

#include "base/err.h"
#include "geo/point.h"
#include <stdint.h>

struct sheet;

/* Makes `<folder>/<name>.csv`; `header` is the first line, names with commas between.
 */
bool sheet_open(const char *folder, const char *name, const char *header,
                struct sheet **sheet, struct err *err) MUST_CHECK;
/* Writes what is buffered; false when the disk took less than everything. */
bool sheet_close(struct sheet *sheet, struct err *err) MUST_CHECK;

/* The next cell of the row; "" leaves it empty. */
void sheet_text(struct sheet *sheet, const char *text);
void sheet_number(struct sheet *sheet, int64_t number);
void sheet_money(struct sheet *sheet, int64_t amount_ct);
void sheet_day(struct sheet *sheet, int32_t day);
void sheet_tod(struct sheet *sheet, int32_t tod);
/* Two cells: longitude, latitude, to five decimals (about a metre). */
void sheet_point(struct sheet *sheet, struct geo_point point);
void sheet_end_row(struct sheet *sheet);

#endif
