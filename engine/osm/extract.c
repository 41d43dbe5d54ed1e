// SPDX-License-Identifier: GPL-3.0-or-later
/* Ways come with the ids of their points. They are kept as ids (`raw_refs`) until all
 * files are read, sorted, and turned into indices; then the second pass fills the
 * points in. Points mostly come by rising id, so the next one is tried before a search.
 */
#include "osm/extract.h"

#include "base/hash.h"
#include "base/sorting.h"
#include "osm/extract_read.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { NAMES_MAX = 1 << 30 };

struct collecting {
    struct extract *extract;
    const struct profile *profile;
    struct arena *arena, *scratch;
    struct hash_table names;
    uint32_t file;
    int64_t *raw_refs;
    char *name_bytes;
    size_t way_capacity, ref_capacity, turn_capacity, member_capacity, name_capacity;
    uint32_t next_point; /* the likely next one of the second pass */
    struct meter *meter;
};

static uint32_t keep_name(struct collecting *collecting, const char *name)
{
    struct extract *extract = collecting->extract;
    uint32_t at;
    if (name == NULL || *name == '\0')
        return 0;
    if (hash_table_find(&collecting->names, name, &at))
        return at;
    const size_t size = strlen(name) + 1;
    if (extract->name_size + size > NAMES_MAX)
        return 0;
    at = extract->name_size;
    collecting->name_bytes = arena_grow(collecting->scratch, collecting->name_bytes,
                                        &collecting->name_capacity, at + size, 1);
    memcpy(collecting->name_bytes + at, name, size);
    extract->name_size = (uint32_t)(at + size);
    hash_table_put(&collecting->names, arena_text(collecting->scratch, name), at);
    return at;
}

static bool take_way(void *context, const struct read_way *read, struct err *err)
{
    struct collecting *collecting = context;
    struct extract *extract = collecting->extract;
    const struct way_rule rule = way_rule_of(read->tags, collecting->profile);
    if (!rule.is_driven || read->ref_count < 2)
        return true;
    const uint32_t first = extract->ref_count;
    if (read->ref_count > EXTRACT_REFS_MAX - first)
        return err_set(err, ERR_LIMIT, "the roads have more than %d points",
                       EXTRACT_REFS_MAX);
    collecting->raw_refs =
        arena_grow(collecting->scratch, collecting->raw_refs, &collecting->ref_capacity,
                   (size_t)first + read->ref_count, sizeof *collecting->raw_refs);
    memcpy(collecting->raw_refs + first, read->refs,
           read->ref_count * sizeof *read->refs);
    extract->ref_count += read->ref_count;
    extract->ways =
        arena_grow(collecting->scratch, extract->ways, &collecting->way_capacity,
                   extract->way_count + (size_t)1, sizeof *extract->ways);
    extract->ways[extract->way_count++] =
        (struct extract_way){.id = read->id,
                             .version = read->version,
                             .file = collecting->file,
                             .rule = rule,
                             .name = keep_name(collecting, rule.name),
                             .ref_first = first,
                             .ref_count = read->ref_count};
    extract->ways[extract->way_count - 1].rule.name = NULL;
    return true;
}

static uint32_t add_members(struct collecting *collecting,
                            const struct read_relation *read, const char *role)
{
    struct extract *extract = collecting->extract;
    uint32_t count = 0;
    for (uint32_t i = 0; i < read->member_count; i++) {
        const struct read_member *member = &read->members[i];
        if (strcmp(member->role, role) != 0 || member->kind == READ_RELATION)
            continue;
        extract->members = arena_grow(
            collecting->scratch, extract->members, &collecting->member_capacity,
            extract->member_count + (size_t)1, sizeof *extract->members);
        extract->members[extract->member_count++] =
            (struct extract_member){member->id, member->kind == READ_WAY};
        count++;
    }
    return count;
}

static bool take_relation(void *context, const struct read_relation *read,
                          struct err *err)
{
    struct collecting *collecting = context;
    struct extract *extract = collecting->extract;
    struct extract_turn turn = {.id = read->id,
                                .version = read->version,
                                .kind = turn_kind_of(read->tags),
                                .member_first = extract->member_count};
    (void)err;
    if (turn.kind == TURN_NONE)
        return true;
    turn.from_count = add_members(collecting, read, "from");
    turn.via_count = add_members(collecting, read, "via");
    turn.to_count = add_members(collecting, read, "to");
    extract->turns =
        arena_grow(collecting->scratch, extract->turns, &collecting->turn_capacity,
                   extract->turn_count + (size_t)1, sizeof *extract->turns);
    extract->turns[extract->turn_count++] = turn;
    return true;
}

/* Index of the point with that id; UINT32_MAX. */
static uint32_t find_point(const struct extract *extract, int64_t id)
{
    uint32_t low = 0, high = extract->point_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (extract->points[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < extract->point_count && extract->points[low].id == id ? low
                                                                       : UINT32_MAX;
}

static bool take_point(void *context, const struct read_point *read, struct err *err)
{
    struct collecting *collecting = context;
    struct extract *extract = collecting->extract;
    uint32_t ix = collecting->next_point;
    if (ix >= extract->point_count || extract->points[ix].id != read->id)
        ix = find_point(extract, read->id);
    if (ix == UINT32_MAX || extract->points[ix].is_there)
        return true;
    struct extract_point *point = &extract->points[ix];
    if (!(fabs(read->lon_deg) <= 180 && fabs(read->lat_deg) <= 90))
        return err_set(err, ERR_INPUT, "point %lld lies at %g,%g", (long long)read->id,
                       read->lat_deg, read->lon_deg);
    const struct point_rule rule = point_rule_of(read->tags, collecting->profile);
    point->at = (struct road_point){(int32_t)lround(read->lon_deg * 1e7),
                                    (int32_t)lround(read->lat_deg * 1e7)};
    point->wait_s = (uint32_t)rule.wait_s;
    point->is_shut = rule.is_shut;
    point->is_there = true;
    collecting->next_point = ix + 1;
    return true;
}

/* By id; the newest first, then the first file's. */
static int compare_ways(const void *a, const void *b, const void *context)
{
    const struct extract_way *left = a, *right = b;
    (void)context;
    if (left->id != right->id)
        return left->id < right->id ? -1 : 1;
    return (left->version < right->version) - (left->version > right->version);
}

static int compare_turns(const void *a, const void *b, const void *context)
{
    const struct extract_turn *left = a, *right = b;
    (void)context;
    if (left->id != right->id)
        return left->id < right->id ? -1 : 1;
    return (left->version < right->version) - (left->version > right->version);
}

static void drop_doubles(struct extract *extract)
{
    uint32_t kept = 0;
    sorting_sort(extract->ways, extract->way_count, sizeof *extract->ways, compare_ways,
                 NULL);
    for (uint32_t i = 0; i < extract->way_count; i++) {
        if (kept == 0 || extract->ways[kept - 1].id != extract->ways[i].id)
            extract->ways[kept++] = extract->ways[i];
    }
    extract->way_count = kept;
    kept = 0;
    sorting_sort(extract->turns, extract->turn_count, sizeof *extract->turns,
                 compare_turns, NULL);
    for (uint32_t i = 0; i < extract->turn_count; i++) {
        if (kept == 0 || extract->turns[kept - 1].id != extract->turns[i].id)
            extract->turns[kept++] = extract->turns[i];
    }
    extract->turn_count = kept;
}

/* Ids of points to indices; the refs of ways that were dropped go with them. */
static void index_points(struct collecting *collecting)
{
    struct extract *extract = collecting->extract;
    uint32_t *order = ARENA_ARRAY(collecting->scratch, extract->ref_count, uint32_t);
    uint32_t *place = ARENA_ARRAY(collecting->scratch, extract->ref_count, uint32_t);
    sorting_order_i64(collecting->raw_refs, order, extract->ref_count);
    extract->points =
        ARENA_ARRAY(collecting->arena, extract->ref_count, struct extract_point);
    for (uint32_t i = 0; i < extract->ref_count; i++) {
        const int64_t id = collecting->raw_refs[order[i]];
        if (extract->point_count == 0 ||
            extract->points[extract->point_count - 1].id != id)
            extract->points[extract->point_count++].id = id;
        place[order[i]] = extract->point_count - 1;
    }
    extract->refs = place;
}

/* What outlives the reading moves to the caller's arena. */
static void settle(struct collecting *collecting)
{
    struct extract *extract = collecting->extract;
    struct arena *arena = collecting->arena;
    const void *old[] = {extract->ways, extract->refs, extract->turns, extract->members,
                         collecting->name_bytes};
    const size_t sizes[] = {extract->way_count * sizeof *extract->ways,
                            extract->ref_count * sizeof *extract->refs,
                            extract->turn_count * sizeof *extract->turns,
                            extract->member_count * sizeof *extract->members,
                            extract->name_size};
    void *kept[5];
    for (int i = 0; i < 5; i++) {
        kept[i] = arena_alloc(arena, sizes[i]);
        if (sizes[i] > 0)
            memcpy(kept[i], old[i], sizes[i]);
    }
    extract->ways = kept[0];
    extract->refs = kept[1];
    extract->turns = kept[2];
    extract->members = kept[3];
    extract->names = kept[4];
}

static bool check_points(const struct extract *extract, const char *path,
                         struct err *err)
{
    for (uint32_t i = 0; i < extract->point_count; i++) {
        if (extract->points[i].is_there)
            return true;
    }
    return err_set(err, ERR_INPUT,
                   "'%s' has roads but none of their points (points that are not "
                   "stored as \"dense\" cannot be read)",
                   path);
}

static bool read_files(struct collecting *collecting, const char *const *paths,
                       uint32_t path_count, const struct read_sink *sink,
                       struct err *err)
{
    for (uint32_t i = 0; i < path_count; i++) {
        collecting->file = i;
        collecting->next_point = 0;
        if (!extract_pass(paths[i], sink, err))
            return false;
        meter_add(collecting->meter, 1);
    }
    return true;
}

static bool collect(struct collecting *collecting, const char *const *paths,
                    uint32_t path_count, struct err *err)
{
    struct extract *extract = collecting->extract;
    const struct read_sink roads = {collecting, take_way, NULL, take_relation};
    const struct read_sink points = {collecting, NULL, take_point, NULL};
    meter_begin(collecting->meter, "reading roads", 2 * (uint64_t)path_count);
    if (!read_files(collecting, paths, path_count, &roads, err))
        return false;
    if (extract->way_count == 0)
        return err_set(err, ERR_INPUT, "'%s' has no road that a car drives on",
                       paths[0]);
    drop_doubles(extract);
    index_points(collecting);
    settle(collecting);
    return read_files(collecting, paths, path_count, &points, err) &&
           check_points(extract, paths[0], err);
}

bool extract_read(const char *const *paths, uint32_t path_count,
                  const struct profile *profile, struct arena *arena,
                  struct meter *meter, struct extract *extract, struct err *err)
{
    struct arena scratch = {0};
    struct extract read = {.name_size = 1};
    struct collecting collecting = {.extract = &read,
                                    .profile = profile,
                                    .arena = arena,
                                    .scratch = &scratch,
                                    .meter = meter};
    assert(path_count >= 1 && path_count <= EXTRACT_FILES_MAX);
    collecting.name_bytes = arena_grow(&scratch, NULL, &collecting.name_capacity, 1, 1);
    hash_table_init(&collecting.names, 1024, &scratch);
    const bool is_read = collect(&collecting, paths, path_count, err);
    arena_release(&scratch);
    if (is_read)
        *extract = read;
    return is_read;
}
