// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/progress.h"
#include "beat/show.h"
#include "beat/territories.h"
#include "beat/territory_files.h"

#include "base/threads.h"
#include "spatial/spatial.h"
#include "territory/areas.h"
#include "territory/designer.h"
#include "territory/workload.h"

#include <stddef.h>
#include <string.h>

struct designing {
    const struct request *request;
    struct session *session;
    struct workload_task work;
    struct territories territories;
    const char *const *new_names; /* by site; NULL: none given */
};

/* --names as one name for each site. */
static bool read_names(struct designing *designing, struct err *err)
{
    const char *text = request_text(designing->request, &option_names);
    const uint32_t site_count = designing->work.task.site_count;
    struct arena *arena = &designing->session->arena;
    uint32_t count = 0;
    if (text == NULL)
        return true;
    const char **names = ARENA_ARRAY(arena, site_count, const char *);
    while (*text != '\0') {
        const size_t length = strcspn(text, ",");
        if (count < site_count)
            names[count] = arena_text_n(arena, text, length);
        count++;
        text += length;
        text += *text == ',';
    }
    if (count != site_count)
        return err_set(err, ERR_USAGE, "'--names' names %u of %u territories",
                       (unsigned)count, (unsigned)site_count);
    designing->new_names = names;
    return true;
}

static bool ask(struct designing *designing, struct err *err)
{
    const struct model *model = &designing->session->model;
    const struct workload_request request = {.territory_count = (uint32_t)request_count(
                                                 designing->request, &option_count, 0)};
    if (model->territory_count > 0 &&
        !request_flag(designing->request, &option_force, false) &&
        !request_flag(designing->request, &option_dry_run, false))
        return err_set(
            err, ERR_USAGE,
            "there are territories already; '--force' puts new ones in their "
            "place");
    if (model->rep_count == 0 && request.territory_count == 0)
        return err_set(err, ERR_USAGE,
                       "there are no reps: '--count N' says how many to make");
    return session_check_accounts(model, err) &&
           workload_task_make(model, &request, &designing->session->arena,
                              &designing->work, err) &&
           read_names(designing, err);
}

static bool set_territories(struct designing *designing, struct err *err)
{
    struct arena *arena = &designing->session->arena;
    territories_of_work(&designing->territories, &designing->session->model,
                        &designing->work, designing->new_names, arena);
    return territory_files_read(designing->request, arena, &designing->territories,
                                err);
}

static bool save(struct designing *designing, struct err *err)
{
    const struct territories_saving saving = {.name = "design",
                                              .kind = "design",
                                              .options = "{}",
                                              .new_rep_names = designing->new_names};
    if (request_flag(designing->request, &option_dry_run, false))
        return true;
    return territories_save(designing->session, &designing->territories, &saving, err);
}

static bool work(void *context, struct meter *meter, struct err *err)
{
    struct designing *designing = context;
    struct territories *territories = &designing->territories;
    struct arena *arena = &designing->session->arena;
    struct territory_options options = territory_options_default();
    options.threads = threads_available();
    options.meter = meter;
    return territory_design(&territories->task, &options, arena,
                            &territories->alignment, err) &&
           areas_make(&territories->task, &territories->alignment,
                      territories->boundary, arena, &territories->outlines, err) &&
           territories_measure(designing->session, territories, err) &&
           territories_judge(territories, arena, err) && save(designing, err);
}

bool cmd_territory_design(const struct request *request, int *exit_code,
                          struct err *err)
{
    struct session session = {0};
    struct designing designing = {.request = request, .session = &session};
    (void)exit_code;
    const bool is_done =
        (spatial_open(session_path(request), DB_WRITE, &session.db, err) ||
         session_not_opened(request, err)) &&
        session_load(&session, request, err) && ask(&designing, err) &&
        set_territories(&designing, err) &&
        progress_run(request, work, &designing, err) &&
        territories_show(request, &session, &designing.territories, &session.arena,
                         err);
    if (is_done)
        territory_files_show(request, &designing.territories, &session.arena);
    if (is_done && request_flag(request, &option_dry_run, false))
        show_line(request, "nothing was stored: '--dry-run'");
    session_close(&session);
    return is_done;
}
