// SPDX-License-Identifier: GPL-3.0-or-later
/* progress: two tasks on two threads; the first works, the second looks at the meter
 * ten times a second until the first is done. */
#include "beat/progress.h"

#include "base/threads.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TICK_NS = 100000000, FIRST_TICK = 3, BAR_WIDTH = 30 };

struct progress {
    progress_work *work;
    void *context;
    struct err *err;
    bool is_good;
    struct meter meter;
    _Atomic bool is_over;
};

static void draw(struct meter *meter)
{
    const char *doing = atomic_load(&meter->doing);
    const uint64_t total = atomic_load(&meter->total);
    uint64_t done = atomic_load(&meter->done);
    char bar[BAR_WIDTH + 1] = "";
    if (doing == NULL)
        return;
    if (total == 0) {
        fprintf(stderr, "\r%s: %" PRIu64 "\033[K", doing, done);
        return;
    }
    done = done < total ? done : total;
    const uint64_t filled = (uint64_t)((double)done / (double)total * BAR_WIDTH);
    memset(bar, '.', BAR_WIDTH);
    memset(bar, '#', (size_t)filled);
    fprintf(stderr, "\r%s [%s] %" PRIu64 " of %" PRIu64 "\033[K", doing, bar, done,
            total);
}

static void watch(struct progress *progress)
{
    const struct timespec tick = {0, TICK_NS};
    bool is_drawn = false;
    for (int count = 1; !atomic_load(&progress->is_over); count++) {
        nanosleep(&tick, NULL);
        if (count >= FIRST_TICK && !atomic_load(&progress->is_over)) {
            draw(&progress->meter);
            is_drawn = true;
        }
    }
    if (is_drawn)
        fputs("\r\033[K", stderr);
}

static void run_task(void *context, uint32_t item, uint32_t worker)
{
    struct progress *progress = context;
    (void)worker;
    if (item == 1) {
        watch(progress);
        return;
    }
    progress->is_good =
        progress->work(progress->context, &progress->meter, progress->err);
    atomic_store(&progress->is_over, true);
}

bool progress_run(const struct request *request, progress_work *work, void *context,
                  struct err *err)
{
    struct progress progress = {.work = work, .context = context, .err = err};
    if (request_flag(request, &option_progress, isatty(STDERR_FILENO)))
        threads_run(2, 2, run_task, NULL, &progress);
    else
        run_task(&progress, 0, 0);
    return progress.is_good;
}
