// SPDX-License-Identifier: GPL-3.0-or-later
/* opening_hours: one pass from left to right, rule by rule.
 *
 * A rule is [weekdays] [times] [off|closed|open] ["comment"]. What follows `;` replaces
 * the days it names; what follows `,`, or nothing but a space, adds to them; what
 * follows `||` is a fallback that is not needed. A rule that does not parse is skipped
 * up to the next `;`. Source of the grammar:
 * https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification */
#include "intake/opening_hours.h"

#include "base/civil.h"
#include "intake/weekday_text.h"
#include "model/model.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { ALL_WEEKDAYS = 127, LATEST_TOD = 2 * DAY_S };

/* The windows of one weekday, sorted, not touching. */
struct weekday_windows {
    struct window items[WINDOWS_MAX];
    uint32_t count;
};

struct week_hours {
    struct weekday_windows days[7];
};

struct rule {
    int32_t weekdays; /* 0: none named */
    bool has_holidays, is_off, has_modifier;
    struct window times[WINDOWS_MAX];
    uint32_t time_count;
};

struct scanner {
    const char *at;
};

/* --- windows --- */

static void window_remove(struct weekday_windows *windows, uint32_t at)
{
    memmove(windows->items + at, windows->items + at + 1,
            (windows->count - at - 1) * sizeof *windows->items);
    windows->count--;
}

/* Joins what touches; false when there would be too many. */
static bool window_add(struct weekday_windows *windows, struct window added)
{
    for (uint32_t i = 0; i < windows->count;) {
        const struct window have = windows->items[i];
        if (have.close_tod < added.open_tod || have.open_tod > added.close_tod) {
            i++;
            continue;
        }
        if (have.open_tod < added.open_tod)
            added.open_tod = have.open_tod;
        if (have.close_tod > added.close_tod)
            added.close_tod = have.close_tod;
        window_remove(windows, i);
    }
    if (windows->count == WINDOWS_MAX || added.close_tod - added.open_tod > DAY_S)
        return false;
    uint32_t place = windows->count++;
    for (; place > 0 && windows->items[place - 1].open_tod > added.open_tod; place--)
        windows->items[place] = windows->items[place - 1];
    windows->items[place] = added;
    return true;
}

/* --- scanning --- */

static const char *skip_dash(const char *at)
{
    static const char *const dashes[] = {"-", "–", "—", "−"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (strncmp(at, dashes[i], strlen(dashes[i])) == 0)
            return at + strlen(dashes[i]);
    return NULL;
}

static void skip_blanks(struct scanner *scanner)
{
    while (isspace((unsigned char)*scanner->at) ||
           strncmp(scanner->at, "\u00A0", 2) == 0)
        scanner->at += *scanner->at == '\xC2' ? 2 : 1;
}

static bool take(struct scanner *scanner, const char *part)
{
    skip_blanks(scanner);
    const size_t length = strlen(part);
    if (strncmp(scanner->at, part, length) != 0)
        return false;
    scanner->at += length;
    return true;
}

static bool take_dash(struct scanner *scanner)
{
    skip_blanks(scanner);
    const char *after = skip_dash(scanner->at);
    if (after)
        scanner->at = after;
    return after != NULL;
}

static uint32_t word_length(const char *at)
{
    uint32_t length = 0;
    while (isalpha((unsigned char)at[length]))
        length++;
    return length;
}

/* A word of ASCII letters, whole, in any case. */
static bool take_word(struct scanner *scanner, const char *word)
{
    skip_blanks(scanner);
    const size_t length = strlen(word);
    if (word_length(scanner->at) != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (tolower((unsigned char)scanner->at[i]) != word[i])
            return false;
    scanner->at += length;
    return true;
}

static bool take_weekday(struct scanner *scanner, int32_t *day)
{
    skip_blanks(scanner);
    const uint32_t length = word_length(scanner->at);
    *day = weekday_of_word(scanner->at, length);
    if (*day < 0)
        return false;
    scanner->at += length;
    if (*scanner->at == '.') /* "Mo." */
        scanner->at++;
    return true;
}

static bool take_two_digits(struct scanner *scanner, int32_t *number)
{
    if (!isdigit((unsigned char)*scanner->at))
        return false;
    *number = *scanner->at++ - '0';
    if (isdigit((unsigned char)*scanner->at))
        *number = 10 * *number + (*scanner->at++ - '0');
    return !isdigit((unsigned char)*scanner->at);
}

/* am or pm, with or without points; 12 am is midnight. */
static bool take_half_day(struct scanner *scanner, int32_t *hour)
{
    struct scanner ahead = *scanner;
    const bool is_am = take_word(&ahead, "am"),
               is_pm = !is_am && take_word(&ahead, "pm");
    if (!is_am && !is_pm)
        return true;
    if (*hour < 1 || *hour > 12)
        return false;
    *hour = *hour % 12 + (is_pm ? 12 : 0);
    *scanner = ahead;
    return true;
}

/* "9:30", "09.30", "9", "9 am", "24:00", "26:00". */
static bool take_time(struct scanner *scanner, int32_t *tod)
{
    struct scanner ahead = *scanner;
    int32_t hour, minute = 0;
    skip_blanks(&ahead);
    if (!take_two_digits(&ahead, &hour))
        return false;
    if ((*ahead.at == ':' || *ahead.at == '.') && isdigit((unsigned char)ahead.at[1])) {
        ahead.at++;
        const char *from = ahead.at;
        if (!take_two_digits(&ahead, &minute) || ahead.at - from != 2)
            return false;
    }
    if (minute > 59 || !take_half_day(&ahead, &hour) || hour > LATEST_TOD / 3600)
        return false;
    *tod = hour * 3600 + minute * 60;
    *scanner = ahead;
    return *tod <= LATEST_TOD;
}

/* --- one rule --- */

/* One of "Mo", "Mo-Fr", "PH", "SH"; false: something else is there. */
static bool take_days(struct scanner *scanner, struct rule *rule)
{
    if (take_word(scanner, "ph") || take_word(scanner, "sh"))
        return rule->has_holidays = true;
    int32_t from, until;
    if (!take_weekday(scanner, &from))
        return false;
    until = from;
    struct scanner ahead = *scanner;
    if (take_dash(&ahead) && take_weekday(&ahead, &until))
        *scanner = ahead;
    else
        until = from;
    rule->weekdays |= weekday_span(from, until);
    return true;
}

static void take_selector(struct scanner *scanner, struct rule *rule)
{
    while (take_days(scanner, rule)) {
        struct scanner ahead = *scanner;
        struct rule tried = {0};
        if (take(&ahead, ",") && take_days(&ahead, &tried))
            take(scanner, ",");
        else
            break;
    }
    if (rule->weekdays || rule->has_holidays)
        take(scanner, ":");
}

/* "09:00-18:00", "12:00+", "18:00-22:00+". */
static bool take_times(struct scanner *scanner, struct window *times)
{
    struct scanner ahead = *scanner;
    if (!take_time(&ahead, &times->open_tod))
        return false;
    if (take_dash(&ahead) || take_word(&ahead, "to")) {
        if (!take_time(&ahead, &times->close_tod))
            return false;
        take(&ahead, "+");
    } else if (take(&ahead, "+")) {
        times->close_tod = DAY_S; /* nobody knows until when: to the end of the day */
    } else {
        return false;
    }
    if (times->close_tod <= times->open_tod)
        times->close_tod += DAY_S;
    *scanner = ahead;
    return times->open_tod < DAY_S && times->close_tod - times->open_tod <= DAY_S;
}

static bool take_time_list(struct scanner *scanner, struct rule *rule)
{
    if (take(scanner, "24/7")) {
        rule->times[rule->time_count++] = (struct window){0, DAY_S};
        return true;
    }
    struct scanner ahead = *scanner;
    struct window times;
    while (take_times(&ahead, &times)) {
        if (rule->time_count == WINDOWS_MAX)
            return false;
        rule->times[rule->time_count++] = times;
        *scanner = ahead;
        if (!take(&ahead, ","))
            break;
    }
    return true;
}

static bool take_comment(struct scanner *scanner)
{
    if (!take(scanner, "\""))
        return false;
    const char *end = strchr(scanner->at, '"');
    scanner->at = end ? end + 1 : scanner->at + strlen(scanner->at);
    return true;
}

static void take_modifiers(struct scanner *scanner, struct rule *rule)
{
    for (;;) {
        if (take_word(scanner, "off") || take_word(scanner, "closed"))
            rule->is_off = rule->has_modifier = true;
        else if (!take_word(scanner, "open") && !take_comment(scanner))
            return;
    }
}

static bool rule_is_sound(const struct rule *rule)
{
    const bool has_effect = rule->is_off || rule->time_count > 0;
    return has_effect && !(rule->is_off && rule->time_count > 0);
}

/* The end of the text, or something that ends a rule; a rule may also follow without.
 */
static bool is_at_end(struct scanner *scanner)
{
    skip_blanks(scanner);
    if (*scanner->at == '\0' || *scanner->at == ';' || *scanner->at == ',' ||
        strncmp(scanner->at, "||", 2) == 0)
        return true;
    struct scanner ahead = *scanner;
    int32_t day;
    return take_weekday(&ahead, &day);
}

static bool take_rule(struct scanner *scanner, struct rule *rule)
{
    *rule = (struct rule){0};
    take_selector(scanner, rule);
    if (!take_time_list(scanner, rule))
        return false;
    take_modifiers(scanner, rule);
    return rule_is_sound(rule) && is_at_end(scanner);
}

static bool apply(struct week_hours *week, const struct rule *rule, bool is_added)
{
    int32_t weekdays = rule->weekdays;
    if (weekdays == 0 && rule->has_holidays)
        return true; /* holidays alone */
    if (weekdays == 0)
        weekdays = ALL_WEEKDAYS;
    for (int32_t day = 0; day < 7; day++) {
        if (!(weekdays >> day & 1))
            continue;
        if (!is_added || rule->is_off)
            week->days[day].count = 0;
        for (uint32_t i = 0; i < rule->time_count; i++)
            if (!window_add(&week->days[day], rule->times[i]))
                return false;
    }
    return true;
}

/* --- all rules --- */

struct reader {
    struct scanner scanner;
    struct week_hours week;
    struct arena *arena;
    uint32_t taken, left;
    const char *left_out;
};

static void leave_out(struct reader *reader, const char *from)
{
    size_t length = strcspn(from, ";");
    while (length > 0 && isspace((unsigned char)from[length - 1]))
        length--;
    if (!reader->left_out)
        reader->left_out = arena_text_n(reader->arena, from, length);
    reader->left++;
    reader->scanner.at = from + strcspn(from, ";");
}

static void read_rule(struct reader *reader, bool is_added)
{
    skip_blanks(&reader->scanner);
    const char *from = reader->scanner.at;
    struct rule rule;
    struct week_hours tried = reader->week;
    if (take_rule(&reader->scanner, &rule) && apply(&tried, &rule, is_added)) {
        reader->week = tried;
        reader->taken++;
    } else {
        leave_out(reader, from);
    }
}

static void read_rules(struct reader *reader)
{
    bool is_added = false;
    for (;;) {
        while (take(&reader->scanner, ";"))
            is_added = false;
        skip_blanks(&reader->scanner);
        if (*reader->scanner.at == '\0' || strncmp(reader->scanner.at, "||", 2) == 0)
            return;
        read_rule(reader, is_added);
        take(&reader->scanner, ",");
        is_added = true;
    }
}

/* --- windows by weekday into windows with weekdays --- */

static uint32_t count_windows(const struct week_hours *week)
{
    uint32_t count = 0;
    for (int32_t day = 0; day < 7; day++)
        count += week->days[day].count;
    return count;
}

static int compare_openings(struct opening a, struct opening b)
{
    if (a.open_tod != b.open_tod)
        return a.open_tod < b.open_tod ? -1 : 1;
    return (a.close_tod > b.close_tod) - (a.close_tod < b.close_tod);
}

/* Puts one in its place by time, or adds the day to one that is there. */
static uint32_t opening_put(struct opening *openings, uint32_t count,
                            struct opening added)
{
    uint32_t at = 0;
    while (at < count && compare_openings(openings[at], added) < 0)
        at++;
    if (at < count && compare_openings(openings[at], added) == 0) {
        openings[at].weekdays |= added.weekdays;
        return count;
    }
    memmove(openings + at + 1, openings + at, (count - at) * sizeof *openings);
    openings[at] = added;
    return count + 1;
}

struct opening_reading opening_hours_read(const char *text, struct arena *arena)
{
    struct reader reader = {.scanner = {text}, .arena = arena};
    read_rules(&reader);
    struct opening_reading reading = {.left_out = reader.left_out};
    struct opening *openings =
        ARENA_ARRAY(arena, count_windows(&reader.week), struct opening);
    for (int32_t day = 0; day < 7; day++) {
        const struct weekday_windows *windows = &reader.week.days[day];
        for (uint32_t i = 0; i < windows->count; i++)
            reading.count =
                opening_put(openings, reading.count,
                            (struct opening){1 << day, windows->items[i].open_tod,
                                             windows->items[i].close_tod});
    }
    reading.openings = openings;
    if (reading.count == 0)
        reading.grasp = OPENING_NONE;
    else
        reading.grasp = reader.left > 0 ? OPENING_PART : OPENING_WHOLE;
    return reading;
}
