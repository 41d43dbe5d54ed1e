// SPDX-License-Identifier: GPL-3.0-or-later
/* help: the table of commands as pages for people. */
#ifndef BEAT_HELP_H
#define BEAT_HELP_H

#include "beat/command.h"

#include <stdio.h>

/* All commands, by group. */
void help_write(FILE *out);
/* One command: usage, text, options, examples. */
void help_write_command(const struct command *command, FILE *out);
/* All whats of a command, one line each. */
void help_write_whats(const char *name, FILE *out);

#endif
