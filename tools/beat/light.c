// SPDX-License-Identifier: GPL-3.0-or-later
/* light: the commands that need light modules only. */
#include "beat/commands.h"

command_run *const light_runs[COMMAND_COUNT] = {
    [COMMAND_STATUS] = cmd_status,
    [COMMAND_SETTINGS] = cmd_settings,
    [COMMAND_DAY] = cmd_day,
    [COMMAND_NEXT] = cmd_next,
    [COMMAND_QUOTE] = cmd_quote,
    [COMMAND_JOURNEY] = cmd_journey,
    [COMMAND_REPLAN] = cmd_replan,
    [COMMAND_DIFF] = cmd_diff,
    [COMMAND_MERGE] = cmd_merge,
    [COMMAND_OVERRIDE] = cmd_override,
    [COMMAND_LOG] = cmd_log,
    [COMMAND_EXPLAIN] = cmd_explain,
    [COMMAND_HELP] = cmd_help,
    [COMMAND_VERSION] = cmd_version,
    [COMMAND_COMPLETION] = cmd_completion,
    [COMMAND_COMPLETE] = cmd_complete,
    [COMMAND_REPORT_CALIBRATION] = cmd_report_calibration,
};
