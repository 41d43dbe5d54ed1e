// SPDX-License-Identifier: GPL-3.0-or-later
/* A turn is the change of bearing between the last 15 m before a point and the first
 * 15 m after it: shorter pieces are often the corner of a kerb, longer ones reach into
 * the next bend. */
#include "travel/road_steps.h"

#include <math.h>
#include <string.h>

static const double LOOK_M = 15, PI = 3.14159265358979323846;

static struct geo_point point_of(struct road_point at)
{
    return (struct geo_point){at.lon_e7 / 1e7, at.lat_e7 / 1e7};
}

/* The point LOOK_M along the line from point `ix` in the direction of `step`. */
static struct geo_point look(const struct road_line *line, uint32_t ix, int step)
{
    struct geo_point at = point_of(line->points[ix]);
    double left_m = LOOK_M;
    while (step < 0 ? ix > 0 : ix + 1 < line->point_count) {
        ix = step < 0 ? ix - 1 : ix + 1;
        const struct geo_point next = point_of(line->points[ix]);
        const double piece_m = geo_length_m(at, next);
        if (piece_m >= left_m) {
            const double share = left_m / piece_m;
            return (struct geo_point){at.lon_deg + share * (next.lon_deg - at.lon_deg),
                                      at.lat_deg + share * (next.lat_deg - at.lat_deg)};
        }
        left_m -= piece_m;
        at = next;
    }
    return at;
}

/* Degrees clockwise from north. */
static double bearing_deg(struct geo_point from, struct geo_point to)
{
    const double east =
        (to.lon_deg - from.lon_deg) * cos((from.lat_deg + to.lat_deg) / 360 * PI);
    return atan2(east, to.lat_deg - from.lat_deg) * 180 / PI;
}

static enum road_turn turn_of(double change_deg)
{
    static const struct {
        double from_deg;
        enum road_turn turn;
    } turns[] = {{165, TURN_ROUND},     {120, TURN_SHARP_RIGHT}, {55, TURN_RIGHT},
                 {25, TURN_BEAR_RIGHT}, {-25, TURN_AHEAD},       {-55, TURN_BEAR_LEFT},
                 {-120, TURN_LEFT},     {-165, TURN_SHARP_LEFT}, {-181, TURN_ROUND}};
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        if (change_deg >= turns[i].from_deg)
            return turns[i].turn;
    }
    return TURN_AHEAD;
}

static enum road_turn turn_at(const struct road_line *line, uint32_t point)
{
    const struct geo_point at = point_of(line->points[point]);
    double change_deg =
        bearing_deg(at, look(line, point, 1)) - bearing_deg(look(line, point, -1), at);
    while (change_deg > 180)
        change_deg -= 360;
    while (change_deg <= -180)
        change_deg += 360;
    return turn_of(change_deg);
}

static bool is_same_road(const struct road_step *step, const struct road_leg *leg)
{
    return strcmp(step->name, leg->name) == 0 &&
           (step->bits & ROAD_IS_FERRY) == (leg->bits & ROAD_IS_FERRY) &&
           (step->name[0] != '\0' || step->class == leg->class);
}

/* A piece in the middle of a crossing that nobody gave a name. */
static bool is_scrap(const struct road_leg *leg)
{
    enum { SCRAP_DM = 300 };
    return leg->name[0] == '\0' && (leg->bits & ROAD_IS_FERRY) == 0 &&
           (leg->weight & UINT32_MAX) < SCRAP_DM;
}

/* True: the leg is a part of the step before it. */
static bool joins(struct road_step *last, const struct road_leg *leg,
                  enum road_turn turn)
{
    const bool is_through =
        last->turn == TURN_ROUNDABOUT && (last->bits & ROAD_IS_ROUNDABOUT) != 0;
    if (is_through) { /* what comes out of it gives it the name */
        last->name = leg->name;
        last->class = leg->class;
        last->bits = leg->bits;
    } else if (turn != TURN_AHEAD || !(is_same_road(last, leg) || is_scrap(leg))) {
        return false;
    }
    last->bits |= leg->bits & ROAD_IS_TOLL;
    last->weight += leg->weight;
    return true;
}

static enum road_turn leg_turn(const struct road_line *line, uint32_t ix)
{
    const struct road_leg *leg = &line->legs[ix];
    if ((leg->bits & ROAD_IS_FERRY) != 0)
        return ix > 0 && (line->legs[ix - 1].bits & ROAD_IS_FERRY) != 0 ? TURN_AHEAD
                                                                        : TURN_BOARD;
    if (ix == 0)
        return TURN_START;
    if ((leg->bits & ROAD_IS_ROUNDABOUT) != 0)
        return TURN_ROUNDABOUT;
    return turn_at(line, leg->point_first);
}

void road_steps_make(const struct road_line *line, struct arena *arena,
                     const struct road_step **steps, uint32_t *count)
{
    struct road_step *made = ARENA_ARRAY(arena, line->leg_count, struct road_step);
    uint32_t made_count = 0;
    for (uint32_t i = 0; i < line->leg_count; i++) {
        const struct road_leg *leg = &line->legs[i];
        const enum road_turn turn = leg_turn(line, i);
        if (made_count > 0 && joins(&made[made_count - 1], leg, turn))
            continue;
        made[made_count++] =
            (struct road_step){turn,      leg->name,   leg->class,
                               leg->bits, leg->weight, line->points[leg->point_first]};
    }
    *steps = made;
    *count = made_count;
}

const char *road_turn_word(enum road_turn turn)
{
    static const char *const words[TURN_COUNT] = {
        [TURN_START] = "start",
        [TURN_AHEAD] = "straight on",
        [TURN_BEAR_RIGHT] = "bear right",
        [TURN_RIGHT] = "right",
        [TURN_SHARP_RIGHT] = "sharp right",
        [TURN_ROUND] = "turn round",
        [TURN_SHARP_LEFT] = "sharp left",
        [TURN_LEFT] = "left",
        [TURN_BEAR_LEFT] = "bear left",
        [TURN_ROUNDABOUT] = "roundabout",
        [TURN_BOARD] = "ferry",
    };
    return words[turn];
}
