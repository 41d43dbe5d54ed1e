// SPDX-License-Identifier: GPL-3.0-or-later
/* deadline: two tasks on two threads; the first works, the second counts ticks until
 * the first is done or time is over. */
#include "beat/deadline.h"

#include "base/threads.h"

#include <stddef.h>
#include <time.h>

enum { TICK_NS = 20000000, TICKS_A_SECOND = 50 };

struct deadline {
    deadline_work *work;
    void *context;
    struct err *err;
    uint32_t limit_s;
    bool is_good;
    _Atomic bool stop, is_over;
};

static void watch(struct deadline *deadline)
{
    const struct timespec tick = {0, TICK_NS};
    const uint64_t ticks = (uint64_t)deadline->limit_s * TICKS_A_SECOND;
    for (uint64_t i = 0; i < ticks && !atomic_load(&deadline->is_over); i++)
        nanosleep(&tick, NULL);
    atomic_store(&deadline->stop, true);
}

static void run_task(void *context, uint32_t item, uint32_t worker)
{
    struct deadline *deadline = context;
    (void)worker;
    if (item == 1) {
        watch(deadline);
        return;
    }
    deadline->is_good =
        deadline->work(deadline->context, &deadline->stop, deadline->err);
    atomic_store(&deadline->is_over, true);
}

bool deadline_run(uint32_t limit_s, deadline_work *work, void *context, struct err *err)
{
    struct deadline deadline = {
        .work = work, .context = context, .err = err, .limit_s = limit_s};
    if (limit_s > 0)
        threads_run(2, 2, run_task, NULL, &deadline);
    else
        run_task(&deadline, 0, 0);
    return deadline.is_good;
}
