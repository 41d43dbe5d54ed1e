// SPDX-License-Identifier: GPL-3.0-or-later
/* names: invented companies, people and streets with Latvian words.
 *
 * A company is `SIA "<word> <trade>"`; where a pair is used up the town is added, then
 * a number, so names are unique and none is meant to be a real company's. */
#ifndef SAMPLE_NAMES_H
#define SAMPLE_NAMES_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/rng.h"

enum trade {
    TRADE_BUILDING, /* building materials */
    TRADE_CARS,     /* car workshop */
    TRADE_METAL,
    TRADE_WOOD,
    TRADE_FARM,
    TRADE_ELECTRIC,
    TRADE_HIRE,   /* tool hire */
    TRADE_UPKEEP, /* care of houses */
    TRADE_COUNT
};

struct names {
    struct arena *arena;
    struct rng *rng;
    struct hash_table used;
};

void names_init(struct names *names, uint32_t expected, struct rng *rng,
                struct arena *arena);
const char *names_company(struct names *names, enum trade trade, const char *town);
const char *names_person(struct names *names);
const char *names_street(struct names *names);
/* "firstname.lastname" in plain letters, for an address at example.com. */
const char *names_mailbox(struct names *names, const char *person);

#endif
