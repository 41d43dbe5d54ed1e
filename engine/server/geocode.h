// SPDX-License-Identifier: GPL-3.0-or-later
/* geocode: where an address is, by a server that speaks Nominatim's protocol. */
#ifndef SERVER_GEOCODE_H
#define SERVER_GEOCODE_H

#include "geo/point.h"
#include "model/account.h"
#include "server/http.h"

/* Any of them may be NULL or empty, but not all. */
struct geocode_question {
    const char *street, *postcode, *town;
    const char *country; /* two letters, or a name */
};

struct geocode_answer {
    enum place_precision precision; /* PLACE_ADDRESS, PLACE_POSTCODE, PLACE_TOWN;
                                       PLACE_NONE: nothing that precise is known */
    struct geo_point at;
    const char *says; /* what the server calls the place; NULL: nothing */
};

/* Is it an address of a server, rather than a file? */
bool geocode_is_server(const char *text);

/* Asks `url` (as "https://nominatim.example.org") all questions, a second between two
 * unless it is this machine, which is what public servers ask for. Answers in `arena`,
 * by questions. False when one of them gets no answer. */
bool geocode_ask(const char *url, const char *agent,
                 const struct geocode_question *questions, uint32_t count,
                 struct arena *arena, struct geocode_answer *answers,
                 struct err *err) MUST_CHECK;

#endif
