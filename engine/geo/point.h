// SPDX-License-Identifier: GPL-3.0-or-later
/* point: places on the ellipsoid (WGS 84) and lengths between them.
 *
 * Longitude first, latitude second, in degrees, everywhere. A length is of the
 * geodesic, by a closed formula that both programs share; a property test holds it to
 * PROJ's. */
#ifndef GEO_POINT_H
#define GEO_POINT_H

#include "base/err.h"

struct geo_point {
    double lon_deg; /* -180..180 */
    double lat_deg; /* -90..90 */
};

/* Metres on a plane; made by plane/ only. */
struct geo_xy {
    double x_m, y_m;
};

/* ERR_INPUT for a value outside its range, NaN included. */
bool geo_point_check(struct geo_point point, struct err *err) MUST_CHECK;

/* Length of the geodesic in metres, 0 for equal points, symmetric to the last bit.
 * Within 1.5e-6 of the true length up to 10,000 km (15 cm in 100 km), poles and date
 * line included, within 1e-3 beyond; never NaN for points that pass geo_point_check.
 * About 140 ns. */
double geo_length_m(struct geo_point a, struct geo_point b);

/* A point made ready for many lengths: the same answers, bit for bit, in 60 ns.
 */
struct geo_spot {
    double lon_deg;
    double reduced_rad; /* latitude on the auxiliary sphere */
};

struct geo_spot geo_spot_of(struct geo_point point);
double geo_spot_length_m(struct geo_spot a, struct geo_spot b);

#endif
