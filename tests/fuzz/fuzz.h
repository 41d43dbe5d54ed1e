// SPDX-License-Identifier: GPL-3.0-or-later
/* fuzz: what a fuzz target defines. It returns 0 and must not fail, crash, leak or
 * stall for any bytes; `data` does not end in NUL. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
