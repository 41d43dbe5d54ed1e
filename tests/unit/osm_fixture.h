// SPDX-License-Identifier: GPL-3.0-or-later
/* osm_fixture: small .osm files from a map drawn in characters.
 *
 * Letters are points, one hundredth of a degree apart; tags of points and the ways are
 * given as text: "AB highway=primary oneway=yes" is a way from A to B. */
#ifndef UNIT_OSM_FIXTURE_H
#define UNIT_OSM_FIXTURE_H

#include "osm/draft_read.h"
#include "testing.h"

struct osm_world {
    const char *map;              /* rows ended by \n */
    const char *const *points;    /* "C barrier=gate"; ended by NULL; may be NULL */
    const char *const *ways;      /* ended by NULL; ids from 1 */
    const char *const *relations; /* "no_left_turn 1 B 2", "only_straight_on 1 2 3":
                                     from, via (a point's letter or a way), to */
};

/* Written into `folder`; returns the path, in `arena`. */
const char *osm_write(const struct osm_world *world, const char *folder,
                      const char *name, struct arena *arena);

/* Read with the built-in profile; fails the test when that fails. */
void osm_draft(const char *path, struct arena *arena, struct road_draft *draft,
               struct draft_counts *counts);

/* The junction at a letter of the map; UINT32_MAX. */
uint32_t osm_junction(const struct osm_world *world, const struct road_draft *draft,
                      char letter);
/* The arc from one letter to the next; UINT32_MAX when there is none that is driven. */
uint32_t osm_arc(const struct osm_world *world, const struct road_draft *draft,
                 char from, char to);
/* A new folder, and its removal with all that is in it. */
const char *osm_folder_make(struct arena *arena);
void osm_folder_remove(const char *folder);

#endif
