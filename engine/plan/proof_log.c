// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/proof_log.h"

#include "plan/lineup.h"

#include <string.h>

void proof_log_release(struct proof_log *log)
{
    arena_release(&log->arena);
    *log = (struct proof_log){0};
}

static void add_step(struct proof_log *log, struct certificate_step step)
{
    log->steps = arena_grow(&log->arena, log->steps, &log->step_capacity,
                            (size_t)log->step_count + 1, sizeof *log->steps);
    log->steps[log->step_count++] = step;
}

static void add_price(struct proof_log *log, uint32_t row, int64_t price_uct)
{
    if (price_uct == 0)
        return;
    log->prices = arena_grow(&log->arena, log->prices, &log->price_capacity,
                             (size_t)log->price_count + 1, sizeof *log->prices);
    log->prices[log->price_count++] = (struct certificate_price){row, price_uct};
}

void proof_log_prices(struct proof_log *log, const struct lineup *lineup)
{
    if (log == NULL || log->is_full)
        return;
    const struct prices *prices = &lineup->prices;
    const uint32_t first = log->price_count;
    uint32_t row = 0;
    for (uint32_t g = 0; g < prices->count; g++)
        add_price(log, row++, prices->group_uct[g]);
    for (uint32_t q = 0; q < prices->quota_count; q++)
        add_price(log, row++, prices->quota_uct[q]);
    for (uint32_t r = 0; r < prices->night_count; r++)
        add_price(log, row++, prices->night_uct[r]);
    for (uint32_t k = 0; k < lineup->cut_count; k++)
        add_price(log, row++, lineup->cuts[k].price_uct);
    add_step(log, (struct certificate_step){.kind = STEP_PRICES,
                                            .first = first,
                                            .count = log->price_count - first});
    log->is_full = log->price_count > PROOF_LOG_PRICES;
}

void proof_log_case(struct proof_log *log, enum certificate_step_kind kind,
                    uint32_t group, uint32_t other)
{
    if (!log->is_full)
        add_step(log, (struct certificate_step){
                          .kind = kind, .group = group, .other = other});
}

static const void *copied(struct arena *arena, const void *items, size_t count,
                          size_t size)
{
    void *copy = arena_array(arena, count, size);
    if (count > 0)
        memcpy(copy, items, count * size);
    return copy;
}

void proof_log_write(const struct proof_log *log, const struct lineup *lineup,
                     struct arena *arena, struct certificate *certificate)
{
    struct certificate_cut *cuts =
        ARENA_ARRAY(arena, lineup->cut_count, struct certificate_cut);
    certificate->step_count = certificate->step_price_count = 0;
    certificate->cut_count = 0;
    if (log->is_full)
        return;
    for (uint32_t k = 0; k < lineup->cut_count; k++)
        memcpy(cuts[k].groups, lineup->cuts[k].groups, sizeof cuts[k].groups);
    certificate->cuts = cuts;
    certificate->cut_count = lineup->cut_count;
    certificate->steps = copied(arena, log->steps, log->step_count, sizeof *log->steps);
    certificate->step_count = log->step_count;
    certificate->step_prices =
        copied(arena, log->prices, log->price_count, sizeof *log->prices);
    certificate->step_price_count = log->price_count;
}
