// SPDX-License-Identifier: GPL-3.0-or-later
/* The caller is worker 0, so one thread costs nothing, and a system that refuses
 * further threads only makes the work slower: whoever runs takes the next item until
 * none is left. */
#define _GNU_SOURCE /* sched_getaffinity: the processors of this process, not of the \
                       machine */
#include "base/threads.h"

#include "base/arena.h"

#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>

struct queue {
    threads_task *task;
    threads_finish *finish;
    void *context;
    uint32_t count;
    _Atomic uint64_t next; /* wider than an item, so that it cannot wrap */
};

struct worker {
    struct queue *queue;
    pthread_t thread;
    uint32_t number;
    bool started;
};

static void *work(void *argument)
{
    const struct worker *worker = argument;
    struct queue *queue = worker->queue;
    for (;;) {
        const uint64_t item = atomic_fetch_add(&queue->next, 1);
        if (item >= queue->count)
            break;
        queue->task(queue->context, (uint32_t)item, worker->number);
    }
    if (queue->finish)
        queue->finish(queue->context, worker->number);
    return NULL;
}

void threads_run(uint32_t threads, uint32_t count, threads_task *task,
                 threads_finish *finish, void *context)
{
    assert(threads >= 1);
    struct queue queue = {
        .task = task, .finish = finish, .context = context, .count = count};
    const uint32_t useful = threads < count ? threads : count > 0 ? count : 1;
    struct arena arena = {0};
    struct worker *workers = ARENA_ARRAY(&arena, useful, struct worker);
    for (uint32_t i = 0; i < useful; i++)
        workers[i] = (struct worker){.queue = &queue, .number = i};
    for (uint32_t i = 1; i < useful; i++)
        workers[i].started =
            pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0;
    work(&workers[0]);
    for (uint32_t i = 1; i < useful; i++)
        if (workers[i].started)
            pthread_join(workers[i].thread, NULL);
    arena_release(&arena);
}

uint32_t threads_available(void)
{
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    /* It fails on machines with more than 1,024 processors; then one is a safe answer.
     */
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0)
        return 1;
    const int count = CPU_COUNT(&allowed);
    return count > 0 ? (uint32_t)count : 1;
}
