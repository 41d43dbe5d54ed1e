// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/data_check.h"

#include "base/sorting.h"
#include "intake/findings.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct finding_info {
    enum finding_severity severity;
    const char *word, *advice;
};

static const struct finding_info infos[FINDING_CODE_COUNT] = {
    [FINDING_NOT_LOCATED] = {FINDING_ERROR, "not_located",
                             "import longitude and latitude for it"},
    [FINDING_ZERO_PLACE] = {FINDING_ERROR, "zero_place",
                            "correct its coordinates in the CRM and import it again"},
    [FINDING_SWAPPED_PLACE] = {FINDING_ERROR, "swapped_place",
                               "exchange its longitude and latitude"},
    [FINDING_FAR_PLACE] = {FINDING_WARNING, "far_place",
                           "check its coordinates; block it if they are right"},
    [FINDING_NEVER_OPEN] = {FINDING_ERROR, "never_open", "correct its opening hours"},
    [FINDING_OPEN_OFF_WORK] = {FINDING_WARNING, "open_off_work",
                               "agree an appointment, or change the working hours"},
    [FINDING_VISIT_TOO_LONG] = {FINDING_WARNING, "visit_too_long",
                                "shorten the visit, or correct its opening hours"},
    [FINDING_DUPLICATE] = {FINDING_WARNING, "duplicate",
                           "merge the two in the CRM, or block one"},
    [FINDING_NO_REP] = {FINDING_WARNING, "no_rep",
                        "run 'beat territory assign', or give it an owner"},
    [FINDING_NO_HOME] = {FINDING_ERROR, "no_home",
                         "import longitude and latitude of the home base"},
    [FINDING_NO_ACCOUNTS] =
        {FINDING_WARNING, "no_accounts",
         "run 'beat territory design', or give accounts to the rep"},
    [FINDING_NO_WORK] = {FINDING_ERROR, "no_work",
                         "correct the rep's settings 'workdays', 'work_start', "
                         "'work_end' or calendar"},
    [FINDING_NO_REPS] = {FINDING_ERROR, "no_reps",
                         "import reps, or run 'beat territory design --count N'"},
    [FINDING_OFF_DAY] = {FINDING_ERROR, "off_day", "move the appointment"},
    [FINDING_OUTSIDE_WORK] = {FINDING_ERROR, "outside_work",
                              "move the appointment, or change the hours of that day"},
    [FINDING_SHUT] = {FINDING_NOTE, "shut", "make sure that somebody will be there"},
    [FINDING_OVERLAP] = {FINDING_ERROR, "overlap", "move one of the two"},
    [FINDING_OVERDUE] = {FINDING_NOTE, "overdue",
                         "set a new close date, or close the opportunity"},
};

const char *finding_word(enum finding_code code)
{
    return infos[code].word;
}

const char *finding_severity_word(enum finding_severity severity)
{
    static const char *const words[] = {"error", "warning", "note"};
    return words[severity];
}

PRINTF_LIKE(3, 0)
static void add(struct finding_list *list, struct finding finding, const char *format,
                va_list args)
{
    char sentence[400];
    vsnprintf(sentence, sizeof sentence, format, args);
    finding.severity = infos[finding.code].severity;
    finding.advice = infos[finding.code].advice;
    finding.sentence = arena_text(list->arena, sentence);
    list->items = arena_grow(list->arena, list->items, &list->capacity,
                             (size_t)list->count + 1, sizeof *list->items);
    list->items[list->count++] = finding;
}

void finding_add_account(struct finding_list *list, enum finding_code code,
                         uint32_t account_ix, const char *format, ...)
{
    const struct account *account = &list->model->accounts[account_ix];
    va_list args;
    va_start(args, format);
    add(list,
        (struct finding){.code = code,
                         .account_ix = account_ix,
                         .rep_ix = account->rep_ix,
                         .subject = account->crm_id},
        format, args);
    va_end(args);
}

void finding_add_rep(struct finding_list *list, enum finding_code code, uint32_t rep_ix,
                     const char *format, ...)
{
    const bool is_one = rep_ix != NO_IX;
    va_list args;
    va_start(args, format);
    add(list,
        (struct finding){.code = code,
                         .account_ix = NO_IX,
                         .rep_ix = rep_ix,
                         .subject = is_one ? list->model->reps[rep_ix].crm_id : ""},
        format, args);
    va_end(args);
}

static int compare_findings(const void *a, const void *b, const void *context)
{
    const struct finding *one = a, *other = b;
    (void)context;
    if (one->severity != other->severity)
        return one->severity < other->severity ? -1 : 1;
    if (one->code != other->code)
        return one->code < other->code ? -1 : 1;
    const int order = strcmp(one->subject, other->subject);
    return order != 0 ? order : strcmp(one->sentence, other->sentence);
}

struct findings data_check(const struct model *model, int32_t today_day,
                           struct arena *arena)
{
    struct arena scratch = {0};
    struct finding_list list = {
        .model = model, .today_day = today_day, .arena = arena, .scratch = &scratch};
    check_places(&list);
    check_opening(&list);
    check_duplicates(&list);
    check_reps(&list);
    check_appointments(&list);
    check_opportunities(&list);
    if (list.count > 1)
        sorting_sort(list.items, list.count, sizeof *list.items, compare_findings,
                     NULL);
    arena_release(&scratch);
    return (struct findings){list.items, list.count};
}
