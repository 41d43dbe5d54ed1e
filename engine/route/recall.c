// SPDX-License-Identifier: GPL-3.0-or-later
/* Seen from slices, all legs are plain shifts: leaving at the start of slice b, after
 * serving s seconds and driving t, one arrives in slice b + (s + t) / width, whatever b
 * is. So for a pair of nodes whole runs of slices are compared at once, in loops that
 * compilers turn into vector code. Waiting for a window is in the table itself:
 * arriving in a slice without a start is as good as arriving in the next one.
 *
 * Lunch on the leg: eating begins by lunch_close, so the leg is left by then, and one
 * arrives fed at max(leave + t, lunch_open) + lunch. (Where a leg is longer than all
 * the time in which lunch may begin, pricing allows eating on the way, and this is
 * exact too.)
 *
 * Runs are as long as no pair can follow each other within one: the least of s + t.
 * When that is less than a slice, a slice is gone over until nothing changes, at most
 * as often as visits can begin in it. */
#include "route/recall_lay.h"

#include <string.h>

/* How the slices of a run arrive at another node: plainly from slice `at` on, or with
 * lunch on the way, `still` of them in one slice and the others one by one. */
struct passage {
    uint32_t at, count;
    uint32_t still_at, still, fed_at, fed;
};

/* Straight to an end from each slice of the run, where that is better. */
static void end_there(const struct filling *filling, struct run *run, bool has_eaten,
                      const struct pricing_end *sleep)
{
    const struct pricing *pricing = filling->pricing;
    const struct ground_day *day = pricing->day;
    const struct leg leg = sleep->legs[run->node];
    const int16_t gain = recall_units(
        filling->recall, sleep->reward_uct - (int64_t)leg.cost_ct * CT_UCT);
    for (uint32_t b = 0; b < run->count; b++) {
        const int32_t leave = recall_slice_tod(filling->recall, run->first + b) +
                              pricing->services_s[run->node];
        const int32_t there = leave + leg.drive_s;
        bool is_back = there <= day->close_tod;
        if (!has_eaten)
            is_back = (is_back && there <= day->lunch_close_tod) ||
                      pricing_fed(pricing, leg.drive_s, leave) <= day->close_tod;
        if (is_back && gain > run->best[b])
            run->best[b] = gain;
    }
}

static struct run new_run(uint32_t node, uint32_t first, uint32_t count)
{
    struct run run;
    run.node = node;
    run.first = first;
    run.count = count;
    for (uint32_t b = 0; b < count; b++)
        run.best[b] = RECALL_NEVER;
    return run;
}

static void end_anywhere(const struct filling *filling, struct run *run, bool has_eaten)
{
    const struct pricing *pricing = filling->pricing;
    for (uint32_t s = 0; s < pricing->sleep_count; s++)
        end_there(filling, run, has_eaten, &pricing->sleeps[s]);
}

/* How many slices of the run, from its first on, can leave by `tod`. */
static uint32_t leaving_by(const struct filling *filling, const struct run *run,
                           int32_t tod)
{
    const int32_t first = recall_slice_tod(filling->recall, run->first) +
                          filling->pricing->services_s[run->node];
    if (first > tod)
        return 0;
    const uint32_t count = ((uint32_t)(tod - first) >> filling->recall->shift) + 1;
    return count < run->count ? count : run->count;
}

static uint32_t within(const struct recall *recall, uint32_t at, uint32_t count)
{
    const uint32_t rest = at < recall->slices ? recall->slices - at : 0;
    return rest < count ? rest : count;
}

/* With lunch on the leg the arrival stands still until the slice in which lunch begins,
 * then it shifts as others do. */
static struct passage passage_of(const struct filling *filling, const struct run *run,
                                 uint32_t k, bool has_eaten)
{
    const struct recall *recall = filling->recall;
    const struct pricing *pricing = filling->pricing;
    const struct ground_day *day = pricing->day;
    const uint32_t step_s =
        (uint32_t)(pricing->services_s[run->node] +
                   pricing->legs[(size_t)run->node * pricing->count + k].drive_s);
    struct passage passage = {.at = run->first + (step_s >> recall->shift)};
    passage.count = within(recall, passage.at, run->count);
    if (has_eaten)
        return passage;
    const uint32_t able = leaving_by(filling, run, day->lunch_close_tod);
    const int32_t early = day->lunch_open_tod + day->lunch_s - recall->open_tod;
    const uint32_t shifted =
        run->first + ((step_s + (uint32_t)day->lunch_s) >> recall->shift);
    passage.still_at = early > 0 ? (uint32_t)early >> recall->shift : 0;
    passage.still = passage.still_at > shifted ? passage.still_at - shifted : 0;
    passage.still = passage.still < able ? passage.still : able;
    passage.fed_at = shifted + passage.still;
    passage.fed = within(recall, passage.fed_at, able - passage.still);
    if (passage.still_at >= recall->slices)
        passage.still = 0, passage.fed = 0;
    return passage;
}

static void raise(int16_t *best, const int16_t *cells, uint32_t count, int16_t gain)
{
    for (uint32_t b = 0; b < count; b++) {
        const int16_t value = (int16_t)(cells[b] + gain);
        best[b] = value > best[b] ? value : best[b];
    }
}

/* Going on to node k in a row of it. */
static void pass(const struct recall *recall, struct run *run,
                 const struct passage *passage, bool has_eaten, uint32_t row,
                 int16_t gain)
{
    const size_t cell = (size_t)row * recall->slices;
    raise(run->best, &recall->tables[has_eaten][cell + passage->at], passage->count,
          gain);
    if (has_eaten)
        return;
    const int16_t *fed = &recall->tables[1][cell];
    for (uint32_t b = 0; b < passage->still; b++) {
        const int16_t value = (int16_t)(fed[passage->still_at] + gain);
        run->best[b] = value > run->best[b] ? value : run->best[b];
    }
    raise(&run->best[passage->still], &fed[passage->fed_at], passage->fed, gain);
}

/* On to nodes apart, where nothing that was visited before is recalled. */
static void go_apart(const struct filling *filling, struct run *base, bool has_eaten,
                     enum list_kind kind)
{
    const struct list *list = &filling->lists[base->node * LISTS + kind];
    const size_t line = (size_t)base->node * filling->pricing->count;
    for (uint32_t i = 0; i < list->count; i++) {
        const uint32_t k = list->nodes[i];
        const struct passage passage = passage_of(filling, base, k, has_eaten);
        pass(filling->recall, base, &passage, has_eaten, filling->recall->row[k],
             filling->gains[line + k]);
    }
}

/* On to nodes close by, from each row of a node; `runs` are those of its rows. */
static void go_close(const struct filling *filling, struct run *runs, bool has_eaten,
                     enum list_kind kind)
{
    const uint32_t node = runs[0].node;
    const struct list *list = &filling->lists[node * LISTS + kind];
    const uint32_t rows = 1u << filling->pricing->recall_count[node];
    const size_t line = (size_t)node * filling->pricing->count;
    for (uint32_t i = 0; i < list->count; i++) {
        const uint32_t k = list->nodes[i];
        const struct passage passage = passage_of(filling, runs, k, has_eaten);
        for (uint32_t m = 0; m < rows; m++)
            if (list->targets[i][m] != NO_ROW)
                pass(filling->recall, &runs[m], &passage, has_eaten,
                     filling->recall->row[k] + list->targets[i][m],
                     filling->gains[line + k]);
    }
}

/* A slice without a start takes over the next one. */
static void wait(const struct filling *filling, struct run *run, int16_t next)
{
    const uint8_t *open =
        &filling->open[(size_t)run->node * filling->recall->slices + run->first];
    for (uint32_t b = run->count; b-- > 0;)
        next = run->best[b] = open[b] ? run->best[b] : next;
}

/* Into the table; true when a value rose. */
static bool end_run(struct filling *filling, struct run *run, uint32_t row,
                    bool has_eaten)
{
    const struct recall *recall = filling->recall;
    const bool is_last = run->first + run->count == recall->slices;
    int16_t *cells =
        &recall->tables[has_eaten][(size_t)row * recall->slices + run->first];
    int16_t most = RECALL_NEVER, change = 0;
    if (!filling->is_open[run->node])
        wait(filling, run, is_last ? RECALL_NEVER : cells[run->count]);
    for (uint32_t b = 0; b < run->count; b++) {
        const int16_t best = run->best[b];
        const int16_t least = best > UNITS_LEAST ? best : UNITS_LEAST;
        const int16_t value = best > UNITS_NEVER ? least : RECALL_NEVER;
        most = value > most ? value : most;
        change = value > cells[b] ? 1 : change;
        cells[b] = value < UNITS_MOST ? value : UNITS_MOST;
    }
    filling->is_over = filling->is_over || most > UNITS_MOST;
    return change > 0;
}

/* The part of a long run from its slice `from` on, as a run of its own. */
static struct run part_of(const struct run *run, uint32_t from, uint32_t count)
{
    struct run part;
    part.node = run->node;
    part.first = run->first + from;
    part.count = count;
    memcpy(part.best, &run->best[from], count * sizeof *part.best);
    return part;
}

static bool fill_node(struct filling *filling, uint32_t i, bool has_eaten,
                      uint32_t from, uint32_t count)
{
    const uint32_t rows = 1u << filling->pricing->recall_count[i];
    const uint32_t first = filling->recall->row[i];
    struct run parts[ROWS_MAX], base = part_of(&filling->bases[i], from, count);
    bool rose = false;
    go_apart(filling, &base, has_eaten, NEAR_APART);
    for (uint32_t m = 0; m < rows; m++)
        parts[m] = part_of(&filling->runs[first + m], from, count);
    go_close(filling, parts, has_eaten, NEAR_CLOSE);
    for (uint32_t m = 0; m < rows; m++) {
        raise(parts[m].best, base.best, count, 0);
        rose = end_run(filling, &parts[m], first + m, has_eaten) || rose;
    }
    return rose;
}

static bool fill_part(struct filling *filling, bool has_eaten, uint32_t from,
                      uint32_t count)
{
    bool rose = false;
    for (uint32_t i = 0; i < filling->pricing->count; i++)
        rose = fill_node(filling, i, has_eaten, from, count) || rose;
    return rose;
}

static void fill_run(struct filling *filling, bool has_eaten, uint32_t first,
                     uint32_t count)
{
    const struct recall *recall = filling->recall;
    for (uint32_t i = 0; i < filling->pricing->count; i++) {
        struct run *base = &filling->bases[i];
        *base = new_run(i, first, count);
        end_anywhere(filling, base, has_eaten);
        go_apart(filling, base, has_eaten, FAR_APART);
        for (uint32_t row = recall->row[i]; row < recall->row[i + 1]; row++)
            filling->runs[row] = new_run(i, first, count);
        go_close(filling, &filling->runs[recall->row[i]], has_eaten, FAR_CLOSE);
    }
    for (uint32_t end = count; end > 0;) {
        const uint32_t part = end < filling->short_run ? end : filling->short_run;
        end -= part;
        for (uint32_t pass = 0;
             pass < filling->passes && fill_part(filling, has_eaten, end, part); pass++)
            ;
    }
}

static void fill(struct filling *filling)
{
    const struct recall *recall = filling->recall;
    for (uint32_t end = recall->slices; end > 0 && !filling->is_over;) {
        const uint32_t count = end < filling->long_run ? end : filling->long_run;
        end -= count;
        fill_run(filling, true, end, count);
        if (recall->pricing->day->lunch_s > 0)
            fill_run(filling, false, end, count);
    }
}

void recall_fill(struct recall *recall, const struct pricing *pricing,
                 uint32_t slices_max, struct arena *arena)
{
    const int32_t step_s = recall_step_s(pricing);
    struct filling filling = {.is_over = true};
    *recall = (struct recall){.pricing = pricing, .unit_uct = recall_unit_uct(pricing)};
    while (filling.is_over) {
        recall_lay(&filling, recall, slices_max, step_s, arena);
        fill(&filling);
        recall_lay_release(&filling);
        recall->unit_uct *= filling.is_over ? 2 : 1;
    }
}

static int64_t start_uct(const struct recall *recall, uint32_t k, bool has_eaten,
                         int32_t there)
{
    const struct pricing *pricing = recall->pricing;
    const int32_t start =
        opening_next(&pricing->openings[k], pricing->ground->windows, there);
    if (start >= TOD_NEVER)
        return REWARD_NEVER;
    const uint32_t slice = (uint32_t)(start - recall->open_tod) >> recall->shift;
    const int32_t units =
        recall->tables[has_eaten][(size_t)recall->row[k] * recall->slices + slice];
    return units == RECALL_NEVER ? REWARD_NEVER : units * recall->unit_uct;
}

static int64_t from_uct(const struct recall *recall, const struct pricing_end *wake,
                        int32_t leave_tod)
{
    const struct pricing *pricing = recall->pricing;
    const bool has_lunch = pricing->day->lunch_s > 0;
    int64_t best = REWARD_NEVER;
    for (uint32_t k = 0; k < pricing->count; k++) {
        const struct leg leg = wake->legs[k];
        int64_t value = start_uct(recall, k, !has_lunch, leave_tod + leg.drive_s);
        if (has_lunch) {
            const int64_t fed = start_uct(recall, k, true,
                                          pricing_fed(pricing, leg.drive_s, leave_tod));
            value = fed > value ? fed : value;
        }
        if (value == REWARD_NEVER)
            continue;
        value +=
            wake->reward_uct + pricing->rewards_uct[k] - (int64_t)leg.cost_ct * CT_UCT;
        best = value > best ? value : best;
    }
    return best;
}

int64_t recall_day_uct(const struct recall *recall, int32_t leave_tod)
{
    int64_t best = recall->pricing->empty_uct;
    for (uint32_t w = 0; w < recall->pricing->wake_count; w++) {
        const int64_t value = from_uct(recall, &recall->pricing->wakes[w], leave_tod);
        best = value > best ? value : best;
    }
    return best;
}
