// SPDX-License-Identifier: GPL-3.0-or-later
/* scene_map: a scenario as a map shows it, before it is put in use. */
#ifndef BEAT_SCENE_MAP_H
#define BEAT_SCENE_MAP_H

#include "beat/session.h"
#include "model/alignment.h"
#include "model/outline.h"

struct scene_map {
    struct model model;             /* the session's, with the scenario's territories */
    const struct outline *outlines; /* by territory of that model */
    const struct territory_measures *measures; /* by territory */
    const struct account_move *moves;          /* those that would change hands */
    uint32_t move_count;
};

/* ERR_MISSING when there is no scenario of that name. In the session's arena. */
bool scene_map_find(struct session *session, const char *name, struct scene_map *map,
                    struct err *err) MUST_CHECK;

#endif
