// SPDX-License-Identifier: GPL-3.0-or-later
#include "spatial/spatial.h"

#include "testing.h"
#include <unistd.h>

int main(void)
{
    struct db *db;
    struct err err;
    remove("/tmp/x.beat");
    if (!spatial_open("/tmp/x.beat", DB_CREATE, &db, &err)) {
        puts(err.text);
        return 1;
    }
    if (!spatial_check(db, &err)) {
        puts(err.text);
        return 1;
    }
    db_close(db);
    return 0;
}
