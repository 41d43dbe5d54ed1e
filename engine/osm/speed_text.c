// SPDX-License-Identifier: GPL-3.0-or-later
#include "osm/speed_text.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

enum { WORD_SIZE = 40, DURATION_MAX_S = 7 * 86400 };

/* Digits with one decimal point at most; the rest is left in *text. */
static bool read_number(const char **text, double *number)
{
    const char *at = *text;
    double scale = 0;
    *number = 0;
    for (; isdigit((unsigned char)*at) || (*at == '.' && scale == 0); at++) {
        if (*at == '.') {
            scale = 1;
        } else if (*number < 1e6) {
            *number = *number * 10 + (*at - '0');
            scale *= 10;
        }
    }
    if (scale > 0)
        *number /= scale;
    const bool is_number = at != *text && isdigit((unsigned char)**text);
    *text = at;
    return is_number;
}

static const char *skip_space(const char *text)
{
    return text + strspn(text, " \t");
}

static bool read_figure(const char *word, double *kmh)
{
    double number;
    if (!read_number(&word, &number))
        return false;
    word = skip_space(word);
    if (*word == '\0' || strcmp(word, "km/h") == 0 || strcmp(word, "kmh") == 0 ||
        strcmp(word, "kph") == 0)
        *kmh = number;
    else if (strcmp(word, "mph") == 0)
        *kmh = number * 1.609344;
    else if (strcmp(word, "knots") == 0)
        *kmh = number * 1.852;
    else
        return false;
    return true;
}

/* "DE:zone:30", "zone30", "FR:zone30". */
static bool read_zone(const char *word, double *kmh)
{
    const char *zone = strstr(word, "zone");
    if (zone == NULL)
        return false;
    zone += strlen("zone");
    return read_figure(*zone == ':' ? zone + 1 : zone, kmh);
}

static bool read_word(const struct profile *profile, const char *word, double *kmh)
{
    const char *colon = strrchr(word, ':');
    int32_t limit;
    if (profile_find(profile, PROFILE_LIMIT, word, &limit) ||
        (colon != NULL && profile_find(profile, PROFILE_LIMIT, colon + 1, &limit))) {
        *kmh = limit;
        return true;
    }
    return read_figure(word, kmh) || read_zone(word, kmh);
}

bool speed_text_read(const struct profile *profile, const char *text, double *kmh)
{
    bool is_known = false;
    while (*text != '\0') {
        char word[WORD_SIZE];
        double speed;
        text += strspn(text, ";,| \t");
        size_t length = strcspn(text, ";,|");
        if (length < sizeof word) {
            memcpy(word, text, length);
            word[length] = '\0';
            while (length > 0 && isspace((unsigned char)word[length - 1]))
                word[--length] = '\0';
            if (read_word(profile, word, &speed) && speed >= 1 && speed <= 300 &&
                (!is_known || speed < *kmh)) {
                *kmh = speed;
                is_known = true;
            }
        }
        text += strcspn(text, ";,|");
    }
    return is_known;
}

/* "PT1H20M" */
static bool read_period(const char *text, double *seconds)
{
    *seconds = 0;
    if (strncmp(text, "PT", 2) != 0)
        return false;
    for (text += 2; *text != '\0'; text++) {
        double number;
        if (!read_number(&text, &number))
            return false;
        if (*text == 'H')
            *seconds += number * 3600;
        else if (*text == 'M')
            *seconds += number * 60;
        else if (*text == 'S')
            *seconds += number;
        else
            return false;
    }
    return true;
}

/* "25", "00:25", "1:30:00" */
static bool read_clock(const char *text, double *seconds)
{
    double parts[3];
    int count = 0;
    while (count < 3 && read_number(&text, &parts[count])) {
        count++;
        if (*text != ':')
            break;
        text++;
    }
    if (*text != '\0' || count == 0)
        return false;
    if (count == 1)
        *seconds = parts[0] * 60;
    else
        *seconds = parts[0] * 3600 + parts[1] * 60 + (count == 3 ? parts[2] : 0);
    return true;
}

bool duration_text_read(const char *text, int32_t *duration_s)
{
    double seconds;
    if (!read_period(text, &seconds) && !read_clock(text, &seconds))
        return false;
    if (seconds < 1 || seconds > DURATION_MAX_S)
        return false;
    *duration_s = (int32_t)seconds;
    return true;
}
