// SPDX-License-Identifier: GPL-3.0-or-later
/* whereabouts: a place in a rep's own words, found among what she has. */
#ifndef BEAT_WHEREABOUTS_H
#define BEAT_WHEREABOUTS_H

#include "model/model.h"

/* "home"; LAT,LON; an account by id or name; else a town or street, where it is the
 * middle of her accounts there. ERR_MISSING when it is none of these. */
bool whereabouts_find(const struct model *model, uint32_t rep_ix, const char *text,
                      struct geo_point *at, struct err *err) MUST_CHECK;

#endif
