// SPDX-License-Identifier: GPL-3.0-or-later
/* realign_row: bench-territory --realign. */
#ifndef BENCH_REALIGN_ROW_H
#define BENCH_REALIGN_ROW_H

#include <stdint.h>

struct realign_row_request {
    uint32_t accounts, territories;
    uint64_t seed;
    uint32_t threads;
};

/* One CSV row on standard output. Returns the exit code: 1 when the alignment failed
 * its audit or a locked account moved, 3 when the task is unsound. */
int realign_row_print(const struct realign_row_request *request);

#endif
