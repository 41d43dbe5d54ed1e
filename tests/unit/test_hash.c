// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"

#include "testing.h"

static void bytes_length_and_seed_all_count(void **state)
{
    (void)state;
    assert_true(hash_bytes("ab", 2, 0) == hash_bytes("abc", 2, 0));
    assert_true(hash_bytes("ab", 2, 0) != hash_bytes("ba", 2, 0));
    assert_true(hash_bytes("ab", 2, 0) != hash_bytes("ab\0", 3, 0));
    assert_true(hash_bytes("ab", 2, 0) != hash_bytes("ab", 2, 1));
    assert_true(hash_bytes("", 0, 0) != hash_bytes("\0", 1, 0));
    /* FNV-1a of "a" is af63dc4c8601ec8c; the finaliser of MurmurHash3 makes of it: */
    assert_true(hash_bytes("a", 1, 0) == UINT64_C(0x82a2a958a9bece5b));
}

/* Keys that differ in one digit must spread over the low bits that a table uses: 4,096
 * keys in 4,096 boxes leave e^-1 of the boxes empty. */
static void low_bits_spread(void **state)
{
    (void)state;
    enum { COUNT = 4096 };
    static unsigned char filled[COUNT];
    for (int i = 0; i < COUNT; i++) {
        char key[16];
        snprintf(key, sizeof key, "A-%06d", i);
        filled[hash_bytes(key, strlen(key), 0) % COUNT] = 1;
    }
    int empty = 0;
    for (int i = 0; i < COUNT; i++)
        empty += !filled[i];
    assert_near(empty, COUNT * 0.3679, 120);
}

static void what_was_put_is_found(void **state)
{
    (void)state;
    enum { COUNT = 50000 };
    struct arena arena = {0};
    struct hash_table table;
    hash_table_init(&table, 0, &arena);
    for (uint32_t i = 0; i < COUNT; i++) {
        const char *key = arena_format(&arena, "key %u", i);
        assert_int_equal(hash_table_put(&table, key, i * 3), i * 3);
    }
    assert_int_equal(table.count, COUNT);
    for (uint32_t i = 0; i < COUNT; i++) {
        char key[24];
        uint32_t value = 0;
        snprintf(key, sizeof key, "key %u", i);
        assert_true(hash_table_find(&table, key, &value));
        assert_int_equal(value, i * 3);
        snprintf(key, sizeof key, "kez %u", i);
        assert_false(hash_table_find(&table, key, &value));
    }
    arena_release(&arena);
}

static void a_second_value_does_not_replace_the_first(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct hash_table table;
    hash_table_init(&table, 10, &arena);
    assert_int_equal(hash_table_put(&table, "a", 1), 1);
    assert_int_equal(hash_table_put(&table, "a", 2), 1);
    assert_int_equal(hash_table_put(&table, "", 3), 3);
    assert_int_equal(hash_table_put(&table, "", 4), 3);
    assert_int_equal(table.count, 2);
    arena_release(&arena);
}

static void what_is_expected_fits_without_growing(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct hash_table table;
    hash_table_init(&table, 1000, &arena);
    const uint32_t capacity = table.capacity;
    for (uint32_t i = 0; i < 1000; i++)
        (void)hash_table_put(&table, arena_format(&arena, "%u", i), i);
    assert_int_equal(table.capacity, capacity);
    arena_release(&arena);
}

static void an_all_zero_table_is_empty(void **state)
{
    (void)state;
    const struct hash_table table = {0};
    uint32_t value;
    assert_false(hash_table_find(&table, "a", &value));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_length_and_seed_all_count),
        cmocka_unit_test(low_bits_spread),
        cmocka_unit_test(what_was_put_is_found),
        cmocka_unit_test(a_second_value_does_not_replace_the_first),
        cmocka_unit_test(what_is_expected_fits_without_growing),
        cmocka_unit_test(an_all_zero_table_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
