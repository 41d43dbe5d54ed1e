// SPDX-License-Identifier: GPL-3.0-or-later
/* small_list: what every writer of plans is asked: the small week, no plan, a full
 * disk. */
#ifndef UNIT_SMALL_LIST_H
#define UNIT_SMALL_LIST_H

#include "output/plan_list.h"
#include "week_small.h"
#include "writing.h"

static const struct plan_list small_list = {&small_model, &small_plan, 1, NULL};
static const struct plan_list empty_list = {&small_model, NULL, 0, NULL};

/* The text that `write` makes of a list; the caller's until writing_close. */
static inline const char *
list_text(bool (*write)(const struct plan_list *, FILE *, struct err *),
          const struct plan_list *list, struct writing *writing)
{
    struct err err = {0};
    writing_open(writing);
    assert_ok(write(list, writing->out, &err), &err);
    return writing_text(writing);
}

static inline void assert_full_disk(bool (*write)(const struct plan_list *, FILE *,
                                                  struct err *))
{
    struct err err = {0};
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    assert_false(write(&small_list, full, &err));
    assert_err(&err, ERR_SYSTEM, "cannot write: No space left on device");
    fclose(full);
}

#endif
