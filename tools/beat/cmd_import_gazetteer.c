// SPDX-License-Identifier: GPL-3.0-or-later
/* import gazetteer: accounts without coordinates, or whose place was guessed before,
 * are put where their postcode or town is, or where a server says that their address
 * is. Files are looked through first; of two answers the more precise one holds. Every
 * guess is told. */
#include "beat/commands.h"
#include "beat/session.h"
#include "beat/show.h"
#include "intake/gazetteer.h"
#include "model/words.h"
#include "server/geocode.h"
#include "spatial/spatial.h"
#include "store/place_store.h"

#include <inttypes.h>

static const struct column columns[] = {
    {.name = "account_id", .title = "account"},
    {.name = "name", .title = "name", .can_shrink = true},
    {.name = "country"},
    {.name = "postcode", .title = "postcode"},
    {.name = "city", .title = "town", .can_shrink = true},
    {.name = "precision", .title = "found by"},
    {.name = "lon_deg", .title = "longitude", .kind = CELL_REAL, .decimals = 5},
    {.name = "lat_deg", .title = "latitude", .kind = CELL_REAL, .decimals = 5},
    {.name = "radius_m", .title = "within", .kind = CELL_DISTANCE, .decimals = 1},
    {.name = "note", .title = "note"},
};
enum { SHOWN_FOR_PEOPLE = 40 };

struct locating {
    const struct request *request;
    struct session *session;
    struct gazetteer *gazetteer;
    const struct unplaced *list;
    uint32_t count;
    struct gazetteer_answer *answers; /* by `list` */
    struct placing *placings;
    const char **says; /* by `list`: what a server calls the place; NULL: nothing */
    uint32_t placing_count, address_count, postcode_count, ambiguous_count;
    uint64_t place_count;
};

static bool read_files(struct locating *locating, struct err *err)
{
    const struct request *request = locating->request;
    for (uint32_t i = 1; i < request->argument_count; i++) {
        uint64_t place_count, passed_count;
        if (geocode_is_server(request->arguments[i]))
            continue;
        if (!gazetteer_read(locating->gazetteer, request->arguments[i], &place_count,
                            &passed_count, err))
            return false;
        locating->place_count += place_count;
        if (passed_count > 0)
            show_remark("%s: %" PRIu64 " rows are no places", request->arguments[i],
                        passed_count);
    }
    return true;
}

/* By the files. */
static void look_up(struct locating *locating)
{
    struct arena *arena = &locating->session->arena;
    locating->answers = ARENA_ARRAY(arena, locating->count, struct gazetteer_answer);
    locating->says = ARENA_ARRAY(arena, locating->count, const char *);
    for (uint32_t i = 0; i < locating->count; i++) {
        const struct unplaced *account = &locating->list[i];
        const struct gazetteer_question question = {account->country, account->postcode,
                                                    account->city};
        locating->answers[i] = gazetteer_find(locating->gazetteer, &question);
    }
}

/* By one server, all accounts that have anything of an address. */
static bool ask_server(struct locating *locating, const char *url, struct err *err)
{
    struct arena *arena = &locating->session->arena;
    struct geocode_question *questions =
        ARENA_ARRAY(arena, locating->count, struct geocode_question);
    struct geocode_answer *answers =
        ARENA_ARRAY(arena, locating->count, struct geocode_answer);
    uint32_t *ixs = ARENA_ARRAY(arena, locating->count, uint32_t), count = 0;
    for (uint32_t i = 0; i < locating->count; i++) {
        const struct unplaced *account = &locating->list[i];
        if (account->street == NULL && account->postcode == NULL &&
            account->city == NULL)
            continue;
        ixs[count] = i;
        questions[count++] = (struct geocode_question){
            account->street, account->postcode, account->city, account->country};
    }
    if (!geocode_ask(url, "beat/" BEAT_VERSION, questions, count, arena, answers, err))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        struct gazetteer_answer *best = &locating->answers[ixs[i]];
        if (answers[i].precision >= best->precision)
            continue;
        *best = (struct gazetteer_answer){.precision = answers[i].precision,
                                          .at = answers[i].at};
        locating->says[ixs[i]] = answers[i].says != NULL ? answers[i].says : "";
    }
    return true;
}

static bool ask_servers(struct locating *locating, struct err *err)
{
    const struct request *request = locating->request;
    for (uint32_t i = 1; i < request->argument_count; i++)
        if (geocode_is_server(request->arguments[i]) &&
            !ask_server(locating, request->arguments[i], err))
            return false;
    return true;
}

static void choose(struct locating *locating)
{
    locating->placings =
        ARENA_ARRAY(&locating->session->arena, locating->count, struct placing);
    for (uint32_t i = 0; i < locating->count; i++) {
        const struct unplaced *account = &locating->list[i];
        const struct gazetteer_answer answer = locating->answers[i];
        /* A town does not replace a postcode that was found before. */
        if (answer.precision == PLACE_TOWN && account->precision == PLACE_POSTCODE) {
            locating->answers[i] = (struct gazetteer_answer){.precision = PLACE_NONE};
            continue;
        }
        locating->ambiguous_count += answer.is_ambiguous;
        locating->address_count += answer.precision == PLACE_ADDRESS;
        locating->postcode_count += answer.precision == PLACE_POSTCODE;
        if (answer.precision != PLACE_NONE)
            locating->placings[locating->placing_count++] =
                (struct placing){account->account_id, answer.at, answer.precision};
    }
}

static const char *note_of(const struct locating *locating, uint32_t ix)
{
    const struct unplaced *account = &locating->list[ix];
    const struct gazetteer_answer *answer = &locating->answers[ix];
    if (answer->precision != PLACE_NONE)
        return locating->says[ix];
    if (answer->is_ambiguous)
        return "several places";
    if (account->postcode == NULL && account->city == NULL)
        return "has no postcode and no town";
    return account->precision == PLACE_NONE ? "not found" : "left as it was";
}

static void put_row(const struct locating *locating, uint32_t ix, struct table *table)
{
    const struct unplaced *account = &locating->list[ix];
    const struct gazetteer_answer *answer = &locating->answers[ix];
    const bool is_found = answer->precision != PLACE_NONE;
    table_text(table, account->crm_id);
    table_text(table, account->name);
    table_text(table, account->country);
    table_text(table, account->postcode);
    table_text(table, account->city);
    table_text(table, precision_word(answer->precision));
    if (is_found) {
        table_real(table, answer->at.lon_deg);
        table_real(table, answer->at.lat_deg);
        if (locating->says[ix] == NULL)
            table_number(table, (int64_t)(answer->radius_m + 0.5));
        else
            table_none(table); /* a server does not say */
    } else {
        table_none(table);
        table_none(table);
        table_none(table);
    }
    table_text(table, note_of(locating, ix));
}

static void show_sums(const struct locating *locating)
{
    const struct request *request = locating->request;
    const uint32_t town_count =
        locating->placing_count - locating->postcode_count - locating->address_count;
    if (locating->count > SHOWN_FOR_PEOPLE)
        show_line(request, "and %u more; '--format csv' lists all",
                  locating->count - SHOWN_FOR_PEOPLE);
    show_line(request,
              "%" PRIu64 " places read; of %u accounts %u found by address, %u by "
              "postcode, %u by town, %u mean several places, %u are not found",
              locating->place_count, locating->count, locating->address_count,
              locating->postcode_count, town_count, locating->ambiguous_count,
              locating->count - locating->placing_count - locating->ambiguous_count);
    if (request_flag(request, &option_dry_run, false))
        show_line(request, "nothing was written: '--dry-run'");
}

static bool show(const struct locating *locating, struct err *err)
{
    const bool is_for_people = show_is_for_people(locating->request);
    struct table table;
    table_init(&table, columns, sizeof columns / sizeof *columns,
               &locating->session->arena);
    for (uint32_t i = 0;
         i < locating->count && (!is_for_people || i < SHOWN_FOR_PEOPLE); i++)
        put_row(locating, i, &table);
    if ((locating->count > 0 || !is_for_people) &&
        !show_table(locating->request, &table, err))
        return false;
    show_sums(locating);
    return true;
}

static bool save(const struct locating *locating, struct err *err)
{
    return request_flag(locating->request, &option_dry_run, false) ||
           place_store_save(locating->session->db, locating->placings,
                            locating->placing_count, err);
}

static bool open_file(struct session *session, const struct request *request,
                      struct err *err)
{
    return spatial_open(session_path(request), DB_WRITE, &session->db, err) ||
           session_not_opened(request, err);
}

bool import_gazetteer(const struct request *request, struct err *err)
{
    struct session session = {0};
    struct locating locating = {.request = request, .session = &session};
    locating.gazetteer = gazetteer_new(&session.arena);
    bool is_done = open_file(&session, request, err) && read_files(&locating, err) &&
                   place_store_load(session.db, &session.arena, &locating.list,
                                    &locating.count, err);
    if (is_done)
        look_up(&locating);
    is_done = is_done && ask_servers(&locating, err);
    if (is_done)
        choose(&locating);
    is_done = is_done && save(&locating, err) && show(&locating, err);
    session_close(&session);
    return is_done;
}
