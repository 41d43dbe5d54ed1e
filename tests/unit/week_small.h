// SPDX-License-Identifier: GPL-3.0-or-later
/* week_small: one rep, three accounts, two days with a night between, by hand, for
 * tests that look at every byte. */
#ifndef UNIT_WEEK_SMALL_H
#define UNIT_WEEK_SMALL_H

#include "model/alignment.h"
#include "model/model.h"
#include "model/outline.h"
#include "model/plan.h"

extern const struct model small_model;
extern const struct plan small_plan;
/* By territory: a square with a square hole, and a square beside it. */
extern const struct outline small_outlines[1];
extern const struct territory_measures small_measures[1];

/* 2026-11-23 07:00:00 in Riga. */
enum { SMALL_NOW_UTC = 1795410000 };

#endif
