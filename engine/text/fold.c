// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/fold.h"

#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

enum { PARTS_MAX = 32 };

/* Letters that Unicode does not take apart, after case folding. */
static const struct {
    utf8proc_int32_t code;
    const char *plain;
} special[] = {{0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"},
               {0x00FE, "th"}, {0x0111, "d"},  {0x0127, "h"}, {0x0131, "i"},
               {0x0138, "k"},  {0x0142, "l"},  {0x014B, "n"}, {0x0153, "oe"},
               {0x0167, "t"}};

struct folding {
    char *text;
    size_t length;
    bool has_gaps; /* one space between words */
    bool is_gap;   /* the last character was none of a word */
};

static bool is_word(utf8proc_int32_t code)
{
    const utf8proc_category_t category = utf8proc_category(code);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

static void begin_word(struct folding *folding)
{
    if (folding->is_gap && folding->has_gaps && folding->length > 0)
        folding->text[folding->length++] = ' ';
    folding->is_gap = false;
}

static void add_plain(struct folding *folding, utf8proc_int32_t code)
{
    for (size_t i = 0; i < sizeof special / sizeof *special; i++) {
        if (special[i].code == code) {
            const size_t size = strlen(special[i].plain);
            memcpy(folding->text + folding->length, special[i].plain, size);
            folding->length += size;
            return;
        }
    }
    folding->length += (size_t)utf8proc_encode_char(
        code, (utf8proc_uint8_t *)folding->text + folding->length);
}

static void add_ascii(struct folding *folding, char byte)
{
    const bool is_upper = byte >= 'A' && byte <= 'Z';
    const bool is_kept =
        is_upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    if (!is_kept) {
        folding->is_gap = true;
        return;
    }
    begin_word(folding);
    folding->text[folding->length++] = (char)(is_upper ? byte + ('a' - 'A') : byte);
}

static void add_character(struct folding *folding, utf8proc_int32_t code)
{
    utf8proc_int32_t parts[PARTS_MAX];
    int last = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(
        code, parts, PARTS_MAX,
        (utf8proc_option_t)(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                            UTF8PROC_STRIPMARK | UTF8PROC_IGNORE),
        &last);
    for (utf8proc_ssize_t i = 0; i < count && i < PARTS_MAX; i++) {
        if (!is_word(parts[i])) {
            folding->is_gap = true;
            continue;
        }
        begin_word(folding);
        add_plain(folding, parts[i]);
    }
}

/* Case folding and compatible forms can make a character longer: U+FDFA becomes 18, of
 * two bytes each, out of three. */
enum { GROWTH_MAX = 12 };

static char *fold(const char *text, bool has_gaps, struct arena *arena)
{
    const size_t size = strlen(text);
    bool is_ascii = true;
    for (size_t i = 0; i < size; i++)
        is_ascii = is_ascii && (unsigned char)text[i] < 0x80;
    struct folding folding = {
        .text = arena_alloc(arena, (is_ascii ? size : size * GROWTH_MAX + 8) + 1),
        .has_gaps = has_gaps};
    for (size_t at = 0; at < size;) {
        if ((unsigned char)text[at] < 0x80) {
            add_ascii(&folding, text[at++]);
            continue;
        }
        utf8proc_int32_t code;
        const utf8proc_ssize_t step = utf8proc_iterate(
            (const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)(size - at), &code);
        if (step > 0)
            add_character(&folding, code);
        else
            folding.is_gap = true;
        at += step > 0 ? (size_t)step : 1;
    }
    folding.text[folding.length] = '\0';
    return folding.text;
}

char *fold_name(const char *text, struct arena *arena)
{
    return fold(text, true, arena);
}

char *fold_key(const char *text, struct arena *arena)
{
    return fold(text, false, arena);
}
