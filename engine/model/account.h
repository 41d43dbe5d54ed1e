// SPDX-License-Identifier: GPL-3.0-or-later
/* account: places to sell to, and what hangs on them.
 *
 * In a loaded model all arrays are sorted by crm_id (bytes), so no answer depends on
 * the order of a file; what hangs on an account is sorted by account and found by a
 * range. */
#ifndef MODEL_ACCOUNT_H
#define MODEL_ACCOUNT_H

#include "geo/point.h"
#include <stdbool.h>
#include <stdint.h>

enum { NONE_IX = -1 }; /* as an index: (uint32_t)NONE_IX */
#define NO_IX ((uint32_t)NONE_IX)
#define NO_DAY INT32_MIN

struct range {
    uint32_t first, count;
};

enum account_kind { ACCOUNT_CUSTOMER, ACCOUNT_PROSPECT };

enum place_precision {
    PLACE_GIVEN,    /* coordinates came with the row */
    PLACE_ADDRESS,  /* found by address */
    PLACE_POSTCODE, /* centre of the postcode */
    PLACE_TOWN,     /* centre of the town */
    PLACE_NONE      /* not located: `at` means nothing */
};

struct account {
    int64_t account_id;
    const char *crm_id, *name;
    enum account_kind kind;
    uint32_t tier_ix;
    enum place_precision precision;
    struct geo_point at;
    uint32_t rep_ix; /* who visits it: the territory's rep, else the owner; NO_IX */
    uint32_t owner_rep_ix;    /* as the CRM says; NO_IX */
    uint32_t territory_ix;    /* NO_IX */
    bool is_locked;           /* stays with its present rep */
    bool is_cadence_promised; /* the interval was agreed with the customer */
    int64_t yearly_revenue_ct;
    int32_t visit_s;                              /* 0: from the settings */
    int32_t interval_days;                        /* 0: from the settings */
    int32_t last_visit_day;                       /* NO_DAY: never */
    int32_t last_touch_day;                       /* remote; NO_DAY: never */
    const char *street, *postcode, *city, *phone; /* NULL when not known */
    const char *needs;  /* qualifications of its rep, ; between; NULL: none */
    const char *parent; /* accounts with the same stay together; NULL: none */
    struct range contacts, opportunities, hours, exceptions, appointments, blocks,
        overrides; /* in the arrays of struct model; overrides: of settings */
};

enum contact_role {
    CONTACT_GATEKEEPER,
    CONTACT_INFLUENCER,
    CONTACT_DECISION_MAKER,
    CONTACT_OTHER
};

struct contact {
    uint32_t account_ix;
    const char *crm_id, *name;
    enum contact_role role;
    const char *phone, *email;
};

enum stage {
    STAGE_LEAD,
    STAGE_QUALIFIED,
    STAGE_PROPOSAL,
    STAGE_NEGOTIATION,
    STAGE_WON,
    STAGE_LOST,
    STAGE_COUNT
};

/* A lead of the inside team that has no opportunity yet is loaded as one, stage lead.
 */
struct opportunity {
    uint32_t account_ix;
    const char *crm_id, *name;
    int64_t amount_ct;
    enum stage stage;
    int32_t close_day; /* NO_DAY: not known */
};

/* Open on `weekday` (0 Monday) between two times; close_tod may pass midnight. */
struct hours {
    uint32_t account_ix;
    int32_t weekday;
    int32_t open_tod, close_tod;
};

/* Replaces the weekday's hours; open_tod = close_tod = -1: shut all day. */
struct hours_exception {
    uint32_t account_ix;
    int32_t day;
    int32_t open_tod, close_tod;
};

enum appointment_kind {
    APPOINTMENT_FIXED,  /* starts at start_tod */
    APPOINTMENT_LEEWAY, /* starts within leeway_s before or after start_tod */
    APPOINTMENT_DAY,    /* any time that day */
    APPOINTMENT_WEEK    /* any day of the week that holds `day` */
};

struct appointment {
    int64_t appointment_id;
    const char *crm_id;
    uint32_t account_ix;
    uint32_t rep_ix; /* NO_IX: whoever visits the account */
    enum appointment_kind kind;
    int32_t day;
    int32_t start_tod, leeway_s;
    int32_t duration_s; /* 0: the account's visit length */
    const char *subject;
};

enum block_kind { BLOCK_OUT, BLOCK_MUST };

/* Keep out of plans, or force in, from_day..until_day, both included. */
struct block {
    uint32_t account_ix;
    enum block_kind kind;
    int32_t from_day, until_day;
    const char *note;
};

enum visit_kind { VISIT_FACE, VISIT_REMOTE };

enum visit_outcome {
    OUTCOME_DONE,
    OUTCOME_ORDER,
    OUTCOME_ADVANCED,
    OUTCOME_LOST,
    OUTCOME_MISSED,
    OUTCOME_MOVED,
    OUTCOME_NOT_IN,
    OUTCOME_COUNT
};

/* The words that files, tables and the terminal use. NULL-safe look-ups are in words.h.
 */
struct visit {
    uint32_t account_ix;
    uint32_t rep_ix; /* NO_IX */
    int32_t day;
    int32_t start_tod; /* -1: not known */
    int32_t duration_s;
    enum visit_kind kind;
    enum visit_outcome outcome;
    int64_t amount_ct;
    const char *note;
};

#endif
