// SPDX-License-Identifier: GPL-3.0-or-later
/* beat: what a rep asks on the road, in a program that starts in a moment. Everything
 * else is done by beat-ops, which this one starts. */
#include "beat/memory.h"
#include "beat/program.h"

int main(int argc, char **argv)
{
    const struct program program = {"beat", light_runs, "beat-ops"};
    memory_prepare();
    return program_run(&program, argc, argv);
}
