// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/week.h"

#include "base/civil.h"

/* Keeps penalties in cents and micro-currency far from the ends of int64_t. */
enum { QUOTA_LEAST_MAX = 1000000 };

static bool check_matrix(const struct week *week, const struct matrix *matrix,
                         struct err *err)
{
    if (matrix->count != week->place_count)
        return err_set(err, ERR_INPUT, "matrix of %u places for a week of %u",
                       matrix->count, week->place_count);
    for (uint32_t from = 0; from < matrix->count; from++) {
        for (uint32_t to = 0; to < matrix->count; to++) {
            const size_t at = (size_t)from * matrix->count + to;
            const bool is_reached = matrix->drive_s[at] >= 0;
            if (from == to &&
                (matrix->drive_s[at] || matrix->drive_m[at] || matrix->cost_ct[at]))
                return err_set(err, ERR_INPUT, "matrix is not 0 from %u to itself",
                               from);
            if (is_reached && (matrix->drive_m[at] < 0 || matrix->cost_ct[at] < 0))
                return err_set(err, ERR_INPUT, "matrix is negative from %u to %u", from,
                               to);
        }
    }
    return true;
}

static bool check_spans(const struct week_day *day, uint32_t d, struct err *err)
{
    if (day->span_count > WINDOWS_MAX)
        return err_set(err, ERR_LIMIT, "day %u has %u spans, more than %d", d,
                       day->span_count, WINDOWS_MAX);
    for (uint32_t i = 0; i < day->span_count; i++) {
        const struct window span = day->spans[i];
        if (span.open_tod < 0 || span.close_tod <= span.open_tod ||
            span.close_tod > 2 * DAY_S)
            return err_set(err, ERR_INPUT, "day %u: span %u is empty or out of the day",
                           d, i);
        if (i > 0 && span.open_tod <= day->spans[i - 1].close_tod)
            return err_set(err, ERR_INPUT, "day %u: spans are not in order", d);
    }
    return true;
}

static bool check_day(const struct week *week, uint32_t d, struct err *err)
{
    const struct week_day *day = &week->days[d];
    if (d > 0 && day->day <= day[-1].day)
        return err_set(err, ERR_INPUT, "day %u is not after the one before", d);
    if (!check_spans(day, d, err))
        return false;
    if (day->lunch_s < 0 ||
        (day->lunch_s > 0 && day->lunch_close_tod < day->lunch_open_tod))
        return err_set(err, ERR_INPUT, "day %u: lunch is not sound", d);
    if (day->driving_max_s < 0)
        return err_set(err, ERR_INPUT, "day %u: negative cap on driving", d);
    if (day->start_place >= week->place_count || day->end_place >= week->place_count)
        return err_set(err, ERR_INPUT, "day %u: no such place", d);
    return true;
}

/* Windows say when a visit may start: sorted and disjoint; a single instant is one. */
static bool check_windows(const struct week *week, uint32_t n, uint32_t d,
                          struct err *err)
{
    const struct range range = week->nodes[n].windows[d];
    if (range.first > week->window_count ||
        range.count > week->window_count - range.first)
        return err_set(err, ERR_INPUT, "node %u: windows are outside the week", n);
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        const struct window window = week->windows[i];
        if (window.open_tod < 0 || window.close_tod < window.open_tod ||
            window.close_tod > 2 * DAY_S)
            return err_set(err, ERR_INPUT, "node %u: window %u is not sound", n, i);
        if (i > range.first && window.open_tod <= week->windows[i - 1].close_tod)
            return err_set(err, ERR_INPUT, "node %u: windows are not in order", n);
    }
    return true;
}

static bool check_node(const struct week *week, uint32_t n, struct err *err)
{
    const struct week_node *node = &week->nodes[n];
    if (node->group >= week->group_count)
        return err_set(err, ERR_INPUT, "node %u: no such group", n);
    if (n > 0 && (node[-1].group > node->group ||
                  (node[-1].group == node->group && node[-1].kind > node->kind)))
        return err_set(err, ERR_INPUT, "nodes are not in order at %u", n);
    if (node->place >= week->place_count)
        return err_set(err, ERR_INPUT, "node %u: no such place", n);
    if (node->service_s < 0 || node->service_s > 2 * DAY_S)
        return err_set(err, ERR_INPUT, "node %u: length %d s is not sound", n,
                       node->service_s);
    if (node->worth_ct < 0)
        return err_set(err, ERR_INPUT, "node %u: negative worth", n);
    for (uint32_t d = 0; d < week->day_count; d++) {
        if (node->value_ct[d] < 0)
            return err_set(err, ERR_INPUT, "node %u: negative value on day %u", n, d);
        if (!check_windows(week, n, d, err))
            return false;
    }
    return true;
}

static bool check_quotas(const struct week *week, struct err *err)
{
    if (week->quota_count > WEEK_QUOTAS_MAX)
        return err_set(err, ERR_LIMIT, "%u quotas, more than %d", week->quota_count,
                       WEEK_QUOTAS_MAX);
    for (uint32_t q = 0; q < week->quota_count; q++) {
        const struct week_quota *quota = &week->quotas[q];
        if (quota->most < 0)
            return err_set(err, ERR_INPUT, "quota %u is negative", q);
        if (quota->least < 0 || quota->least > quota->most ||
            quota->least > QUOTA_LEAST_MAX || quota->miss_ct < 0)
            return err_set(err, ERR_INPUT, "quota %u: its least is not sound", q);
        for (uint32_t n = 0; n < week->node_count; n++)
            if (quota->amounts[n] < 0 || quota->amounts[n] > WEEK_AMOUNT_MAX)
                return err_set(err, ERR_INPUT,
                               "quota %u: amount %d of node %u is not in 0..%d", q,
                               quota->amounts[n], n, WEEK_AMOUNT_MAX);
    }
    return true;
}

static bool check_lodgings(const struct week *week, struct err *err)
{
    if (week->lodging_count > WEEK_LODGINGS_MAX)
        return err_set(err, ERR_LIMIT, "%u lodgings, more than %d", week->lodging_count,
                       WEEK_LODGINGS_MAX);
    for (uint32_t i = 0; i < week->lodging_count; i++) {
        if (week->lodgings[i].place >= week->place_count)
            return err_set(err, ERR_INPUT, "lodging %u: there is no place %u", i,
                           week->lodgings[i].place);
        if (week->lodgings[i].night_ct < 0)
            return err_set(err, ERR_INPUT, "lodging %u: negative price", i);
    }
    return true;
}

uint32_t week_nights(const struct week *week, uint32_t d)
{
    return d + 1 < week->day_count
               ? (uint32_t)(week->days[d + 1].day - week->days[d].day)
               : 0;
}

bool week_check(const struct week *week, const struct matrix *matrix, struct err *err)
{
    if (week->day_count > WEEK_DAYS_MAX)
        return err_set(err, ERR_LIMIT, "%u days, more than %d", week->day_count,
                       WEEK_DAYS_MAX);
    if (week->node_count > WEEK_NODES_MAX)
        return err_set(err, ERR_LIMIT, "%u visits to choose from, more than %d",
                       week->node_count, WEEK_NODES_MAX);
    if (week->place_count > WEEK_PLACES_MAX)
        return err_set(err, ERR_LIMIT, "%u places, more than %d", week->place_count,
                       WEEK_PLACES_MAX);
    if (!check_matrix(week, matrix, err))
        return false;
    for (uint32_t d = 0; d < week->day_count; d++)
        if (!check_day(week, d, err))
            return false;
    if (!check_lodgings(week, err))
        return false;
    for (uint32_t g = 0; g < week->group_count; g++)
        if (week->groups[g].miss_ct < 0)
            return err_set(err, ERR_INPUT, "group %u: negative penalty", g);
    for (uint32_t n = 0; n < week->node_count; n++)
        if (!check_node(week, n, err))
            return false;
    return check_quotas(week, err);
}
