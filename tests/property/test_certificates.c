// SPDX-License-Identifier: GPL-3.0-or-later
/* Certificates against trying everything: what audit verifies is true, what the planner
 * hands out is verified, and no single fault in either goes unseen. */
#include "audit/audit_plan.h"
#include "audit/audit_proof.h"
#include "plan/planner.h"
#include "testing.h"
#include "weeks.h"

enum { PLANNED = 40, NODES = 6 };

struct world {
    struct arena arena;
    struct week week;
    struct matrix matrix;
    struct plan plan;
    struct certificate *certificate; /* NULL: none */
};

static void make_world(struct world *world, struct rng *rng, uint32_t day_count)
{
    struct err err;
    const struct weeks_options options = {.day_count = day_count,
                                          .node_count = NODES,
                                          .horizon_s = 40,
                                          .has_lunch = rng_below(rng, 3) != 0,
                                          .has_holes = rng_below(rng, 2),
                                          .has_caps = rng_below(rng, 2),
                                          .has_groups = rng_below(rng, 2),
                                          .has_penalties = rng_below(rng, 2),
                                          .has_quotas = rng_below(rng, 2),
                                          .has_lodgings = rng_below(rng, 2),
                                          .is_metric = rng_below(rng, 2)};
    *world = (struct world){0};
    weeks_make(rng, &options, &world->arena, &world->week, &world->matrix);
    assert_ok(week_check(&world->week, &world->matrix, &err), &err);
}

static void plan_world(struct world *world, enum plan_effort effort, uint64_t seed)
{
    const struct plan_options options = {.effort = effort, .seed = seed};
    plan_week(&world->week, &world->matrix, &options, &world->arena, &world->plan,
              NULL);
    if (world->plan.certificate == NULL)
        return;
    world->certificate = certificate_copy(world->plan.certificate, &world->arena);
    certificate_bind(world->certificate, &world->plan, &world->week, &world->matrix,
                     NULL, &world->arena);
    world->plan.certificate = world->certificate;
}

static struct audit_proof audited(const struct world *world)
{
    struct audit_proof proof;
    audit_proof(&(struct audit_proof_task){.plan = &world->plan,
                                           .week = &world->week,
                                           .matrix = &world->matrix},
                &proof);
    return proof;
}

static void what_the_planner_certifies_is_verified(void **state)
{
    (void)state;
    struct rng rng;
    uint32_t priced = 0, enumerated = 0, none = 0, away = 0, closed = 0;
    rng_init(&rng, testing_seed(51), 0);
    for (uint32_t i = 0; i < PLANNED; i++) {
        struct world world;
        make_world(&world, &rng, 2 + (i % 8 == 1));
        plan_world(&world, i % 4 == 0 ? PLAN_CERTIFY : PLAN_QUICK, i);
        const int64_t best_ct = weeks_best_net_ct(&world.week, &world.matrix);
        const struct audit_proof proof = audited(&world);
        assert_true(world.plan.net_ct <= best_ct);
        assert_true(world.plan.bound_ct >= best_ct);
        if (proof.outcome == AUDIT_PROOF_NONE)
            none++;
        else if (proof.outcome != AUDIT_PROOF_VERIFIED)
            fail_msg("week %u (%s): %s", i, world.plan.bound_kind, proof.text);
        priced += strcmp(world.plan.bound_kind, "priced") == 0;
        enumerated += strcmp(world.plan.bound_kind, "enumerated") == 0;
        if (i % 4 == 0 && world.plan.bound_ct != best_ct)
            print_message("week %u: %lld, best %lld, bound %lld (%s)\n", i,
                          (long long)world.plan.net_ct, (long long)best_ct,
                          (long long)world.plan.bound_ct, world.plan.bound_kind);
        closed += i % 4 == 0 && world.plan.bound_ct == best_ct;
        away +=
            world.week.lodging_count > 0 && world.plan.days[0].end_lodging_ix != NO_IX;
        arena_release(&world.arena);
    }
    plan_thread_end();
    print_message("of %d weeks, %u priced, %u enumerated, %u without; %u with a night "
                  "out; certify closed %u of %d\n",
                  PLANNED, priced, enumerated, none, away, closed, PLANNED / 4);
    assert_true(enumerated > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_planner_certifies_is_verified),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
