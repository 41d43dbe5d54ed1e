// SPDX-License-Identifier: GPL-3.0-or-later
/* make_map REPS ACCOUNTS FILE [bare]: the map of the fixture's week, for the browser
 * test.
 *
 * FILE gets territories, plans and reasons; with REPS 0 it gets an empty model, with
 * `bare` no plans. */
#include "output/map.h"

#include "week_fixture.h"

#include <stdlib.h>

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

struct request {
    uint32_t rep_count, account_count;
    bool is_bare;
};

static bool make(struct request request, FILE *out, struct err *err)
{
    struct arena arena = {0};
    struct week_fixture fixture = {
        .model = {.currency = "EUR", .zone = "Europe/Riga"},
    };
    if (request.rep_count > 0)
        fixture = week_fixture_make(request.rep_count, request.account_count, &arena);
    const struct map_input input = {
        .title = "Baltic Trade \xc2\xb7 week 48",
        .made = "2026-11-23T07:00:00+02:00",
        .model = &fixture.model,
        .plans = fixture.plans,
        .plan_count = request.is_bare ? 0 : fixture.plan_count,
        .outlines = fixture.outlines,
        .measures = fixture.measures,
        .terms = terms_of(&fixture.model, &arena),
        .terms_count = fixture.model.account_count,
    };
    const bool ok = map_write(&input, out, err);
    arena_release(&arena);
    return ok;
}

int main(int argc, char **argv)
{
    struct err err = {0};
    if (argc != 4 && argc != 5) {
        fprintf(stderr, "usage: make_map REPS ACCOUNTS FILE [bare]\n");
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
        .is_bare = argc == 5,
    };
    const bool ok = make(request, out, &err);
    if (!ok)
        fprintf(stderr, "make_map: %s\n", err.text);
    return fclose(out) == 0 && ok ? 0 : 4;
}
