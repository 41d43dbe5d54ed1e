// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/mapping.h"

#include "text/json.h"
#include "text/number.h"

#include <errno.h>
#include <math.h>
#include <string.h>

static bool refuse_kind(const struct json_value *value, const char *wanted,
                        struct err *err)
{
    return err_set(err, ERR_INPUT, "is %s, not %s", json_kind_name(value->kind),
                   wanted);
}

static bool read_plain_text(const struct json_value *value, const char **text,
                            struct err *err)
{
    if (value->kind != JSON_KIND_TEXT)
        return refuse_kind(value, "text", err);
    *text = value->text;
    return true;
}

/* A constant as it would stand in a cell. */
static bool read_constant(const struct json_value *value, struct arena *arena,
                          const char **text, struct err *err)
{
    char number[NUMBER_SIZE];
    switch (value->kind) {
    case JSON_KIND_TEXT:
        *text = value->text;
        return true;
    case JSON_KIND_WHOLE:
        number_decimal_text(value->whole, 0, number);
        *text = arena_text(arena, number);
        return true;
    case JSON_KIND_REAL:
        number_shortest_text(value->real, number);
        *text = arena_text(arena, number);
        return true;
    case JSON_KIND_FLAG:
        *text = value->is_true ? "yes" : "no";
        return true;
    case JSON_KIND_NULL:
        *text = "";
        return true;
    case JSON_KIND_ARRAY:
    case JSON_KIND_OBJECT:
        break;
    }
    return refuse_kind(value, "text or a number", err);
}

static bool read_source(const struct json_value *value, bool is_top,
                        struct arena *arena, struct source *source, struct err *err);

static bool read_parts(const struct json_value *value, enum source_kind kind,
                       struct arena *arena, struct source *source, struct err *err)
{
    if (value->kind != JSON_KIND_ARRAY)
        return refuse_kind(value, "a list of columns", err);
    if (value->count == 0)
        return err_set(err, ERR_INPUT, "is an empty list");
    struct source *parts = ARENA_ARRAY(arena, value->count, struct source);
    for (uint32_t i = 0; i < value->count; i++)
        if (!read_source(&value->items[i], false, arena, &parts[i], err))
            return err_in(err, "%u", i + 1);
    source->kind = kind;
    source->parts = parts;
    source->part_count = value->count;
    return true;
}

static bool read_values(const struct json_value *value, struct arena *arena,
                        struct source *source, struct err *err)
{
    if (value->kind != JSON_KIND_OBJECT)
        return refuse_kind(value, "an object", err);
    struct hash_table *table = ARENA_NEW(arena, struct hash_table);
    const char **texts = ARENA_ARRAY(arena, value->count, const char *);
    hash_table_init(table, value->count, arena);
    for (uint32_t i = 0; i < value->count; i++) {
        char key[SOURCE_KEY_MAX + 1];
        if (!source_key(value->keys[i], key))
            return err_set(err, ERR_LIMIT, "a value is longer than %d bytes",
                           SOURCE_KEY_MAX);
        if (!read_constant(&value->items[i], arena, &texts[i], err))
            return err_in(err, "%s", value->keys[i]);
        if (hash_table_put(table, arena_text(arena, key), i) != i)
            return err_set(err, ERR_INPUT, "'%s' comes twice, case apart",
                           value->keys[i]);
    }
    source->values = table;
    source->value_texts = texts;
    return true;
}

static bool read_range(const struct json_value *value, struct arena *arena,
                       struct source_range *range, struct err *err)
{
    if (value->kind != JSON_KIND_ARRAY || value->count != 2)
        return err_set(err, ERR_INPUT, "is not a pair as [400000, \"A\"]");
    const struct json_value *least = &value->items[0];
    if (least->kind != JSON_KIND_WHOLE && least->kind != JSON_KIND_REAL)
        return refuse_kind(least, "a number", err);
    if (!(fabs(least->real) <= 1e12))
        return err_set(err, ERR_LIMIT, "%g is beyond 1e12", least->real);
    range->least_millionths = (int64_t)llround(least->real * 1e6);
    return read_constant(&value->items[1], arena, &range->text, err);
}

static bool read_ranges(const struct json_value *value, struct arena *arena,
                        struct source *source, struct err *err)
{
    if (value->kind != JSON_KIND_ARRAY)
        return refuse_kind(value, "a list of pairs", err);
    if (value->count == 0)
        return err_set(err, ERR_INPUT, "is an empty list");
    struct source_range *ranges = ARENA_ARRAY(arena, value->count, struct source_range);
    for (uint32_t i = 0; i < value->count; i++) {
        if (!read_range(&value->items[i], arena, &ranges[i], err))
            return err_in(err, "%u", i + 1);
        if (i > 0 && ranges[i].least_millionths >= ranges[i - 1].least_millionths)
            return err_set(err, ERR_INPUT, "%u: is not below the one before", i + 1);
    }
    source->ranges = ranges;
    source->range_count = value->count;
    return true;
}

static bool read_factor(const struct json_value *value, bool is_top,
                        struct source *source, struct err *err)
{
    if (!is_top)
        return err_set(err, ERR_INPUT, "is for a whole field, not for a part of one");
    if (value->kind != JSON_KIND_WHOLE && value->kind != JSON_KIND_REAL)
        return refuse_kind(value, "a number", err);
    if (!(value->real > 0))
        return err_set(err, ERR_INPUT, "%g is not above 0", value->real);
    source->factor = value->real;
    return true;
}

/* *origins counts the keys that say where the text comes from. */
static bool read_member(const char *key, const struct json_value *value, bool is_top,
                        struct arena *arena, struct source *source, int *origins,
                        struct err *err)
{
    *origins += strcmp(key, "column") == 0 || strcmp(key, "value") == 0 ||
                strcmp(key, "join") == 0 || strcmp(key, "first") == 0;
    if (strcmp(key, "column") == 0) {
        source->kind = SOURCE_COLUMN;
        return read_plain_text(value, &source->text, err);
    }
    if (strcmp(key, "value") == 0) {
        source->kind = SOURCE_VALUE;
        return read_constant(value, arena, &source->text, err);
    }
    if (strcmp(key, "join") == 0)
        return read_parts(value, SOURCE_JOIN, arena, source, err);
    if (strcmp(key, "first") == 0)
        return read_parts(value, SOURCE_FIRST, arena, source, err);
    if (strcmp(key, "with") == 0)
        return read_plain_text(value, &source->with, err);
    if (strcmp(key, "values") == 0)
        return read_values(value, arena, source, err);
    if (strcmp(key, "ranges") == 0)
        return read_ranges(value, arena, source, err);
    if (strcmp(key, "else") == 0)
        return read_constant(value, arena, &source->other, err);
    if (strcmp(key, "factor") == 0)
        return read_factor(value, is_top, source, err);
    return err_set(err, ERR_INPUT,
                   "is none of column, value, join, first, with, values, ranges, else, "
                   "factor");
}

static bool read_source(const struct json_value *value, bool is_top,
                        struct arena *arena, struct source *source, struct err *err)
{
    *source = (struct source){.kind = SOURCE_COLUMN, .column_ix = NO_IX, .with = " "};
    if (value->kind == JSON_KIND_TEXT) {
        source->text = value->text;
        return true;
    }
    if (value->kind != JSON_KIND_OBJECT)
        return refuse_kind(value, "a column or an object", err);
    int origins = 0;
    for (uint32_t i = 0; i < value->count; i++)
        if (!read_member(value->keys[i], &value->items[i], is_top, arena, source,
                         &origins, err))
            return err_in(err, "%s", value->keys[i]);
    if (origins != 1)
        return err_set(err, ERR_INPUT,
                       "needs one of column, value, join, first, and has %s",
                       origins == 0 ? "none" : "several");
    return true;
}

static bool read_fields(const struct json_value *value, struct arena *arena,
                        struct mapping *mapping, struct err *err)
{
    if (value->kind != JSON_KIND_OBJECT)
        return refuse_kind(value, "an object", err);
    struct mapped_field *fields = ARENA_ARRAY(arena, value->count, struct mapped_field);
    for (uint32_t i = 0; i < value->count; i++) {
        fields[i].name = value->keys[i];
        fields[i].is_ignored = value->items[i].kind == JSON_KIND_NULL;
        if (!fields[i].is_ignored &&
            !read_source(&value->items[i], true, arena, &fields[i].source, err))
            return err_in(err, "%s", value->keys[i]);
    }
    mapping->fields = fields;
    mapping->field_count = value->count;
    return true;
}

static bool read_separator(const struct json_value *value, char *separator,
                           struct err *err)
{
    const char *text = NULL;
    if (!read_plain_text(value, &text, err))
        return false;
    if (strcmp(text, "tab") == 0)
        text = "\t";
    if (strlen(text) != 1 || !strchr(",;\t|:", *text))
        return err_set(err, ERR_INPUT, "'%s' is none of , ; | : tab", text);
    *separator = *text;
    return true;
}

static bool read_mark(const struct json_value *value, char *mark, struct err *err)
{
    const char *text = NULL;
    if (!read_plain_text(value, &text, err))
        return false;
    if (strcmp(text, ".") != 0 && strcmp(text, ",") != 0)
        return err_set(err, ERR_INPUT, "'%s' is neither . nor ,", text);
    *mark = *text;
    return true;
}

static bool read_setting(const char *key, const struct json_value *value,
                         struct arena *arena, struct mapping *mapping, struct err *err)
{
    const char *text = NULL;
    if (strcmp(key, "fields") == 0)
        return read_fields(value, arena, mapping, err);
    if (strcmp(key, "separator") == 0)
        return read_separator(value, &mapping->csv.separator, err);
    if (strcmp(key, "decimal_mark") == 0)
        return read_mark(value, &mapping->decimal_mark, err);
    if (!read_plain_text(value, &text, err))
        return false;
    if (strcmp(key, "about") == 0)
        return true;
    enum import_kind kind;
    if (strcmp(key, "kind") == 0) {
        mapping->kind = text;
        return import_find(text, &kind) ||
               err_set(err, ERR_INPUT, "'%s' is no kind of import", text);
    }
    if (strcmp(key, "encoding") == 0)
        return csv_encoding_find(text, &mapping->csv.encoding) ||
               err_set(err, ERR_INPUT, "'%s' is no encoding that is known", text);
    if (strcmp(key, "date_order") == 0)
        return date_order_find(text, &mapping->date_order) ||
               err_set(err, ERR_INPUT, "'%s' is neither dmy nor mdy", text);
    return err_set(err, ERR_INPUT,
                   "is none of about, kind, encoding, separator, decimal_mark, "
                   "date_order, fields");
}

static bool mapping_make(const struct json_value *root, struct arena *arena,
                         const struct mapping **mapping, struct err *err)
{
    if (root->kind != JSON_KIND_OBJECT)
        return refuse_kind(root, "an object", err);
    struct mapping *made = ARENA_NEW(arena, struct mapping);
    for (uint32_t i = 0; i < root->count; i++)
        if (!read_setting(root->keys[i], &root->items[i], arena, made, err))
            return err_in(err, "%s", root->keys[i]);
    *mapping = made;
    return true;
}

bool mapping_read(const char *text, size_t size, struct arena *arena,
                  const struct mapping **mapping, struct err *err)
{
    struct json_value root;
    return json_read(text, size, arena, &root, err) &&
           mapping_make(&root, arena, mapping, err);
}

bool mapping_load(const char *path, struct arena *arena, const struct mapping **mapping,
                  struct err *err)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return err_set(err, errno == ENOENT ? ERR_MISSING : ERR_SYSTEM, "%s: %s", path,
                       strerror(errno));
    struct json_value root;
    const bool is_read = json_read_file(file, arena, &root, err) &&
                         mapping_make(&root, arena, mapping, err);
    fclose(file);
    return is_read || err_in(err, "%s", path);
}
