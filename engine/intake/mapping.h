// SPDX-License-Identifier: GPL-3.0-or-later
/* mapping: the small JSON file that says how a foreign file's columns make our fields.
 *
 *     { "encoding": "windows-1252", "separator": ";", "decimal_mark": ",",
 *       "date_order": "dmy",
 *       "fields": {
 *         "id": "store_no",
 *         "name": { "first": ["name", { "join": ["type", "city"], "with": ", " }] },
 *         "country": { "value": "Malta" },
 *         "yearly_revenue": { "column": "sales_k", "factor": 1000 },
 *         "tier": { "column": "sales", "ranges": [[400000, "A"], [100000, "B"]],
 *                   "else": "C" },
 *         "visit_length": { "column": "type", "values": { "hotel": "45" },
 *                           "else": "20" } } }
 *
 * docs/formats.md has every key. A field that is set to null is not filled, whatever
 * the headers say. */
#ifndef INTAKE_MAPPING_H
#define INTAKE_MAPPING_H

#include "intake/intake.h"
#include "intake/source.h"

struct mapped_field {
    const char *name; /* of ours; not checked against a kind yet */
    bool is_ignored;  /* not to be filled */
    struct source source;
};

struct mapping {
    const char *kind; /* the import it is for; NULL: any */
    struct csv_options csv;
    char decimal_mark; /* 0: not said */
    enum date_order date_order;
    const struct mapped_field *fields;
    uint32_t field_count;
};

/* From a file, or from text. Everything lives in `arena`. ERR_INPUT names the place:
 * "mapping.json: fields: tier: ranges: ..."; ERR_SYSTEM when it cannot be opened. */
bool mapping_load(const char *path, struct arena *arena, const struct mapping **mapping,
                  struct err *err) MUST_CHECK;
bool mapping_read(const char *text, size_t size, struct arena *arena,
                  const struct mapping **mapping, struct err *err) MUST_CHECK;

#endif
