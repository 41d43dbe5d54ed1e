// SPDX-License-Identifier: GPL-3.0-or-later
/* check: everything that is found, in one list, whatever part it comes from. */
#include "beat/checks.h"
#include "beat/commands.h"
#include "beat/session.h"
#include "beat/show.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

static const struct column columns[] = {
    {.name = "part"},    {.name = "severity"}, {.name = "code"},
    {.name = "subject"}, {.name = "sentence"}, {.name = "advice"},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns, SHOWN_OF_A_CODE = 5 };

static bool write_rows(const struct request *request, const struct checks *checks,
                       struct arena *arena, struct err *err)
{
    struct table table;
    table_init(&table, columns, COLUMN_COUNT, arena);
    for (size_t i = 0; i < checks->count; i++) {
        const struct check_finding *finding = &checks->findings[i];
        table_text(&table, finding->part);
        table_text(&table, finding->severity);
        table_text(&table, finding->code);
        table_text(&table, finding->subject);
        table_text(&table, finding->sentence);
        table_text(&table, finding->advice);
    }
    return show_table(request, &table, err);
}

static bool is_same_code(const struct check_finding *a, const struct check_finding *b)
{
    return strcmp(a->part, b->part) == 0 && strcmp(a->code, b->code) == 0;
}

/* The first few of each code, and the advice once. */
static void write_code(const struct check_finding *findings, size_t count)
{
    for (size_t i = 0; i < count && i < SHOWN_OF_A_CODE; i++)
        printf("%s: %s%s%s\n", findings[i].severity, findings[i].subject,
               findings[i].subject[0] != '\0' ? ": " : "", findings[i].sentence);
    if (count > SHOWN_OF_A_CODE)
        printf("  and %zu more like this; '--format csv' lists all\n",
               count - SHOWN_OF_A_CODE);
    if (findings[0].advice[0] != '\0')
        printf("  %s\n", findings[0].advice);
}

static void write_lines(const struct checks *checks, struct arena *arena)
{
    size_t first = 0;
    while (first < checks->count) {
        size_t end = first + 1;
        while (end < checks->count &&
               is_same_code(&checks->findings[first], &checks->findings[end]))
            end++;
        write_code(&checks->findings[first], end - first);
        first = end;
    }
    for (size_t i = 0; i < checks->part_count; i++)
        printf("%s: %s\n", checks->parts[i].part, checks->parts[i].looked_at);
    printf("%s, %s\n", show_count(arena, checks->error_count, "error", NULL),
           show_count(arena, checks->warning_count, "warning", NULL));
}

static bool look(const struct request *request, struct session *session,
                 struct checks *checks, struct err *err)
{
    const char *part = request_argument(request, 0);
    const bool is_all = part == NULL;
    if (is_all || strcmp(part, "data") == 0) {
        if (!check_data(session, checks, err))
            return false;
    }
    if (is_all || strcmp(part, "territory") == 0) {
        if (!check_territory(request, session, checks, err))
            return false;
    }
    if (is_all || strcmp(part, "plan") == 0)
        return check_plan(request, session, checks, err);
    return true;
}

bool cmd_check(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct checks checks = {.arena = &session.arena};
    bool is_done = session_open(&session, request, DB_READ, err) &&
                   look(request, &session, &checks, err);
    if (is_done && show_is_for_people(request))
        write_lines(&checks, &session.arena);
    else if (is_done)
        is_done = write_rows(request, &checks, &session.arena, err);
    if (checks.error_count + checks.warning_count > 0 &&
        request_flag(request, &option_strict, false))
        *exit_code = EXIT_LEFT_OUT;
    session_close(&session);
    return is_done;
}
