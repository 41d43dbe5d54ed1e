// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/source.h"

#include "text/number.h"

#include <ctype.h>
#include <string.h>

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static bool is_hard_space(const char *at)
{
    return at[0] == '\xC2' && at[1] == '\xA0';
}

const char *source_trim(const char *text, size_t length, struct arena *arena)
{
    const char *from = text, *end = text + length;
    while (is_blank(*from) || is_hard_space(from))
        from += *from == '\xC2' ? 2 : 1;
    while (end > from &&
           (is_blank(end[-1]) || (end - from >= 2 && is_hard_space(end - 2))))
        end -= end[-1] == '\xA0' ? 2 : 1;
    if (*end == '\0')
        return from;
    return arena_text_n(arena, from, (size_t)(end - from));
}

const char *source_key(const char *text, char key[SOURCE_KEY_MAX + 1])
{
    size_t length = 0;
    for (; *text; text++) {
        if (length == SOURCE_KEY_MAX)
            return NULL;
        key[length++] = (char)tolower((unsigned char)*text);
    }
    key[length] = '\0';
    return key;
}

static const char *join_parts(const struct source *source, const struct source_row *row,
                              struct arena *arena)
{
    const char *joined = "";
    for (uint32_t i = 0; i < source->part_count; i++) {
        const char *part = source_text(&source->parts[i], row, arena);
        if (*joined == '\0')
            joined = part;
        else if (*part != '\0')
            joined = arena_format(arena, "%s%s%s", joined, source->with, part);
    }
    return joined;
}

static const char *first_part(const struct source *source, const struct source_row *row,
                              struct arena *arena)
{
    for (uint32_t i = 0; i < source->part_count; i++) {
        const char *part = source_text(&source->parts[i], row, arena);
        if (*part != '\0')
            return part;
    }
    return "";
}

static const char *plain_text(const struct source *source, const struct source_row *row,
                              struct arena *arena)
{
    switch (source->kind) {
    case SOURCE_COLUMN:
        if (source->column_ix >= row->count)
            return "";
        return source_trim(row->cells[source->column_ix].text,
                           row->cells[source->column_ix].length, arena);
    case SOURCE_VALUE:
        return source->text;
    case SOURCE_JOIN:
        return join_parts(source, row, arena);
    case SOURCE_FIRST:
        return first_part(source, row, arena);
    }
    return "";
}

/* NULL when `values` does not have it. */
static const char *look_up(const struct source *source, const char *text)
{
    char buffer[SOURCE_KEY_MAX + 1];
    const char *key = source_key(text, buffer);
    uint32_t ix;
    if (!source->values || !key || !hash_table_find(source->values, key, &ix))
        return NULL;
    return source->value_texts[ix];
}

static const char *find_range(const struct source *source, const char *text, char mark)
{
    int64_t millionths;
    struct err ignored;
    if (*text == '\0' || !number_decimal_read(text, mark, 6, &millionths, &ignored))
        return NULL;
    for (uint32_t i = 0; i < source->range_count; i++)
        if (millionths >= source->ranges[i].least_millionths)
            return source->ranges[i].text;
    return NULL;
}

const char *source_text(const struct source *source, const struct source_row *row,
                        struct arena *arena)
{
    const char *text = plain_text(source, row, arena);
    if (!source->values && source->range_count == 0)
        return *text == '\0' && source->other ? source->other : text;
    const char *made = look_up(source, text);
    if (!made && source->range_count > 0)
        made = find_range(source, text, row->decimal_mark);
    if (made)
        return made;
    if (source->other)
        return source->other;
    return source->range_count > 0 ? "" : text;
}
