// SPDX-License-Identifier: GPL-3.0-or-later
/* A week of one rep for tests of agenda/: set up, add shops, make, look, tear down. */
#ifndef UNIT_AGENDA_FIXTURE_H
#define UNIT_AGENDA_FIXTURE_H

#include "agenda/agenda.h"
#include "model_builder.h"
#include "testing.h"

/* A rep at home in Riga; work 8:00 to 17:00 from Monday to Friday, lunch of half an
 * hour between 11:30 and 13:30. The week begins on Monday, 2026-11-23. */
struct desk_test {
    struct builder b;
    uint32_t rep;
    int32_t monday;
    struct arena arena;
    const struct model *model;
    struct agenda agenda;
};

static inline void set_up(struct desk_test *t)
{
    *t = (struct desk_test){0};
    builder_init(&t->b);
    t->rep = builder_rep(&t->b, "R", 24.10, 56.95);
    t->monday = builder_day("2026-11-23");
}

static inline void tear_down(struct desk_test *t)
{
    arena_release(&t->arena);
    builder_release(&t->b);
}

/* A good customer some km from home who is due. */
static inline uint32_t put_shop(struct desk_test *t, const char *crm_id)
{
    const uint32_t shop = builder_account(&t->b, crm_id, 24.20, 56.97);
    t->b.accounts[shop]->yearly_revenue_ct = 6000000;
    t->b.accounts[shop]->interval_days = 30;
    t->b.accounts[shop]->last_visit_day = t->monday - 30;
    return shop;
}

static inline void make(struct desk_test *t, uint32_t candidates_max)
{
    if (!t->model)
        t->model = builder_finish(&t->b);
    const struct travel travel = travel_straight(&t->model->organisation);
    const struct agenda_task task = {
        .rep_ix = builder_rep_ix(t->model, "R"),
        .first_day = t->monday,
        .day_count = 5,
        .wait_day = NO_DAY,
        .candidates_max = candidates_max,
    };
    struct err err;
    assert_ok(agenda_week(t->model, &task, &travel, &t->arena, &t->agenda, &err), &err);
}

static inline const struct week_node *node_of(const struct desk_test *t,
                                              const char *crm_id)
{
    const uint32_t account_ix = builder_account_ix(t->model, crm_id);
    for (uint32_t n = 0; n < t->agenda.week.node_count; n++)
        if (t->agenda.week.nodes[n].account_ix == account_ix)
            return &t->agenda.week.nodes[n];
    return NULL;
}

static inline const struct reason *reason_of(const struct desk_test *t,
                                             const char *crm_id)
{
    const uint32_t account_ix = builder_account_ix(t->model, crm_id);
    for (uint32_t i = 0; i < t->agenda.left_count; i++)
        if (t->agenda.left[i].account_ix == account_ix)
            return &t->agenda.left[i];
    return NULL;
}

static inline void assert_left(const struct desk_test *t, const char *crm_id,
                               enum reason_code code)
{
    const struct reason *reason = reason_of(t, crm_id);
    assert_non_null(reason);
    assert_int_equal(reason->code, code);
    assert_null(node_of(t, crm_id));
}

static inline const struct window *windows_on(const struct desk_test *t,
                                              const struct week_node *node, uint32_t d)
{
    return &t->agenda.week.windows[node->windows[d].first];
}

#endif
