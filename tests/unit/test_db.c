// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/db.h"

#include "store/load.h"
#include "store/schema.h"
#include "store/sql.h"
#include "store_fixture.h"
#include "testing.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int setup(void **state)
{
    static struct fixture fixture;
    fixture_init(&fixture, db_open);
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    fixture_release(*state);
    return 0;
}

/* Give back the fixture's own connection: the file is then alone. */
static void close_file(struct fixture *f)
{
    db_close(f->db);
    f->db = NULL;
}

static void refuses(const char *path, enum db_access access, enum err_code code,
                    const char *format)
{
    struct err err;
    struct db *db = NULL;
    char sentence[512];
    assert_false(db_open(path, access, &db, &err));
    assert_null(db);
    const char *at = strstr(format, "%s");
    snprintf(sentence, sizeof sentence, "%.*s%s%s", (int)(at - format), format, path,
             at + 2);
    assert_err(&err, code, sentence);
}

static void write_file(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static void a_new_file_is_stamped_and_has_the_usual_tiers(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(fixture_number(f, "PRAGMA application_id"), DB_APPLICATION_ID);
    assert_int_equal(fixture_number(f, "PRAGMA user_version"), schema_migration_count);
    assert_string_equal(fixture_text(f, "PRAGMA journal_mode"), "wal");
    assert_int_equal(fixture_number(f, "PRAGMA foreign_keys"), 1);
    const struct model model = fixture_load(f);
    assert_int_equal(model.tier_count, 4);
    static const int64_t intervals[] = {14, 30, 90, 180};
    for (uint32_t i = 0; i < 4; i++) {
        const struct range range = model.tiers[i].overrides;
        bool is_seen = false;
        for (uint32_t o = range.first; o < range.first + range.count; o++) {
            if (model.overrides[o].setting != SETTING_INTERVAL_DAYS)
                continue;
            assert_int_equal(model.overrides[o].value, intervals[i]);
            is_seen = true;
        }
        assert_true(is_seen);
    }
}

static void every_table_is_strict(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(
        fixture_number(f,
                       "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' "
                       "AND type = 'table' AND strict = 0 AND name NOT LIKE "
                       "'sqlite_%'"),
        0);
}

static void a_file_that_is_none_is_refused_in_one_sentence(void **state)
{
    struct fixture *f = *state;
    char path[128];
    close_file(f);
    snprintf(path, sizeof path, "%s/no.beat", f->folder);
    refuses(path, DB_READ, ERR_MISSING, "there is no file '%s'");
    refuses(f->folder, DB_WRITE, ERR_INPUT, "'%s' is a directory, not a Beat file");
    refuses("/dev/null", DB_READ, ERR_INPUT, "'%s' is not a regular file");
    refuses(f->path, DB_CREATE, ERR_INPUT, "'%s' exists already");
    snprintf(path, sizeof path, "%s/none/x.beat", f->folder);
    refuses(path, DB_CREATE, ERR_SYSTEM,
            "'%s' cannot be made: its folder is not there");
    write_file(f->path, "", 0);
    refuses(f->path, DB_READ, ERR_INPUT, "'%s' is empty, not a Beat file");
    write_file(f->path, "id;name\nA1;Shop\n", 16);
    refuses(f->path, DB_READ, ERR_INPUT, "'%s' is not a Beat file");
    char noise[8192];
    memset(noise, 'x', sizeof noise);
    write_file(f->path, noise, sizeof noise);
    refuses(f->path, DB_WRITE, ERR_INPUT, "'%s' is not a Beat file");
}

static void an_empty_file_may_be_created_over(void **state)
{
    struct fixture *f = *state;
    struct err err;
    close_file(f);
    write_file(f->path, "", 0);
    assert_ok(db_open(f->path, DB_CREATE, &f->db, &err), &err);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM tiers"), 4);
}

static void a_database_of_others_is_refused(void **state)
{
    struct fixture *f = *state;
    fixture_run(f, "PRAGMA application_id = 7");
    close_file(f);
    refuses(f->path, DB_WRITE, ERR_INPUT, "'%s' is a database, but not a Beat file");
}

static void a_newer_file_is_refused(void **state)
{
    struct fixture *f = *state;
    char sentence[128];
    fixture_run(f, "PRAGMA user_version = 99");
    close_file(f);
    snprintf(
        sentence, sizeof sentence,
        "'%%s' was made by a newer version of Beat (schema 99, this program knows %d)",
        schema_migration_count);
    refuses(f->path, DB_READ, ERR_INPUT, sentence);
}

/* A file as the first version of the program made it, with a row in it. */
static void make_old_file(struct fixture *f, int version)
{
    struct err err;
    char stamp[96];
    close_file(f);
    remove(f->path);
    assert_ok(db_connect(f->path, DB_CREATE, &f->db, &err), &err);
    for (int i = 0; i < version; i++)
        fixture_run(f, schema_migrations[i].sql);
    fixture_run(f, schema_profiles[0].sql);
    snprintf(stamp, sizeof stamp,
             "PRAGMA application_id = %d; PRAGMA user_version = %d", DB_APPLICATION_ID,
             version);
    fixture_run(f, stamp);
    fixture_run(f,
                "INSERT INTO accounts (crm_id, name, tier_id) VALUES ('A1', 'x', 1)");
    close_file(f);
}

static void an_older_file_is_brought_up_to_date(void **state)
{
    struct fixture *f = *state;
    struct err err;
    for (int version = 1; version < schema_migration_count; version++) {
        make_old_file(f, version);
        assert_ok(db_open(f->path, DB_READ, &f->db, &err), &err);
        assert_int_equal(fixture_number(f, "PRAGMA user_version"),
                         schema_migration_count);
        const struct model model = fixture_load(f);
        assert_int_equal(model.account_count, 1);
        /* The usual tiers are not put in again. */
        assert_int_equal(model.tier_count, 4);
    }
}

static void a_migrated_file_has_the_schema_of_a_new_one(void **state)
{
    struct fixture *f = *state;
    struct err err;
    static const char sql[] =
        "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM "
        "sqlite_schema ORDER BY type, name)";
    const char *fresh = fixture_text(f, sql);
    make_old_file(f, 1);
    assert_ok(db_open(f->path, DB_WRITE, &f->db, &err), &err);
    assert_string_equal(fixture_text(f, sql), fresh);
}

static void a_reader_cannot_write(void **state)
{
    struct fixture *f = *state;
    struct err err;
    close_file(f);
    assert_ok(db_open(f->path, DB_READ, &f->db, &err), &err);
    assert_false(sql_run(f->db, "DELETE FROM tiers", &err));
    assert_int_equal(err.code, ERR_SYSTEM);
    assert_non_null(strstr(err.text, "cannot be written"));
}

static void a_cut_off_file_is_damaged(void **state)
{
    struct fixture *f = *state;
    struct stat status;
    char sentence[128];
    close_file(f);
    assert_int_equal(stat(f->path, &status), 0);
    assert_int_equal(truncate(f->path, status.st_size / 2), 0);
    snprintf(sentence, sizeof sentence,
             "'%%s' is cut off (%lld of %lld bytes): use a copy of it",
             (long long)(status.st_size / 2), (long long)status.st_size);
    refuses(f->path, DB_READ, ERR_INPUT, sentence);
}

static void a_page_of_noise_is_found(void **state)
{
    struct fixture *f = *state;
    struct err err;
    char noise[4096];
    fixture_take(f, IMPORT_ACCOUNTS, "id;name\nA1;One\n");
    const int64_t root =
        fixture_number(f, "SELECT rootpage FROM sqlite_schema WHERE name = 'accounts'");
    close_file(f);
    memset(noise, 'x', sizeof noise);
    FILE *file = fopen(f->path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, (long)(root - 1) * 4096, SEEK_SET), 0);
    assert_int_equal(fwrite(noise, 1, sizeof noise, file), sizeof noise);
    fclose(file);
    assert_ok(db_open(f->path, DB_READ, &f->db, &err), &err);
    assert_false(db_check(f->db, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.text, "is damaged ("));
    struct arena arena = {0};
    struct model model;
    assert_false(store_load(f->db, NULL, &arena, &model, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_non_null(strstr(err.text, "is damaged ("));
    arena_release(&arena);
}

static void a_sound_file_passes_its_check(void **state)
{
    struct fixture *f = *state;
    struct err err;
    assert_ok(db_check(f->db, &err), &err);
    fixture_run(f, "PRAGMA foreign_keys = OFF; INSERT INTO accounts (crm_id, name, "
                   "tier_id) VALUES ('A1', 'x', 99); PRAGMA foreign_keys = ON");
    char sentence[160];
    snprintf(sentence, sizeof sentence, "'%s' has 1 rows that refer to nothing",
             f->path);
    assert_false(db_check(f->db, &err));
    assert_err(&err, ERR_INPUT, sentence);
}

static void a_lock_is_an_error_after_a_while(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct db *other;
    char sentence[160];
    assert_ok(db_open(f->path, DB_WRITE, &other, &err), &err);
    sqlite3_busy_timeout(db_handle(other), 10); /* five seconds are enough for people */
    assert_ok(db_begin(f->db, &err), &err);
    assert_false(db_begin(other, &err));
    snprintf(sentence, sizeof sentence, "'%s' is in use by another program, try again",
             f->path);
    assert_err(&err, ERR_SYSTEM, sentence);
    db_rollback(f->db);
    assert_ok(db_begin(other, &err), &err);
    db_close(other);
}

static void odd_names_of_files_are_only_names(void **state)
{
    struct fixture *f = *state;
    static const char *const names[] = {"a b?mode=ro#c%41.beat", "file:x",
                                        ":memory:", "rīga.beat"};
    struct err err;
    char before[256];
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(f->folder), 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct db *db;
        assert_ok(db_open(names[i], DB_CREATE, &db, &err), &err);
        db_close(db);
        assert_int_equal(access(names[i], F_OK), 0);
        assert_int_equal(remove(names[i]), 0);
    }
    assert_int_equal(chdir(before), 0);
}

/* In a process of its own; returns what the child says of itself. */
static int in_child(struct fixture *f, int (*work)(struct fixture *f))
{
    fflush(NULL);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(work(f));
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* Files may not grow beyond `most`: what a full disk does, without one. */
static bool limit_files(size_t most)
{
    const struct rlimit limit = {most, most};
    signal(SIGXFSZ, SIG_IGN);
    return setrlimit(RLIMIT_FSIZE, &limit) == 0;
}

static int create_in_small_space(struct fixture *f)
{
    struct err err;
    struct db *db;
    if (!limit_files(20000) || db_open(f->path, DB_CREATE, &db, &err))
        return 1;
    if (err.code == ERR_SYSTEM && strstr(err.text, "may not grow: limit of file size"))
        return 0;
    print_error("%s\n", err.text);
    fflush(NULL);
    return 2;
}

static void a_creation_without_room_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    close_file(f);
    remove(f->path);
    assert_int_equal(in_child(f, create_in_small_space), 0);
    assert_int_not_equal(access(f->path, F_OK), 0);
}

static int import_in_small_space(struct fixture *f)
{
    struct err err;
    struct db *db;
    struct save *save;
    struct arena arena = {0};
    const struct import_fault *faults;
    uint32_t fault_count;
    char *text = arena_alloc(&arena, 5000 * 80);
    size_t used = (size_t)sprintf(text, "id;name\n");
    for (int i = 0; i < 5000; i++)
        used +=
            (size_t)sprintf(text + used, "N%05d;A name of some length to fill\n", i);
    const struct import_batch batch = fixture_batch(IMPORT_ACCOUNTS, text, &arena);
    if (!limit_files(300000) || !db_open(f->path, DB_WRITE, &db, &err))
        return 1;
    if (!save_open(db, IMPORT_ACCOUNTS, 0, &save, &err) ||
        !save_add(save, &batch, &arena, &faults, &fault_count, &err))
        return 2;
    if (save_finish(save, false, &err))
        return 3;
    if (err.code != ERR_SYSTEM || !strstr(err.text, "may not grow: limit of file size"))
        return 4;
    return 0;
}

static void an_import_without_room_leaves_the_file_as_it_was(void **state)
{
    struct fixture *f = *state;
    struct err err;
    fixture_take(f, IMPORT_ACCOUNTS, "id;name\nA1;One\n");
    close_file(f);
    assert_int_equal(in_child(f, import_in_small_space), 0);
    assert_ok(db_open(f->path, DB_WRITE, &f->db, &err), &err);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM accounts"), 1);
    assert_ok(db_check(f->db, &err), &err);
}

static int read_in_shut_folder(struct fixture *f)
{
    struct err err;
    struct db *db;
    struct model model;
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return 1; /* root may write everywhere: be nobody */
    if (!db_open(f->path, DB_READ, &db, &err) ||
        !store_load(db, NULL, &f->arena, &model, &err)) {
        print_error("%s\n", err.text);
        return 2;
    }
    if (model.account_count != 1)
        return 3;
    db_close(db);
    if (db_open(f->path, DB_WRITE, &db, &err))
        return 4;
    return strstr(err.text, "cannot be written: file or folder is read-only") ? 0 : 5;
}

static void a_folder_that_cannot_be_written_can_be_read(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_ACCOUNTS, "id;name\nA1;One\n");
    close_file(f);
    assert_int_equal(chmod(f->path, 0444), 0);
    assert_int_equal(chmod(f->folder, 0555), 0);
    assert_int_equal(in_child(f, read_in_shut_folder), 0);
    assert_int_equal(chmod(f->folder, 0755), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_new_file_is_stamped_and_has_the_usual_tiers,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(every_table_is_strict, setup, teardown),
        cmocka_unit_test_setup_teardown(a_file_that_is_none_is_refused_in_one_sentence,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(an_empty_file_may_be_created_over, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_database_of_others_is_refused, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_newer_file_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(an_older_file_is_brought_up_to_date, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_migrated_file_has_the_schema_of_a_new_one,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(a_reader_cannot_write, setup, teardown),
        cmocka_unit_test_setup_teardown(a_cut_off_file_is_damaged, setup, teardown),
        cmocka_unit_test_setup_teardown(a_page_of_noise_is_found, setup, teardown),
        cmocka_unit_test_setup_teardown(a_sound_file_passes_its_check, setup, teardown),
        cmocka_unit_test_setup_teardown(a_lock_is_an_error_after_a_while, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(odd_names_of_files_are_only_names, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_creation_without_room_leaves_nothing, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            an_import_without_room_leaves_the_file_as_it_was, setup, teardown),
        cmocka_unit_test_setup_teardown(a_folder_that_cannot_be_written_can_be_read,
                                        setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
