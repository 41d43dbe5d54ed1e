// SPDX-License-Identifier: GPL-3.0-or-later
/* scenario_json: figures and territories of a scenario as they are kept. */
#ifndef STORE_SCENARIO_JSON_H
#define STORE_SCENARIO_JSON_H

#include "base/arena.h"
#include "base/err.h"
#include "model/scenario.h"

/* `text` lives in `arena`. */
bool scenario_json_write_figures(const struct scenario_figures *figures,
                                 struct arena *arena, const char **text,
                                 struct err *err) MUST_CHECK;
bool scenario_json_write_territories(const struct scenario *scenario,
                                     struct arena *arena, const char **text,
                                     struct err *err) MUST_CHECK;

/* A figure that is not there is 0. */
bool scenario_json_read_figures(const char *text, struct arena *arena,
                                struct scenario_figures *figures,
                                struct err *err) MUST_CHECK;
/* ERR_INPUT for a territory without name, home or share. */
bool scenario_json_read_territories(const char *text, struct arena *arena,
                                    struct scenario *scenario,
                                    struct err *err) MUST_CHECK;

#endif
