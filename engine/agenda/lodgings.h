// SPDX-License-Identifier: GPL-3.0-or-later
/* lodgings: which of them a rep's week may use, and the drives between them and her
 * accounts.
 *
 * A night somewhere saves at most the drive home and back. Where that drive, kilometres
 * and hours at their price, costs no more than the night, the lodging is left out. Of
 * the others those are offered that lie nearest to most of her accounts, measured by
 * the metres they are nearer than home. docs/model.md, 4 (nights). Only agenda/ uses
 * this. */
#ifndef AGENDA_LODGINGS_H
#define AGENDA_LODGINGS_H

#include "model/week.h"
#include "travel/travel.h"

/* More are no use to one rep's week, and each is one more end for every day. */
enum { LODGINGS_OFFERED = 4 };

struct lodgings_task {
    const struct model *model;
    const struct travel *travel;
    const struct settings *settings; /* of the rep */
    struct geo_point home;
    const uint32_t *account_ixs; /* located; rising */
    uint32_t account_count;
};

struct lodgings {
    struct week_lodging offered[LODGINGS_OFFERED]; /* places 1, 2, .. */
    struct geo_point at[LODGINGS_OFFERED];
    uint32_t count;
    struct drive *out, *back; /* by account: of the nearest; drive_s < 0: none */
};

/* In `arena`. None when nights_max is 0. O(lodgings x accounts) lengths, and for those
 * offered the drives. */
bool lodgings_of_rep(const struct lodgings_task *task, struct arena *arena,
                     struct lodgings *lodgings, struct err *err) MUST_CHECK;

#endif
