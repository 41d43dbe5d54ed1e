// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening hours in which no visit fits, over the next two weeks: long enough for every
 * weekday, and for a holiday not to matter. */
#include "intake/findings.h"

enum { DAYS_LOOKED_AT = 14 };

int32_t windows_overlap_s(const struct window *a, uint32_t a_count,
                          const struct window *b, uint32_t b_count)
{
    int32_t longest_s = 0;
    for (uint32_t i = 0; i < a_count; i++) {
        for (uint32_t j = 0; j < b_count; j++) {
            const int32_t open =
                a[i].open_tod > b[j].open_tod ? a[i].open_tod : b[j].open_tod;
            const int32_t close =
                a[i].close_tod < b[j].close_tod ? a[i].close_tod : b[j].close_tod;
            if (close - open > longest_s)
                longest_s = close - open;
        }
    }
    return longest_s;
}

/* The longest time open, and the longest that its rep works in. */
struct openness {
    int32_t open_s, working_s;
};

static struct openness openness_of(const struct finding_list *list, uint32_t account_ix)
{
    static const struct window whole_day = {0, 2 * 86400};
    const uint32_t rep_ix = list->model->accounts[account_ix].rep_ix;
    struct openness most = {0, 0};
    for (int32_t i = 0; i < DAYS_LOOKED_AT; i++) {
        struct window open[WINDOWS_MAX], spans[WINDOWS_MAX];
        bool is_known;
        const int32_t day = list->today_day + i;
        const uint32_t count =
            model_open_windows(list->model, account_ix, day, open, &is_known);
        const int32_t open_s = windows_overlap_s(open, count, &whole_day, 1);
        if (open_s > most.open_s)
            most.open_s = open_s;
        if (rep_ix == NO_IX)
            continue;
        const uint32_t span_count =
            model_working_spans(list->model, rep_ix, day, spans);
        const int32_t working_s = windows_overlap_s(open, count, spans, span_count);
        if (working_s > most.working_s)
            most.working_s = working_s;
    }
    return most;
}

static void check_account(struct finding_list *list, uint32_t account_ix)
{
    const uint32_t rep_ix = list->model->accounts[account_ix].rep_ix;
    const int32_t visit_s =
        (int32_t)model_settings(list->model, account_ix, rep_ix).value[SETTING_VISIT_S];
    const struct openness most = openness_of(list, account_ix);
    if (most.open_s == 0)
        finding_add_account(list, FINDING_NEVER_OPEN, account_ix,
                            "is never open in the next two weeks");
    else if (most.open_s < visit_s)
        finding_add_account(list, FINDING_VISIT_TOO_LONG, account_ix,
                            "a visit takes %d min, and it is never open longer than "
                            "%d min",
                            visit_s / 60, most.open_s / 60);
    else if (rep_ix != NO_IX && most.working_s < visit_s)
        finding_add_account(list, FINDING_OPEN_OFF_WORK, account_ix,
                            "is open only when its rep '%s' does not work",
                            list->model->reps[rep_ix].crm_id);
}

void check_opening(struct finding_list *list)
{
    for (uint32_t i = 0; i < list->model->account_count; i++) {
        const struct account *account = &list->model->accounts[i];
        if (account->hours.count > 0 || account->exceptions.count > 0)
            check_account(list, i);
    }
}
