// SPDX-License-Identifier: GPL-3.0-or-later
/* projection: see the header. PROJ is told the projection as text, so nothing is looked
 * up in its database of reference systems. */
#include "plane/projection.h"

#include <assert.h>
#include <math.h>
#include <proj.h>
#include <stdio.h>
#include <stdlib.h>

static const double TURN_DEG = 360;
static const double STEP_DEG = 1e-6;

/* Of the earth's radius: 6 mm. */
static const double UNIT = 1e9;

struct projection {
    PJ_CONTEXT *context;
    PJ *transform;
};

static double round_deg(double angle_deg)
{
    return round(angle_deg / STEP_DEG) * STEP_DEG;
}

struct geo_point projection_middle(const struct geo_point *places, uint32_t count)
{
    if (count == 0)
        return (struct geo_point){0};
    int64_t x = 0, y = 0, z = 0; /* whole numbers add up to the same in any order */
    for (uint32_t i = 0; i < count; i++) {
        const double lon = proj_torad(places[i].lon_deg);
        const double lat = proj_torad(places[i].lat_deg);
        x += llrint(UNIT * cos(lat) * cos(lon));
        y += llrint(UNIT * cos(lat) * sin(lon));
        z += llrint(UNIT * sin(lat));
    }
    const double length = hypot(hypot((double)x, (double)y), (double)z);
    if (!(length > 1e-6 * UNIT * count))
        return places[0];
    return (struct geo_point){
        .lon_deg = round_deg(proj_todeg(atan2((double)y, (double)x))),
        .lat_deg = round_deg(proj_todeg(atan2((double)z, hypot((double)x, (double)y)))),
    };
}

static bool projection_fail(const struct projection *projection, struct err *err)
{
    const int code = proj_context_errno(projection->context);
    const char *text = proj_context_errno_string(projection->context, code);
    return err_set(err, ERR_SYSTEM, "PROJ cannot make a projection: %s",
                   text ? text : "no reason given");
}

bool projection_open(struct geo_point centre, struct projection **projection,
                     struct err *err)
{
    if (!geo_point_check(centre, err))
        return false;
    struct projection *made = calloc(1, sizeof *made);
    if (!made)
        return err_set(err, ERR_SYSTEM, "out of memory");
    /* The text is made of whole numbers, so that no locale changes the decimal point.
     */
    char text[128];
    snprintf(text, sizeof text, "+proj=laea +ellps=WGS84 +lat_0=%.0fe-6 +lon_0=%.0fe-6",
             centre.lat_deg / STEP_DEG, centre.lon_deg / STEP_DEG);
    made->context = proj_context_create();
    if (made->context) {
        proj_log_level(made->context, PJ_LOG_NONE);
        made->transform = proj_create(made->context, text);
    }
    if (!made->transform) {
        projection_fail(made, err);
        projection_close(made);
        return false;
    }
    *projection = made;
    return true;
}

void projection_close(struct projection *projection)
{
    if (!projection)
        return;
    proj_destroy(projection->transform);
    proj_context_destroy(projection->context);
    free(projection);
}

bool projection_forward(const struct projection *projection,
                        const struct geo_point *places, uint32_t count,
                        struct geo_xy *xy, struct err *err)
{
    for (uint32_t i = 0; i < count; i++) {
        const PJ_COORD from = proj_coord(proj_torad(places[i].lon_deg),
                                         proj_torad(places[i].lat_deg), 0, 0);
        const PJ_COORD to = proj_trans(projection->transform, PJ_FWD, from);
        if (!isfinite(to.xy.x) || !isfinite(to.xy.y))
            return err_set(err, ERR_INPUT,
                           "place %.6f, %.6f has no image on a map around the others",
                           places[i].lon_deg, places[i].lat_deg);
        xy[i] = (struct geo_xy){.x_m = to.xy.x, .y_m = to.xy.y};
    }
    return true;
}

/* PROJ may return 180.0000001 or the like. */
static double within(double angle_deg, double most_deg)
{
    return fmin(fmax(angle_deg, -most_deg), most_deg);
}

bool projection_inverse(const struct projection *projection, const struct geo_xy *xy,
                        uint32_t count, struct geo_point *places, struct err *err)
{
    for (uint32_t i = 0; i < count; i++) {
        const PJ_COORD from = proj_coord(xy[i].x_m, xy[i].y_m, 0, 0);
        const PJ_COORD to = proj_trans(projection->transform, PJ_INV, from);
        if (!isfinite(to.lp.lam) || !isfinite(to.lp.phi))
            return err_set(err, ERR_INPUT, "point %.0f, %.0f m is off the map",
                           xy[i].x_m, xy[i].y_m);
        places[i] = (struct geo_point){
            .lon_deg = within(proj_todeg(to.lp.lam), TURN_DEG / 2),
            .lat_deg = within(proj_todeg(to.lp.phi), TURN_DEG / 4),
        };
    }
    return true;
}
