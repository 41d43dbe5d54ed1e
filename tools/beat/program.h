// SPDX-License-Identifier: GPL-3.0-or-later
/* program: from a command line to an exit code.
 *
 * The same for both programs; they differ in the list of commands they can run. */
#ifndef BEAT_PROGRAM_H
#define BEAT_PROGRAM_H

#include "beat/request.h"

/* Answers go to standard output. *exit_code is 0 unless the command sets EXIT_LEFT_OUT.
 */
typedef bool command_run(const struct request *request, int *exit_code,
                         struct err *err);

/* Done, but with --strict and something required was left out. The other codes follow
 * from the kind of error: err_exit_code. */
enum { EXIT_LEFT_OUT = 1 };

struct program {
    const char *name;         /* of the executable */
    command_run *const *runs; /* by enum command_id; NULL: not in this program */
    const char *other;        /* executable that runs the rest; NULL: none */
};

extern command_run *const light_runs[COMMAND_COUNT];
extern command_run *const heavy_runs[COMMAND_COUNT];

int program_run(const struct program *program, int argc, char **argv);

#endif
