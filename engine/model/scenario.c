// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scenario.h"

struct scenario_figures scenario_figures_of(const struct alignment_measures *measures)
{
    struct scenario_figures figures = {
        .territory_count = measures->territory_count,
        .workload_off_max = measures->workload_off_max,
        .workload_off_rms = measures->workload_off_rms,
        .value_off_max = measures->value_off_max,
        .value_off_rms = measures->value_off_rms,
        .workload_gini = measures->workload_gini,
        .value_gini = measures->value_gini,
        .workload_out_count = measures->workload_out_count,
        .value_out_count = measures->value_out_count,
        .inertia_normalised = measures->inertia_normalised,
        .pieces_max = measures->pieces_max,
        .moved_count = measures->moved_count,
        .moved_workload_share = measures->moved_workload_share,
        .moved_value_share = measures->moved_value_share,
    };
    double drive_s = 0;
    for (uint32_t i = 0; i < measures->territory_count; i++) {
        const struct territory_measures *row = &measures->territories[i];
        figures.account_count += row->account_count;
        drive_s += row->home_drive_s * row->account_count;
    }
    if (figures.account_count > 0)
        figures.home_drive_s = drive_s / figures.account_count;
    return figures;
}
