// SPDX-License-Identifier: GPL-3.0-or-later
/* roads show: the network's own counts, and straight lines held against it. */
#include "base/zone.h"
#include "beat/commands.h"
#include "beat/road_factors.h"
#include "beat/session.h"
#include "beat/show.h"
#include "store/load.h"
#include "text/json.h"
#include "travel/straight_fit.h"

#include <stddef.h>
#include <string.h>

static const struct column columns[] = {
    {.name = "what"},
    {.title = ""},
    {.name = "value", .title = "value"},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns, SPOTS = 200, PERCENT = 10000 };

static const struct {
    const char *key, *title;
} counts[] = {
    {"ways", "ways driven on"},
    {"segments", "segments between junctions"},
    {"segments_left_out", "  left out: no way back"},
    {"junctions", "junctions"},
    {"states_split", "states added for turn rules"},
    {"turns", "turn rules kept"},
    {"turns_needless", "  of what is not driven anyway"},
    {"turns_unclear", "  unclear, and not kept"},
    {"pieces", "pieces not connected to each other"},
    {"points_missing", "points that the extracts lack"},
};

static void row(struct table *table, const char *what, const char *title,
                const char *value)
{
    table_text(table, what);
    table_text(table, title);
    table_text(table, value);
}

static bool count_rows(struct table *table, const char *summary, struct arena *arena,
                       struct err *err)
{
    struct json_value object;
    if (!json_read(summary, strlen(summary), arena, &object, err))
        return err_in(err, "the road network's summary");
    const struct json_value *files = json_find(&object, "files");
    for (uint32_t i = 0; files != NULL && i < files->count; i++)
        row(table, "file", "extract",
            files->items[i].kind == JSON_KIND_TEXT ? files->items[i].text : NULL);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        const struct json_value *count = json_find(&object, counts[i].key);
        if (count != NULL && count->kind == JSON_KIND_WHOLE)
            row(table, counts[i].key, counts[i].title,
                arena_format(arena, "%lld", (long long)count->whole));
    }
    return true;
}

/* "7-9 140 %, 16-18 150 %"; NULL: all hours are alike. */
static const char *hours_text(const int32_t *percent, struct arena *arena)
{
    const char *text = NULL;
    for (int from = 0, until; from < ROAD_HOURS; from = until) {
        for (until = from + 1; until < ROAD_HOURS && percent[until] == percent[from];)
            until++;
        if (percent[from] != 100)
            text = arena_format(arena, "%s%s%d-%d %d %%", text == NULL ? "" : text,
                                text == NULL ? "" : ", ", from, until, percent[from]);
    }
    return text;
}

static bool hour_rows(struct table *table, const char *summary, struct arena *arena,
                      struct err *err)
{
    struct road_factors factors;
    if (!road_factors_read(summary, arena, &factors, err))
        return false;
    for (int class = 0; class < ROAD_CLASS_COUNT; class ++) {
        const char *text = hours_text(factors.percent[class], arena);
        if (text != NULL)
            row(table, "hours",
                arena_format(arena, "hours of %s",
                             road_class_name((enum road_class) class)),
                text);
    }
    return true;
}

static const char *errors_text(const struct straight_fit *fit, struct arena *arena)
{
    return arena_format(arena, "%d %% in the middle, %d %% for one in ten",
                        (fit->median_error_ppm + PERCENT / 2) / PERCENT,
                        (fit->high_error_ppm + PERCENT / 2) / PERCENT);
}

/* What straight lines miss of a drive's seconds. */
static bool fit_rows(struct table *table, struct session *session, struct err *err)
{
    struct arena *arena = &session->arena;
    struct straight_fit present, best;
    if (!straight_fit_judge(session->roads, SPOTS,
                            straight_of(&session->model.organisation), &present, err) ||
        !straight_fit_make(session->roads, SPOTS, &best, err))
        return false;
    if (best.drive_count == 0)
        return true;
    row(table, "straight_error", "straight lines are off by",
        errors_text(&present, arena));
    row(table, "fitted_detour", "  best: setting detour",
        arena_format(arena, "%d.%02d", best.detour_ppm / 1000000,
                     best.detour_ppm / PERCENT % 100));
    row(table, "fitted_speed_far", "  setting speed_far",
        arena_format(arena, "%d", best.speed_far_kmh));
    row(table, "fitted_speed_start", "  setting speed_start",
        arena_format(arena, "%dm", best.speed_start_s / 60));
    row(table, "fitted_error", "  then off by", errors_text(&best, arena));
    return true;
}

static bool show(const struct request *request, struct session *session,
                 struct err *err)
{
    const struct network_facts *facts = network_facts(session->network);
    struct arena *arena = &session->arena;
    char made[ZONE_INSTANT_SIZE];
    struct table table;
    table_init(&table, columns, COLUMN_COUNT, arena);
    row(&table, "made", "made",
        arena_text(arena, zone_instant_text(session->zone, facts->made_utc, made)));
    row(&table, "profile", "profile", facts->profile);
    return count_rows(&table, facts->summary, arena, err) &&
           hour_rows(&table, facts->summary, arena, err) &&
           fit_rows(&table, session, err) && show_table(request, &table, err);
}

bool cmd_roads_show(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    (void)exit_code;
    bool is_done =
        session_open(&session, request, DB_READ, err) && session_network(&session, err);
    if (is_done && session.roads == NULL)
        is_done = err_set(err, ERR_MISSING,
                          "there is no road network; 'beat roads import FILE' takes "
                          "one in");
    is_done = is_done && show(request, &session, err);
    session_close(&session);
    return is_done;
}
