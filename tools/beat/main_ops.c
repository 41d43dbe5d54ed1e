// SPDX-License-Identifier: GPL-3.0-or-later
/* beat-ops: every command, on all libraries. People call it through `beat`. */
#include "base/arena.h"
#include "beat/program.h"

#include <stddef.h>

int main(int argc, char **argv)
{
    command_run *runs[COMMAND_COUNT];
    arena_keep_pages();
    for (int i = 0; i < COMMAND_COUNT; i++)
        runs[i] = heavy_runs[i] != NULL ? heavy_runs[i] : light_runs[i];
    const struct program program = {"beat-ops", runs, NULL};
    return program_run(&program, argc, argv);
}
