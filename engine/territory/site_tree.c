// SPDX-License-Identifier: GPL-3.0-or-later
/* site_tree: see the header. A k-d tree whose nodes know their box and the highest
 * prices in it: no site in a node costs less than the nearest point of the box would at
 * those. */
#include "territory/site_tree.h"

#include "territory/cut.h"

#include <math.h>
#include <stdbool.h>

enum { LEAF = 4 };

struct building {
    struct site_tree *tree;
    struct cut_item *items;
};

static void set_box(struct site_tree *tree, uint32_t node, uint32_t first, uint32_t end)
{
    struct geo_xy low = tree->at[tree->order[first]], high = low;
    for (uint32_t i = first + 1; i < end; i++) {
        const struct geo_xy at = tree->at[tree->order[i]];
        low = (struct geo_xy){fmin(low.x_m, at.x_m), fmin(low.y_m, at.y_m)};
        high = (struct geo_xy){fmax(high.x_m, at.x_m), fmax(high.y_m, at.y_m)};
    }
    tree->nodes[node].low = low;
    tree->nodes[node].high = high;
}

static void build(struct building *b, uint32_t node, uint32_t first, uint32_t end)
{
    struct site_tree *tree = b->tree;
    set_box(tree, node, first, end);
    if (end - first <= LEAF)
        return;
    const struct site_tree_node *box = &tree->nodes[node];
    const bool is_tall = box->high.y_m - box->low.y_m > box->high.x_m - box->low.x_m;
    for (uint32_t i = first; i < end; i++) {
        const uint32_t site = tree->order[i];
        const struct geo_xy at = tree->at[site];
        b->items[i] = (struct cut_item){is_tall ? at.y_m : at.x_m, site};
    }
    cut_sort(b->items + first, end - first);
    for (uint32_t i = first; i < end; i++)
        tree->order[i] = b->items[i].rank;
    const uint32_t middle = first + (end - first) / 2;
    build(b, 2 * node + 1, first, middle);
    build(b, 2 * node + 2, middle, end);
}

void site_tree_init(struct site_tree *tree, const struct geo_xy *at, uint32_t count,
                    struct arena *arena)
{
    uint32_t node_count = 1;
    for (uint32_t size = count; size > LEAF; size -= size / 2)
        node_count = 2 * node_count + 1;
    *tree = (struct site_tree){
        .at = at,
        .count = count,
        .order = ARENA_ARRAY(arena, count, uint32_t),
        .nodes = ARENA_ARRAY(arena, node_count, struct site_tree_node),
    };
    for (uint32_t s = 0; s < count; s++)
        tree->order[s] = s;
    struct arena scratch = {0};
    struct building b = {tree, ARENA_ARRAY(&scratch, count, struct cut_item)};
    if (count > 0)
        build(&b, 0, 0, count);
    arena_release(&scratch);
}

static void price(struct site_tree *tree, uint32_t node, uint32_t first, uint32_t end)
{
    struct site_tree_node *here = &tree->nodes[node];
    here->workload = here->value = -HUGE_VAL;
    if (end - first <= LEAF) {
        for (uint32_t i = first; i < end; i++) {
            here->workload = fmax(here->workload, tree->workload[tree->order[i]]);
            here->value = fmax(here->value, tree->value[tree->order[i]]);
        }
        return;
    }
    const uint32_t middle = first + (end - first) / 2;
    price(tree, 2 * node + 1, first, middle);
    price(tree, 2 * node + 2, middle, end);
    const struct site_tree_node *low = &tree->nodes[2 * node + 1];
    const struct site_tree_node *high = &tree->nodes[2 * node + 2];
    here->workload = fmax(low->workload, high->workload);
    here->value = fmax(low->value, high->value);
}

void site_tree_price(struct site_tree *tree, const double *workload,
                     const double *value)
{
    tree->workload = workload;
    tree->value = value;
    if (tree->count > 0)
        price(tree, 0, 0, tree->count);
}

double site_tree_cost(const struct site_tree *tree, uint32_t site, struct geo_xy at,
                      double workload, double value)
{
    const double x = at.x_m - tree->at[site].x_m, y = at.y_m - tree->at[site].y_m;
    return workload * (x * x + y * y - tree->workload[site]) -
           value * tree->value[site];
}

struct looking {
    const struct site_tree *tree;
    struct geo_xy at;
    double workload, value;
    uint32_t best;
    double cost;
};

static double gap(double at, double low, double high)
{
    return at < low ? low - at : at > high ? at - high : 0;
}

static double least_cost(const struct looking *l, const struct site_tree_node *node)
{
    const double x = gap(l->at.x_m, node->low.x_m, node->high.x_m);
    const double y = gap(l->at.y_m, node->low.y_m, node->high.y_m);
    return l->workload * (x * x + y * y - node->workload) - l->value * node->value;
}

/* A node is left out only when it is clearly dearer: rounding must not lose a site. */
static bool is_hopeless(const struct looking *l, double least)
{
    return least > l->cost + 1e-12 * fabs(l->cost);
}

static void look_at_leaf(struct looking *l, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        const uint32_t site = l->tree->order[i];
        const double cost = site_tree_cost(l->tree, site, l->at, l->workload, l->value);
        if (cost < l->cost || (cost == l->cost && site < l->best)) {
            l->cost = cost;
            l->best = site;
        }
    }
}

static void look(struct looking *l, uint32_t node, uint32_t first, uint32_t end)
{
    if (end - first <= LEAF) {
        look_at_leaf(l, first, end);
        return;
    }
    const uint32_t middle = first + (end - first) / 2;
    const double low = least_cost(l, &l->tree->nodes[2 * node + 1]);
    const double high = least_cost(l, &l->tree->nodes[2 * node + 2]);
    const bool is_low_first = low <= high;
    if (is_low_first && !is_hopeless(l, low))
        look(l, 2 * node + 1, first, middle);
    if (!is_hopeless(l, high))
        look(l, 2 * node + 2, middle, end);
    if (!is_low_first && !is_hopeless(l, low))
        look(l, 2 * node + 1, first, middle);
}

uint32_t site_tree_find(const struct site_tree *tree, struct geo_xy at, double workload,
                        double value, uint32_t first)
{
    struct looking l = {
        .tree = tree,
        .at = at,
        .workload = workload,
        .value = value,
        .best = first,
        .cost = site_tree_cost(tree, first, at, workload, value),
    };
    look(&l, 0, 0, tree->count);
    return l.best;
}
