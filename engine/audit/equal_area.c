// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/equal_area.h"

#include <math.h>

static const double AXIS_M = 6378137, FLATTENING = 1 / 298.257223563;

static double radians(double angle_deg)
{
    return angle_deg * acos(-1.0) / 180;
}

static double eccentricity(void)
{
    return sqrt(FLATTENING * (2 - FLATTENING));
}

/* (3-12) */
static double q_of(double sine)
{
    const double e = eccentricity(), es = e * sine;
    return (1 - e * e) * (sine / (1 - es * es) - log((1 - es) / (1 + es)) / (2 * e));
}

/* Sine of the authalic latitude, (3-11). */
static double sin_beta_of(double lat_deg)
{
    const double ratio = q_of(sin(radians(lat_deg))) / q_of(1);
    return fmin(fmax(ratio, -1), 1);
}

static double cosine_of(double sine)
{
    return sqrt(fmax(1 - sine * sine, 0));
}

struct equal_area equal_area_around(struct geo_point centre)
{
    const double sine = sin(radians(centre.lat_deg)), es = eccentricity() * sine;
    struct equal_area map = {
        .lon_rad = radians(centre.lon_deg),
        .sin_beta = sin_beta_of(centre.lat_deg),
        .radius_m = AXIS_M * sqrt(q_of(1) / 2),
        .pole = centre.lat_deg >= 90    ? 1
                : centre.lat_deg <= -90 ? -1
                                        : 0,
    };
    map.cos_beta = cosine_of(map.sin_beta);
    const double m = cos(radians(centre.lat_deg)) / sqrt(1 - es * es);
    if (map.pole == 0)
        map.stretch = AXIS_M * m / (map.radius_m * map.cos_beta);
    return map;
}

/* (24-23) and the like: around a pole, distance alone depends on latitude. */
static struct geo_xy around_pole(const struct equal_area *map, double turn,
                                 double sin_beta)
{
    const double r_m = map->radius_m * sqrt(fmax(2 * (1 - map->pole * sin_beta), 0));
    const double x_m = r_m * sin(turn), y_m = -map->pole * r_m * cos(turn);
    return (struct geo_xy){x_m, y_m};
}

struct geo_xy equal_area_xy(const struct equal_area *map, struct geo_point at)
{
    const double turn = radians(at.lon_deg) - map->lon_rad;
    const double sin_beta = sin_beta_of(at.lat_deg), cos_beta = cosine_of(sin_beta);
    if (map->pole != 0)
        return around_pole(map, turn, sin_beta);
    const double inner =
        1 + map->sin_beta * sin_beta + map->cos_beta * cos_beta * cos(turn);
    const double b_m = map->radius_m * sqrt(2 / inner);
    return (struct geo_xy){
        .x_m = b_m * map->stretch * cos_beta * sin(turn),
        .y_m = b_m / map->stretch *
               (map->cos_beta * sin_beta - map->sin_beta * cos_beta * cos(turn)),
    };
}
