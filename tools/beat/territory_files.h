// SPDX-License-Identifier: GPL-3.0-or-later
/* territory_files: the maps that a design may be given: barriers and a boundary. */
#ifndef BEAT_TERRITORY_FILES_H
#define BEAT_TERRITORY_FILES_H

#include "beat/territories.h"

/* Reads --barriers and --boundary into the task and the territories, as far as they are
 * asked for. ERR_USAGE for a price of barriers without any. */
bool territory_files_read(const struct request *request, struct arena *arena,
                          struct territories *territories, struct err *err) MUST_CHECK;

/* For people: which territories cross a barrier all the same. */
void territory_files_show(const struct request *request,
                          const struct territories *territories, struct arena *arena);

#endif
