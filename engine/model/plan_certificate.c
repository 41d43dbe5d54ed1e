// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan_certificate.h"

#include "base/hash.h"

#include <string.h>

/* Numbers go in as eight bytes, lowest first, so that a file says the same anywhere. */
static uint64_t with(uint64_t state, int64_t number)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)((uint64_t)number >> (8 * i));
    return hash_bytes(bytes, sizeof bytes, state);
}

static uint64_t with_text(uint64_t state, const char *text)
{
    return hash_bytes(text, strlen(text), with(state, (int64_t)strlen(text)));
}

static uint64_t with_windows(uint64_t state, const struct window *windows,
                             uint32_t count)
{
    state = with(state, count);
    for (uint32_t i = 0; i < count; i++)
        state = with(with(state, windows[i].open_tod), windows[i].close_tod);
    return state;
}

/* The question: where the names come from. */
struct question {
    const struct week *week;
    const struct matrix *matrix;
    const struct model *model;
    struct arena *arena;
};

static uint64_t with_node(uint64_t state, const struct question *question,
                          uint32_t node_ix)
{
    const struct week *week = question->week;
    const struct matrix *matrix = question->matrix;
    const struct week_node *node = &week->nodes[node_ix];
    const size_t there = node->place, back = (size_t)node->place * matrix->count;
    state = with(with(state, (int64_t)node->kind), node->service_s);
    state = with(with(state, matrix->drive_s[there]), matrix->drive_s[back]);
    state = with(state, node->worth_ct);
    for (uint32_t d = 0; d < week->day_count; d++) {
        const struct range range = node->windows[d];
        state = with(state, node->value_ct[d]);
        state = with_windows(state, &week->windows[range.first], range.count);
    }
    for (uint32_t q = 0; q < week->quota_count; q++)
        state = with(state, week->quotas[q].amounts[node_ix]);
    return state;
}

static const char *node_name(const struct question *question,
                             const struct week_node *node)
{
    const struct model *model = question->model;
    if (model == NULL || (node->account_ix == NO_IX && node->event_ix == NO_IX))
        return arena_format(question->arena, "group %u", node->group + 1);
    if (node->event_ix != NO_IX)
        return arena_format(question->arena, "event %lld",
                            (long long)model->events[node->event_ix].event_id);
    const char *account = model->accounts[node->account_ix].crm_id;
    if (node->appointment_ix == NO_IX)
        return arena_text(question->arena, account);
    return arena_format(
        question->arena, "%s, appointment %lld", account,
        (long long)model->appointments[node->appointment_ix].appointment_id);
}

static void add(struct certificate_fact *facts, uint32_t *count, const char *name,
                uint64_t state)
{
    facts[(*count)++] = (struct certificate_fact){name, (int64_t)state};
}

static void add_groups(const struct question *question, struct certificate_fact *facts,
                       uint32_t *count)
{
    const struct week *week = question->week;
    for (uint32_t n = 0; n < week->node_count;) {
        const uint32_t group = week->nodes[n].group, first = n;
        uint64_t state = with(0, week->groups[group].miss_ct);
        state = with(state, week->groups[group].is_must);
        while (n < week->node_count && week->nodes[n].group == group)
            state = with_node(state, question, n++);
        add(facts, count, node_name(question, &week->nodes[first]), state);
    }
}

static void add_days(const struct question *question, struct certificate_fact *facts,
                     uint32_t *count)
{
    for (uint32_t d = 0; d < question->week->day_count; d++) {
        const struct week_day *day = &question->week->days[d];
        uint64_t state = with_windows((uint64_t)day->day, day->spans, day->span_count);
        state = with(with(state, day->lunch_s), day->lunch_open_tod);
        state = with(with(state, day->lunch_close_tod), day->visits_max);
        state = with(with(state, day->driving_max_s), day->start_place);
        add(facts, count, arena_format(question->arena, "day %u", d + 1),
            with(state, day->end_place));
    }
}

static void add_limits(const struct question *question, struct certificate_fact *facts,
                       uint32_t *count)
{
    const struct week *week = question->week;
    for (uint32_t i = 0; i < week->lodging_count; i++)
        add(facts, count, arena_format(question->arena, "lodging %u", i + 1),
            with(with(0, week->lodgings[i].place), week->lodgings[i].night_ct));
    uint64_t state = with(with(0, week->nights_max), week->nights_row_max);
    for (uint32_t q = 0; q < week->quota_count; q++)
        state = with(with(with(state, week->quotas[q].most), week->quotas[q].least),
                     week->quotas[q].miss_ct);
    add(facts, count, "limits of the week", state);
}

static void add_drives(const struct question *question, struct certificate_fact *facts,
                       uint32_t *count)
{
    const struct matrix *matrix = question->matrix;
    uint64_t state = with(0, matrix->count);
    for (size_t i = 0; i < (size_t)matrix->count * matrix->count; i++)
        state = with(with(state, matrix->drive_s[i]), matrix->cost_ct[i]);
    add(facts, count, "drives", state);
}

static uint32_t facts_of(const struct question *question,
                         const struct certificate_fact **facts)
{
    const struct week *week = question->week;
    struct certificate_fact *all = ARENA_ARRAY(
        question->arena,
        (size_t)week->node_count + week->day_count + week->lodging_count + 2,
        struct certificate_fact);
    uint32_t count = 0;
    add_groups(question, all, &count);
    add_days(question, all, &count);
    add_limits(question, all, &count);
    add_drives(question, all, &count);
    *facts = all;
    return count;
}

static uint64_t with_account(uint64_t state, const struct model *model, uint32_t ix)
{
    return model == NULL || ix == NO_IX ? with(state, ix)
                                        : with_text(state, model->accounts[ix].crm_id);
}

static uint64_t with_lodging(uint64_t state, const struct model *model, uint32_t ix)
{
    return with(state,
                model == NULL || ix == NO_IX ? ix : model->lodgings[ix].lodging_id);
}

static uint64_t with_stop(uint64_t state, const struct model *model,
                          const struct stop *stop)
{
    state = with_account(state, model, stop->account_ix);
    state = with(state, stop->appointment_ix != NO_IX);
    state = with(state, stop->event_ix != NO_IX);
    state = with(with(state, stop->arrive_tod), stop->start_tod);
    state = with(with(with(state, stop->end_tod), stop->drive_s), stop->drive_m);
    state = with(with(state, stop->value_ct), stop->worth_ct);
    return with(with(state, stop->detour_ct), stop->is_pinned);
}

static uint64_t with_plan_day(uint64_t state, const struct model *model,
                              const struct plan_day *day)
{
    state = with_lodging(with(state, day->day), model, day->start_lodging_ix);
    state = with_lodging(state, model, day->end_lodging_ix);
    state = with(with(with(state, day->leave_tod), day->back_tod), day->lunch_tod);
    state = with(with(state, day->back_drive_s), day->back_drive_m);
    state = with(with(state, day->drive_s), day->drive_m);
    state = with(with(with(state, day->value_ct), day->travel_ct), day->hour_uct);
    return with(with(state, day->stop_first), day->stop_count);
}

static uint64_t with_sums(uint64_t state, const struct plan *plan)
{
    state = with(with(state, plan->monday_day), plan->value_ct);
    state = with(with(with(state, plan->worth_ct), plan->travel_ct), plan->night_ct);
    state = with(with(state, plan->overtime_ct), plan->penalty_ct);
    state = with(with(state, plan->net_ct), plan->bound_ct);
    state = with(with(state, plan->drive_s), plan->drive_m);
    return with(state, (int64_t)plan->work);
}

int64_t certificate_plan_state(const struct plan *plan, const struct model *model)
{
    uint64_t state = with_sums(with_text(0, plan->bound_kind), plan);
    for (uint32_t d = 0; d < plan->day_count; d++)
        state = with_plan_day(state, model, &plan->days[d]);
    for (uint32_t i = 0; i < plan->stop_count; i++)
        state = with_stop(state, model, &plan->stops[i]);
    for (uint32_t i = 0; i < plan->reason_count; i++) {
        const struct reason *reason = &plan->reasons[i];
        state = with_account(state, model, reason->account_ix);
        state = with(with(state, (int64_t)reason->code), reason->amount_ct);
        state = with_account(state, model, reason->by_account_ix);
        state = with(state, reason->until_day);
    }
    for (uint32_t i = 0; i < plan->price_count; i++)
        state = with(with_account(state, model, plan->prices[i].account_ix),
                     plan->prices[i].price_uct);
    return (int64_t)state;
}

void certificate_bind(struct certificate *certificate, const struct plan *plan,
                      const struct week *week, const struct matrix *matrix,
                      const struct model *model, struct arena *arena)
{
    const struct question question = {week, matrix, model, arena};
    certificate->fact_count = facts_of(&question, &certificate->facts);
    certificate->plan_state = certificate_plan_state(plan, model);
    certificate->seal = certificate_seal(certificate);
}

static const struct certificate_fact *find(const struct hash_table *table,
                                           const struct certificate_fact *facts,
                                           const char *name)
{
    uint32_t ix;
    return hash_table_find(table, name, &ix) ? &facts[ix] : NULL;
}

static void index_facts(struct hash_table *table, const struct certificate_fact *facts,
                        uint32_t count, struct arena *arena)
{
    hash_table_init(table, count, arena);
    for (uint32_t i = 0; i < count; i++)
        hash_table_put(table, facts[i].name, i);
}

uint32_t certificate_changes(const struct certificate *certificate,
                             const struct week *week, const struct matrix *matrix,
                             const struct model *model, struct arena *arena,
                             const char *const **names)
{
    const struct question question = {week, matrix, model, arena};
    const struct certificate_fact *now, *then = certificate->facts;
    const uint32_t now_count = facts_of(&question, &now);
    const uint32_t then_count = certificate->fact_count;
    struct hash_table was, is;
    uint32_t count = 0;
    const char **found =
        ARENA_ARRAY(arena, (size_t)now_count + then_count, const char *);
    index_facts(&was, then, then_count, arena);
    index_facts(&is, now, now_count, arena);
    for (uint32_t i = 0; i < then_count; i++) {
        const struct certificate_fact *fact = find(&is, now, then[i].name);
        if (fact == NULL || fact->state != then[i].state)
            found[count++] = then[i].name;
    }
    for (uint32_t i = 0; i < now_count; i++)
        if (find(&was, then, now[i].name) == NULL)
            found[count++] = now[i].name;
    /* Whatever comes or goes changes the drives. */
    if (count > 1) {
        uint32_t kept = 0;
        for (uint32_t i = 0; i < count; i++)
            if (strcmp(found[i], "drives") != 0)
                found[kept++] = found[i];
        count = kept;
    }
    *names = found;
    return count;
}

static uint64_t with_numbers(uint64_t state, const int64_t *numbers, uint32_t count)
{
    state = with(state, count);
    for (uint32_t i = 0; i < count; i++)
        state = with(state, numbers[i]);
    return state;
}

static uint64_t with_day(uint64_t state, const struct certificate_day *day)
{
    state = with(with(with(state, day->most_uct), day->kind), day->memory_count);
    for (uint32_t i = 0; i < day->memory_count; i++)
        state = with(with(state, day->memories[i].node), day->memories[i].group);
    return state;
}

static uint64_t with_steps(uint64_t state, const struct certificate *certificate)
{
    state = with(with(state, certificate->cut_count), certificate->step_count);
    for (uint32_t i = 0; i < certificate->cut_count; i++)
        for (int k = 0; k < 3; k++)
            state = with(state, certificate->cuts[i].groups[k]);
    for (uint32_t i = 0; i < certificate->step_count; i++) {
        const struct certificate_step *step = &certificate->steps[i];
        state = with(with(state, (int64_t)step->kind), step->group);
        state = with(with(with(state, step->other), step->first), step->count);
    }
    state = with(state, certificate->step_price_count);
    for (uint32_t i = 0; i < certificate->step_price_count; i++)
        state = with(with(state, certificate->step_prices[i].row),
                     certificate->step_prices[i].price_uct);
    return state;
}

int64_t certificate_seal(const struct certificate *certificate)
{
    uint64_t state = with_text(0, certificate->kind);
    state = with(with(state, certificate->bound_ct), certificate->cut_ct);
    state = with_numbers(state, certificate->group_uct, certificate->group_count);
    state = with_numbers(state, certificate->quota_uct, certificate->quota_count);
    state = with_numbers(state, certificate->night_uct, certificate->night_count);
    state = with(state, certificate->day_count);
    for (uint32_t d = 0; d < certificate->day_count; d++)
        state = with_day(state, &certificate->days[d]);
    state = with_steps(state, certificate);
    for (uint32_t i = 0; i < certificate->fact_count; i++)
        state = with(with_text(state, certificate->facts[i].name),
                     certificate->facts[i].state);
    return (int64_t)with(state, certificate->plan_state);
}

static const void *copied(struct arena *arena, const void *items, size_t count,
                          size_t size)
{
    void *copy = arena_array(arena, count, size);
    if (count > 0)
        memcpy(copy, items, count * size);
    return copy;
}

#define COPIED(arena, items, count) copied((arena), (items), (count), sizeof *(items))

static const struct certificate_day *copied_days(const struct certificate *certificate,
                                                 struct arena *arena)
{
    struct certificate_day *days =
        ARENA_ARRAY(arena, certificate->day_count, struct certificate_day);
    for (uint32_t d = 0; d < certificate->day_count; d++) {
        days[d] = certificate->days[d];
        days[d].memories = COPIED(arena, days[d].memories, days[d].memory_count);
    }
    return days;
}

static const struct certificate_fact *
copied_facts(const struct certificate *certificate, struct arena *arena)
{
    struct certificate_fact *facts =
        ARENA_ARRAY(arena, certificate->fact_count, struct certificate_fact);
    for (uint32_t i = 0; i < certificate->fact_count; i++)
        facts[i] = (struct certificate_fact){
            arena_text(arena, certificate->facts[i].name), certificate->facts[i].state};
    return facts;
}

struct certificate *certificate_copy(const struct certificate *certificate,
                                     struct arena *arena)
{
    struct certificate *copy = ARENA_NEW(arena, struct certificate);
    *copy = *certificate;
    copy->group_uct = COPIED(arena, copy->group_uct, copy->group_count);
    copy->quota_uct = COPIED(arena, copy->quota_uct, copy->quota_count);
    copy->night_uct = COPIED(arena, copy->night_uct, copy->night_count);
    copy->days = copied_days(certificate, arena);
    copy->cuts = COPIED(arena, copy->cuts, copy->cut_count);
    copy->steps = COPIED(arena, copy->steps, copy->step_count);
    copy->step_prices = COPIED(arena, copy->step_prices, copy->step_price_count);
    copy->facts = copied_facts(certificate, arena);
    return copy;
}
