// SPDX-License-Identifier: GPL-3.0-or-later
/* roads import: extracts are read and prepared to the end before anything is written.
 */
#include "base/threads.h"
#include "beat/commands.h"
#include "beat/progress.h"
#include "beat/road_factors.h"
#include "beat/session.h"
#include "beat/show.h"
#include "osm/draft_read.h"
#include "osm/prepare.h"
#include "text/json.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct column columns[] = {
    {.name = "ways", .title = "ways", .kind = CELL_COUNT},
    {.name = "segments", .title = "segments", .kind = CELL_COUNT},
    {.name = "junctions", .title = "junctions", .kind = CELL_COUNT},
    {.name = "turns", .title = "turn rules", .kind = CELL_COUNT},
    {.name = "turns_unclear", .title = "unclear", .kind = CELL_COUNT},
    {.name = "left_out", .title = "left out", .kind = CELL_COUNT},
    {.name = "pieces", .title = "pieces", .kind = CELL_COUNT},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

struct importing {
    const struct request *request;
    struct session *session;
    struct profile profile;
    const char *country;
    struct draft_counts read;
    struct prepare_counts counts;
    struct road_image image;
};

static bool work(void *context, struct meter *meter, struct err *err)
{
    struct importing *importing = context;
    const struct request *request = importing->request;
    struct arena *arena = &importing->session->arena;
    const struct prepare_options options = {
        (uint32_t)importing->profile.piece_junctions, threads_available()};
    struct road_draft draft;
    return draft_read(request->arguments, request->argument_count, &importing->profile,
                      arena, meter, &draft, &importing->read, err) &&
           prepare_roads(&draft, &options, arena, meter, &importing->image,
                         &importing->counts, err);
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

/* docs/formats.md has the keys. */
static void write_summary(const struct importing *importing, FILE *out)
{
    struct json_writer json = json_to(out, 0);
    const struct {
        const char *key;
        int64_t number;
    } rows[] = {
        {"ways", importing->read.way_count},
        {"points_missing", importing->read.missing_points},
        {"segments", importing->counts.segment_count},
        {"segments_left_out", importing->counts.left_out_segments},
        {"junctions", importing->counts.junction_count},
        {"junctions_left_out", importing->counts.left_out_junctions},
        {"states_split", importing->counts.split_states},
        {"turns", importing->read.turns.applied},
        {"turns_needless", importing->read.turns.needless},
        {"turns_unclear", importing->read.turns.unclear},
        {"pieces", importing->counts.piece_count},
    };
    json_begin_object(&json);
    json_key(&json, "files");
    json_begin_array(&json);
    for (uint32_t i = 0; i < importing->request->argument_count; i++)
        json_text(&json, base_name(importing->request->arguments[i]));
    json_end_array(&json);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        json_key(&json, rows[i].key);
        json_whole(&json, rows[i].number);
    }
    road_factors_write(&importing->profile.hours, &json);
    json_end_object(&json);
}

static bool save(const struct importing *importing, struct err *err)
{
    struct session *session = importing->session;
    const char *profile = request_text(importing->request, &option_profile);
    struct network_facts facts = {.name = "roads", .made_utc = session->now_utc};
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    if (out == NULL)
        return err_set(err, ERR_SYSTEM, "cannot write to memory");
    write_summary(importing, out);
    fclose(out);
    facts.summary = arena_text(&session->arena, bytes);
    free(bytes);
    facts.profile = arena_format(&session->arena, "%s%s%s",
                                 profile == NULL ? "roads-car" : base_name(profile),
                                 importing->country == NULL ? "" : ", ",
                                 importing->country == NULL ? "" : importing->country);
    return network_store_save(session->db, &facts, &importing->image, err);
}

static bool show(const struct importing *importing, struct err *err)
{
    const struct request *request = importing->request;
    struct table table;
    table_init(&table, columns, COLUMN_COUNT, &importing->session->arena);
    table_number(&table, importing->read.way_count);
    table_number(&table, importing->counts.segment_count);
    table_number(&table, importing->counts.junction_count);
    table_number(&table, importing->read.turns.applied);
    table_number(&table, importing->read.turns.unclear);
    table_number(&table, importing->counts.left_out_segments);
    table_number(&table, importing->counts.piece_count);
    if (!show_table(request, &table, err))
        return false;
    if (request_flag(request, &option_dry_run, false))
        show_line(request, "nothing was written: '--dry-run'");
    return true;
}

static bool set_up(struct importing *importing, struct err *err)
{
    const struct request *request = importing->request;
    struct session *session = importing->session;
    importing->country = request_text(request, &option_country_code);
    if (importing->country != NULL &&
        (strlen(importing->country) != 2 ||
         strspn(importing->country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 2))
        return err_set(err, ERR_USAGE,
                       "'--country' wants two capital letters, as MT, not '%.40s'",
                       importing->country);
    return profile_load(request_text(request, &option_profile), importing->country,
                        &session->arena, &importing->profile, err) &&
           session_open_db(session, request, DB_WRITE, err) &&
           session_load_zone(session, request, err);
}

bool cmd_roads_import(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct importing importing = {.request = request, .session = &session};
    (void)exit_code;
    const bool is_done =
        set_up(&importing, err) && progress_run(request, work, &importing, err) &&
        (request_flag(request, &option_dry_run, false) || save(&importing, err)) &&
        show(&importing, err);
    session_close(&session);
    return is_done;
}
