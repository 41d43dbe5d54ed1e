// SPDX-License-Identifier: GPL-3.0-or-later
/* company: the sample's distributor, made up in memory before it is written.
 *
 * Everything follows from a seed, a reference day, and the numbers of accounts and
 * reps. */
#ifndef SAMPLE_COMPANY_H
#define SAMPLE_COMPANY_H

#include "base/arena.h"
#include "base/rng.h"
#include "geo/point.h"
#include "sample/names.h"
#include "sample/towns.h"

struct company_options {
    uint32_t account_count, rep_count;
    uint64_t seed;
    int32_t today_day; /* nothing has happened after it; appointments lie in the week
                          after */
};

struct sample_rep {
    const char *id, *name, *mailbox;
    const struct town *town;
    struct geo_point home;
};

struct sample_account {
    const char *id, *name, *street, *postcode, *phone;
    const struct town *town;
    struct geo_point at;
    enum trade trade;
    uint32_t tier; /* 0 A .. 3 D */
    uint32_t rep;  /* the present owner */
    bool is_prospect, is_promised;
    int64_t revenue_ct;
    const char *opening;    /* "" when nobody wrote it down */
    int32_t last_visit_day; /* INT32_MIN: never */
};

struct company {
    struct company_options options;
    const struct sample_rep *reps;
    const struct sample_account *accounts;
    struct arena *arena;
    struct rng rng; /* for what is drawn while writing */
    struct names names;
};

enum { DEFAULT_ACCOUNTS = 700, DEFAULT_REPS = 6 };

/* Days between visits of a tier: what the shipped settings say as well. */
int32_t company_interval_days(uint32_t tier);

void company_make(struct company *company, const struct company_options *options,
                  struct arena *arena);

#endif
