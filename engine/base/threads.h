// SPDX-License-Identifier: GPL-3.0-or-later
/* threads: the same work for many items, on several threads.
 *
 * Items are taken from a queue in order; each call may write only what belongs to its
 * item, so results do not depend on the number of threads. */
#ifndef BASE_THREADS_H
#define BASE_THREADS_H

#include <stdint.h>

/* One item. `worker` is 0..threads-1, for scratch space that a worker keeps. */
typedef void threads_task(void *context, uint32_t item, uint32_t worker);
/* Runs once in each thread when its work is over (a library's thread-local clean-up).
 */
typedef void threads_finish(void *context, uint32_t worker);

/* Run `task` for items 0..count-1 on `threads` threads (>= 1; 1 runs in the caller).
 * `finish` may be NULL. Returns when all are done. */
void threads_run(uint32_t threads, uint32_t count, threads_task *task,
                 threads_finish *finish, void *context);

/* Processors this process may use, at least 1. */
uint32_t threads_available(void);

#endif
