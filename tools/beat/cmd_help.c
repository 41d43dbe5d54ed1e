// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/help.h"

#include <stddef.h>
#include <stdio.h>

bool cmd_help(const struct request *request, int *exit_code, struct err *err)
{
    const struct command *command;
    uint32_t used;
    (void)exit_code;
    if (request->argument_count == 0) {
        help_write(stdout);
        return true;
    }
    if (request->argument_count == 1 && command_has_whats(request->arguments[0])) {
        help_write_whats(request->arguments[0], stdout);
        return true;
    }
    if (!command_find(request->arguments, request->argument_count, &command, &used,
                      err))
        return false;
    if (used < request->argument_count)
        return err_set(err, ERR_USAGE, "'%s' has no part '%s'", command->name,
                       request->arguments[used]);
    help_write_command(command, stdout);
    return true;
}
