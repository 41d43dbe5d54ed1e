// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/civil.h"
#include "beat/commands.h"
#include "beat/session.h"
#include "beat/subject.h"
#include "beat/today.h"
#include "store/override_store.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

static bool read_override(const struct request *request, const struct session *session,
                          struct override *override, struct err *err)
{
    const char *day = request_argument(request, 3);
    const char *word = request_argument(request, 2);
    override->reason = request_text(request, &option_reason);
    override->day = session->now_day;
    if (word == NULL)
        return err_set(err, ERR_USAGE, "'override' wants REP ACCOUNT skip|add|move");
    if (!override_find(word, &override->kind))
        return err_set(err, ERR_USAGE, "a decision is one of skip, add, move, not '%s'",
                       word);
    if (override->reason == NULL || override->reason[0] == '\0')
        return err_set(err, ERR_USAGE, "a decision wants its '--reason'");
    if (day != NULL && !civil_day_read(day, &override->day, err)) {
        err->code = ERR_USAGE;
        return false;
    }
    if (override->day < session->now_day)
        return err_set(err, ERR_USAGE, "'%s' is past", day);
    return override->kind == OVERRIDE_SKIP ||
           today_check_work(session, override->rep_ix, override->day, -1, err);
}

static void show(const struct session *session, const struct override *override)
{
    const struct account *account = &session->model.accounts[override->account_ix];
    char date[CIVIL_DATE_SIZE];
    printf("decided: %s, %s, %s %s %s, %s\n",
           session->model.reps[override->rep_ix].name, override_word(override->kind),
           account->crm_id, account->name, civil_day_text(override->day, date),
           override->reason);
}

static bool decide(const struct request *request, struct session *session,
                   struct override *override, struct err *err)
{
    if (!read_override(request, session, override, err) ||
        !override_store_add(session->db, &session->model, override, session->now_utc,
                            err))
        return false;
    show(session, override);
    return true;
}

static bool undo(struct session *session, const struct override *override,
                 struct err *err)
{
    const struct account *account = &session->model.accounts[override->account_ix];
    char date[CIVIL_DATE_SIZE];
    int32_t day;
    if (!override_store_undo(session->db, &session->model, override->rep_ix,
                             override->account_ix, &day, err))
        return false;
    printf("taken back: %s, %s %s %s\n", session->model.reps[override->rep_ix].name,
           account->crm_id, account->name,
           day == NO_DAY ? "" : civil_day_text(day, date));
    return true;
}

bool cmd_override(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct override override = {0};
    const bool is_undo = request_flag(request, &option_undo_decision, false);
    (void)exit_code;
    const bool is_done =
        session_open_rep(&session, request, DB_WRITE, request->arguments[0],
                         &override.rep_ix, err) &&
        subject_find_account_ix(&session.model, request->arguments[1],
                                &override.account_ix, err) &&
        (is_undo ? undo(&session, &override, err)
                 : decide(request, &session, &override, err));
    session_close(&session);
    return is_done;
}
