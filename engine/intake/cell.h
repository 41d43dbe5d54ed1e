// SPDX-License-Identifier: GPL-3.0-or-later
/* cell: one cell of a foreign file into the value of one field. */
#ifndef INTAKE_CELL_H
#define INTAKE_CELL_H

#include "base/arena.h"
#include "base/zone.h"
#include "intake/intake.h"

/* How the file writes numbers and dates: decided, nothing is left to guess. */
struct cell_style {
    char decimal_mark;
    enum date_order date_order; /* GUESS: no date was seen that needs it */
    const struct zone *zone;    /* may be NULL */
};

enum { CELL_TEXT_MAX = 32768, CELL_ID_MAX = 255, CELL_TIER_MAX = 32 };

/* `text` is trimmed and not empty. The value's text is `text` itself, a constant, or in
 * `arena`. ERR_INPUT or ERR_LIMIT say what was expected, to be read behind the quoted
 * cell: "is not a number". *warning is NULL, or what is odd in a value that was taken,
 * to be read likewise. Bounds of the field are kept. */
bool cell_read(const struct field *field, const struct cell_style *style,
               const char *text, struct arena *arena, struct field_value *value,
               const char **warning, struct err *err) MUST_CHECK;

/* The same for a plain number in another unit (MONEY, LENGTH in minutes, COUNT, SHARE):
 * it is multiplied first, then rounded once, half away from zero. Other types are read
 * as by cell_read. */
bool cell_read_scaled(const struct field *field, const struct cell_style *style,
                      double factor, const char *text, struct arena *arena,
                      struct field_value *value, const char **warning,
                      struct err *err) MUST_CHECK;

/* Empty, or what databases and spreadsheets write for it where no text is expected:
 * "NULL", "N/A", "#N/A", "-". */
bool cell_is_empty(const struct field *field, const char *text);

#endif
