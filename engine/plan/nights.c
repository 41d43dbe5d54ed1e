// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/nights.h"

#include <math.h>

static uint32_t end_rows(const struct ground *ground)
{
    return ground->day_count > 0 ? (ground->day_count - 1) * ground->week->lodging_count
                                 : 0;
}

/* Days d.. whose nights together are more than may follow each other; 0: none are. */
static uint32_t run_length(const struct ground *ground, uint32_t d)
{
    uint32_t nights = 0;
    for (uint32_t end = d; end + 1 < ground->day_count; end++) {
        nights += week_nights(ground->week, end);
        if (nights > ground->week->nights_row_max)
            return end + 1 - d;
    }
    return 0;
}

uint32_t nights_row_count(const struct ground *ground)
{
    return ground->week->lodging_count == 0 ? 0
                                            : end_rows(ground) + 1 + ground->day_count;
}

int32_t nights_limit(const struct ground *ground, uint32_t row)
{
    const uint32_t ends = end_rows(ground);
    if (row < ends)
        return 0;
    if (row == ends)
        return (int32_t)ground->week->nights_max;
    const uint32_t days = run_length(ground, row - ends - 1);
    return days > 0 ? (int32_t)days - 1 : 0;
}

bool nights_is_equal(const struct ground *ground, uint32_t row)
{
    return row < end_rows(ground);
}

static uint32_t end_row(const struct ground *ground, uint32_t day, uint32_t end)
{
    return day * ground->week->lodging_count + end - 1;
}

uint32_t nights_of_wake(const struct ground *ground, uint32_t day, uint32_t wake,
                        struct night_entry entries[NIGHT_ENTRIES_MAX])
{
    if (wake == 0)
        return 0;
    entries[0] = (struct night_entry){end_row(ground, day - 1, wake), -1};
    return 1;
}

uint32_t nights_of_sleep(const struct ground *ground, uint32_t day, uint32_t sleep,
                         struct night_entry entries[NIGHT_ENTRIES_MAX])
{
    const uint32_t ends = end_rows(ground);
    uint32_t count = 0;
    if (sleep == 0)
        return 0;
    entries[count++] = (struct night_entry){end_row(ground, day, sleep), 1};
    entries[count++] =
        (struct night_entry){ends, (int32_t)week_nights(ground->week, day)};
    for (uint32_t first = 0; first <= day; first++)
        if (first + run_length(ground, first) > day)
            entries[count++] = (struct night_entry){ends + 1 + first, 1};
    return count;
}

bool nights_add_rows(const struct ground *ground, struct program *program,
                     struct err *err)
{
    for (uint32_t row = 0; row < nights_row_count(ground); row++) {
        const double limit = nights_limit(ground, row);
        const struct program_row added = {
            nights_is_equal(ground, row) ? limit : -HUGE_VAL, limit};
        if (!program_add_rows(program, &added, 1, err))
            return false;
    }
    return true;
}

uint32_t nights_put(const struct ground *ground, uint32_t first_row, uint32_t day,
                    uint32_t wake, uint32_t sleep, uint32_t *rows, double *entries)
{
    struct night_entry at[2 * NIGHT_ENTRIES_MAX];
    uint32_t count = nights_of_wake(ground, day, wake, at);
    count += nights_of_sleep(ground, day, sleep, &at[count]);
    for (uint32_t i = 0; i < count; i++) {
        rows[i] = first_row + at[i].row;
        entries[i] = at[i].factor;
    }
    return count;
}

int64_t nights_empty_ct(const struct ground *ground, uint32_t day, uint32_t wake,
                        uint32_t sleep)
{
    return -(int64_t)ground_leg(ground, ground_wake_place(ground, day, wake),
                                ground_sleep_place(ground, day, sleep))
                .cost_ct -
           ground_night_ct(ground, day, sleep);
}

bool nights_keep(const struct ground *ground, uint32_t away)
{
    uint32_t nights = 0;
    for (uint32_t d = 0; d + 1 < ground->day_count; d++) {
        const uint32_t length = run_length(ground, d);
        const uint32_t run = ((1u << length) - 1) << d;
        if (away >> d & 1)
            nights += week_nights(ground->week, d);
        if (length > 0 && (away & run) == run)
            return false;
    }
    return nights <= ground->week->nights_max;
}
