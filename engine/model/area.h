// SPDX-License-Identifier: GPL-3.0-or-later
/* area: a postcode, a county or the like, that is not to be divided. */
#ifndef MODEL_AREA_H
#define MODEL_AREA_H

#include "model/outline.h"

struct area {
    const char *code, *name; /* the code is unique in a list */
    struct outline outline;
};

struct area_list {
    const struct area *areas; /* by code */
    uint32_t count;
};

#endif
