// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/quota_rows.h"

#include <math.h>

bool quota_rows_add(const struct ground *ground, struct program *program,
                    struct err *err)
{
    for (uint32_t q = 0; q < ground->week->quota_count; q++) {
        const struct week_quota *quota = &ground->week->quotas[q];
        const struct program_row row = {
            quota->least > 0 ? (double)quota->least : -HUGE_VAL,
            quota->most < WEEK_QUOTA_OPEN ? (double)quota->most : HUGE_VAL};
        if (!program_add_rows(program, &row, 1, err))
            return false;
    }
    return true;
}

bool quota_rows_add_missing(const struct ground *ground, struct program *program,
                            uint32_t first_row, struct err *err)
{
    const double one = 1;
    for (uint32_t q = 0; q < ground->week->quota_count; q++) {
        const struct week_quota *quota = &ground->week->quotas[q];
        const uint32_t row = first_row + q;
        const struct program_column column = {.objective = -(double)quota->miss_ct,
                                              .most = (double)quota->least,
                                              .entry_count = 1,
                                              .rows = &row,
                                              .entries = &one};
        if (quota->least > 0 && !program_add_columns(program, &column, 1, err))
            return false;
    }
    return true;
}

uint32_t quota_rows_put(const struct ground *ground, uint32_t first_row,
                        const uint32_t *nodes, uint32_t count, uint32_t *rows,
                        double *entries)
{
    uint32_t put = 0;
    for (uint32_t q = 0; q < ground->week->quota_count; q++) {
        rows[put] = first_row + q;
        entries[put] = (double)ground_quota_taken(ground, q, nodes, count);
        put += entries[put] > 0;
    }
    return put;
}
