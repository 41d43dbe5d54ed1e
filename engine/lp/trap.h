// SPDX-License-Identifier: GPL-3.0-or-later
/* trap: a call into GLPK from which there is a way back.
 *
 * GLPK reports what it takes for misuse by calling abort(). Its error hook may leave by
 * longjmp instead; its environment is then unusable until glp_free_env, which frees
 * every problem of the thread. So after a trap has sprung, every later call is refused
 * until program_thread_end. Only lp/ uses this. */
#ifndef LP_TRAP_H
#define LP_TRAP_H

#include "base/err.h"

typedef void trap_call(void *context);

/* Run `call`; false with ERR_SYSTEM when GLPK gave up inside, or had before. */
bool trap_run(trap_call *call, void *context, struct err *err) MUST_CHECK;

#endif
