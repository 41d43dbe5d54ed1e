// SPDX-License-Identifier: GPL-3.0-or-later
/* lock: one thread at a time, for handles that several threads ask through. */
#ifndef BASE_LOCK_H
#define BASE_LOCK_H

#include <pthread.h>

struct lock {
    pthread_mutex_t mutex;
};

void lock_init(struct lock *lock);
void lock_release(struct lock *lock);
void lock_take(struct lock *lock);
void lock_give(struct lock *lock);

#endif
