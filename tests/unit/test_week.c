// SPDX-License-Identifier: GPL-3.0-or-later
/* One sound week of two days, two places and two nodes, broken in one place each time.
 */
#include "model/week.h"

#include "testing.h"

struct small {
    struct week week;
    struct matrix matrix;
    int32_t drive_s[4], drive_m[4], cost_ct[4];
    struct window windows[3];
    struct week_node nodes[2];
    struct week_group groups[2];
};

static void make(struct small *small)
{
    *small = (struct small){
        .drive_s = {0, 600, 660, 0},
        .drive_m = {0, 8000, 8100, 0},
        .cost_ct = {0, 360, 365, 0},
        .windows = {{32400, 36000}, {46800, 57600}, {36000, 36000}},
        .groups = {{.account_ix = 0},
                   {.account_ix = 1, .miss_ct = 100, .is_must = true}},
    };
    small->matrix = (struct matrix){2, small->drive_s, small->drive_m, small->cost_ct};
    for (uint32_t n = 0; n < 2; n++) {
        small->nodes[n] = (struct week_node){.account_ix = n,
                                             .appointment_ix = NO_IX,
                                             .event_ix = NO_IX,
                                             .group = n,
                                             .place = 1,
                                             .service_s = 1800,
                                             .value_ct = {100, 90},
                                             .worth_ct = 500};
        small->nodes[n].windows[0] = n ? (struct range){2, 1} : (struct range){0, 2};
    }
    small->week = (struct week){.rep_ix = 0,
                                .day_count = 2,
                                .place_count = 2,
                                .nodes = small->nodes,
                                .node_count = 2,
                                .groups = small->groups,
                                .group_count = 2,
                                .windows = small->windows,
                                .window_count = 3};
    for (uint32_t d = 0; d < 2; d++)
        small->week.days[d] = (struct week_day){.day = (int32_t)(20780 + d),
                                                .spans = {{28800, 61200}},
                                                .span_count = 1,
                                                .lunch_s = 1800,
                                                .lunch_open_tod = 41400,
                                                .lunch_close_tod = 48600,
                                                .visits_max = UINT32_MAX,
                                                .driving_max_s = INT32_MAX};
}

static void is_refused(const struct small *small, enum err_code code,
                       const char *sentence)
{
    struct err err;
    assert_false(week_check(&small->week, &small->matrix, &err));
    assert_err(&err, code, sentence);
}

static void a_sound_week_passes(void **state)
{
    (void)state;
    struct small small;
    struct err err;
    make(&small);
    assert_ok(week_check(&small.week, &small.matrix, &err), &err);
    small.drive_s[1] = -1; /* a place that cannot be reached is sound */
    assert_ok(week_check(&small.week, &small.matrix, &err), &err);
    small.week.days[1].span_count = 0; /* a day off too */
    assert_ok(week_check(&small.week, &small.matrix, &err), &err);
}

static void limits_are_kept(void **state)
{
    (void)state;
    struct small small;
    make(&small);
    small.week.day_count = 15;
    is_refused(&small, ERR_LIMIT, "15 days, more than 14");
    make(&small);
    small.week.node_count = 2001;
    is_refused(&small, ERR_LIMIT, "2001 visits to choose from, more than 2000");
    make(&small);
    small.week.place_count = 2101;
    is_refused(&small, ERR_LIMIT, "2101 places, more than 2100");
}

static void a_matrix_must_fit(void **state)
{
    (void)state;
    struct small small;
    make(&small);
    small.matrix.count = 1;
    is_refused(&small, ERR_INPUT, "matrix of 1 places for a week of 2");
    make(&small);
    small.drive_m[3] = 1;
    is_refused(&small, ERR_INPUT, "matrix is not 0 from 1 to itself");
    make(&small);
    small.cost_ct[2] = -1;
    is_refused(&small, ERR_INPUT, "matrix is negative from 1 to 0");
}

static void days_must_be_sound(void **state)
{
    (void)state;
    struct small small;
    make(&small);
    small.week.days[1].day = small.week.days[0].day;
    is_refused(&small, ERR_INPUT, "day 1 is not after the one before");
    make(&small);
    small.week.days[0].spans[0].close_tod = 0;
    is_refused(&small, ERR_INPUT, "day 0: span 0 is empty or out of the day");
    make(&small);
    small.week.days[0].spans[1] = (struct window){61200, 64800};
    small.week.days[0].span_count = 2;
    is_refused(&small, ERR_INPUT, "day 0: spans are not in order");
    make(&small);
    small.week.days[0].lunch_close_tod = 0;
    is_refused(&small, ERR_INPUT, "day 0: lunch is not sound");
    make(&small);
    small.week.days[0].end_place = 2;
    is_refused(&small, ERR_INPUT, "day 0: no such place");
}

static void quotas_must_be_sound(void **state)
{
    (void)state;
    struct small small;
    struct err err;
    int32_t amounts[2] = {1, 0};
    struct week_quota quotas[33] = {{.most = 0, .amounts = amounts}};
    make(&small);
    small.week.quotas = quotas;
    small.week.quota_count = 1;
    assert_ok(week_check(&small.week, &small.matrix, &err), &err);
    amounts[1] = -1;
    is_refused(&small, ERR_INPUT, "quota 0: amount -1 of node 1 is not in 0..1000000");
    quotas[0].most = -5;
    is_refused(&small, ERR_INPUT, "quota 0 is negative");
    small.week.quota_count = 33;
    is_refused(&small, ERR_LIMIT, "33 quotas, more than 32");
}

static void nodes_must_be_sound(void **state)
{
    (void)state;
    struct small small;
    make(&small);
    small.nodes[1].group = 2;
    is_refused(&small, ERR_INPUT, "node 1: no such group");
    make(&small);
    small.nodes[0].group = 1;
    small.nodes[1].group = 0;
    is_refused(&small, ERR_INPUT, "nodes are not in order at 1");
    make(&small);
    small.nodes[0].place = 2;
    is_refused(&small, ERR_INPUT, "node 0: no such place");
    make(&small);
    small.nodes[0].value_ct[1] = -1;
    is_refused(&small, ERR_INPUT, "node 0: negative value on day 1");
    make(&small);
    small.nodes[0].service_s = -1;
    is_refused(&small, ERR_INPUT, "node 0: length -1 s is not sound");
    make(&small);
    small.groups[1].miss_ct = -1;
    is_refused(&small, ERR_INPUT, "group 1: negative penalty");
}

static void windows_must_be_sorted_and_disjoint(void **state)
{
    (void)state;
    struct small small;
    make(&small);
    small.windows[1].open_tod = 36000;
    is_refused(&small, ERR_INPUT, "node 0: windows are not in order");
    make(&small);
    small.windows[0].close_tod = 32399;
    is_refused(&small, ERR_INPUT, "node 0: window 0 is not sound");
    make(&small);
    small.nodes[1].windows[0].count = 2;
    is_refused(&small, ERR_INPUT, "node 1: windows are outside the week");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_week_passes),
        cmocka_unit_test(limits_are_kept),
        cmocka_unit_test(a_matrix_must_fit),
        cmocka_unit_test(days_must_be_sound),
        cmocka_unit_test(quotas_must_be_sound),
        cmocka_unit_test(nodes_must_be_sound),
        cmocka_unit_test(windows_must_be_sorted_and_disjoint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
