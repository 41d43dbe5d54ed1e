// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/map.h"

#include "output/map_page.h"
#include "output/map_world.h"
#include "text/stream.h"

#include <assert.h>

static void part_write(uint32_t number, FILE *out)
{
    const struct page_part *part = &map_page_parts[number];
    fwrite(part->bytes, 1, part->size, out);
}

/* Text between tags; bytes that could end it or begin another come as references. */
static void text_write(const char *text, FILE *out)
{
    for (; *text; text++) {
        if (*text == '<')
            fputs("&lt;", out);
        else if (*text == '>')
            fputs("&gt;", out);
        else if (*text == '&')
            fputs("&amp;", out);
        else
            putc(*text, out);
    }
}

bool map_write(const struct map_input *input, FILE *out, struct err *err)
{
    assert(input->title && input->model);
    part_write(0, out);
    text_write(input->title, out);
    part_write(1, out);
    map_world_write(input, out);
    part_write(2, out);
    return stream_check(out, err);
}
