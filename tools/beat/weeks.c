// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/weeks.h"

#include "base/civil.h"
#include "beat/subject.h"
#include "store/plan_store.h"

bool week_read(const struct request *request, const struct option_spec *option,
               int32_t usual_day, int32_t *monday_day, struct err *err)
{
    const char *text = request_text(request, option);
    int32_t day = usual_day;
    if (text != NULL && !civil_week_read(text, &day, err) &&
        !civil_day_read(text, &day, err))
        return false;
    *monday_day = day - civil_weekday(day);
    return true;
}

bool week_find_planned(const struct request *request, struct session *session,
                       uint32_t rep_ix, int32_t *monday_day, struct err *err)
{
    if (request_text(request, &option_planned_week) != NULL)
        return week_read(request, &option_planned_week, 0, monday_day, err);
    if (!plan_store_newest_week(session->db, &session->model, rep_ix, monday_day, err))
        return false;
    if (*monday_day != NO_DAY)
        return true;
    if (rep_ix != NO_IX)
        return err_set(err, ERR_MISSING, "%s has no plan; 'beat plan' makes one",
                       session->model.reps[rep_ix].crm_id);
    return err_set(err, ERR_MISSING, "no week is planned; 'beat plan' plans one");
}

static uint32_t all_reps(const struct model *model, uint32_t *ixs)
{
    for (uint32_t i = 0; i < model->rep_count; i++)
        ixs[i] = i;
    return model->rep_count;
}

bool reps_read(const struct request *request, struct session *session,
               const uint32_t **rep_ixs, uint32_t *rep_count, struct err *err)
{
    const struct model *model = &session->model;
    uint32_t *ixs = ARENA_ARRAY(&session->arena, model->rep_count, uint32_t);
    bool *is_named = ARENA_ARRAY(&session->arena, model->rep_count, bool);
    const char *const *texts;
    const uint32_t text_count =
        request_texts(request, &option_rep, &session->arena, &texts);
    uint32_t count = 0, ix;
    *rep_ixs = ixs;
    if (text_count == 0) {
        *rep_count = all_reps(model, ixs);
        return true;
    }
    for (uint32_t i = 0; i < text_count; i++) {
        if (!subject_find_rep_ix(model, texts[i], &ix, err))
            return false;
        is_named[ix] = true;
    }
    for (uint32_t i = 0; i < model->rep_count; i++) {
        if (is_named[i])
            ixs[count++] = i;
    }
    *rep_count = count;
    return true;
}
