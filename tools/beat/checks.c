// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/checks.h"

#include "audit/audit_alignment.h"
#include "audit/audit_plan.h"
#include "base/civil.h"
#include "beat/planned.h"
#include "beat/proofs.h"
#include "beat/show.h"
#include "beat/territories.h"
#include "intake/data_check.h"
#include "spatial/spatial.h"

#include <string.h>

static void add(struct checks *checks, struct check_finding finding)
{
    checks->findings = arena_grow(checks->arena, checks->findings, &checks->capacity,
                                  checks->count + 1, sizeof *checks->findings);
    checks->findings[checks->count++] = finding;
    checks->error_count += strcmp(finding.severity, "error") == 0;
    checks->warning_count += strcmp(finding.severity, "warning") == 0;
}

static void looked_at(struct checks *checks, const char *part, const char *what)
{
    checks->parts[checks->part_count].part = part;
    checks->parts[checks->part_count].looked_at = what;
    checks->part_count++;
}

/* On a connection of its own: SpatiaLite wants to be there before anything is read. */
static bool check_geometries(const char *path, struct err *err)
{
    struct db *db = NULL;
    const bool is_sound =
        spatial_open(path, DB_READ, &db, err) && spatial_check(db, err);
    db_close(db);
    return is_sound;
}

/* A damaged file is bad news about the data, and so a finding, not a failure. */
static bool check_file(struct session *session, struct checks *checks, struct err *err)
{
    struct err fault;
    if (db_check(session->db, &fault) && check_geometries(db_path(session->db), &fault))
        return true;
    if (fault.code != ERR_INPUT) {
        *err = fault;
        return false;
    }
    add(checks,
        (struct check_finding){.part = "data",
                               .severity = "error",
                               .code = "file",
                               .subject = "",
                               .sentence = arena_text(checks->arena, fault.text),
                               .advice = "take the file from a backup"});
    return true;
}

bool check_data(struct session *session, struct checks *checks, struct err *err)
{
    const struct model *model = &session->model;
    if (!check_file(session, checks, err))
        return false;
    const struct findings found = data_check(model, session->now_day, checks->arena);
    for (uint32_t i = 0; i < found.count; i++) {
        const struct finding *finding = &found.items[i];
        add(checks,
            (struct check_finding){.part = "data",
                                   .severity = finding_severity_word(finding->severity),
                                   .code = finding_word(finding->code),
                                   .subject = finding->subject,
                                   .sentence = finding->sentence,
                                   .advice = finding->advice});
    }
    looked_at(
        checks, "data",
        arena_format(checks->arena, "%s, %s",
                     show_count(checks->arena, model->account_count, "account", NULL),
                     show_count(checks->arena, model->rep_count, "rep", NULL)));
    return true;
}

static void add_faults(struct checks *checks, const char *rep,
                       const struct audit_faults *faults, const char *advice)
{
    for (uint32_t i = 0; i < faults->fault_count; i++)
        add(checks, (struct check_finding){
                        .part = "plan",
                        .severity = "error",
                        .code = faults->faults[i].rule,
                        .subject = rep,
                        .sentence = arena_text(checks->arena, faults->faults[i].text),
                        .advice = advice});
}

static void add_proof(struct checks *checks, const char *rep,
                      const struct audit_proof *proof)
{
    static const struct {
        const char *severity, *code, *advice;
    } words[] = {
        [AUDIT_PROOF_REFUSED] = {"error", "certificate",
                                 "the file was altered, or Beat has a fault: plan the "
                                 "week anew"},
        [AUDIT_PROOF_OTHER_DATA] =
            {"warning", "other-data",
             "the plan stands, its bound is of then; 'beat plan' "
             "plans the week anew"},
        [AUDIT_PROOF_NOT_RECHECKED] = {"note", "not-rechecked", ""},
        [AUDIT_PROOF_NONE] = {"note", "no-certificate",
                              "a replan has none; 'beat plan' gives one"},
    };
    add(checks,
        (struct check_finding){.part = "plan",
                               .severity = words[proof->outcome].severity,
                               .code = words[proof->outcome].code,
                               .subject = rep,
                               .sentence = arena_text(checks->arena, proof->text),
                               .advice = words[proof->outcome].advice});
}

/* The plan against the data, then its bound; `verified` counts those proved. */
static bool judge_plan(const struct request *request, struct session *session,
                       struct checks *checks, const struct plan *plan,
                       uint32_t *verified, struct err *err)
{
    const char *rep = session->model.reps[plan->rep_ix].crm_id;
    struct audit_faults faults = {0};
    struct plan_verdict verdict;
    audit_plan_model(plan, &session->model, checks->arena, &faults);
    add_faults(checks, rep, &faults, "data may have changed since; plan the week anew");
    if (!proofs_check(request, session, plan, &verdict, err))
        return false;
    add_faults(checks, rep, &verdict.faults,
               "the file was altered, or Beat has a fault: plan the week anew");
    if (verdict.proof.outcome == AUDIT_PROOF_VERIFIED)
        ++*verified;
    else
        add_proof(checks, rep, &verdict.proof);
    return true;
}

bool check_plan(const struct request *request, struct session *session,
                struct checks *checks, struct err *err)
{
    struct planned planned;
    char week[CIVIL_DATE_SIZE];
    if (!planned_load(request, session, &planned, err)) {
        if (err->code != ERR_MISSING || request_argument(request, 0) != NULL)
            return false;
        looked_at(checks, "plan", "no week is planned");
        return true;
    }
    uint32_t verified = 0;
    for (uint32_t i = 0; i < planned.plan_count; i++)
        if (!judge_plan(request, session, checks, &planned.plans[i], &verified, err))
            return false;
    looked_at(checks, "plan",
              arena_format(checks->arena, "%s of %s, %s verified",
                           show_count(checks->arena, planned.plan_count, "plan", NULL),
                           civil_week_text(planned.monday_day, week),
                           show_count(checks->arena, verified, "bound", NULL)));
    return true;
}

bool check_territory(const struct request *request, struct session *session,
                     struct checks *checks, struct err *err)
{
    struct territories territories;
    if (!territories_load(session, &territories, err)) {
        if (err->code != ERR_MISSING || request_argument(request, 0) != NULL)
            return false;
        looked_at(checks, "territory", "there are none");
        return true;
    }
    const struct audit_alignment found =
        audit_alignment(&territories.task, &territories.alignment,
                        &territories.measures, checks->arena);
    for (uint32_t i = 0; i < found.fault_count; i++) {
        const struct audit_alignment_fault *fault = &found.faults[i];
        add(checks, (struct check_finding){
                        .part = "territory",
                        .severity = "error",
                        .code = fault->rule,
                        .subject = fault->territory != NO_IX
                                       ? territories.names[fault->territory]
                                       : "",
                        .sentence = fault->text,
                        .advice = "'beat territory design --force' makes them anew"});
    }
    looked_at(checks, "territory",
              show_count(checks->arena, territories.task.site_count, "territory",
                         "territories"));
    return true;
}
