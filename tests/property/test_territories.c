// SPDX-License-Identifier: GPL-3.0-or-later
/* Laws of territory design, over random maps with towns, shared places, locks, homes,
 * unequal targets, the date line and the far north. */
#include "audit/audit_alignment.h"
#include "base/rng.h"
#include "map_fixture.h"
#include "territory/areas.h"
#include "territory/designer.h"
#include "territory/measure.h"
#include "testing.h"

#include <math.h>

enum { MAPS = 24, POINTS_MAX = 400 };

static const struct geo_point MIDDLES[] = {{-93, 42}, {24, 57}, {179.5, -17},
                                           {20, 84},  {0, 0},   {-180, 65}};

/* Everything about a map is drawn from its number. */
static void draw_map(struct map *map, uint64_t seed, uint64_t number)
{
    struct rng rng;
    rng_init(&rng, seed, number);
    const uint32_t sites = 1 + rng_below(&rng, 12);
    const uint32_t points = sites * 2 + rng_below(&rng, POINTS_MAX - 2 * 12);
    map_init(map, points, sites);
    map_scatter(map, MIDDLES[number % 6], &rng);
    if (number % 3 == 1) /* some work twice as much */
        for (uint32_t s = 0; s < sites; s++)
            map->share[s] = (s % 2 ? 2.0 : 1.0) / (sites + sites / 2);
    if (number % 4 == 2) /* homes, some */
        for (uint32_t s = 0; s < sites; s++) {
            map->has_home[s] = rng_below(&rng, 3) > 0;
            map->home[s] = map->at[rng_below(&rng, points)];
        }
    if (number % 2 == 0) /* owners, some locked */
        for (uint32_t i = 0; i < points; i++) {
            const uint32_t owner = rng_below(&rng, sites + 1);
            map->owner[i] = owner == sites ? NO_IX : owner;
            map->is_locked[i] = owner < sites && rng_below(&rng, 20) == 0;
        }
}

static void design(const struct map *map, uint32_t threads, struct arena *arena,
                   struct alignment *alignment)
{
    struct err err = {0};
    struct territory_options options = territory_options_default();
    options.threads = threads;
    assert_ok(territory_design(&map->task, &options, arena, alignment, &err), &err);
}

static void measure(const struct map *map, const struct alignment *alignment,
                    struct arena *arena, struct alignment_measures *measures)
{
    struct err err = {0};
    const struct measure_input input = {.task = &map->task, .alignment = alignment};
    assert_ok(alignment_measure(&input, arena, measures, &err), &err);
}

static void the_audit_accepts_every_design(void **state)
{
    (void)state;
    const uint64_t seed = testing_seed(1);
    for (uint64_t n = 0; n < MAPS; n++) {
        struct map map;
        struct arena arena = {0};
        struct alignment alignment;
        struct alignment_measures measures;
        draw_map(&map, seed, n);
        design(&map, 1, &arena, &alignment);
        measure(&map, &alignment, &arena, &measures);
        const struct audit_alignment audit =
            audit_alignment(&map.task, &alignment, &measures, &arena);
        for (uint32_t f = 0; f < audit.fault_count; f++)
            print_error("map %d: %s: %s\n", (int)n, audit.faults[f].rule,
                        audit.faults[f].text);
        assert_int_equal(audit.fault_count, 0);
        arena_release(&arena);
        map_release(&map);
    }
}

static void without_locks_every_territory_is_in_one_piece(void **state)
{
    (void)state;
    const uint64_t seed = testing_seed(2);
    for (uint64_t n = 1; n < MAPS; n += 2) {
        struct map map;
        struct arena arena = {0};
        struct alignment alignment;
        struct alignment_measures measures;
        draw_map(&map, seed, n);
        design(&map, 1, &arena, &alignment);
        measure(&map, &alignment, &arena, &measures);
        assert_int_equal(measures.pieces_max, 1);
        assert_int_equal(alignment.island_count, 0);
        arena_release(&arena);
        map_release(&map);
    }
}

static void any_number_of_threads_gives_the_same_design(void **state)
{
    (void)state;
    const uint64_t seed = testing_seed(3);
    struct map map;
    struct arena arena = {0};
    struct rng rng;
    rng_init(&rng, seed, 0);
    map_init(&map, 6000, 80); /* enough sites for rounds with many pairs */
    map_scatter(&map, MIDDLES[0], &rng);
    struct alignment one, four;
    design(&map, 1, &arena, &one);
    design(&map, 4, &arena, &four);
    assert_memory_equal(one.territory, four.territory, 6000 * sizeof *one.territory);
    assert_memory_equal(one.centre, four.centre, 80 * sizeof *one.centre);
    assert_true(one.work == four.work);
    arena_release(&arena);
    map_release(&map);
}

/* Positions are made to differ, since accounts at one place go by their order. */
static void the_order_of_accounts_changes_nothing(void **state)
{
    (void)state;
    const uint64_t seed = testing_seed(4);
    for (uint64_t n = 1; n < MAPS; n += 4) {
        struct map map, mixed;
        struct arena arena = {0};
        struct alignment alignment, again;
        uint32_t order[POINTS_MAX];
        struct rng rng;
        rng_init(&rng, seed, 1000 + n);
        draw_map(&map, seed, n);
        draw_map(&mixed, seed, n);
        const uint32_t count = map.task.point_count;
        for (uint32_t i = 0; i < count; i++) {
            order[i] = i;
            map.at[i].lat_deg += 1e-5 * i;
        }
        rng_shuffle(&rng, order, count);
        for (uint32_t i = 0; i < count; i++) {
            mixed.at[i] = map.at[order[i]];
            mixed.workload_h[i] = map.workload_h[order[i]];
            mixed.value_ct[i] = map.value_ct[order[i]];
        }
        design(&map, 1, &arena, &alignment);
        design(&mixed, 1, &arena, &again);
        for (uint32_t i = 0; i < count; i++)
            assert_int_equal(again.territory[i], alignment.territory[order[i]]);
        arena_release(&arena);
        map_release(&map);
        map_release(&mixed);
    }
}

/* Needs of three kinds, parents of some accounts, limits on drives and counts. */
static void draw_rules(struct map *map, struct alignment_rules *rules, struct rng *rng)
{
    const uint32_t count = map->task.point_count, sites = map->task.site_count;
    struct arena *arena = &map->arena;
    uint32_t *kind = ARENA_ARRAY(arena, count, uint32_t);
    uint32_t *parent = ARENA_ARRAY(arena, count, uint32_t);
    uint8_t *may_have = ARENA_ARRAY(arena, 3 * (size_t)sites, uint8_t);
    double *reach_m = ARENA_ARRAY(arena, sites, double);
    uint32_t *count_most = ARENA_ARRAY(arena, sites, uint32_t);
    for (uint32_t s = 0; s < sites; s++) {
        may_have[s] = 1;
        may_have[sites + s] = s % 2 == 0;
        may_have[2 * sites + s] = s == 0 || s % 3 == 1;
        reach_m[s] = s > 0 && rng_below(rng, 3) == 0 ? 1.5e5 : 0;
        count_most[s] = rng_below(rng, 2) ? 1 + 2 * count / sites : 0;
    }
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t draw = rng_below(rng, 10);
        kind[i] = draw < 2 ? 1 + draw : draw == 2 ? NO_IX : 0;
        parent[i] = rng_below(rng, 8) == 0 ? rng_below(rng, count / 8 + 1) : NO_IX;
    }
    *rules = (struct alignment_rules){kind, may_have, 3, reach_m, parent, count_most};
    map->task.rules = rules;
}

static void rules_are_kept_by_every_design(void **state)
{
    (void)state;
    const uint64_t seed = testing_seed(6);
    for (uint64_t n = 0; n < MAPS; n += 3) {
        struct map map;
        struct arena arena = {0};
        struct alignment alignment, again;
        struct alignment_measures measures;
        struct alignment_rules rules;
        struct rng rng;
        draw_map(&map, seed, n);
        rng_init(&rng, seed, 2000 + n);
        draw_rules(&map, &rules, &rng);
        design(&map, 1, &arena, &alignment);
        measure(&map, &alignment, &arena, &measures);
        const struct audit_alignment audit =
            audit_alignment(&map.task, &alignment, &measures, &arena);
        for (uint32_t f = 0; f < audit.fault_count; f++)
            print_error("map %d: %s: %s\n", (int)n, audit.faults[f].rule,
                        audit.faults[f].text);
        assert_int_equal(audit.fault_count, 0);
        design(&map, 3, &arena, &again);
        assert_memory_equal(alignment.territory, again.territory,
                            map.task.point_count * sizeof *again.territory);
        arena_release(&arena);
        map_release(&map);
    }
}

/* Years later: a wave of growth over the map, every account a bit by itself, some
 * locked. */
static void drift_map(struct map *map, const struct alignment *designed,
                      struct rng *rng)
{
    for (uint32_t i = 0; i < map->task.point_count; i++) {
        const double growth = exp(0.4 * sin(3 * map->at[i].lon_deg));
        map->workload_h[i] *= growth * exp(0.2 * rng_normal(rng));
        map->owner[i] = designed->territory[i];
        map->is_locked[i] = rng_below(rng, 50) == 0;
        map->relation_ct[i] = map->value_ct[i] * (1 + rng_below(rng, 10));
    }
}

static double workload_rms(const struct map *map, const uint32_t *territory)
{
    const uint32_t site_count = map->task.site_count;
    double sum[16] = {0}, total = 0, squares = 0;
    for (uint32_t i = 0; i < map->task.point_count; i++) {
        sum[territory[i]] += map->workload_h[i];
        total += map->workload_h[i];
    }
    for (uint32_t s = 0; s < site_count; s++) {
        const double off = sum[s] * site_count / total - 1;
        squares += off * off / site_count;
    }
    return sqrt(squares);
}

/* Share of the value of relations that is not with its owner; every lock is kept. */
static double share_moved(const struct map *map, const uint32_t *territory)
{
    double moved = 0, all = 0;
    for (uint32_t i = 0; i < map->task.point_count; i++) {
        all += map->relation_ct[i];
        if (territory[i] != map->owner[i])
            moved += map->relation_ct[i];
        if (map->is_locked[i])
            assert_int_equal(territory[i], map->owner[i]);
    }
    return moved / all;
}

static void a_tenth_of_relations_halves_the_spread_that_years_have_made(void **state)
{
    (void)state;
    const uint64_t seed = testing_seed(5);
    for (uint64_t n = 0; n < 2; n++) {
        struct map map;
        struct arena arena = {0};
        struct alignment designed, realigned;
        struct err err = {0};
        struct rng rng;
        struct territory_options options = territory_options_default();
        rng_init(&rng, seed, n);
        map_init(&map, 800, 8);
        map_scatter(&map, MIDDLES[n], &rng);
        design(&map, 1, &arena, &designed);
        drift_map(&map, &designed, &rng);
        options.keeps_present = true;
        options.moved_share_max = 0.1;
        assert_ok(territory_design(&map.task, &options, &arena, &realigned, &err),
                  &err);
        const double before = workload_rms(&map, map.owner);
        assert_true(before > 0.05);
        assert_true(workload_rms(&map, realigned.territory) <= before / 2);
        assert_true(share_moved(&map, realigned.territory) <= 0.1 + 1e-9);
        arena_release(&arena);
        map_release(&map);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_audit_accepts_every_design),
        cmocka_unit_test(without_locks_every_territory_is_in_one_piece),
        cmocka_unit_test(any_number_of_threads_gives_the_same_design),
        cmocka_unit_test(the_order_of_accounts_changes_nothing),
        cmocka_unit_test(rules_are_kept_by_every_design),
        cmocka_unit_test(a_tenth_of_relations_halves_the_spread_that_years_have_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
