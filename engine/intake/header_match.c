// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/header_match.h"

#include "text/fold.h"
#include "text/width.h"

#include <string.h>

enum { KEY_MAX = 200, LIST_COLUMNS = 24, SHOWN_COLUMNS = 200 };

struct matcher {
    enum import_kind kind;
    const struct import_info *info;
    struct header header;
    const char **keys; /* of the columns, folded */
    struct arena *arena;
};

static const char *shown(const struct matcher *matcher, uint32_t column_ix)
{
    return width_cut(matcher->header.cells[column_ix].text, LIST_COLUMNS,
                     matcher->arena);
}

/* "a, b, c", cut where it gets long. */
static const char *column_list(const struct matcher *matcher)
{
    const char *list = "";
    for (uint32_t i = 0; i < matcher->header.count && i < LIST_COLUMNS; i++)
        list = arena_format(matcher->arena, "%s%s%s", list, i ? ", " : "",
                            shown(matcher, i));
    return width_cut(list, SHOWN_COLUMNS, matcher->arena);
}

/* The column whose key it is; NO_IX: none. False when two are. */
static bool find_column(const struct matcher *matcher, const char *key,
                        uint32_t *column_ix, uint32_t *second_ix)
{
    *column_ix = *second_ix = NO_IX;
    for (uint32_t i = 0; i < matcher->header.count; i++) {
        if (*key == '\0' || strcmp(matcher->keys[i], key) != 0)
            continue;
        if (*column_ix != NO_IX) {
            *second_ix = i;
            return false;
        }
        *column_ix = i;
    }
    return true;
}

/* --- by name and alias --- */

/* A group of aliases being tried: what was found so far. */
struct search {
    struct source source;
    uint32_t column_ix; /* the first column of what was found */
    bool is_found;
};

static bool refuse_two(const struct matcher *matcher, const struct field *field,
                       uint32_t a, uint32_t b, struct err *err)
{
    return err_set(
        err, ERR_INPUT,
        "columns %u '%s' and %u '%s' both look like %s: name one of them in a "
        "mapping file",
        a + 1, shown(matcher, a), b + 1, shown(matcher, b), field->name);
}

static struct source column_source(uint32_t column_ix)
{
    return (struct source){.kind = SOURCE_COLUMN, .column_ix = column_ix, .with = " "};
}

/* Columns joined by '+'; all must be there. */
static bool find_joined(const struct matcher *matcher, const struct field *field,
                        const char *alias, struct search *found, struct err *err)
{
    enum { PARTS_MAX = 4 };
    struct source *parts = ARENA_ARRAY(matcher->arena, PARTS_MAX, struct source);
    uint32_t count = 0;
    while (*alias && count < PARTS_MAX) {
        const size_t length = strcspn(alias, "+");
        const char *key =
            fold_key(arena_text_n(matcher->arena, alias, length), matcher->arena);
        uint32_t column_ix, second_ix;
        if (!find_column(matcher, key, &column_ix, &second_ix))
            return refuse_two(matcher, field, column_ix, second_ix, err);
        if (column_ix == NO_IX)
            return true;
        parts[count++] = column_source(column_ix);
        alias += length + (alias[length] == '+');
    }
    *found = (struct search){
        .is_found = count > 0, .column_ix = parts[0].column_ix, .source = parts[0]};
    if (count > 1)
        found->source = (struct source){
            .kind = SOURCE_JOIN, .parts = parts, .part_count = count, .with = " "};
    return true;
}

/* One alias of a group; a second find in the group is a fault. */
static bool try_alias(const struct matcher *matcher, const struct field *field,
                      const char *alias, struct search *search, struct err *err)
{
    struct search found = {0};
    if (!find_joined(matcher, field, alias, &found, err))
        return false;
    if (!found.is_found)
        return true;
    if (search->is_found && search->column_ix != found.column_ix)
        return refuse_two(matcher, field, search->column_ix, found.column_ix, err);
    *search = found;
    return true;
}

static bool try_group(const struct matcher *matcher, const struct field *field,
                      const char *group, size_t length, struct search *search,
                      struct err *err)
{
    const char *at = group, *end = group + length;
    while (at < end) {
        size_t size = strcspn(at, "|>");
        if (size > (size_t)(end - at))
            size = (size_t)(end - at);
        if (!try_alias(matcher, field, arena_text_n(matcher->arena, at, size), search,
                       err))
            return false;
        at += size + 1;
    }
    return true;
}

/* Is the field's own name among its aliases? Then its place there counts. */
static bool names_itself(const struct matcher *matcher, const struct field *field)
{
    const char *name = fold_key(field->name, matcher->arena);
    for (const char *at = field->aliases; at && *at;) {
        const size_t length = strcspn(at, "|>");
        if (strcmp(fold_key(arena_text_n(matcher->arena, at, length), matcher->arena),
                   name) == 0)
            return true;
        at += length + (at[length] != '\0');
    }
    return false;
}

static bool match_field(const struct matcher *matcher, const struct field *field,
                        struct binding *binding, struct err *err)
{
    struct search search = {0};
    if (!names_itself(matcher, field) &&
        !try_alias(matcher, field, field->name, &search, err))
        return false;
    for (const char *at = field->aliases; at && *at && !search.is_found;) {
        const size_t length = strcspn(at, ">");
        if (!try_group(matcher, field, at, length, &search, err))
            return false;
        at += length + (at[length] == '>');
    }
    if (search.is_found)
        *binding = (struct binding){.is_bound = true,
                                    .source = search.source,
                                    .column_ix = search.source.kind == SOURCE_COLUMN
                                                     ? search.column_ix
                                                     : NO_IX};
    return true;
}

/* --- by mapping --- */

/* As it is written in the file, else folded. */
static bool resolve_column(const struct matcher *matcher, const char *name,
                           uint32_t *column_ix, struct err *err)
{
    for (uint32_t i = 0; i < matcher->header.count; i++) {
        if (strcmp(matcher->header.cells[i].text, name) == 0) {
            *column_ix = i;
            return true;
        }
    }
    uint32_t second_ix;
    if (!find_column(matcher, fold_key(name, matcher->arena), column_ix, &second_ix))
        return err_set(err, ERR_INPUT,
                       "columns %u '%s' and %u '%s' both look like '%s'",
                       *column_ix + 1, shown(matcher, *column_ix), second_ix + 1,
                       shown(matcher, second_ix), name);
    if (*column_ix == NO_IX)
        return err_set(err, ERR_INPUT, "the file has no column '%s'; it has %s", name,
                       column_list(matcher));
    return true;
}

static bool resolve_source(const struct matcher *matcher, const struct source *from,
                           struct source *to, struct err *err)
{
    *to = *from;
    if (from->kind == SOURCE_COLUMN)
        return resolve_column(matcher, from->text, &to->column_ix, err);
    struct source *parts = ARENA_ARRAY(matcher->arena, from->part_count, struct source);
    for (uint32_t i = 0; i < from->part_count; i++)
        if (!resolve_source(matcher, &from->parts[i], &parts[i], err))
            return false;
    to->parts = parts;
    return true;
}

static const struct mapped_field *find_mapped(const struct mapping *mapping,
                                              const char *name)
{
    for (uint32_t i = 0; mapping && i < mapping->field_count; i++)
        if (strcmp(mapping->fields[i].name, name) == 0)
            return &mapping->fields[i];
    return NULL;
}

static bool bind_field(const struct matcher *matcher, const struct field *field,
                       const struct mapping *mapping, struct binding *binding,
                       struct err *err)
{
    *binding = (struct binding){.column_ix = NO_IX};
    const struct mapped_field *mapped = find_mapped(mapping, field->name);
    if (!mapped)
        return match_field(matcher, field, binding, err);
    if (mapped->is_ignored)
        return true;
    if (!resolve_source(matcher, &mapped->source, &binding->source, err))
        return err_in(err, "mapping of %s", field->name);
    binding->is_bound = true;
    if (binding->source.kind == SOURCE_COLUMN)
        binding->column_ix = binding->source.column_ix;
    return true;
}

static bool check_names(const struct matcher *matcher, const struct mapping *mapping,
                        struct err *err)
{
    for (uint32_t i = 0; mapping && i < mapping->field_count; i++) {
        uint32_t field_ix;
        if (!import_find_field(matcher->kind, mapping->fields[i].name, &field_ix))
            return err_set(err, ERR_INPUT, "mapping: '%s' is no field of %s",
                           mapping->fields[i].name, matcher->info->name);
    }
    if (mapping && mapping->kind && strcmp(mapping->kind, matcher->info->name) != 0)
        return err_set(err, ERR_INPUT, "mapping: it is for %s, not for %s",
                       mapping->kind, matcher->info->name);
    return true;
}

/* --- all of them --- */

static bool check_bound(const struct matcher *matcher, const struct binding *bindings,
                        struct err *err)
{
    uint32_t bound = 0;
    for (uint32_t i = 0; i < matcher->info->field_count; i++)
        bound += bindings[i].is_bound ? 1 : 0;
    if (bound == 0)
        return err_set(err, ERR_INPUT, "no column is known as a field of %s: %s",
                       matcher->info->name, column_list(matcher));
    for (uint32_t i = 0; i < matcher->info->field_count; i++) {
        const struct field *field = &matcher->info->fields[i];
        if (field->is_required && !bindings[i].is_bound)
            return err_set(err, ERR_INPUT,
                           "no column is known as %s (%s); name one in a mapping file. "
                           "The columns are %s",
                           field->name, field->meaning, column_list(matcher));
    }
    return true;
}

static struct matcher matcher_make(enum import_kind kind, struct header header,
                                   struct arena *arena)
{
    struct matcher matcher = {.kind = kind,
                              .info = import_info_get(kind),
                              .header = header,
                              .keys = ARENA_ARRAY(arena, header.count, const char *),
                              .arena = arena};
    for (uint32_t i = 0; i < header.count; i++) {
        char *key = fold_key(header.cells[i].text, arena);
        if (strlen(key) > KEY_MAX)
            key[KEY_MAX] = '\0';
        matcher.keys[i] = key;
    }
    return matcher;
}

bool header_match(enum import_kind kind, struct header header,
                  const struct mapping *mapping, struct arena *arena,
                  struct binding *bindings, struct err *err)
{
    const struct matcher matcher = matcher_make(kind, header, arena);
    if (!check_names(&matcher, mapping, err))
        return false;
    for (uint32_t i = 0; i < matcher.info->field_count; i++)
        if (!bind_field(&matcher, &matcher.info->fields[i], mapping, &bindings[i], err))
            return false;
    return check_bound(&matcher, bindings, err);
}
