// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/proofs.h"

#include "agenda/agenda.h"
#include "store/certificate_store.h"

#include <stdio.h>

static uint32_t node_of(const struct week *week, const struct stop *stop)
{
    for (uint32_t n = 0; n < week->node_count; n++) {
        const struct week_node *node = &week->nodes[n];
        if (node->account_ix == stop->account_ix &&
            node->appointment_ix == stop->appointment_ix &&
            node->event_ix == stop->event_ix)
            return n;
    }
    return NO_IX;
}

/* The plan with its stops as nodes of the week. */
static struct plan plan_in_week(const struct plan *plan, const struct week *week,
                                struct arena *arena)
{
    struct plan placed = *plan;
    struct stop *stops = ARENA_ARRAY(arena, plan->stop_count, struct stop);
    for (uint32_t i = 0; i < plan->stop_count; i++) {
        stops[i] = plan->stops[i];
        stops[i].node = node_of(week, &stops[i]);
    }
    placed.stops = stops;
    return placed;
}

static void judge(struct session *session, const struct agenda *agenda,
                  const struct plan *plan, struct plan_verdict *verdict)
{
    const struct plan placed = plan_in_week(plan, &agenda->week, &session->arena);
    audit_proof(&(struct audit_proof_task){.plan = &placed,
                                           .week = &agenda->week,
                                           .matrix = &agenda->matrix,
                                           .model = &session->model,
                                           .cut_ct = agenda->cut.value_ct},
                &verdict->proof);
    if (verdict->proof.outcome != AUDIT_PROOF_OTHER_DATA)
        audit_plan_week(&placed, &agenda->week, &agenda->matrix, &session->arena,
                        &verdict->faults);
}

static void cannot_make(struct plan_verdict *verdict, const struct err *err)
{
    verdict->proof.outcome = AUDIT_PROOF_OTHER_DATA;
    snprintf(verdict->proof.text, sizeof verdict->proof.text,
             "the week cannot be made anew: %.180s", err->text);
}

bool proofs_check(const struct request *request, struct session *session,
                  const struct plan *plan, struct plan_verdict *verdict,
                  struct err *err)
{
    struct plan certified = *plan;
    struct travel travel;
    struct agenda agenda;
    struct err fault;
    const struct agenda_task task = {.rep_ix = plan->rep_ix,
                                     .first_day = plan->monday_day,
                                     .day_count = plan->day_count,
                                     .wait_day = NO_DAY};
    *verdict = (struct plan_verdict){.proof = {.outcome = AUDIT_PROOF_NONE}};
    if (!certificate_store_load(session->db, &session->model, plan->rep_ix,
                                plan->monday_day, &session->arena,
                                &certified.certificate, err))
        return false;
    if (certified.certificate == NULL) {
        snprintf(verdict->proof.text, sizeof verdict->proof.text,
                 "no certificate comes with this bound (%s)", plan->bound_kind);
        return true;
    }
    if (!session_travel(session, request, true, &travel, err))
        return false;
    if (agenda_week(&session->model, &task, &travel, &session->arena, &agenda, &fault))
        judge(session, &agenda, &certified, verdict);
    else
        cannot_make(verdict, &fault);
    return true;
}
