// SPDX-License-Identifier: GPL-3.0-or-later
/* What is left of the way is counted in milliseconds at the present hour's pace, and
 * turned into those of the next where an hour ends; rounded up, which keeps the order
 * of two drives.
 *
 * How long it takes, by the time of leaving, is a line with kinks where the beginning
 * or the end of the drive passes the end of an hour; the most is at a kink or an end.
 */
#include "travel/hour_drive.h"

enum { HOUR_MS = 3600000 };

/* A share of the way at another pace. */
static int64_t at_pace(int64_t part_ms, int64_t old_ms, int64_t new_ms)
{
    return old_ms == new_ms ? part_ms : (part_ms * new_ms + old_ms - 1) / old_ms;
}

int64_t hour_drive_arrive_ms(const struct hour_drive *drive, int64_t leave_ms)
{
    int64_t hour = leave_ms / HOUR_MS, now_ms = leave_ms;
    int64_t pace_ms = drive->ms[hour % ROAD_HOURS], left_ms = pace_ms;
    while (now_ms + left_ms > (hour + 1) * HOUR_MS) {
        left_ms -= (hour + 1) * HOUR_MS - now_ms;
        now_ms = ++hour * HOUR_MS;
        const int64_t next_ms = drive->ms[hour % ROAD_HOURS];
        left_ms = at_pace(left_ms, pace_ms, next_ms);
        pace_ms = next_ms;
    }
    return now_ms + left_ms;
}

/* When to leave so as to arrive then, to a few milliseconds; not before first_ms. */
static int64_t leave_for(const struct hour_drive *drive, int64_t arrive_ms,
                         int64_t first_ms)
{
    int64_t hour = (arrive_ms - 1) / HOUR_MS, now_ms = arrive_ms;
    int64_t pace_ms = drive->ms[hour % ROAD_HOURS], left_ms = pace_ms;
    while (hour > 0 && now_ms - left_ms < hour * HOUR_MS) {
        left_ms -= now_ms - hour * HOUR_MS;
        now_ms = hour-- * HOUR_MS;
        const int64_t next_ms = drive->ms[hour % ROAD_HOURS];
        left_ms = at_pace(left_ms, pace_ms, next_ms);
        pace_ms = next_ms;
    }
    return now_ms - left_ms > first_ms ? now_ms - left_ms : first_ms;
}

static int64_t most_about(const struct hour_drive *drive, int64_t leave_ms,
                          int64_t first_ms, int64_t last_ms, int64_t most_ms)
{
    for (int64_t at_ms = leave_ms - 1; at_ms <= leave_ms + 1; at_ms++) {
        if (at_ms < first_ms || at_ms > last_ms)
            continue;
        const int64_t ms = hour_drive_arrive_ms(drive, at_ms) - at_ms;
        most_ms = ms > most_ms ? ms : most_ms;
    }
    return most_ms;
}

int64_t hour_drive_slowest_ms(const struct hour_drive *drive, int64_t first_ms,
                              int64_t last_ms)
{
    const int64_t end_ms = hour_drive_arrive_ms(drive, last_ms);
    int64_t most_ms = most_about(drive, first_ms, first_ms, last_ms, 0);
    most_ms = most_about(drive, last_ms, first_ms, last_ms, most_ms);
    for (int64_t hour = first_ms / HOUR_MS + 1; hour * HOUR_MS <= end_ms; hour++) {
        const int64_t kink_ms = hour * HOUR_MS;
        if (drive->ms[(hour - 1) % ROAD_HOURS] == drive->ms[hour % ROAD_HOURS])
            continue; /* no other pace */
        most_ms = most_about(drive, kink_ms, first_ms, last_ms, most_ms);
        most_ms = most_about(drive, leave_for(drive, kink_ms, first_ms), first_ms,
                             last_ms, most_ms);
    }
    return most_ms;
}
