// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/today.h"

#include "base/civil.h"
#include "store/visit_store.h"

#include <stdio.h>
#include <string.h>

bool today_seen(struct session *session, uint32_t rep_ix, struct seen *seen,
                struct err *err)
{
    const struct visit *visits;
    uint32_t count;
    if (!visit_store_load_rep(session->db, &session->model, rep_ix, session->now_day,
                              session->now_day, &session->arena, &visits, &count, err))
        return false;
    uint32_t *ixs = ARENA_ARRAY(&session->arena, count, uint32_t);
    *seen = (struct seen){.account_ixs = ixs};
    for (uint32_t i = 0; i < count; i++)
        if (visits[i].kind == VISIT_FACE && !visit_outcome_is_met(visits[i].outcome))
            ixs[seen->count++] = visits[i].account_ix;
    return true;
}

/* "2026-11-26T14:00" in two. */
static bool read_parts(const char *text, int32_t *day, int32_t *tod)
{
    enum { DATE_LENGTH = 10 };
    char date[DATE_LENGTH + 1];
    struct err ignored;
    if (civil_tod_read(text, tod, &ignored))
        return true;
    if (strlen(text) < DATE_LENGTH)
        return false;
    memcpy(date, text, DATE_LENGTH);
    date[DATE_LENGTH] = '\0';
    const char *rest = text + DATE_LENGTH;
    *tod = -1;
    return civil_day_read(date, day, &ignored) &&
           (*rest == '\0' || ((*rest == 'T' || *rest == ' ') &&
                              civil_tod_read(rest + 1, tod, &ignored)));
}

bool today_moment_read(const struct session *session, const char *text, int32_t *day,
                       int32_t *tod, struct err *err)
{
    *day = session->now_day;
    if (!read_parts(text, day, tod) || *tod >= DAY_S)
        return err_set(err, ERR_USAGE,
                       "a time is 2026-11-26T14:00, 2026-11-26 or 14:00, not '%s'",
                       text);
    if (*day < session->now_day ||
        (*day == session->now_day && *tod >= 0 && *tod < session->now_tod))
        return err_set(err, ERR_USAGE, "'%s' is past", text);
    return true;
}

bool today_check_work(const struct session *session, uint32_t rep_ix, int32_t day,
                      int32_t tod, struct err *err)
{
    const struct rep *rep = &session->model.reps[rep_ix];
    struct window spans[WINDOWS_MAX];
    const uint32_t count = model_working_spans(&session->model, rep_ix, day, spans);
    char date[CIVIL_DATE_SIZE], text[CIVIL_TOD_SIZE], open[CIVIL_TOD_SIZE],
        close[CIVIL_TOD_SIZE];
    const char *weekday = civil_weekday_name(civil_weekday(day));
    civil_day_text(day, date);
    if (count == 0)
        return err_set(err, ERR_INPUT, "'%s' does not work on %s %s", rep->crm_id,
                       weekday, date);
    bool is_within = tod < 0;
    for (uint32_t i = 0; i < count; i++)
        is_within |= tod >= spans[i].open_tod && tod < spans[i].close_tod;
    return is_within ||
           err_set(err, ERR_INPUT, "'%s' does not work at %s on %s %s, but %s-%s",
                   rep->crm_id, civil_tod_text(tod, text), weekday, date,
                   civil_tod_text(spans[0].open_tod, open),
                   civil_tod_text(spans[count - 1].close_tod, close));
}
