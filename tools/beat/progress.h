// SPDX-License-Identifier: GPL-3.0-or-later
/* progress: long work with a bar on standard error, where somebody looks. */
#ifndef BEAT_PROGRESS_H
#define BEAT_PROGRESS_H

#include "base/meter.h"
#include "beat/request.h"

/* `meter` is to be passed on to what does the work; never NULL. */
typedef bool progress_work(void *context, struct meter *meter, struct err *err);

/* Do the work. With a terminal on standard error (or --progress) a line there follows
 * the meter, from the third tenth of a second on, and is gone in the end. */
bool progress_run(const struct request *request, progress_work *work, void *context,
                  struct err *err) MUST_CHECK;

#endif
