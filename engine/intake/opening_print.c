// SPDX-License-Identifier: GPL-3.0-or-later
/* Printing of opening_hours: days in a row with the same windows become one rule. */
#include "base/civil.h"
#include "intake/opening_hours.h"

#include <stdio.h>
#include <string.h>

enum { TIMES_SIZE = 16 };

static const char *const days[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

static bool days_are_alike(const struct opening *openings, uint32_t count, int32_t a,
                           int32_t b)
{
    for (uint32_t i = 0; i < count; i++)
        if ((openings[i].weekdays >> a & 1) != (openings[i].weekdays >> b & 1))
            return false;
    return true;
}

static uint32_t windows_on(const struct opening *openings, uint32_t count, int32_t day)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++)
        found += openings[i].weekdays >> day & 1 ? 1 : 0;
    return found;
}

/* A close on the next day is a time of that day, unless the window is a day long. */
static size_t put_window(char *text, struct opening opening)
{
    char open[CIVIL_TOD_SIZE], close[CIVIL_TOD_SIZE];
    const int32_t close_tod =
        opening.close_tod > DAY_S ? opening.close_tod - DAY_S : opening.close_tod;
    return (size_t)snprintf(text, TIMES_SIZE, "%s-%s",
                            civil_tod_text(opening.open_tod, open),
                            civil_tod_text(close_tod, close));
}

static size_t put_rule(char *text, const struct opening *openings, uint32_t count,
                       int32_t from, int32_t until)
{
    size_t length = (size_t)sprintf(text, "%s", days[from]);
    if (until > from)
        length += (size_t)sprintf(text + length, "%s%s", until > from + 1 ? "-" : ",",
                                  days[until]);
    char mark = ' ';
    for (uint32_t i = 0; i < count; i++) {
        if (!(openings[i].weekdays >> from & 1))
            continue;
        text[length++] = mark;
        length += put_window(text + length, openings[i]);
        mark = ',';
    }
    text[length] = '\0';
    return length;
}

char *opening_hours_text(const struct opening *openings, uint32_t count,
                         struct arena *arena)
{
    enum { DAYS_SIZE = 16 };
    char *text = arena_alloc(arena, 7 * (DAYS_SIZE + (size_t)count * TIMES_SIZE) + 1);
    size_t length = 0;
    for (int32_t from = 0; from < 7;) {
        int32_t until = from;
        while (until < 6 && days_are_alike(openings, count, from, until + 1))
            until++;
        if (windows_on(openings, count, from) > 0) {
            if (length > 0)
                length += (size_t)sprintf(text + length, "; ");
            length += put_rule(text + length, openings, count, from, until);
        }
        from = until + 1;
    }
    return length > 0 ? text : arena_text(arena, "off");
}
