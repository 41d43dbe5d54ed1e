// SPDX-License-Identifier: GPL-3.0-or-later
/* heavy: the commands that need GEOS, PROJ, SpatiaLite or GLPK. */
#include "beat/commands.h"

command_run *const heavy_runs[COMMAND_COUNT] = {
    [COMMAND_INIT] = cmd_init,
    [COMMAND_IMPORT] = cmd_import,
    [COMMAND_PLAN] = cmd_plan,
    [COMMAND_EXPORT_PLAN] = cmd_export_plan,
};
