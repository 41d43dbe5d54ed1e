// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields.h"

#include "model/field_tables.h"

#include <assert.h>
#include <string.h>

static const struct import_info infos[IMPORT_COUNT] = {
    [IMPORT_REPS] = {"reps", "reps", rep_fields, REP_FIELDS},
    [IMPORT_ACCOUNTS] = {"accounts", "accounts", account_fields, ACCOUNT_FIELDS},
    [IMPORT_CONTACTS] = {"contacts", "contacts", contact_fields, CONTACT_FIELDS},
    [IMPORT_OPPORTUNITIES] = {"opportunities", "opportunities", opportunity_fields,
                              OPPORTUNITY_FIELDS},
    [IMPORT_LEADS] = {"leads", "leads", lead_fields, LEAD_FIELDS},
    [IMPORT_HOURS] = {"hours", NULL, hours_fields, HOURS_FIELDS},
    [IMPORT_APPOINTMENTS] = {"appointments", "appointments", appointment_fields,
                             APPOINTMENT_FIELDS},
    [IMPORT_BLOCKS] = {"blocks", "blocks", block_fields, BLOCK_FIELDS},
    [IMPORT_CALENDAR] = {"calendar", "rep_calendar", calendar_fields, CALENDAR_FIELDS},
    [IMPORT_EVENTS] = {"events", "events", event_fields, EVENT_FIELDS},
    [IMPORT_LODGINGS] = {"lodgings", "lodgings", lodging_fields, LODGING_FIELDS},
    [IMPORT_SERVICES] = {"services", "services", service_fields, SERVICE_FIELDS},
    [IMPORT_QUOTAS] = {"quotas", "quotas", quota_fields, QUOTA_FIELDS},
    [IMPORT_VISITS] = {"visits", "visits", visit_fields, VISIT_FIELDS},
};

const struct import_info *import_info_get(enum import_kind kind)
{
    assert(kind < IMPORT_COUNT);
    return &infos[kind];
}

bool import_find(const char *name, enum import_kind *kind)
{
    for (unsigned i = 0; i < IMPORT_COUNT; i++) {
        if (strcmp(infos[i].name, name) == 0) {
            *kind = (enum import_kind)i;
            return true;
        }
    }
    return false;
}

bool import_find_field(enum import_kind kind, const char *name, uint32_t *field_ix)
{
    const struct import_info *info = import_info_get(kind);
    for (uint32_t i = 0; i < info->field_count; i++) {
        if (strcmp(info->fields[i].name, name) == 0) {
            *field_ix = i;
            return true;
        }
    }
    return false;
}
