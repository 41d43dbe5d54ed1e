// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_fixture.h"

#include "base/civil.h"
#include "store/load.h"
#include "store/sql.h"

#include "testing.h"
#include <unistd.h>

void fixture_init(struct fixture *fixture, fixture_open *opens)
{
    struct err err;
    *fixture = (struct fixture){0};
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/beat-store-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    snprintf(fixture->path, sizeof fixture->path, "%s/x.beat", fixture->folder);
    assert_ok(opens(fixture->path, DB_CREATE, &fixture->db, &err), &err);
}

void fixture_release(struct fixture *fixture)
{
    static const char *const tails[] = {"", "-wal", "-shm", "-journal"};
    char path[96];
    db_close(fixture->db);
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        snprintf(path, sizeof path, "%s%s", fixture->path, tails[i]);
        remove(path);
    }
    rmdir(fixture->folder);
    arena_release(&fixture->arena);
}

static int32_t read_tod(const char *text)
{
    int hour, minute;
    assert_int_equal(sscanf(text, "%d:%d", &hour, &minute), 2);
    return hour * 3600 + minute * 60;
}

/* "31@09:00-17:00,32@10:00-14:00". */
static void read_openings(struct field_value *value, struct arena *arena)
{
    struct opening *openings = ARENA_ARRAY(arena, 16, struct opening);
    for (const char *at = value->text; at; at = strchr(at, ',')) {
        char open[8], close[8];
        struct opening *opening = &openings[value->opening_count];
        at += *at == ',';
        if (sscanf(at, "%d@%5[0-9:]-%5[0-9:]", &opening->weekdays, open, close) != 3)
            return; /* not understood: kept as text */
        opening->open_tod = read_tod(open);
        opening->close_tod = read_tod(close);
        value->opening_count++;
        value->openings = openings;
    }
}

static void read_cell(const struct field *field, const char *text,
                      struct field_value *value, struct arena *arena)
{
    struct err err;
    int32_t day;
    if (!*text) {
        value->is_cleared = true;
        return;
    }
    value->is_given = true;
    value->text = text;
    switch (field->type) {
    case FIELD_LON:
    case FIELD_LAT:
        value->degrees = strtod(text, NULL);
        break;
    case FIELD_DATE:
        assert_ok(civil_day_read(text, &day, &err), &err);
        value->number = day;
        break;
    case FIELD_TOD:
        value->number = read_tod(text);
        break;
    case FIELD_OPENING:
        read_openings(value, arena);
        break;
    case FIELD_MONEY:
    case FIELD_LENGTH:
    case FIELD_COUNT:
    case FIELD_SHARE:
    case FIELD_WEEKDAY:
    case FIELD_WEEKDAYS:
    case FIELD_FLAG:
        value->number = strtoll(text, NULL, 10);
        break;
    case FIELD_ID:
    case FIELD_TEXT:
    case FIELD_WORD:
    case FIELD_TIER:
    case FIELD_ACCOUNT:
    case FIELD_ACCOUNTS:
    case FIELD_REP:
        break;
    }
}

/* The next cell of a line; cells end with ';', lines with '\n'. */
static char *take_cell(char **rest, bool *is_last)
{
    char *cell = *rest;
    const size_t length = strcspn(cell, ";\n");
    *is_last = cell[length] != ';';
    *rest = cell + length + (cell[length] != '\0');
    cell[length] = '\0';
    return cell;
}

static uint32_t read_header(const struct import_info *info, enum import_kind kind,
                            char **rest, uint32_t fields[])
{
    uint32_t count = 0;
    bool is_last = false;
    while (!is_last) {
        const char *name = take_cell(rest, &is_last);
        if (!import_find_field(kind, name, &fields[count++])) {
            print_error("%s have no field '%s'\n", info->name, name);
            fail();
        }
    }
    return count;
}

struct import_batch fixture_batch(enum import_kind kind, const char *text,
                                  struct arena *arena)
{
    const struct import_info *info = import_info_get(kind);
    char *rest = arena_text(arena, text);
    uint32_t fields[64];
    uint32_t row_count = 0;
    for (const char *at = text; *at; at++)
        row_count += *at == '\n';
    row_count--;
    const uint32_t column_count = read_header(info, kind, &rest, fields);
    struct field_value *values =
        ARENA_ARRAY(arena, (size_t)row_count * info->field_count, struct field_value);
    uint64_t *lines = ARENA_ARRAY(arena, row_count, uint64_t);
    for (uint32_t r = 0; r < row_count; r++) {
        lines[r] = r + UINT64_C(2);
        bool is_last = false;
        for (uint32_t c = 0; c < column_count; c++) {
            const char *cell = is_last ? "" : take_cell(&rest, &is_last);
            read_cell(&info->fields[fields[c]], cell,
                      &values[(size_t)r * info->field_count + fields[c]], arena);
        }
        assert_true(is_last);
    }
    return (struct import_batch){.kind = kind,
                                 .row_count = row_count,
                                 .field_count = info->field_count,
                                 .values = values,
                                 .lines = lines};
}

struct fixture_report fixture_import(struct fixture *fixture, enum import_kind kind,
                                     const char *text)
{
    struct err err;
    struct save *save;
    struct fixture_report report = {0};
    const struct import_batch batch = fixture_batch(kind, text, &fixture->arena);
    assert_ok(save_open(fixture->db, kind, 1700000000, &save, &err), &err);
    assert_ok(save_add(save, &batch, &fixture->arena, &report.faults,
                       &report.fault_count, &err),
              &err);
    assert_ok(save_finish(save, false, &err), &err);
    report.counts = save_counts_get(save);
    save_close(save);
    return report;
}

struct save_counts fixture_take(struct fixture *fixture, enum import_kind kind,
                                const char *text)
{
    const struct fixture_report report = fixture_import(fixture, kind, text);
    if (report.fault_count) {
        print_error("row %u: %s\n", report.faults[0].row, report.faults[0].text);
        fail();
    }
    return report.counts;
}

void fixture_counts_are(struct save_counts counts, uint64_t new_count,
                        uint64_t changed_count, uint64_t unchanged_count,
                        uint64_t rejected_count)
{
    assert_int_equal(counts.new_count, new_count);
    assert_int_equal(counts.changed_count, changed_count);
    assert_int_equal(counts.unchanged_count, unchanged_count);
    assert_int_equal(counts.rejected_count, rejected_count);
}

void fixture_fault_is(const struct fixture_report *report, uint32_t at, uint32_t row,
                      enum import_kind kind, const char *field, const char *text)
{
    assert_true(at < report->fault_count);
    const struct import_fault *fault = &report->faults[at];
    assert_int_equal(fault->row, row);
    if (field) {
        assert_true(fault->field_ix < import_info_get(kind)->field_count);
        assert_string_equal(import_info_get(kind)->fields[fault->field_ix].name, field);
    } else {
        assert_int_equal(fault->field_ix, NO_IX);
    }
    assert_string_equal(fault->text, text);
}

struct model fixture_load(struct fixture *fixture)
{
    return fixture_load_rep(fixture, NULL);
}

struct model fixture_load_rep(struct fixture *fixture, const char *rep_crm_id)
{
    struct err err;
    struct model model;
    const struct load_scope scope = {.rep_crm_id = rep_crm_id};
    assert_ok(store_load(fixture->db, &scope, &fixture->arena, &model, &err), &err);
    return model;
}

int64_t fixture_number(struct fixture *fixture, const char *sql)
{
    struct err err;
    int64_t number;
    assert_ok(sql_number(fixture->db, sql, &number, &err), &err);
    return number;
}

const char *fixture_text(struct fixture *fixture, const char *sql)
{
    struct err err;
    sqlite3_stmt *statement;
    bool has_row;
    assert_ok(sql_prepare(fixture->db, sql, &statement, &err), &err);
    assert_ok(sql_step(fixture->db, statement, &has_row, &err), &err);
    const char *text = has_row ? sql_text(statement, 0, &fixture->arena) : NULL;
    sqlite3_finalize(statement);
    return text ? text : "";
}

void fixture_run(struct fixture *fixture, const char *sql)
{
    struct err err;
    assert_ok(sql_run(fixture->db, sql, &err), &err);
}
