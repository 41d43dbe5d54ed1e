// SPDX-License-Identifier: GPL-3.0-or-later
/* A process that imports or saves is killed; the file must be as before or as after. */
#include "store_fixture.h"
#include "testing.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROWS = 5000, TIMES = 10 };

/* ROWS accounts whose names carry `mark`. */
static char *accounts_text(struct arena *arena, char mark)
{
    char *text = arena_alloc(arena, (size_t)ROWS * 40 + 64);
    size_t used = (size_t)sprintf(text, "id;name;lon;lat;opening_hours\n");
    for (int i = 0; i < ROWS; i++)
        used += (size_t)sprintf(text + used, "A%05d;%c%05d;24;56;31@09:00-17:00\n", i,
                                mark, i);
    return text;
}

/* All is written, nothing is committed. */
static int die_now(void *nothing)
{
    (void)nothing;
    (void)!raise(SIGKILL);
    return 1;
}

/* In the child: never comes back. Says through the pipe that it is about to write. With
 * wait_ns < 0 it kills itself at the last moment before the commit. */
static void import_forever(struct fixture *f, const struct import_batch *batch,
                           long wait_ns, int pipe)
{
    struct err err;
    struct db *db;
    struct save *save;
    struct arena arena = {0};
    const struct import_fault *faults;
    uint32_t fault_count;
    if (!db_open(f->path, DB_WRITE, &db, &err) ||
        !save_open(db, IMPORT_ACCOUNTS, 0, &save, &err) ||
        !save_add(save, batch, &arena, &faults, &fault_count, &err))
        _exit(1);
    if (wait_ns < 0)
        sqlite3_commit_hook(db_handle(db), die_now, NULL);
    if (write(pipe, "x", 1) != 1)
        _exit(2);
    (void)!save_finish(save, false, &err);
    for (;;)
        pause();
}

/* Kill the import `wait_ns` after its writing began, or just before its commit. */
static void kill_import(struct fixture *f, const struct import_batch *batch,
                        long wait_ns)
{
    int ends[2];
    char byte;
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        import_forever(f, batch, wait_ns, ends[1]);
    close(ends[1]);
    assert_int_equal(read(ends[0], &byte, 1), 1);
    close(ends[0]);
    if (wait_ns >= 0) {
        nanosleep(&(struct timespec){.tv_nsec = wait_ns}, NULL);
        assert_int_equal(kill(child, SIGKILL), 0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
}

static void a_killed_import_has_happened_or_not(void **state)
{
    (void)state;
    struct fixture f;
    struct err err;
    fixture_init(&f, db_open);
    fixture_take(&f, IMPORT_ACCOUNTS, "id;name\nA00000;a00000\nB;a\n");
    db_close(f.db);
    f.db = NULL;
    const struct import_batch batch =
        fixture_batch(IMPORT_ACCOUNTS, accounts_text(&f.arena, 'b'), &f.arena);
    uint32_t before_count = 0;
    for (int i = 0; i < TIMES; i++) {
        /* Before the commit, at once, ever later: it holds at any speed of the machine.
         */
        kill_import(&f, &batch, ((long)i - 1) * 20000000);
        assert_ok(db_open(f.path, DB_WRITE, &f.db, &err), &err);
        assert_ok(db_check(f.db, &err), &err);
        const int64_t count = fixture_number(&f, "SELECT count(*) FROM accounts");
        const int64_t hours = fixture_number(&f, "SELECT count(*) FROM hours");
        const int64_t marked =
            fixture_number(&f, "SELECT count(*) FROM accounts WHERE name LIKE 'b%'");
        if (count == 2) {
            assert_int_equal(hours, 0);
            assert_int_equal(marked, 0);
            before_count++;
        } else {
            assert_int_equal(count, ROWS + 1);
            assert_int_equal(hours, 5 * ROWS);
            assert_int_equal(marked, ROWS);
        }
        db_close(f.db);
        f.db = NULL;
        if (count != 2)
            break;
    }
    print_message("killed %u times before the end\n", before_count);
    assert_true(before_count > 0);
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_killed_import_has_happened_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
