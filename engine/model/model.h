// SPDX-License-Identifier: GPL-3.0-or-later
/* model: everything a solver may know, as plain data.
 *
 * Loaded by store/ into one arena, checked once, then only read. A load may be narrowed
 * to one rep; then only her accounts are there, and everything that hangs on them. */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "model/account.h"
#include "model/rep.h"
#include "model/settings.h"

struct tier {
    int64_t tier_id;
    const char *name;
    int64_t median_maintenance_ct; /* of the whole organisation; for the cap */
    struct range overrides;
};

/* Chances to win that the log has taught, by tier and by the settings from
 * SETTING_WIN_LEAD_REMOTE_PPM on. */
enum {
    LEARNT_COUNT = SETTING_WIN_NEGOTIATION_VISIT_PPM - SETTING_WIN_LEAD_REMOTE_PPM + 1
};
struct learnt_chance {
    bool is_known;
    int32_t chance_ppm;
    int32_t trials; /* decided opportunities behind it, faded and rounded */
};

struct model {
    const char *currency; /* "EUR" */
    const char *zone;     /* of the organisation */
    struct settings organisation;
    const struct setting_override *overrides; /* by level, subject, setting */
    uint32_t override_count;

    const struct tier *tiers; /* in the order of tier_id */
    uint32_t tier_count;
    /* tier_count times LEARNT_COUNT; NULL: nothing is learnt. */
    const struct learnt_chance *learnt;
    const struct account *accounts;
    uint32_t account_count;
    const struct rep *reps;
    uint32_t rep_count;
    const struct territory *territories; /* by name */
    uint32_t territory_count;

    const struct contact *contacts;
    uint32_t contact_count;
    const struct opportunity *opportunities;
    uint32_t opportunity_count;
    const struct hours *hours; /* by account, weekday, open_tod */
    uint32_t hours_count;
    const struct hours_exception *exceptions; /* by account, day, open_tod */
    uint32_t exception_count;
    const struct appointment
        *appointments; /* by account, day, start_tod, crm_id; open ones */
    uint32_t appointment_count;
    const struct block *blocks; /* by account, from_day */
    uint32_t block_count;
    const struct calendar_entry *calendar; /* by rep (everybody last), day, from_tod */
    uint32_t calendar_count;
    struct range holidays; /* in calendar: rep_ix = NO_IX */
    const struct event *events;
    uint32_t event_count;
    const struct lodging *lodgings;
    uint32_t lodging_count;
    const struct service *services; /* by crm_id */
    uint32_t service_count;
    const struct quota *quotas;
    uint32_t quota_count;
};

/* Does a visit of the account count for the quota? Whose it is apart. */
bool model_quota_counts(const struct model *model, const struct quota *quota,
                        uint32_t account_ix);

/* What is learnt of a chance to win at a tier; NULL: nothing, or the setting `learning`
 * is 0. */
const struct learnt_chance *model_learnt(const struct model *model, uint32_t tier_ix,
                                         enum setting setting);

/* The cascade at one account, visited by one rep (NO_IX: none). Cheap: a copy and the
 * overrides that apply. The account's own visit_s and interval_days are put in. */
struct settings model_settings(const struct model *model, uint32_t account_ix,
                               uint32_t rep_ix);
/* The cascade at a tier: organisation, then tier, then what is learnt of it. */
struct settings model_tier_settings(const struct model *model, uint32_t tier_ix);
/* The cascade at a rep: organisation, then rep. */
struct settings model_rep_settings(const struct model *model, uint32_t rep_ix);

bool model_find_account(const struct model *model, const char *crm_id, uint32_t *ix);
bool model_find_rep(const struct model *model, const char *crm_id, uint32_t *ix);

/* When an account can be visited on a day, sorted, not touching, at most `limit`;
 * returns how many. Exceptions replace the weekday's hours, yesterday's hours past
 * midnight reach into the day. `is_known` is false when nothing is known of the
 * account's hours: then there is one window, the whole day. */
struct window {
    int32_t open_tod, close_tod;
};
enum { WINDOWS_MAX = 8 };
uint32_t model_open_windows(const struct model *model, uint32_t account_ix, int32_t day,
                            struct window windows[WINDOWS_MAX], bool *is_known);

/* The parts of a day on which a rep works, sorted; none on a day off. Her calendar and
 * the holidays are applied; a span with a hole (off 10:00-11:00) gives two. */
uint32_t model_working_spans(const struct model *model, uint32_t rep_ix, int32_t day,
                             struct window spans[WINDOWS_MAX]);

/* Sound? Every index in range, every array in order: what store/ and the makers of test
 * data promise. The first fault as ERR_INPUT. O(size). */
bool model_check(const struct model *model, struct err *err) MUST_CHECK;

#endif
