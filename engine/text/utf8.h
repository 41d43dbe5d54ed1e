// SPDX-License-Identifier: GPL-3.0-or-later
/* utf8: is it sound UTF-8? Overlong forms, surrogates and values beyond U+10FFFF are
 * not.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes at the start of `text` that are sound and whole characters; == length when all
 * are. */
size_t utf8_sound_length(const char *text, size_t length);

/* `code` (0..0x10FFFF, no surrogate) into `text`; returns 1..4, the bytes written. */
size_t utf8_put(uint32_t code, char text[4]);

#endif
