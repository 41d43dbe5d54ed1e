// SPDX-License-Identifier: GPL-3.0-or-later
/* override: a rep's own decision about an account on a day, with her reason. */
#ifndef MODEL_OVERRIDE_H
#define MODEL_OVERRIDE_H

#include <stdint.h>

enum override_kind {
    OVERRIDE_SKIP, /* not on that day */
    OVERRIDE_ADD,  /* on that day, whatever it displaces */
    OVERRIDE_MOVE, /* on that day in place of the planned one */
    OVERRIDE_COUNT
};

struct override {
    uint32_t rep_ix, account_ix; /* of one that was loaded NO_IX: not in the model */
    enum override_kind kind;
    int32_t day;
    const char *reason; /* not empty */
};

#endif
