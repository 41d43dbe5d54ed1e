// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/utf8.h"

#include <string.h>

static bool is_tail(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Bytes of the sound character at `at`, 0 when it is none (Unicode 15, table 3-7). */
static size_t sound_character(const unsigned char *at, size_t left)
{
    const unsigned char lead = at[0];
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4 || left < 2 || !is_tail(at[1]))
        return 0;
    if (lead < 0xE0)
        return 2;
    if (left < 3 || !is_tail(at[2]))
        return 0;
    if (lead < 0xF0) {
        const bool is_overlong = lead == 0xE0 && at[1] < 0xA0;
        const bool is_surrogate = lead == 0xED && at[1] > 0x9F;
        return is_overlong || is_surrogate ? 0 : 3;
    }
    const bool is_overlong = lead == 0xF0 && at[1] < 0x90;
    const bool is_beyond = lead == 0xF4 && at[1] > 0x8F;
    return left < 4 || !is_tail(at[3]) || is_overlong || is_beyond ? 0 : 4;
}

/* Eight ASCII bytes at once: nearly all that is imported. */
static bool is_ascii_run(const char *text)
{
    uint64_t eight;
    memcpy(&eight, text, sizeof eight);
    return (eight & UINT64_C(0x8080808080808080)) == 0;
}

size_t utf8_sound_length(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        if (length - at >= 8 && is_ascii_run(text + at)) {
            at += 8;
            continue;
        }
        const size_t size =
            sound_character((const unsigned char *)text + at, length - at);
        if (size == 0)
            return at;
        at += size;
    }
    return length;
}

size_t utf8_put(uint32_t code, char text[4])
{
    if (code < 0x80) {
        text[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        text[0] = (char)(0xC0 | code >> 6);
        text[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        text[0] = (char)(0xE0 | code >> 12);
        text[1] = (char)(0x80 | (code >> 6 & 0x3F));
        text[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    text[0] = (char)(0xF0 | code >> 18);
    text[1] = (char)(0x80 | (code >> 12 & 0x3F));
    text[2] = (char)(0x80 | (code >> 6 & 0x3F));
    text[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}
