// SPDX-License-Identifier: GPL-3.0-or-later
/* import: every file is read and checked to its end, then all that was taken is written
 * in one transaction. What was refused is told on standard error. */
#include "base/sorting.h"
#include "beat/commands.h"
#include "beat/progress.h"
#include "beat/session.h"
#include "beat/show.h"
#include "intake/mapping.h"
#include "spatial/spatial.h"
#include "store/save_rows.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct column columns[] = {
    {.name = "kind", .title = "import"},
    {.name = "files", .kind = CELL_COUNT},
    {.name = "rows", .title = "rows", .kind = CELL_COUNT},
    {.name = "new", .title = "new", .kind = CELL_COUNT},
    {.name = "changed", .title = "changed", .kind = CELL_COUNT},
    {.name = "unchanged", .title = "unchanged", .kind = CELL_COUNT},
    {.name = "refused", .title = "refused", .kind = CELL_COUNT},
    {.name = "warnings", .title = "warnings", .kind = CELL_COUNT},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns, FAULTS_SHOWN = 20 };

struct importing {
    const struct request *request;
    struct session *session;
    enum import_kind kind;
    struct save *save;
    struct intake_options options;
    struct intake_counts counts; /* of all files */
};

static bool read_kind(const struct request *request, enum import_kind *kind,
                      struct err *err)
{
    char words[256];
    int at = 0;
    if (import_find(request->arguments[0], kind))
        return true;
    for (int i = 0; i < IMPORT_COUNT; i++)
        at += snprintf(words + at, sizeof words - (size_t)at, "%s%s", i > 0 ? ", " : "",
                       import_info_get((enum import_kind)i)->name);
    return err_set(err, ERR_USAGE, "'import' takes one of: %s, gazetteer; not '%s'",
                   words, request->arguments[0]);
}

/* All rows of one file: what the reader takes goes to the database's checks, what those
 * refuse goes back to the reader. */
static bool read_rows(struct importing *importing, struct intake *intake,
                      struct meter *meter, struct err *err)
{
    for (;;) {
        struct import_batch batch;
        const struct import_fault *faults;
        uint32_t fault_count;
        struct arena scratch = {0};
        if (!intake_next(intake, &batch, err))
            return false;
        if (batch.row_count == 0)
            return true;
        const bool is_good =
            save_add(importing->save, &batch, &scratch, &faults, &fault_count, err);
        if (is_good && fault_count > 0)
            intake_reject(intake, faults, fault_count);
        arena_release(&scratch);
        if (!is_good)
            return false;
        meter_add(meter, batch.row_count);
    }
}

static int compare_lines(const void *a, const void *b, const void *context)
{
    const uint64_t left = ((const struct intake_fault *)a)->line;
    const uint64_t right = ((const struct intake_fault *)b)->line;
    (void)context;
    return (left > right) - (left < right);
}

/* By line: what the reader refuses is known before what the database refuses. */
static void tell_faults(const char *path, const struct intake *intake,
                        struct arena *arena)
{
    const struct intake_counts counts = intake_counts_get(intake);
    const uint64_t all = counts.fault_count + counts.warning_count;
    uint32_t kept;
    const struct intake_fault *found = intake_faults(intake, &kept);
    struct intake_fault *faults = ARENA_ARRAY(arena, kept, struct intake_fault);
    if (kept > 0)
        memcpy(faults, found, kept * sizeof *faults);
    sorting_sort(faults, kept, sizeof *faults, compare_lines, NULL);
    for (uint32_t i = 0; i < kept && i < FAULTS_SHOWN; i++)
        show_remark("%s: %s%s", path, faults[i].is_warning ? "warning: " : "",
                    faults[i].sentence);
    if (all > FAULTS_SHOWN)
        show_remark("%s: and %" PRIu64 " more", path, all - FAULTS_SHOWN);
}

/* What every program would guess of a file is not worth a line. */
static const char plain_dialect[] =
    "utf-8, separator ',', decimal point, dates year-month-day";

/* A column that was not understood is worth a look before anything is planned. */
static void tell_columns(const struct request *request, const char *path,
                         const struct intake *intake, struct arena *arena)
{
    uint32_t count;
    const struct intake_column *used = intake_columns(intake, &count);
    const char *list = NULL;
    for (uint32_t i = 0; i < count; i++) {
        if (used[i].field == NULL)
            list = list == NULL ? arena_text(arena, used[i].header)
                                : arena_format(arena, "%s, %s", list, used[i].header);
    }
    if (strcmp(intake_dialect(intake), plain_dialect) != 0)
        show_paragraph(request, "%s: read as %s", path, intake_dialect(intake));
    if (list != NULL)
        show_paragraph(request, "%s: columns not used: %s", path, list);
}

static void add_counts(struct intake_counts *sum, struct intake_counts counts)
{
    sum->row_count += counts.row_count;
    sum->taken_count += counts.taken_count;
    sum->rejected_count += counts.rejected_count;
    sum->fault_count += counts.fault_count;
    sum->warning_count += counts.warning_count;
}

static bool read_file(struct importing *importing, const char *path,
                      struct meter *meter, struct err *err)
{
    struct intake *intake;
    struct err closing;
    if (!intake_open(path, importing->kind, &importing->options, &intake, err))
        return false;
    bool is_good = read_rows(importing, intake, meter, err);
    if (!is_good)
        err_in(err, "%s", path);
    tell_faults(path, intake, &importing->session->arena);
    if (is_good)
        tell_columns(importing->request, path, intake, &importing->session->arena);
    add_counts(&importing->counts, intake_counts_get(intake));
    return intake_close(intake, is_good ? err : &closing) && is_good;
}

static bool work(void *context, struct meter *meter, struct err *err)
{
    struct importing *importing = context;
    const struct request *request = importing->request;
    meter_begin(meter, "rows read", 0);
    for (uint32_t i = 1; i < request->argument_count; i++) {
        if (!read_file(importing, request->arguments[i], meter, err))
            return false;
    }
    const uint64_t refused_count = importing->counts.rejected_count;
    if (refused_count > 0 && request_flag(request, &option_strict, false))
        return err_set(err, ERR_INPUT,
                       "nothing was imported: '--strict', and %" PRIu64 " %s refused",
                       refused_count, refused_count == 1 ? "row was" : "rows were");
    meter_begin(meter, "writing", 0);
    return save_finish(importing->save, request_flag(request, &option_dry_run, false),
                       err);
}

static bool show(const struct importing *importing, struct err *err)
{
    const struct request *request = importing->request;
    const struct save_counts counts = save_counts_get(importing->save);
    const uint64_t refused_count = importing->counts.rejected_count;
    struct table table;
    table_init(&table, columns, COLUMN_COUNT, &importing->session->arena);
    table_text(&table, import_info_get(importing->kind)->name);
    table_number(&table, request->argument_count - 1);
    table_number(&table, (int64_t)importing->counts.row_count);
    table_number(&table, (int64_t)counts.new_count);
    table_number(&table, (int64_t)counts.changed_count);
    table_number(&table, (int64_t)counts.unchanged_count);
    table_number(&table, (int64_t)refused_count);
    if (refused_count > 0)
        table_tone(&table, TONE_BAD);
    table_number(&table, (int64_t)importing->counts.warning_count);
    if (!show_table(request, &table, err))
        return false;
    if (request_flag(request, &option_dry_run, false))
        show_line(request, "nothing was written: '--dry-run'");
    return true;
}

/* Before anything is read: an import that took a minute would be sad to lose. */
static bool check_rejects(const struct importing *importing, struct err *err)
{
    const char *path = importing->options.reject_path;
    if (path == NULL)
        return true;
    if (importing->request->argument_count > 2)
        return err_set(err, ERR_USAGE, "'--rejects' goes with one file at a time");
    if (!importing->options.replaces_rejects && access(path, F_OK) == 0)
        return err_set(err, ERR_USAGE, "'%s' is there already; '--force' replaces it",
                       path);
    return true;
}

static bool set_up(struct importing *importing, struct err *err)
{
    const struct request *request = importing->request;
    struct session *session = importing->session;
    const char *mapping = request_text(request, &option_mapping);
    importing->options.reject_path = request_text(request, &option_rejects);
    importing->options.replaces_rejects = request_flag(request, &option_force, false);
    if (!read_kind(request, &importing->kind, err))
        return false;
    if (!check_rejects(importing, err))
        return false;
    if (mapping != NULL &&
        !mapping_load(mapping, &session->arena, &importing->options.mapping, err))
        return false;
    if ((!spatial_open(session_path(request), DB_WRITE, &session->db, err) &&
         !session_not_opened(request, err)) ||
        !session_load_zone(session, request, err))
        return false;
    importing->options.zone = session->zone;
    return save_open(session->db, importing->kind, session->now_utc, &importing->save,
                     err);
}

bool cmd_import(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct importing importing = {.request = request, .session = &session};
    (void)exit_code;
    if (strcmp(request->arguments[0], "gazetteer") == 0)
        return import_gazetteer(request, err);
    const bool is_done = set_up(&importing, err) &&
                         progress_run(request, work, &importing, err) &&
                         show(&importing, err);
    save_close(importing.save);
    session_close(&session);
    return is_done;
}
