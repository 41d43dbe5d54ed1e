// SPDX-License-Identifier: GPL-3.0-or-later
/* store_fixture: a database in a folder of its own, filled from small texts.
 *
 *     fixture_import(&f, IMPORT_ACCOUNTS, "id;name;lon;lat;tier\n"
 *                                         "A1;Shop;24.1;56.9;A\n");
 *
 * The first line names fields of model/fields.h, in any order; an empty cell is
 * cleared. Numbers are written as they are kept (ct, s, ppm, bits, weekday 0..6), dates
 * as 2026-11-24, times as 09:00 (up to 48:00), opening hours as
 * "31@09:00-17:00,32@...", lists with '|'. */
#ifndef UNIT_STORE_FIXTURE_H
#define UNIT_STORE_FIXTURE_H

#include "base/arena.h"
#include "model/model.h"
#include "store/save_rows.h"

struct fixture {
    struct arena arena;
    char folder[64];
    char path[80]; /* of a file in it */
    struct db *db; /* open for writing */
};

/* What came back from an import. */
struct fixture_report {
    struct save_counts counts;
    const struct import_fault *faults; /* rows count through the whole text */
    uint32_t fault_count;
};

/* `opens` is db_open or spatial_open. */
typedef bool fixture_open(const char *path, enum db_access access, struct db **db,
                          struct err *err);

void fixture_init(struct fixture *fixture, fixture_open *opens);
/* Closes and removes everything. */
void fixture_release(struct fixture *fixture);

/* Rows of `text` as one batch, in `arena`. */
struct import_batch fixture_batch(enum import_kind kind, const char *text,
                                  struct arena *arena);
/* Import all sound rows; a failure fails the test. */
struct fixture_report fixture_import(struct fixture *fixture, enum import_kind kind,
                                     const char *text);
/* The same, and no row may be refused. */
struct save_counts fixture_take(struct fixture *fixture, enum import_kind kind,
                                const char *text);
void fixture_counts_are(struct save_counts counts, uint64_t new_count,
                        uint64_t changed_count, uint64_t unchanged_count,
                        uint64_t rejected_count);
/* Fault number `at`: its row, its field (NULL: the row as a whole) and its text. */
void fixture_fault_is(const struct fixture_report *report, uint32_t at, uint32_t row,
                      enum import_kind kind, const char *field, const char *text);
/* The whole database as a model. */
struct model fixture_load(struct fixture *fixture);
struct model fixture_load_rep(struct fixture *fixture, const char *rep_crm_id);

/* The number that a question answers. */
int64_t fixture_number(struct fixture *fixture, const char *sql);
/* The text that a question answers, in the arena; "" for NULL or no row. */
const char *fixture_text(struct fixture *fixture, const char *sql);
void fixture_run(struct fixture *fixture, const char *sql);

#endif
