// SPDX-License-Identifier: GPL-3.0-or-later
/* workload: see the header. */
#include "territory/workload.h"

#include "plane/nearest.h"
#include "plane/projection.h"
#include "territory/designer.h"
#include "territory/eligible.h"
#include "travel/straight.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PPM = 1000000, HOUR_S = 3600, YEAR_DAYS = 365, WEEK_DAYS = 7 };

/* A neighbourhood holds the visits of a day, but no more accounts than this. */
static const double NEIGHBOURHOOD_STOPS = 8;
enum { NEIGHBOURS_FIRST = 8, NEIGHBOURS_MOST = 64 };

static const double BHH = 0.7124;

/* A tolerance of nothing cannot be kept; this is as good as nothing. */
static const double SPREAD_LEAST = 1e-4;

struct making {
    const struct model *model;
    const struct workload_request *request;
    struct arena *arena;
    struct workload_task out;
    uint32_t *site_of_rep; /* NO_IX: none */
    uint32_t *account_ix;
    double *visits;
    struct eligible eligible;
    struct workload_unreached *unreached;
    size_t unreached_capacity;
};

static bool has_territory(const struct rep *rep)
{
    return !rep->is_specialist && rep->availability_ppm > 0;
}

static uint32_t count_reps(const struct model *model)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < model->rep_count; i++)
        count += has_territory(&model->reps[i]);
    return count;
}

static bool count_sites(const struct making *m, uint32_t *site_count, struct err *err)
{
    const uint32_t rep_count = count_reps(m->model);
    *site_count = m->request->territory_count ? m->request->territory_count : rep_count;
    if (*site_count == 0)
        return err_set(err, ERR_USAGE, "there is no rep: say how many territories");
    if (*site_count < rep_count)
        return err_set(err, ERR_USAGE, "%u territories are too few for %u reps",
                       *site_count, rep_count);
    return true;
}

static bool is_taken(const struct making *m, const char *const *names, uint32_t count,
                     const char *name)
{
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    uint32_t ix;
    return model_find_rep(m->model, name, &ix);
}

static const char *name_of_rep(const struct making *m, const struct rep *rep,
                               const char *const *names, uint32_t count)
{
    const char *name = rep->territory_ix != NO_IX
                           ? m->model->territories[rep->territory_ix].name
                           : rep->name;
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return arena_format(m->arena, "%s (%s)", name, rep->crm_id);
    return name;
}

/* "R01", or with as many digits as the number of sites has; the next one that is free.
 */
static const char *name_of_nobody(const struct making *m, const char *const *names,
                                  uint32_t count, uint32_t site_count, uint32_t *number)
{
    const int digits = site_count < 100 ? 2 : snprintf(NULL, 0, "%u", site_count);
    const char *name;
    do
        name = arena_format(m->arena, "R%0*u", digits, ++*number);
    while (is_taken(m, names, count, name));
    return name;
}

static void make_sites(struct making *m, uint32_t site_count)
{
    const struct model *model = m->model;
    uint32_t *rep_ix = ARENA_ARRAY(m->arena, site_count, uint32_t);
    const char **name = ARENA_ARRAY(m->arena, site_count, const char *);
    struct geo_point *home = ARENA_ARRAY(m->arena, site_count, struct geo_point);
    uint8_t *has_home = ARENA_ARRAY(m->arena, site_count, uint8_t);
    double *share = ARENA_ARRAY(m->arena, site_count, double);
    m->site_of_rep = ARENA_ARRAY(m->arena, model->rep_count, uint32_t);
    memset(m->site_of_rep, 0xff, model->rep_count * sizeof *m->site_of_rep);
    uint32_t s = 0, number = 0;
    double sum = 0;
    for (uint32_t i = 0; i < model->rep_count; i++) {
        const struct rep *rep = &model->reps[i];
        if (!has_territory(rep))
            continue;
        m->site_of_rep[i] = s;
        rep_ix[s] = i;
        name[s] = name_of_rep(m, rep, name, s);
        has_home[s] = rep->has_home && !m->request->frees_homes;
        home[s] = rep->home;
        share[s] = (double)rep->availability_ppm / PPM;
        sum += share[s++];
    }
    for (; s < site_count; s++) {
        rep_ix[s] = NO_IX;
        name[s] = name_of_nobody(m, name, s, site_count, &number);
        share[s] = 1;
        sum += 1;
    }
    for (s = 0; s < site_count; s++)
        share[s] /= sum;
    m->out.rep_ix = rep_ix;
    m->out.name = name;
    m->out.task.site_count = site_count;
    m->out.task.home = home;
    m->out.task.has_home = has_home;
    m->out.task.target_share = share;
}

/* Somebody whose owner keeps it by a lock needs nobody else. */
static bool is_unreached(struct making *m, uint32_t account_ix)
{
    const struct account *account = &m->model->accounts[account_ix];
    const bool is_kept = account->is_locked && account->rep_ix != NO_IX &&
                         m->site_of_rep[account->rep_ix] != NO_IX;
    const char *reason = m->request->ignores_rules || is_kept
                             ? NULL
                             : eligible_reason(&m->eligible, account_ix);
    if (reason == NULL)
        return false;
    m->unreached = arena_grow(m->arena, m->unreached, &m->unreached_capacity,
                              (size_t)m->out.unreached_count + 1, sizeof *m->unreached);
    m->unreached[m->out.unreached_count++] =
        (struct workload_unreached){account_ix, reason};
    return true;
}

static void open_rules(struct making *m)
{
    const struct eligible_sites sites = {
        .count = m->out.task.site_count,
        .rep_ix = m->out.rep_ix,
        .home = m->out.task.home,
        .has_home = m->out.task.has_home,
    };
    if (!m->request->ignores_rules)
        eligible_init(&m->eligible, m->model, &sites, m->arena);
}

static void list_points(struct making *m)
{
    const struct model *model = m->model;
    m->account_ix = ARENA_ARRAY(m->arena, model->account_count, uint32_t);
    uint32_t *left = ARENA_ARRAY(m->arena, model->account_count, uint32_t);
    struct geo_point *at =
        ARENA_ARRAY(m->arena, model->account_count, struct geo_point);
    uint32_t count = 0;
    for (uint32_t i = 0; i < model->account_count; i++) {
        if (model->accounts[i].precision == PLACE_NONE) {
            left[m->out.left_count++] = i;
            continue;
        }
        if (is_unreached(m, i))
            continue;
        m->account_ix[count] = i;
        at[count++] = model->accounts[i].at;
    }
    m->out.account_ix = m->account_ix;
    m->out.left = left;
    m->out.unreached = m->unreached;
    m->out.task.at = at;
    m->out.task.point_count = count;
}

static void make_owners(struct making *m)
{
    const uint32_t count = m->out.task.point_count;
    uint32_t *owner = ARENA_ARRAY(m->arena, count, uint32_t);
    uint8_t *is_locked = ARENA_ARRAY(m->arena, count, uint8_t);
    for (uint32_t i = 0; i < count; i++) {
        const struct account *account = &m->model->accounts[m->account_ix[i]];
        owner[i] = account->rep_ix != NO_IX ? m->site_of_rep[account->rep_ix] : NO_IX;
        is_locked[i] = account->is_locked && owner[i] != NO_IX;
    }
    m->out.task.owner = owner;
    m->out.task.is_locked = is_locked;
}

static double share_of(const struct settings *settings, enum setting setting)
{
    return (double)settings->value[setting] / PPM;
}

/* Of all open opportunities: amount times the chance to win with a visit. */
static double open_deals_ct(const struct model *model, const struct account *account,
                            const struct settings *settings)
{
    static const enum setting chances[STAGE_COUNT] = {
        [STAGE_LEAD] = SETTING_WIN_LEAD_VISIT_PPM,
        [STAGE_QUALIFIED] = SETTING_WIN_QUALIFIED_VISIT_PPM,
        [STAGE_PROPOSAL] = SETTING_WIN_PROPOSAL_VISIT_PPM,
        [STAGE_NEGOTIATION] = SETTING_WIN_NEGOTIATION_VISIT_PPM,
    };
    double sum = 0;
    for (uint32_t i = 0; i < account->opportunities.count; i++) {
        const struct opportunity *opportunity =
            &model->opportunities[account->opportunities.first + i];
        if (opportunity->stage < STAGE_WON)
            sum += (double)opportunity->amount_ct *
                   share_of(settings, chances[opportunity->stage]);
    }
    return sum;
}

/* Visits, value, relation; the visits' own length as workload, travel comes later. */
static void make_loads(struct making *m, double *workload_h)
{
    const uint32_t count = m->out.task.point_count;
    double *value_ct = ARENA_ARRAY(m->arena, count, double);
    double *relation_ct = ARENA_ARRAY(m->arena, count, double);
    m->visits = ARENA_ARRAY(m->arena, count, double);
    for (uint32_t i = 0; i < count; i++) {
        const struct account *account = &m->model->accounts[m->account_ix[i]];
        const struct settings settings =
            model_settings(m->model, m->account_ix[i], NO_IX);
        const double interval_days = (double)settings.value[SETTING_INTERVAL_DAYS];
        const double margin = share_of(&settings, SETTING_MARGIN_PPM);
        const double revenue_ct = (double)account->yearly_revenue_ct;
        m->visits[i] = interval_days > 0 ? YEAR_DAYS / interval_days : 0;
        workload_h[i] = m->visits[i] * (double)settings.value[SETTING_VISIT_S] / HOUR_S;
        value_ct[i] =
            margin * (revenue_ct + open_deals_ct(m->model, account, &settings));
        relation_ct[i] = margin * revenue_ct;
    }
    m->out.visits = m->visits;
    m->out.task.value_ct = value_ct;
    m->out.task.relation_ct = relation_ct;
}

/* Square metres a stop around a position, by the nearest accounts that make up the
 * visits of a day; 0 where nothing is visited or all is in one place. */
static double area_a_stop_m2(const struct making *m, const struct nearest *nearest,
                             struct geo_xy at)
{
    struct nearest_found found[NEAREST_MAX];
    double stops = 0;
    uint32_t count = 0;
    for (uint32_t limit = NEIGHBOURS_FIRST; limit <= NEIGHBOURS_MOST; limit *= 2) {
        count = nearest_find(nearest, at, limit, found);
        stops = 0;
        for (uint32_t i = 0; i < count; i++)
            stops += m->visits[found[i].place] * WEEK_DAYS / YEAR_DAYS;
        if (stops >= NEIGHBOURHOOD_STOPS || count < limit)
            break;
    }
    return stops > 0 ? acos(-1.0) * found[count - 1].squared_m2 / stops : 0;
}

static bool add_travel(struct making *m, double *workload_h, struct err *err)
{
    const struct alignment_task *task = &m->out.task;
    const struct straight straight = straight_of(&m->model->organisation);
    struct projection *projection;
    if (!projection_open(projection_middle(task->at, task->point_count), &projection,
                         err))
        return false;
    struct arena scratch = {0};
    struct geo_xy *at = ARENA_ARRAY(&scratch, task->point_count, struct geo_xy);
    double *travel_s = ARENA_ARRAY(m->arena, task->point_count, double);
    const double share = share_of(&m->model->organisation, SETTING_TRAVEL_SHARE_PPM);
    m->out.travel_s = travel_s;
    const bool is_done =
        projection_forward(projection, task->at, task->point_count, at, err);
    if (is_done) {
        struct nearest nearest;
        nearest_init(&nearest, at, task->point_count, &scratch);
        for (uint32_t i = 0; i < task->point_count; i++) {
            const double leg_m = BHH * sqrt(area_a_stop_m2(m, &nearest, at[i]));
            travel_s[i] = straight_drive_s(&straight, straight.detour * leg_m);
            workload_h[i] += m->visits[i] * share * travel_s[i] / HOUR_S;
        }
    }
    arena_release(&scratch);
    projection_close(projection);
    return is_done;
}

static bool refuse_empty(const struct making *m, struct err *err)
{
    if (m->out.unreached_count > 0)
        return err_set(err, ERR_INPUT, "no rep may have any account: '%s' %s",
                       m->model->accounts[m->unreached[0].account_ix].crm_id,
                       m->unreached[0].reason);
    return err_set(err, ERR_INPUT, "none of %u accounts has a place",
                   m->model->account_count);
}

bool workload_task_make(const struct model *model,
                        const struct workload_request *request, struct arena *arena,
                        struct workload_task *out, struct err *err)
{
    struct making m = {.model = model, .request = request, .arena = arena};
    uint32_t site_count;
    if (!count_sites(&m, &site_count, err))
        return false;
    make_sites(&m, site_count);
    open_rules(&m);
    list_points(&m);
    if (m.out.task.point_count == 0)
        return refuse_empty(&m, err);
    make_owners(&m);
    if (!request->ignores_rules)
        m.out.task.rules = eligible_rules(&m.eligible, m.account_ix,
                                          m.out.task.point_count, &m.out.apart_count);
    double *workload_h = ARENA_ARRAY(arena, m.out.task.point_count, double);
    make_loads(&m, workload_h);
    m.out.task.workload_h = workload_h;
    m.out.task.workload_spread =
        fmax(share_of(&model->organisation, SETTING_WORKLOAD_SPREAD_PPM), SPREAD_LEAST);
    m.out.task.value_spread =
        fmax(share_of(&model->organisation, SETTING_VALUE_SPREAD_PPM), SPREAD_LEAST);
    if (!add_travel(&m, workload_h, err) || !territory_task_check(&m.out.task, err))
        return false;
    *out = m.out;
    return true;
}
