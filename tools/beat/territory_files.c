// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/territory_files.h"

#include "beat/show.h"
#include "intake/line_file.h"

enum { PRICE_USUAL = 20 };

static bool read_barriers(const struct request *request, const char *path,
                          struct arena *arena, struct alignment_task *task,
                          struct err *err)
{
    struct line_list list;
    if (!line_file_read(path, arena, &list, err))
        return false;
    struct alignment_barriers *barriers = ARENA_NEW(arena, struct alignment_barriers);
    *barriers = (struct alignment_barriers){
        .lines = list.lines,
        .line_count = list.count,
        .price = (double)request_count(request, &option_barrier_price, PRICE_USUAL),
    };
    task->barriers = barriers;
    return true;
}

bool territory_files_read(const struct request *request, struct arena *arena,
                          struct territories *territories, struct err *err)
{
    const char *barriers = request_text(request, &option_barriers);
    const char *boundary = request_text(request, &option_boundary);
    if (barriers == NULL && request_text(request, &option_barrier_price) != NULL)
        return err_set(err, ERR_USAGE,
                       "'--barrier-price' goes with '--barriers', which is missing");
    if (barriers != NULL &&
        !read_barriers(request, barriers, arena, &territories->task, err))
        return false;
    if (boundary == NULL)
        return true;
    struct outline *outline = ARENA_NEW(arena, struct outline);
    territories->boundary = outline;
    return line_file_outline(boundary, arena, outline, err);
}

void territory_files_show(const struct request *request,
                          const struct territories *territories, struct arena *arena)
{
    const uint32_t *crossings = territories->alignment.crossings;
    uint32_t count = 0;
    const char *names = "";
    for (uint32_t s = 0; crossings != NULL && s < territories->task.site_count; s++)
        if (crossings[s] > 0)
            names = arena_format(arena, "%s%s%s", names, count++ ? ", " : "",
                                 territories->names[s]);
    if (crossings != NULL && count == 0)
        show_line(request, "no territory crosses a barrier");
    if (count > 0)
        show_paragraph(
            request, "%s a barrier: %s",
            show_count(arena, count, "territory crosses", "territories cross"), names);
}
