// SPDX-License-Identifier: GPL-3.0-or-later
/* deadline: work that is asked to finish soon when its time is over. */
#ifndef BEAT_DEADLINE_H
#define BEAT_DEADLINE_H

#include "base/err.h"

#include <stdatomic.h>
#include <stdint.h>

/* `stop` turns true when the work should finish soon. */
typedef bool deadline_work(void *context, const _Atomic bool *stop, struct err *err);

/* Do the work; after `limit_s` seconds by the clock it is told to stop. 0: never. */
bool deadline_run(uint32_t limit_s, deadline_work *work, void *context,
                  struct err *err) MUST_CHECK;

#endif
