// SPDX-License-Identifier: GPL-3.0-or-later
/* unit_rows: bench-territory --2du. */
#ifndef BENCH_UNIT_ROWS_H
#define BENCH_UNIT_ROWS_H

#include <stdint.h>

struct unit_rows_request {
    uint64_t seed;
    uint32_t threads;
    char **paths;
    int path_count;
};

/* One CSV row for each file on standard output, means on standard error. Returns the
 * exit code: 1 when a plan failed its audit, 3 when a file cannot be read. */
int unit_rows_print(const struct unit_rows_request *request);

#endif
