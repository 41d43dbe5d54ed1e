// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/certificate_json.h"

#include "text/json.h"

#include <string.h>

static const char *const step_words[] = {[STEP_PRICES] = "prices",
                                         [STEP_VISIT] = "visit",
                                         [STEP_TOGETHER] = "together",
                                         [STEP_DAY] = "day",
                                         [STEP_OTHER] = "other"};

enum { STEP_WORDS = sizeof step_words / sizeof *step_words };

/* Writing. */

static void write_numbers(struct json_writer *json, const char *key,
                          const int64_t *numbers, uint32_t count)
{
    json_key(json, key);
    json_begin_array(json);
    for (uint32_t i = 0; i < count; i++)
        json_whole(json, numbers[i]);
    json_end_array(json);
}

/* One array a node: the node, and the groups remembered there. */
static void write_memories(struct json_writer *json, const struct certificate_day *day)
{
    json_key(json, "memories");
    json_begin_array(json);
    for (uint32_t i = 0; i < day->memory_count;) {
        const uint32_t node = day->memories[i].node;
        json_begin_array(json);
        json_whole(json, node);
        for (; i < day->memory_count && day->memories[i].node == node; i++)
            json_whole(json, day->memories[i].group);
        json_end_array(json);
    }
    json_end_array(json);
}

static void write_days(struct json_writer *json, const struct certificate *certificate)
{
    json_key(json, "days");
    json_begin_array(json);
    for (uint32_t d = 0; d < certificate->day_count; d++) {
        json_begin_object(json);
        json_key(json, "most_uct");
        json_whole(json, certificate->days[d].most_uct);
        json_key(json, "kind");
        json_whole(json, certificate->days[d].kind);
        write_memories(json, &certificate->days[d]);
        json_end_object(json);
    }
    json_end_array(json);
}

static void write_step(struct json_writer *json, const struct certificate *certificate,
                       const struct certificate_step *step)
{
    json_begin_array(json);
    json_text(json, step_words[step->kind]);
    if (step->kind == STEP_PRICES) {
        for (uint32_t i = step->first; i < step->first + step->count; i++) {
            json_whole(json, certificate->step_prices[i].row);
            json_whole(json, certificate->step_prices[i].price_uct);
        }
    } else {
        json_whole(json, step->group);
        json_whole(json, step->other);
    }
    json_end_array(json);
}

static void write_proof(struct json_writer *json, const struct certificate *certificate)
{
    json_key(json, "cuts");
    json_begin_array(json);
    for (uint32_t k = 0; k < certificate->cut_count; k++) {
        json_begin_array(json);
        for (int i = 0; i < 3; i++)
            json_whole(json, certificate->cuts[k].groups[i]);
        json_end_array(json);
    }
    json_end_array(json);
    json_key(json, "steps");
    json_begin_array(json);
    for (uint32_t i = 0; i < certificate->step_count; i++)
        write_step(json, certificate, &certificate->steps[i]);
    json_end_array(json);
}

static void write_facts(struct json_writer *json, const struct certificate *certificate)
{
    json_key(json, "facts");
    json_begin_array(json);
    for (uint32_t i = 0; i < certificate->fact_count; i++) {
        json_begin_array(json);
        json_text(json, certificate->facts[i].name);
        json_whole(json, certificate->facts[i].state);
        json_end_array(json);
    }
    json_end_array(json);
}

static void write_all(struct json_writer *json, const void *context)
{
    const struct certificate *certificate = context;
    json_begin_object(json);
    json_key(json, "kind");
    json_text(json, certificate->kind);
    json_key(json, "bound_ct");
    json_whole(json, certificate->bound_ct);
    json_key(json, "cut_ct");
    json_whole(json, certificate->cut_ct);
    write_numbers(json, "groups", certificate->group_uct, certificate->group_count);
    write_numbers(json, "quotas", certificate->quota_uct, certificate->quota_count);
    write_numbers(json, "nights", certificate->night_uct, certificate->night_count);
    write_days(json, certificate);
    write_proof(json, certificate);
    write_facts(json, certificate);
    json_key(json, "plan");
    json_whole(json, certificate->plan_state);
    json_key(json, "seal");
    json_whole(json, certificate->seal);
    json_end_object(json);
}

bool certificate_json_write(const struct certificate *certificate, struct arena *arena,
                            const char **text, struct err *err)
{
    return json_to_text(write_all, certificate, arena, text, err);
}

/* Reading. */

struct reading {
    struct arena *arena;
    struct certificate *certificate;
    bool is_sound; /* until something is not what it should be */
};

static int64_t whole_of(struct reading *reading, const struct json_value *value)
{
    reading->is_sound =
        reading->is_sound && value != NULL && value->kind == JSON_KIND_WHOLE;
    return reading->is_sound ? value->whole : 0;
}

static uint32_t index_of(struct reading *reading, const struct json_value *value)
{
    const int64_t whole = whole_of(reading, value);
    reading->is_sound = reading->is_sound && whole >= 0 && whole < NO_IX;
    return reading->is_sound ? (uint32_t)whole : 0;
}

static const char *text_of(struct reading *reading, const struct json_value *value)
{
    reading->is_sound =
        reading->is_sound && value != NULL && value->kind == JSON_KIND_TEXT;
    return reading->is_sound ? value->text : "";
}

static const struct json_value *
array_of(struct reading *reading, const struct json_value *value, uint32_t *count)
{
    reading->is_sound =
        reading->is_sound && value != NULL && value->kind == JSON_KIND_ARRAY;
    *count = reading->is_sound ? value->count : 0;
    return reading->is_sound ? value->items : NULL;
}

static const int64_t *numbers_of(struct reading *reading,
                                 const struct json_value *value, uint32_t *count)
{
    const struct json_value *items = array_of(reading, value, count);
    int64_t *numbers = ARENA_ARRAY(reading->arena, *count, int64_t);
    for (uint32_t i = 0; i < *count; i++)
        numbers[i] = whole_of(reading, &items[i]);
    return numbers;
}

static void read_memories(struct reading *reading, const struct json_value *value,
                          struct certificate_day *day)
{
    uint32_t rows, count;
    const struct json_value *row = array_of(reading, value, &rows);
    size_t all = 0;
    for (uint32_t r = 0; r < rows; r++)
        all += row[r].kind == JSON_KIND_ARRAY ? row[r].count : 0;
    struct certificate_memory *memories =
        ARENA_ARRAY(reading->arena, all, struct certificate_memory);
    for (uint32_t r = 0; r < rows; r++) {
        const struct json_value *items = array_of(reading, &row[r], &count);
        for (uint32_t i = 1; i < count; i++)
            memories[day->memory_count++] = (struct certificate_memory){
                index_of(reading, &items[0]), index_of(reading, &items[i])};
    }
    day->memories = memories;
}

static void read_days(struct reading *reading, const struct json_value *value)
{
    struct certificate *certificate = reading->certificate;
    const struct json_value *items = array_of(reading, value, &certificate->day_count);
    struct certificate_day *days =
        ARENA_ARRAY(reading->arena, certificate->day_count, struct certificate_day);
    for (uint32_t d = 0; d < certificate->day_count; d++) {
        days[d].most_uct = whole_of(reading, json_find(&items[d], "most_uct"));
        days[d].kind = index_of(reading, json_find(&items[d], "kind"));
        read_memories(reading, json_find(&items[d], "memories"), &days[d]);
    }
    certificate->days = days;
}

static void read_cuts(struct reading *reading, const struct json_value *value)
{
    struct certificate *certificate = reading->certificate;
    uint32_t count;
    const struct json_value *items = array_of(reading, value, &certificate->cut_count);
    struct certificate_cut *cuts =
        ARENA_ARRAY(reading->arena, certificate->cut_count, struct certificate_cut);
    for (uint32_t k = 0; k < certificate->cut_count; k++) {
        const struct json_value *groups = array_of(reading, &items[k], &count);
        reading->is_sound = reading->is_sound && count == 3;
        for (uint32_t i = 0; reading->is_sound && i < 3; i++)
            cuts[k].groups[i] = index_of(reading, &groups[i]);
    }
    certificate->cuts = cuts;
}

static enum certificate_step_kind kind_of(struct reading *reading, const char *word)
{
    for (int kind = 0; kind < STEP_WORDS; kind++)
        if (strcmp(step_words[kind], word) == 0)
            return (enum certificate_step_kind)kind;
    reading->is_sound = false;
    return STEP_PRICES;
}

static void read_step(struct reading *reading, const struct json_value *value,
                      struct certificate_step *step, struct certificate_price *prices)
{
    struct certificate *certificate = reading->certificate;
    uint32_t count;
    const struct json_value *items = array_of(reading, value, &count);
    reading->is_sound = reading->is_sound && count % 2 == 1;
    if (!reading->is_sound)
        return;
    step->kind = kind_of(reading, text_of(reading, &items[0]));
    if (step->kind != STEP_PRICES) {
        reading->is_sound = reading->is_sound && count == 3;
        step->group = reading->is_sound ? index_of(reading, &items[1]) : 0;
        step->other = reading->is_sound ? index_of(reading, &items[2]) : 0;
        return;
    }
    step->first = certificate->step_price_count;
    step->count = count / 2;
    for (uint32_t i = 1; i < count; i += 2)
        prices[certificate->step_price_count++] = (struct certificate_price){
            index_of(reading, &items[i]), whole_of(reading, &items[i + 1])};
}

static void read_steps(struct reading *reading, const struct json_value *value)
{
    struct certificate *certificate = reading->certificate;
    const struct json_value *items = array_of(reading, value, &certificate->step_count);
    size_t all = 0;
    for (uint32_t i = 0; i < certificate->step_count; i++)
        all += items[i].kind == JSON_KIND_ARRAY ? items[i].count / 2 : 0;
    struct certificate_step *steps =
        ARENA_ARRAY(reading->arena, certificate->step_count, struct certificate_step);
    struct certificate_price *prices =
        ARENA_ARRAY(reading->arena, all, struct certificate_price);
    for (uint32_t i = 0; i < certificate->step_count; i++)
        read_step(reading, &items[i], &steps[i], prices);
    certificate->steps = steps;
    certificate->step_prices = prices;
}

static void read_facts(struct reading *reading, const struct json_value *value)
{
    struct certificate *certificate = reading->certificate;
    uint32_t count;
    const struct json_value *items = array_of(reading, value, &certificate->fact_count);
    struct certificate_fact *facts =
        ARENA_ARRAY(reading->arena, certificate->fact_count, struct certificate_fact);
    for (uint32_t i = 0; i < certificate->fact_count; i++) {
        const struct json_value *pair = array_of(reading, &items[i], &count);
        reading->is_sound = reading->is_sound && count == 2;
        if (reading->is_sound)
            facts[i] = (struct certificate_fact){text_of(reading, &pair[0]),
                                                 whole_of(reading, &pair[1])};
    }
    certificate->facts = facts;
}

/* The words are constant ones; what is none of them stays as it is, for audit. */
static const char *kind_word(const char *word)
{
    if (strcmp(word, "priced") == 0)
        return "priced";
    if (strcmp(word, "knapsack") == 0)
        return "knapsack";
    return strcmp(word, "enumerated") == 0 ? "enumerated" : word;
}

bool certificate_json_read(const char *text, struct arena *arena,
                           struct certificate *certificate, struct err *err)
{
    struct json_value all;
    *certificate = (struct certificate){0};
    struct reading reading = {arena, certificate, true};
    if (!json_read(text, strlen(text), arena, &all, err))
        return false;
    certificate->kind = kind_word(text_of(&reading, json_find(&all, "kind")));
    certificate->bound_ct = whole_of(&reading, json_find(&all, "bound_ct"));
    certificate->cut_ct = whole_of(&reading, json_find(&all, "cut_ct"));
    certificate->group_uct =
        numbers_of(&reading, json_find(&all, "groups"), &certificate->group_count);
    certificate->quota_uct =
        numbers_of(&reading, json_find(&all, "quotas"), &certificate->quota_count);
    certificate->night_uct =
        numbers_of(&reading, json_find(&all, "nights"), &certificate->night_count);
    read_days(&reading, json_find(&all, "days"));
    read_cuts(&reading, json_find(&all, "cuts"));
    read_steps(&reading, json_find(&all, "steps"));
    read_facts(&reading, json_find(&all, "facts"));
    certificate->plan_state = whole_of(&reading, json_find(&all, "plan"));
    certificate->seal = whole_of(&reading, json_find(&all, "seal"));
    return reading.is_sound || err_set(err, ERR_INPUT, "is no certificate");
}
