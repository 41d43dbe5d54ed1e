// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/map_tiles.h"

#include <string.h>

size_t map_tiles_origin_length(const char *tiles)
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
    if (memchr(tiles, '{', map_tiles_origin_length(tiles)) != NULL)
        return err_set(err, ERR_USAGE,
                       "'%.200s': the host of tiles has no placeholder; name one host",
                       tiles);
    if (!is_once(tiles, "{z}") || !is_once(tiles, "{x}") || !is_once(tiles, "{y}"))
        return err_set(err, ERR_USAGE,
                       "'%.200s' does not hold {z}, {x} and {y} once each", tiles);
    return true;
}
