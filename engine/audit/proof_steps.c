// SPDX-License-Identifier: GPL-3.0-or-later
/* Cases are read as they were written:
 *
 *     case   =  prices* [ split case STEP_OTHER case ]
 *
 * Prices either show that no week of the routes left reaches the target, and the case
 * is done with, or take out routes that lose more than is left to lose. A case that is
 * done with early has steps left over, which are passed by. */
#include "audit/proof_steps.h"

#include <stdio.h>
#include <string.h>

enum { DEPTH_MOST = 1000 };

/* A route of a day, empty ones included. */
struct column {
    const struct proof_route *route;
    uint32_t day;
    int64_t net_ct; /* value less travel and night */
    int64_t earned_uct;
    uint32_t removed; /* by the case of that depth; 0: it is in */
};

struct walk {
    const struct proof_steps *steps;
    struct arena arena;
    struct column *columns;
    uint32_t column_count, words, depth;
    uint64_t *sets;  /* column x words: groups visited */
    bool *is_forced; /* by group */
    int64_t *group_uct, *quota_uct, *night_uct, *cut_uct; /* of a step */
    uint32_t next;
    uint64_t effort;
    bool is_too_far;
    char *text;
};

static bool fail(const struct walk *walk, const char *reason)
{
    snprintf(walk->text, 120, "step %u: %s", walk->next + 1, reason);
    return false;
}

static bool has(const struct walk *walk, uint32_t column, uint32_t group)
{
    return walk->sets[(size_t)column * walk->words + group / 64] >> group % 64 & 1;
}

static const struct certificate_step *step_at(const struct walk *walk)
{
    const struct certificate *certificate = walk->steps->certificate;
    return walk->next < certificate->step_count ? &certificate->steps[walk->next]
                                                : NULL;
}

static bool is_split(const struct certificate_step *step)
{
    return step != NULL && (step->kind == STEP_VISIT || step->kind == STEP_TOGETHER ||
                            step->kind == STEP_DAY);
}

/* Prices. */

static bool read_prices(struct walk *walk, const struct certificate_step *step)
{
    const struct week *week = walk->steps->week;
    const struct certificate *certificate = walk->steps->certificate;
    const uint32_t nights = proof_night_rows(week);
    int64_t *rows[] = {walk->group_uct, walk->quota_uct, walk->night_uct,
                       walk->cut_uct};
    const uint32_t counts[] = {week->group_count, week->quota_count, nights,
                               certificate->cut_count};
    for (int part = 0; part < 4; part++)
        for (uint32_t r = 0; r < counts[part]; r++)
            rows[part][r] = 0;
    if (step->first > certificate->step_price_count ||
        step->count > certificate->step_price_count - step->first)
        return fail(walk, "its prices are not there");
    for (uint32_t i = step->first; i < step->first + step->count; i++) {
        uint32_t row = certificate->step_prices[i].row;
        int part = 0;
        while (part < 4 && row >= counts[part])
            row -= counts[part++];
        if (part == 4)
            return fail(walk, "a price of no row");
        rows[part][row] = certificate->step_prices[i].price_uct;
    }
    return true;
}

static bool check_prices(const struct walk *walk, const struct proof_prices *prices)
{
    char row[32];
    if (!proof_prices_check(prices, walk->steps->week, walk->is_forced, row))
        return fail(walk, "a price of the wrong sign");
    for (uint32_t k = 0; k < walk->steps->certificate->cut_count; k++)
        if (walk->cut_uct[k] < 0 || walk->cut_uct[k] > (int64_t)1000000000000)
            return fail(walk, "a cut's price of the wrong sign");
    return true;
}

static int64_t cuts_uct(const struct walk *walk, uint32_t column)
{
    const struct certificate *certificate = walk->steps->certificate;
    int64_t uct = 0;
    for (uint32_t k = 0; k < certificate->cut_count; k++) {
        const uint32_t *groups = certificate->cuts[k].groups;
        if (walk->cut_uct[k] != 0 && has(walk, column, groups[0]) +
                                             has(walk, column, groups[1]) +
                                             has(walk, column, groups[2]) >=
                                         2)
            uct += walk->cut_uct[k];
    }
    return uct;
}

static int64_t earned_uct(const struct walk *walk, const struct proof_prices *prices,
                          uint32_t c)
{
    const struct week *week = walk->steps->week;
    const struct column *column = &walk->columns[c];
    const struct proof_route *route = column->route;
    const uint32_t sleep = route->sleep, day = column->day;
    int64_t uct = column->net_ct * PROOF_UCT - cuts_uct(walk, c) +
                  proof_wake_uct(prices, week, day, route->wake);
    /* Its night is in the net already. */
    if (sleep > 0)
        uct += proof_sleep_uct(prices, week, day, sleep) +
               (int64_t)(week->days[day + 1].day - week->days[day].day) *
                   week->lodgings[sleep - 1].night_ct * PROOF_UCT;
    for (uint32_t i = 0; i < route->count; i++) {
        const uint32_t node = route->nodes[i];
        uct -= week->nodes[node].value_ct[day] * PROOF_UCT -
               proof_reward_uct(prices, week, day, node);
    }
    return uct;
}

/* What is left at these prices: the bound of the case, and what each day brings. */
static int64_t price_columns(struct walk *walk, const struct proof_prices *prices,
                             int64_t best_uct[WEEK_DAYS_MAX])
{
    const struct week *week = walk->steps->week;
    int64_t bound_uct = proof_prices_sum_uct(prices, week);
    for (uint32_t k = 0; k < walk->steps->certificate->cut_count; k++)
        bound_uct += walk->cut_uct[k];
    for (uint32_t d = 0; d < week->day_count; d++)
        best_uct[d] = PROOF_NOTHING_UCT / WEEK_DAYS_MAX;
    for (uint32_t c = 0; c < walk->column_count; c++) {
        struct column *column = &walk->columns[c];
        if (column->removed > 0)
            continue;
        walk->effort++;
        column->earned_uct = earned_uct(walk, prices, c);
        if (column->earned_uct > best_uct[column->day])
            best_uct[column->day] = column->earned_uct;
    }
    for (uint32_t d = 0; d < week->day_count; d++)
        bound_uct += best_uct[d];
    return bound_uct;
}

static bool take_prices(struct walk *walk, bool *is_done)
{
    const struct proof_prices prices = {walk->group_uct, walk->quota_uct,
                                        walk->night_uct};
    int64_t best_uct[WEEK_DAYS_MAX];
    if (!read_prices(walk, step_at(walk)) || !check_prices(walk, &prices))
        return false;
    const int64_t spare_uct =
        price_columns(walk, &prices, best_uct) - walk->steps->target_uct;
    *is_done = spare_uct < 0;
    for (uint32_t c = 0; c < walk->column_count; c++) {
        struct column *column = &walk->columns[c];
        if (column->removed == 0 &&
            best_uct[column->day] - column->earned_uct > spare_uct)
            column->removed = walk->depth;
    }
    walk->is_too_far = walk->effort > walk->steps->effort_limit;
    return !walk->is_too_far;
}

/* Cases. */

static uint32_t kind_of(const struct walk *walk, uint32_t column)
{
    return walk->steps->certificate->days[walk->columns[column].day].kind;
}

static bool is_ruled_out(const struct walk *walk, uint32_t c,
                         const struct certificate_step *step, bool is_first)
{
    const bool visits = has(walk, c, step->group);
    if (step->kind == STEP_VISIT)
        return visits && !is_first;
    if (step->kind == STEP_DAY)
        return visits && (kind_of(walk, c) == step->other) != is_first;
    const bool visits_other = has(walk, c, step->other);
    return is_first ? visits != visits_other : visits && visits_other;
}

static bool check_split(const struct walk *walk, const struct certificate_step *step)
{
    const struct week *week = walk->steps->week;
    const uint32_t others =
        step->kind == STEP_DAY ? week->day_count : week->group_count;
    if (step->group >= week->group_count || step->other >= others)
        return fail(walk, "a case of nothing in the week");
    return walk->depth < DEPTH_MOST || fail(walk, "too many cases within cases");
}

static bool pass_by(struct walk *walk)
{
    const struct certificate_step *step = step_at(walk);
    while (step != NULL && step->kind == STEP_PRICES) {
        walk->next++;
        step = step_at(walk);
    }
    if (!is_split(step))
        return true;
    if (!check_split(walk, step))
        return false;
    walk->next++;
    walk->depth++;
    const bool is_well =
        pass_by(walk) && step_at(walk) != NULL && step_at(walk)->kind == STEP_OTHER;
    walk->next++;
    const bool is_done = is_well && pass_by(walk);
    walk->depth--;
    return is_done || fail(walk, "the second case is missing");
}

static bool check_case(struct walk *walk);

static bool check_side(struct walk *walk, const struct certificate_step *split,
                       bool is_first)
{
    const bool forces =
        split->kind == STEP_VISIT && is_first && !walk->is_forced[split->group];
    walk->depth++;
    for (uint32_t c = 0; c < walk->column_count; c++)
        if (walk->columns[c].removed == 0 && is_ruled_out(walk, c, split, is_first))
            walk->columns[c].removed = walk->depth;
    walk->is_forced[split->group] = walk->is_forced[split->group] || forces;
    const bool is_done = check_case(walk);
    if (forces)
        walk->is_forced[split->group] = false;
    for (uint32_t c = 0; c < walk->column_count; c++)
        if (walk->columns[c].removed >= walk->depth)
            walk->columns[c].removed = 0;
    walk->depth--;
    return is_done;
}

/* The case from here on; after it the next step is behind it. */
static bool check_case(struct walk *walk)
{
    const struct certificate_step *step = step_at(walk);
    bool is_done = false;
    while (step != NULL && step->kind == STEP_PRICES) {
        if (!take_prices(walk, &is_done))
            return false;
        walk->next++;
        if (is_done)
            return pass_by(walk);
        step = step_at(walk);
    }
    if (!is_split(step))
        return fail(walk, "a case is not done with");
    if (!check_split(walk, step))
        return false;
    walk->next++;
    if (!check_side(walk, step, true))
        return false;
    if (step_at(walk) == NULL || step_at(walk)->kind != STEP_OTHER)
        return fail(walk, "the second case is missing");
    walk->next++;
    return check_side(walk, step, false);
}

/* Columns. */

static int64_t net_of(const struct walk *walk, const struct proof_prices *prices,
                      uint32_t day, const struct proof_route *route)
{
    const struct week *week = walk->steps->week;
    int64_t uct = route->earned_uct - proof_wake_uct(prices, week, day, route->wake);
    if (route->sleep > 0)
        uct -= proof_sleep_uct(prices, week, day, route->sleep) +
               (int64_t)(week->days[day + 1].day - week->days[day].day) *
                   week->lodgings[route->sleep - 1].night_ct * PROOF_UCT;
    for (uint32_t i = 0; i < route->count; i++)
        uct += week->nodes[route->nodes[i]].value_ct[day] * PROOF_UCT -
               proof_reward_uct(prices, week, day, route->nodes[i]);
    return uct / PROOF_UCT;
}

static bool keeps_quotas(const struct week *week, const struct proof_route *route)
{
    for (uint32_t q = 0; q < week->quota_count; q++) {
        int64_t taken = 0;
        for (uint32_t i = 0; i < route->count; i++)
            taken += week->quotas[q].amounts[route->nodes[i]];
        if (taken > week->quotas[q].most)
            return false;
    }
    return true;
}

static void add_column(struct walk *walk, const struct proof_route *route, uint32_t day,
                       int64_t net_ct)
{
    const uint32_t c = walk->column_count++;
    walk->columns[c] = (struct column){route, day, net_ct, 0, 0};
    for (uint32_t i = 0; i < route->count; i++) {
        const uint32_t group = walk->steps->week->nodes[route->nodes[i]].group;
        walk->sets[(size_t)c * walk->words + group / 64] |= (uint64_t)1 << group % 64;
    }
}

static void add_columns(struct walk *walk)
{
    const struct proof_steps *steps = walk->steps;
    const struct certificate *certificate = steps->certificate;
    const struct proof_prices prices = {certificate->group_uct, certificate->quota_uct,
                                        certificate->night_uct};
    for (uint32_t d = 0; d < steps->week->day_count; d++) {
        for (uint32_t w = 0; w < WEEK_ENDS_MAX; w++) {
            for (uint32_t s = 0; s < WEEK_ENDS_MAX; s++) {
                if (steps->empty_ct[d][w][s] == INT64_MIN)
                    continue;
                struct proof_route *empty = ARENA_NEW(&walk->arena, struct proof_route);
                *empty = (struct proof_route){.wake = w, .sleep = s};
                add_column(walk, empty, d, steps->empty_ct[d][w][s]);
            }
        }
        for (uint32_t r = 0; r < steps->routes[d].count; r++) {
            const struct proof_route *route = &steps->routes[d].routes[r];
            if (keeps_quotas(steps->week, route))
                add_column(walk, route, d, net_of(walk, &prices, d, route));
        }
    }
}

static void lay(struct walk *walk)
{
    const struct week *week = walk->steps->week;
    struct arena *arena = &walk->arena;
    size_t most = (size_t)week->day_count * WEEK_ENDS_MAX * WEEK_ENDS_MAX;
    for (uint32_t d = 0; d < week->day_count; d++)
        most += walk->steps->routes[d].count;
    walk->words = week->group_count / 64 + 1;
    walk->columns = ARENA_ARRAY(arena, most, struct column);
    walk->sets = ARENA_ARRAY(arena, most * walk->words, uint64_t);
    walk->is_forced = ARENA_ARRAY(arena, week->group_count, bool);
    walk->group_uct = ARENA_ARRAY(arena, week->group_count, int64_t);
    walk->quota_uct = ARENA_ARRAY(arena, week->quota_count, int64_t);
    walk->night_uct = ARENA_ARRAY(arena, proof_night_rows(week), int64_t);
    walk->cut_uct = ARENA_ARRAY(arena, walk->steps->certificate->cut_count, int64_t);
    add_columns(walk);
}

static bool check_cuts(const struct walk *walk)
{
    const struct certificate *certificate = walk->steps->certificate;
    for (uint32_t k = 0; k < certificate->cut_count; k++) {
        const uint32_t *groups = certificate->cuts[k].groups;
        for (int i = 0; i < 3; i++)
            if (groups[i] >= walk->steps->week->group_count ||
                groups[i] == groups[(i + 1) % 3])
                return fail(walk, "a cut that is not of three groups");
    }
    return true;
}

enum proof_answer proof_steps_check(const struct proof_steps *steps, char text[120])
{
    struct walk walk = {.steps = steps, .text = text, .depth = 1};
    lay(&walk);
    bool is_done = check_cuts(&walk) && check_case(&walk);
    if (is_done && walk.next < steps->certificate->step_count)
        is_done = fail(&walk, "it belongs to no case");
    arena_release(&walk.arena);
    return is_done ? PROOF_HOLDS : walk.is_too_far ? PROOF_TOO_FAR : PROOF_FAILS;
}
