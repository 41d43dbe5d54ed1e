// SPDX-License-Identifier: GPL-3.0-or-later
/* straight_fit: what straight lines would have to assume to come near a road network.
 *
 * Drives between a sample of places: detour is the median of road length over geodesic;
 * the two parts of the speed curve (2.2) have the least squared relative error over
 * drives longer than a kilometre. */
#ifndef TRAVEL_STRAIGHT_FIT_H
#define TRAVEL_STRAIGHT_FIT_H

#include "travel/roads.h"
#include "travel/straight.h"

struct straight_fit {
    int32_t detour_ppm;
    int32_t speed_far_kmh; /* whole, as the setting is */
    int32_t speed_start_s; /* whole minutes, as the setting is shown */
    uint32_t drive_count;  /* compared */
    int32_t median_error_ppm, high_error_ppm; /* of seconds; 9 of 10 are below the
                                                 second */
};

/* `spots` places of the network, by the roads; deterministic. drive_count 0: nothing to
 * compare. About 30 ms on a city. */
bool straight_fit_make(struct roads *roads, uint32_t spots, struct straight_fit *fit,
                       struct err *err) MUST_CHECK;

/* Errors of given assumptions instead, over the same sample. */
bool straight_fit_judge(struct roads *roads, uint32_t spots, struct straight straight,
                        struct straight_fit *fit, struct err *err) MUST_CHECK;

#endif
