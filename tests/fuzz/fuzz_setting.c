// SPDX-License-Identifier: GPL-3.0-or-later
/* Values of settings as people type them: what reads lies within its bounds, and is
 * shown in a way that reads again the same. */
#include "fuzz.h"
#include "model/settings.h"

#include <stdlib.h>
#include <string.h>

static void check_setting(enum setting setting, const char *text)
{
    struct arena arena = {0};
    struct err err;
    int64_t value, again;
    if (setting_value_read(setting, text, &value, &err)) {
        const struct setting_info *info = setting_info_get(setting);
        if (value < info->least || value > info->most)
            abort();
        const char *shown = setting_value_text(setting, value, &arena);
        if (!setting_value_read(setting, shown, &again, &err) || again != value)
            abort();
    }
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    if (!text)
        return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    for (unsigned i = 0; i < SETTING_COUNT; i++)
        check_setting((enum setting)i, text);
    free(text);
    return 0;
}
