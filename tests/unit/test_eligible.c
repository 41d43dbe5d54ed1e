// SPDX-License-Identifier: GPL-3.0-or-later
#include "territory/eligible.h"
#include "testing.h"

#include "model_builder.h"

/* A1 and A2 are 0.1 degrees of latitude apart, 11.1 km; R1 lives at A1, R2 60 km off.
 */
struct company {
    struct builder builder;
    const struct model *model;
    struct eligible eligible;
    struct geo_point home[2];
    struct arena arena;
};

static const uint32_t rep_ix[2] = {0, 1};
static const uint8_t has_home[2] = {1, 1};

static void company_init(struct company *c)
{
    *c = (struct company){0};
    builder_init(&c->builder);
    builder_tier(&c->builder, "A");
    builder_rep(&c->builder, "R1", 24, 56);
    builder_rep(&c->builder, "R2", 25, 56);
    builder_account(&c->builder, "A1", 24, 56);
    builder_account(&c->builder, "A2", 24, 56.1);
}

static void company_open(struct company *c)
{
    c->model = builder_finish(&c->builder);
    for (int i = 0; i < 2; i++)
        c->home[i] = c->model->reps[i].home;
    const struct eligible_sites sites = {2, rep_ix, c->home, has_home};
    eligible_init(&c->eligible, c->model, &sites, &c->arena);
}

static void company_release(struct company *c)
{
    arena_release(&c->arena);
    builder_release(&c->builder);
}

static const struct alignment_rules *rules_of(struct company *c, uint32_t *apart)
{
    static const uint32_t account_ix[2] = {0, 1};
    return eligible_rules(&c->eligible, account_ix, 2, apart);
}

static void who_asks_for_nothing_makes_no_rules(void **state)
{
    (void)state;
    struct company c;
    company_init(&c);
    company_open(&c);
    assert_null(eligible_reason(&c.eligible, 0));
    assert_null(rules_of(&c, NULL));
    company_release(&c);
}

static void words_match_without_case_order_or_blanks(void **state)
{
    (void)state;
    struct company c;
    company_init(&c);
    builder_at(&c.builder, 0)->needs = "Welding;  de";
    c.builder.reps[0]->qualifications = "de, fr ; welding";
    c.builder.reps[1]->qualifications = "weld; de";
    company_open(&c);
    assert_null(eligible_reason(&c.eligible, 0));
    const struct alignment_rules *rules = rules_of(&c, NULL);
    assert_int_equal(rules->may_have[rules->kind[0] * 2 + 0], 1);
    assert_int_equal(rules->may_have[rules->kind[0] * 2 + 1], 0);
    assert_int_equal(rules->may_have[rules->kind[1] * 2 + 1], 1);
    company_release(&c);
}

static void what_no_rep_has_is_the_reason(void **state)
{
    (void)state;
    struct company c;
    company_init(&c);
    builder_at(&c.builder, 1)->needs = "sv";
    company_open(&c);
    assert_string_equal(eligible_reason(&c.eligible, 1),
                        "needs 'sv', which no rep has");
    assert_int_equal(rules_of(&c, NULL)->kind[1], NO_IX);
    company_release(&c);
}

/* 60 s by straight lines are some hundred metres in town: A1 is at home, A2 is not. */
static void a_drive_that_is_enough_is_a_circle(void **state)
{
    (void)state;
    struct company c;
    company_init(&c);
    for (int i = 0; i < 2; i++)
        c.builder.reps[i]->drive_most_s = 60;
    builder_at(&c.builder, 0)->needs = "de";
    c.builder.reps[1]->qualifications = "de";
    company_open(&c);
    assert_string_equal(eligible_reason(&c.eligible, 0),
                        "needs 'de': beyond the drive of every rep who has it");
    assert_string_equal(eligible_reason(&c.eligible, 1),
                        "beyond the drive that is enough for every rep");
    company_release(&c);
}

static void a_parent_that_no_rep_can_have_whole_is_not_kept_together(void **state)
{
    (void)state;
    struct company c;
    uint32_t apart = 0;
    company_init(&c);
    for (uint32_t i = 0; i < 2; i++)
        builder_at(&c.builder, i)->parent = "Holding";
    company_open(&c);
    assert_int_equal(rules_of(&c, &apart)->parent[0], rules_of(&c, NULL)->parent[1]);
    assert_int_equal(apart, 0);
    company_release(&c);
    company_init(&c);
    for (uint32_t i = 0; i < 2; i++)
        builder_at(&c.builder, i)->parent = "Holding";
    builder_at(&c.builder, 0)->needs = "de";
    builder_at(&c.builder, 1)->needs = "fr";
    c.builder.reps[0]->qualifications = "de";
    c.builder.reps[1]->qualifications = "fr";
    company_open(&c);
    assert_int_equal(rules_of(&c, &apart)->parent[0], NO_IX);
    assert_int_equal(apart, 1);
    company_release(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_asks_for_nothing_makes_no_rules),
        cmocka_unit_test(words_match_without_case_order_or_blanks),
        cmocka_unit_test(what_no_rep_has_is_the_reason),
        cmocka_unit_test(a_drive_that_is_enough_is_a_circle),
        cmocka_unit_test(a_parent_that_no_rep_can_have_whole_is_not_kept_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
