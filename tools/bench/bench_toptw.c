// SPDX-License-Identifier: GPL-3.0-or-later
/* bench-toptw: plans public orienteering instances and prints one CSV row each; options
 * and columns are in orienteering.h. */
#include "bench/orienteering.h"
#include "bench/toptw.h"

int main(int argc, char **argv)
{
    const struct orienteering kind = {.program = "bench-toptw", .read = toptw_read};
    return orienteering_main(&kind, argc, argv);
}
