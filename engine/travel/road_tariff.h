// SPDX-License-Identifier: GPL-3.0-or-later
/* road_tariff: what drives cost in tickets and tolls.
 *
 * The quickest drive is taken whatever it costs; its fee is what its ferries and toll
 * roads ask. A ferry is paid for where it is boarded: on an arc of a ferry that begins
 * where there is a road that is none. */
#ifndef TRAVEL_ROAD_TARIFF_H
#define TRAVEL_ROAD_TARIFF_H

#include "travel/roads.h"

struct road_prices {
    int64_t ferry_uct;   /* a crossing */
    int64_t toll_km_uct; /* a kilometre of toll road */
    /* By class; NULL: none. Then it is time that is asked for, in hundredths of
     * milliseconds: so many percent of the road's own (road_hours.h). */
    const int32_t *extra_percent;
};

struct road_tariff;

/* The fee of every link; the network is read whole. *tariff is NULL where no road asks
 * for anything. Must be closed before `roads`. 30 ms on a city. Read only from then on:
 * any number of threads. */
bool road_tariff_open(struct roads *roads, struct road_prices prices,
                      struct road_tariff **tariff, struct err *err) MUST_CHECK;
void road_tariff_close(struct road_tariff *tariff);

/* fees_uct[i * to_count + j] of the drives that roads_table told the weights of; 0 for
 * those that cannot be reached. Of several quickest drives the cheapest. Two climbs a
 * place and 0.3 µs a pair in a city. */
bool road_tariff_fees(const struct road_tariff *tariff, struct roads_search *search,
                      const struct road_spot *from, uint32_t from_count,
                      const struct road_spot *to, uint32_t to_count,
                      const uint64_t *weights, int64_t *fees_uct,
                      struct err *err) MUST_CHECK;

#endif
