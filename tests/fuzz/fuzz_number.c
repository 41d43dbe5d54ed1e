// SPDX-License-Identifier: GPL-3.0-or-later
/* Numbers: what reads in one way prints and reads again the same. */
#include "fuzz.h"
#include "text/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void check_decimal(const char *text, char mark)
{
    int64_t units, again;
    struct err err;
    char plain[NUMBER_SIZE];
    if (!number_decimal_read(text, mark, 2, &units, &err))
        return;
    if (number_mark_of(text) == NUMBER_MARK_INVALID)
        abort();
    number_decimal_text(units, 2, plain);
    if (!number_decimal_read(plain, '.', 2, &again, &err) || again != units)
        abort();
}

static void check_real(const char *text)
{
    double real, again;
    struct err err;
    char plain[NUMBER_SIZE];
    if (!number_real_read(text, &real, &err))
        return;
    number_shortest_text(real, plain);
    if (!isfinite(real) || !number_real_read(plain, &again, &err) || again != real)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    if (!text)
        abort();
    memcpy(text, data, size);
    text[size] = '\0';
    check_decimal(text, '.');
    check_decimal(text, ',');
    check_real(text);
    int64_t number;
    struct err err;
    (void)!number_whole_read(text, &number, &err);
    free(text);
    return 0;
}
