// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/week_text.h"

#include "text/number.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char dash[] = "\u2013";

/* No-break spaces between groups. */
static const char *grouped(uint64_t number, struct arena *arena)
{
    char digits[24];
    const int length = snprintf(digits, sizeof digits, "%" PRIu64, number);
    char *text = arena_alloc(arena, (size_t)length * 2 + 1), *at = text;
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0) {
            memcpy(at, "\u00a0", 2);
            at += 2;
        }
        *at++ = digits[i];
    }
    *at = '\0';
    return text;
}

const char *week_money_text(int64_t money_ct, struct arena *arena)
{
    const uint64_t ct = money_ct < 0 ? 0 - (uint64_t)money_ct : (uint64_t)money_ct;
    const uint64_t whole = (ct + 50) / 100;
    return arena_format(arena, "%s%s", money_ct < 0 && whole > 0 ? "-" : "",
                        grouped(whole, arena));
}

const char *week_count_text(int64_t count, struct arena *arena)
{
    return grouped((uint64_t)count, arena);
}

/* One decimal of units / count, rounded to the nearest. */
static const char *decimal(int64_t units, int64_t count, struct arena *arena)
{
    char text[NUMBER_SIZE];
    number_decimal_text((units * 10 + count / 2) / count, 1, text);
    return arena_text(arena, text);
}

const char *week_hours_text(int64_t time_s, struct arena *arena)
{
    return arena_format(arena, "%s h", decimal(time_s, 3600, arena));
}

const char *week_share_text(int64_t part, int64_t whole, struct arena *arena)
{
    if (whole <= 0)
        return dash;
    return arena_format(arena, "%" PRId64 " %%", (part * 100 + whole / 2) / whole);
}

const char *week_mean_text(int64_t part, int64_t count, struct arena *arena)
{
    return count <= 0 ? dash : decimal(part, count, arena);
}
