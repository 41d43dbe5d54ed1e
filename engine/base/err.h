// SPDX-License-Identifier: GPL-3.0-or-later
/* err: why no answer was computed, in one sentence.
 *
 * A function that can fail returns bool, takes `struct err *err` last and is
 * MUST_CHECK. On failure it has filled *err, left its outputs alone and kept nothing.
 * Each boundary puts where it happened in front: `return err_in(err,
 * "accounts.csv:17")`. docs/decisions/0001 says why. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/attr.h"
#include <stdarg.h>
#include <stdbool.h>

enum err_code {
    ERR_NONE,
    ERR_USAGE,   /* a command, option or argument is wrong */
    ERR_INPUT,   /* data is wrong: a file, a row, a value */
    ERR_MISSING, /* something named does not exist */
    ERR_LIMIT,   /* a size that was bounded on purpose is exceeded */
    ERR_SYSTEM   /* the operating system or a library refused */
};

enum { ERR_TEXT_SIZE = 512 };

struct err {
    enum err_code code;
    char text[ERR_TEXT_SIZE]; /* lower case, no full stop; cut with "..." when too long
                               */
};

/* Fill *err and return false, so that `return err_set(...)` reads as one step. */
bool err_set(struct err *err, enum err_code code, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* Put "<place>: " before the text; returns false. */
bool err_in(struct err *err, const char *format, ...) PRINTF_LIKE(2, 3);

/* The exit code that README documents for this kind: 2 usage, 3 data, 4 system. */
int err_exit_code(const struct err *err);

#endif
