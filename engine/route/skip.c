// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/skip.h"

struct tables {
    uint32_t count;
    int32_t *drive_s, *cost_ct; /* count x count, LEG_NONE_S for no way */
};

static struct tables tables_of(const struct ground *ground, struct arena *arena)
{
    const size_t cells = (size_t)ground->place_count * ground->place_count;
    struct tables tables = {ground->place_count, ARENA_ARRAY(arena, cells, int32_t),
                            ARENA_ARRAY(arena, cells, int32_t)};
    for (size_t i = 0; i < cells; i++) {
        tables.drive_s[i] = ground->legs[i].drive_s;
        tables.cost_ct[i] = ground->legs[i].cost_ct;
    }
    return tables;
}

/* The largest direct[q] - on[q]. */
static int32_t largest_excess(const int32_t *direct, const int32_t *on, uint32_t count)
{
    int32_t most = INT32_MIN;
    for (uint32_t q = 0; q < count; q++) {
        const int32_t excess = direct[q] - on[q];
        most = excess > most ? excess : most;
    }
    return most;
}

static int32_t skip_cost_ct(const struct tables *tables, uint32_t place,
                            int32_t service_s)
{
    const uint32_t count = tables->count;
    const int32_t *on_s = &tables->drive_s[(size_t)place * count];
    const int32_t *on_ct = &tables->cost_ct[(size_t)place * count];
    int32_t most_ct = 0;
    for (uint32_t p = 0; p < count; p++) {
        const size_t row = (size_t)p * count;
        const int32_t in_s = tables->drive_s[row + place];
        if (in_s >= LEG_NONE_S)
            continue;
        if (largest_excess(&tables->drive_s[row], on_s, count) > in_s + service_s)
            return SKIP_NEVER;
        const int32_t excess_ct = largest_excess(&tables->cost_ct[row], on_ct, count) -
                                  tables->cost_ct[row + place];
        most_ct = excess_ct > most_ct ? excess_ct : most_ct;
    }
    return most_ct;
}

const int32_t *skip_costs_ct(const struct ground *ground, struct arena *arena)
{
    struct arena scratch = {0};
    const struct tables tables = tables_of(ground, &scratch);
    int32_t *costs_ct = ARENA_ARRAY(arena, ground->node_count, int32_t);
    for (uint32_t n = 0; n < ground->node_count; n++)
        costs_ct[n] =
            skip_cost_ct(&tables, ground->nodes[n].place, ground->nodes[n].service_s);
    arena_release(&scratch);
    return costs_ct;
}
