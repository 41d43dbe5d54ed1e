// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/medians.h"

#include "model/maintenance.h"
#include "model/settings.h"
#include "store/sql.h"

#include <string.h>

/* One tier; its accounts' numbers in any order. */
struct tier_sample {
    int64_t tier_id;
    int64_t elasticity_ppm, interval_days;
    int64_t *numbers;
    size_t capacity;
    uint32_t count;
};

struct sampler {
    struct db *db;
    struct arena arena;
    struct tier_sample *tiers;
    size_t capacity;
    uint32_t count;
};

/* A setting as the cascade has it at a tier. */
static bool read_setting(struct sampler *sampler, sqlite3_stmt *statement,
                         const char *tier, enum setting setting, int64_t *value,
                         struct err *err)
{
    bool has_row;
    *value = setting_info_get(setting)->usual;
    sql_bind_text(statement, 1, tier);
    sql_bind_text(statement, 2, setting_info_get(setting)->name);
    if (!sql_step(sampler->db, statement, &has_row, err))
        return false;
    const bool is_done =
        !has_row || setting_value_read(setting, sql_peek(statement, 0), value, err);
    sqlite3_reset(statement);
    return is_done;
}

static bool read_tiers(struct sampler *sampler, sqlite3_stmt *tiers,
                       sqlite3_stmt *settings, struct err *err)
{
    bool has_row, is_done;
    while ((is_done = sql_step(sampler->db, tiers, &has_row, err)) && has_row) {
        sampler->tiers = arena_grow(&sampler->arena, sampler->tiers, &sampler->capacity,
                                    sampler->count + (size_t)1, sizeof *sampler->tiers);
        struct tier_sample *tier = &sampler->tiers[sampler->count++];
        *tier = (struct tier_sample){.tier_id = sqlite3_column_int64(tiers, 0)};
        const char *name = sql_text(tiers, 1, &sampler->arena);
        if (!read_setting(sampler, settings, name, SETTING_ELASTICITY_PPM,
                          &tier->elasticity_ppm, err) ||
            !read_setting(sampler, settings, name, SETTING_INTERVAL_DAYS,
                          &tier->interval_days, err))
            return false;
    }
    return is_done;
}

static bool open_tiers(struct sampler *sampler, struct err *err)
{
    /* 'tier' sorts after 'organisation': the deeper level comes first. */
    static const char setting_sql[] =
        "SELECT value FROM settings WHERE key = ?2 AND ((level = 'organisation' AND "
        "subject = '') OR (level = 'tier' AND subject = ?1)) ORDER BY level DESC LIMIT "
        "1";
    sqlite3_stmt *tiers = NULL, *settings = NULL;
    const bool is_done =
        sql_prepare(sampler->db, "SELECT tier_id, name FROM tiers ORDER BY tier_id",
                    &tiers, err) &&
        sql_prepare(sampler->db, setting_sql, &settings, err) &&
        read_tiers(sampler, tiers, settings, err);
    sqlite3_finalize(tiers);
    sqlite3_finalize(settings);
    return is_done;
}

static void add_account(struct sampler *sampler, int64_t tier_id, int64_t revenue_ct,
                        int64_t interval_days)
{
    for (uint32_t i = 0; i < sampler->count; i++) {
        struct tier_sample *tier = &sampler->tiers[i];
        if (tier->tier_id != tier_id)
            continue;
        tier->numbers = arena_grow(&sampler->arena, tier->numbers, &tier->capacity,
                                   tier->count + (size_t)1, sizeof *tier->numbers);
        tier->numbers[tier->count++] =
            maintenance_ct(revenue_ct, tier->elasticity_ppm,
                           interval_days ? interval_days : tier->interval_days);
        return;
    }
}

static bool read_accounts(struct sampler *sampler, struct err *err)
{
    static const char sql[] = "SELECT tier_id, yearly_revenue_ct, interval_days "
                              "FROM accounts WHERE yearly_revenue_ct > 0";
    sqlite3_stmt *statement;
    bool has_row, is_done;
    if (!sql_prepare(sampler->db, sql, &statement, err))
        return false;
    while ((is_done = sql_step(sampler->db, statement, &has_row, err)) && has_row)
        add_account(sampler, sqlite3_column_int64(statement, 0),
                    sqlite3_column_int64(statement, 1),
                    sqlite3_column_int64(statement, 2));
    sqlite3_finalize(statement);
    return is_done;
}

/* Hoare's selection with the middle of three as pivot; reorders `numbers`. */
static int64_t select_number(int64_t *numbers, uint32_t count, uint32_t rank)
{
    uint32_t low = 0, high = count - 1;
    while (low < high) {
        const int64_t a = numbers[low], b = numbers[low + (high - low) / 2];
        const int64_t c = numbers[high];
        const int64_t pivot = a < b ? (b < c   ? b
                                       : a < c ? c
                                               : a)
                                    : (a < c   ? a
                                       : b < c ? c
                                               : b);
        int64_t i = (int64_t)low - 1, j = (int64_t)high + 1;
        for (;;) {
            while (numbers[++i] < pivot)
                continue;
            while (numbers[--j] > pivot)
                continue;
            if (i >= j)
                break;
            const int64_t kept = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = kept;
        }
        if (rank <= (uint32_t)j)
            high = (uint32_t)j;
        else
            low = (uint32_t)j + 1;
    }
    return numbers[low];
}

static bool write_medians(struct sampler *sampler, struct err *err)
{
    static const char sql[] =
        "UPDATE tiers SET median_maintenance_ct = ?2 WHERE tier_id = ?1 AND "
        "median_maintenance_ct <> ?2";
    sqlite3_stmt *statement;
    if (!sql_prepare(sampler->db, sql, &statement, err))
        return false;
    bool is_done = true;
    for (uint32_t i = 0; is_done && i < sampler->count; i++) {
        const struct tier_sample *tier = &sampler->tiers[i];
        const int64_t median = tier->count ? select_number(tier->numbers, tier->count,
                                                           (tier->count - 1) / 2)
                                           : 0;
        sqlite3_bind_int64(statement, 1, tier->tier_id);
        sqlite3_bind_int64(statement, 2, median);
        is_done = sql_execute(sampler->db, statement, err);
    }
    sqlite3_finalize(statement);
    return is_done;
}

bool medians_update(struct db *db, struct err *err)
{
    struct sampler sampler = {.db = db};
    const bool is_done = open_tiers(&sampler, err) && read_accounts(&sampler, err) &&
                         write_medians(&sampler, err);
    arena_release(&sampler.arena);
    return is_done;
}
