// SPDX-License-Identifier: GPL-3.0-or-later
/* testing: cmocka, and the few checks it lacks.
 *
 * Include this instead of <cmocka.h>. Seeds of random tests come from `testing_seed`,
 * which prints them and takes one back from BEAT_TEST_SEED. */
#ifndef UNIT_TESTING_H
#define UNIT_TESTING_H

#include <inttypes.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"

/* |actual - expected| <= tolerance; false for NaN in any of the three. */
static inline void testing_near(double actual, double expected, double tolerance,
                                const char *file, int line)
{
    if (fabs(actual - expected) <= tolerance)
        return;
    print_error("%.17g is not within %g of %.17g\n", actual, tolerance, expected);
    _fail(file, line);
}

#define assert_near(actual, expected, tolerance) \
    testing_near((actual), (expected), (tolerance), __FILE__, __LINE__)

static inline void testing_err(const struct err *err, enum err_code code,
                               const char *sentence, const char *file, int line)
{
    if (err->code == code && strcmp(err->text, sentence) == 0)
        return;
    print_error("error is %d '%s'\n     not %d '%s'\n", (int)err->code, err->text,
                (int)code, sentence);
    _fail(file, line);
}

/* The code and the whole sentence. */
#define assert_err(err, code, sentence) \
    testing_err((err), (code), (sentence), __FILE__, __LINE__)

static inline void testing_ok(bool ok, const struct err *err, const char *file,
                              int line)
{
    if (ok)
        return;
    print_error("failed: %s\n", err->text);
    _fail(file, line);
}

/* A call that must succeed: assert_ok(zone_load(..., &err), &err). */
#define assert_ok(call, err) testing_ok((call), (err), __FILE__, __LINE__)

static inline uint64_t testing_seed(uint64_t usual)
{
    const char *given = getenv("BEAT_TEST_SEED");
    const uint64_t seed = given ? strtoull(given, NULL, 10) : usual;
    print_message("seed %" PRIu64 "\n", seed);
    return seed;
}

#endif
