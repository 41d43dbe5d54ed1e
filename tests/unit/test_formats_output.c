// SPDX-License-Identifier: GPL-3.0-or-later
/* Every column and key that is written stands in docs/formats.md, in the part on what
 * Beat writes. */
#include "output/geojson.h"
#include "output/plan_csv.h"
#include "output/plan_json.h"
#include "output/territory_csv.h"

#include "text/json.h"

#include "week_small.h"
#include "writing.h"

static const struct plan_list small_list = {&small_model, &small_plan, 1, NULL};

static char *document(struct arena *arena)
{
    FILE *file = fopen(FORMATS_MD, "r");
    assert_non_null(file);
    enum { ROOM = 1 << 20 };
    char *text = arena_alloc(arena, ROOM);
    const size_t size = fread(text, 1, ROOM - 1, file);
    assert_true(size > 0 && size < ROOM - 1);
    fclose(file);
    char *part = strstr(text, "## What Beat writes");
    assert_non_null(part);
    return part;
}

static void assert_told(const char *text, const char *name)
{
    char quoted[128];
    snprintf(quoted, sizeof quoted, "`%s`", name);
    if (!strstr(text, quoted))
        fail_msg("docs/formats.md does not tell what '%s' is", name);
}

static void keys_are_told(const char *text, const struct json_value *value)
{
    for (uint32_t i = 0; i < value->count; i++) {
        if (value->kind == JSON_KIND_OBJECT)
            assert_told(text, value->keys[i]);
        keys_are_told(text, &value->items[i]);
    }
}

static void json_is_told(const char *text, struct writing *writing, struct arena *arena)
{
    struct err err = {0};
    struct json_value value = {0};
    const char *json = writing_text(writing);
    assert_ok(json_read(json, writing->size, arena, &value, &err), &err);
    keys_are_told(text, &value);
    writing_close(writing);
}

static void columns_are_told(const char *text, const struct table *table)
{
    for (uint32_t i = 0; i < table->column_count; i++)
        assert_told(text, table->columns[i].name);
}

static void every_column_is_told(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct table table;
    const char *text = document(&arena);
    plan_stop_table(&small_list, &arena, &table);
    columns_are_told(text, &table);
    plan_left_table(&small_list, &arena, &table);
    columns_are_told(text, &table);
    territory_account_table(&small_model, &arena, &table);
    columns_are_told(text, &table);
    arena_release(&arena);
}

static void every_key_is_told(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct territory_list territories = {&small_model, small_outlines,
                                               small_measures};
    const char *text = document(&arena);
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(plan_json_write(&small_list, writing.out, &err), &err);
    json_is_told(text, &writing, &arena);
    writing_open(&writing);
    assert_ok(geojson_plan_write(&small_list, writing.out, &err), &err);
    json_is_told(text, &writing, &arena);
    writing_open(&writing);
    assert_ok(geojson_territory_write(&territories, writing.out, &err), &err);
    json_is_told(text, &writing, &arena);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_is_told),
        cmocka_unit_test(every_key_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
