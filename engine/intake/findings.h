// SPDX-License-Identifier: GPL-3.0-or-later
/* findings: what the parts of the data check add to; not for use outside intake. */
#ifndef INTAKE_FINDINGS_H
#define INTAKE_FINDINGS_H

#include "intake/data_check.h"

struct finding_list {
    struct finding *items;
    uint32_t count;
    size_t capacity;
    const struct model *model;
    int32_t today_day;
    struct arena *arena;   /* of the sentences */
    struct arena *scratch; /* gone after the check */
};

/* About an account; the sentence is made as by printf. */
void finding_add_account(struct finding_list *list, enum finding_code code,
                         uint32_t account_ix, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void finding_add_rep(struct finding_list *list, enum finding_code code, uint32_t rep_ix,
                     const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The parts, each O(n log n). */
void check_places(struct finding_list *list);
void check_opening(struct finding_list *list);
void check_duplicates(struct finding_list *list);
void check_reps(struct finding_list *list);
void check_appointments(struct finding_list *list);
void check_opportunities(struct finding_list *list);

/* Length of the longest time that lies in one of `a` and in one of `b`. */
int32_t windows_overlap_s(const struct window *a, uint32_t a_count,
                          const struct window *b, uint32_t b_count);

#endif
