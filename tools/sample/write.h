// SPDX-License-Identifier: GPL-3.0-or-later
/* write: the company as the CSV files that its CRM would export. */
#ifndef SAMPLE_WRITE_H
#define SAMPLE_WRITE_H

#include "base/err.h"
#include "sample/company.h"

/* Writes reps, accounts, contacts, opportunities, leads, visits, appointments, blocks,
 * calendar, events, lodgings, quotas and a gazetteer of towns into an existing folder.
 */
bool write_company(struct company *company, const char *folder,
                   struct err *err) MUST_CHECK;

#endif
