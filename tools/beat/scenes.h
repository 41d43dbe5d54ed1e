// SPDX-License-Identifier: GPL-3.0-or-later
/* scenes: scenarios between the engine, the file and the screen. */
#ifndef BEAT_SCENES_H
#define BEAT_SCENES_H

#include "beat/territories.h"
#include "model/scenario.h"
#include "territory/designer.h"

/* The name of the territories as they are, in tables and as an argument. */
#define SCENES_PRESENT "present"

/* The question: the territories as they are with a point for every account that has a
 * place; where there are none, one territory a rep. */
bool scenes_load(struct session *session, struct territories *territories,
                 struct err *err) MUST_CHECK;

/* Design, areas, measures; judged. `spread_factor` widens both tolerances for the
 * search alone: what is measured is against those in the settings. */
bool scenes_design(struct session *session, struct territories *territories,
                   const struct territory_options *options, double spread_factor,
                   struct err *err) MUST_CHECK;

/* The territories as a scenario; all in the session's arena. */
struct scenario scenes_scenario(const struct session *session, struct arena *arena,
                                const struct territories *territories,
                                const char *name);

/* What the file holds as a scenario called "present"; `has_present` false: there are no
 * territories. */
bool scenes_present(struct session *session, struct scenario *present,
                    bool *has_present, struct err *err) MUST_CHECK;

/* The scenario of that name, or what the file holds for "present". */
bool scenes_find(struct session *session, const char *name, struct scenario *scenario,
                 struct err *err) MUST_CHECK;

/* A scenario as territories of the file as it is: its sites, a point for every account
 * that belongs to one, measured; areas are drawn. Locked accounts stay where they are,
 * accounts that it does not know too where their territory is one of its. */
bool scenes_unfold(struct session *session, const struct scenario *scenario,
                   struct territories *territories, struct err *err) MUST_CHECK;

/* A row a scenario. */
bool scenes_show(const struct request *request, struct arena *arena,
                 const struct scenario *scenarios, uint32_t count,
                 struct err *err) MUST_CHECK;

#endif
