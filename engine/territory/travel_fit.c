// SPDX-License-Identifier: GPL-3.0-or-later
#include "territory/travel_fit.h"

#include <math.h>

/* Sums over days: a drive, p told. */
struct sums {
    double aa, ap, pp, a, p;
    uint32_t day_count, stop_count;
};

static void add_day(const struct plan *plan, const struct plan_day *day,
                    const double *travel_s, struct sums *sums)
{
    double told_s = 0;
    uint32_t count = 0;
    for (uint32_t i = 0; i < day->stop_count; i++) {
        const uint32_t ix = plan->stops[day->stop_first + i].account_ix;
        if (ix == NO_IX || travel_s[ix] < 0)
            continue;
        told_s += travel_s[ix];
        count++;
    }
    if (!(told_s > 0))
        return;
    const double drive_s = day->drive_s;
    sums->aa += drive_s * drive_s;
    sums->ap += drive_s * told_s;
    sums->pp += told_s * told_s;
    sums->a += drive_s;
    sums->p += told_s;
    sums->day_count++;
    sums->stop_count += count;
}

/* Sum of (a - f p)^2 without going through the days again. */
static double error_of(const struct sums *sums, double share)
{
    const double square = sums->aa - 2 * share * sums->ap + share * share * sums->pp;
    const double mean = sums->a / sums->day_count;
    return mean > 0 ? sqrt(fmax(square, 0) / sums->day_count) / mean : 0;
}

bool travel_fit_make(const struct plan *plans, uint32_t plan_count,
                     const double *travel_s, double present_share,
                     struct travel_fit *fit)
{
    struct sums sums = {0};
    for (uint32_t i = 0; i < plan_count; i++)
        for (uint32_t d = 0; d < plans[i].day_count; d++)
            add_day(&plans[i], &plans[i].days[d], travel_s, &sums);
    if (sums.day_count == 0)
        return false;
    const double share = sums.ap / sums.pp;
    *fit = (struct travel_fit){
        .share = share,
        .error = error_of(&sums, share),
        .present_error = error_of(&sums, present_share),
        .day_count = sums.day_count,
        .stop_count = sums.stop_count,
        .drive_s = sums.a,
        .told_s = sums.p,
    };
    return true;
}
