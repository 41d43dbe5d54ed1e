// SPDX-License-Identifier: GPL-3.0-or-later
/* json: reading, by jansson; its tree is copied into the arena and given back, so that
 * nothing of it is seen outside. */
#include "text/json.h"

#include <errno.h>
#include <jansson.h>
#include <string.h>

static bool convert(json_t *from, int depth, struct arena *arena,
                    struct json_value *value, struct err *err);

static bool convert_array(json_t *from, int depth, struct arena *arena,
                          struct json_value *value, struct err *err)
{
    const size_t count = json_array_size(from);
    struct json_value *items = ARENA_ARRAY(arena, count, struct json_value);
    for (size_t i = 0; i < count; i++)
        if (!convert(json_array_get(from, i), depth + 1, arena, &items[i], err))
            return false;
    *value = (struct json_value){
        .kind = JSON_KIND_ARRAY, .items = items, .count = (uint32_t)count};
    return true;
}

static bool convert_object(json_t *from, int depth, struct arena *arena,
                           struct json_value *value, struct err *err)
{
    const size_t count = json_object_size(from);
    struct json_value *items = ARENA_ARRAY(arena, count, struct json_value);
    const char **keys = ARENA_ARRAY(arena, count, const char *);
    size_t i = 0;
    for (void *at = json_object_iter(from); at; at = json_object_iter_next(from, at)) {
        keys[i] = arena_text(arena, json_object_iter_key(at));
        if (!convert(json_object_iter_value(at), depth + 1, arena, &items[i], err))
            return false;
        i++;
    }
    *value = (struct json_value){.kind = JSON_KIND_OBJECT,
                                 .items = items,
                                 .keys = keys,
                                 .count = (uint32_t)count};
    return true;
}

static struct json_value convert_plain(json_t *from, struct arena *arena)
{
    switch (json_typeof(from)) {
    case JSON_STRING:
        return (struct json_value){.kind = JSON_KIND_TEXT,
                                   .text = arena_text(arena, json_string_value(from))};
    case JSON_INTEGER:
        return (struct json_value){.kind = JSON_KIND_WHOLE,
                                   .whole = json_integer_value(from),
                                   .real = (double)json_integer_value(from)};
    case JSON_REAL:
        return (struct json_value){.kind = JSON_KIND_REAL,
                                   .real = json_real_value(from)};
    case JSON_TRUE:
        return (struct json_value){.kind = JSON_KIND_FLAG, .is_true = true};
    case JSON_FALSE:
        return (struct json_value){.kind = JSON_KIND_FLAG};
    case JSON_NULL:
    case JSON_ARRAY:
    case JSON_OBJECT:
        break;
    }
    return (struct json_value){.kind = JSON_KIND_NULL};
}

static bool convert(json_t *from, int depth, struct arena *arena,
                    struct json_value *value, struct err *err)
{
    if (depth > JSON_DEPTH_MAX)
        return err_set(err, ERR_LIMIT, "is nested deeper than %d", JSON_DEPTH_MAX);
    if (json_is_array(from))
        return convert_array(from, depth, arena, value, err);
    if (json_is_object(from))
        return convert_object(from, depth, arena, value, err);
    *value = convert_plain(from, arena);
    return true;
}

bool json_read(const char *bytes, size_t size, struct arena *arena,
               struct json_value *value, struct err *err)
{
    if (size > JSON_SIZE_MAX)
        return err_set(err, ERR_LIMIT, "is larger than %d bytes", JSON_SIZE_MAX);
    if (size == 0)
        return err_set(err, ERR_INPUT, "is empty");
    json_error_t fault;
    json_t *root =
        json_loadb(bytes, size, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &fault);
    if (!root)
        return err_set(err, ERR_INPUT, "line %d, column %d: %s", fault.line,
                       fault.column, fault.text);
    struct json_value read;
    const bool is_sound = convert(root, 1, arena, &read, err);
    json_decref(root);
    if (is_sound)
        *value = read;
    return is_sound;
}

bool json_read_file(FILE *file, struct arena *arena, struct json_value *value,
                    struct err *err)
{
    enum { STEP = 1 << 16 };
    struct arena scratch = {0};
    size_t capacity = 0, size = 0;
    char *bytes = NULL;
    bool is_read = false;
    for (;;) {
        bytes = arena_grow(&scratch, bytes, &capacity, size + STEP, 1);
        errno = 0;
        const size_t got = fread(bytes + size, 1, STEP, file);
        size += got;
        if (got == 0 || size > JSON_SIZE_MAX)
            break;
    }
    if (ferror(file) && errno == EISDIR)
        err_set(err, ERR_INPUT, "is a folder, not a file");
    else if (ferror(file))
        err_set(err, ERR_SYSTEM, "cannot read: %s", strerror(errno));
    else
        is_read = json_read(bytes, size, arena, value, err);
    arena_release(&scratch);
    return is_read;
}

const struct json_value *json_find(const struct json_value *object, const char *key)
{
    if (object->kind != JSON_KIND_OBJECT)
        return NULL;
    for (uint32_t i = 0; i < object->count; i++)
        if (strcmp(object->keys[i], key) == 0)
            return &object->items[i];
    return NULL;
}

const char *json_kind_name(enum json_kind kind)
{
    static const char *const names[] = {"null",     "true or false", "a whole number",
                                        "a number", "text",          "a list",
                                        "an object"};
    return names[kind];
}
