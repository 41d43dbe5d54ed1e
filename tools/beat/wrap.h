// SPDX-License-Identifier: GPL-3.0-or-later
/* wrap: running text in lines of a page. */
#ifndef BEAT_WRAP_H
#define BEAT_WRAP_H

#include <stdint.h>
#include <stdio.h>

/* `text` from column `at` on, broken between words so that no line passes `width`
 * (0: never broken), further lines from column `indent`; an empty line between
 * paragraphs is kept. Ends with a line break. */
void wrap_write(const char *text, uint32_t at, uint32_t indent, uint32_t width,
                FILE *out);

#endif
