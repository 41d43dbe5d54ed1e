// SPDX-License-Identifier: GPL-3.0-or-later
/* https://nominatim.org/release-docs/latest/api/Search/: a structured question,
 * answered by a list in the order of importance, of which one is asked for.
 *
 * How precise an answer is, its place_rank tells
 * (https://nominatim.org/release-docs/latest/customize/Ranking/): 26 and above are
 * streets and houses, a postcode says so by its type, 13 to 25 are towns and parts of
 * them; below that are counties and countries, whose middle is no place to drive to. */
#include "server/geocode.h"

#include "text/json.h"
#include "text/number.h"

#include <string.h>

enum { STATUS_OK = 200, RANK_STREET = 26, RANK_TOWN = 13, PAUSE_MS = 1000 };

bool geocode_is_server(const char *text)
{
    return strncmp(text, "http://", 7) == 0 || strncmp(text, "https://", 8) == 0;
}

static bool is_this_machine(const char *url)
{
    const char *host = strstr(url, "://") + 3;
    return strncmp(host, "127.", 4) == 0 || strncmp(host, "localhost", 9) == 0 ||
           strncmp(host, "[::1]", 5) == 0;
}

static const char *part(const char *url, const char *key, const char *value,
                        struct arena *arena)
{
    if (value == NULL || *value == '\0')
        return url;
    return arena_format(arena, "%s&%s=%s", url, key, http_escape(value, arena));
}

static const char *url_of(const char *server, const struct geocode_question *question,
                          struct arena *arena)
{
    size_t length = strlen(server);
    const bool is_code = question->country != NULL && strlen(question->country) == 2;
    while (length > 0 && server[length - 1] == '/')
        length--;
    const char *url =
        arena_format(arena, "%.*s/search?format=jsonv2&limit=1", (int)length, server);
    url = part(url, "street", question->street, arena);
    url = part(url, "postalcode", question->postcode, arena);
    url = part(url, "city", question->town, arena);
    return part(url, is_code ? "countrycodes" : "country", question->country, arena);
}

static enum place_precision precision_of(const struct json_value *place)
{
    const struct json_value *rank = json_find(place, "place_rank");
    const struct json_value *type = json_find(place, "type");
    if (type != NULL && type->kind == JSON_KIND_TEXT &&
        strcmp(type->text, "postcode") == 0)
        return PLACE_POSTCODE;
    if (rank == NULL || rank->kind != JSON_KIND_WHOLE || rank->whole < RANK_TOWN)
        return PLACE_NONE;
    return rank->whole >= RANK_STREET ? PLACE_ADDRESS : PLACE_TOWN;
}

/* Nominatim writes degrees as texts; others as numbers. */
static bool degrees_read(const struct json_value *value, double *degrees)
{
    struct err err;
    if (value == NULL)
        return false;
    if (value->kind == JSON_KIND_TEXT)
        return number_real_read(value->text, degrees, &err);
    *degrees = value->real;
    return value->kind == JSON_KIND_REAL || value->kind == JSON_KIND_WHOLE;
}

static bool place_read(const struct json_value *place, struct geocode_answer *answer)
{
    const struct json_value *says = json_find(place, "display_name");
    struct err err;
    if (!degrees_read(json_find(place, "lat"), &answer->at.lat_deg) ||
        !degrees_read(json_find(place, "lon"), &answer->at.lon_deg) ||
        !geo_point_check(answer->at, &err))
        return false;
    answer->precision = precision_of(place);
    answer->says = says != NULL && says->kind == JSON_KIND_TEXT ? says->text : NULL;
    return true;
}

static bool answer_read(const struct http_answer *http, struct arena *arena,
                        struct geocode_answer *answer, struct err *err)
{
    struct json_value list;
    *answer = (struct geocode_answer){.precision = PLACE_NONE};
    if (http->failure != NULL)
        return err_set(err, http->code, "%s", http->failure);
    if (http->status != STATUS_OK)
        return err_set(err, ERR_SYSTEM, "it answers with status %d", (int)http->status);
    if (!json_read(http->body, http->size, arena, &list, err))
        return false;
    if (list.kind != JSON_KIND_ARRAY)
        return err_set(err, ERR_SYSTEM, "it answers with %s and not with a list",
                       json_kind_name(list.kind));
    if (list.count > 0 && !place_read(&list.items[0], answer))
        return err_set(err, ERR_SYSTEM, "its answer has no lat and lon");
    return true;
}

static bool ask_all(struct http *http, const char *url,
                    const struct geocode_question *questions, uint32_t count,
                    struct arena *arena, struct geocode_answer *answers,
                    struct err *err)
{
    struct http_request *requests = ARENA_ARRAY(arena, count, struct http_request);
    struct http_answer *told = ARENA_ARRAY(arena, count, struct http_answer);
    for (uint32_t i = 0; i < count; i++)
        requests[i].url = url_of(url, &questions[i], arena);
    http_ask_all(http, requests, count, arena, told);
    for (uint32_t i = 0; i < count; i++)
        if (!answer_read(&told[i], arena, &answers[i], err))
            return told[i].failure != NULL
                       ? false
                       : err_in(err, "server '%s'", http_server_name(url, arena));
    return true;
}

bool geocode_ask(const char *url, const char *agent,
                 const struct geocode_question *questions, uint32_t count,
                 struct arena *arena, struct geocode_answer *answers, struct err *err)
{
    struct http *http;
    struct http_options options = http_options_default();
    options.agent = agent;
    options.pause_ms = is_this_machine(url) ? 0 : PAUSE_MS;
    if (!http_open(&options, &http, err))
        return false;
    const bool is_done = ask_all(http, url, questions, count, arena, answers, err);
    http_close(http);
    return is_done;
}
