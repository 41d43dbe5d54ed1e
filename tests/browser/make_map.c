// SPDX-License-Identifier: GPL-3.0-or-later
/* make_map REPS ACCOUNTS FILE [bare|roads|report|sheets|moves|tiles URL]: the map of
 * the fixture's week, for the browser tests; with `report` the report of that week
 * instead.
 *
 * FILE gets territories, plans and reasons; with REPS 0 it gets an empty model, with
 * `bare` no plans, with `roads` days that follow roads. */
#include "output/day_sheet.h"
#include "output/map.h"
#include "output/week_html.h"

#include "week_fixture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct map_terms *terms_of(const struct model *model, struct arena *arena)
{
    struct map_terms *terms =
        ARENA_ARRAY(arena, model->account_count, struct map_terms);
    for (uint32_t i = 0; i < model->account_count; i++)
        terms[i] = (struct map_terms){
            .account_ix = i,
            .deal_ct = i % 5 == 2 ? 9500 : 0,
            .maintenance_ct = 4200 + 11 * (int64_t)(i % 300),
            .urgency = 0.4 + 0.013 * (i % 80),
            .presence_ppm = i % 3 ? 850000 : 450000,
            .worth_ct = 5000 + 190 * (int64_t)(i % 120),
            .later_ct = 5200 + 180 * (int64_t)(i % 120),
            .trip_ct = 1900,
            .gain_ct = 640,
            .wait_days = 7,
            .value_ct = 2000 + 137 * (int64_t)(i % 120),
        };
    return terms;
}

/* A winding road from one place to the next, a bend every 200 m or so, as roads loaded
 * from an extract give them. */
static uint32_t road_put(struct geo_point from, struct geo_point to, int32_t length_m,
                         struct geo_point *points)
{
    const uint32_t count = 1 + (uint32_t)length_m / 200;
    const double pi = acos(-1.0);
    for (uint32_t i = 0; i < count; i++) {
        const double part = (double)i / count;
        const double bend = 0.004 * sin(9 * pi * part) * sin(pi * part);
        points[i] = (struct geo_point){
            from.lon_deg + part * (to.lon_deg - from.lon_deg) + bend,
            from.lat_deg + part * (to.lat_deg - from.lat_deg) - 0.6 * bend,
        };
    }
    return count;
}

static struct day_line day_line_of(const struct model *model, const struct plan *plan,
                                   const struct plan_day *day, struct arena *arena)
{
    const struct stop *stops = &plan->stops[day->stop_first];
    const struct geo_point home = model->reps[plan->rep_ix].home;
    const size_t most = (size_t)day->drive_m / 200 + day->stop_count + 2;
    struct geo_point *points = ARENA_ARRAY(arena, most, struct geo_point);
    uint32_t count = 0;
    for (uint32_t i = 0; i < day->stop_count; i++)
        count += road_put(i == 0 ? home : stops[i - 1].at, stops[i].at,
                          stops[i].drive_m, &points[count]);
    if (day->stop_count > 0)
        count += road_put(stops[day->stop_count - 1].at, home, day->back_drive_m,
                          &points[count]);
    return (struct day_line){.points = points, .count = count};
}

static const struct day_line *const *lines_of(const struct week_fixture *fixture,
                                              struct arena *arena)
{
    const struct day_line **lines =
        ARENA_ARRAY(arena, fixture->plan_count, const struct day_line *);
    for (uint32_t i = 0; i < fixture->plan_count; i++) {
        const struct plan *plan = &fixture->plans[i];
        struct day_line *days = ARENA_ARRAY(arena, plan->day_count, struct day_line);
        for (uint32_t j = 0; j < plan->day_count; j++)
            days[j] = day_line_of(&fixture->model, plan, &plan->days[j], arena);
        lines[i] = days;
    }
    return lines;
}

/* Every 17th account had the next territory before, every 170th one that has gone. */
static struct account_move *moves_of(const struct model *model, struct arena *arena,
                                     uint32_t *count)
{
    struct account_move *moves =
        ARENA_ARRAY(arena, model->account_count, struct account_move);
    *count = 0;
    for (uint32_t i = 0; i < model->account_count; i += 17) {
        const uint32_t next =
            (model->accounts[i].territory_ix + 1) % model->territory_count;
        moves[(*count)++] = (struct account_move){
            i, i % 170 == 0 ? "Old <b>North</b>" : model->territories[next].name};
    }
    return moves;
}

struct request {
    uint32_t rep_count, account_count;
    const char *kind, *tiles; /* "" and NULL: none */
};

static bool is_kind(struct request request, const char *kind)
{
    return strcmp(request.kind, kind) == 0;
}

/* The same plans a week earlier, of which four visits in five were made. */
static void past_fill(const struct week_fixture *fixture, struct week_input *input,
                      struct arena *arena)
{
    struct plan *plans = ARENA_ARRAY(arena, fixture->plan_count, struct plan);
    struct visit *visits =
        ARENA_ARRAY(arena, fixture->model.account_count, struct visit);
    for (uint32_t i = 0; i < fixture->plan_count; i++) {
        const struct plan *plan = &fixture->plans[i];
        plans[i] = *plan;
        plans[i].monday_day -= 7;
        for (uint32_t s = 0; s < plan->stop_count; s++)
            visits[input->visit_count++] = (struct visit){
                .account_ix = plan->stops[s].account_ix,
                .rep_ix = plan->rep_ix,
                .day = FIXTURE_MONDAY - 5,
                .outcome = s % 5 == 3   ? OUTCOME_MISSED
                           : s % 4 == 0 ? OUTCOME_ORDER
                                        : OUTCOME_DONE,
                .amount_ct = s % 4 == 0 ? 84000 : 0,
            };
    }
    input->past_plans = plans;
    input->past_plan_count = fixture->plan_count;
    input->visits = visits;
}

static const struct override overrides[] = {
    {0, 1, OVERRIDE_SKIP, FIXTURE_MONDAY + 1, "on holiday <b>until Monday</b>"},
    {0, 2, OVERRIDE_SKIP, FIXTURE_MONDAY + 2, "On holiday until Monday"},
    {1, 3, OVERRIDE_MOVE, FIXTURE_MONDAY + 2, "asked for Wednesday"},
    {2, 4, OVERRIDE_ADD, FIXTURE_MONDAY - 3, "close by"},
};

static const struct calibration_cell chances[] = {
    {0, STAGE_QUALIFIED, false, 0.08, 41, 2, 38, 1.9, 0.08, 0.06, 0.02, 0.12,
     CALIBRATION_AGREES},
    {0, STAGE_QUALIFIED, true, 0.14, 64, 21, 59, 19, 0.15, 0.28, 0.2, 0.37,
     CALIBRATION_HIGHER},
    {0, STAGE_NEGOTIATION, true, 0.62, 52, 19, 47, 17, 0.6, 0.43, 0.33, 0.53,
     CALIBRATION_LOWER},
    {1, STAGE_PROPOSAL, true, 0.35, 9, 4, 8.5, 3.8, 0.36, 0.39, 0.24, 0.55,
     CALIBRATION_FEW},
};

static bool report_write(const struct week_fixture *fixture, FILE *out,
                         struct arena *arena, struct err *err)
{
    struct week_input input = {
        .model = &fixture->model,
        .monday_day = FIXTURE_MONDAY,
        .plans = fixture->plans,
        .plan_count = fixture->plan_count,
        .overrides = overrides,
        .override_count = sizeof overrides / sizeof *overrides,
        .calibration = {.cells = chances,
                        .cell_count = sizeof chances / sizeof *chances},
    };
    past_fill(fixture, &input, arena);
    const struct week_figures figures = week_figures_of(&input, arena);
    return week_html_write(&figures, "23 Nov 2026, 07:00", out, err);
}

static bool make(struct request request, FILE *out, struct err *err)
{
    struct arena arena = {0};
    struct week_fixture fixture = {
        .model = {.currency = "EUR", .zone = "Europe/Riga"},
    };
    if (request.rep_count > 0)
        fixture = week_fixture_make(request.rep_count, request.account_count, &arena);
    struct map_input input = {
        .title = "Baltic Trade \xc2\xb7 week 48",
        .made = "2026-11-23T07:00:00+02:00",
        .model = &fixture.model,
        .plans = fixture.plans,
        .plan_count = is_kind(request, "bare") ? 0 : fixture.plan_count,
        .lines = is_kind(request, "roads") ? lines_of(&fixture, &arena) : NULL,
        .outlines = fixture.outlines,
        .measures = fixture.measures,
        .terms = terms_of(&fixture.model, &arena),
        .terms_count = fixture.model.account_count,
        .tiles = request.tiles,
    };
    if (is_kind(request, "moves"))
        input.moves = moves_of(&fixture.model, &arena, &input.move_count);
    const struct plan_list list = {&fixture.model, fixture.plans, fixture.plan_count,
                                   NULL};
    const bool ok = is_kind(request, "sheets") ? day_sheet_write(&list, out, err)
                    : is_kind(request, "report")
                        ? report_write(&fixture, out, &arena, err)
                        : map_write(&input, out, err);
    arena_release(&arena);
    return ok;
}

int main(int argc, char **argv)
{
    struct err err = {0};
    if (argc < 4 || argc > 6) {
        fprintf(
            stderr,
            "usage: make_map REPS ACCOUNTS FILE [bare|roads|report|moves|tiles URL]\n");
        return 2;
    }
    FILE *out = fopen(argv[3], "w");
    if (!out) {
        perror(argv[3]);
        return 4;
    }
    const struct request request = {
        .rep_count = (uint32_t)strtoul(argv[1], NULL, 10),
        .account_count = (uint32_t)strtoul(argv[2], NULL, 10),
        .kind = argc > 4 ? argv[4] : "",
        .tiles = argc > 5 ? argv[5] : NULL,
    };
    const bool ok = make(request, out, &err);
    if (!ok)
        fprintf(stderr, "make_map: %s\n", err.text);
    return fclose(out) == 0 && ok ? 0 : 4;
}
