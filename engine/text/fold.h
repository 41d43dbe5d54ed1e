// SPDX-License-Identifier: GPL-3.0-or-later
/* fold: texts that people take for the same, made the same.
 *
 * Case is folded, accents are taken off (also of letters that Unicode does not take
 * apart: ħ ł ø đ ð þ ı æ œ), compatible forms become plain ones. For finding, never for
 * showing. */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/arena.h"

/* Words of letters and digits with one space between; all else only parts words.
 * "Café  Zaļā-Pērle, SIA" -> "cafe zala perle sia". Bytes that are no UTF-8 part words.
 */
char *fold_name(const char *text, struct arena *arena);

/* Letters and digits only: "Annual Revenue (EUR)" -> "annualrevenueeur". */
char *fold_key(const char *text, struct arena *arena);

#endif
