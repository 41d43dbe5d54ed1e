// SPDX-License-Identifier: GPL-3.0-or-later
/* style_guess: how a file writes decimals and dates, told by its first rows.
 *
 * Each number and date votes for what it can only be; the majority wins, and cells that
 * speak against it become faults of their rows later. Where no number votes, a file
 * with semicolons has decimal commas, for that is why it has semicolons. Where dates
 * can be read in two ways and none tells, the caller has to be told: ERR_INPUT. */
#ifndef INTAKE_STYLE_GUESS_H
#define INTAKE_STYLE_GUESS_H

#include "intake/header_match.h"
#include "intake/intake.h"

/* Some rows of a file, as they are. */
struct raw_row {
    const struct csv_cell *cells;
    uint32_t count;
    uint64_t line;
};

struct style_votes {
    uint64_t points, commas; /* decimal marks */
    uint64_t day_first, month_first;
    uint64_t
        doubtful_line; /* of the first date that can be read in two ways; 0: none */
    uint32_t doubtful_column;
    const char *doubtful_text;
};

/* Votes of the columns that are numbers or dates on their own. */
struct style_votes style_vote(enum import_kind kind, const struct binding *bindings,
                              const struct raw_row *rows, uint32_t row_count);

/* Fills what is 0 or GUESS in *decimal_mark and *order. */
bool style_decide(const struct style_votes *votes, char separator, char *decimal_mark,
                  enum date_order *order, struct err *err) MUST_CHECK;

#endif
