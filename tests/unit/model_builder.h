// SPDX-License-Identifier: GPL-3.0-or-later
/* builder: small models for tests, written down row by row.
 *
 *     struct builder b;
 *     builder_init(&b);
 *     const uint32_t rep = builder_rep(&b, "R1", 24.10, 56.95);
 *     const uint32_t shop = builder_account(&b, "A1", 24.15, 56.97);
 *     b.accounts[shop]->yearly_revenue_ct = 1200000;
 *     builder_hours(&b, shop, 0, "09:00", "12:00");
 *     builder_appointment(&b, shop, day, "10:00")->duration_s = 2700;
 *     const struct model *model = builder_finish(&b);
 *     ...
 *     builder_release(&b);
 *
 * Rows may come in any order. Numbers that the adders return count what was added and
 * stay valid until builder_finish, which sorts, refers and checks as store/ does; in
 * the model look accounts and reps up by their crm_id (builder_account_ix). Adding may
 * move b.accounts: in one expression use builder_at(&b, builder_account(...)). */
#ifndef UNIT_MODEL_BUILDER_H
#define UNIT_MODEL_BUILDER_H

#include "base/arena.h"
#include "model/model.h"

struct builder_list {
    void **rows;
    size_t capacity;
    uint32_t count;
};

struct builder {
    struct arena arena;
    struct settings organisation; /* change it freely before builder_finish */
    struct account **accounts;    /* by the number that builder_account returned */
    struct rep **reps;
    struct tier **tiers;
    struct territory **territories;
    struct builder_list account_list, rep_list, tier_list, territory_list;
    struct builder_list contacts, opportunities, hours, exceptions, appointments,
        blocks, calendar, events, lodgings, quotas, overrides;
};

void builder_init(struct builder *builder);
void builder_release(struct builder *builder);

uint32_t builder_tier(struct builder *builder, const char *name);
/* At home there; the time zone is UTC. */
uint32_t builder_rep(struct builder *builder, const char *crm_id, double lon_deg,
                     double lat_deg);
uint32_t builder_territory(struct builder *builder, const char *name, uint32_t rep,
                           double lon_deg, double lat_deg);
/* A customer of the first tier (made when there is none) and of the first rep, if any;
 * coordinates given, never visited. */
uint32_t builder_account(struct builder *builder, const char *crm_id, double lon_deg,
                         double lat_deg);

struct account *builder_at(const struct builder *builder, uint32_t account);

/* Times as "09:00"; NULL for both: shut all day. Rows stay in the builder: change what
 * is not a parameter through the pointer. */
struct hours *builder_hours(struct builder *builder, uint32_t account, int32_t weekday,
                            const char *open, const char *close);
/* The same on Monday..Friday. */
void builder_hours_week(struct builder *builder, uint32_t account, const char *open,
                        const char *close);
struct hours_exception *builder_exception(struct builder *builder, uint32_t account,
                                          int32_t day, const char *open,
                                          const char *close);
struct opportunity *builder_opportunity(struct builder *builder, uint32_t account,
                                        int64_t amount_ct, enum stage stage);
struct contact *builder_contact(struct builder *builder, uint32_t account,
                                const char *name, enum contact_role role);
/* Fixed at `start`. */
struct appointment *builder_appointment(struct builder *builder, uint32_t account,
                                        int32_t day, const char *start);
struct block *builder_block(struct builder *builder, uint32_t account,
                            enum block_kind kind, int32_t from_day, int32_t until_day);
/* `rep` NO_IX: everybody; both times NULL: the whole day. */
struct calendar_entry *builder_calendar(struct builder *builder, uint32_t rep,
                                        int32_t day, enum calendar_kind kind,
                                        const char *from, const char *until);
struct event *builder_event(struct builder *builder, const char *crm_id, uint32_t rep,
                            int32_t day, const char *start, const char *end);
/* Picks nothing out, asks for nothing. */
struct quota *builder_quota(struct builder *builder, const char *crm_id);
struct lodging *builder_lodging(struct builder *builder, const char *crm_id,
                                double lon_deg, double lat_deg, int64_t night_ct);
/* `subject`: number of tier, rep or account. The organisation's are set directly. */
void builder_set(struct builder *builder, enum setting_level level, uint32_t subject,
                 enum setting setting, int64_t value);

/* The model, sound, in the builder's arena; once. A fault fails the test. */
const struct model *builder_finish(struct builder *builder);

/* Index in the finished model; asserted. */
uint32_t builder_account_ix(const struct model *model, const char *crm_id);
uint32_t builder_rep_ix(const struct model *model, const char *crm_id);

/* "2026-11-24" and "09:30"; asserted. */
int32_t builder_day(const char *date);
int32_t builder_tod(const char *time);

#endif
