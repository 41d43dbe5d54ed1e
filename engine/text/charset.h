// SPDX-License-Identifier: GPL-3.0-or-later
/* charset: the upper halves of the one-byte encodings that spreadsheets still write. */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include "text/csv_reader.h"

/* Unicode of byte 128 + i at [i]; 0 where the encoding has nothing. NULL for an
 * encoding of more than one byte. */
const uint16_t *charset_upper_half(enum csv_encoding encoding);

#endif
