// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/eject.h"

bool eject_best(const struct ground *ground, const struct tour *tour, uint32_t node,
                int64_t gain_uct, const int64_t *loss_uct, uint32_t least,
                uint32_t most, struct ejection *best)
{
    bool found = false;
    for (uint32_t first = 1; first <= tour->count + 1; first++) {
        int64_t lost_uct = 0;
        for (uint32_t removed = 0; removed <= most; removed++) {
            if (removed > 0) {
                if (first + removed > tour->count + 1)
                    break;
                const int64_t loss = loss_uct[tour->stops[first + removed - 1].node];
                if (loss >= EJECT_KEPT_UCT)
                    break;
                lost_uct += loss;
            }
            const struct splice splice = {first, removed, &node, 1};
            struct splice_change change;
            if (removed < least || !splice_test(ground, tour, &splice, &change))
                continue;
            const int64_t sum = gain_uct - lost_uct - change.cost_ct * CT_UCT;
            if (sum <= best->change_uct)
                continue;
            *best = (struct ejection){first, removed, sum};
            found = true;
        }
    }
    return found;
}
