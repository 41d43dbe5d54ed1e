// SPDX-License-Identifier: GPL-3.0-or-later
/* journey: from here to there, by car and by the services of the file. */
#include "travel/journey.h"

#include "base/civil.h"
#include "beat/commands.h"
#include "beat/session.h"
#include "beat/show.h"
#include "beat/whereabouts.h"
#include "model/words.h"

#include <stddef.h>

static const struct column columns[] = {
    {.name = "rank", .title = "#", .kind = CELL_COUNT},
    {.name = "by", .title = "by"},
    {.name = "service", .title = "service"},
    {.name = "leave_tod", .title = "leave", .kind = CELL_TOD},
    {.name = "from_stop", .title = "from", .can_shrink = true, .goes = 1},
    {.name = "depart_tod", .title = "departs", .kind = CELL_TOD},
    {.name = "to_stop", .title = "to", .can_shrink = true, .goes = 1},
    {.name = "ride_s", .title = "ride", .kind = CELL_LENGTH},
    {.name = "drive_s", .title = "drive", .kind = CELL_LENGTH},
    {.name = "drive_m", .title = "length", .kind = CELL_DISTANCE, .decimals = 1},
    {.name = "arrive_tod", .title = "there", .kind = CELL_TOD},
    {.name = "cost_ct", .title = "cost", .kind = CELL_MONEY},
    {.name = "price_ct", .title = "with time", .kind = CELL_MONEY},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

struct asking {
    const struct request *request;
    struct session *session;
    uint32_t rep_ix;
    struct geo_point places[2];
    struct journey_question question;
    struct journey *found;
    uint32_t count;
};

/* --leave or --arrive in her zone; without either: now. */
static bool read_when(struct asking *asking, struct err *err)
{
    struct session *session = asking->session;
    const char *leave = request_text(asking->request, &option_leave);
    const char *arrive = request_text(asking->request, &option_arrive);
    struct journey_question *question = &asking->question;
    int64_t utc = session->now_utc;
    if (leave != NULL && arrive != NULL)
        return err_set(err, ERR_USAGE, "'--leave' and '--arrive' exclude each other");
    const char *text = arrive != NULL ? arrive : leave;
    if (text != NULL && !zone_instant_read(text, session->zone, &utc, err)) {
        err->code = ERR_USAGE;
        return err_in(err, "'%s'", arrive != NULL ? "--arrive" : "--leave");
    }
    int32_t tod;
    zone_local(session->zone, utc, &question->day, &tod);
    question->is_late = arrive != NULL;
    question->ready_tod = question->is_late ? 0 : tod;
    question->by_tod = question->is_late ? tod : JOURNEY_DAY_S;
    return true;
}

static bool ask(struct asking *asking, struct err *err)
{
    struct session *session = asking->session;
    const struct model *model = &session->model;
    const struct settings settings = model_rep_settings(model, asking->rep_ix);
    const struct places places = {asking->places, 2};
    struct journeys journeys;
    struct travel travel;
    struct drive drive;
    asking->question.to = 1;
    asking->found =
        ARENA_ARRAY(&session->arena, model->service_count + (size_t)1, struct journey);
    if (!session_travel(session, asking->request, false, &travel, err))
        return false;
    /* Where hours differ: the drive of who leaves now is known to begin now. */
    const struct journey_question *question = &asking->question;
    const struct travel within =
        travel_leaving(&travel, question->ready_tod, question->by_tod);
    const struct travel at_once =
        travel_leaving(&travel, question->ready_tod, question->ready_tod);
    travel = question->is_late ? within : at_once;
    if (!journeys_lay(model, &settings, &within, places, &session->arena, &journeys,
                      err) ||
        !travel_drive(&travel, places.at[0], places.at[1], &drive, err))
        return false;
    asking->count = journeys_find(&journeys, &asking->question, drive, asking->found);
    return true;
}

/* What a drive has not. */
static void put_ride(struct table *table, const struct service *service, int32_t number)
{
    if (service == NULL)
        table_none(table);
    else
        table_number(table, number);
}

static void put(const struct asking *asking, struct table *table, uint32_t rank)
{
    const struct journey *journey = &asking->found[rank];
    const struct service *service =
        journey->service_ix == NO_IX
            ? NULL
            : &asking->session->model.services[journey->service_ix];
    table_number(table, rank + 1);
    table_text(table, service == NULL ? "car" : service_mode_word(service->mode));
    table_text(table, service == NULL ? NULL : service->crm_id);
    table_number(table, journey->leave_tod);
    table_text(table, service == NULL ? NULL : service->from_name);
    put_ride(table, service, journey->depart_tod);
    table_text(table, service == NULL ? NULL : service->to_name);
    put_ride(table, service, journey->ride_s);
    table_number(table, journey->access.drive_s + journey->egress.drive_s);
    table_number(table, journey->access.drive_m + journey->egress.drive_m);
    table_number(table, journey->arrive_tod);
    table_number(table, journey->cost_ct);
    table_number(table, journey->price_ct);
}

static bool show(const struct asking *asking, struct err *err)
{
    struct arena *arena = &asking->session->arena;
    struct column *shown = show_columns(columns, COLUMN_COUNT, arena);
    struct table table;
    if (asking->count == 0 && show_is_for_people(asking->request)) {
        show_line(asking->request, "one cannot be there %s",
                  asking->question.is_late ? "in time" : "on that day");
        return true;
    }
    table_init(&table, shown, COLUMN_COUNT, arena);
    for (uint32_t i = 0; i < asking->count; i++)
        put(asking, &table, i);
    return show_table(asking->request, &table, err);
}

bool cmd_journey(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct asking asking = {.request = request, .session = &session};
    (void)exit_code;
    bool is_done = session_open_rep(&session, request, DB_READ,
                                    request_argument(request, 0), &asking.rep_ix, err);
    for (uint32_t i = 0; is_done && i < 2; i++)
        is_done =
            whereabouts_find(&session.model, asking.rep_ix,
                             request_argument(request, i + 1), &asking.places[i], err);
    is_done =
        is_done && read_when(&asking, err) && ask(&asking, err) && show(&asking, err);
    session_close(&session);
    return is_done;
}
