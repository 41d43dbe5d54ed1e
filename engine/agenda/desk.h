// SPDX-License-Identifier: GPL-3.0-or-later
/* desk: where an agenda is made: candidates and reasons, and what they are made from.
 *
 * Only agenda/ uses this. A set of days is bits: bit d for days[d]. */
#ifndef AGENDA_DESK_H
#define AGENDA_DESK_H

#include "agenda/agenda.h"
#include "agenda/lodgings.h"
#include "agenda/starts.h"
#include "agenda/trips.h"

struct candidate {
    enum node_kind kind;
    uint32_t account_ix, appointment_ix, event_ix; /* NO_IX: none */
    struct geo_point at;
    bool is_must;
    int32_t service_s;
    int32_t hop_s; /* no tour reaches it in less, as a rule; for the choice */
    int64_t hop_ct;
    int64_t round_ct;   /* kilometres from home and back */
    struct worth worth; /* on the first possible day; zero: event */
    int64_t value_ct[WEEK_DAYS_MAX];
    int64_t best_ct;                     /* largest value */
    int64_t miss_ct;                     /* of a due visit; musts get theirs last */
    struct range windows[WEEK_DAYS_MAX]; /* in the desk's */
    /* Of a must event outside work: the time on its day, drives included, that is
     * worked for it. Empty: none. */
    struct window outside;
};

/* A quota of hers, with what is left of it for these days. */
struct desk_quota {
    uint32_t quota_ix;
    int32_t least, most; /* most < 0: no cap */
};

/* What is at hand while an agenda is made. */
struct desk {
    const struct model *model;
    const struct agenda_task *task;
    int32_t wait_day;
    struct settings settings; /* of the rep */
    struct geo_point home;
    const struct week_day *days;
    const struct travel *travel;
    struct trips trips;
    struct lodgings lodgings; /* where nights can be spent */
    struct arena *scratch;
    const struct desk_quota *quotas;
    uint32_t quota_count;
    /* what has been made */
    struct window *windows;
    size_t window_capacity;
    uint32_t window_count;
    struct candidate *candidates;
    size_t candidate_capacity;
    uint32_t candidate_count;
    struct reason *reasons; /* by account */
    size_t reason_capacity;
    uint32_t reason_count;
    uint32_t *events_left;
    size_t event_capacity;
    uint32_t events_left_count;
};

/* An account of hers without an appointment in these days: a candidate or a reason. */
void desk_put_visit(struct desk *desk, uint32_t account_ix);

/* An appointment of hers that touches these days; false with the reason when none of
 * them can keep it. */
bool desk_put_appointment(struct desk *desk, uint32_t appointment_ix,
                          struct reason *reason);

/* Everybody's events and her own; one outside work goes to events_left. */
bool desk_put_event(struct desk *desk, uint32_t event_ix, struct err *err) MUST_CHECK;

/* An event that cannot be kept. */
void desk_put_event_left(struct desk *desk, uint32_t event_ix);

/* Of two agreed things that cannot both be done the one worth less goes, with the other
 * as its reason. */
bool desk_settle_clashes(struct desk *desk, struct err *err) MUST_CHECK;

/* Keep the best of too many; the others get REASON_EFFORT. ERR_LIMIT when what must be
 * alone is more than a week takes. */
bool desk_cut(struct desk *desk, struct agenda_cut *cut, struct err *err) MUST_CHECK;

/* The quotas that hold for her in these days; first of all. */
void desk_lay_quotas(struct desk *desk);
/* Does a visit of the account help a quota that asks for a least? */
bool desk_is_wanted(const struct desk *desk, uint32_t account_ix);
/* What all of them could charge. */
int64_t desk_quota_miss_ct(const struct desk *desk);
/* After the cut, by the candidates. In `arena`. */
void desk_put_quotas(const struct desk *desk, struct arena *arena, struct week *week);

/* After the cut: miss_ct of musts. */
void desk_price_musts(struct desk *desk);

/* The days on which it may be kept. */
uint32_t desk_appointment_days(const struct desk *desk,
                               const struct appointment *appointment);

/* What they share. */

struct reason desk_no_reason(uint32_t account_ix);
void desk_put_reason(struct desk *desk, struct reason reason);
void desk_put_candidate(struct desk *desk, const struct candidate *candidate);
struct range desk_put_windows(struct desk *desk, const struct window *windows,
                              uint32_t count);

uint32_t desk_all_days(const struct desk *desk);
/* Both ends included. */
uint32_t desk_days_between(const struct desk *desk, int32_t from_day,
                           int32_t until_day);

bool trip_is_reached(const struct trip_there *there);
/* The drive to it and back on a day, home or a lodging at either end. */
bool desk_is_within_cap(const struct desk *desk, uint32_t d,
                        const struct trip_there *there);
struct starts_task desk_starts_task(const struct desk *desk, uint32_t d,
                                    const struct trip_there *there, int32_t service_s);
/* Starts within opening hours. Where nights out are possible these are the starts that
 * some night before or after could keep. */
uint32_t desk_visit_starts(const struct desk *desk, uint32_t account_ix, uint32_t d,
                           const struct trip_there *there, int32_t service_s,
                           struct window starts[STARTS_MAX], bool *is_known);

struct worth desk_worth(const struct desk *desk, uint32_t account_ix, uint32_t d,
                        enum presence presence, int64_t trip_ct);
/* The value on day d: all of the worth for what must be, else what waiting loses. */
void candidate_put_value(struct candidate *candidate, uint32_t d,
                         const struct worth *worth);
void candidate_put_travel(const struct desk *desk, const struct trip_there *there,
                          struct candidate *candidate);

#endif
