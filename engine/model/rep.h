// SPDX-License-Identifier: GPL-3.0-or-later
/* rep: who drives, where from, when; and the territories. */
#ifndef MODEL_REP_H
#define MODEL_REP_H

#include "model/account.h"

struct rep {
    int64_t rep_id;
    const char *crm_id, *name, *email;
    const char *zone; /* time zone name; never NULL in a loaded model */
    bool has_home;
    struct geo_point home;
    int32_t availability_ppm; /* share of a full week */
    bool is_specialist;
    const char *qualifications;    /* words, ; between; NULL: none */
    uint32_t accounts_most;        /* in her territory; 0: no limit */
    const char *district, *region; /* of her territory; NULL: not given */
    int32_t drive_most_s;          /* from home to an account; 0: no limit */
    uint32_t territory_ix;         /* NO_IX */
    struct range calendar;  /* her own entries; the common ones are model.holidays */
    struct range overrides; /* of settings */
};

enum calendar_kind {
    CALENDAR_OFF, /* not working between the times; from_tod = -1: the whole day */
    CALENDAR_WORK /* the working span of that day */
};

struct calendar_entry {
    uint32_t rep_ix; /* NO_IX: everybody */
    int32_t day;
    enum calendar_kind kind;
    int32_t from_tod, until_tod; /* -1, -1: the whole day */
    const char *note;
};

struct territory {
    int64_t territory_id;
    const char *name;
    const char *district, *region; /* NULL when not given */
    uint32_t rep_ix;               /* NO_IX: vacant */
    struct geo_point home;         /* what it was made around */
};

struct lodging {
    int64_t lodging_id;
    const char *crm_id, *name;
    struct geo_point at;
    int64_t night_ct;
};

enum service_mode { SERVICE_RAIL, SERVICE_AIR, SERVICE_FERRY, SERVICE_BUS };

/* Rail, air and other connections that may take the place of a drive. */
struct service {
    int64_t service_id;
    const char *crm_id;
    enum service_mode mode;
    const char *from_name, *to_name;
    struct geo_point from, to;
    int32_t ride_s;
    int64_t fare_ct;
    uint32_t weekdays;             /* bits, 1 Monday .. 64 Sunday */
    const int32_t *departure_tods; /* rising */
    uint32_t departure_count;
};

/* How many visits of some sort her week holds. What it does not pick out is open. */
struct quota {
    int64_t quota_id;
    const char *crm_id, *name;
    uint32_t rep_ix;  /* NO_IX: each rep */
    uint32_t tier_ix; /* NO_IX: all tiers */
    bool has_kind;
    enum account_kind kind;
    enum stage stage; /* with an open opportunity there; STAGE_COUNT: any or none */
    bool is_new;      /* never visited before */
    int32_t least;    /* 0: none */
    int32_t most;     /* -1: no cap */
    int64_t miss_ct;  /* what each one missing of the least costs */
};

struct event {
    int64_t event_id;
    const char *crm_id, *name;
    uint32_t rep_ix; /* NO_IX: all */
    int32_t day, start_tod, end_tod;
    struct geo_point at;
    int64_t value_ct;
    bool is_must;
};

#endif
