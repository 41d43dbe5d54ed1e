// SPDX-License-Identifier: GPL-3.0-or-later
/* gazetteer: where a postcode or a town is, from a list of places.
 *
 * Two kinds of files are read: the postal codes of GeoNames (tab-separated, twelve
 * columns, no header), and any CSV with a header that names at least name, lat and lon,
 * perhaps country, postcode. A postcode or a town that stands for several places is
 * their middle, and radius_m says how far they reach; where that is beyond
 * GAZETTEER_RADIUS_MAX_M the name means different places and is no answer. */
#ifndef INTAKE_GAZETTEER_H
#define INTAKE_GAZETTEER_H

#include "base/arena.h"
#include "base/err.h"
#include "geo/point.h"
#include "model/account.h"

/* A postcode of the countryside has villages 20 km apart; two towns of one name are
 * usually farther. */
enum { GAZETTEER_RADIUS_MAX_M = 25000 };

struct gazetteer;

/* In `arena`, which it keeps. */
struct gazetteer *gazetteer_new(struct arena *arena);

/* Takes in a file; returns how many places by `place_count`. Rows without a name or
 * with a place outside the world are passed over and counted. Errors name the file. */
bool gazetteer_read(struct gazetteer *gazetteer, const char *path,
                    uint64_t *place_count, uint64_t *passed_count,
                    struct err *err) MUST_CHECK;

/* What is asked; any of them may be NULL or empty. */
struct gazetteer_question {
    const char *country;  /* two letters; else all countries are looked through */
    const char *postcode; /* "LV-1001", "1001" */
    const char *town;
};

struct gazetteer_answer {
    enum place_precision
        precision; /* PLACE_POSTCODE, PLACE_TOWN; PLACE_NONE: unknown */
    struct geo_point at;
    double radius_m;
    bool is_ambiguous; /* with PLACE_NONE: there are several, far from each other */
};

/* The postcode first, then the town. After gazetteer_read; O(name). */
struct gazetteer_answer gazetteer_find(const struct gazetteer *gazetteer,
                                       const struct gazetteer_question *question);

#endif
