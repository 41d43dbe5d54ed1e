// SPDX-License-Identifier: GPL-3.0-or-later
/* command_table: the rows, by enum command_id; reach them through command.h. */
#ifndef BEAT_COMMAND_TABLE_H
#define BEAT_COMMAND_TABLE_H

#include "beat/command.h"

extern const struct command command_table[COMMAND_COUNT];

#endif
