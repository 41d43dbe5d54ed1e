// SPDX-License-Identifier: GPL-3.0-or-later
/* unit_designer: see the header.
 *
 * Simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983,
 * doi:10.1126/science.220.4598.671) over plans whose territories are always in one
 * piece. A change takes a unit across a border, or exchanges two across the same
 * border; it is judged by the lengths to the medians plus a price on loads outside
 * their tolerances, and accepted as usual. The price is soft at first, so that the
 * search passes through what is not allowed, and grows while the temperature falls.
 * Whether a territory would fall apart is asked last, since it costs most. Several
 * starts are independent; the best plan wins.
 *
 * The first plan grows territories from units far apart, one unit at a time, always the
 * one with the least load. */
#include "territory/unit_designer.h"

#include "base/rng.h"
#include "base/threads.h"
#include "territory/unit_state.h"

#include <math.h>
#include <string.h>

/* Temperatures, of what a unit's mean length is: hot enough to tear down any border,
 * cold enough to freeze all. */
static const double HOT = 1.0, COLD = 0.01;
/* Price of a load off by one tolerance beyond its own, in the same measure. */
static const double PRICE_FIRST = 1, PRICE_LAST = 8;
enum { LEVELS = 200, EXCHANGES_IN_8 = 4 };
static const double FEASIBLE = 1e-9;

struct annealing {
    struct unit_state state;
    struct rng rng;
    struct arena arena;
    uint32_t *best; /* territories by unit */
    double best_cost, best_excess;
    double unit_length; /* mean length to a median, of the first plan */
    double temperature, price;
    uint64_t steps; /* of a level */
};

struct annealings {
    const struct unit_ground *ground;
    const struct unit_options *options;
    struct annealing *items;
};

struct unit_options unit_options_default(void)
{
    return (struct unit_options){
        .starts = 8, .steps = 15000000, .seed = 1, .threads = 1};
}

static bool check_numbers(const struct unit_task *task, struct err *err)
{
    for (uint32_t u = 0; u < task->unit_count; u++)
        if (!isfinite(task->at[u].x_m) || !isfinite(task->at[u].y_m))
            return err_set(err, ERR_INPUT, "unit %u has no position", u);
    for (uint32_t l = 0; l < task->load_count; l++) {
        double sum = 0;
        for (uint32_t u = 0; u < task->unit_count; u++) {
            if (!(task->loads[l][u] >= 0 && isfinite(task->loads[l][u])))
                return err_set(err, ERR_INPUT, "load %u of unit %u is %g", l, u,
                               task->loads[l][u]);
            sum += task->loads[l][u];
        }
        if (!(sum > 0 && isfinite(sum)))
            return err_set(err, ERR_INPUT, "load %u sums to %g", l, sum);
        if (!(task->spreads[l] > 0))
            return err_set(err, ERR_INPUT, "the tolerance %g of load %u is not above 0",
                           task->spreads[l], l);
    }
    return true;
}

static bool check(const struct unit_task *task, struct err *err)
{
    if (task->unit_count > UNIT_COUNT_MAX)
        return err_set(err, ERR_LIMIT, "%u units, at most %u are allowed",
                       task->unit_count, UNIT_COUNT_MAX);
    if (task->load_count > UNIT_LOADS_MAX)
        return err_set(err, ERR_LIMIT, "%u loads, at most %u are allowed",
                       task->load_count, UNIT_LOADS_MAX);
    if (task->territory_count < 1 || task->territory_count > task->unit_count)
        return err_set(err, ERR_INPUT, "%u territories of %u units",
                       task->territory_count, task->unit_count);
    for (uint32_t e = 0; e < task->edge_count; e++) {
        const struct alignment_edge edge = task->edges[e];
        if (!(edge.a < edge.b && edge.b < task->unit_count))
            return err_set(err, ERR_INPUT, "edge %u joins units %u and %u of %u", e,
                           edge.a, edge.b, task->unit_count);
    }
    return check_numbers(task, err);
}

/* Do all units hang together? */
static bool check_connected(const struct unit_ground *ground, struct arena *scratch,
                            struct err *err)
{
    const uint32_t units = ground->task->unit_count;
    uint8_t *is_met = ARENA_ARRAY(scratch, units, uint8_t);
    uint32_t *queue = ARENA_ARRAY(scratch, units, uint32_t);
    uint32_t count = 1;
    is_met[0] = 1;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t n = ground->neighbour_first[queue[i]];
             n < ground->neighbour_first[queue[i] + 1]; n++)
            if (!is_met[ground->neighbour[n]]) {
                is_met[ground->neighbour[n]] = 1;
                queue[count++] = ground->neighbour[n];
            }
    if (count < units)
        return err_set(err, ERR_INPUT, "only %u of %u units hang together with unit 0",
                       count, units);
    return true;
}

/* One unit for each territory: the first by chance, then the one furthest from all. */
static void plant(struct annealing *a)
{
    const struct unit_ground *ground = a->state.ground;
    const uint32_t units = ground->task->unit_count;
    double *off = ARENA_ARRAY(&a->arena, units, double);
    for (uint32_t u = 0; u < units; u++) {
        off[u] = HUGE_VAL;
        a->state.territory[u] = NO_IX;
    }
    uint32_t seed = rng_below(&a->rng, units);
    for (uint32_t t = 0; t < ground->task->territory_count; t++) {
        a->state.territory[seed] = t;
        for (uint32_t u = 0; u < units; u++)
            off[u] = fmin(off[u], ground->length[(size_t)seed * units + u]);
        off[seed] = -1;
        uint32_t next = 0;
        for (uint32_t u = 1; u < units; u++)
            if (off[u] > off[next])
                next = u;
        seed = next;
    }
}

/* The nearest unit that is nobody's and touches the territory; NO_IX when there is
 * none. */
static uint32_t next_unit(const struct annealing *a, uint32_t territory, uint32_t seed)
{
    const struct unit_ground *ground = a->state.ground;
    const double *row = ground->length + (size_t)seed * ground->task->unit_count;
    uint32_t best = NO_IX;
    for (uint32_t u = 0; u < ground->task->unit_count; u++)
        if (a->state.territory[u] == NO_IX && (best == NO_IX || row[u] < row[best]) &&
            unit_state_touches(&a->state, u, territory))
            best = u;
    return best;
}

static void grow(struct annealing *a)
{
    const struct unit_task *task = a->state.ground->task;
    double *load = ARENA_ARRAY(&a->arena, task->territory_count, double);
    uint32_t *seed = ARENA_ARRAY(&a->arena, task->territory_count, uint32_t);
    for (uint32_t u = 0; u < task->unit_count; u++)
        if (a->state.territory[u] != NO_IX)
            seed[a->state.territory[u]] = u;
    for (;;) {
        uint32_t least = 0;
        for (uint32_t t = 1; t < task->territory_count; t++)
            if (load[t] < load[least])
                least = t;
        if (load[least] == HUGE_VAL)
            break;
        const uint32_t unit = next_unit(a, least, seed[least]);
        if (unit == NO_IX) {
            load[least] = HUGE_VAL;
            continue;
        }
        a->state.territory[unit] = least;
        load[least] += task->load_count > 0 ? task->loads[0][unit] : 1;
    }
}

/* A change at a border, by chance; false when the unit drawn is at none. */
static bool draw(struct annealing *a, struct unit_change *change)
{
    const struct unit_state *state = &a->state;
    const struct unit_ground *ground = state->ground;
    const uint32_t unit = rng_below(&a->rng, ground->task->unit_count);
    const uint32_t first = ground->neighbour_first[unit];
    const uint32_t count = ground->neighbour_first[unit + 1] - first;
    if (count == 0)
        return false;
    const uint32_t other = ground->neighbour[first + rng_below(&a->rng, count)];
    const uint32_t from = state->territory[unit], to = state->territory[other];
    *change = (struct unit_change){.unit = unit, .back = NO_IX, .from = from, .to = to};
    if (from == to)
        return false;
    if (rng_below(&a->rng, 8) >= EXCHANGES_IN_8)
        return state->count[from] > 1;
    change->back = state->member[(size_t)to * ground->task->unit_count +
                                 rng_below(&a->rng, state->count[to])];
    return unit_state_touches(state, change->back, from);
}

static bool accepts(struct annealing *a, const struct unit_change *change)
{
    const struct unit_state *state = &a->state;
    const double cost = change->from_cost + change->to_cost -
                        state->cost[change->from] - state->cost[change->to];
    const double excess = change->from_excess + change->to_excess -
                          state->excess[change->from] - state->excess[change->to];
    const double gain = cost + a->price * excess;
    return gain <= 0 || rng_real(&a->rng) < exp(-gain / a->temperature);
}

/* The best plan has no excess, or as little as any; then the least cost. */
static void note(struct annealing *a)
{
    const double excess = unit_state_excess(&a->state);
    const double cost = unit_state_cost(&a->state);
    const bool is_kept = excess <= FEASIBLE;
    if (is_kept ? a->best_excess <= FEASIBLE && cost >= a->best_cost
                : excess >= a->best_excess)
        return;
    a->best_cost = cost;
    a->best_excess = excess;
    memcpy(a->best, a->state.territory,
           a->state.ground->task->unit_count * sizeof *a->best);
}

static void run_level(struct annealing *a)
{
    unit_state_rebuild(&a->state);
    for (uint64_t step = 0; step < a->steps; step++) {
        struct unit_change change;
        if (!draw(a, &change))
            continue;
        unit_state_judge(&a->state, &change);
        if (!accepts(a, &change) || !unit_state_connects(&a->state, &change))
            continue;
        unit_state_take(&a->state, &change);
        note(a);
    }
}

static void anneal(void *context, uint32_t item, uint32_t worker)
{
    const struct annealings *all = context;
    struct annealing *a = &all->items[item];
    (void)worker;
    const uint32_t units = all->ground->task->unit_count;
    unit_state_init(&a->state, all->ground, &a->arena);
    a->best = ARENA_ARRAY(&a->arena, units, uint32_t);
    a->best_cost = a->best_excess = HUGE_VAL;
    a->steps = all->options->steps / LEVELS;
    rng_init(&a->rng, all->options->seed, item);
    plant(a);
    grow(a);
    unit_state_rebuild(&a->state);
    note(a);
    a->unit_length = unit_state_cost(&a->state) / units;
    for (uint32_t level = 0; level < LEVELS; level++) {
        const double share = (double)level / (LEVELS - 1);
        a->temperature = a->unit_length * HOT * pow(COLD / HOT, share);
        a->price = a->unit_length * PRICE_FIRST * pow(PRICE_LAST / PRICE_FIRST, share);
        run_level(a);
    }
}

static uint32_t best_item(const struct annealings *all)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < all->options->starts; i++) {
        const struct annealing *a = &all->items[i], *b = &all->items[best];
        const bool a_keeps = a->best_excess <= FEASIBLE;
        const bool b_keeps = b->best_excess <= FEASIBLE;
        if (a_keeps != b_keeps ? a_keeps
                               : (a_keeps ? a->best_cost < b->best_cost
                                          : a->best_excess < b->best_excess))
            best = i;
    }
    return best;
}

static void put_plan(struct annealing *best, const struct unit_options *options,
                     struct arena *arena, struct unit_plan *plan)
{
    struct unit_state *state = &best->state;
    const struct unit_task *task = state->ground->task;
    uint32_t *territory = ARENA_ARRAY(arena, task->unit_count, uint32_t);
    uint32_t *median = ARENA_ARRAY(arena, task->territory_count, uint32_t);
    memcpy(territory, best->best, task->unit_count * sizeof *territory);
    memcpy(state->territory, best->best, task->unit_count * sizeof *territory);
    unit_state_rebuild(state);
    for (uint32_t t = 0; t < task->territory_count; t++)
        median[t] = unit_state_median(state, t);
    *plan = (struct unit_plan){
        .territory = territory,
        .median = median,
        .compactness = unit_state_cost(state),
        .is_feasible = unit_state_excess(state) <= FEASIBLE,
        .work = options->steps / LEVELS * LEVELS * options->starts,
    };
}

bool unit_design(const struct unit_task *task, const struct unit_options *options,
                 struct arena *arena, struct unit_plan *plan, struct err *err)
{
    if (!check(task, err))
        return false;
    struct arena scratch = {0};
    struct unit_ground ground;
    unit_ground_init(&ground, task, &scratch);
    const bool is_sound = check_connected(&ground, &scratch, err);
    if (is_sound) {
        struct annealings all = {
            .ground = &ground,
            .options = options,
            .items = ARENA_ARRAY(&scratch, options->starts, struct annealing),
        };
        threads_run(options->threads, options->starts, anneal, NULL, &all);
        put_plan(&all.items[best_item(&all)], options, arena, plan);
        for (uint32_t i = 0; i < options->starts; i++)
            arena_release(&all.items[i].arena);
    }
    arena_release(&scratch);
    return is_sound;
}
