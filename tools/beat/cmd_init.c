// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/commands.h"
#include "beat/session.h"
#include "spatial/spatial.h"
#include "store/settings_store.h"

#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

/* The options of init that are settings. */
static const struct option_spec *const said[] = {&option_zone, &option_currency};
enum { SAID_COUNT = sizeof said / sizeof *said };

static struct setting_row row_of(const struct request *request,
                                 const struct option_spec *option)
{
    return (struct setting_row){.level = SETTING_LEVEL_ORGANISATION,
                                .subject = "",
                                .key = option->name,
                                .value = request_text(request, option)};
}

/* Before there is a file: a wrong word leaves none behind. */
static bool check_settings(const struct request *request, struct err *err)
{
    for (size_t i = 0; i < SAID_COUNT; i++) {
        const struct setting_row row = row_of(request, said[i]);
        if (row.value == NULL || settings_store_check(&row, err))
            continue;
        err->code = ERR_USAGE;
        return false;
    }
    return true;
}

static bool save_settings(const struct request *request, struct db *db, struct err *err)
{
    for (size_t i = 0; i < SAID_COUNT; i++) {
        const struct setting_row row = row_of(request, said[i]);
        if (row.value != NULL && !settings_store_set(db, &row, err))
            return false;
    }
    return true;
}

static const char *word_of(const struct request *request,
                           const struct option_spec *option)
{
    const char *text = request_text(request, option);
    return text != NULL ? text : option->usual;
}

bool cmd_init(const struct request *request, int *exit_code, struct err *err)
{
    const char *path = request_argument(request, 0);
    struct db *db = NULL;
    (void)exit_code;
    if (path != NULL && request_text(request, &option_db) != NULL)
        return err_set(err, ERR_USAGE, "the file is named twice, with '--db' too");
    if (path == NULL)
        path = session_path(request);
    if (!check_settings(request, err) || !spatial_open(path, DB_CREATE, &db, err))
        return false;
    const bool is_done = save_settings(request, db, err);
    db_close(db);
    if (!is_done) {
        unlink(path);
        return false;
    }
    printf("%s is ready, with times of %s and money in %s\n", path,
           word_of(request, &option_zone), word_of(request, &option_currency));
    puts("next: beat import reps FILE");
    return true;
}
