// SPDX-License-Identifier: GPL-3.0-or-later
/* separator: which of , ; tab | parts the cells of a text. */
#ifndef TEXT_SEPARATOR_H
#define TEXT_SEPARATOR_H

#include <stdbool.h>
#include <stddef.h>

/* The one by which most of the first rows have as many cells as the first row; then the
 * one with more cells; then the earlier of , ; tab |. Comma when there is none. Nothing
 * within quotes counts. `is_all`: the text is the whole file. */
char separator_guess(const char *text, size_t length, bool is_all);

/* A first line "sep=;" as Excel takes it: its length with the line break, 0 when there
 * is none. */
size_t separator_line(const char *text, size_t length, char *separator);

#endif
