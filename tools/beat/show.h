// SPDX-License-Identifier: GPL-3.0-or-later
/* show: answers on standard output. */
#ifndef BEAT_SHOW_H
#define BEAT_SHOW_H

#include "beat/request.h"
#include "text/table.h"

/* What --format says, for commands that take table, csv and json. */
enum table_form show_form(const struct request *request);
/* Is the answer for people? Then headings and remarks may go with it. */
bool show_is_for_people(const struct request *request);

/* Width and colour of standard output as it is: COLUMNS, else the terminal, else as
 * wide as it gets; colour on a terminal unless NO_COLOR or --no-color. */
struct table_look show_look(const struct request *request);

/* A copy of columns for people to be changed before table_init: what is the same in all
 * rows only takes room. */
struct column *show_columns(const struct column *columns, uint32_t count,
                            struct arena *arena);
/* Programs still see it. */
void show_hide(struct column *columns, uint32_t count, const char *title);

bool show_table(const struct request *request, const struct table *table,
                struct err *err) MUST_CHECK;

/* A line for people: printed as it is when --format is table, else nothing. */
void show_line(const struct request *request, const char *format, ...)
    PRINTF_LIKE(2, 3);

/* The same, broken between words to fit the terminal; further lines are indented. */
void show_paragraph(const struct request *request, const char *format, ...)
    PRINTF_LIKE(2, 3);

/* The answer of a command that has no --format, broken in the same way. */
void show_wrapped(const char *format, ...) PRINTF_LIKE(1, 2);

/* A remark on standard error: "beat: ..." */
void show_remark(const char *format, ...) PRINTF_LIKE(1, 2);

/* "1 account", "2 accounts", "1 234 accounts"; `plural` NULL: with an s. */
const char *show_count(struct arena *arena, uint64_t count, const char *one,
                       const char *plural);
/* "1 234.50 EUR"; whole units from 10 000 up. */
const char *show_money(struct arena *arena, int64_t money_ct, const char *currency);

#endif
