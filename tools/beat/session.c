// SPDX-License-Identifier: GPL-3.0-or-later
/* session: the only place that looks at the clock and the environment. */
#include "beat/session.h"

#include "beat/road_factors.h"
#include "beat/servers.h"
#include "beat/subject.h"
#include "store/load.h"
#include "store/settings_store.h"
#include "travel/road_hours.h"
#include "travel/road_tariff.h"
#include "travel/roads.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

const char *session_path(const struct request *request)
{
    const char *given = request_text(request, &option_db);
    const char *usual = getenv("BEAT_DB");
    if (given != NULL)
        return given;
    return usual != NULL && usual[0] != '\0' ? usual : "beat.db";
}

bool session_not_opened(const struct request *request, struct err *err)
{
    char text[ERR_TEXT_SIZE];
    if (err->code != ERR_MISSING || request_text(request, &option_db) != NULL)
        return false;
    memcpy(text, err->text, sizeof text);
    return err_set(err, ERR_MISSING,
                   "%s; 'beat init' makes it, '--db FILE' names another", text);
}

bool session_open_db(struct session *session, const struct request *request,
                     enum db_access access, struct err *err)
{
    return db_open(session_path(request), access, &session->db, err) ||
           session_not_opened(request, err);
}

bool session_set_zone(struct session *session, const struct request *request,
                      const char *zone_name, struct err *err)
{
    const bool has_now = command_find_option(request->command, option_now.name) != NULL;
    const char *text = has_now ? request_text(request, &option_now) : NULL;
    if (!zone_load(zone_name, &session->arena, &session->zone, err))
        return false;
    session->now_utc = (int64_t)time(NULL);
    if (text != NULL &&
        !zone_instant_read(text, session->zone, &session->now_utc, err)) {
        err->code = ERR_USAGE;
        return err_in(err, "'--now'");
    }
    zone_local(session->zone, session->now_utc, &session->now_day, &session->now_tod);
    return true;
}

bool session_load_zone(struct session *session, const struct request *request,
                       struct err *err)
{
    const struct setting_row *rows;
    const char *zone_name = "UTC";
    uint32_t count;
    if (!settings_store_list(session->db, &session->arena, &rows, &count, err))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        if (rows[i].level == SETTING_LEVEL_ORGANISATION &&
            strcmp(rows[i].key, "zone") == 0)
            zone_name = rows[i].value;
    }
    return session_set_zone(session, request, zone_name, err);
}

bool session_load(struct session *session, const struct request *request,
                  struct err *err)
{
    return store_load(session->db, NULL, &session->arena, &session->model, err) &&
           session_set_zone(session, request, session->model.zone, err);
}

bool session_open(struct session *session, const struct request *request,
                  enum db_access access, struct err *err)
{
    return session_open_db(session, request, access, err) &&
           session_load(session, request, err);
}

bool session_open_rep(struct session *session, const struct request *request,
                      enum db_access access, const char *rep, uint32_t *rep_ix,
                      struct err *err)
{
    struct load_scope scope = {NULL};
    if (!session_open_db(session, request, access, err) ||
        !subject_find_rep(session->db, rep, &session->arena, &scope.rep_crm_id, err) ||
        !store_load(session->db, &scope, &session->arena, &session->model, err))
        return false;
    const bool is_there = model_find_rep(&session->model, scope.rep_crm_id, rep_ix);
    assert(is_there);
    return is_there &&
           session_set_zone(session, request, session->model.reps[*rep_ix].zone, err);
}

bool session_network(struct session *session, struct err *err)
{
    if (session->roads != NULL)
        return true;
    if (session->network == NULL && !network_open(session->db, &session->network, err))
        return false;
    if (session->network == NULL)
        return true;
    const struct road_source source = network_source(session->network);
    return roads_open(&source, &session->roads, err);
}

/* How drives are to be told. */
struct travel_choice {
    bool is_straight, is_server, is_asked; /* is_asked: by --travel */
    struct table_service service;
};

static bool choose(struct session *session, const struct request *request,
                   struct travel_choice *choice, struct err *err)
{
    const bool has_option =
        command_find_option(request->command, option_travel.name) != NULL;
    const char *word = has_option ? request_text(request, &option_travel) : NULL;
    const char *server = NULL;
    *choice = (struct travel_choice){
        .is_straight = word != NULL && strcmp(word, "straight") == 0,
        .is_server = word != NULL && strcmp(word, "server") == 0,
        .is_asked = word != NULL};
    if ((word == NULL || choice->is_server) &&
        !settings_store_find_text(session->db, "travel_server", &session->arena,
                                  &server, err))
        return false;
    if (choice->is_server && server == NULL)
        return err_set(err, ERR_MISSING,
                       "there is no server; 'beat settings travel_server \"osrm "
                       "URL\"' names one");
    choice->is_server = server != NULL;
    return server == NULL ||
           table_service_read(server, &session->arena, &choice->service, err);
}

static bool use_roads(struct session *session, const struct travel_choice *choice,
                      bool is_shared, struct err *err)
{
    if (!session_network(session, err) ||
        (session->roads != NULL && is_shared && !roads_fill(session->roads, err)))
        return false;
    return session->roads != NULL || !choice->is_asked || choice->is_server ||
           err_set(err, ERR_MISSING,
                   "there is no road network; 'beat roads import FILE' takes one in");
}

bool session_roads(struct session *session, const struct request *request,
                   struct err *err)
{
    struct travel_choice choice;
    return choose(session, request, &choice, err) &&
           (choice.is_straight || use_roads(session, &choice, false, err));
}

static bool open_tariff(struct session *session, struct err *err)
{
    enum { UCT_PER_CT = 10000 };
    const int64_t *value = session->model.organisation.value;
    const struct road_prices prices = {.ferry_uct =
                                           value[SETTING_FERRY_CT] * UCT_PER_CT,
                                       .toll_km_uct = value[SETTING_TOLL_KM_UCT]};
    return road_tariff_open(session->roads, prices, &session->tariff, err);
}

static bool open_hours(struct session *session, struct err *err)
{
    struct road_factors factors;
    return road_factors_read(network_facts(session->network)->summary, &session->arena,
                             &factors, err) &&
           road_hours_open(session->roads, &factors, &session->hours, err);
}

bool session_travel(struct session *session, const struct request *request,
                    bool is_shared, struct travel *travel, struct err *err)
{
    struct travel_choice choice;
    if (!choose(session, request, &choice, err))
        return false;
    if (choice.is_server)
        return servers_open(request, &choice.service, &session->servers, travel, err);
    *travel = travel_straight(&session->model.organisation);
    if (choice.is_straight)
        return true;
    if (!use_roads(session, &choice, is_shared, err))
        return false;
    if (session->roads == NULL)
        return true;
    if (session->tariff == NULL && !open_tariff(session, err))
        return false;
    if (session->hours == NULL && !open_hours(session, err))
        return false;
    *travel = travel_roads(session->roads, session->tariff);
    travel->hours = session->hours;
    return true;
}

bool session_check_accounts(const struct model *model, struct err *err)
{
    return model->account_count > 0 ||
           err_set(err, ERR_MISSING,
                   "there are no accounts; 'beat import accounts FILE' takes them in");
}

void session_close(struct session *session)
{
    servers_close(session->servers);
    road_hours_close(session->hours);
    road_tariff_close(session->tariff);
    roads_close(session->roads);
    network_close(session->network);
    db_close(session->db);
    session->servers = NULL;
    session->tariff = NULL;
    session->hours = NULL;
    session->roads = NULL;
    session->network = NULL;
    session->db = NULL;
    arena_release(&session->arena);
}
