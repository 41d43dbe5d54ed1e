// SPDX-License-Identifier: GPL-3.0-or-later
/* number_real: doubles from and to text.
 *
 * Reading: up to 2^53 as digits and a power of ten up to 10^22 are both exact doubles,
 * so one multiplication or division is rounded right (W. Clinger, How to read floating
 * point numbers accurately, 1990, doi:10.1145/93542.93557). That is nearly every
 * coordinate; the rest goes to the C library. Its conversions follow the locale, so
 * they run in the "C" locale of this thread alone; glibc makes that without allocating.
 */
#include "text/number.h"

#include <locale.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REAL_TEXT_MAX = 400, EXACT_POWER_MAX = 22 };

struct c_locale {
    locale_t plain, before;
};

static struct c_locale c_locale_begin(void)
{
    struct c_locale state = {.plain = newlocale(LC_ALL_MASK, "C", (locale_t)0)};
    if (state.plain)
        state.before = uselocale(state.plain);
    return state;
}

static void c_locale_end(struct c_locale state)
{
    if (!state.plain)
        return;
    uselocale(state.before);
    freelocale(state.plain);
}

static const double powers[EXACT_POWER_MAX + 1] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

struct plain_real {
    uint64_t digits; /* all of them, when is_exact */
    int exponent;    /* value = digits x 10^exponent */
    bool is_exact, is_negative, has_digits;
};

static const char *read_digits(const char *at, bool is_fraction,
                               struct plain_real *real)
{
    for (; *at >= '0' && *at <= '9'; at++) {
        real->has_digits = true;
        if (real->digits > (UINT64_C(1) << 53) / 10 - 1)
            real->is_exact = false;
        else
            real->digits = 10 * real->digits + (uint64_t)(*at - '0');
        real->exponent -= is_fraction;
    }
    return at;
}

static const char *read_power(const char *at, struct plain_real *real)
{
    if (*at != 'e' && *at != 'E')
        return at;
    at++;
    const bool is_negative = *at == '-';
    if (*at == '-' || *at == '+')
        at++;
    if (*at < '0' || *at > '9')
        return NULL;
    int power = 0;
    for (; *at >= '0' && *at <= '9'; at++)
        if (power < 10000)
            power = 10 * power + (*at - '0');
    real->exponent += is_negative ? -power : power;
    return at;
}

/* The shape of it; false: no plain number. */
static bool scan(const char *text, struct plain_real *real)
{
    const char *at = text;
    *real = (struct plain_real){.is_exact = true, .is_negative = *at == '-'};
    if (*at == '-' || *at == '+')
        at++;
    at = read_digits(at, false, real);
    if (*at == '.' || *at == ',')
        at = read_digits(at + 1, true, real);
    if (!real->has_digits)
        return false;
    at = read_power(at, real);
    return at && *at == '\0';
}

static double read_slowly(const char *text)
{
    char plain[REAL_TEXT_MAX + 1];
    strcpy(plain, text);
    char *comma = strchr(plain, ',');
    if (comma)
        *comma = '.';
    const struct c_locale locale = c_locale_begin();
    const double value = strtod(plain, NULL);
    c_locale_end(locale);
    return value;
}

bool number_real_read(const char *text, double *real, struct err *err)
{
    struct plain_real plain;
    if (strlen(text) > REAL_TEXT_MAX || !scan(text, &plain))
        return err_set(err, ERR_INPUT, "is not a number");
    double value;
    if (plain.is_exact && abs(plain.exponent) <= EXACT_POWER_MAX) {
        value = (double)plain.digits;
        value = plain.exponent < 0 ? value / powers[-plain.exponent]
                                   : value * powers[plain.exponent];
        if (plain.is_negative)
            value = -value;
    } else {
        value = read_slowly(text);
    }
    if (!isfinite(value))
        return err_set(err, ERR_LIMIT, "is too large a number");
    *real = value;
    return true;
}

size_t number_decimal_text(int64_t units, int decimals, char text[NUMBER_SIZE])
{
    char digits[24];
    int count = 0;
    uint64_t left = units < 0 ? (uint64_t)0 - (uint64_t)units : (uint64_t)units;
    while (left > 0 || count <= decimals) {
        digits[count++] = (char)('0' + left % 10);
        left /= 10;
    }
    size_t length = 0;
    if (units < 0)
        text[length++] = '-';
    while (count > 0) {
        text[length++] = digits[--count];
        if (count == decimals && decimals > 0)
            text[length++] = '.';
    }
    text[length] = '\0';
    return length;
}

/* Nothing but zeros behind the sign. */
static bool is_zero_text(const char *text)
{
    return text[strspn(text, "-0.")] == '\0';
}

size_t number_real_text(double real, int decimals, char text[NUMBER_SIZE])
{
    const struct c_locale locale = c_locale_begin();
    int length = snprintf(text, NUMBER_SIZE, "%.*f", decimals, real);
    c_locale_end(locale);
    if (text[0] == '-' && is_zero_text(text)) {
        memmove(text, text + 1, (size_t)length);
        length--;
    }
    return (size_t)length;
}

size_t number_shortest_text(double real, char text[NUMBER_SIZE])
{
    const struct c_locale locale = c_locale_begin();
    int length = 0;
    for (int digits = 15; digits <= 17; digits++) {
        length = snprintf(text, NUMBER_SIZE, "%.*g", digits, real);
        if (strtod(text, NULL) == real)
            break;
    }
    c_locale_end(locale);
    return (size_t)length;
}
