// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/words.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

static const char *const account_kinds[] = {
    [ACCOUNT_CUSTOMER] = "account",
    [ACCOUNT_PROSPECT] = "prospect",
};
static const char *const precisions[] = {
    [PLACE_GIVEN] = "given", [PLACE_ADDRESS] = "address", [PLACE_POSTCODE] = "postcode",
    [PLACE_TOWN] = "town",   [PLACE_NONE] = "none",
};
static const char *const contact_roles[] = {
    [CONTACT_GATEKEEPER] = "gatekeeper",
    [CONTACT_INFLUENCER] = "influencer",
    [CONTACT_DECISION_MAKER] = "decision_maker",
    [CONTACT_OTHER] = "other",
};
static const char *const stages[STAGE_COUNT] = {
    [STAGE_LEAD] = "lead",         [STAGE_QUALIFIED] = "qualified",
    [STAGE_PROPOSAL] = "proposal", [STAGE_NEGOTIATION] = "negotiation",
    [STAGE_WON] = "won",           [STAGE_LOST] = "lost",
};
static const char *const appointment_kinds[] = {
    [APPOINTMENT_FIXED] = "fixed",
    [APPOINTMENT_LEEWAY] = "leeway",
    [APPOINTMENT_DAY] = "day",
    [APPOINTMENT_WEEK] = "week",
};
static const char *const block_kinds[] = {
    [BLOCK_OUT] = "block",
    [BLOCK_MUST] = "must",
};
static const char *const visit_kinds[] = {
    [VISIT_FACE] = "visit",
    [VISIT_REMOTE] = "remote",
};
static const char *const outcomes[OUTCOME_COUNT] = {
    [OUTCOME_DONE] = "done",         [OUTCOME_ORDER] = "order",
    [OUTCOME_ADVANCED] = "advanced", [OUTCOME_LOST] = "lost",
    [OUTCOME_MISSED] = "missed",     [OUTCOME_MOVED] = "moved",
    [OUTCOME_NOT_IN] = "not_in",
};
static const char *const calibration_verdicts[] = {
    [CALIBRATION_FEW] = "few",
    [CALIBRATION_AGREES] = "agrees",
    [CALIBRATION_LOWER] = "lower",
    [CALIBRATION_HIGHER] = "higher",
};
static const char *const reasons[REASON_COUNT] = {
    [REASON_NONE] = "none",
    [REASON_NOT_DUE] = "not_due",
    [REASON_BLOCKED] = "blocked",
    [REASON_NO_INTERVAL] = "no_interval",
    [REASON_NO_WINDOW] = "no_window",
    [REASON_TOO_LONG] = "too_long",
    [REASON_UNREACHABLE] = "unreachable",
    [REASON_NO_ROAD] = "no_road",
    [REASON_TOO_FAR] = "too_far",
    [REASON_NOT_LOCATED] = "not_located",
    [REASON_REP_AWAY] = "rep_away",
    [REASON_CLASH] = "clash",
    [REASON_QUOTA] = "quota",
    [REASON_NOT_WORTH] = "not_worth",
    [REASON_DISPLACED] = "displaced",
    [REASON_REMOTE] = "remote",
    [REASON_EFFORT] = "effort",
};
static const char *const service_modes[] = {
    [SERVICE_RAIL] = "rail",
    [SERVICE_AIR] = "air",
    [SERVICE_FERRY] = "ferry",
    [SERVICE_BUS] = "bus",
};
static const char *const levels[] = {
    [SETTING_LEVEL_ORGANISATION] = "organisation",
    [SETTING_LEVEL_TIER] = "tier",
    [SETTING_LEVEL_REP] = "rep",
    [SETTING_LEVEL_ACCOUNT] = "account",
};

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static bool word_find(const char *const *words, size_t count, const char *word,
                      unsigned *value)
{
    for (unsigned i = 0; word && i < count; i++) {
        if (strcmp(words[i], word) == 0) {
            *value = i;
            return true;
        }
    }
    return false;
}

const char *account_kind_word(enum account_kind kind)
{
    assert((size_t)kind < COUNT_OF(account_kinds));
    return account_kinds[kind];
}

bool account_kind_find(const char *word, enum account_kind *kind)
{
    unsigned value;
    if (!word_find(account_kinds, COUNT_OF(account_kinds), word, &value))
        return false;
    *kind = (enum account_kind)value;
    return true;
}

const char *precision_word(enum place_precision precision)
{
    assert((size_t)precision < COUNT_OF(precisions));
    return precisions[precision];
}

bool precision_find(const char *word, enum place_precision *precision)
{
    unsigned value;
    if (!word_find(precisions, COUNT_OF(precisions), word, &value))
        return false;
    *precision = (enum place_precision)value;
    return true;
}

const char *contact_role_word(enum contact_role role)
{
    assert((size_t)role < COUNT_OF(contact_roles));
    return contact_roles[role];
}

bool contact_role_find(const char *word, enum contact_role *role)
{
    unsigned value;
    if (!word_find(contact_roles, COUNT_OF(contact_roles), word, &value))
        return false;
    *role = (enum contact_role)value;
    return true;
}

const char *stage_word(enum stage stage)
{
    assert((size_t)stage < COUNT_OF(stages));
    return stages[stage];
}

bool stage_find(const char *word, enum stage *stage)
{
    unsigned value;
    if (!word_find(stages, COUNT_OF(stages), word, &value))
        return false;
    *stage = (enum stage)value;
    return true;
}

const char *appointment_kind_word(enum appointment_kind kind)
{
    assert((size_t)kind < COUNT_OF(appointment_kinds));
    return appointment_kinds[kind];
}

bool appointment_kind_find(const char *word, enum appointment_kind *kind)
{
    unsigned value;
    if (!word_find(appointment_kinds, COUNT_OF(appointment_kinds), word, &value))
        return false;
    *kind = (enum appointment_kind)value;
    return true;
}

const char *block_kind_word(enum block_kind kind)
{
    assert((size_t)kind < COUNT_OF(block_kinds));
    return block_kinds[kind];
}

bool block_kind_find(const char *word, enum block_kind *kind)
{
    unsigned value;
    if (!word_find(block_kinds, COUNT_OF(block_kinds), word, &value))
        return false;
    *kind = (enum block_kind)value;
    return true;
}

const char *visit_kind_word(enum visit_kind kind)
{
    assert((size_t)kind < COUNT_OF(visit_kinds));
    return visit_kinds[kind];
}

bool visit_kind_find(const char *word, enum visit_kind *kind)
{
    unsigned value;
    if (!word_find(visit_kinds, COUNT_OF(visit_kinds), word, &value))
        return false;
    *kind = (enum visit_kind)value;
    return true;
}

const char *outcome_word(enum visit_outcome outcome)
{
    assert((size_t)outcome < COUNT_OF(outcomes));
    return outcomes[outcome];
}

bool outcome_find(const char *word, enum visit_outcome *outcome)
{
    unsigned value;
    if (!word_find(outcomes, COUNT_OF(outcomes), word, &value))
        return false;
    *outcome = (enum visit_outcome)value;
    return true;
}

const char *reason_word(enum reason_code code)
{
    assert((size_t)code < COUNT_OF(reasons));
    return reasons[code];
}

bool reason_find(const char *word, enum reason_code *code)
{
    unsigned value;
    if (!word_find(reasons, COUNT_OF(reasons), word, &value))
        return false;
    *code = (enum reason_code)value;
    return true;
}

const char *level_word(enum setting_level level)
{
    assert((size_t)level < COUNT_OF(levels));
    return levels[level];
}

bool level_find(const char *word, enum setting_level *level)
{
    unsigned value;
    if (!word_find(levels, COUNT_OF(levels), word, &value))
        return false;
    *level = (enum setting_level)value;
    return true;
}

const char *service_mode_word(enum service_mode mode)
{
    assert((size_t)mode < COUNT_OF(service_modes));
    return service_modes[mode];
}

bool service_mode_find(const char *word, enum service_mode *mode)
{
    unsigned value;
    if (!word_find(service_modes, COUNT_OF(service_modes), word, &value))
        return false;
    *mode = (enum service_mode)value;
    return true;
}

const char *calibration_verdict_word(enum calibration_verdict verdict)
{
    assert((size_t)verdict < COUNT_OF(calibration_verdicts));
    return calibration_verdicts[verdict];
}
