// SPDX-License-Identifier: GPL-3.0-or-later
/* libreadosm ends here: its types, its codes, its habits. Known of 1.1.0a: the kind of
 * a file is told by its suffix alone; a file that is cut off fails only after many
 * callbacks; points that are not "dense" are skipped without a word; an error never
 * says where. */
#include "osm/extract_read.h"

#include "base/arena.h"

#include <errno.h>
#include <readosm.h>
#include <stdio.h>
#include <string.h>

struct pass {
    const struct read_sink *sink;
    struct arena arena; /* of one callback */
    struct err *err;
    bool is_stopped; /* by the sink */
};

/* The library hands its user data out as const. */
static struct pass *pass_of(const void *user_data)
{
    return (struct pass *)(uintptr_t)user_data;
}

static struct road_tags copy_tags(struct arena *arena, const readosm_tag *tags,
                                  int count)
{
    struct road_tag *copy = ARENA_ARRAY(arena, (size_t)count, struct road_tag);
    for (int i = 0; i < count; i++)
        copy[i] = (struct road_tag){tags[i].key, tags[i].value};
    return (struct road_tags){copy, (uint32_t)count};
}

static int end_call(struct pass *pass, bool is_good)
{
    arena_empty(&pass->arena);
    pass->is_stopped = !is_good;
    return is_good ? READOSM_OK : READOSM_ABORT;
}

static int on_way(const void *user_data, const readosm_way *way)
{
    struct pass *pass = pass_of(user_data);
    const uint32_t count = (uint32_t)way->node_ref_count;
    int64_t *refs = ARENA_ARRAY(&pass->arena, count, int64_t);
    for (uint32_t i = 0; i < count; i++)
        refs[i] = way->node_refs[i];
    const struct read_way read = {way->id, way->version, refs, count,
                                  copy_tags(&pass->arena, way->tags, way->tag_count)};
    return end_call(pass, pass->sink->way(pass->sink->context, &read, pass->err));
}

static int on_point(const void *user_data, const readosm_node *node)
{
    struct pass *pass = pass_of(user_data);
    const struct read_point read = {
        node->id, node->longitude, node->latitude,
        copy_tags(&pass->arena, node->tags, node->tag_count)};
    return end_call(pass, pass->sink->point(pass->sink->context, &read, pass->err));
}

static int on_relation(const void *user_data, const readosm_relation *relation)
{
    struct pass *pass = pass_of(user_data);
    const uint32_t count = (uint32_t)relation->member_count;
    struct read_member *members = ARENA_ARRAY(&pass->arena, count, struct read_member);
    for (uint32_t i = 0; i < count; i++) {
        const readosm_member *member = &relation->members[i];
        members[i].id = member->id;
        members[i].kind = member->member_type == READOSM_MEMBER_WAY    ? READ_WAY
                          : member->member_type == READOSM_MEMBER_NODE ? READ_POINT
                                                                       : READ_RELATION;
        members[i].role = member->role != NULL ? member->role : "";
    }
    const struct read_relation read = {
        relation->id, relation->version, members, count,
        copy_tags(&pass->arena, relation->tags, relation->tag_count)};
    return end_call(pass, pass->sink->relation(pass->sink->context, &read, pass->err));
}

static bool fail(const char *path, int code, struct err *err)
{
    switch (code) {
    case READOSM_INVALID_SUFFIX:
        return err_set(err, ERR_INPUT,
                       "'%s' is no OpenStreetMap extract: its name ends in neither "
                       ".osm nor .pbf",
                       path);
    case READOSM_INVALID_PBF_HEADER:
        return err_set(err, ERR_INPUT,
                       "'%s' is no sound .pbf extract: cut off, damaged or of another "
                       "kind",
                       path);
    case READOSM_XML_ERROR:
        return err_set(err, ERR_INPUT, "'%s' is no sound XML: cut off or damaged",
                       path);
    case READOSM_READ_ERROR:
    case READOSM_UNZIP_ERROR:
        return err_set(err, ERR_INPUT, "'%s' is cut off or damaged", path);
    default:
        return err_set(err, ERR_SYSTEM, "'%s' cannot be read (libreadosm says %d)",
                       path, code);
    }
}

/* The library's own answer to a missing file names no cause. */
static bool check_can_open(const char *path, struct err *err)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return err_set(err, errno == ENOENT ? ERR_MISSING : ERR_SYSTEM,
                       "'%s' cannot be opened (%s)", path, strerror(errno));
    const int first = fgetc(file);
    const bool is_readable = ferror(file) == 0;
    fclose(file);
    if (!is_readable)
        return err_set(err, ERR_SYSTEM, "'%s' cannot be read", path);
    return first != EOF || err_set(err, ERR_INPUT, "'%s' is empty", path);
}

bool extract_pass(const char *path, const struct read_sink *sink, struct err *err)
{
    struct pass pass = {.sink = sink, .err = err};
    const void *handle = NULL;
    if (!check_can_open(path, err))
        return false;
    int code = readosm_open(path, &handle);
    if (code == READOSM_OK)
        code = readosm_parse(handle, &pass, sink->point != NULL ? on_point : NULL,
                             sink->way != NULL ? on_way : NULL,
                             sink->relation != NULL ? on_relation : NULL);
    if (handle != NULL)
        readosm_close(handle);
    arena_release(&pass.arena);
    if (pass.is_stopped)
        return false;
    return code == READOSM_OK || fail(path, code, err);
}
