// SPDX-License-Identifier: GPL-3.0-or-later
/* Mapping files: those that are taken make text of a row for each of their fields. */
#include "fuzz.h"
#include "intake/header_match.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"id", "name", "lon", "lat", "type"};
    static const char *const texts[] = {"1", "a", "24.1", "", "1,234.5"};
    enum { COLUMNS = sizeof names / sizeof *names, FIELDS_MAX = 32 };
    struct arena arena = {0};
    struct csv_cell header[COLUMNS], cells[COLUMNS];
    for (uint32_t i = 0; i < COLUMNS; i++) {
        header[i] = (struct csv_cell){names[i], (uint32_t)strlen(names[i])};
        cells[i] = (struct csv_cell){texts[i], (uint32_t)strlen(texts[i])};
    }
    const struct mapping *mapping;
    struct binding bindings[FIELDS_MAX];
    struct err err;
    if (mapping_read((const char *)data, size, &arena, &mapping, &err) &&
        header_match(IMPORT_ACCOUNTS, (struct header){header, COLUMNS}, mapping, &arena,
                     bindings, &err)) {
        const struct source_row row = {cells, COLUMNS, '.'};
        for (uint32_t i = 0; i < import_info_get(IMPORT_ACCOUNTS)->field_count; i++)
            if (bindings[i].is_bound)
                (void)strlen(source_text(&bindings[i].source, &row, &arena));
    }
    arena_release(&arena);
    return 0;
}
