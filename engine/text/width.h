// SPDX-License-Identifier: GPL-3.0-or-later
/* width: how many columns of a terminal a text takes, and fitting it into some.
 *
 * Widths are utf8proc's (East Asian wide: 2, combining: 0). Control characters and
 * bytes that are no UTF-8 count and print as one U+FFFD each, so text from outside
 * cannot move the cursor. */
#ifndef TEXT_WIDTH_H
#define TEXT_WIDTH_H

#include "base/arena.h"
#include <stdint.h>

uint32_t width_of(const char *text);

enum width_side { WIDTH_LEFT, WIDTH_RIGHT };

/* Exactly `columns` wide: spaces are put opposite to `side`, or the end is cut and "…"
 * put there. columns 0 gives "". */
char *width_fit(const char *text, uint32_t columns, enum width_side side,
                struct arena *arena);
/* At most `columns` wide, never padded. */
char *width_cut(const char *text, uint32_t columns, struct arena *arena);

#endif
