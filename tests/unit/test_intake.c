// SPDX-License-Identifier: GPL-3.0-or-later
#define _XOPEN_SOURCE 700 /* mkdtemp */
#include "intake/intake.h"
#include "intake/mapping.h"
#include "testing.h"

#include <sys/stat.h>
#include <unistd.h>

/* A folder with one input, and what is made of it. */
struct work {
    char folder[64];
    char input[96], rejects[96];
    struct arena arena;
    struct intake *intake;
    struct err err;
};

static struct work work_begin(void)
{
    struct work work = {.folder = "/tmp/test_intake_XXXXXX"};
    assert_non_null(mkdtemp(work.folder));
    snprintf(work.input, sizeof work.input, "%s/in.csv", work.folder);
    snprintf(work.rejects, sizeof work.rejects, "%s/rejects.csv", work.folder);
    return work;
}

static void work_end(struct work *work)
{
    unlink(work->input);
    unlink(work->rejects);
    rmdir(work->folder);
    arena_release(&work->arena);
}

static void write_input(const struct work *work, const char *bytes, size_t size)
{
    FILE *file = fopen(work->input, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

static bool open_text(struct work *work, enum import_kind kind, const char *text,
                      struct intake_options options)
{
    write_input(work, text, strlen(text));
    return intake_open(work->input, kind, &options, &work->intake, &work->err);
}

static void begin_text(struct work *work, enum import_kind kind, const char *text,
                       struct intake_options options)
{
    assert_ok(open_text(work, kind, text, options), &work->err);
}

static struct import_batch next_batch(struct work *work)
{
    struct import_batch batch;
    assert_ok(intake_next(work->intake, &batch, &work->err), &work->err);
    return batch;
}

static const struct field_value *value_at(const struct import_batch *batch,
                                          uint32_t row, const char *field)
{
    uint32_t ix;
    assert_true(import_find_field(batch->kind, field, &ix));
    return &batch->values[row * batch->field_count + ix];
}

/* To the end of the file. */
static struct intake_counts read_all(struct work *work)
{
    while (next_batch(work).row_count > 0)
        ;
    return intake_counts_get(work->intake);
}

static void close_intake(struct work *work)
{
    assert_ok(intake_close(work->intake, &work->err), &work->err);
    work->intake = NULL;
}

static const char *file_text(const char *path, char text[4096])
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    text[fread(text, 1, 4095, file)] = '\0';
    fclose(file);
    return text;
}

/* One fault in one file: its sentence. */
static void assert_fault(enum import_kind kind, const char *text, const char *sentence)
{
    struct work work = work_begin();
    begin_text(&work, kind, text, (struct intake_options){0});
    const struct intake_counts counts = read_all(&work);
    uint32_t count;
    const struct intake_fault *faults = intake_faults(work.intake, &count);
    assert_true(count > 0);
    assert_string_equal(faults[0].sentence, sentence);
    assert_int_equal(counts.rejected_count, 1);
    close_intake(&work);
    work_end(&work);
}

static void assert_refused(enum import_kind kind, const char *text, size_t size,
                           enum err_code code, const char *sentence)
{
    struct work work = work_begin();
    write_input(&work, text, size);
    assert_false(intake_open(work.input, kind, &(struct intake_options){0},
                             &work.intake, &work.err));
    assert_int_equal(work.err.code, code);
    const size_t head = strlen(work.input);
    assert_memory_equal(work.err.text, work.input, head);
    assert_string_equal(work.err.text + head, sentence);
    work_end(&work);
}

static void sound_rows_come_in_batches(void **state)
{
    (void)state;
    struct work work = work_begin();
    begin_text(&work, IMPORT_ACCOUNTS,
               "Account ID;Account Name;Billing Longitude;Billing Latitude;Annual "
               "Revenue;Tier\nA1;Caf\xE9;24,1;56,9;1.234,50;A\n\n;;;;;\nA2;B; ;;;\n",
               (struct intake_options){0});
    assert_string_equal(intake_dialect(work.intake),
                        "windows-1252, separator ';', decimal comma, dates "
                        "year-month-day");
    const struct import_batch batch = next_batch(&work);
    assert_int_equal(batch.row_count, 2);
    assert_int_equal(batch.lines[1], 5);
    assert_string_equal(value_at(&batch, 0, "name")->text, "Café");
    assert_true(value_at(&batch, 0, "lon")->degrees == 24.1);
    assert_int_equal(value_at(&batch, 0, "yearly_revenue")->number, 123450);
    assert_false(value_at(&batch, 1, "lon")->is_given);
    assert_true(value_at(&batch, 1, "lon")->is_cleared);
    assert_false(value_at(&batch, 1, "phone")->is_cleared); /* no such column */
    assert_int_equal(next_batch(&work).row_count, 0);
    assert_int_equal(next_batch(&work).row_count, 0);
    close_intake(&work);
    work_end(&work);
}

static void faults_name_line_column_and_value(void **state)
{
    (void)state;
    assert_fault(IMPORT_ACCOUNTS, "id,name,lat,lon\n1,\"two\nlines\",1,1\n2,b,91.2,1\n",
                 "line 4, column 3 'lat': '91.2' is not a latitude from -90 to 90");
    assert_fault(IMPORT_ACCOUNTS, "id,name\n1,a\n2,\n",
                 "line 3, column 2 'name': is empty, and every row needs one");
    assert_fault(IMPORT_ACCOUNTS, "id,name\n1,a,b\n",
                 "line 2: has 3 cells, and the header 2");
    assert_fault(IMPORT_CONTACTS, "id,account,first name,last name\n1,2,,\n",
                 "line 2, name: is empty, and every row needs one");
    assert_fault(IMPORT_ACCOUNTS,
                 "id,name,interval\n1,a,a value that is much longer than forty "
                 "columns are\n",
                 "line 2, column 3 'interval': 'a value that is much longer than forty "
                 "…' is not a number");
}

static void fields_must_fit_each_other(void **state)
{
    (void)state;
    assert_fault(IMPORT_ACCOUNTS, "id,name,lat,lon\n1,a,5,\n",
                 "line 2: has lat but no lon");
    assert_fault(IMPORT_REPS, "id,name,zone\n1,a,Europe/Nowhere\n",
                 "line 2: zone: there is no time zone 'Europe/Nowhere'");
    assert_fault(IMPORT_HOURS,
                 "account,weekday,date,open,close\n1,Mo,2026-11-24,9,12\n",
                 "line 2: has both weekday and date, and needs one");
    assert_fault(IMPORT_HOURS, "account,weekday,open,close\n1,,9,12\n",
                 "line 2: has neither weekday nor date");
    assert_fault(IMPORT_HOURS, "account,weekday,open,close\n1,Mo,18:00,09:00\n",
                 "line 2: open 18:00 is not before close 09:00; 01:00 of the next day "
                 "is 25:00");
    assert_fault(IMPORT_HOURS, "account,weekday,open,close\n1,Mo,,\n",
                 "line 2: has a weekday but no open");
    assert_fault(IMPORT_APPOINTMENTS, "id,account,date,kind\n1,2,2026-11-24,fixed\n",
                 "line 2: is of kind fixed and has no start");
    assert_fault(IMPORT_APPOINTMENTS,
                 "id,account,date,start,end\n1,2,2026-11-24,9:00,9:00\n",
                 "line 2: ends when it starts");
    assert_fault(IMPORT_BLOCKS, "account,from,until\n1,2026-11-24,2026-11-23\n",
                 "line 2: until 2026-11-23 is before from 2026-11-24");
    assert_fault(IMPORT_CALENDAR, "rep,date,kind\n1,2026-11-24,work\n",
                 "line 2: is of kind work and has no times");
    assert_fault(IMPORT_CALENDAR, "rep,date,from\n1,2026-11-24,9:00\n",
                 "line 2: has from but no until");
    assert_fault(
        IMPORT_EVENTS,
        "id,name,date,start,end,lon,lat\n1,a,2026-11-24,18:00,17:00,1,1\n",
        "line 2: start 18:00 is not before end 17:00; 01:00 of the next day is "
        "25:00");
    assert_fault(IMPORT_SERVICES,
                 "id,mode,from_name,from_lon,from_lat,to_name,to_lon,to_lat,duration,"
                 "fare,departures\n1,rail,a,1,1,b,2,2,60,5,06:15 noon\n",
                 "line 2: departures: 'noon' is not a time of day as 06:15");
}

static void what_is_missing_is_made_of_the_rest(void **state)
{
    (void)state;
    struct work work = work_begin();
    begin_text(&work, IMPORT_APPOINTMENTS,
               "id,account,date,start,end\n1,2,2026-11-24,23:00,1:00\n"
               "2,2,2026-11-24,,\n",
               (struct intake_options){0});
    struct import_batch batch = next_batch(&work);
    assert_int_equal(value_at(&batch, 0, "kind")->number, APPOINTMENT_FIXED);
    assert_int_equal(value_at(&batch, 0, "duration")->number, 7200);
    assert_false(value_at(&batch, 0, "end")->is_given);
    assert_string_equal(value_at(&batch, 1, "kind")->text, "day");
    close_intake(&work);
    begin_text(&work, IMPORT_BLOCKS,
               "account,kind,from,until\nA1,must,2026-11-24,2026-11-25\n",
               (struct intake_options){0});
    batch = next_batch(&work);
    assert_string_equal(value_at(&batch, 0, "id")->text, "A1/must/2026-11-24");
    close_intake(&work);
    work_end(&work);
}

static void refused_rows_go_to_a_file_in_the_shape_of_the_input(void **state)
{
    (void)state;
    struct work work = work_begin();
    begin_text(&work, IMPORT_ACCOUNTS,
               "id;name;lat;lon;note\n1;a;91;5;x\n2;b;5;5;\"y;\nz\"\n3;;200;;w\n",
               (struct intake_options){.reject_path = work.rejects});
    const struct import_batch batch = next_batch(&work);
    assert_int_equal(batch.row_count, 1);
    /* somebody else refuses the one that is left */
    const struct import_fault fault = {0, NO_IX, "is not welcome"};
    intake_reject(work.intake, &fault, 1);
    const struct intake_counts counts = read_all(&work);
    assert_int_equal(counts.row_count, 3);
    assert_int_equal(counts.taken_count, 0);
    assert_int_equal(counts.rejected_count, 3);
    assert_int_equal(counts.fault_count, 4);
    close_intake(&work);
    char text[4096];
    assert_string_equal(
        file_text(work.rejects, text),
        "id;name;lat;lon;note;beat_reason\n"
        "1;a;91;5;x;column 3 'lat': '91' is not a latitude from -90 to 90\n"
        "2;b;5;5;\"y;\nz\";is not welcome\n"
        "3;;200;;w;\"column 2 'name': is empty, and every row needs one; column 3 "
        "'lat': '200' is not a latitude from -90 to 90\"\n");
    work_end(&work);
}

/* Repaired by hand, a reject file goes in again; its own reasons are not kept. */
static void a_reject_file_is_an_input(void **state)
{
    (void)state;
    struct work work = work_begin();
    begin_text(&work, IMPORT_ACCOUNTS,
               "\xEF\xBB\xBFid,name,lat,lon,beat_reason\n1,a,91,5,bad\n2,b,9,5,bad\n",
               (struct intake_options){.reject_path = work.rejects});
    assert_int_equal(read_all(&work).taken_count, 1);
    close_intake(&work);
    char text[4096];
    assert_string_equal(file_text(work.rejects, text),
                        "\xEF\xBB\xBFid,name,lat,lon,beat_reason\n1,a,91,5,column 3 "
                        "'lat': '91' is not a latitude from -90 to 90\n");
    work_end(&work);
}

static void a_reject_file_is_not_made_for_nothing_nor_overwritten(void **state)
{
    (void)state;
    struct work work = work_begin();
    const struct intake_options options = {.reject_path = work.rejects};
    begin_text(&work, IMPORT_ACCOUNTS, "id,name\n1,a\n", options);
    read_all(&work);
    close_intake(&work);
    struct stat about;
    assert_int_equal(stat(work.rejects, &about), -1);

    FILE *file = fopen(work.rejects, "w");
    fputs("mine\n", file);
    fclose(file);
    begin_text(&work, IMPORT_ACCOUNTS, "id,name\n1,a\n2,\n", options);
    assert_int_equal(next_batch(&work).row_count, 1);
    assert_false(intake_close(work.intake, &work.err));
    assert_int_equal(work.err.code, ERR_SYSTEM);
    assert_non_null(strstr(work.err.text, "rejects.csv: is there already"));
    char text[4096];
    assert_string_equal(file_text(work.rejects, text), "mine\n");

    begin_text(
        &work, IMPORT_ACCOUNTS, "id,name\n1,a\n2,\n",
        (struct intake_options){.reject_path = work.rejects, .replaces_rejects = true});
    read_all(&work);
    close_intake(&work);
    assert_non_null(strstr(file_text(work.rejects, text), "beat_reason"));
    work_end(&work);
}

static void a_full_disk_is_told_at_the_end(void **state)
{
    (void)state;
    struct work work = work_begin();
    begin_text(
        &work, IMPORT_ACCOUNTS, "id,name\n1,\n",
        (struct intake_options){.reject_path = "/dev/full", .replaces_rejects = true});
    read_all(&work);
    assert_false(intake_close(work.intake, &work.err));
    assert_err(&work.err, ERR_SYSTEM,
               "/dev/full: cannot write: No space left on device");
    work_end(&work);
}

static void what_is_no_table_is_refused_in_one_sentence(void **state)
{
    (void)state;
    assert_refused(IMPORT_ACCOUNTS, "", 0, ERR_INPUT, ": is empty");
    assert_refused(IMPORT_ACCOUNTS, "\n\n", 2, ERR_INPUT, ": has no header");
    assert_refused(IMPORT_ACCOUNTS, "id,name\n", 8, ERR_INPUT,
                   ": has a header and no rows");
    assert_refused(IMPORT_ACCOUNTS, "id,name\n1,\0\n", 12, ERR_INPUT,
                   ": line 2: holds a NUL byte: no text, or UTF-16 without a byte "
                   "order mark, whose encoding must be said in a mapping file");
    assert_refused(IMPORT_ACCOUNTS, "id,name\n1,\"a\n", 13, ERR_INPUT,
                   ": line 2: a quote of the row that begins here is never closed");
    struct work work = work_begin();
    assert_false(intake_open("/", IMPORT_ACCOUNTS, &(struct intake_options){0},
                             &work.intake, &work.err));
    assert_err(&work.err, ERR_INPUT, "/: is a folder, not a file");
    assert_false(intake_open("/nowhere.csv", IMPORT_ACCOUNTS,
                             &(struct intake_options){0}, &work.intake, &work.err));
    assert_err(&work.err, ERR_MISSING, "/nowhere.csv: No such file or directory");
    work_end(&work);
}

static void decimals_and_dates_are_told_by_the_first_rows(void **state)
{
    (void)state;
    struct work work = work_begin();
    begin_text(&work, IMPORT_OPPORTUNITIES,
               "id,account,stage,amount,close_date\n1,2,lead,\"1,234\",3/4/2026\n"
               "2,2,lead,\"1,234.50\",11/24/2026\n",
               (struct intake_options){0});
    const struct import_batch batch = next_batch(&work);
    assert_int_equal(value_at(&batch, 0, "amount")->number, 123400);
    assert_int_equal(value_at(&batch, 0, "close_date")->number, 20516); /* 4 March */
    close_intake(&work);
    /* a decimal comma: the majority tells, what speaks against it is a fault */
    begin_text(&work, IMPORT_OPPORTUNITIES,
               "id,account,stage,amount\n1,2,lead,\"1,5\"\n2,2,lead,\"2,5\"\n"
               "3,2,lead,1.5\n4,2,lead,1.500\n",
               (struct intake_options){0});
    const struct import_batch commas = next_batch(&work);
    assert_int_equal(commas.row_count, 3);
    assert_int_equal(value_at(&commas, 2, "amount")->number, 150000);
    uint32_t count;
    assert_string_equal(intake_faults(work.intake, &count)->sentence,
                        "line 4, column 4 'amount': '1.5' is not a number with a "
                        "decimal comma");
    close_intake(&work);
    work_end(&work);
}

static void dates_of_two_readings_must_be_said(void **state)
{
    (void)state;
    static const char text[] = "id,account,stage,close_date\n1,2,lead,3/4/2026\n";
    assert_refused(IMPORT_OPPORTUNITIES, text, sizeof text - 1, ERR_INPUT,
                   ": line 2, column 4: '3/4/2026' can be read with the day or the "
                   "month first: say date_order dmy or mdy");
    struct work work = work_begin();
    begin_text(&work, IMPORT_OPPORTUNITIES, text,
               (struct intake_options){.date_order = DATE_ORDER_DMY});
    const struct import_batch batch = next_batch(&work);
    assert_int_equal(value_at(&batch, 0, "close_date")->number, 20546); /* 3 April */
    close_intake(&work);
    work_end(&work);
}

static void a_mapping_makes_fields(void **state)
{
    (void)state;
    static const char mapping_text[] =
        "{\"decimal_mark\": \".\", \"fields\": {\"id\": \"no\", \"name\": {\"first\": "
        "[\"title\", {\"join\": [{\"value\": \"Store\"}, \"no\"]}]}, "
        "\"yearly_revenue\": {\"column\": \"k\", \"factor\": 1000}, \"tier\": "
        "{\"column\": \"k\", \"ranges\": [[400, \"A\"]], \"else\": \"D\"}}}";
    struct work work = work_begin();
    const struct mapping *mapping;
    assert_ok(mapping_read(mapping_text, sizeof mapping_text - 1, &work.arena, &mapping,
                           &work.err),
              &work.err);
    begin_text(&work, IMPORT_ACCOUNTS, "no,title,k,other\n7,,400.5,\n8,x,3,\n",
               (struct intake_options){.mapping = mapping});
    const struct import_batch batch = next_batch(&work);
    assert_string_equal(value_at(&batch, 0, "name")->text, "Store 7");
    assert_string_equal(value_at(&batch, 1, "name")->text, "x");
    assert_int_equal(value_at(&batch, 0, "yearly_revenue")->number, 40050000);
    assert_string_equal(value_at(&batch, 0, "tier")->text, "A");
    assert_string_equal(value_at(&batch, 1, "tier")->text, "D");
    uint32_t count;
    const struct intake_column *columns = intake_columns(work.intake, &count);
    assert_int_equal(count, 4);
    assert_string_equal(columns[0].field, "id");
    assert_string_equal(columns[2].field, "tier");
    assert_null(columns[3].field);
    close_intake(&work);
    work_end(&work);
}

static void warnings_keep_their_row(void **state)
{
    (void)state;
    struct work work = work_begin();
    begin_text(&work, IMPORT_ACCOUNTS, "id,name,opening_hours\n1,a,noon to late\n",
               (struct intake_options){0});
    const struct intake_counts counts = read_all(&work);
    assert_int_equal(counts.taken_count, 1);
    assert_int_equal(counts.warning_count, 1);
    uint32_t count;
    const struct intake_fault *faults = intake_faults(work.intake, &count);
    assert_true(faults[0].is_warning);
    assert_string_equal(faults[0].sentence,
                        "line 2, column 3 'opening_hours': 'noon to late' is not "
                        "understood as opening hours: left as text");
    close_intake(&work);
    work_end(&work);
}

/* More rows than a batch, every third bad; the list of faults has an end. */
static void large_files_come_in_several_batches(void **state)
{
    (void)state;
    enum { ROWS = 10000 };
    struct work work = work_begin();
    FILE *file = fopen(work.input, "w");
    fputs("id,name,lat,lon\n", file);
    for (int i = 0; i < ROWS; i++)
        fprintf(file, "%d,a,%d,5\n", i, i % 3 ? 5 : 500);
    fclose(file);
    assert_ok(intake_open(work.input, IMPORT_ACCOUNTS, &(struct intake_options){0},
                          &work.intake, &work.err),
              &work.err);
    int64_t last_line = 1;
    uint32_t taken = 0;
    for (;;) {
        const struct import_batch batch = next_batch(&work);
        if (batch.row_count == 0)
            break;
        assert_true(batch.row_count <= INTAKE_ROWS_MAX);
        assert_true((int64_t)batch.lines[0] > last_line);
        last_line = (int64_t)batch.lines[batch.row_count - 1];
        taken += batch.row_count;
    }
    uint32_t count;
    intake_faults(work.intake, &count);
    assert_int_equal(count, INTAKE_FAULTS_MAX);
    const struct intake_counts counts = intake_counts_get(work.intake);
    assert_int_equal(counts.rejected_count, 3334);
    assert_int_equal(counts.fault_count, 3334);
    assert_int_equal(taken, 6666);
    assert_int_equal(counts.taken_count, 6666);
    close_intake(&work);
    work_end(&work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound_rows_come_in_batches),
        cmocka_unit_test(faults_name_line_column_and_value),
        cmocka_unit_test(fields_must_fit_each_other),
        cmocka_unit_test(what_is_missing_is_made_of_the_rest),
        cmocka_unit_test(refused_rows_go_to_a_file_in_the_shape_of_the_input),
        cmocka_unit_test(a_reject_file_is_an_input),
        cmocka_unit_test(a_reject_file_is_not_made_for_nothing_nor_overwritten),
        cmocka_unit_test(a_full_disk_is_told_at_the_end),
        cmocka_unit_test(what_is_no_table_is_refused_in_one_sentence),
        cmocka_unit_test(decimals_and_dates_are_told_by_the_first_rows),
        cmocka_unit_test(dates_of_two_readings_must_be_said),
        cmocka_unit_test(a_mapping_makes_fields),
        cmocka_unit_test(warnings_keep_their_row),
        cmocka_unit_test(large_files_come_in_several_batches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
