// SPDX-License-Identifier: GPL-3.0-or-later
/* header_match: which columns of a file make which of our fields.
 *
 * A mapping file comes first. Then a field is looked for by its own name, then by its
 * aliases, group by group (model/fields.h), without regard to case, accents, spaces and
 * punctuation. In a group two columns that fit are an error that names both. */
#ifndef INTAKE_HEADER_MATCH_H
#define INTAKE_HEADER_MATCH_H

#include "intake/mapping.h"

struct header {
    const struct csv_cell *cells;
    uint32_t count;
};

/* How a field is made. */
struct binding {
    bool is_bound;
    bool is_for_field;  /* a mapping said so, and it wins even where a cell is empty */
    uint32_t column_ix; /* of a field that is one column; NO_IX */
    struct source source;
};

/* `bindings` has room for each field of the kind. ERR_INPUT: no column is known, a
 * required field has none, two fit, a mapping names a column or field that is not
 * there.
 */
bool header_match(enum import_kind kind, struct header header,
                  const struct mapping *mapping, struct arena *arena,
                  struct binding *bindings, struct err *err) MUST_CHECK;

#endif
