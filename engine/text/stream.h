// SPDX-License-Identifier: GPL-3.0-or-later
/* stream: has everything that was written to a FILE arrived? */
#ifndef TEXT_STREAM_H
#define TEXT_STREAM_H

#include "base/err.h"
#include <stddef.h>
#include <stdio.h>

/* All of `bytes`, or ERR_SYSTEM as below. For what is larger than a stream's buffer: a
 * failure of such a write is known only at once. */
bool stream_put(FILE *out, const void *bytes, size_t size, struct err *err) MUST_CHECK;

/* Flushes. ERR_SYSTEM "cannot write: No space left on device" when this or any earlier
 * write to `out` failed. */
bool stream_check(FILE *out, struct err *err) MUST_CHECK;

#endif
