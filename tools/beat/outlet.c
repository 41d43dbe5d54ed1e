// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/outlet.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(const char *path, struct err *err)
{
    return err_set(err, ERR_SYSTEM, "cannot write '%s': %s", path, strerror(errno));
}

/* Beside the file, so that the renaming stays in one file system. */
static bool open_temp(struct outlet *outlet, struct arena *arena, struct err *err)
{
    outlet->temp_path =
        arena_format(arena, "%s.%ld.part", outlet->path, (long)getpid());
    outlet->out = fopen(outlet->temp_path, "wx");
    if (outlet->out == NULL)
        return fail(outlet->path, err);
    return true;
}

bool outlet_open(const char *path, bool can_replace, struct arena *arena,
                 struct outlet *outlet, struct err *err)
{
    struct stat status;
    *outlet = (struct outlet){.out = stdout};
    if (path == NULL || strcmp(path, "-") == 0)
        return true;
    *outlet = (struct outlet){.path = arena_text(arena, path)};
    const bool is_there = stat(path, &status) == 0;
    if (is_there && S_ISDIR(status.st_mode))
        return err_set(err, ERR_USAGE, "'%s' is a folder", path);
    if (is_there && S_ISREG(status.st_mode) && !can_replace)
        return err_set(err, ERR_USAGE, "'%s' is there already; '--force' replaces it",
                       path);
    if (!is_there || S_ISREG(status.st_mode))
        return open_temp(outlet, arena, err);
    outlet->out = fopen(path, "w");
    return outlet->out != NULL || fail(path, err);
}

static bool finish_file(struct outlet *outlet, struct err *err)
{
    bool is_good = fflush(outlet->out) == 0 && !ferror(outlet->out);
    if (is_good && outlet->temp_path != NULL)
        is_good = fsync(fileno(outlet->out)) == 0;
    if (!is_good)
        fail(outlet->path, err);
    if (fclose(outlet->out) != 0 && is_good)
        is_good = fail(outlet->path, err);
    outlet->out = NULL;
    if (is_good && outlet->temp_path != NULL &&
        rename(outlet->temp_path, outlet->path) != 0)
        is_good = fail(outlet->path, err);
    if (!is_good && outlet->temp_path != NULL)
        unlink(outlet->temp_path);
    return is_good;
}

bool outlet_close(struct outlet *outlet, struct err *err)
{
    if (outlet->path != NULL)
        return finish_file(outlet, err);
    outlet->out = NULL;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return true;
    return fail("standard output", err);
}

void outlet_drop(struct outlet *outlet)
{
    if (outlet->path != NULL && outlet->out != NULL) {
        fclose(outlet->out);
        if (outlet->temp_path != NULL)
            unlink(outlet->temp_path);
    }
    outlet->out = NULL;
}
