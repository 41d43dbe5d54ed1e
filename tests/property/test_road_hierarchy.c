// SPDX-License-Identifier: GPL-3.0-or-later
/* Random networks with random forbidden turns: the hierarchy tells what Dijkstra tells,
 * Dijkstra over states what a search that remembers its last arcs tells, and a drive is
 * a way that may be driven. */
#include "base/rng.h"
#include "bench/road_judge.h"
#include "osm/prepare.h"
#include "testing.h"
#include "travel/road_hours.h"

enum { NETWORKS = 60, JUNCTIONS_MAX = 40, SEGMENTS_MAX = 90, BANS_MAX = 30 };

struct network {
    struct road_point junctions[JUNCTIONS_MAX], shape[2 * SEGMENTS_MAX];
    struct draft_segment segments[SEGMENTS_MAX];
    struct draft_ban bans[BANS_MAX];
    uint32_t ban_arcs[4 * BANS_MAX];
    struct road_draft draft;
};

static void pick_segments(struct rng *rng, struct network *network, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        struct draft_segment *segment = &network->segments[i];
        *segment = (struct draft_segment){
            .from = rng_below(rng, network->draft.junction_count),
            .drive_ms = {1 + rng_below(rng, 9), 1 + rng_below(rng, 9)},
            .length_dm = 1 + rng_below(rng, 5),
            .shape_first = 2 * i,
            .shape_count = 2,
            .class = (uint8_t)rng_below(rng, ROAD_CLASS_COUNT)};
        do {
            segment->to = rng_below(rng, network->draft.junction_count);
        } while (segment->to == segment->from);
        if (rng_below(rng, 3) == 0)
            segment->drive_ms[rng_below(rng, 2)] = DRAFT_SHUT;
        network->shape[2 * i] = network->junctions[segment->from];
        network->shape[2 * i + 1] = network->junctions[segment->to];
    }
    network->draft.segment_count = count;
}

/* A walk of two to four arcs that may be driven one after the other. */
static bool pick_ban(struct rng *rng, struct network *network, uint32_t *arc_count)
{
    const struct road_draft *draft = &network->draft;
    const uint32_t length = 2 + rng_below(rng, 3);
    uint32_t count = 0;
    for (uint32_t tries = 0; tries < 500 && count < length; tries++) {
        const uint32_t arc = rng_below(rng, 2 * draft->segment_count);
        uint32_t *arcs = network->ban_arcs + *arc_count;
        if (draft_arc_ms(draft, arc) == DRAFT_SHUT ||
            (count > 0 && draft_tail(draft, arc) != draft_head(draft, arcs[count - 1])))
            continue;
        arcs[count++] = arc;
    }
    if (count < 2)
        return false;
    network->bans[network->draft.ban_count++] = (struct draft_ban){*arc_count, count};
    *arc_count += count;
    return true;
}

static void pick_network(struct rng *rng, struct network *network)
{
    uint32_t arc_count = 0;
    *network = (struct network){.draft = {.names = "", .name_size = 1}};
    network->draft.junction_count = 4 + rng_below(rng, JUNCTIONS_MAX - 3);
    for (uint32_t i = 0; i < network->draft.junction_count; i++)
        network->junctions[i] = (struct road_point){(int32_t)rng_below(rng, 100000),
                                                    (int32_t)rng_below(rng, 100000)};
    network->draft.junctions = network->junctions;
    network->draft.segments = network->segments;
    network->draft.shape = network->shape;
    network->draft.bans = network->bans;
    network->draft.ban_arcs = network->ban_arcs;
    pick_segments(rng, network,
                  network->draft.junction_count +
                      rng_below(rng, SEGMENTS_MAX - JUNCTIONS_MAX));
    network->draft.shape_count = 2 * network->draft.segment_count;
    for (uint32_t bans = rng_below(rng, BANS_MAX); bans > 0; bans--)
        (void)pick_ban(rng, network, &arc_count);
}

static struct road_spot pick_spot(struct rng *rng, uint32_t segment_count)
{
    /* Ends of segments, too. */
    static const int32_t shares[] = {0, 1000000, 500000, 250000, 333333};
    return (struct road_spot){.segment = rng_below(rng, segment_count),
                              .share_ppm = shares[rng_below(rng, 5)]};
}

static bool is_banned(const struct road_draft *draft, const uint32_t *arcs,
                      uint32_t count)
{
    for (uint32_t i = 0; i < draft->ban_count; i++) {
        const struct draft_ban ban = draft->bans[i];
        if (ban.count <= count &&
            memcmp(draft->ban_arcs + ban.first, arcs + count - ban.count,
                   ban.count * sizeof *arcs) == 0)
            return true;
    }
    return false;
}

/* The arcs are driven one after the other, none of them shut, no ban broken, and weigh
 * what the drive says. */
static void check_drive(const struct road_judge *judge, const struct road_spot *from,
                        const struct road_spot *to, const struct road_drive *drive)
{
    const struct road_draft *draft = judge->draft;
    uint64_t weight = 0;
    uint32_t arcs[512];
    assert_in_range(drive->arc_count, 1, 512);
    for (uint32_t i = 0; i < drive->arc_count; i++) {
        const uint32_t arc =
            2 * judge->segments[drive->arcs[i] / 2] + drive->arcs[i] % 2;
        const struct draft_segment *segment = &draft->segments[arc / 2];
        const uint64_t begin = i > 0          ? 0
                               : arc % 2 == 0 ? (uint64_t)from->share_ppm
                                              : 1000000 - (uint64_t)from->share_ppm;
        const uint64_t end = i + 1 < drive->arc_count ? 1000000
                             : arc % 2 == 0           ? (uint64_t)to->share_ppm
                                            : 1000000 - (uint64_t)to->share_ppm;
        const uint64_t ms = segment->drive_ms[arc % 2], dm = segment->length_dm;
        arcs[i] = arc;
        assert_true(ms != DRAFT_SHUT);
        assert_true(i == 0 || draft_tail(draft, arc) == draft_head(draft, arcs[i - 1]));
        assert_false(is_banned(draft, arcs, i + 1));
        weight += ((ms * end / 1000000) << 32 | dm * end / 1000000) -
                  ((ms * begin / 1000000) << 32 | dm * begin / 1000000);
    }
    assert_true(weight == drive->weight);
}

enum { SPOTS = 12 };

static void compare_all(struct roads_search *search, struct road_judge *judge,
                        const struct road_spot *spots)
{
    uint64_t weights[SPOTS * SPOTS];
    struct arena arena = {0};
    struct err err;
    assert_ok(roads_table(search, spots, SPOTS, spots, SPOTS, weights, &err), &err);
    for (uint32_t i = 0; i < SPOTS; i++) {
        road_judge_from(judge, &spots[i]);
        for (uint32_t j = 0; j < SPOTS; j++) {
            const uint64_t judged = road_judge_to(judge, &spots[j]);
            struct road_drive drive;
            assert_ok(roads_drive(search, &spots[i], &spots[j], &arena, &drive, &err),
                      &err);
            assert_true(drive.weight == judged);
            assert_true(weights[i * SPOTS + j] == judged);
            if (judged != ROADS_UNREACHED)
                check_drive(judge, &spots[i], &spots[j], &drive);
        }
    }
    arena_release(&arena);
}

/* In hundredths of milliseconds, what the roads of a drive add at one hour. */
static int64_t extra_of(const struct road_judge *judge, const struct road_spot *from,
                        const struct road_spot *to, const struct road_drive *drive,
                        const struct road_factors *factors)
{
    int64_t extra = 0;
    for (uint32_t i = 0; i < drive->arc_count; i++) {
        const uint32_t way = drive->arcs[i] % 2;
        const struct draft_segment *segment =
            &judge->draft->segments[judge->segments[drive->arcs[i] / 2]];
        const int64_t begin = i > 0      ? 0
                              : way == 0 ? from->share_ppm
                                         : 1000000 - from->share_ppm;
        const int64_t end = i + 1 < drive->arc_count ? 1000000
                            : way == 0               ? to->share_ppm
                                                     : 1000000 - to->share_ppm;
        extra += (int64_t)segment->drive_ms[way] *
                 (factors->percent[segment->class][0] - 100) * (end - begin) / 1000000;
    }
    return extra;
}

/* An hour that lasts all day. Of equally quick ways it takes the least of any, so no
 * more than those of the one that the drive tells. */
static void check_hours(struct roads *roads, struct roads_search *search,
                        const struct road_judge *judge, const struct road_spot *spots,
                        struct rng *rng)
{
    struct road_factors factors = road_factors_none();
    uint64_t weights[SPOTS * SPOTS], slow[SPOTS * SPOTS];
    struct arena arena = {0};
    struct road_hours *hours;
    struct err err;
    const bool is_alike = rng_below(rng, 2) == 0;
    int32_t percent = 500;
    for (int class = 0; class < ROAD_CLASS_COUNT; class ++) {
        if (!is_alike)
            percent = 101 + (int32_t)rng_below(rng, 400);
        for (int hour = 0; hour < ROAD_HOURS; hour++)
            factors.percent[class][hour] = percent;
    }
    assert_ok(road_hours_open(roads, &factors, &hours, &err), &err);
    assert_ok(roads_table(search, spots, SPOTS, spots, SPOTS, weights, &err), &err);
    memcpy(slow, weights, sizeof slow);
    assert_ok(road_hours_slow(hours, search, spots, SPOTS, spots, SPOTS, 0, 86399, slow,
                              &err),
              &err);
    for (uint32_t i = 0; i < SPOTS * SPOTS; i++) {
        const struct road_spot *from = &spots[i / SPOTS], *to = &spots[i % SPOTS];
        struct road_drive drive;
        if (weights[i] == ROADS_UNREACHED) {
            assert_true(slow[i] == ROADS_UNREACHED);
            continue;
        }
        assert_ok(roads_drive(search, from, to, &arena, &drive, &err), &err);
        const int64_t added_ms = (int64_t)(slow[i] >> 32) - (int64_t)(weights[i] >> 32);
        const int64_t extra = extra_of(judge, from, to, &drive, &factors);
        /* Rounded up to milliseconds, and at either end of the way down. Where classes
         * are alike equally quick ways differ by what those two parts were cut by. */
        assert_true(100 * added_ms <= extra + 102);
        assert_true(!is_alike || 100 * added_ms >= extra - 802);
        assert_true(added_ms >= 0);
        assert_true((slow[i] & UINT32_MAX) == (weights[i] & UINT32_MAX));
    }
    road_hours_close(hours);
    arena_release(&arena);
}

static void check_network(struct rng *rng, const struct network *network,
                          uint32_t threads)
{
    const struct prepare_options options = {.piece_junctions = 1 + rng_below(rng, 6),
                                            .threads = threads};
    struct arena arena = {0};
    struct road_image image;
    struct prepare_counts counts;
    struct road_judge judge;
    struct road_spot spots[SPOTS];
    struct roads *roads;
    struct err err;
    if (prepare_roads(&network->draft, &options, &arena, NULL, &image, &counts, &err)) {
        const struct road_source source = road_source_of(&image);
        road_judge_init(&judge, &network->draft, options.piece_junctions, &arena);
        assert_int_equal(judge.segment_count, image.header.segment_count);
        assert_ok(roads_open(&source, &roads, &err), &err);
        struct roads_search *search = roads_search_open(roads);
        for (int repeat = 0; repeat < 2; repeat++) {
            for (uint32_t i = 0; i < SPOTS; i++)
                spots[i] = pick_spot(rng, judge.segment_count);
            compare_all(search, &judge, spots);
            check_hours(roads, search, &judge, spots, rng);
        }
        roads_search_close(search);
        roads_close(roads);
    } else {
        assert_err(&err, ERR_INPUT,
                   "no road leads from one junction to another and back");
    }
    arena_release(&arena);
}

static void a_hierarchy_tells_what_dijkstra_tells(void **state)
{
    (void)state;
    struct rng rng;
    static struct network network;
    rng_init(&rng, testing_seed(1), 1);
    for (uint32_t i = 0; i < NETWORKS; i++) {
        pick_network(&rng, &network);
        check_network(&rng, &network, 1 + i % 3);
    }
}

static void the_bytes_are_the_same_at_any_number_of_threads(void **state)
{
    (void)state;
    struct rng rng;
    static struct network network;
    rng_init(&rng, testing_seed(2), 1);
    for (uint32_t i = 0; i < NETWORKS; i++) {
        struct arena arena = {0};
        struct road_image images[2];
        struct prepare_counts counts;
        struct err err;
        pick_network(&rng, &network);
        for (uint32_t j = 0; j < 2; j++) {
            const struct prepare_options options = {1, 1 + 3 * j};
            if (!prepare_roads(&network.draft, &options, &arena, NULL, &images[j],
                               &counts, &err))
                images[j].header.state_count = 0;
        }
        assert_int_equal(images[0].header.state_count, images[1].header.state_count);
        for (int part = 0; images[0].header.state_count > 0 && part < ROAD_PART_COUNT;
             part++) {
            const uint64_t count = images[0].header.count[part];
            assert_int_equal(count, images[1].header.count[part]);
            if (count > 0)
                assert_memory_equal(images[0].parts[part], images[1].parts[part],
                                    count * road_part_size((enum road_part)part));
        }
        arena_release(&arena);
    }
}

/* A search over the last three arcs driven, with bans looked up one by one. */
enum { ARCS_MAX = 2 * SEGMENTS_MAX };

struct memory {
    uint32_t arcs[3]; /* the newest last; ARCS_MAX: none */
};

static uint64_t remember_from(const struct road_draft *draft, uint32_t start,
                              uint64_t *weights)
{
    /* Weights by the last arc alone would not do: bans look back. Label correcting
     * over all memories that are met. */
    struct arena arena = {0};
    struct {
        struct memory memory;
        uint64_t weight;
    } *met = NULL;
    size_t capacity = 0;
    uint32_t count = 1;
    met = arena_grow(&arena, met, &capacity, 1, sizeof *met);
    met[0].memory = (struct memory){{ARCS_MAX, ARCS_MAX, start}};
    met[0].weight = 0;
    bool has_changed = true;
    for (uint32_t arc = 0; arc < 2 * draft->segment_count; arc++)
        weights[arc] = UINT64_MAX;
    while (has_changed) {
        has_changed = false;
        for (uint32_t i = 0; i < count; i++) {
            for (uint32_t arc = 0; arc < 2 * draft->segment_count; arc++) {
                const struct memory memory = met[i].memory;
                const uint32_t driven[] = {memory.arcs[0], memory.arcs[1],
                                           memory.arcs[2], arc};
                uint32_t j = 0;
                if (draft_arc_ms(draft, arc) == DRAFT_SHUT ||
                    draft_tail(draft, arc) != draft_head(draft, memory.arcs[2]) ||
                    is_banned(draft, driven, 4))
                    continue;
                const struct memory next = {{driven[1], driven[2], arc}};
                const uint64_t weight = met[i].weight + draft_arc_ms(draft, arc);
                while (j < count && memcmp(&met[j].memory, &next, sizeof next) != 0)
                    j++;
                if (j < count && met[j].weight <= weight)
                    continue;
                if (j == count) {
                    met = arena_grow(&arena, met, &capacity, ++count, sizeof *met);
                    met[j].memory = next;
                }
                met[j].weight = weight;
                has_changed = true;
            }
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        uint64_t *weight = &weights[met[i].memory.arcs[2]];
        *weight = met[i].weight < *weight ? met[i].weight : *weight;
    }
    arena_release(&arena);
    return count;
}

/* By weights of states: to the end of each arc. */
static void walk_states(const struct road_draft *draft, const struct graph *graph,
                        uint32_t start, uint64_t *weights, struct arena *arena)
{
    uint64_t *states = ARENA_ARRAY(arena, graph->state_count, uint64_t);
    bool has_changed = true;
    memset(states, 0xff, graph->state_count * sizeof *states);
    for (uint32_t arc = 0; arc < 2 * draft->segment_count; arc++)
        weights[arc] = UINT64_MAX;
    states[graph->heads[start]] = 0;
    weights[start] = 0;
    while (has_changed) {
        has_changed = false;
        for (uint32_t i = 0; i < graph->edge_count; i++) {
            const struct graph_edge *edge = &graph->edges[i];
            if (states[edge->tail] == UINT64_MAX)
                continue;
            const uint64_t weight = states[edge->tail] + draft_arc_ms(draft, edge->arc);
            weights[edge->arc] =
                weight < weights[edge->arc] ? weight : weights[edge->arc];
            if (weight < states[edge->head]) {
                states[edge->head] = weight;
                has_changed = true;
            }
        }
    }
}

static void states_know_what_a_long_memory_knows(void **state)
{
    (void)state;
    struct rng rng;
    static struct network network;
    rng_init(&rng, testing_seed(3), 1);
    for (uint32_t i = 0; i < 10; i++) {
        struct arena arena = {0};
        struct graph graph;
        uint64_t remembered[ARCS_MAX], walked[ARCS_MAX];
        uint32_t start;
        pick_network(&rng, &network);
        network.draft.segment_count =
            network.draft.segment_count < 25 ? network.draft.segment_count : 25;
        uint32_t kept = 0;
        for (uint32_t j = 0; j < network.draft.ban_count; j++) {
            bool is_in = true;
            for (uint32_t k = 0; k < network.bans[j].count; k++)
                is_in &= network.ban_arcs[network.bans[j].first + k] <
                         2 * network.draft.segment_count;
            if (is_in)
                network.bans[kept++] = network.bans[j];
        }
        network.draft.ban_count = kept;
        do {
            start = rng_below(&rng, 2 * network.draft.segment_count);
        } while (draft_arc_ms(&network.draft, start) == DRAFT_SHUT);
        graph_make(&network.draft, &arena, &graph);
        remember_from(&network.draft, start, remembered);
        walk_states(&network.draft, &graph, start, walked, &arena);
        for (uint32_t arc = 0; arc < 2 * network.draft.segment_count; arc++)
            assert_true(remembered[arc] == walked[arc]);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hierarchy_tells_what_dijkstra_tells),
        cmocka_unit_test(the_bytes_are_the_same_at_any_number_of_threads),
        cmocka_unit_test(states_know_what_a_long_memory_knows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
