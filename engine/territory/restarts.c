// SPDX-License-Identifier: GPL-3.0-or-later
/* starts: see the header. Which local optimum a search ends in is a matter of luck, and
 * where single accounts hold much of the value the differences are large: on 1,632
 * stores and 24 territories the largest deviation of value lay between 12 % and 54 %.
 */
#include "territory/restarts.h"

#include "base/meter.h"
#include "base/threads.h"
#include "territory/bisect.h"
#include "territory/connect.h"
#include "territory/grade.h"
#include "territory/improve.h"

#include <string.h>

enum { STARTS_MOST = 6, POINTS_A_START = 20000 };
static const double VALUE_WEIGHTS[STARTS_MOST] = {2, 0.5, 6, 2, 0, 12};
static const double TURN_STEP_RAD = 0.087; /* a third of what lies between directions */
struct start {
    struct roster roster;
    struct arena arena;
    uint64_t work;
    struct grade grade;
};

struct starting {
    const struct terrain *terrain;
    struct territory_options options; /* of one start */
    struct meter *meter;
    struct start *starts;
};

uint32_t starts_usual(uint32_t point_count)
{
    const uint32_t count = 1 + POINTS_A_START / (point_count + 1);
    return count < STARTS_MOST ? count : STARTS_MOST;
}

static void run_start(void *context, uint32_t item, uint32_t worker)
{
    struct starting *starting = context;
    struct start *start = &starting->starts[item];
    (void)worker;
    const struct bisect_options cut = {
        .value_weight = VALUE_WEIGHTS[item % STARTS_MOST],
        .turn_rad = TURN_STEP_RAD * item,
        .threads = starting->options.threads,
    };
    roster_init(&start->roster, starting->terrain, &start->arena);
    bisect(&start->roster, &cut);
    connect_places(&start->roster);
    start->work = improve(&start->roster, &starting->options);
    start->grade = grade_of(&start->roster);
    meter_add(starting->meter, 1);
}

/* One start has all threads to itself; several share them out. */
static void run_all(struct starting *starting, uint32_t count,
                    const struct territory_options *options)
{
    uint32_t threads = 1;
    if (count > 1) {
        threads = options->threads;
        starting->options.threads = 1;
        starting->options.meter = NULL;
        starting->meter = options->meter;
        meter_begin(options->meter, "designing territories", count);
    }
    threads_run(threads, count, run_start, NULL, starting);
}

uint64_t starts_run(struct roster *roster, uint32_t count,
                    const struct territory_options *options)
{
    struct arena scratch = {0};
    struct starting starting = {
        .terrain = roster->terrain,
        .options = *options,
        .starts = ARENA_ARRAY(&scratch, count, struct start),
    };
    run_all(&starting, count, options);
    uint32_t best = 0;
    uint64_t work = 0;
    for (uint32_t i = 0; i < count; i++) {
        work += starting.starts[i].work;
        if (grade_is_better(&starting.starts[i].grade, &starting.starts[best].grade))
            best = i;
    }
    memcpy(roster->site, starting.starts[best].roster.site,
           roster->terrain->count * sizeof *roster->site);
    roster_rebuild(roster);
    for (uint32_t i = 0; i < count; i++)
        arena_release(&starting.starts[i].arena);
    arena_release(&scratch);
    return work;
}
