// SPDX-License-Identifier: GPL-3.0-or-later
/* words: the one spelling of each enumerated value, in SQL, CSV, JSON and options.
 *
 * Each `_word` is total; each `_find` is false for a word that is not in the list. */
#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

#include "model/account.h"
#include "model/calibration_cell.h"
#include "model/plan.h"
#include "model/rep.h"
#include "model/settings.h"

const char *account_kind_word(enum account_kind kind); /* account, prospect */
bool account_kind_find(const char *word, enum account_kind *kind);
const char *precision_word(enum place_precision precision);
bool precision_find(const char *word, enum place_precision *precision);
const char *contact_role_word(enum contact_role role); /* gatekeeper, ... */
bool contact_role_find(const char *word, enum contact_role *role);
const char *stage_word(enum stage stage); /* lead, qualified, ... */
bool stage_find(const char *word, enum stage *stage);
const char *
appointment_kind_word(enum appointment_kind kind); /* fixed, leeway, day, week */
bool appointment_kind_find(const char *word, enum appointment_kind *kind);
const char *block_kind_word(enum block_kind kind); /* block, must */
bool block_kind_find(const char *word, enum block_kind *kind);
const char *visit_kind_word(enum visit_kind kind); /* visit, remote */
bool visit_kind_find(const char *word, enum visit_kind *kind);
const char *outcome_word(enum visit_outcome outcome); /* done, order, ... */
bool outcome_find(const char *word, enum visit_outcome *outcome);
const char *reason_word(enum reason_code code); /* not_due, blocked, ... */
bool reason_find(const char *word, enum reason_code *code);
const char *level_word(enum setting_level level); /* organisation, tier, rep, account */
bool level_find(const char *word, enum setting_level *level);
const char *service_mode_word(enum service_mode mode); /* rail, air, ferry, bus */
bool service_mode_find(const char *word, enum service_mode *mode);

/* few, agrees, lower, higher; only written, so without a `_find` */
const char *calibration_verdict_word(enum calibration_verdict verdict);

#endif
