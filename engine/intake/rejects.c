// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/rejects.h"

#include "model/account.h"

#include <errno.h>
#include <string.h>

static void write_cells(struct rejects *rejects, const struct csv_cell *cells,
                        uint32_t count, const char *last)
{
    for (uint32_t i = 0; i < rejects->column_count; i++)
        if (i != rejects->reason_ix)
            csv_writer_text(&rejects->writer, i < count ? cells[i].text : "");
    csv_writer_text(&rejects->writer, last);
    csv_writer_end_row(&rejects->writer);
}

static bool open_file(struct rejects *rejects, struct err *err)
{
    rejects->file = fopen(rejects->path, rejects->may_replace ? "w" : "wx");
    if (!rejects->file && errno == EEXIST)
        return err_set(err, ERR_SYSTEM, "%s: is there already", rejects->path);
    if (!rejects->file)
        return err_set(err, ERR_SYSTEM, "%s: %s", rejects->path, strerror(errno));
    rejects->writer = csv_writer_to(rejects->file, false);
    rejects->writer.separator = rejects->separator;
    if (rejects->has_mark)
        fputs("\xEF\xBB\xBF", rejects->file);
    write_cells(rejects, rejects->header, rejects->column_count, "beat_reason");
    return true;
}

bool rejects_write(struct rejects *rejects, const struct raw_row *row,
                   const char *reason, struct err *err)
{
    if (!rejects->path)
        return true;
    if (!rejects->file && !open_file(rejects, err))
        return false;
    write_cells(rejects, row->cells, row->count, reason);
    return true;
}

bool rejects_close(struct rejects *rejects, struct err *err)
{
    if (!rejects->file)
        return true;
    const bool is_whole = csv_writer_check(&rejects->writer, err);
    fclose(rejects->file);
    rejects->file = NULL;
    return is_whole || err_in(err, "%s", rejects->path);
}
