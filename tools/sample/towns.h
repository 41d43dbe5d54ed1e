// SPDX-License-Identifier: GPL-3.0-or-later
/* towns: where the sample's accounts stand. */
#ifndef SAMPLE_TOWNS_H
#define SAMPLE_TOWNS_H

#include <stdint.h>

struct town {
    const char *name;
    int32_t population;
    double lon_deg, lat_deg;
    int32_t sea_deg; /* bearing of a coast nearby; -1: none */
};

/* In falling order of population. */
const struct town *towns_get(uint32_t *count);

#endif
