// SPDX-License-Identifier: GPL-3.0-or-later
/* heavy: the commands that need GEOS, PROJ, SpatiaLite or GLPK. */
#include "beat/commands.h"

command_run *const heavy_runs[COMMAND_COUNT] = {
    [COMMAND_INIT] = cmd_init,
    [COMMAND_IMPORT] = cmd_import,
    [COMMAND_CHECK] = cmd_check,
    [COMMAND_TERRITORY_DESIGN] = cmd_territory_design,
    [COMMAND_TERRITORY_REALIGN] = cmd_territory_realign,
    [COMMAND_TERRITORY_ASSIGN] = cmd_territory_assign,
    [COMMAND_TERRITORY_SHOW] = cmd_territory_show,
    [COMMAND_TERRITORY_AREAS] = cmd_territory_areas,
    [COMMAND_TERRITORY_EXPLORE] = cmd_territory_explore,
    [COMMAND_TERRITORY_SCENARIOS] = cmd_territory_scenarios,
    [COMMAND_TERRITORY_COMPARE] = cmd_territory_compare,
    [COMMAND_TERRITORY_WHATIF] = cmd_territory_whatif,
    [COMMAND_TERRITORY_HOMES] = cmd_territory_homes,
    [COMMAND_TERRITORY_HEADCOUNT] = cmd_territory_headcount,
    [COMMAND_TERRITORY_APPLY] = cmd_territory_apply,
    [COMMAND_TERRITORY_UNDO] = cmd_territory_undo,
    [COMMAND_TERRITORY_LOCK] = cmd_territory_lock,
    [COMMAND_ROADS_IMPORT] = cmd_roads_import,
    [COMMAND_ROADS_SHOW] = cmd_roads_show,
    [COMMAND_ROADS_REMOVE] = cmd_roads_remove,
    [COMMAND_PLAN] = cmd_plan,
    [COMMAND_EXPORT_PLAN] = cmd_export_plan,
    [COMMAND_EXPORT_TERRITORY] = cmd_export_territory,
    [COMMAND_EXPORT_ACCOUNTS] = cmd_export_accounts,
    [COMMAND_EXPORT_TOUCHES] = cmd_export_touches,
    [COMMAND_EXPORT_MAP] = cmd_export_map,
    [COMMAND_REPORT_WEEK] = cmd_report_week,
    [COMMAND_DEMO] = cmd_demo,
};
