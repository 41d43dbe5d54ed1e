// SPDX-License-Identifier: GPL-3.0-or-later
/* map_tiles: the address of a server of pictures of the ground, as the setting
 * `map_tiles` and the map know it: "https://tiles.example.com/{z}/{x}/{y}.png". */
#ifndef MODEL_MAP_TILES_H
#define MODEL_MAP_TILES_H

#include "base/err.h"

#include <stddef.h>

/* Is it an address of tiles: http or https, a host without a placeholder, then {z}, {x}
 * and {y} once each? ERR_USAGE says what is wrong. */
bool map_tiles_check(const char *tiles, struct err *err) MUST_CHECK;

/* "https://" and the host, without the slash after it; of one that passed. */
size_t map_tiles_origin_length(const char *tiles);

#endif
