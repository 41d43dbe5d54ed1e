// SPDX-License-Identifier: GPL-3.0-or-later
/* profile_text: data/profiles/roads-car.txt, put in at build time. */
#ifndef OSM_PROFILE_TEXT_H
#define OSM_PROFILE_TEXT_H

extern const char profile_text[];

#endif
