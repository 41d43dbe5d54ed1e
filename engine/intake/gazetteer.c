// SPDX-License-Identifier: GPL-3.0-or-later
/* Every place is put under up to five names: its postcode and its town, each with and
 * without its country, so that an account without one finds it too; and the postcode
 * with the letters of the country before it. What stands under a
 * name is kept as a sum of directions from the middle of the earth, which has a middle
 * at the date line as anywhere else, and as a box of the farthest; positions are kept,
 * for the radius, as a list.
 *
 * Postcodes are compared by letters and digits, with the letters of the country taken
 * off ("LV-1001" is "1001"); towns as people write them, without accents and case. */
#include "intake/gazetteer.h"

#include "base/hash.h"
#include "text/csv_reader.h"
#include "text/fold.h"
#include "text/number.h"

#include <errno.h>
#include <math.h>
#include <string.h>

enum { KEY_MAX = 256, POSTAL_COLUMNS = 12, ENTRIES_FIRST = 1024 };
enum { POSTAL_COUNTRY = 0, POSTAL_CODE = 1, POSTAL_NAME = 2, POSTAL_LAT = 9 };

struct member {
    struct geo_point at;
    uint32_t next_ix; /* NO_IX: the last */
};

struct entry {
    double x, y, z;
    uint32_t member_ix; /* the newest */
};

struct gazetteer {
    struct arena *arena;
    struct hash_table names;
    struct entry *entries;
    uint32_t entry_count, entry_capacity;
    struct member *members;
    uint32_t member_count, member_capacity;
};

struct gazetteer *gazetteer_new(struct arena *arena)
{
    struct gazetteer *gazetteer = ARENA_NEW(arena, struct gazetteer);
    gazetteer->arena = arena;
    hash_table_init(&gazetteer->names, ENTRIES_FIRST, arena);
    return gazetteer;
}

static void *grown(struct arena *arena, const void *items, uint32_t count,
                   uint32_t *capacity, size_t size)
{
    *capacity = *capacity == 0 ? ENTRIES_FIRST : 2 * *capacity;
    void *more = arena_alloc(arena, *capacity * size);
    if (count > 0)
        memcpy(more, items, count * size);
    return more;
}

static uint32_t add_member(struct gazetteer *gazetteer, struct geo_point at,
                           uint32_t next_ix)
{
    if (gazetteer->member_count == gazetteer->member_capacity)
        gazetteer->members =
            grown(gazetteer->arena, gazetteer->members, gazetteer->member_count,
                  &gazetteer->member_capacity, sizeof *gazetteer->members);
    gazetteer->members[gazetteer->member_count] = (struct member){at, next_ix};
    return gazetteer->member_count++;
}

static struct entry *entry_get(struct gazetteer *gazetteer, const char *key)
{
    uint32_t ix;
    if (hash_table_find(&gazetteer->names, key, &ix))
        return &gazetteer->entries[ix];
    if (gazetteer->entry_count == gazetteer->entry_capacity)
        gazetteer->entries =
            grown(gazetteer->arena, gazetteer->entries, gazetteer->entry_count,
                  &gazetteer->entry_capacity, sizeof *gazetteer->entries);
    hash_table_put(&gazetteer->names, arena_text(gazetteer->arena, key),
                   gazetteer->entry_count);
    gazetteer->entries[gazetteer->entry_count] = (struct entry){.member_ix = NO_IX};
    return &gazetteer->entries[gazetteer->entry_count++];
}

static void put(struct gazetteer *gazetteer, const char *key, struct geo_point at)
{
    const double rad = acos(-1.0) / 180;
    struct entry *entry = entry_get(gazetteer, key);
    entry->x += cos(at.lat_deg * rad) * cos(at.lon_deg * rad);
    entry->y += cos(at.lat_deg * rad) * sin(at.lon_deg * rad);
    entry->z += sin(at.lat_deg * rad);
    entry->member_ix = add_member(gazetteer, at, entry->member_ix);
}

/* "p/lv/1001" or "t/lv/riga"; without a country "p//1001". False: there is no name. */
static bool key_make(char kind, const char *country, const char *name,
                     struct arena *scratch, char key[KEY_MAX])
{
    const char *area = fold_key(country != NULL ? country : "", scratch);
    const char *folded = "";
    if (name != NULL)
        folded = kind == 'p' ? fold_key(name, scratch) : fold_name(name, scratch);
    const size_t length = strlen(area);
    if (kind == 'p' && length > 0 && strncmp(folded, area, length) == 0)
        folded += length;
    if (*folded == '\0' || strlen(area) + strlen(folded) > KEY_MAX - 4)
        return false;
    snprintf(key, KEY_MAX, "%c/%s/%s", kind, area, folded);
    return true;
}

static void put_name(struct gazetteer *gazetteer, char kind, const char *country,
                     const char *name, struct geo_point at)
{
    struct arena scratch = {0};
    char key[KEY_MAX];
    if (key_make(kind, country, name, &scratch, key)) {
        const char *slash = strchr(key + 2, '/');
        const int area_length = (int)(slash - key - 2);
        const char *folded = slash + 1;
        put(gazetteer, key, at);
        if (area_length > 0)
            put(gazetteer, arena_format(&scratch, "%c//%s", kind, folded), at);
        if (area_length > 0 && kind == 'p')
            put(gazetteer,
                arena_format(&scratch, "p//%.*s%s", area_length, key + 2, folded), at);
    }
    arena_release(&scratch);
}

/* ---- files ---- */

/* Which column is which; NO_IX: there is none. */
struct layout {
    uint32_t country, postcode, name, lat, lon;
};

static const char *cell_of(const struct csv_row *row, uint32_t column)
{
    return column < row->count ? row->cells[column].text : "";
}

static bool take_row(struct gazetteer *gazetteer, const struct layout *layout,
                     const struct csv_row *row)
{
    struct err err;
    struct geo_point at;
    const char *country = cell_of(row, layout->country);
    if (!number_real_read(cell_of(row, layout->lat), &at.lat_deg, &err) ||
        !number_real_read(cell_of(row, layout->lon), &at.lon_deg, &err) ||
        !geo_point_check(at, &err) || *cell_of(row, layout->name) == '\0')
        return false;
    put_name(gazetteer, 'p', country, cell_of(row, layout->postcode), at);
    put_name(gazetteer, 't', country, cell_of(row, layout->name), at);
    return true;
}

static uint32_t column_of(const struct csv_row *header, const char *const *names,
                          struct arena *scratch)
{
    for (; *names != NULL; names++)
        for (uint32_t i = 0; i < header->count; i++)
            if (strcmp(fold_key(header->cells[i].text, scratch), *names) == 0)
                return i;
    return NO_IX;
}

/* False: this first row is no header. */
static bool read_header(const struct csv_row *row, struct layout *layout)
{
    static const char *const countries[] = {"countrycode", "country", NULL};
    static const char *const postcodes[] = {"postcode", "postalcode", "zip", NULL};
    static const char *const names[] = {"placename", "name", "town", "city", NULL};
    static const char *const lats[] = {"latitude", "lat", "latdeg", NULL};
    static const char *const lons[] = {"longitude", "lon", "lng", "londeg", NULL};
    struct arena scratch = {0};
    *layout = (struct layout){.country = column_of(row, countries, &scratch),
                              .postcode = column_of(row, postcodes, &scratch),
                              .name = column_of(row, names, &scratch),
                              .lat = column_of(row, lats, &scratch),
                              .lon = column_of(row, lons, &scratch)};
    arena_release(&scratch);
    return layout->name != NO_IX && layout->lat != NO_IX && layout->lon != NO_IX;
}

static bool first_row(struct gazetteer *gazetteer, const struct csv_row *row,
                      struct layout *layout, uint64_t *place_count, struct err *err)
{
    if (row->count > 0 && read_header(row, layout))
        return true;
    *layout = (struct layout){.country = POSTAL_COUNTRY,
                              .postcode = POSTAL_CODE,
                              .name = POSTAL_NAME,
                              .lat = POSTAL_LAT,
                              .lon = POSTAL_LAT + 1};
    if (row->count < POSTAL_COLUMNS - 1 || !take_row(gazetteer, layout, row))
        return err_set(err, ERR_INPUT,
                       "is neither a list of postal codes as GeoNames has them nor a "
                       "table with the columns name, lat and lon");
    ++*place_count;
    return true;
}

static bool read_rows(struct gazetteer *gazetteer, struct csv_reader *reader,
                      uint64_t *place_count, uint64_t *passed_count, struct err *err)
{
    struct layout layout;
    struct csv_row row;
    *place_count = *passed_count = 0;
    if (!csv_reader_next(reader, &row, err) ||
        !first_row(gazetteer, &row, &layout, place_count, err))
        return false;
    for (;;) {
        if (!csv_reader_next(reader, &row, err))
            return false;
        if (row.count == 0)
            return true;
        if (take_row(gazetteer, &layout, &row))
            ++*place_count;
        else
            ++*passed_count;
    }
}

bool gazetteer_read(struct gazetteer *gazetteer, const char *path,
                    uint64_t *place_count, uint64_t *passed_count, struct err *err)
{
    struct csv_reader *reader = NULL;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return err_set(err, errno == ENOENT ? ERR_MISSING : ERR_SYSTEM, "%s: %s", path,
                       strerror(errno));
    const bool is_done =
        csv_reader_open(file, &(struct csv_options){0}, &reader, err) &&
        read_rows(gazetteer, reader, place_count, passed_count, err);
    csv_reader_close(reader);
    fclose(file);
    return is_done || err_in(err, "%s", path);
}

/* ---- questions ---- */

static struct geo_point middle_of(const struct entry *entry)
{
    const double deg = 180 / acos(-1.0);
    return (struct geo_point){atan2(entry->y, entry->x) * deg,
                              atan2(entry->z, hypot(entry->x, entry->y)) * deg};
}

static double radius_of(const struct gazetteer *gazetteer, const struct entry *entry,
                        struct geo_point middle)
{
    double radius_m = 0;
    for (uint32_t i = entry->member_ix; i != NO_IX; i = gazetteer->members[i].next_ix)
        radius_m = fmax(radius_m, geo_length_m(middle, gazetteer->members[i].at));
    return radius_m;
}

/* Is there something under that name? Then `answer` is filled. */
static bool ask(const struct gazetteer *gazetteer, char kind, const char *country,
                const char *name, struct gazetteer_answer *answer)
{
    struct arena scratch = {0};
    char key[KEY_MAX];
    uint32_t ix = 0;
    const bool is_known = key_make(kind, country, name, &scratch, key) &&
                          hash_table_find(&gazetteer->names, key, &ix);
    arena_release(&scratch);
    if (!is_known)
        return false;
    const struct geo_point middle = middle_of(&gazetteer->entries[ix]);
    const double radius_m = radius_of(gazetteer, &gazetteer->entries[ix], middle);
    const bool is_one = radius_m <= GAZETTEER_RADIUS_MAX_M;
    *answer = (struct gazetteer_answer){
        .precision = !is_one       ? PLACE_NONE
                     : kind == 'p' ? PLACE_POSTCODE
                                   : PLACE_TOWN,
        .at = middle,
        .radius_m = radius_m,
        .is_ambiguous = !is_one,
    };
    return is_one;
}

struct gazetteer_answer gazetteer_find(const struct gazetteer *gazetteer,
                                       const struct gazetteer_question *question)
{
    struct gazetteer_answer by_postcode = {0}, by_town = {0};
    by_postcode.precision = by_town.precision = PLACE_NONE;
    if (ask(gazetteer, 'p', question->country, question->postcode, &by_postcode) ||
        (!ask(gazetteer, 't', question->country, question->town, &by_town) &&
         by_postcode.is_ambiguous && !by_town.is_ambiguous))
        return by_postcode;
    return by_town;
}
