// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening hours: windows are sound, and what is printed reads back the same. */
#include "base/civil.h"
#include "fuzz.h"
#include "intake/opening_hours.h"

#include <stdlib.h>
#include <string.h>

static void check(const struct opening *openings, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct opening *one = &openings[i];
        if (one->weekdays < 1 || one->weekdays > 127 || one->open_tod < 0 ||
            one->open_tod >= DAY_S || one->close_tod <= one->open_tod ||
            one->close_tod - one->open_tod > DAY_S)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    const char *text = arena_text_n(&arena, (const char *)data, size);
    const struct opening_reading reading = opening_hours_read(text, &arena);
    check(reading.openings, reading.count);
    const char *printed = opening_hours_text(reading.openings, reading.count, &arena);
    const struct opening_reading again = opening_hours_read(printed, &arena);
    if (again.count != reading.count ||
        memcmp(again.openings, reading.openings, again.count * sizeof *again.openings))
        abort();
    arena_release(&arena);
    return 0;
}
