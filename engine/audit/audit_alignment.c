// SPDX-License-Identifier: GPL-3.0-or-later
/* audit_alignment: see the header. First what everything else rests on (sizes, indices,
 * places), then rules of the assignment, then what the measures claim. */
#include "audit/audit_alignment.h"

#include "audit/alignment_bound.h"
#include "audit/alignment_crossings.h"
#include "audit/alignment_pieces.h"
#include "audit/equal_area.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const double SUM_SLACK = 1e-9, INERTIA_SLACK = 1e-6;
/* Points of one place may be this far apart: they are told apart on a grid of 1/64 m.
 */
static const double PLACE_M = 0.1;

struct inspection {
    const struct alignment_task *task;
    const struct alignment *alignment;
    const struct alignment_measures *measures;
    struct arena *arena; /* of the answer */
    struct audit_alignment_fault *faults;
    size_t capacity;
    uint32_t fault_count;
    struct geo_xy *at, *centre; /* by point, by site */
    struct territory_measures *found;
    double workload_h, value_ct, inertia; /* in all */
    struct arena scratch;
};

PRINTF_LIKE(5, 6)
static void report(struct inspection *in, const char *rule, uint32_t territory,
                   uint32_t point, const char *format, ...)
{
    in->faults = arena_grow(in->arena, in->faults, &in->capacity,
                            (size_t)in->fault_count + 1, sizeof *in->faults);
    struct audit_alignment_fault *fault = &in->faults[in->fault_count++];
    *fault = (struct audit_alignment_fault){
        .rule = rule, .territory = territory, .point = point};
    va_list args;
    va_start(args, format);
    vsnprintf(fault->text, sizeof fault->text, format, args);
    va_end(args);
}

/* True when the claim holds. Written so that NaN on either side does not. */
static bool agrees(double claim, double found, double slack, double scale)
{
    return fabs(claim - found) <= slack * fmax(fabs(found), scale);
}

static void hold_number(struct inspection *in, const char *rule, uint32_t territory,
                        const char *what, double claim, double found, double slack)
{
    if (!agrees(claim, found, slack, slack))
        report(in, rule, territory, NO_IX, "%s is %.12g, not %.12g", what, found,
               claim);
}

/* Loads add up from terms that may cancel against nothing, so their total is the scale.
 */
static void hold_load(struct inspection *in, const char *rule, uint32_t territory,
                      const char *what, double claim, double found, double total)
{
    if (!agrees(claim, found, SUM_SLACK, total))
        report(in, rule, territory, NO_IX, "%s is %.12g, not %.12g", what, found,
               claim);
}

static void hold_count(struct inspection *in, const char *rule, uint32_t territory,
                       const char *what, uint32_t claim, uint32_t found)
{
    if (claim != found)
        report(in, rule, territory, NO_IX, "%s is %u, not %u", what, found, claim);
}

static bool check_size(struct inspection *in)
{
    const struct alignment *alignment = in->alignment;
    hold_count(in, "size", NO_IX, "number of points", alignment->point_count,
               in->task->point_count);
    hold_count(in, "size", NO_IX, "number of territories", alignment->site_count,
               in->task->site_count);
    if (in->measures)
        hold_count(in, "size", NO_IX, "number of territories measured",
                   in->measures->territory_count, in->task->site_count);
    return in->fault_count == 0;
}

static bool check_indices(struct inspection *in)
{
    const struct alignment *alignment = in->alignment;
    for (uint32_t i = 0; i < in->task->point_count; i++) {
        if (alignment->territory[i] >= in->task->site_count)
            report(in, "outside", NO_IX, i, "point %u is in territory %u of %u", i,
                   alignment->territory[i], in->task->site_count);
        if (alignment->place[i] >= alignment->place_count)
            report(in, "place", NO_IX, i, "point %u is at place %u of %u", i,
                   alignment->place[i], alignment->place_count);
    }
    for (uint32_t e = 0; e < alignment->edge_count; e++) {
        const struct alignment_edge edge = alignment->edges[e];
        if (!(edge.a < edge.b && edge.b < alignment->place_count))
            report(in, "place", NO_IX, NO_IX, "edge %u joins places %u and %u of %u", e,
                   edge.a, edge.b, alignment->place_count);
    }
    return in->fault_count == 0;
}

static void project_points(struct inspection *in)
{
    const struct equal_area map = equal_area_around(in->alignment->plane_centre);
    in->at = ARENA_ARRAY(&in->scratch, in->task->point_count, struct geo_xy);
    for (uint32_t i = 0; i < in->task->point_count; i++)
        in->at[i] = equal_area_xy(&map, in->task->at[i]);
    in->centre = ARENA_ARRAY(&in->scratch, in->task->site_count, struct geo_xy);
    for (uint32_t s = 0; s < in->task->site_count; s++)
        in->centre[s] = equal_area_xy(&map, in->alignment->centre[s]);
}

static bool check_places(struct inspection *in)
{
    const uint32_t place_count = in->alignment->place_count;
    uint32_t *first = ARENA_ARRAY(&in->scratch, place_count, uint32_t);
    memset(first, 0xff, place_count * sizeof *first);
    for (uint32_t i = 0; i < in->task->point_count; i++) {
        const uint32_t place = in->alignment->place[i];
        if (first[place] == NO_IX)
            first[place] = i;
        const struct geo_xy a = in->at[first[place]], b = in->at[i];
        if (!(hypot(a.x_m - b.x_m, a.y_m - b.y_m) <= PLACE_M))
            report(in, "place", NO_IX, i, "points %u and %u of place %u are apart",
                   first[place], i, place);
    }
    return in->fault_count == 0;
}

static bool is_locked(const struct alignment_task *task, uint32_t point)
{
    return task->is_locked && task->is_locked[point];
}

static void check_locks(struct inspection *in)
{
    const struct alignment_task *task = in->task;
    for (uint32_t i = 0; i < task->point_count; i++)
        if (is_locked(task, i) && in->alignment->territory[i] != task->owner[i])
            report(in, "lock", in->alignment->territory[i], i,
                   "point %u is locked in territory %u, not in %u", i, task->owner[i],
                   in->alignment->territory[i]);
}

/* Whoever has a point has what it needs and lives near enough. */
static void check_needs(struct inspection *in, uint32_t point)
{
    const struct alignment_task *task = in->task;
    const struct alignment_rules *rules = task->rules;
    const uint32_t site = in->alignment->territory[point], kind = rules->kind[point];
    if (kind == NO_IX || is_locked(task, point))
        return;
    if (kind >= rules->kind_count || !rules->may_have[kind * task->site_count + site])
        report(in, "needs", site, point, "territory %u may not have point %u", site,
               point);
    if (rules->reach_m[site] > 0 && task->has_home[site] &&
        !(geo_length_m(task->at[point], task->home[site]) <= rules->reach_m[site]))
        report(in, "reach", site, point,
               "point %u is farther than %.0f m from the home of territory %u", point,
               rules->reach_m[site], site);
}

/* Loose points of one parent are with one territory: that of the first of them. */
static void check_parents(struct inspection *in)
{
    const struct alignment_task *task = in->task;
    const uint32_t *parent = task->rules->parent;
    uint32_t *first = ARENA_ARRAY(&in->scratch, task->point_count, uint32_t);
    memset(first, 0xff, task->point_count * sizeof *first);
    for (uint32_t i = 0; i < task->point_count; i++) {
        if (parent[i] >= task->point_count || is_locked(task, i))
            continue;
        const uint32_t site = in->alignment->territory[i];
        if (first[parent[i]] == NO_IX)
            first[parent[i]] = i;
        const uint32_t other = first[parent[i]];
        if (in->alignment->territory[other] != site)
            report(in, "parent", site, i,
                   "points %u and %u of one parent are in territories %u and %u", other,
                   i, in->alignment->territory[other], site);
    }
}

static void check_rules(struct inspection *in)
{
    for (uint32_t i = 0; in->task->rules && i < in->task->point_count; i++)
        check_needs(in, i);
    if (in->task->rules)
        check_parents(in);
}

static void check_centres(struct inspection *in)
{
    for (uint32_t s = 0; s < in->task->site_count; s++) {
        const struct geo_point centre = in->alignment->centre[s];
        struct err err;
        if (!geo_point_check(centre, &err))
            report(in, "centre", s, NO_IX, "centre: %s", err.text);
        if (in->task->has_home[s] && (centre.lon_deg != in->task->home[s].lon_deg ||
                                      centre.lat_deg != in->task->home[s].lat_deg))
            report(in, "centre", s, NO_IX, "the centre %.6f, %.6f is not the home",
                   centre.lon_deg, centre.lat_deg);
    }
}

/* What is not named as an island must be one piece, and a heaviest one. */
static void check_islands(struct inspection *in, const struct alignment_pieces *pieces)
{
    const uint32_t count = in->task->point_count, site_count = in->task->site_count;
    uint8_t *is_named = ARENA_ARRAY(&in->scratch, count, uint8_t);
    uint32_t *main = ARENA_ARRAY(&in->scratch, site_count, uint32_t);
    memset(main, 0xff, site_count * sizeof *main);
    for (uint32_t i = 0; i < in->alignment->island_count; i++) {
        const uint32_t point = in->alignment->islands[i];
        if (point >= count || is_named[point])
            report(in, "island", NO_IX, point,
                   "island %u is named twice or is no point", point);
        else
            is_named[point] = 1;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (is_named[i])
            continue;
        const uint32_t site = in->alignment->territory[i];
        if (main[site] == NO_IX)
            main[site] = pieces->piece[i];
        if (main[site] != pieces->piece[i])
            report(in, "island", site, i, "point %u is cut off, but not named", i);
    }
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t site = in->alignment->territory[i];
        if (is_named[i] && main[site] == pieces->piece[i])
            report(in, "island", site, i, "point %u is named, but not cut off", i);
    }
    for (uint32_t p = 0; p < pieces->count; p++) {
        const uint32_t site = pieces->site[p];
        const double most_h = pieces->workload_h[p] * (1 - SUM_SLACK);
        if (main[site] == NO_IX || pieces->workload_h[main[site]] < most_h)
            report(in, "island", site, NO_IX, "the main piece is not the heaviest");
    }
}

static double load_of(const double *load, uint32_t point)
{
    return load ? load[point] : 0;
}

static void add_point(struct inspection *in, uint32_t point)
{
    const uint32_t site = in->alignment->territory[point];
    const uint32_t owner = in->task->owner ? in->task->owner[point] : NO_IX;
    const double workload_h = load_of(in->task->workload_h, point);
    const double value_ct = load_of(in->task->value_ct, point);
    struct territory_measures *found = &in->found[site];
    found->account_count++;
    found->workload_h += workload_h;
    found->value_ct += value_ct;
    in->workload_h += workload_h;
    in->value_ct += value_ct;
    if (owner == site)
        found->kept_value_ct += value_ct;
    if (owner != site && owner != NO_IX) {
        found->moved_count++;
        found->moved_workload_h += workload_h;
        found->moved_value_ct += value_ct;
    }
}

static void add_inertia(struct inspection *in)
{
    for (uint32_t i = 0; i < in->task->point_count; i++) {
        const uint32_t site = in->alignment->territory[i];
        const double x_m = in->at[i].x_m - in->centre[site].x_m;
        const double y_m = in->at[i].y_m - in->centre[site].y_m;
        const double inertia =
            load_of(in->task->workload_h, i) * (x_m * x_m + y_m * y_m);
        in->found[site].inertia += inertia;
        in->inertia += inertia;
    }
}

static void sum_up(struct inspection *in, const struct alignment_pieces *pieces)
{
    in->found =
        ARENA_ARRAY(&in->scratch, in->task->site_count, struct territory_measures);
    for (uint32_t i = 0; i < in->task->point_count; i++)
        add_point(in, i);
    add_inertia(in);
    for (uint32_t p = 0; p < pieces->count; p++)
        in->found[pieces->site[p]].piece_count++;
    for (uint32_t i = 0; i < in->alignment->island_count; i++)
        if (in->alignment->islands[i] < in->task->point_count)
            in->found[in->alignment->territory[in->alignment->islands[i]]]
                .island_count++;
    for (uint32_t s = 0; s < in->task->site_count; s++) {
        struct territory_measures *found = &in->found[s];
        const double share = in->task->target_share[s];
        if (in->workload_h > 0)
            found->workload_off = found->workload_h / (share * in->workload_h) - 1;
        if (in->value_ct > 0)
            found->value_off = found->value_ct / (share * in->value_ct) - 1;
        if (found->account_count == 0)
            report(in, "empty", s, NO_IX, "territory %u has no points", s);
    }
}

static void check_territory(struct inspection *in, uint32_t s)
{
    const struct territory_measures *claim = &in->measures->territories[s];
    const struct territory_measures *found = &in->found[s];
    hold_count(in, "load", s, "accounts", claim->account_count, found->account_count);
    hold_load(in, "load", s, "workload", claim->workload_h, found->workload_h,
              in->workload_h);
    hold_load(in, "load", s, "value", claim->value_ct, found->value_ct, in->value_ct);
    hold_load(in, "balance", s, "deviation of workload", claim->workload_off,
              found->workload_off, 1);
    hold_load(in, "balance", s, "deviation of value", claim->value_off,
              found->value_off, 1);
    hold_number(in, "inertia", s, "inertia", claim->inertia, found->inertia,
                INERTIA_SLACK);
    hold_count(in, "pieces", s, "pieces", claim->piece_count, found->piece_count);
    hold_count(in, "pieces", s, "accounts on islands", claim->island_count,
               found->island_count);
    hold_count(in, "moved", s, "accounts taken over", claim->moved_count,
               found->moved_count);
    hold_load(in, "moved", s, "workload taken over", claim->moved_workload_h,
              found->moved_workload_h, in->workload_h);
    hold_load(in, "moved", s, "value taken over", claim->moved_value_ct,
              found->moved_value_ct, in->value_ct);
    hold_load(in, "moved", s, "value kept", claim->kept_value_ct, found->kept_value_ct,
              in->value_ct);
}

/* Mean difference of all pairs over twice the mean, as the definition has it; 5,000
 * territories have 12 million pairs. */
static double gini_of(const struct inspection *in, bool is_value)
{
    const uint32_t count = in->task->site_count;
    double sum = 0, differences = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct territory_measures *a = &in->found[i];
        const double ratio = 1 + (is_value ? a->value_off : a->workload_off);
        sum += ratio;
        for (uint32_t j = 0; j < i; j++) {
            const struct territory_measures *b = &in->found[j];
            differences +=
                fabs(ratio - 1 - (is_value ? b->value_off : b->workload_off));
        }
    }
    return sum > 0 ? differences / (count * sum) : 0;
}

static void check_spread(struct inspection *in, bool is_value)
{
    const struct alignment_measures *claim = in->measures;
    const double spread = is_value ? in->task->value_spread : in->task->workload_spread;
    double most = 0, squares = 0;
    uint32_t sure = 0, perhaps = 0; /* outside the tolerance; within rounding of it */
    for (uint32_t s = 0; s < in->task->site_count; s++) {
        const double off =
            fabs(is_value ? in->found[s].value_off : in->found[s].workload_off);
        most = fmax(most, off);
        squares += off * off;
        sure += off > spread * (1 + 1e-6);
        perhaps += off > spread * (1 - 1e-6);
    }
    const double rms = sqrt(squares / in->task->site_count);
    const uint32_t out = is_value ? claim->value_out_count : claim->workload_out_count;
    const char *load = is_value ? "value" : "workload";
    hold_number(
        in, "balance", NO_IX,
        is_value ? "largest deviation of value" : "largest deviation of workload",
        is_value ? claim->value_off_max : claim->workload_off_max, most, SUM_SLACK);
    hold_number(in, "balance", NO_IX,
                is_value ? "mean deviation of value" : "mean deviation of workload",
                is_value ? claim->value_off_rms : claim->workload_off_rms, rms,
                SUM_SLACK);
    hold_number(in, "balance", NO_IX, is_value ? "Gini of value" : "Gini of workload",
                is_value ? claim->value_gini : claim->workload_gini,
                gini_of(in, is_value), SUM_SLACK);
    if (out < sure || out > perhaps)
        report(in, "balance", NO_IX, NO_IX,
               "%u territories are outside the tolerance of %s, not %u", sure, load,
               out);
}

static void check_totals(struct inspection *in)
{
    const struct alignment_measures *claim = in->measures;
    double moved_workload_h = 0, moved_value_ct = 0;
    uint32_t moved = 0, pieces = 0;
    for (uint32_t s = 0; s < in->task->site_count; s++) {
        moved += in->found[s].moved_count;
        moved_workload_h += in->found[s].moved_workload_h;
        moved_value_ct += in->found[s].moved_value_ct;
        if (in->found[s].piece_count > pieces)
            pieces = in->found[s].piece_count;
    }
    hold_number(in, "inertia", NO_IX, "inertia", claim->inertia, in->inertia,
                INERTIA_SLACK);
    hold_count(in, "pieces", NO_IX, "most pieces", claim->pieces_max, pieces);
    hold_count(in, "moved", NO_IX, "accounts that move", claim->moved_count, moved);
    hold_number(in, "moved", NO_IX, "share of workload that moves",
                claim->moved_workload_share,
                in->workload_h > 0 ? moved_workload_h / in->workload_h : 0, SUM_SLACK);
    hold_number(in, "moved", NO_IX, "share of value that moves",
                claim->moved_value_share,
                in->value_ct > 0 ? moved_value_ct / in->value_ct : 0, SUM_SLACK);
}

static double proven_bound(struct inspection *in)
{
    const uint32_t site_count = in->task->site_count;
    double *workload_h = ARENA_ARRAY(&in->scratch, site_count, double);
    double *value_ct = ARENA_ARRAY(&in->scratch, site_count, double);
    for (uint32_t s = 0; s < site_count; s++) {
        workload_h[s] = in->found[s].workload_h;
        value_ct[s] = in->found[s].value_ct;
    }
    const struct alignment_bound_input input = {
        .task = in->task,
        .alignment = in->alignment,
        .at = in->at,
        .centre = in->centre,
        .workload_h = workload_h,
        .value_ct = value_ct,
    };
    return alignment_bound(&input);
}

static void check_bound(struct inspection *in)
{
    const double bound = in->alignment->inertia_bound;
    if (!(bound >= 0 && bound <= in->inertia * (1 + SUM_SLACK)))
        report(in, "bound", NO_IX, NO_IX,
               "the bound %.12g is not below the inertia %.12g", bound, in->inertia);
    if (bound == 0)
        return;
    if (!in->alignment->workload_price || !in->alignment->value_price) {
        report(in, "bound", NO_IX, NO_IX, "nothing proves the bound %.12g", bound);
        return;
    }
    const double proven = proven_bound(in);
    if (!(bound <= proven + INERTIA_SLACK * in->inertia))
        report(in, "bound", NO_IX, NO_IX, "prices prove a bound of %.12g, not %.12g",
               proven, bound);
}

static void inspect_all(struct inspection *in)
{
    if (!check_size(in) || !check_indices(in))
        return;
    project_points(in);
    if (!check_places(in))
        return;
    const struct alignment_pieces pieces =
        alignment_pieces_find(in->task, in->alignment, &in->scratch);
    check_locks(in);
    check_rules(in);
    const uint32_t wrong =
        alignment_crossings_check(in->task, in->alignment, in->at, &in->scratch);
    if (wrong != NO_IX)
        report(in, "barrier", wrong, NO_IX, "edges across barriers are miscounted");
    sum_up(in, &pieces);
    check_centres(in);
    check_islands(in, &pieces);
    for (uint32_t s = 0; in->measures && s < in->task->site_count; s++)
        check_territory(in, s);
    if (in->measures) {
        check_spread(in, false);
        check_spread(in, true);
        check_totals(in);
    }
    check_bound(in);
}

struct audit_alignment audit_alignment(const struct alignment_task *task,
                                       const struct alignment *alignment,
                                       const struct alignment_measures *measures,
                                       struct arena *arena)
{
    struct inspection in = {
        .task = task, .alignment = alignment, .measures = measures, .arena = arena};
    inspect_all(&in);
    arena_release(&in.scratch);
    return (struct audit_alignment){in.faults, in.fault_count};
}
