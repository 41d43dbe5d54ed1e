// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/arena.h"

#include "testing.h"

#include <stdalign.h>
#include <sys/wait.h>
#include <unistd.h>

static void memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t size = 0; size < 300; size += 7) {
        unsigned char *bytes = arena_alloc(&arena, size);
        assert_non_null(bytes);
        assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xff, size);
    }
    arena_release(&arena);
}

static void pieces_do_not_overlap(void **state)
{
    (void)state;
    struct arena arena = {0};
    enum { COUNT = 1000 };
    unsigned char *pieces[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        pieces[i] = arena_alloc(&arena, 1 + i % 97);
        memset(pieces[i], (int)(i % 251), 1 + i % 97);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < 1 + i % 97; j++)
            assert_int_equal(pieces[i][j], i % 251);
    arena_release(&arena);
}

static void a_piece_may_be_larger_than_a_block(void **state)
{
    (void)state;
    struct arena arena = {0};
    const size_t size = (size_t)20 << 20;
    char *bytes = arena_alloc(&arena, size);
    bytes[0] = 'a';
    bytes[size - 1] = 'z';
    assert_true(arena.total >= size);
    arena_release(&arena);
}

static void emptying_keeps_one_block_and_zeroes_it(void **state)
{
    (void)state;
    struct arena arena = {0};
    arena_empty(&arena);
    assert_null(arena.blocks);
    for (int i = 0; i < 100; i++)
        memset(arena_alloc(&arena, 1000), 0xff, 1000);
    const struct arena_block *kept = arena.blocks;
    arena_empty(&arena);
    assert_ptr_equal(arena.blocks, kept);
    assert_int_equal(arena.total, 0);
    const unsigned char *bytes = arena_alloc(&arena, arena.size);
    for (size_t i = 0; i < arena.size; i++)
        assert_int_equal(bytes[i], 0);
    assert_ptr_equal(arena.blocks, kept);
    arena_release(&arena);
}

static void releasing_empties_and_allows_reuse(void **state)
{
    (void)state;
    struct arena arena = {0};
    arena_release(&arena);
    (void)arena_alloc(&arena, 10);
    arena_release(&arena);
    assert_null(arena.blocks);
    assert_int_equal(arena.total, 0);
    assert_string_equal(arena_text(&arena, "again"), "again");
    arena_release(&arena);
}

static void text_is_copied_and_null_stays_null(void **state)
{
    (void)state;
    struct arena arena = {0};
    char original[] = "Ogre";
    char *copy = arena_text(&arena, original);
    original[0] = 'x';
    assert_string_equal(copy, "Ogre");
    assert_null(arena_text(&arena, NULL));
    assert_string_equal(arena_text_n(&arena, "Jelgava", 3), "Jel");
    assert_string_equal(arena_text_n(&arena, "", 0), "");
    assert_string_equal(arena_format(&arena, "%s:%d", "a.csv", 17), "a.csv:17");
    arena_release(&arena);
}

static void growing_keeps_what_was_there(void **state)
{
    (void)state;
    struct arena arena = {0};
    int *numbers = NULL;
    size_t capacity = 0;
    for (size_t count = 0; count < 5000; count++) {
        numbers = arena_grow(&arena, numbers, &capacity, count + 1, sizeof *numbers);
        assert_true(capacity > count);
        numbers[count] = (int)count;
    }
    for (size_t i = 0; i < 5000; i++)
        assert_int_equal(numbers[i], i);
    /* 16, 32, ... 8192: doubling, so that n additions cost O(n). */
    assert_int_equal(capacity, 8192);
    numbers = arena_grow(&arena, numbers, &capacity, 100000, sizeof *numbers);
    assert_int_equal(capacity, 100000);
    assert_int_equal(numbers[4999], 4999);
    arena_release(&arena);
}

/* In a process of its own, since it ends. What it says goes to a pipe. */
static void running_out_ends_the_program_with_one_message(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        static struct arena arena;
        dup2(ends[1], STDERR_FILENO);
        (void)arena_array(&arena, SIZE_MAX / 2, 3);
        _exit(0);
    }
    close(ends[1]);
    char said[200] = "";
    assert_true(read(ends[0], said, sizeof said - 1) > 0);
    close(ends[0]);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 4);
    assert_string_equal(said,
                        "beat: out of memory (asked for 18446744073709551615 bytes)\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(pieces_do_not_overlap),
        cmocka_unit_test(a_piece_may_be_larger_than_a_block),
        cmocka_unit_test(emptying_keeps_one_block_and_zeroes_it),
        cmocka_unit_test(releasing_empties_and_allows_reuse),
        cmocka_unit_test(text_is_copied_and_null_stays_null),
        cmocka_unit_test(growing_keeps_what_was_there),
        cmocka_unit_test(running_out_ends_the_program_with_one_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
