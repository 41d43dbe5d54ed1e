// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/wrap.h"

#include "base/arena.h"
#include "text/width.h"

#include <stdbool.h>
#include <string.h>

void wrap_write(const char *text, uint32_t at, uint32_t indent, uint32_t width,
                FILE *out)
{
    struct arena scratch = {0};
    bool is_first = true;
    while (*text != '\0') {
        const size_t length = strcspn(text, " \n");
        const uint32_t columns = width_of(arena_text_n(&scratch, text, length));
        if (!is_first && width > 0 && at + 1 + columns > width) {
            fprintf(out, "\n%*s", (int)indent, "");
            at = indent;
        } else if (!is_first) {
            fputc(' ', out);
            at++;
        }
        fwrite(text, 1, length, out);
        at += columns;
        is_first = false;
        text += length;
        if (strncmp(text, "\n\n", 2) == 0) {
            fprintf(out, "\n\n%*s", (int)indent, "");
            at = indent;
            is_first = true;
        }
        text += strspn(text, " \n");
    }
    fputc('\n', out);
    arena_release(&scratch);
}
