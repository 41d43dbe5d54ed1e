// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/civil.h"
#include "base/zone.h"
#include "beat/changes.h"
#include "beat/commands.h"
#include "beat/session.h"
#include "beat/show.h"
#include "beat/weeks.h"
#include "store/plan_store.h"
#include "text/number.h"

#include <stddef.h>

struct comparison {
    const struct request *request;
    struct session *session;
    uint32_t rep_ix;
    int32_t monday_day;
    struct plan_version before, after;
    struct plan before_plan, after_plan;
};

/* The version that an argument names. */
static bool find_version(const struct plan_version *versions, uint32_t count,
                         const char *text, struct plan_version *version,
                         struct err *err)
{
    int64_t batch_id;
    if (!number_whole_read(text, &batch_id, err))
        return err_set(err, ERR_USAGE, "a plan is a number, not '%s'", text);
    for (uint32_t i = 0; i < count; i++) {
        if (versions[i].batch_id != batch_id)
            continue;
        *version = versions[i];
        return true;
    }
    return err_set(err, ERR_MISSING, "there is no plan %lld of that rep and week",
                   (long long)batch_id);
}

/* Of the arguments; without: the newest, and the one before it. */
static bool choose(struct comparison *comparison, const struct plan_version *versions,
                   uint32_t count, struct err *err)
{
    const char *before = request_argument(comparison->request, 1);
    const char *after = request_argument(comparison->request, 2);
    char week[CIVIL_DATE_SIZE];
    civil_week_text(comparison->monday_day, week);
    if (count == 0)
        return err_set(err, ERR_MISSING, "nothing is planned for %s", week);
    comparison->after = versions[0];
    if (before == NULL && count == 1)
        return err_set(err, ERR_MISSING, "there is one plan only for %s: %lld", week,
                       (long long)versions[0].batch_id);
    if (before == NULL)
        comparison->before = versions[1];
    return (before == NULL ||
            find_version(versions, count, before, &comparison->before, err)) &&
           (after == NULL ||
            find_version(versions, count, after, &comparison->after, err));
}

static bool load_version(struct comparison *comparison, int64_t batch_id,
                         struct plan *plan, struct err *err)
{
    struct session *session = comparison->session;
    bool is_found;
    return plan_store_load_version(session->db, &session->model, comparison->rep_ix,
                                   batch_id, &session->arena, plan, &is_found, err) &&
           (is_found || err_set(err, ERR_MISSING, "plan %lld is not there any more",
                                (long long)batch_id));
}

static bool ask(struct comparison *comparison, struct err *err)
{
    struct session *session = comparison->session;
    const struct plan_version *versions;
    uint32_t count;
    return week_find_planned(comparison->request, session, comparison->rep_ix,
                             &comparison->monday_day, err) &&
           plan_store_versions(session->db, &session->model, comparison->rep_ix,
                               comparison->monday_day, &session->arena, &versions,
                               &count, err) &&
           choose(comparison, versions, count, err) &&
           load_version(comparison, comparison->before.batch_id,
                        &comparison->before_plan, err) &&
           load_version(comparison, comparison->after.batch_id, &comparison->after_plan,
                        err);
}

static const char *version_text(const struct comparison *comparison,
                                const struct plan_version *version)
{
    int32_t day, tod;
    char date[CIVIL_DATE_SIZE], time[CIVIL_TOD_SIZE];
    zone_local(comparison->session->zone, version->made_utc, &day, &tod);
    return arena_format(&comparison->session->arena, "%s %lld of %s %s",
                        version->is_replan ? "replan" : "plan",
                        (long long)version->batch_id, civil_day_text(day, date),
                        civil_tod_text(tod, time));
}

static void show_sum(const struct comparison *comparison, const char *what,
                     int64_t before_ct, int64_t after_ct)
{
    struct arena *arena = &comparison->session->arena;
    const char *currency = comparison->session->model.currency;
    show_line(comparison->request, "%s: %s, before %s", what,
              show_money(arena, after_ct, currency),
              show_money(arena, before_ct, currency));
}

static bool show(const struct comparison *comparison, struct err *err)
{
    const struct plan *before = &comparison->before_plan;
    const struct plan *after = &comparison->after_plan;
    struct session *session = comparison->session;
    const struct plan_change *changes;
    uint32_t count;
    plan_diff(before, after, &session->arena, &changes, &count);
    show_line(comparison->request, "%s: %s against %s",
              session->model.reps[comparison->rep_ix].name,
              version_text(comparison, &comparison->after),
              version_text(comparison, &comparison->before));
    if (!changes_show(comparison->request, &session->model, changes, count,
                      &session->arena, err))
        return false;
    if (count == 0)
        show_line(comparison->request, "no stop differs");
    show_sum(comparison, "value", before->value_ct, after->value_ct);
    show_sum(comparison, "travel", before->travel_ct, after->travel_ct);
    return true;
}

bool cmd_diff(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct comparison comparison = {.request = request, .session = &session};
    (void)exit_code;
    const bool is_done =
        session_open_rep(&session, request, DB_READ, request->arguments[0],
                         &comparison.rep_ix, err) &&
        ask(&comparison, err) && show(&comparison, err);
    session_close(&session);
    return is_done;
}
