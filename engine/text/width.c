// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/width.h"

#include "text/utf8.h"

#include <string.h>
#include <utf8proc.h>

static const char replacement[] = "\uFFFD";
static const char ellipsis[] = "…";

/* One character of a text as it is printed. */
struct glyph {
    const char *bytes;
    size_t size;
    uint32_t columns;
    size_t read; /* bytes of the text that it stands for */
};

/* Moves the cursor or turns the direction of writing. */
static bool is_control(utf8proc_int32_t code)
{
    const bool is_bidi = (code >= 0x202A && code <= 0x202E) ||
                         (code >= 0x2066 && code <= 0x2069) || code == 0x200E ||
                         code == 0x200F;
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 ||
           code == 0x2029 || is_bidi;
}

static struct glyph glyph_at(const char *text)
{
    utf8proc_int32_t code;
    const utf8proc_ssize_t size =
        utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &code);
    if (size <= 0 || is_control(code))
        return (struct glyph){replacement, sizeof replacement - 1, 1,
                              size > 0 ? (size_t)size : 1};
    const int columns = utf8proc_charwidth(code);
    return (struct glyph){text, (size_t)size, columns > 0 ? (uint32_t)columns : 0,
                          (size_t)size};
}

uint32_t width_of(const char *text)
{
    uint32_t columns = 0;
    while (*text) {
        const struct glyph glyph = glyph_at(text);
        columns += glyph.columns;
        text += glyph.read;
    }
    return columns;
}

/* Every byte may become a replacement of three. */
static char *buffer_for(const char *text, uint32_t columns, struct arena *arena)
{
    return arena_alloc(arena, 3 * strlen(text) + columns + sizeof ellipsis);
}

static size_t put(char *to, const char *bytes, size_t size)
{
    memcpy(to, bytes, size);
    return size;
}

/* Writes what fits into `columns`; *used is how many it took. */
static char *cut(const char *text, uint32_t columns, struct arena *arena,
                 uint32_t *used)
{
    char *fitted = buffer_for(text, columns, arena);
    const uint32_t all = width_of(text);
    const bool is_cut = all > columns;
    const uint32_t room = is_cut && columns > 0 ? columns - 1 : columns;
    size_t length = 0;
    *used = 0;
    while (*text) {
        const struct glyph glyph = glyph_at(text);
        if (*used + glyph.columns > room)
            break;
        length += put(fitted + length, glyph.bytes, glyph.size);
        *used += glyph.columns;
        text += glyph.read;
    }
    if (is_cut && columns > 0) {
        length += put(fitted + length, ellipsis, sizeof ellipsis - 1);
        *used += 1;
    }
    fitted[length] = '\0';
    return fitted;
}

char *width_cut(const char *text, uint32_t columns, struct arena *arena)
{
    uint32_t used;
    return cut(text, columns, arena, &used);
}

char *width_fit(const char *text, uint32_t columns, enum width_side side,
                struct arena *arena)
{
    uint32_t used;
    char *fitted = cut(text, columns, arena, &used);
    const size_t length = strlen(fitted), spaces = columns - used;
    if (side == WIDTH_RIGHT) {
        memmove(fitted + spaces, fitted, length);
        memset(fitted, ' ', spaces);
    } else {
        memset(fitted + length, ' ', spaces);
    }
    fitted[length + spaces] = '\0';
    return fitted;
}
