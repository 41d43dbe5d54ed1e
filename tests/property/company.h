// SPDX-License-Identifier: GPL-3.0-or-later
/* company: a small random company, as a model and as files to import. */
#ifndef PROPERTY_COMPANY_H
#define PROPERTY_COMPANY_H

#include "base/rng.h"
#include "model_builder.h"
#include "store_fixture.h"

/* Up to four reps and sixty accounts with all that hangs on them, in a builder that
 * this initialises. No territories, leads or visits. */
const struct model *company_make(struct builder *builder, struct rng *rng);

/* Import all of the model, each file in random order. With `is_again` everything must
 * be there already, else everything must be new. */
void company_import(struct fixture *fixture, const struct model *model, struct rng *rng,
                    bool is_again);

#endif
