// SPDX-License-Identifier: GPL-3.0-or-later
/* A question lasts some ten milliseconds and touches two megabytes for the first time.
 * Page by page that is 400 faults, which took as long as the answer itself (measured by
 * perf on the sample company: 22 ms with them, 13 ms without). So the heap is made
 * large at once, its start is filled in one call, and nothing is given back before the
 * end. */
#define _DEFAULT_SOURCE /* madvise */
#include "beat/memory.h"

#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

enum {
    HEAP_SIZE = 4 << 20,
    TOUCHED_SIZE = 2 << 20, /* more than a question on 200 accounts needs costs time */
    PAGE_SIZE = 4096
};

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23 /* Linux 5.14; older systems refuse it */
#endif

void memory_prepare(void)
{
    arena_keep_pages();
    char *heap = malloc(HEAP_SIZE);
    if (heap == NULL)
        return;
    char *page = heap + PAGE_SIZE - (uintptr_t)heap % PAGE_SIZE;
    (void)madvise(page, TOUCHED_SIZE, MADV_POPULATE_WRITE);
    free(heap);
}
