// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/session.h"
#include "beat/show.h"
#include "store/overview.h"

#include <stddef.h>

static const struct column columns[] = {
    {.name = "what"},
    {.title = ""},
    {.name = "count", .title = "count", .kind = CELL_COUNT},
    {.name = "day", .title = "day", .kind = CELL_DAY},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static void count_row(struct table *table, const char *what, const char *title,
                      int64_t count)
{
    table_text(table, what);
    table_text(table, title);
    table_number(table, count);
    table_none(table);
}

/* A count of things that are not as they should be. */
static void lack_row(struct table *table, const char *what, const char *title,
                     int64_t count)
{
    table_text(table, what);
    table_text(table, title);
    table_number(table, count);
    if (count > 0)
        table_tone(table, TONE_WARN);
    table_none(table);
}

/* Programs get the row in any case, people only when there is a day. */
static void day_row(struct table *table, const char *what, const char *title,
                    int32_t day, bool is_for_people)
{
    if (day == NO_DAY && is_for_people)
        return;
    table_text(table, what);
    table_text(table, title);
    table_none(table);
    if (day == NO_DAY)
        table_none(table);
    else
        table_number(table, day);
}

static void fill(struct table *table, const struct overview *overview,
                 bool is_for_people)
{
    count_row(table, "reps", "reps", overview->reps);
    lack_row(table, "reps_without_home", "  without a home base",
             overview->reps_without_home);
    count_row(table, "territories", "territories", overview->territories);
    lack_row(table, "territories_vacant", "  vacant", overview->territories_vacant);
    count_row(table, "accounts", "accounts", overview->accounts);
    count_row(table, "prospects", "  prospects among them", overview->prospects);
    lack_row(table, "accounts_unlocated", "  without coordinates",
             overview->accounts_unlocated);
    lack_row(table, "accounts_unassigned", "  without a territory",
             overview->accounts_unassigned);
    count_row(table, "accounts_with_hours", "  with opening hours",
              overview->accounts_with_hours);
    count_row(table, "contacts", "contacts", overview->contacts);
    count_row(table, "opportunities_open", "open opportunities",
              overview->opportunities_open);
    count_row(table, "leads", "leads", overview->leads);
    count_row(table, "appointments_open", "open appointments",
              overview->appointments_open);
    count_row(table, "blocks", "blocks and must-visits", overview->blocks);
    count_row(table, "calendar_entries", "days off and holidays",
              overview->calendar_entries);
    count_row(table, "events", "events", overview->events);
    count_row(table, "lodgings", "lodgings", overview->lodgings);
    count_row(table, "services", "rail and air services", overview->services);
    count_row(table, "quotas", "quotas", overview->quotas);
    count_row(table, "visits", "visits logged", overview->visits);
    day_row(table, "last_visit", "  the last one", overview->last_visit_day,
            is_for_people);
    count_row(table, "plans", "plans", overview->plans);
    day_row(table, "last_plan", "  the last one begins", overview->last_plan_monday,
            is_for_people);
    count_row(table, "alignments", "times territories were made", overview->alignments);
}

bool cmd_status(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct overview overview;
    struct table table;
    (void)exit_code;
    bool is_done = session_open_db(&session, request, DB_READ, err) &&
                   overview_load(session.db, &overview, err);
    if (is_done) {
        table_init(&table, columns, COLUMN_COUNT, &session.arena);
        fill(&table, &overview, show_is_for_people(request));
        is_done = show_table(request, &table, err);
    }
    session_close(&session);
    return is_done;
}
