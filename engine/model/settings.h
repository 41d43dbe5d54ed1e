// SPDX-License-Identifier: GPL-3.0-or-later
/* settings: what a user can set, its default, and the cascade.
 *
 * Each key has a value at the organisation and may be overridden by tier, rep and
 * account, the later level winning. All values are whole numbers in the unit that the
 * key's name ends in; people read and write them in the natural unit of `kind` ("0.45",
 * "45m", "08:00", "30 %"). The list is in settings.c, one line a key; docs/formats.md
 * repeats it and a test compares the two. */
#ifndef MODEL_SETTINGS_H
#define MODEL_SETTINGS_H

#include "base/arena.h"
#include "base/err.h"
#include <stdint.h>

enum setting {
    /* value */
    SETTING_MARGIN_PPM,          /* contribution margin */
    SETTING_ELASTICITY_PPM,      /* of sales to visits */
    SETTING_MAINTENANCE_CAP_PPM, /* maintenance at most this share of the tier's median
                                  */
    SETTING_EARLIEST_REPEAT_PPM, /* no visit before this share of the interval */
    SETTING_PRESENCE_AGREED_PPM, /* chance to meet the contact: with an appointment */
    SETTING_PRESENCE_HOURS_PPM,  /* known hours */
    SETTING_PRESENCE_COLD_PPM,   /* nothing known */
    SETTING_WIN_LEAD_REMOTE_PPM, /* chance to win in this cycle without a visit (p0) ...
                                  */
    SETTING_WIN_LEAD_VISIT_PPM,  /* ... and with one (p1), by stage */
    SETTING_WIN_QUALIFIED_REMOTE_PPM,
    SETTING_WIN_QUALIFIED_VISIT_PPM,
    SETTING_WIN_PROPOSAL_REMOTE_PPM,
    SETTING_WIN_PROPOSAL_VISIT_PPM,
    SETTING_WIN_NEGOTIATION_REMOTE_PPM,
    SETTING_WIN_NEGOTIATION_VISIT_PPM,
    SETTING_LEARNING_PPM,        /* how far those chances follow the log */
    SETTING_DUE_PENALTY_PPM,     /* of the value, for a due visit that is left out */
    SETTING_PROMISE_PENALTY_PPM, /* the same where the interval was promised */
    SETTING_REMOTE_FIRST_PPM, /* worth of a remote touch as a share of a visit: first */
    SETTING_REMOTE_USUAL_PPM,
    SETTING_REMOTE_ROUTINE_PPM, /* routine reorder: no open opportunity */
    SETTING_REMOTE_TOUCH_S,
    /* the visit */
    SETTING_VISIT_S,       /* length of a visit, parking included */
    SETTING_INTERVAL_DAYS, /* wished time between visits; 0: no visits wished */
    /* the day */
    SETTING_WORKDAYS, /* bits, 1 Monday .. 64 Sunday */
    SETTING_WORK_START_TOD,
    SETTING_WORK_END_TOD,
    SETTING_LUNCH_S,        /* 0: no lunch is planned */
    SETTING_LUNCH_OPEN_TOD, /* lunch starts between these two */
    SETTING_LUNCH_CLOSE_TOD,
    SETTING_VISITS_MAX,    /* a day; 0: no cap */
    SETTING_DRIVING_MAX_S, /* a day; 0: no cap */
    SETTING_PHONE_SLOT_S,  /* at the end of work, for remote touches; 0: none */
    /* costs */
    SETTING_KM_UCT,         /* of a kilometre */
    SETTING_HOUR_CT,        /* of the rep's time, at most; without a plan all of it */
    SETTING_OVERTIME_CT,    /* an hour past the end of work; 0: no overtime */
    SETTING_OVERTIME_MAX_S, /* a day */
    SETTING_NIGHT_CT,       /* per diem of a night out, on top of the lodging */
    SETTING_NIGHTS_MAX,     /* a week */
    SETTING_NIGHTS_ROW_MAX, /* one after the other */
    SETTING_FERRY_CT,       /* of a crossing; known where drives go by roads */
    SETTING_TOLL_KM_UCT,    /* of a kilometre of toll road; the same */
    SETTING_HIRE_CT,        /* of a car for a day where a service ends */
    /* travel by straight lines: length x detour, and a speed that rises with length */
    SETTING_DETOUR_PPM,
    SETTING_SPEED_FAR_KMH, /* approached on long drives */
    SETTING_SPEED_START_S, /* lost in town streets on any drive, see travel/straight.h
                            */
    /* territories */
    SETTING_WORKLOAD_SPREAD_PPM, /* tolerance of workload */
    SETTING_VALUE_SPREAD_PPM,    /* tolerance of value */
    SETTING_TRAVEL_SHARE_PPM,    /* drive a stop, of what the density tells */
    SETTING_COUNT
};

enum setting_kind {
    SETTING_KIND_SHARE,  /* ppm, shown as percent */
    SETTING_KIND_FACTOR, /* ppm, shown as a plain number: 1.30 */
    SETTING_KIND_LENGTH, /* seconds, shown as 1h30m */
    SETTING_KIND_TOD,    /* shown as 08:00 */
    SETTING_KIND_MONEY,  /* ct, shown as 35.00 */
    SETTING_KIND_PRICE,  /* uct, shown as 0.45 */
    SETTING_KIND_DAYS,   /* whole days */
    SETTING_KIND_COUNT,
    SETTING_KIND_WEEKDAYS /* shown as Mon-Fri or Mon,Wed */
};

enum setting_level {
    SETTING_LEVEL_ORGANISATION,
    SETTING_LEVEL_TIER,
    SETTING_LEVEL_REP,
    SETTING_LEVEL_ACCOUNT
};

struct setting_info {
    const char *name; /* "km_cost": what people type */
    enum setting_kind kind;
    int64_t usual, least, most;
    enum setting_level deepest; /* the last level that may override it */
    const char *meaning;        /* one sentence */
};

const struct setting_info *setting_info_get(enum setting setting);
/* By the name people type; false when there is none. */
bool setting_find(const char *name, enum setting *setting);
/* Text as people write it, within its bounds, or ERR_INPUT that names key and bounds.
 */
bool setting_value_read(enum setting setting, const char *text, int64_t *value,
                        struct err *err) MUST_CHECK;
char *setting_value_text(enum setting setting, int64_t value, struct arena *arena);

/* All keys at one place of the cascade. */
struct settings {
    int64_t value[SETTING_COUNT];
};

/* One override; `subject_ix` is the index of tier, rep or account in the model. */
struct setting_override {
    enum setting_level level;
    uint32_t subject_ix;
    enum setting setting;
    int64_t value;
};

struct settings settings_default(void);

#endif
