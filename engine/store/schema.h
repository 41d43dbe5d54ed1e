// SPDX-License-Identifier: GPL-3.0-or-later
/* schema: data/schema and data/profiles as they were when the program was built.
 * schema.c is made by embed.cmake from the list in CMakeLists.txt. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <stdbool.h>

struct schema_part {
    const char *name; /* "0001-first" */
    const char *sql;
    bool needs_spatial; /* its file ends in .spatial.sql */
};

/* In order; user_version counts those that have been applied. */
extern const struct schema_part schema_migrations[];
extern const int schema_migration_count;

/* Rows of a new database. */
extern const struct schema_part schema_profiles[];
extern const int schema_profile_count;

#endif
