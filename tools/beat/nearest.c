// SPDX-License-Identifier: GPL-3.0-or-later
/* nearest: distance of optimal string alignment (Damerau 1964), by rows.
 *
 * Names are short and few: three rows of a table are enough. */
#include "beat/nearest.h"

#include <stddef.h>
#include <string.h>

enum { NAME_MAX_LENGTH = 63 };

struct rows {
    uint32_t before[NAME_MAX_LENGTH + 1], above[NAME_MAX_LENGTH + 1],
        here[NAME_MAX_LENGTH + 1];
};

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Row `i` of the table: the first i letters of `word` against all starts of `name`. */
static void fill_row(struct rows *rows, const char *word, uint32_t i, const char *name,
                     uint32_t length)
{
    rows->here[0] = i;
    for (uint32_t j = 1; j <= length; j++) {
        const uint32_t change = word[i - 1] == name[j - 1] ? 0 : 1;
        uint32_t best = least(rows->above[j], rows->here[j - 1]) + 1;
        best = least(best, rows->above[j - 1] + change);
        if (i > 1 && j > 1 && word[i - 1] == name[j - 2] && word[i - 2] == name[j - 1])
            best = least(best, rows->before[j - 2] + 1);
        rows->here[j] = best;
    }
}

static uint32_t distance(const char *word, const char *name)
{
    const size_t word_length = strlen(word), name_length = strlen(name);
    if (word_length > NAME_MAX_LENGTH || name_length > NAME_MAX_LENGTH)
        return UINT32_MAX;
    struct rows rows;
    for (uint32_t j = 0; j <= name_length; j++)
        rows.here[j] = j;
    for (uint32_t i = 1; i <= word_length; i++) {
        memcpy(rows.before, rows.above, sizeof rows.before);
        memcpy(rows.above, rows.here, sizeof rows.above);
        fill_row(&rows, word, i, name, (uint32_t)name_length);
    }
    return rows.here[name_length];
}

const char *nearest_name(const char *word, const char *const *names, uint32_t count)
{
    const char *found = NULL;
    uint32_t best = ((uint32_t)strlen(word) + 2) / 3 + 1;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t off = distance(word, names[i]);
        if (off < best) {
            best = off;
            found = names[i];
        }
    }
    return found;
}
