// SPDX-License-Identifier: GPL-3.0-or-later
#include "osm/profile.h"

#include "osm/profile_text.h"
#include "text/number.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { WORDS_MAX = 4, PROFILE_SIZE_MAX = 1 << 20 };

struct reading {
    struct profile *profile;
    const char *country;
    struct arena *arena;
    size_t capacity[PROFILE_LIST_COUNT];
    bool has_own[ROAD_CLASS_COUNT]; /* a speed of the country's own */
};

/* Which list a rule goes to, and within what its value must lie; most 0: no value. */
static const struct {
    const char *name;
    enum profile_list list;
    int32_t least, most;
} list_rules[] = {
    {"limit", PROFILE_LIMIT, 1, 300},
    {"surface", PROFILE_SURFACE, 1, 300},
    {"tracktype", PROFILE_TRACKTYPE, 1, 300},
    {"access_key", PROFILE_ACCESS_KEY, 0, 0},
    {"shut", PROFILE_SHUT, 0, 0},
    {"barrier_shut", PROFILE_BARRIER_SHUT, 0, 0},
    {"barrier_wait", PROFILE_BARRIER_WAIT, 0, 3600},
    {"wait", PROFILE_WAIT, 0, 3600},
};
enum { LIST_RULES = sizeof list_rules / sizeof *list_rules };

bool profile_find(const struct profile *profile, enum profile_list list,
                  const char *word, int32_t *value)
{
    for (uint32_t i = 0; i < profile->lists[list].count; i++) {
        if (strcmp(profile->lists[list].rules[i].word, word) == 0) {
            *value = profile->lists[list].rules[i].value;
            return true;
        }
    }
    return false;
}

bool profile_find_class(const char *word, enum road_class *class)
{
    for (int i = 0; i < ROAD_CLASS_COUNT; i++) {
        if (strcmp(word, road_class_name((enum road_class)i)) == 0) {
            *class = (enum road_class)i;
            return true;
        }
    }
    return false;
}

static bool read_value(const char *word, int32_t least, int32_t most, int32_t *value,
                       struct err *err)
{
    int64_t number;
    if (!number_whole_read(word, &number, err))
        return err_set(err, ERR_INPUT, "'%.40s' is not a whole number", word);
    if (number < least || number > most)
        return err_set(err, ERR_INPUT, "%lld is outside %d..%d", (long long)number,
                       least, most);
    *value = (int32_t)number;
    return true;
}

static bool check_words(char *const *words, uint32_t count, uint32_t wanted,
                        struct err *err)
{
    return count == wanted || err_set(err, ERR_INPUT, "'%s' takes %u words, not %u",
                                      words[0], wanted - 1, count - 1);
}

/* class NAME KMH, and country CC NAME KMH. */
static bool read_class(struct reading *reading, char *const *words, bool is_own,
                       struct err *err)
{
    enum road_class class;
    int32_t kmh = 0;
    if (!profile_find_class(words[0], &class))
        return err_set(err, ERR_INPUT, "there is no class '%.40s'", words[0]);
    if (!read_value(words[1], 1, 300, &kmh, err))
        return false;
    if (is_own || !reading->has_own[class])
        reading->profile->class_kmh[class] = kmh;
    reading->has_own[class] |= is_own;
    return true;
}

/* "7-9": from seven until nine. */
static bool read_hours(const char *word, int32_t *first, int32_t *end, struct err *err)
{
    int from, until, length = 0;
    if (sscanf(word, "%2d-%2d%n", &from, &until, &length) != 2 ||
        word[length] != '\0' || from < 0 || until > ROAD_HOURS || from >= until)
        return err_set(err, ERR_INPUT, "'%.40s' are no hours of the day as 7-9", word);
    *first = from;
    *end = until;
    return true;
}

/* hours NAME FROM-UNTIL PERCENT; `all` is every class but ferries. */
static bool read_factor(struct reading *reading, char *const *words, struct err *err)
{
    enum road_class class = ROAD_MOTORWAY;
    const bool is_all = strcmp(words[0], "all") == 0;
    int32_t first = 0, end = 0, percent = 0;
    if (!is_all && !profile_find_class(words[0], &class))
        return err_set(err, ERR_INPUT, "there is no class '%.40s'", words[0]);
    if (!read_hours(words[1], &first, &end, err) ||
        !read_value(words[2], ROAD_HOUR_LEAST_PERCENT, ROAD_HOUR_MOST_PERCENT, &percent,
                    err))
        return false;
    const int last = is_all ? ROAD_FERRY - 1 : (int)class;
    for (int i = (int)class; i <= last; i++)
        for (int32_t hour = first; hour < end; hour++)
            reading->profile->hours.percent[i][hour] = percent;
    return true;
}

static bool read_country(struct reading *reading, char *const *words, struct err *err)
{
    struct reading elsewhere = {.profile = &(struct profile){{0}, .boarding_s = 0}};
    const bool is_here =
        reading->country != NULL && strcmp(reading->country, words[1]) == 0;
    return read_class(is_here ? reading : &elsewhere, words + 2, true, err);
}

static bool add_to_list(struct reading *reading, uint32_t rule, char *const *words,
                        uint32_t count, struct err *err)
{
    const enum profile_list list = list_rules[rule].list;
    const bool has_value = list_rules[rule].most > 0;
    struct profile_rule added = {.word = arena_text(reading->arena, words[1])};
    if (!check_words(words, count, has_value ? 3 : 2, err) ||
        (has_value && !read_value(words[2], list_rules[rule].least,
                                  list_rules[rule].most, &added.value, err)))
        return false;
    const uint32_t at = reading->profile->lists[list].count++;
    struct profile_rule *rules = arena_grow(
        reading->arena, (void *)(uintptr_t)reading->profile->lists[list].rules,
        &reading->capacity[list], at + (size_t)1, sizeof *rules);
    rules[at] = added;
    reading->profile->lists[list].rules = rules;
    return true;
}

static bool read_number_rule(struct profile *profile, char *const *words,
                             uint32_t count, struct err *err)
{
    const struct {
        const char *name;
        int32_t *value, least, most;
    } rules[] = {
        {"reach_percent", &profile->reach_percent, 1, 200},
        {"boarding", &profile->boarding_s, 0, 86400},
        {"piece_junctions", &profile->piece_junctions, 1, 1000000000},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (strcmp(words[0], rules[i].name) == 0)
            return check_words(words, count, 2, err) &&
                   read_value(words[1], rules[i].least, rules[i].most, rules[i].value,
                              err);
    }
    return err_set(err, ERR_INPUT, "there is no rule '%.40s'", words[0]);
}

static bool read_rule(struct reading *reading, char *const *words, uint32_t count,
                      struct err *err)
{
    if (strcmp(words[0], "class") == 0)
        return check_words(words, count, 3, err) &&
               read_class(reading, words + 1, false, err);
    if (strcmp(words[0], "hours") == 0)
        return check_words(words, count, 4, err) &&
               read_factor(reading, words + 1, err);
    if (strcmp(words[0], "country") == 0)
        return check_words(words, count, 4, err) && read_country(reading, words, err);
    for (uint32_t i = 0; i < LIST_RULES; i++) {
        if (strcmp(words[0], list_rules[i].name) == 0)
            return count >= 2 ? add_to_list(reading, i, words, count, err)
                              : check_words(words, count, 2, err);
    }
    return read_number_rule(reading->profile, words, count, err);
}

static bool read_line(struct reading *reading, char *line, struct err *err)
{
    char *words[WORDS_MAX];
    uint32_t count = 0;
    line[strcspn(line, "#\r\n")] = '\0';
    for (char *at = line; *(at += strspn(at, " \t")) != '\0';) {
        if (count == WORDS_MAX)
            return err_set(err, ERR_INPUT, "there are more than %d words",
                           (int)WORDS_MAX);
        words[count++] = at;
        at += strcspn(at, " \t");
        if (*at != '\0')
            *at++ = '\0';
    }
    return count == 0 || read_rule(reading, words, count, err);
}

static bool is_driven(const struct profile *profile)
{
    for (int i = 0; i < ROAD_CLASS_COUNT; i++) {
        if (profile->class_kmh[i] > 0)
            return true;
    }
    return false;
}

bool profile_read(const char *text, const char *name, const char *country,
                  struct arena *arena, struct profile *profile, struct err *err)
{
    *profile = (struct profile){
        .hours = road_factors_none(), .reach_percent = 90, .piece_junctions = 500};
    struct reading reading = {profile, country, arena, {0}, {0}};
    char *lines = arena_text(arena, text);
    for (int number = 1; *lines != '\0'; number++) {
        char *end = lines + strcspn(lines, "\n");
        const bool is_last = *end == '\0';
        *end = '\0';
        if (!read_line(&reading, lines, err))
            return err_in(err, "%s:%d", name, number);
        lines = is_last ? end : end + 1;
    }
    return is_driven(profile) ||
           err_set(err, ERR_INPUT, "%s: no class is driven", name);
}

bool profile_load(const char *path, const char *country, struct arena *arena,
                  struct profile *profile, struct err *err)
{
    if (path == NULL)
        return profile_read(profile_text, "roads-car", country, arena, profile, err);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return err_set(err, ERR_SYSTEM, "'%s' cannot be opened (%s)", path,
                       strerror(errno));
    char *text = arena_alloc(arena, PROFILE_SIZE_MAX + 1);
    const size_t size = fread(text, 1, PROFILE_SIZE_MAX, file);
    const bool is_read = ferror(file) == 0 && feof(file) != 0;
    fclose(file);
    text[size] = '\0';
    return is_read ? profile_read(text, path, country, arena, profile, err)
                   : err_set(err, ERR_INPUT, "'%s' is no file of rules", path);
}
