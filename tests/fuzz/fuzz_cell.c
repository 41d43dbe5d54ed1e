// SPDX-License-Identifier: GPL-3.0-or-later
/* Cells of every type: dates, times, lengths, shares, words. What is taken keeps the
 * bounds of its field. The first byte chooses the field. */
#include "fuzz.h"
#include "intake/cell.h"
#include "intake/time_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct field *choose(uint8_t byte)
{
    const struct import_info *info =
        import_info_get((enum import_kind)(byte / 20 % IMPORT_COUNT));
    return &info->fields[byte % 20 % info->field_count];
}

static void check(const struct field *field, const struct field_value *value)
{
    const bool is_bounded = field->least != 0 || field->most != 0;
    if (is_bounded && field->type != FIELD_WORD &&
        (value->number < field->least || value->number > field->most))
        abort();
    if (!(fabs(value->degrees) <= 180))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    struct arena arena = {0};
    const struct field *field = choose(data[0]);
    const char *text = arena_text_n(&arena, (const char *)data + 1, size - 1);
    for (int i = 0; i < 4 && *text; i++) {
        const struct cell_style style = {
            i & 1 ? ',' : '.', i & 2 ? DATE_ORDER_MDY : DATE_ORDER_GUESS, NULL};
        struct field_value value;
        const char *warning;
        struct err err;
        if (cell_read(field, &style, text, &arena, &value, &warning, &err) ||
            cell_read_scaled(field, &style, 0.001, text, &arena, &value, &warning,
                             &err))
            check(field, &value);
        struct moment moment;
        if (moment_read(text, style.date_order, NULL, &moment, &err) &&
            date_told_of(text) == DATE_TOLD_INVALID)
            abort();
    }
    arena_release(&arena);
    return 0;
}
