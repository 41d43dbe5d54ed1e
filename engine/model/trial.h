// SPDX-License-Identifier: GPL-3.0-or-later
/* trial: a stage that an opportunity passed through before it was won or lost. */
#ifndef MODEL_TRIAL_H
#define MODEL_TRIAL_H

#include "model/account.h"

struct trial {
    uint32_t account_ix;
    enum stage stage;    /* an open one */
    int32_t decided_day; /* when it was won or lost */
    bool is_won;
    int32_t entered_day; /* when it came to the stage; NO_DAY: not known */
    int32_t left_day;    /* when it went on from it */
    int32_t met_day; /* last face-to-face visit until then that met somebody; NO_DAY */
    bool is_left_by_visit; /* such a visit is what moved it on */
};

#endif
