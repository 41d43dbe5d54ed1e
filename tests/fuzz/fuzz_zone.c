// SPDX-License-Identifier: GPL-3.0-or-later
/* Zone files, and what a zone read from one answers. */
#include "base/zone.h"
#include "fuzz.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    const struct zone *zone;
    struct err err;
    if (zone_read(data, size, "fuzz", &arena, &zone, &err)) {
        char text[ZONE_INSTANT_SIZE];
        for (int64_t at_utc = -2200000000; at_utc < 6000000000; at_utc += 123456789) {
            zone_instant_text(zone, at_utc, text);
            (void)zone_abbreviation(zone, at_utc);
            int64_t again_utc;
            if (!zone_instant_read(text, zone, &again_utc, &err) ||
                again_utc > at_utc + 60 || again_utc < at_utc - 60)
                abort(); /* text keeps minutes of an offset only */
            int32_t day, tod;
            zone_local(zone, at_utc, &day, &tod);
            (void)zone_utc(zone, day, tod);
        }
    }
    arena_release(&arena);
    return 0;
}
