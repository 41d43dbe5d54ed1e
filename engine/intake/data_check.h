// SPDX-License-Identifier: GPL-3.0-or-later
/* data_check: what in the data would spoil a plan.
 *
 * It looks at a loaded model alone and changes nothing. Every finding names what it is
 * about, says it in one sentence, and says what to do. O(n log n). */
#ifndef INTAKE_DATA_CHECK_H
#define INTAKE_DATA_CHECK_H

#include "model/model.h"

enum finding_severity {
    FINDING_ERROR,   /* what it is about cannot be planned */
    FINDING_WARNING, /* a plan will be made, and be wrong or poor here */
    FINDING_NOTE     /* worth knowing */
};

enum finding_code {
    FINDING_NOT_LOCATED,    /* an account without coordinates */
    FINDING_ZERO_PLACE,     /* at 0 N 0 E */
    FINDING_SWAPPED_PLACE,  /* would lie among the others with lon and lat swapped */
    FINDING_FAR_PLACE,      /* far from all others */
    FINDING_NEVER_OPEN,     /* hours are known, and it is never open */
    FINDING_OPEN_OFF_WORK,  /* open only when its rep does not work */
    FINDING_VISIT_TOO_LONG, /* longer than any opening window */
    FINDING_DUPLICATE,      /* same name within 100 m, or same name and street */
    FINDING_NO_REP,         /* an account that nobody visits */
    FINDING_NO_HOME,        /* a rep without a home base */
    FINDING_NO_ACCOUNTS,    /* a rep without accounts */
    FINDING_NO_WORK,        /* a rep who never works */
    FINDING_NO_REPS,        /* no rep at all */
    FINDING_OFF_DAY,        /* an appointment on a day off or a holiday */
    FINDING_OUTSIDE_WORK,   /* an appointment outside working hours */
    FINDING_SHUT,           /* an appointment when the account is shut */
    FINDING_OVERLAP,        /* two appointments of a rep at the same time */
    FINDING_OVERDUE,        /* an open opportunity with a close date in the past */
    FINDING_CODE_COUNT
};

struct finding {
    enum finding_severity severity;
    enum finding_code code;
    uint32_t account_ix, rep_ix; /* in the model; NO_IX where it is not about one */
    const char *subject;         /* crm_id of what it is about; "" for the whole */
    const char *sentence;        /* lower case, no full stop */
    const char *advice;
};

struct findings {
    const struct finding *items; /* by severity, code, subject */
    uint32_t count;
};

/* As of `today`; appointments before it are not looked at. Text lives in `arena`. */
struct findings data_check(const struct model *model, int32_t today_day,
                           struct arena *arena);

/* "not_located", ...: the word in machine output. */
const char *finding_word(enum finding_code code);
const char *finding_severity_word(enum finding_severity severity);

#endif
