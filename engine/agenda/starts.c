// SPDX-License-Identifier: GPL-3.0-or-later
/* With home as the only other place, the starts s that leave room for the day are two
 * stretches, A the hull's opening, B its close, t there, t' back, v the visit, l lunch
 * that starts in [alpha, beta]:
 *
 *   lunch before the visit   G_t(A) <= s <= B - v - t'
 *   lunch after it, or none  A + t  <= s <= max(G^-1_t'(B), min(B, beta) - t') - v
 *
 * (none is needed by who is back by beta). They may leave a gap: a visit of six hours
 * that spans noon. */
#include "agenda/starts.h"

static int32_t least(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static int32_t most(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

struct window week_day_hull(const struct week_day *day)
{
    if (day->span_count == 0)
        return (struct window){0, -1};
    return (struct window){day->spans[0].open_tod,
                           day->spans[day->span_count - 1].close_tod};
}

int32_t starts_lunch_arrival(const struct week_day *day, int32_t drive_s, int32_t tod)
{
    const int32_t open_tod = day->lunch_open_tod, close_tod = day->lunch_close_tod;
    int32_t arrival_tod = INT32_MAX;
    const int32_t before_tod = most(tod, open_tod);
    if (before_tod <= close_tod)
        arrival_tod = before_tod + day->lunch_s + drive_s;
    const int32_t after_tod = most(tod + drive_s, open_tod);
    if (after_tod <= close_tod)
        arrival_tod = least(arrival_tod, after_tod + day->lunch_s);
    return arrival_tod;
}

int32_t starts_lunch_leave(const struct week_day *day, int32_t drive_s, int32_t tod)
{
    const int32_t open_tod = day->lunch_open_tod, close_tod = day->lunch_close_tod;
    int32_t leave_tod = INT32_MIN;
    const int32_t before_tod = tod - day->lunch_s - drive_s;
    if (before_tod >= open_tod)
        leave_tod = least(before_tod, close_tod);
    const int32_t after_tod = tod - day->lunch_s;
    if (after_tod >= open_tod)
        leave_tod = most(leave_tod, least(after_tod, close_tod) - drive_s);
    return leave_tod;
}

/* The one or two stretches of starts that leave room for the day. */
static uint32_t day_starts(const struct starts_task *task, struct window starts[2])
{
    const struct week_day *day = task->day;
    const struct window hull = week_day_hull(day);
    const int32_t first_tod = hull.open_tod + task->out_s;
    const int32_t last_tod = hull.close_tod - task->service_s - task->back_s;
    if (day->lunch_s == 0) {
        starts[0] = (struct window){first_tod, last_tod};
        return 1;
    }
    const int32_t leave_tod =
        most(starts_lunch_leave(day, task->back_s, hull.close_tod),
             least(hull.close_tod, day->lunch_close_tod) - task->back_s);
    const int32_t fed_tod = starts_lunch_arrival(day, task->out_s, hull.open_tod);
    starts[0] =
        (struct window){first_tod, least(leave_tod - task->service_s, last_tod)};
    starts[1] = (struct window){most(fed_tod, first_tod), last_tod};
    return 2;
}

struct start_list {
    struct window *starts;
    uint32_t count;
};

/* In the order of their opening; touching ones become one. */
static void add(struct start_list *list, int32_t open_tod, int32_t close_tod)
{
    if (close_tod < open_tod)
        return;
    struct window *last = list->count > 0 ? &list->starts[list->count - 1] : NULL;
    if (last && open_tod <= last->close_tod)
        last->close_tod = most(last->close_tod, close_tod);
    else if (list->count < STARTS_MAX)
        list->starts[list->count++] = (struct window){open_tod, close_tod};
}

/* A start in [first, last], the whole visit in one span. */
static void add_agreed(const struct starts_task *task, int32_t first_tod,
                       int32_t last_tod, struct start_list *list)
{
    const struct week_day *day = task->day;
    struct window parts[2];
    const uint32_t part_count = day_starts(task, parts);
    for (uint32_t i = 0; i < day->span_count; i++) {
        const int32_t from_tod = most(first_tod, day->spans[i].open_tod);
        const int32_t until_tod =
            least(last_tod, day->spans[i].close_tod - task->service_s);
        for (uint32_t part = 0; part < part_count; part++)
            add(list, most(from_tod, parts[part].open_tod),
                least(until_tod, parts[part].close_tod));
    }
}

uint32_t starts_of(const struct starts_task *task, const struct window *open,
                   uint32_t open_count, struct window starts[STARTS_MAX])
{
    struct start_list list = {.starts = starts};
    for (uint32_t i = 0; i < open_count; i++)
        add_agreed(task, open[i].open_tod, open[i].close_tod - task->service_s, &list);
    return list.count;
}

uint32_t starts_agreed(const struct starts_task *task, int32_t first_tod,
                       int32_t last_tod, struct window starts[STARTS_MAX])
{
    struct start_list list = {.starts = starts};
    add_agreed(task, first_tod, last_tod, &list);
    return list.count;
}
