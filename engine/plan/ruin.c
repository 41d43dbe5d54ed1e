// SPDX-License-Identifier: GPL-3.0-or-later
/* Strings of neighbouring visits are taken out of days that lie near a random seed:
 * Christiaens & Vanden Berghe, Slack Induction by String Removals, 2020,
 * doi:10.1287/trsc.2019.0914; the symbols are theirs. The seed may be a visit that is
 * not in the week, so that room appears around what is left out. Now and then a whole
 * day goes, or the visits that earn least for their time. */
#include "plan/ruin.h"

#include <assert.h>

enum {
    MEAN_REMOVED = 9,  /* c-bar: visits a ruin takes on average */
    STRING_MAX = 10,   /* L-max */
    WHOLE_DAY_IN = 20, /* one ruin in so many */
    WORST_IN = 15,
    NIGHT_IN = 8,       /* where there are lodgings */
    SPLIT_PERCENT = 50, /* of strings spare a part in their middle (alpha) */
    SPARE_PERCENT = 1   /* chance that the spared part is one longer (beta) */
};

static uint32_t position_of(const struct tour *tour, uint32_t node)
{
    uint32_t p = 1;
    while (tour->stops[p].node != node)
        p++;
    assert(p <= tour->count);
    return p;
}

/* Mark `length` visits that hold position p; a split string spares some in its middle.
 */
static void mark_string(struct search *search, const struct tour *tour, uint32_t p,
                        uint32_t length)
{
    struct rng *rng = &search->rng;
    uint32_t spared = 0;
    if (length > 1 && length < tour->count && rng_below(rng, 100) < SPLIT_PERCENT) {
        spared = 1;
        while (length + spared < tour->count && rng_below(rng, 100) < SPARE_PERCENT)
            spared++;
    }
    const uint32_t whole = length + spared;
    const uint32_t lowest = p > whole ? p - whole + 1 : 1;
    const uint32_t highest = p + whole - 1 > tour->count ? tour->count - whole + 1 : p;
    const uint32_t first = lowest + rng_below(rng, highest - lowest + 1);
    const uint32_t skip_at = spared ? 1 + rng_below(rng, length - 1) : length;
    for (uint32_t i = 0; i < length; i++) {
        const uint32_t at = first + i + (i >= skip_at ? spared : 0);
        search->is_dropped[tour->stops[at].node] = 1;
    }
}

static void drop_marked(struct search *search, uint32_t day)
{
    struct draft *draft = &search->trial;
    const struct tour *tour = &draft->tours[day];
    uint32_t *marked = search->marked, count = 0;
    for (uint32_t p = 1; p <= tour->count; p++)
        if (search->is_dropped[tour->stops[p].node])
            marked[count++] = tour->stops[p].node;
    draft_drop(draft, day, search->is_dropped);
    for (uint32_t i = 0; i < count; i++)
        search->is_dropped[marked[i]] = 0;
}

static uint32_t busy_days(const struct draft *draft)
{
    uint32_t busy = 0;
    for (uint32_t d = 0; d < draft->ground->day_count; d++)
        busy += draft->tours[d].count > 0;
    return busy;
}

/* One plus a uniform draw below `most`, both real, rounded down: as the paper has it.
 */
static uint32_t draw_up_to(struct rng *rng, double most)
{
    return (uint32_t)(1 + rng_real(rng) * most);
}

static uint32_t ruin_strings(struct search *search)
{
    struct draft *draft = &search->trial;
    const double mean = (double)draft->visit_count / busy_days(draft);
    const double longest = mean < STRING_MAX ? mean : STRING_MAX;
    const double most = 4.0 * MEAN_REMOVED / (1 + longest) - 1;
    uint32_t strings = draw_up_to(&search->rng, most > 1 ? most : 1);
    const uint32_t seed =
        search->candidates[rng_below(&search->rng, search->candidate_count)];
    /* Where there are more strings than days, a day gives several. */
    const uint32_t each = (strings - 1) / draft->ground->day_count + 1;
    uint8_t taken[WEEK_DAYS_MAX] = {0};
    uint32_t days = 0;
    for (uint32_t i = 0; i <= search->near_count && strings > 0; i++) {
        const uint32_t node =
            i == 0 ? seed : search->near[(size_t)seed * search->near_count + i - 1];
        const uint32_t day = draft->day_of[node];
        if (day == NO_IX || taken[day] == each)
            continue;
        const struct tour *tour = &draft->tours[day];
        const double cap = tour->count < longest ? tour->count : longest;
        uint32_t length = draw_up_to(&search->rng, cap);
        if (length > tour->count)
            length = tour->count;
        mark_string(search, tour, position_of(tour, node), length);
        drop_marked(search, day);
        days |= 1u << day;
        taken[day]++;
        strings--;
    }
    return days;
}

static uint32_t ruin_day(struct search *search)
{
    struct draft *draft = &search->trial;
    const uint32_t day = rng_below(&search->rng, draft->ground->day_count);
    const struct tour *tour = &draft->tours[day];
    for (uint32_t p = 1; p <= tour->count; p++)
        search->is_dropped[tour->stops[p].node] = 1;
    drop_marked(search, day);
    return 1u << day;
}

/* What a visit earns for each second it takes of its day, as a share of a random draw
 * so that the choice differs from time to time. */
static double poorness(struct search *search, const struct tour *tour, uint32_t p)
{
    const struct tour_stop *stop = &tour->stops[p], *after = stop + 1;
    const struct leg direct =
        ground_leg(search->ground, tour->stops[p - 1].place, after->place);
    const int32_t time_s =
        stop->leg.drive_s + stop->service_s + after->leg.drive_s - direct.drive_s;
    const int64_t travel_ct =
        (int64_t)stop->leg.cost_ct + after->leg.cost_ct - direct.cost_ct;
    const double gain =
        (double)(draft_gain_ct(search->ground, stop->node, tour->day) - travel_ct);
    return gain / (time_s > 1 ? time_s : 1) * (0.5 + rng_real(&search->rng));
}

static uint32_t ruin_worst(struct search *search)
{
    struct draft *draft = &search->trial;
    const uint32_t day = rng_below(&search->rng, draft->ground->day_count);
    const struct tour *tour = &draft->tours[day];
    const uint32_t take = 1 + rng_below(&search->rng, 3);
    for (uint32_t i = 0; i < take; i++) {
        uint32_t worst = 0;
        double least = 0;
        for (uint32_t p = 1; p <= tour->count; p++) {
            if (search->is_dropped[tour->stops[p].node])
                continue;
            const double poor = poorness(search, tour, p);
            if (worst == 0 || poor < least) {
                worst = p;
                least = poor;
            }
        }
        if (worst)
            search->is_dropped[tour->stops[worst].node] = 1;
    }
    drop_marked(search, day);
    return 1u << day;
}

/* Sleep somewhere else, one night or two in a row; what does not fit any more goes. */
static uint32_t ruin_night(struct search *search)
{
    struct draft *draft = &search->trial;
    const struct ground *ground = draft->ground;
    if (ground->day_count < 2)
        return 0;
    const uint32_t day = rng_below(&search->rng, ground->day_count - 1);
    const uint32_t sleep = rng_below(&search->rng, 1 + ground->week->lodging_count);
    const uint32_t nights = 1 + (rng_below(&search->rng, 3) == 0);
    uint32_t days = 0;
    for (uint32_t d = day; d < day + nights && d + 1 < ground->day_count; d++) {
        if (draft->tours[d].sleep == sleep || !draft_can_sleep(draft, d, sleep))
            continue;
        draft_sleep(draft, d, sleep);
        days |= 3u << d;
    }
    return days;
}

uint32_t ruin(struct search *search)
{
    if (search->ground->week->lodging_count > 0 &&
        rng_below(&search->rng, NIGHT_IN) == 0) {
        const uint32_t days = ruin_night(search);
        if (days != 0)
            return days;
    }
    if (search->trial.visit_count == 0)
        return 0;
    if (rng_below(&search->rng, WHOLE_DAY_IN) == 0)
        return ruin_day(search);
    if (rng_below(&search->rng, WORST_IN) == 0)
        return ruin_worst(search);
    return ruin_strings(search);
}
