// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/weekday_text.h"

#include <ctype.h>
#include <string.h>

static const char *const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                   "friday", "saturday", "sunday"};

static int lower(char byte)
{
    return tolower((unsigned char)byte);
}

static bool is_beginning(const char *word, uint32_t length, const char *whole)
{
    for (uint32_t i = 0; i < length; i++)
        if (whole[i] == '\0' || lower(word[i]) != whole[i])
            return false;
    return true;
}

/* Any beginning of two letters or more: Mo, Mon, Tues, Thurs. */
int32_t weekday_of_word(const char *word, uint32_t length)
{
    for (int32_t day = 0; length >= 2 && day < 7; day++)
        if (is_beginning(word, length, days[day]))
            return day;
    return -1;
}

int32_t weekday_span(int32_t from, int32_t until)
{
    int32_t bits = 0;
    for (int32_t day = from;; day = (day + 1) % 7) {
        bits |= 1 << day;
        if (day == until)
            return bits;
    }
}

static uint32_t word_length(const char *at)
{
    uint32_t length = 0;
    while (isalpha((unsigned char)at[length]))
        length++;
    return length;
}

/* One day at *at, which moves past it; -1: there is none. */
static int32_t take_day(const char **at)
{
    if (**at >= '1' && **at <= '7' && !isdigit((unsigned char)(*at)[1]))
        return *(*at)++ - '1';
    const uint32_t length = word_length(*at);
    const int32_t day = weekday_of_word(*at, length);
    if (day >= 0)
        *at += length;
    return day;
}

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, " \t");
}

int32_t weekdays_read(const char *text)
{
    static const char daily[] = "daily";
    if (word_length(text) == 5 && is_beginning(text, 5, daily) && text[5] == '\0')
        return 127;
    int32_t bits = 0;
    for (const char *at = text; *at; at += strspn(at, " \t,;/")) {
        const int32_t from = take_day(&at);
        if (from < 0)
            return 0;
        int32_t until = from;
        const char *after = skip_blanks(at);
        if (*after == '-') {
            at = skip_blanks(after + 1);
            until = take_day(&at);
            if (until < 0)
                return 0;
        }
        bits |= weekday_span(from, until);
    }
    return bits;
}
