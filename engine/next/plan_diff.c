// SPDX-License-Identifier: GPL-3.0-or-later
#include "next/plan_diff.h"

#include "base/sorting.h"

enum { NOTICED_S = 60 };

/* One stop of a plan with its day. */
struct place_in {
    const struct stop *stop;
    int32_t day;
    bool is_matched;
};

struct side {
    struct place_in *stops;
    uint32_t count;
};

static struct side side_of(const struct plan *plan, struct arena *arena)
{
    struct side side = {ARENA_ARRAY(arena, plan->stop_count, struct place_in), 0};
    for (uint32_t d = 0; d < plan->day_count; d++) {
        const struct plan_day *day = &plan->days[d];
        for (uint32_t i = 0; i < day->stop_count; i++)
            side.stops[side.count++] =
                (struct place_in){&plan->stops[day->stop_first + i], day->day, false};
    }
    return side;
}

static bool is_same(const struct stop *a, const struct stop *b, bool is_strict)
{
    if (a->account_ix != b->account_ix || a->event_ix != b->event_ix)
        return false;
    return a->appointment_ix == b->appointment_ix ||
           (!is_strict && (a->appointment_ix == NO_IX || b->appointment_ix == NO_IX));
}

static struct place_in *find_match(struct side *side, const struct stop *stop)
{
    for (int is_strict = 1; is_strict >= 0; is_strict--)
        for (uint32_t i = 0; i < side->count; i++)
            if (!side->stops[i].is_matched &&
                is_same(side->stops[i].stop, stop, is_strict))
                return &side->stops[i];
    return NULL;
}

static bool is_noticed(const struct plan_change *change)
{
    if (change->kind != CHANGE_TIME)
        return true;
    const int32_t shift_s = change->after->start_tod - change->before->start_tod;
    return shift_s >= NOTICED_S || shift_s <= -NOTICED_S;
}

static int64_t moment_of(const struct plan_change *change)
{
    const bool is_after = change->after != NULL;
    const int64_t day = is_after ? change->after_day : change->before_day;
    return day * 86400 +
           (is_after ? change->after->start_tod : change->before->start_tod);
}

/* At one moment, what goes comes before what comes. */
static int compare_changes(const void *a, const void *b, const void *context)
{
    const struct plan_change *x = a, *y = b;
    (void)context;
    const int64_t one = moment_of(x), other = moment_of(y);
    if (one != other)
        return one < other ? -1 : 1;
    if ((x->after == NULL) != (y->after == NULL))
        return x->after == NULL ? -1 : 1;
    const struct stop *p = x->after ? x->after : x->before;
    const struct stop *q = y->after ? y->after : y->before;
    return (p->account_ix > q->account_ix) - (p->account_ix < q->account_ix);
}

void plan_diff(const struct plan *before, const struct plan *after, struct arena *arena,
               const struct plan_change **changes, uint32_t *count)
{
    struct arena scratch = {0};
    struct side old = side_of(before, &scratch), new = side_of(after, &scratch);
    struct plan_change *found = ARENA_ARRAY(
        arena, (size_t)before->stop_count + after->stop_count, struct plan_change);
    uint32_t found_count = 0;
    for (uint32_t i = 0; i < new.count; i++) {
        struct place_in *match = find_match(&old, new.stops[i].stop);
        struct plan_change change = {.kind = match == NULL ? CHANGE_IN
                                             : match->day != new.stops[i].day
                                                 ? CHANGE_DAY
                                                 : CHANGE_TIME,
                                     .before = match ? match->stop : NULL,
                                     .after = new.stops[i].stop,
                                     .before_day = match ? match->day : NO_DAY,
                                     .after_day = new.stops[i].day};
        if (match)
            match->is_matched = true;
        if (is_noticed(&change))
            found[found_count++] = change;
    }
    for (uint32_t i = 0; i < old.count; i++)
        if (!old.stops[i].is_matched)
            found[found_count++] = (struct plan_change){CHANGE_OUT, old.stops[i].stop,
                                                        NULL, old.stops[i].day, NO_DAY};
    sorting_sort(found, found_count, sizeof *found, compare_changes, NULL);
    arena_release(&scratch);
    *changes = found;
    *count = found_count;
}
