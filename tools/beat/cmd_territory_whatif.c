// SPDX-License-Identifier: GPL-3.0-or-later
/* territory whatif: somebody leaves, somebody joins, somebody moves house. */
#include "beat/commands.h"
#include "beat/progress.h"
#include "beat/scenes.h"
#include "beat/show.h"
#include "beat/staffing.h"
#include "beat/subject.h"

#include "base/threads.h"
#include "spatial/spatial.h"
#include "store/scenario_store.h"

#include <math.h>
#include <string.h>

enum { BUDGET_USUAL_PCT = 10 };

struct asking {
    const struct request *request;
    struct session *session;
    struct territories base, after;
    bool *leaves;
    struct geo_point *home;
    struct staffing staffing;
    uint32_t change_count;
    const char *how;
    double moved_share_max;
    struct scenario rows[2]; /* the present first, where there is */
    uint32_t row_count;
};

static bool find_site(const struct asking *a, const char *rep, uint32_t *site,
                      struct err *err)
{
    uint32_t rep_ix;
    if (!subject_find_rep_ix(&a->session->model, rep, &rep_ix, err))
        return false;
    for (uint32_t i = 0; i < a->base.task.site_count; i++)
        if (a->base.rep_ixs[i] == rep_ix) {
            *site = i;
            return true;
        }
    return err_set(err, ERR_MISSING, "rep '%s' has no territory",
                   a->session->model.reps[rep_ix].crm_id);
}

static void tell(struct asking *a, const char *what)
{
    a->how = a->change_count++ == 0
                 ? what
                 : arena_format(&a->session->arena, "%s, %s", a->how, what);
}

static bool read_leavers(struct asking *a, struct err *err)
{
    const char *const *texts;
    struct arena *arena = &a->session->arena;
    const uint32_t count = request_texts(a->request, &option_without, arena, &texts);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t site = NO_IX;
        if (!find_site(a, texts[i], &site, err))
            return false;
        a->leaves[site] = true;
        tell(a, arena_format(arena, "without %s", a->base.rep_names[site]));
    }
    return true;
}

/* REP=LAT,LON */
static bool read_homes(struct asking *a, struct err *err)
{
    const char *const *texts;
    struct arena *arena = &a->session->arena;
    const uint32_t count = request_texts(a->request, &option_home, arena, &texts);
    for (uint32_t i = 0; i < count; i++) {
        const size_t length = strcspn(texts[i], "=");
        uint32_t site = NO_IX;
        if (texts[i][length] != '=')
            return err_set(err, ERR_USAGE, "'--home' wants REP=LAT,LON, not '%s'",
                           texts[i]);
        if (!find_site(a, arena_text_n(arena, texts[i], length), &site, err) ||
            !option_position_read(texts[i] + length + 1, &a->home[site], err))
            return false;
        tell(a, arena_format(arena, "%s from %s", a->base.rep_names[site],
                             texts[i] + length + 1));
    }
    return true;
}

/* Those who join must be given something, so that much may move on top. */
static bool read_changes(struct asking *a, struct err *err)
{
    const uint32_t count = a->base.task.site_count;
    struct arena *arena = &a->session->arena;
    a->leaves = ARENA_ARRAY(arena, count, bool);
    a->home = ARENA_ARRAY(arena, count, struct geo_point);
    memcpy(a->home, a->base.task.home, count * sizeof *a->home);
    a->staffing = (struct staffing){
        .leaves = a->leaves,
        .home = a->home,
        .join_count = (uint32_t)request_count(a->request, &option_join, 0)};
    if (!read_leavers(a, err) || !read_homes(a, err))
        return false;
    if (a->staffing.join_count > 0)
        tell(a, arena_format(arena, "%u more", (unsigned)a->staffing.join_count));
    if (a->change_count == 0)
        return err_set(err, ERR_USAGE,
                       "'territory whatif' wants '--without', '--join' or '--home'");
    if (!staffing_change(&a->session->model, &a->base, &a->staffing, arena, &a->after,
                         err))
        return false;
    const double joining = (double)a->staffing.join_count / a->after.task.site_count;
    a->moved_share_max = fmin(
        1, (double)request_count(a->request, &option_budget, BUDGET_USUAL_PCT) / 100 +
               joining);
    return true;
}

static bool design(void *context, struct meter *meter, struct err *err)
{
    struct asking *a = context;
    struct territory_options options = territory_options_default();
    options.keeps_present = true;
    options.moved_share_max = a->moved_share_max;
    options.bound_steps = 0;
    options.threads = threads_available();
    options.meter = meter;
    return scenes_design(a->session, &a->after, &options, 1, err);
}

static bool save(struct asking *a, struct err *err)
{
    const char *name = request_text(a->request, &option_name);
    struct scenario *scenario = &a->rows[a->row_count++];
    *scenario = scenes_scenario(a->session, &a->session->arena, &a->after,
                                name != NULL ? name : a->how);
    scenario->kind = SCENARIO_WHAT_IF;
    scenario->how = name != NULL ? a->how : "what if";
    if (strcmp(scenario->name, SCENES_PRESENT) == 0)
        return err_set(err, ERR_USAGE, "a scenario cannot be called '%s'",
                       SCENES_PRESENT);
    return request_flag(a->request, &option_dry_run, false) ||
           scenario_store_save(a->session->db, &a->session->model, scenario, 1, false,
                               err);
}

/* Who takes over from those who leave. */
static void show_heirs(const struct asking *a)
{
    const struct alignment *alignment = &a->after.alignment;
    struct arena *arena = &a->session->arena;
    uint32_t *counts = ARENA_ARRAY(arena, a->after.task.site_count, uint32_t);
    uint32_t total = 0;
    for (uint32_t i = 0; i < a->base.task.point_count; i++) {
        const uint32_t owner = a->base.task.owner[i];
        if (owner == NO_IX || !a->leaves[owner])
            continue;
        counts[alignment->territory[i]]++;
        total++;
    }
    if (total == 0)
        return;
    const char *list = "";
    for (uint32_t s = 0; s < a->after.task.site_count; s++)
        if (counts[s] > 0)
            list = arena_format(arena, "%s%s%s %u", list, *list != '\0' ? ", " : "",
                                a->after.names[s], (unsigned)counts[s]);
    show_paragraph(a->request, "%s without a rep, and who takes over: %s",
                   show_count(arena, total, "account would be", "accounts would be"),
                   list);
}

static bool ask(struct asking *a, struct err *err)
{
    bool has_present;
    if (!scenes_load(a->session, &a->base, err) || !read_changes(a, err) ||
        !scenes_present(a->session, &a->rows[0], &has_present, err))
        return false;
    a->row_count = has_present;
    if (!progress_run(a->request, design, a, err) || !save(a, err) ||
        !scenes_show(a->request, &a->session->arena, a->rows, a->row_count, err))
        return false;
    show_heirs(a);
    if (request_flag(a->request, &option_dry_run, false))
        show_line(a->request, "nothing was stored: '--dry-run'");
    else
        show_paragraph(a->request,
                       "kept as scenario '%s'; 'beat territory apply' puts it in use",
                       a->rows[a->row_count - 1].name);
    return true;
}

bool cmd_territory_whatif(const struct request *request, int *exit_code,
                          struct err *err)
{
    struct session session = {0};
    (void)exit_code;
    struct asking a = {.request = request, .session = &session};
    const bool is_done =
        (spatial_open(session_path(request), DB_WRITE, &session.db, err) ||
         session_not_opened(request, err)) &&
        session_load(&session, request, err) && ask(&a, err);
    session_close(&session);
    return is_done;
}
