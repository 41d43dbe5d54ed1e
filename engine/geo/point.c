// SPDX-License-Identifier: GPL-3.0-or-later
/* Length of a geodesic by the formula of Andoyer and Lambert with reduced latitudes
 * (P. D. Thomas, "Spheroidal geodesics, reference systems & local geometry", 1970):
 * first order in the flattening, no iteration.
 *
 *   sigma = angle between the points on the auxiliary sphere
 *   P, Q  = half the sum, half the difference of the reduced latitudes
 *   l     = half the difference of the longitudes
 *   S = sin^2(sigma/2) = sin^2 Q cos^2 l + cos^2 P sin^2 l
 *   C = cos^2(sigma/2) = cos^2 Q cos^2 l + sin^2 P sin^2 l
 *   X = (sigma - sin sigma) sin^2 P cos^2 Q / C
 *   Y = (sigma + sin sigma) cos^2 P sin^2 Q / S
 *   length = a (sigma - f/2 (X + Y))
 *
 * S and C are each a sum of squares, so both are right to the last digits for near and
 * for opposite points, and no square root sees a negative number. The two fractions are
 * weighted harmonic means of terms within 0..1, so they stay there; only 0/0 (equal or
 * opposite points) needs a word of its own. Swapping the points changes no term.
 *
 * Dropped: haversine on a sphere (off by up to 0.5 %); Vincenty's iteration (no answer
 * for nearly opposite points, and five times the time). */
#include "geo/point.h"

#include <math.h>

static const double A_M = 6378137.0; /* WGS 84 */
static const double F = 1 / 298.257223563;
static const double RAD_PER_DEG = 0.017453292519943295;

bool geo_point_check(struct geo_point point, struct err *err)
{
    /* Both tests are written to fail for NaN. */
    if (!(point.lat_deg >= -90 && point.lat_deg <= 90))
        return err_set(err, ERR_INPUT, "latitude %g is outside -90..90", point.lat_deg);
    if (!(point.lon_deg >= -180 && point.lon_deg <= 180))
        return err_set(err, ERR_INPUT, "longitude %g is outside -180..180",
                       point.lon_deg);
    return true;
}

struct geo_spot geo_spot_of(struct geo_point point)
{
    /* The tangent of 90 degrees is a large number, and its arc tangent 90 degrees. */
    return (struct geo_spot){
        .lon_deg = point.lon_deg,
        .reduced_rad = atan((1 - F) * tan(point.lat_deg * RAD_PER_DEG)),
    };
}

static double square(double x)
{
    return x * x;
}

double geo_spot_length_m(struct geo_spot a, struct geo_spot b)
{
    double turn_deg = fabs(a.lon_deg - b.lon_deg);
    if (turn_deg > 180)
        turn_deg = 360 - turn_deg;
    const double p_rad = (a.reduced_rad + b.reduced_rad) / 2;
    /* Near a pole 1 - sin^2 would lose the last eight digits: centimetres. */
    const double sin2_p = square(sin(p_rad)), cos2_p = square(cos(p_rad));
    const double sin2_q = square(sin((a.reduced_rad - b.reduced_rad) / 2));
    const double sin2_l = square(sin(turn_deg * (RAD_PER_DEG / 2)));
    const double s = sin2_q * (1 - sin2_l) + cos2_p * sin2_l;
    const double c = (1 - sin2_q) * (1 - sin2_l) + sin2_p * sin2_l;
    /* Not s == 0 alone: below this, sigma is under a micrometre and Y a 0/0 in
     * disguise. */
    if (s < 1e-26)
        return 0;
    const double root_s = sqrt(s), root_c = sqrt(c);
    const double sigma = 2 * atan2(root_s, root_c);
    const double sin_sigma = 2 * root_s * root_c;
    /* Opposite points: P is 0 and the way leads over a pole. */
    const double share_x = c > 0 ? sin2_p * (1 - sin2_q) / c : 1 - sin2_q;
    const double share_y = cos2_p * sin2_q / s;
    return A_M *
           (sigma -
            F / 2 * ((sigma - sin_sigma) * share_x + (sigma + sin_sigma) * share_y));
}

double geo_length_m(struct geo_point a, struct geo_point b)
{
    return geo_spot_length_m(geo_spot_of(a), geo_spot_of(b));
}
