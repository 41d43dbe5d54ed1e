// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"

#include <stdio.h>

bool cmd_version(const struct request *request, int *exit_code, struct err *err)
{
    (void)request;
    (void)exit_code;
    (void)err;
    puts("beat " BEAT_VERSION);
    return true;
}
