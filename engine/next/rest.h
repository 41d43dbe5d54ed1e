// SPDX-License-Identifier: GPL-3.0-or-later
/* rest: the best rest of a day, exactly, for a handful of stops.
 *
 * From where she is now to home: which of the stops, in what order, so that as many as
 * can be of those that must be kept are kept, and then profit less kilometres less time
 * is largest. Windows, one lunch and the end of work are kept to. */
#ifndef NEXT_REST_H
#define NEXT_REST_H

#include "base/arena.h"
#include "model/week.h"

/* Ten would be a whole day's cap on visits, and took 6 ms of a question on a sample
 * company's full day; the eighth stop from now hardly decides about the first. */
enum { REST_STOPS_MAX = 8 };

struct rest_stop {
    uint32_t place; /* row of the matrix */
    int32_t service_s;
    const struct window *windows; /* starts; sorted, disjoint */
    uint32_t window_count;
    int64_t profit_ct;
    bool is_kept; /* left out only when it cannot be helped */
};

struct rest_task {
    const struct matrix *matrix;
    const struct rest_stop *stops;
    uint32_t stop_count; /* <= REST_STOPS_MAX */
    uint32_t first;      /* this stop comes first; NO_IX: any or none */
    uint32_t start_place, home_place;
    int32_t now_tod, close_tod; /* back home by then */
    int32_t lunch_s; /* still to be taken; 0: taken, or none. Not asked for by who is
                        home by lunch_close_tod */
    int32_t lunch_open_tod, lunch_close_tod;
    uint32_t visits_max;
    int64_t hour_uct; /* price of an hour until home */
};

struct rest_visit {
    uint32_t stop;
    int32_t arrive_tod, start_tod, end_tod;
};

struct rest {
    bool is_possible; /* home by the end of work, with the first stop asked for */
    int64_t net_uct;  /* profit - kilometres - time until home */
    uint32_t kept_count;
    int32_t back_tod;
    struct rest_visit visits[REST_STOPS_MAX];
    uint32_t visit_count;
};

/* Working space, kept from question to question; all-zero is empty. Getting it anew for
 * each took longer than the search. */
struct rest_space {
    struct arena arena;
    struct rest_label *labels;
    size_t label_capacity;
    uint32_t *heads;
};

void rest_space_release(struct rest_space *space);

/* Labels over sets of stops: O(2^n n^2), 0.1 ms for eight stops. Equals go to the one
 * that is home sooner, then to the lower stops. */
struct rest rest_best(const struct rest_task *task, struct rest_space *space);

#endif
