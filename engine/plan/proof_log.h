// SPDX-License-Identifier: GPL-3.0-or-later
/* proof_log: what branching over a lineup has shown, step by step, for the certificate.
 *
 * Written in the order in which it came about: prices that a bound or a removal rests
 * on, cases, second cases. docs/model.md (4.12). */
#ifndef PLAN_PROOF_LOG_H
#define PLAN_PROOF_LOG_H

#include "base/arena.h"
#include "model/plan_certificate.h"

#include <stdbool.h>

struct lineup;

/* A longer proof is not kept: it could be, but would not be read again in time. */
enum { PROOF_LOG_PRICES = 400000 };

struct proof_log {
    struct arena arena;
    struct certificate_step *steps;
    struct certificate_price *prices;
    uint32_t step_count, price_count;
    size_t step_capacity, price_capacity;
    bool is_full;
};

void proof_log_release(struct proof_log *log);

/* The lineup's prices of the last solve; `log` NULL: nothing is kept. */
void proof_log_prices(struct proof_log *log, const struct lineup *lineup);
/* A case is opened, or with STEP_OTHER the second one of the last that has none. */
void proof_log_case(struct proof_log *log, enum certificate_step_kind kind,
                    uint32_t group, uint32_t other);

/* Steps and cuts into a certificate, in `arena`; none when the log is full. */
void proof_log_write(const struct proof_log *log, const struct lineup *lineup,
                     struct arena *arena, struct certificate *certificate);

#endif
