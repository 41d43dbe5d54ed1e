// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "beat/nearest.h"

static const char *const names[] = {"plan", "import", "init", "next", "territory"};
enum { NAME_COUNT = sizeof names / sizeof *names };

static const char *near(const char *word)
{
    return nearest_name(word, names, NAME_COUNT);
}

static void a_name_is_nearest_to_itself(void **state)
{
    (void)state;
    assert_string_equal(near("plan"), "plan");
}

/* One letter left out, put in, changed, swapped: each counts one. */
static void each_slip_of_the_hand_is_found(void **state)
{
    (void)state;
    assert_string_equal(near("pln"), "plan");
    assert_string_equal(near("plaan"), "plan");
    assert_string_equal(near("plam"), "plan");
    assert_string_equal(near("paln"), "plan");
    assert_string_equal(near("teritorry"), "territory");
}

/* A third of the letters, rounded up: 2 of 4. "xyz" is 3 off from every name. */
static void what_is_far_from_all_has_no_nearest(void **state)
{
    (void)state;
    assert_null(near("xyz"));
    assert_null(near("quarterly"));
    assert_null(near(""));
}

static void of_equals_the_first_is_taken(void **state)
{
    static const char *const two[] = {"ab", "ac"};
    (void)state;
    assert_string_equal(nearest_name("ad", two, 2), "ab");
}

static void a_word_longer_than_any_name_is_refused(void **state)
{
    char word[200];
    (void)state;
    memset(word, 'a', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    assert_null(near(word));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_nearest_to_itself),
        cmocka_unit_test(each_slip_of_the_hand_is_found),
        cmocka_unit_test(what_is_far_from_all_has_no_nearest),
        cmocka_unit_test(of_equals_the_first_is_taken),
        cmocka_unit_test(a_word_longer_than_any_name_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
