// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/separator.h"

#include <stdint.h>
#include <string.h>

static const char candidates[] = ",;\t|";
enum { CANDIDATES = 4, ROWS_MAX = 32 };

struct tally {
    uint32_t counts[ROWS_MAX][CANDIDATES];
    uint32_t rows;
    bool is_quoted, is_row_begun, is_cell_begun;
};

static void end_row(struct tally *tally)
{
    if (tally->is_row_begun)
        tally->rows++;
    tally->is_row_begun = tally->is_cell_begun = false;
}

static void take_byte(struct tally *tally, char byte)
{
    if (tally->is_quoted) {
        tally->is_quoted = byte != '"';
        return;
    }
    if (byte == '\n' || byte == '\r') {
        end_row(tally);
        return;
    }
    tally->is_row_begun = true;
    const char *found = memchr(candidates, byte, CANDIDATES);
    if (found) {
        tally->counts[tally->rows][found - candidates]++;
        tally->is_cell_begun = false;
        return;
    }
    /* A quote inside a cell is a quote; one that opens a cell hides what follows. The
     * second of a doubled one opens it again. */
    tally->is_quoted = byte == '"' && !tally->is_cell_begun;
    if (byte != ' ' && byte != '"')
        tally->is_cell_begun = true;
}

static uint32_t agreements(const struct tally *tally, int candidate)
{
    uint32_t sum = 0;
    for (uint32_t row = 1; row < tally->rows; row++)
        sum += tally->counts[row][candidate] == tally->counts[0][candidate];
    return sum;
}

char separator_guess(const char *text, size_t length, bool is_all)
{
    struct tally tally = {0};
    for (size_t i = 0; i < length && tally.rows < ROWS_MAX; i++)
        take_byte(&tally, text[i]);
    if (is_all && tally.rows < ROWS_MAX)
        end_row(&tally);
    int best = -1;
    uint32_t best_sum = 0, best_count = 0;
    for (int i = 0; i < CANDIDATES; i++) {
        const uint32_t count = tally.counts[0][i], sum = agreements(&tally, i);
        const bool is_better =
            best < 0 || sum > best_sum || (sum == best_sum && count > best_count);
        if (count == 0 || !is_better)
            continue;
        best = i;
        best_sum = sum;
        best_count = count;
    }
    return best < 0 ? ',' : candidates[best];
}

size_t separator_line(const char *text, size_t length, char *separator)
{
    if (length < 6 || strncmp(text, "sep=", 4) != 0)
        return 0;
    const char *found = memchr(candidates, text[4], CANDIDATES);
    if (!found)
        return 0;
    size_t end = 5;
    if (text[end] == '\r')
        end++;
    if (end >= length || text[end] != '\n')
        return 0;
    *separator = text[4];
    return end + 1;
}
