// SPDX-License-Identifier: GPL-3.0-or-later
#include "lp/trap.h"

#include <glpk.h>
#include <setjmp.h>
#include <stddef.h>

struct trap {
    jmp_buf back;
};

static void spring(void *info)
{
    struct trap *trap = info;
    longjmp(trap->back, 1);
}

/* Nothing is printed: GLPK writes errors even when its terminal is off. */
static int keep_quiet(void *info, const char *text)
{
    (void)info;
    (void)text;
    return 1;
}

bool trap_run(trap_call *call, void *context, struct err *err)
{
    struct trap trap;
    if (glp_at_error())
        return err_set(err, ERR_SYSTEM, "the solver of linear programs broke down");
    glp_term_hook(keep_quiet, NULL);
    glp_error_hook(spring, &trap);
    if (setjmp(trap.back) != 0)
        return err_set(err, ERR_SYSTEM, "the solver of linear programs gave up");
    call(context);
    glp_error_hook(NULL, NULL);
    return true;
}
