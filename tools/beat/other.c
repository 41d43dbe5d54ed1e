// SPDX-License-Identifier: GPL-3.0-or-later
/* other: the rest of the arguments, the environment and the standard streams go over as
 * they are, so nobody sees that there are two programs. */
#include "beat/other.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool find_folder(char folder[PATH_MAX], struct err *err)
{
    const ssize_t length = readlink("/proc/self/exe", folder, PATH_MAX - 1);
    if (length < 0)
        return err_set(err, ERR_SYSTEM, "cannot tell where this program lies: %s",
                       strerror(errno));
    folder[length] = '\0';
    char *slash = strrchr(folder, '/');
    if (slash != NULL)
        *slash = '\0';
    return true;
}

bool other_run(const char *name, char **argv, struct err *err)
{
    static const char *const places[] = {"../libexec/beat/", ""};
    char folder[PATH_MAX], path[2 * PATH_MAX];
    if (!find_folder(folder, err))
        return false;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        snprintf(path, sizeof path, "%s/%s%s", folder, places[i], name);
        execv(path, argv);
        if (errno != ENOENT && errno != ENOTDIR)
            return err_set(err, ERR_SYSTEM, "cannot start '%s': %s", path,
                           strerror(errno));
    }
    return err_set(err, ERR_SYSTEM,
                   "the program '%s' that does this is neither in '%s/../libexec/beat' "
                   "nor in '%s'",
                   name, folder, folder);
}
