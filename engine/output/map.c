// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/map.h"

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

/* "https://" and the host, without the slash after it. */
static size_t origin_length(const char *tiles)
{
    const char *host = strstr(tiles, "://") + 3;
    return (size_t)(host - tiles) + strcspn(host, "/");
}

static bool is_once(const char *text, const char *part)
{
    const char *found = strstr(text, part);
    return found != NULL && strstr(found + 1, part) == NULL;
}

/* What may stand in the address has no meaning in a policy, an attribute or a script.
 */
bool map_tiles_check(const char *tiles, struct err *err)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789-._~:/?&=%+@{}";
    const bool is_web =
        strncmp(tiles, "https://", 8) == 0 || strncmp(tiles, "http://", 7) == 0;
    if (!is_web || strspn(tiles, plain) != strlen(tiles))
        return err_set(
            err, ERR_USAGE,
            "'%.200s' is not an address of tiles: it begins with https:// or "
            "http:// and holds no spaces, quotes or semicolons",
            tiles);
    if (memchr(tiles, '{', origin_length(tiles)) != NULL)
        return err_set(err, ERR_USAGE,
                       "'%.200s': the host of tiles has no placeholder; name one host",
                       tiles);
    if (!is_once(tiles, "{z}") || !is_once(tiles, "{x}") || !is_once(tiles, "{y}"))
        return err_set(err, ERR_USAGE,
                       "'%.200s' does not hold {z}, {x} and {y} once each", tiles);
    return true;
}

bool map_write(const struct map_input *input, FILE *out, struct err *err)
{
    assert(input->title && input->model);
    if (!part_write(0, out, err))
        return false;
    if (input->tiles != NULL)
        fprintf(out, " %.*s", (int)origin_length(input->tiles), input->tiles);
    if (!part_write(1, out, err))
        return false;
    text_write(input->title, out);
    if (!part_write(2, out, err))
        return false;
    map_world_write(input, out);
    return stream_check(out, err) && part_write(3, out, err) && stream_check(out, err);
}
