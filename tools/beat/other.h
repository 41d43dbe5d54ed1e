// SPDX-License-Identifier: GPL-3.0-or-later
/* other: the program that runs what this one cannot. */
#ifndef BEAT_OTHER_H
#define BEAT_OTHER_H

#include "base/err.h"

/* Become `name`, with the same arguments: ../libexec/beat/NAME seen from this
 * executable's folder (an installation), else NAME beside it (a build). Returns only
 * when that fails: ERR_SYSTEM. */
bool other_run(const char *name, char **argv, struct err *err) MUST_CHECK;

#endif
