// SPDX-License-Identifier: GPL-3.0-or-later
/* commands: the functions that run them, one file cmd_<name>.c each.
 *
 * Each is load, ask, save, show. */
#ifndef BEAT_COMMANDS_H
#define BEAT_COMMANDS_H

#include "beat/program.h"

/* In both programs. */
command_run cmd_complete, cmd_completion, cmd_day, cmd_diff, cmd_explain, cmd_help,
    cmd_journey, cmd_log, cmd_merge, cmd_next, cmd_override, cmd_quote, cmd_replan,
    cmd_settings, cmd_report_calibration, cmd_report_quotas, cmd_status, cmd_version;

/* In beat-ops only. */
command_run cmd_joint, cmd_check, cmd_demo, cmd_export_accounts, cmd_export_layer,
    cmd_export_map, cmd_export_plan, cmd_export_territory, cmd_export_touches, cmd_pack,
    cmd_import, cmd_init, cmd_plan, cmd_report_week, cmd_roads_import, cmd_roads_remove,
    cmd_roads_show, cmd_territory_apply, cmd_territory_assign, cmd_territory_compare,
    cmd_territory_design, cmd_territory_explore, cmd_territory_lock,
    cmd_territory_realign, cmd_territory_scenarios, cmd_territory_show,
    cmd_territory_undo, cmd_territory_areas, cmd_territory_workload,
    cmd_territory_headcount, cmd_territory_homes, cmd_territory_whatif;

/* `import` with its word gazetteer. */
bool import_gazetteer(const struct request *request, struct err *err) MUST_CHECK;

#endif
