// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/map.h"

#include "model/map_tiles.h"
#include "output/map_page.h"
#include "output/map_world.h"
#include "text/stream.h"

#include <assert.h>
#include <string.h>

static bool part_write(uint32_t number, FILE *out, struct err *err)
{
    const struct page_part *part = &map_page_parts[number];
    return stream_put(out, part->bytes, part->size, err);
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
    if (!part_write(0, out, err))
        return false;
    if (input->tiles != NULL)
        fprintf(out, " %.*s", (int)map_tiles_origin_length(input->tiles), input->tiles);
    if (!part_write(1, out, err))
        return false;
    text_write(input->title, out);
    if (!part_write(2, out, err))
        return false;
    map_world_write(input, out);
    return stream_check(out, err) && part_write(3, out, err) && stream_check(out, err);
}
