// SPDX-License-Identifier: GPL-3.0-or-later
/* eligible: see the header. */
#include "territory/eligible.h"

#include "base/hash.h"
#include "travel/straight.h"

#include <math.h>
#include <string.h>

static const char separators[] = ";,|";

/* The next word of a list, without blanks around it; false at the end. */
static bool next_word(const char **at, const char **word, size_t *length)
{
    const char *text = *at + strspn(*at, ";,| ");
    *word = text;
    *length = strcspn(text, separators);
    *at = text + *length;
    while (*length > 0 && text[*length - 1] == ' ')
        --*length;
    return *length > 0;
}

static int lower(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static bool is_same_word(const char *a, size_t a_length, const char *b, size_t b_length)
{
    if (a_length != b_length)
        return false;
    for (size_t i = 0; i < a_length; i++)
        if (lower(a[i]) != lower(b[i]))
            return false;
    return true;
}

static bool has_word(const char *list, const char *wanted, size_t wanted_length)
{
    const char *word;
    size_t length;
    while (list != NULL && next_word(&list, &word, &length))
        if (is_same_word(word, length, wanted, wanted_length))
            return true;
    return false;
}

static bool has_all(const char *qualifications, const char *needs)
{
    const char *word;
    size_t length;
    while (next_word(&needs, &word, &length))
        if (!has_word(qualifications, word, length))
            return false;
    return true;
}

/* The longest geodesic whose drive takes no more than `drive_s`; (2.2) rises. */
static double reach_of(const struct straight *straight, double drive_s)
{
    double low_m = 0, high_m = straight->far_m_s * drive_s / straight->detour;
    for (int i = 0; i < 60; i++) {
        const double middle_m = (low_m + high_m) / 2;
        if (straight_drive_s(straight, straight->detour * middle_m) <= drive_s)
            low_m = middle_m;
        else
            high_m = middle_m;
    }
    return low_m;
}

static uint32_t add_kind(struct eligible *e, const char *needs)
{
    uint8_t *may_have = ARENA_ARRAY(e->arena, e->sites.count, uint8_t);
    struct eligible_kind kind = {.needs = needs, .may_have = may_have};
    for (uint32_t s = 0; s < e->sites.count; s++) {
        const uint32_t rep_ix = e->sites.rep_ix[s];
        may_have[s] = needs == NULL || rep_ix == NO_IX ||
                      has_all(e->model->reps[rep_ix].qualifications, needs);
        kind.has_site |= may_have[s] != 0;
    }
    e->kinds = arena_grow(e->arena, e->kinds, &e->kind_capacity,
                          (size_t)e->kind_count + 1, sizeof *e->kinds);
    e->kinds[e->kind_count] = kind;
    return e->kind_count++;
}

/* Kinds are few, and neighbours in a file mostly of one. */
static uint32_t kind_of(struct eligible *e, uint32_t account_ix)
{
    const char *needs = e->model->accounts[account_ix].needs;
    if (needs == NULL)
        return 0;
    if (e->last_kind > 0 && strcmp(e->kinds[e->last_kind].needs, needs) == 0)
        return e->last_kind;
    for (uint32_t k = 1; k < e->kind_count; k++)
        if (strcmp(e->kinds[k].needs, needs) == 0)
            return e->last_kind = k;
    return e->last_kind = add_kind(e, needs);
}

static void set_reaches(struct eligible *e)
{
    const struct straight straight = straight_of(&e->model->organisation);
    e->reach_m = ARENA_ARRAY(e->arena, e->sites.count, double);
    for (uint32_t s = 0; s < e->sites.count; s++) {
        const uint32_t rep_ix = e->sites.rep_ix[s];
        const int32_t drive_s =
            rep_ix != NO_IX ? e->model->reps[rep_ix].drive_most_s : 0;
        if (drive_s > 0 && e->sites.has_home[s])
            e->reach_m[s] = reach_of(&straight, drive_s);
        e->has_unreached |= e->reach_m[s] > 0;
        e->is_ruled |= rep_ix != NO_IX && e->model->reps[rep_ix].accounts_most > 0;
    }
    e->is_ruled |= e->has_unreached;
}

void eligible_init(struct eligible *eligible, const struct model *model,
                   const struct eligible_sites *sites, struct arena *arena)
{
    *eligible = (struct eligible){.model = model, .sites = *sites, .arena = arena};
    add_kind(eligible, NULL);
    set_reaches(eligible);
    for (uint32_t i = 0; i < model->account_count; i++) {
        eligible->has_unreached |= model->accounts[i].needs != NULL;
        eligible->is_ruled |=
            model->accounts[i].needs != NULL || model->accounts[i].parent != NULL;
    }
}

static bool is_within(const struct eligible *e, uint32_t account_ix, uint32_t site)
{
    return !(e->reach_m[site] > 0) ||
           geo_length_m(e->model->accounts[account_ix].at, e->sites.home[site]) <=
               e->reach_m[site];
}

static bool may_have(const struct eligible *e, uint32_t account_ix, uint32_t kind,
                     uint32_t site)
{
    return e->kinds[kind].may_have[site] && is_within(e, account_ix, site);
}

static bool has_site(const struct eligible *e, uint32_t account_ix, uint32_t kind)
{
    for (uint32_t s = 0; s < e->sites.count; s++)
        if (may_have(e, account_ix, kind, s))
            return true;
    return false;
}

const char *eligible_reason(struct eligible *eligible, uint32_t account_ix)
{
    if (!eligible->has_unreached)
        return NULL;
    const uint32_t kind = kind_of(eligible, account_ix);
    if (has_site(eligible, account_ix, kind))
        return NULL;
    const char *needs = eligible->kinds[kind].needs;
    if (needs == NULL)
        return "beyond the drive that is enough for every rep";
    if (eligible->kinds[kind].has_site)
        return arena_format(eligible->arena,
                            "needs '%s': beyond the drive of every rep who has it",
                            needs);
    return arena_format(eligible->arena, "needs '%s', which no rep has", needs);
}

/* Parents by number. */
static void list_parents(const struct eligible *e, const uint32_t *account_ix,
                         uint32_t count, uint32_t *parent, uint32_t *parent_count)
{
    struct hash_table names;
    struct arena scratch = {0};
    hash_table_init(&names, count, &scratch);
    for (uint32_t i = 0; i < count; i++) {
        const char *name = e->model->accounts[account_ix[i]].parent;
        parent[i] = NO_IX;
        if (name == NULL || hash_table_find(&names, name, &parent[i]))
            continue;
        parent[i] = (*parent_count)++;
        hash_table_put(&names, name, parent[i]);
    }
    arena_release(&scratch);
}

/* Which parents have a site for all of their points. Site by site: a bit for each of
 * 10,000 parents and 5,000 sites would take too much. Mostly the first site will do. */
static void find_apart(struct eligible *e, const uint32_t *account_ix, uint32_t count,
                       const struct alignment_rules *rules, uint8_t *has_common,
                       uint32_t parent_count)
{
    struct arena scratch = {0};
    uint8_t *is_barred = ARENA_ARRAY(&scratch, parent_count, uint8_t);
    for (uint32_t s = 0; s < e->sites.count; s++) {
        memset(is_barred, 0, parent_count);
        for (uint32_t i = 0; i < count; i++)
            if (rules->parent[i] != NO_IX && !has_common[rules->parent[i]] &&
                rules->kind[i] != NO_IX &&
                !may_have(e, account_ix[i], rules->kind[i], s))
                is_barred[rules->parent[i]] = 1;
        bool is_done = true;
        for (uint32_t p = 0; p < parent_count; p++) {
            has_common[p] |= !is_barred[p];
            is_done = is_done && has_common[p];
        }
        if (is_done)
            break;
    }
    arena_release(&scratch);
}

static void set_parents(struct eligible *e, const uint32_t *account_ix, uint32_t count,
                        struct alignment_rules *rules, uint32_t *apart_count)
{
    uint32_t *parent = ARENA_ARRAY(e->arena, count, uint32_t);
    uint32_t parent_count = 0;
    list_parents(e, account_ix, count, parent, &parent_count);
    rules->parent = parent;
    uint8_t *has_common = ARENA_ARRAY(e->arena, parent_count, uint8_t);
    find_apart(e, account_ix, count, rules, has_common, parent_count);
    for (uint32_t i = 0; i < count; i++)
        if (parent[i] != NO_IX && !has_common[parent[i]])
            parent[i] = NO_IX;
    for (uint32_t p = 0; apart_count != NULL && p < parent_count; p++)
        *apart_count += !has_common[p];
}

static void set_kinds(struct eligible *e, const uint32_t *account_ix, uint32_t count,
                      struct alignment_rules *rules)
{
    uint32_t *kind = ARENA_ARRAY(e->arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        kind[i] = kind_of(e, account_ix[i]);
        if (e->has_unreached && !has_site(e, account_ix[i], kind[i]))
            kind[i] = NO_IX;
    }
    rules->kind = kind;
}

static void set_rows(struct eligible *e, struct alignment_rules *rules)
{
    const size_t site_count = e->sites.count;
    uint8_t *rows = ARENA_ARRAY(e->arena, e->kind_count * site_count, uint8_t);
    for (uint32_t k = 0; k < e->kind_count; k++)
        memcpy(rows + k * site_count, e->kinds[k].may_have, site_count);
    rules->may_have = rows;
    rules->kind_count = e->kind_count;
}

const struct alignment_rules *eligible_rules(struct eligible *eligible,
                                             const uint32_t *account_ix, uint32_t count,
                                             uint32_t *apart_count)
{
    if (!eligible->is_ruled)
        return NULL;
    struct alignment_rules *rules = ARENA_NEW(eligible->arena, struct alignment_rules);
    uint32_t *count_most =
        ARENA_ARRAY(eligible->arena, eligible->sites.count, uint32_t);
    for (uint32_t s = 0; s < eligible->sites.count; s++)
        if (eligible->sites.rep_ix[s] != NO_IX)
            count_most[s] =
                eligible->model->reps[eligible->sites.rep_ix[s]].accounts_most;
    rules->count_most = count_most;
    rules->reach_m = eligible->reach_m;
    set_kinds(eligible, account_ix, count, rules);
    set_parents(eligible, account_ix, count, rules, apart_count);
    set_rows(eligible, rules);
    return rules;
}
