// SPDX-License-Identifier: GPL-3.0-or-later
/* number: decimals between text and memory, the same in every locale.
 *
 * Text from outside may group digits (1,234.50 or 1.234,50 or 1 234,50 or 1'234.50) and
 * carry a currency; text of our own never does. */
#ifndef TEXT_NUMBER_H
#define TEXT_NUMBER_H

#include "base/err.h"
#include <stddef.h>
#include <stdint.h>

/* What one number tells of the decimal mark that its writer uses. */
enum number_mark {
    NUMBER_MARK_NONE,      /* nothing: "1234", "1 234" */
    NUMBER_MARK_POINT,     /* "1234.5", "1,234,567", "1,234.50" */
    NUMBER_MARK_COMMA,     /* "1234,5", "1.234.567", "1.234,50" */
    NUMBER_MARK_AMBIGUOUS, /* one mark before exactly three digits: "1,234" */
    NUMBER_MARK_INVALID    /* no number at all */
};
enum number_mark number_mark_of(const char *text);

enum { NUMBER_DECIMALS_MAX = 9 };

/* A decimal in whole units of 10^-decimals, rounded half away from zero: ("1,234.505",
 * '.', 2) is 123451. `mark` is '.' or ',', the other one groups. Currency signs and
 * three-letter codes before or after, spaces, a sign, "(12.00)" and "12.00-" for less
 * than nothing are taken; exponents (1.2E+05) too. ERR_INPUT says "is not a number"
 * and why; ERR_LIMIT beyond int64_t. Texts without the value: the caller names it. */
bool number_decimal_read(const char *text, char mark, int decimals, int64_t *units,
                         struct err *err) MUST_CHECK;

/* A plain whole number, sign allowed, nothing else. */
bool number_whole_read(const char *text, int64_t *number, struct err *err) MUST_CHECK;

/* A plain finite double, nearest to the text; point or comma, no groups; exponents. */
bool number_real_read(const char *text, double *real, struct err *err) MUST_CHECK;

enum { NUMBER_SIZE = 512 }; /* a fixed double may have 309 digits before the point */

/* Into a buffer of NUMBER_SIZE; return the length. */
size_t number_decimal_text(int64_t units, int decimals, char text[NUMBER_SIZE]);
/* decimals 0..17. NaN and infinities give "nan", "inf", "-inf"; never "-0.00". */
size_t number_real_text(double real, int decimals, char text[NUMBER_SIZE]);
/* The fewest digits (at most 17) that read back as the same double. */
size_t number_shortest_text(double real, char text[NUMBER_SIZE]);

#endif
