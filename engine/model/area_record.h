// SPDX-License-Identifier: GPL-3.0-or-later
/* area_record: a postcode, a county or another area that is kept in the database. */
#ifndef MODEL_AREA_RECORD_H
#define MODEL_AREA_RECORD_H

#include "model/outline.h"

struct area_record {
    const char *kind, *code; /* together unique */
    const char *name;
    uint32_t territory_ix; /* the one it belongs to; NO_IX: none */
    struct outline outline;
};

#endif
