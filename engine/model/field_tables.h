// SPDX-License-Identifier: GPL-3.0-or-later
/* field_tables: the parts of the table in fields.h, one list a kind; only for fields.c.
 */
#ifndef MODEL_FIELD_TABLES_H
#define MODEL_FIELD_TABLES_H

#include "model/fields.h"

enum {
    DATE_LEAST_DAY = 7305, /* 1990-01-01 */
    DATE_MOST_DAY = 47481, /* 2099-12-31 */
    VISIT_LEAST_S = 60,
    LENGTH_MOST_S = 86400,
    TOD_MOST = 86400,
    CLOSE_TOD_MOST = 172800, /* an hour after midnight is 25:00 */
    INTERVAL_MOST_DAYS = 3660,
    ACCOUNTS_MOST = 1000000,
    DRIVE_LEAST_S = 60,
    SHARE_MOST_PPM = 1000000,
    QUOTA_MOST = 1000
};
#define MONEY_MOST_CT INT64_C(100000000000000)

/* How many; the lists are complete, a test looks for gaps. */
enum {
    ACCOUNT_FIELDS = 21,
    CONTACT_FIELDS = 6,
    OPPORTUNITY_FIELDS = 6,
    LEAD_FIELDS = 6,
    HOURS_FIELDS = 5,
    REP_FIELDS = 14,
    APPOINTMENT_FIELDS = 11,
    BLOCK_FIELDS = 6,
    CALENDAR_FIELDS = 6,
    EVENT_FIELDS = 11,
    LODGING_FIELDS = 5,
    SERVICE_FIELDS = 12,
    QUOTA_FIELDS = 10,
    VISIT_FIELDS = 10
};

extern const struct field account_fields[ACCOUNT_FIELDS];
extern const struct field contact_fields[CONTACT_FIELDS];
extern const struct field opportunity_fields[OPPORTUNITY_FIELDS];
extern const struct field lead_fields[LEAD_FIELDS];
extern const struct field hours_fields[HOURS_FIELDS];
extern const struct field rep_fields[REP_FIELDS];
extern const struct field appointment_fields[APPOINTMENT_FIELDS];
extern const struct field block_fields[BLOCK_FIELDS];
extern const struct field calendar_fields[CALENDAR_FIELDS];
extern const struct field event_fields[EVENT_FIELDS];
extern const struct field lodging_fields[LODGING_FIELDS];
extern const struct field service_fields[SERVICE_FIELDS];
extern const struct field quota_fields[QUOTA_FIELDS];
extern const struct field visit_fields[VISIT_FIELDS];

#endif
