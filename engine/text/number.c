// SPDX-License-Identifier: GPL-3.0-or-later
/* number: reading decimals.
 *
 * A number from outside is an affix (sign, bracket, currency, spaces), a core of digits
 * and marks, and an affix again. The core alone decides what the marks mean. Digits are
 * gathered as text first, so the scale and the rounding work on decimals and are exact;
 * only then is a whole number made. */
#include "text/number.h"

#include <stdbool.h>
#include <string.h>

/* Longer ones are no numbers that anybody wrote. */
enum { CORE_MAX = 64, EXPONENT_MAX = 400 };

/* ISO 4217, in use in 2024. */
static const char currency_codes[] =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL "
    "BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP "
    "ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR "
    "IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL "
    "LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR "
    "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD "
    "SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD "
    "UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL LVL LTL EEK HRK ";

/* As people write them beside the figure; the longer before what it begins with. */
static const char *const currency_signs[] = {
    "US$", "R$", "CA$", "A$", "NZ$", "HK$", "$",   "€",    "£",   "¥",  "₽",
    "₴",   "₺",  "₹",   "₪",  "₩",   "₫",   "₦",   "kr.",  "kr",  "Kr", "Kč",
    "zł",  "Ft", "лв.", "лв", "lei", "Lei", "Fr.", "SFr.", "Rs.", "Rs", NULL};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static const char *skip_text(const char *text, const char *part)
{
    const size_t length = strlen(part);
    return strncmp(text, part, length) == 0 ? text + length : NULL;
}

/* Past one space: plain, no-break, narrow no-break, thin, figure; NULL: there is none.
 */
static const char *skip_space(const char *text)
{
    static const char *const spaces[] = {" ",      "\t",     "\u00A0",
                                         "\u202F", "\u2009", "\u2007"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        const char *after = skip_text(text, spaces[i]);
        if (after)
            return after;
    }
    return NULL;
}

static const char *skip_currency(const char *text)
{
    for (const char *const *sign = currency_signs; *sign; sign++) {
        const char *after = skip_text(text, *sign);
        if (after)
            return after;
    }
    for (const char *code = currency_codes; *code; code += 4)
        if (strncmp(text, code, 3) == 0)
            return text + 3;
    return NULL;
}

struct affix {
    int minuses, pluses, opened, closed, currencies;
};

/* Past all that may stand before or after the digits. */
static const char *skip_affix(const char *text, struct affix *affix)
{
    while (*text && !is_digit(*text) && *text != '.' && *text != ',') {
        const char *after;
        if ((after = skip_space(text))) {
        } else if ((after = skip_text(text, "-")) || (after = skip_text(text, "−"))) {
            affix->minuses++;
        } else if ((after = skip_text(text, "+"))) {
            affix->pluses++;
        } else if ((after = skip_text(text, "("))) {
            affix->opened++;
        } else if ((after = skip_text(text, ")"))) {
            affix->closed++;
        } else if ((after = skip_currency(text))) {
            affix->currencies++;
        } else {
            break;
        }
        text = after;
    }
    return text;
}

static bool affix_is_sound(const struct affix *affix)
{
    const int signs = affix->minuses + affix->pluses + affix->opened;
    return signs <= 1 && affix->opened == affix->closed && affix->currencies <= 1;
}

/* Past one mark that only ever groups; NULL: there is none. */
static const char *skip_group_mark(const char *text)
{
    const char *after = skip_space(text);
    if (!after)
        after = skip_text(text, "'");
    if (!after)
        after = skip_text(text, "’");
    return after && is_digit(*after) ? after : NULL;
}

/* What a core is made of: digits, and one letter a mark: '.' ',' or ' ' for all that
 * only ever groups. */
struct core {
    char body[CORE_MAX + 1];
    int length;
    int exponent;
    bool is_negative;
};

static const char *read_exponent(const char *text, int *exponent)
{
    if (*text != 'e' && *text != 'E')
        return text;
    const char *at = text + 1;
    const bool is_negative = *at == '-';
    if (*at == '-' || *at == '+')
        at++;
    if (!is_digit(*at))
        return text;
    int value = 0;
    for (; is_digit(*at); at++)
        if (value < EXPONENT_MAX)
            value = 10 * value + (*at - '0');
    *exponent = is_negative ? -value : value;
    return at;
}

static bool core_add(struct core *core, char letter)
{
    if (core->length == CORE_MAX)
        return false;
    core->body[core->length++] = letter;
    return true;
}

static const char *read_body(const char *text, struct core *core)
{
    for (;;) {
        const char *after = text + 1;
        char letter = *text;
        if (!is_digit(letter) && letter != '.' && letter != ',') {
            after = skip_group_mark(text);
            letter = ' ';
            if (!after || core->length == 0)
                return text;
        }
        if (!core_add(core, letter))
            return NULL;
        text = after;
    }
}

static bool core_read(const char *text, struct core *core)
{
    struct affix affix = {0};
    *core = (struct core){0};
    const char *at = read_body(skip_affix(text, &affix), core);
    if (!at)
        return false;
    at = skip_affix(read_exponent(at, &core->exponent), &affix);
    core->is_negative = affix.minuses > 0 || affix.opened > 0;
    return *at == '\0' && core->length > 0 && affix_is_sound(&affix);
}

static int count_letter(const struct core *core, char letter)
{
    int count = 0;
    for (int i = 0; i < core->length; i++)
        count += core->body[i] == letter;
    return count;
}

static enum number_mark mark_named(char mark)
{
    return mark == '.' ? NUMBER_MARK_POINT : NUMBER_MARK_COMMA;
}

/* One mark alone: is it before exactly three digits, as a group would be? */
static bool is_like_group(const struct core *core, char mark)
{
    const char *at = memchr(core->body, mark, (size_t)core->length);
    const long before = at - core->body;
    return core->length - before - 1 == 3 && before >= 1 && before <= 3 &&
           core->body[0] != '0';
}

/* What the marks of a core say, when it is a number at all. */
static enum number_mark mark_told(const struct core *core)
{
    const int points = count_letter(core, '.'), commas = count_letter(core, ',');
    if (points + commas == 0)
        return NUMBER_MARK_NONE;
    if (points > 0 && commas > 0) {
        const char *last = core->body + core->length;
        while (is_digit(last[-1]))
            last--;
        return mark_named(last[-1]);
    }
    const char mark = points > 0 ? '.' : ',';
    if (points + commas > 1)
        return mark_named(mark == '.' ? ',' : '.');
    if (count_letter(core, ' ') == 0 && is_like_group(core, mark))
        return NUMBER_MARK_AMBIGUOUS;
    return mark_named(mark);
}

/* Digits before the decimal mark in groups: the first of 1..3, the last of 3, those
 * between of 3, or of 2 as in India; one letter parts them all. */
static bool groups_are_sound(const char *body, int length)
{
    char letter = '\0';
    int digits = 0, groups = 0;
    for (int i = 0; i < length; i++) {
        if (is_digit(body[i])) {
            digits++;
            continue;
        }
        const int least = groups == 0 ? 1 : 2;
        if (digits < least || digits > 3 || (letter && letter != body[i]))
            return false;
        letter = body[i];
        digits = 0;
        groups++;
    }
    return groups == 0 || digits == 3;
}

/* Takes marks out of the core; *fraction is how many digits follow the decimal mark. */
static bool core_strip(struct core *core, char mark, int *fraction)
{
    const char *at = memchr(core->body, mark, (size_t)core->length);
    const int whole = at ? (int)(at - core->body) : core->length;
    if (!groups_are_sound(core->body, whole))
        return false;
    int length = 0;
    for (int i = 0; i < core->length; i++) {
        if (is_digit(core->body[i]))
            core->body[length++] = core->body[i];
        else if (i > whole)
            return false;
    }
    *fraction = at ? core->length - whole - 1 : 0;
    core->length = length;
    core->body[length] = '\0';
    return length > 0;
}

enum number_mark number_mark_of(const char *text)
{
    struct core core;
    if (!core_read(text, &core))
        return NUMBER_MARK_INVALID;
    const enum number_mark told = mark_told(&core);
    int fraction;
    if (!core_strip(&core, told == NUMBER_MARK_COMMA ? ',' : '.', &fraction))
        return NUMBER_MARK_INVALID;
    return told;
}

/* digits x 10^shift, rounded half away from zero; false when that is beyond int64_t. */
static bool scale(const char *digits, int length, int shift, int64_t *value)
{
    const int kept = length + (shift < 0 ? shift : 0);
    uint64_t sum = 0;
    for (int i = 0; i < kept + (shift > 0 ? shift : 0); i++) {
        const uint64_t digit = i < length ? (uint64_t)(digits[i] - '0') : 0;
        if (sum > ((uint64_t)INT64_MAX - digit) / 10)
            return false;
        sum = 10 * sum + digit;
    }
    if (shift < 0 && kept >= 0 && digits[kept] >= '5')
        sum++;
    if (sum > (uint64_t)INT64_MAX)
        return false;
    *value = (int64_t)sum;
    return true;
}

/* Says so where the text would be a number with the other mark. */
static bool refuse(const char *text, char mark, struct err *err)
{
    struct core core;
    int fraction;
    if (core_read(text, &core) && core_strip(&core, mark == '.' ? ',' : '.', &fraction))
        return err_set(err, ERR_INPUT, "is not a number with a decimal %s",
                       mark == '.' ? "point" : "comma");
    return err_set(err, ERR_INPUT, "is not a number");
}

bool number_decimal_read(const char *text, char mark, int decimals, int64_t *units,
                         struct err *err)
{
    struct core core;
    int fraction;
    if (!core_read(text, &core) || !core_strip(&core, mark, &fraction))
        return refuse(text, mark, err);
    int64_t value;
    if (!scale(core.body, core.length, core.exponent - fraction + decimals, &value))
        return err_set(err, ERR_LIMIT, "is too large a number");
    *units = core.is_negative ? -value : value;
    return true;
}

bool number_whole_read(const char *text, int64_t *number, struct err *err)
{
    const char *at = text + (*text == '-' || *text == '+');
    if (!is_digit(*at))
        return err_set(err, ERR_INPUT, "is not a whole number");
    int64_t value = 0;
    for (; is_digit(*at); at++) {
        const int digit = *at - '0';
        if (value > (INT64_MAX - digit) / 10)
            return err_set(err, ERR_LIMIT, "is too large a number");
        value = 10 * value + digit;
    }
    if (*at)
        return err_set(err, ERR_INPUT, "is not a whole number");
    *number = *text == '-' ? -value : value;
    return true;
}
