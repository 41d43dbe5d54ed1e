// SPDX-License-Identifier: GPL-3.0-or-later
/* seen: accounts where somebody was asked for today in vain (missed, moved, not in).
 *
 * They are not offered again today; an appointment of theirs whose time is still to
 * come is. */
#ifndef NEXT_SEEN_H
#define NEXT_SEEN_H

#include "model/model.h"

struct seen {
    const uint32_t *account_ixs;
    uint32_t count;
};

/* Is a visit (appointment_ix NO_IX) or an appointment over for today because nobody was
 * met? `tod` is now. */
static inline bool seen_is_over(const struct seen *seen, const struct model *model,
                                uint32_t account_ix, uint32_t appointment_ix,
                                int32_t tod)
{
    bool is_seen = false;
    for (uint32_t i = 0; i < seen->count; i++)
        is_seen |= account_ix != NO_IX && account_ix == seen->account_ixs[i];
    if (!is_seen || appointment_ix == NO_IX)
        return is_seen;
    const struct appointment *agreed = &model->appointments[appointment_ix];
    const bool has_time =
        agreed->kind == APPOINTMENT_FIXED || agreed->kind == APPOINTMENT_LEEWAY;
    return !has_time || agreed->start_tod + agreed->leeway_s <= tod;
}

#endif
