// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/lock.h"

#include <assert.h>
#include <stddef.h>

/* What can fail here is a mistake of the program alone. */
static void check(int code)
{
    assert(code == 0);
    (void)code;
}

void lock_init(struct lock *lock)
{
    check(pthread_mutex_init(&lock->mutex, NULL));
}

void lock_release(struct lock *lock)
{
    check(pthread_mutex_destroy(&lock->mutex));
}

void lock_take(struct lock *lock)
{
    check(pthread_mutex_lock(&lock->mutex));
}

void lock_give(struct lock *lock)
{
    check(pthread_mutex_unlock(&lock->mutex));
}
