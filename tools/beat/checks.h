// SPDX-License-Identifier: GPL-3.0-or-later
/* checks: what is wrong with data, territories and plans, as one list. */
#ifndef BEAT_CHECKS_H
#define BEAT_CHECKS_H

#include "beat/session.h"

#include <stddef.h>

struct check_finding {
    const char *part;     /* "data", "territory", "plan" */
    const char *severity; /* "error", "warning", "note" */
    const char *code;
    const char *subject; /* crm_id; "" for the whole */
    const char *sentence;
    const char *advice; /* "": none */
};

struct checks {
    struct check_finding *findings;
    size_t count, capacity;
    uint64_t error_count, warning_count;
    struct {
        const char *part, *looked_at; /* "plan": "6 plans of 2026-W48" */
    } parts[3];
    size_t part_count;
    struct arena *arena;
};

/* The file itself (integrity, geometries) and the data in it. */
bool check_data(struct session *session, struct checks *checks,
                struct err *err) MUST_CHECK;
/* Judged anew from what is stored. What was asked for by its word and is not there is
 * ERR_MISSING; the same for plans. */
bool check_territory(const struct request *request, struct session *session,
                     struct checks *checks, struct err *err) MUST_CHECK;
/* The stored plans of --week (the newest week that has one) and --rep, judged anew. */
bool check_plan(const struct request *request, struct session *session,
                struct checks *checks, struct err *err) MUST_CHECK;

#endif
