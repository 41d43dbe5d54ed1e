// SPDX-License-Identifier: GPL-3.0-or-later
/* Places that are missing or cannot be right.
 *
 * The middle of the data is the median of longitudes and of latitudes, its reach the
 * distance within which nine of ten accounts lie; neither is moved by a few wrong
 * places. A place is far when it lies beyond five reaches, or beyond one and a half
 * with no other account in the cells of half a degree around it. It was swapped when it
 * is far and, with the two exchanged, lies within reach. */
#include "base/sorting.h"
#include "intake/findings.h"

#include <math.h>

enum { FEWEST = 5 }; /* accounts from which a middle means something */

struct spread {
    struct geo_point middle;
    double reach_m;
    uint64_t *cells; /* sorted: of each located account */
    uint32_t count;
};

static bool is_zero_place(struct geo_point at)
{
    return fabs(at.lon_deg) < 0.01 && fabs(at.lat_deg) < 0.01;
}

/* Half-degree cells, numbered row by row from the south-west. */
static uint64_t cell_of(struct geo_point at)
{
    const uint64_t column = (uint64_t)floor((at.lon_deg + 180) * 2);
    const uint64_t row = (uint64_t)floor((at.lat_deg + 90) * 2);
    return row * 1000 + column;
}

static double ranked(const double *values, uint32_t count, uint32_t rank,
                     struct arena *arena)
{
    uint32_t *order = ARENA_ARRAY(arena, count, uint32_t);
    sorting_order_f64(values, order, count);
    return values[order[rank]];
}

static int compare_cells(const void *a, const void *b, const void *context)
{
    const uint64_t one = *(const uint64_t *)a, other = *(const uint64_t *)b;
    (void)context;
    return one < other ? -1 : one > other;
}

static bool spread_of(const struct finding_list *list, struct spread *spread)
{
    const struct model *model = list->model;
    double *lons = ARENA_ARRAY(list->scratch, model->account_count, double);
    double *lats = ARENA_ARRAY(list->scratch, model->account_count, double);
    double *lengths = ARENA_ARRAY(list->scratch, model->account_count, double);
    uint32_t n = 0;
    spread->cells = ARENA_ARRAY(list->scratch, model->account_count, uint64_t);
    for (uint32_t i = 0; i < model->account_count; i++) {
        const struct account *account = &model->accounts[i];
        if (account->precision == PLACE_NONE || is_zero_place(account->at))
            continue;
        lons[n] = account->at.lon_deg;
        lats[n] = account->at.lat_deg;
        spread->cells[n++] = cell_of(account->at);
    }
    if (n < FEWEST)
        return false;
    spread->count = n;
    spread->middle.lon_deg = ranked(lons, n, n / 2, list->scratch);
    spread->middle.lat_deg = ranked(lats, n, n / 2, list->scratch);
    for (uint32_t i = 0; i < n; i++)
        lengths[i] = geo_length_m(spread->middle, (struct geo_point){lons[i], lats[i]});
    spread->reach_m = fmax(ranked(lengths, n, n * 9 / 10, list->scratch), 20000);
    sorting_sort(spread->cells, n, sizeof *spread->cells, compare_cells, NULL);
    return true;
}

/* How many accounts lie in cells first..last. */
static uint32_t cells_between(const struct spread *spread, uint64_t first,
                              uint64_t last)
{
    uint32_t low = 0, high = spread->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (spread->cells[middle] < first)
            low = middle + 1;
        else
            high = middle;
    }
    uint32_t end = low;
    while (end < spread->count && spread->cells[end] <= last && end - low < 2)
        end++;
    return end - low;
}

/* Nobody else in the nine cells around it. */
static bool is_alone(const struct spread *spread, struct geo_point at)
{
    const uint64_t cell = cell_of(at);
    uint32_t found = 0;
    for (uint64_t row = 0; row < 3; row++) {
        const uint64_t centre = cell + row * 1000;
        if (centre >= 1001) /* the row below the first has none */
            found += cells_between(spread, centre - 1001, centre - 999);
    }
    return found <= 1;
}

static void check_place(struct finding_list *list, const struct spread *spread,
                        uint32_t account_ix)
{
    const struct geo_point at = list->model->accounts[account_ix].at;
    const double length_m = geo_length_m(spread->middle, at);
    const bool is_beyond = length_m > 5 * spread->reach_m;
    if (!is_beyond && !(length_m > 1.5 * spread->reach_m && is_alone(spread, at)))
        return;
    const struct geo_point swapped = {at.lat_deg, at.lon_deg};
    if (is_beyond && fabs(swapped.lat_deg) <= 90 &&
        geo_length_m(spread->middle, swapped) <= spread->reach_m * 1.5)
        finding_add_account(list, FINDING_SWAPPED_PLACE, account_ix,
                            "longitude %.5f and latitude %.5f seem to be swapped",
                            at.lon_deg, at.lat_deg);
    else
        finding_add_account(list, FINDING_FAR_PLACE, account_ix,
                            "longitude %.5f, latitude %.5f lies %.0f km from the "
                            "middle of all accounts; nine of ten are within %.0f km",
                            at.lon_deg, at.lat_deg, length_m / 1000,
                            spread->reach_m / 1000);
}

void check_places(struct finding_list *list)
{
    struct spread spread = {0};
    const bool has_spread = spread_of(list, &spread);
    for (uint32_t i = 0; i < list->model->account_count; i++) {
        const struct account *account = &list->model->accounts[i];
        if (account->precision == PLACE_NONE)
            finding_add_account(list, FINDING_NOT_LOCATED, i, "has no coordinates");
        else if (is_zero_place(account->at))
            finding_add_account(list, FINDING_ZERO_PLACE, i,
                                "lies at longitude 0, latitude 0, in the sea");
        else if (has_spread)
            check_place(list, &spread, i);
        if (account->rep_ix == NO_IX && list->model->rep_count > 0)
            finding_add_account(list, FINDING_NO_REP, i, "nobody visits it");
    }
}
