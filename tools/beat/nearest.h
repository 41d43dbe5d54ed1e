// SPDX-License-Identifier: GPL-3.0-or-later
/* nearest: the name that was probably meant. */
#ifndef BEAT_NEAREST_H
#define BEAT_NEAREST_H

#include <stdint.h>

/* Of `names`, the one that takes the fewest letters put in, taken out, changed or
 * swapped with their neighbour to become `word`; the first of equals. NULL when that is
 * more than a third of the word's letters, rounded up. */
const char *nearest_name(const char *word, const char *const *names, uint32_t count);

#endif
