// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/style_guess.h"

#include "intake/time_text.h"
#include "text/number.h"

#include <inttypes.h>

static void vote_number(struct style_votes *votes, const char *text)
{
    const enum number_mark mark = number_mark_of(text);
    votes->points += mark == NUMBER_MARK_POINT;
    votes->commas += mark == NUMBER_MARK_COMMA;
}

static void vote_date(struct style_votes *votes, const struct raw_row *row,
                      uint32_t column_ix)
{
    const char *text = row->cells[column_ix].text;
    const enum date_told told = date_told_of(text);
    votes->day_first += told == DATE_TOLD_DMY;
    votes->month_first += told == DATE_TOLD_MDY;
    if (told == DATE_TOLD_AMBIGUOUS && votes->doubtful_line == 0) {
        votes->doubtful_line = row->line;
        votes->doubtful_column = column_ix + 1;
        votes->doubtful_text = text;
    }
}

static bool is_number(enum field_type type)
{
    return type == FIELD_MONEY || type == FIELD_LENGTH || type == FIELD_COUNT ||
           type == FIELD_SHARE;
}

static void vote_column(struct style_votes *votes, enum field_type type,
                        uint32_t column_ix, const struct raw_row *rows,
                        uint32_t row_count)
{
    for (uint32_t i = 0; i < row_count; i++) {
        if (column_ix >= rows[i].count || rows[i].cells[column_ix].length == 0)
            continue;
        if (is_number(type))
            vote_number(votes, rows[i].cells[column_ix].text);
        else if (type == FIELD_DATE)
            vote_date(votes, &rows[i], column_ix);
    }
}

struct style_votes style_vote(enum import_kind kind, const struct binding *bindings,
                              const struct raw_row *rows, uint32_t row_count)
{
    const struct import_info *info = import_info_get(kind);
    struct style_votes votes = {0};
    for (uint32_t i = 0; i < info->field_count; i++)
        if (bindings[i].is_bound && bindings[i].column_ix != NO_IX)
            vote_column(&votes, info->fields[i].type, bindings[i].column_ix, rows,
                        row_count);
    return votes;
}

static char decide_mark(const struct style_votes *votes, char separator)
{
    if (votes->points != votes->commas)
        return votes->points > votes->commas ? '.' : ',';
    return separator == ';' ? ',' : '.';
}

bool style_decide(const struct style_votes *votes, char separator, char *decimal_mark,
                  enum date_order *order, struct err *err)
{
    if (*decimal_mark == '\0')
        *decimal_mark = decide_mark(votes, separator);
    if (*order != DATE_ORDER_GUESS)
        return true;
    if (votes->day_first != votes->month_first)
        *order =
            votes->day_first > votes->month_first ? DATE_ORDER_DMY : DATE_ORDER_MDY;
    else if (votes->doubtful_line > 0)
        return err_set(
            err, ERR_INPUT,
            "line %" PRIu64 ", column %u: '%.40s' can be read with the day or "
            "the month first: say date_order dmy or mdy",
            votes->doubtful_line, votes->doubtful_column, votes->doubtful_text);
    return true;
}
