// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/civil.h"
#include "beat/commands.h"
#include "beat/session.h"
#include "beat/show.h"
#include "beat/subject.h"
#include "beat/today.h"
#include "model/words.h"
#include "store/load.h"
#include "store/visit_store.h"
#include "text/number.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>

static bool read_outcome(const char *word, enum visit_outcome *outcome, struct err *err)
{
    char words[128];
    int at = 0;
    if (outcome_find(word, outcome))
        return true;
    for (int i = 0; i < OUTCOME_COUNT; i++)
        at += snprintf(words + at, sizeof words - (size_t)at, "%s%s", i > 0 ? ", " : "",
                       outcome_word((enum visit_outcome)i));
    return err_set(err, ERR_USAGE, "an outcome is one of %s, not '%s'", words, word);
}

/* She may stand in for a colleague: an account that is not hers is looked for in all of
 * the file, and the model loaded anew. */
static bool find_account(struct session *session, const char *text, uint32_t *rep_ix,
                         uint32_t *account_ix, struct err *err)
{
    const char *rep = session->model.reps[*rep_ix].crm_id, *account;
    if (subject_find_account_ix(&session->model, text, account_ix, err))
        return true;
    if (err->code != ERR_MISSING ||
        !subject_find_account(session->db, text, &session->arena, &account, err) ||
        !store_load(session->db, NULL, &session->arena, &session->model, err))
        return false;
    const bool is_there = model_find_rep(&session->model, rep, rep_ix) &&
                          model_find_account(&session->model, account, account_ix);
    assert(is_there);
    return is_there;
}

static bool read_visit(const struct request *request, const struct session *session,
                       struct visit *visit, struct err *err)
{
    const char *amount = request_text(request, &option_amount);
    const int64_t minutes = request_count(request, &option_minutes, 0);
    const int32_t end_tod = session->now_tod;
    *visit = (struct visit){
        .day = session->now_day,
        .start_tod = end_tod > minutes * 60 ? end_tod - (int32_t)minutes * 60 : 0,
        .duration_s = (int32_t)minutes * 60,
        .kind =
            request_flag(request, &option_remote, false) ? VISIT_REMOTE : VISIT_FACE,
        .note = request_text(request, &option_note)};
    if (amount != NULL && !number_decimal_read(amount, '.', 2, &visit->amount_ct, err))
        return false;
    return read_outcome(request->arguments[2], &visit->outcome, err);
}

static void show_visit(const struct session *session, const struct visit *visit)
{
    const struct model *model = &session->model;
    char date[CIVIL_DATE_SIZE], start[CIVIL_TOD_SIZE], end[CIVIL_TOD_SIZE];
    show_wrapped(
        "logged: %s %s%s%s, %s, %s %s, %s%s", civil_day_text(visit->day, date),
        civil_tod_text(visit->start_tod, start), visit->duration_s > 0 ? "-" : "",
        visit->duration_s > 0
            ? civil_clock_text(visit->start_tod + visit->duration_s, end)
            : "",
        model->reps[visit->rep_ix].name, model->accounts[visit->account_ix].crm_id,
        model->accounts[visit->account_ix].name,
        visit->kind == VISIT_REMOTE ? "remote, " : "", outcome_word(visit->outcome));
}

static bool read_deal(const struct request *request, struct visit_deal *deal,
                      bool *is_any, struct err *err)
{
    const char *amount = request_text(request, &option_deal);
    const char *stage = request_text(request, &option_stage);
    *deal = (struct visit_deal){.is_new = amount != NULL,
                                .stage = STAGE_QUALIFIED,
                                .crm_id = request_text(request, &option_opportunity)};
    *is_any = amount != NULL || stage != NULL;
    if (deal->crm_id != NULL && (amount != NULL || stage == NULL))
        return err_set(err, ERR_USAGE, "'--opportunity' goes with '--stage' alone");
    if (stage != NULL) {
        const bool is_stage = stage_find(stage, &deal->stage);
        assert(is_stage); /* the option has checked the word */
        (void)is_stage;
    }
    return amount == NULL || number_decimal_read(amount, '.', 2, &deal->amount_ct, err);
}

static void show_deal(const struct visit_deal *deal, enum stage stage_before)
{
    if (stage_before == STAGE_COUNT)
        printf("opportunity %s: new, %s\n", deal->crm_id, stage_word(deal->stage));
    else
        printf("opportunity %s: %s, before %s\n", deal->crm_id, stage_word(deal->stage),
               stage_word(stage_before));
}

/* When a moved visit is made instead. */
static bool read_move(const struct request *request, const struct session *session,
                      const struct visit *visit, struct visit_move *move,
                      struct err *err)
{
    const char *to = request_text(request, &option_to);
    if (visit->outcome != OUTCOME_MOVED || request_text(request, &option_deal) ||
        request_text(request, &option_stage))
        return err_set(err, ERR_USAGE,
                       "'--to' goes with the outcome moved, without an opportunity");
    return today_moment_read(session, to, &move->day, &move->tod, err) &&
           today_check_work(session, visit->rep_ix, move->day, move->tod, err);
}

static void show_move(const struct visit_move *move)
{
    char date[CIVIL_DATE_SIZE], tod[CIVIL_TOD_SIZE];
    printf("appointment: %s %s%s%s\n", civil_weekday_name(civil_weekday(move->day)),
           civil_day_text(move->day, date), move->tod >= 0 ? " " : "",
           move->tod >= 0 ? civil_tod_text(move->tod, tod) : ", any time");
}

static bool add_move(const struct request *request, struct session *session,
                     const struct visit *visit, struct err *err)
{
    struct visit_move move;
    if (!read_move(request, session, visit, &move, err) ||
        !visit_store_add_move(session->db, &session->model, visit, session->now_utc,
                              &move, err))
        return false;
    show_visit(session, visit);
    show_move(&move);
    return true;
}

static bool add(const struct request *request, struct session *session,
                const struct visit *visit, struct err *err)
{
    struct visit_deal deal;
    enum stage stage_before = STAGE_COUNT;
    bool has_deal;
    if (!read_deal(request, &deal, &has_deal, err))
        return false;
    if (has_deal ? !visit_store_add_deal(session->db, &session->model, visit,
                                         session->now_utc, &deal, &stage_before,
                                         &session->arena, err)
                 : !visit_store_add(session->db, &session->model, visit,
                                    session->now_utc, NULL, err))
        return false;
    show_visit(session, visit);
    if (has_deal)
        show_deal(&deal, stage_before);
    return true;
}

static bool undo(struct session *session, uint32_t rep_ix, struct err *err)
{
    struct visit_undone undone;
    char date[CIVIL_DATE_SIZE];
    if (!visit_store_undo(session->db, &session->model, rep_ix, &session->arena,
                          &undone, err))
        return false;
    show_wrapped("taken back: %s, %s, %s %s, %s",
                 civil_day_text(undone.visit.day, date),
                 session->model.reps[rep_ix].name, undone.account_crm_id,
                 undone.account_name, outcome_word(undone.visit.outcome));
    return true;
}

/* An entry wants all three arguments, --undo the rep alone. */
static bool check_words(const struct request *request, bool is_undo, struct err *err)
{
    if (is_undo && request->argument_count != 1)
        return err_set(err, ERR_USAGE, "'log --undo' takes REP alone");
    return is_undo || request->argument_count == 3 ||
           err_set(err, ERR_USAGE, "'log' wants REP ACCOUNT OUTCOME");
}

static bool put_entry(const struct request *request, struct session *session,
                      uint32_t rep_ix, struct err *err)
{
    struct visit visit;
    uint32_t account_ix;
    if (!read_visit(request, session, &visit, err) ||
        !find_account(session, request->arguments[1], &rep_ix, &account_ix, err))
        return false;
    visit.rep_ix = rep_ix;
    visit.account_ix = account_ix;
    return request_text(request, &option_to) != NULL
               ? add_move(request, session, &visit, err)
               : add(request, session, &visit, err);
}

bool cmd_log(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    const bool is_undo = request_flag(request, &option_undo_entry, false);
    uint32_t rep_ix;
    (void)exit_code;
    const bool is_done = check_words(request, is_undo, err) &&
                         session_open_rep(&session, request, DB_WRITE,
                                          request->arguments[0], &rep_ix, err) &&
                         (is_undo ? undo(&session, rep_ix, err)
                                  : put_entry(request, &session, rep_ix, err));
    session_close(&session);
    return is_done;
}
