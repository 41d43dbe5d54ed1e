// SPDX-License-Identifier: GPL-3.0-or-later
/* Many processes at one file: they log, load and store plans at the same time, and are
 * killed at any instant. What was acknowledged is there, row by row; the file is sound.
 * BEAT_KILLS in the environment says how often to kill (20 and 100 times). */
#include "base/rng.h"
#include "store/load.h"
#include "store/plan_store.h"
#include "store/visit_store.h"
#include "store_fixture.h"
#include "testing.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TUESDAY = 20781, MONDAY = TUESDAY - 1, WRITERS = 38, READERS = 9, PLANNERS = 3 };
enum {
    ENTRIES = 5,
    LOADS = 5,
    BATCHES = 5,
    KILLS = 20,
    BOTH_KILLS = 100,
    PAUSE_MS_MAX = 40
};

static int setup(void **state)
{
    static struct fixture f;
    fixture_init(&f, db_open);
    *state = &f;
    fixture_take(&f, IMPORT_REPS, "id;name\nR1;Anna\nR2;Berta\n");
    fixture_take(&f, IMPORT_ACCOUNTS, "id;name;owner\nA1;One;R1\nA2;Two;R1\n");
    return 0;
}

static int teardown(void **state)
{
    fixture_release(*state);
    return 0;
}

/* In a child: opened and loaded anew, as a command does; exits on any failure. */
static struct db *come(const char *path, struct arena *arena, struct model *model)
{
    struct db *db;
    struct err err;
    if (!db_open(path, DB_WRITE, &db, &err) ||
        !store_load(db, NULL, arena, model, &err)) {
        fprintf(stderr, "%s\n", err.text);
        _exit(1);
    }
    return db;
}

static void log_some(const char *path, int writer)
{
    for (int i = 0; i < ENTRIES; i++) {
        struct arena arena = {0};
        struct model model;
        struct err err;
        struct db *db = come(path, &arena, &model);
        const struct visit visit = {.account_ix = (uint32_t)(writer % 2),
                                    .rep_ix = 0,
                                    .day = TUESDAY,
                                    .start_tod = -1,
                                    .kind = VISIT_FACE,
                                    .outcome = OUTCOME_DONE,
                                    .note = arena_format(&arena, "%d-%d", writer, i)};
        if (!visit_store_add(db, &model, &visit, 1764000000, NULL, &err)) {
            fprintf(stderr, "%s\n", err.text);
            _exit(2);
        }
        db_close(db);
        arena_release(&arena);
    }
    _exit(0);
}

/* What she reads is one state: a plan is whole, or there is none. */
static void load_some(const char *path)
{
    for (int i = 0; i < LOADS; i++) {
        struct arena arena = {0};
        struct model model;
        struct plan plan;
        struct err err;
        bool is_found;
        struct db *db = come(path, &arena, &model);
        if (!plan_store_load(db, &model, 1, MONDAY, &arena, &plan, &is_found, &err) ||
            model.account_count != 2 ||
            (is_found && (plan.stop_count != 2 || plan.price_count != 2)))
            _exit(3);
        db_close(db);
        arena_release(&arena);
    }
    _exit(0);
}

/* A visit on each of two days, with prices. */
static const struct stop stops[] = {{.account_ix = 0,
                                     .appointment_ix = NO_IX,
                                     .event_ix = NO_IX,
                                     .arrive_tod = 36000,
                                     .start_tod = 36000,
                                     .end_tod = 37800},
                                    {.account_ix = 1,
                                     .appointment_ix = NO_IX,
                                     .event_ix = NO_IX,
                                     .arrive_tod = 36000,
                                     .start_tod = 36000,
                                     .end_tod = 37800}};
static const struct plan_day days[] = {{.day = MONDAY,
                                        .start_lodging_ix = NO_IX,
                                        .end_lodging_ix = NO_IX,
                                        .lunch_tod = -1,
                                        .stop_count = 1},
                                       {.day = MONDAY + 1,
                                        .start_lodging_ix = NO_IX,
                                        .end_lodging_ix = NO_IX,
                                        .lunch_tod = -1,
                                        .stop_first = 1,
                                        .stop_count = 1}};
static const struct price prices[] = {{0, 11}, {1, 22}};

static struct plan plan_of(uint32_t rep_ix)
{
    return (struct plan){.rep_ix = rep_ix,
                         .monday_day = MONDAY,
                         .days = days,
                         .day_count = 2,
                         .stops = stops,
                         .stop_count = 2,
                         .prices = prices,
                         .price_count = 2,
                         .bound_kind = "knapsack"};
}

/* A batch with the plans of both reps. */
static bool store_plans(struct db *db, const struct model *model, struct err *err)
{
    const struct plan_batch batch = {MONDAY, 1764000000, false, "{}"};
    int64_t batch_id;
    if (!plan_store_begin(db, &batch, &batch_id, err))
        return false;
    for (uint32_t rep_ix = 0; rep_ix < 2; rep_ix++) {
        const struct plan plan = plan_of(rep_ix);
        if (!plan_store_save(db, batch_id, model, &plan, NULL, err))
            return false;
    }
    return plan_store_publish(db, batch_id, err);
}

static void plan_some(const char *path)
{
    struct arena arena = {0};
    struct model model;
    struct err err;
    struct db *db = come(path, &arena, &model);
    for (int i = 0; i < BATCHES; i++) {
        if (!store_plans(db, &model, &err)) {
            fprintf(stderr, "%s\n", err.text);
            _exit(4);
        }
    }
    db_close(db);
    arena_release(&arena);
    _exit(0);
}

/* How many batches are published; each has both plans, with every row. */
static int64_t plans_are_whole(struct fixture *f)
{
    static const char *const faults[] = {
        "SELECT count(*) FROM plan_batches AS b WHERE is_visible = 1 AND (SELECT "
        "count(*) FROM plans AS p WHERE p.batch_id = b.batch_id) <> 2",
        "SELECT count(*) FROM plans AS p JOIN plan_batches AS b USING (batch_id) WHERE "
        "is_visible = 1 AND (SELECT count(*) FROM plan_days AS d WHERE d.plan_id = "
        "p.plan_id) <> 2",
        "SELECT count(*) FROM plans AS p JOIN plan_batches AS b USING (batch_id) WHERE "
        "is_visible = 1 AND (SELECT count(*) FROM stops AS s WHERE s.plan_id = "
        "p.plan_id) <> 2",
        "SELECT count(*) FROM plans AS p JOIN plan_batches AS b USING (batch_id) WHERE "
        "is_visible = 1 AND (SELECT count(*) FROM prices AS q WHERE q.plan_id = "
        "p.plan_id) <> 2"};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        assert_int_equal(fixture_number(f, faults[i]), 0);
    return fixture_number(f, "SELECT count(*) FROM plan_batches WHERE is_visible = 1");
}

static void start(const char *path, int number)
{
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child != 0)
        return;
    if (number < WRITERS)
        log_some(path, number);
    if (number < WRITERS + READERS)
        load_some(path);
    plan_some(path);
}

static void fifty_at_a_time_lose_nothing(void **state)
{
    struct fixture *f = *state;
    struct err err;
    const int count = WRITERS + READERS + PLANNERS;
    db_close(f->db);
    f->db = NULL;
    fflush(NULL);
    for (int i = 0; i < count; i++)
        start(f->path, i);
    for (int i = 0; i < count; i++) {
        int status;
        assert_true(wait(&status) > 0);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
    }
    assert_ok(db_open(f->path, DB_WRITE, &f->db, &err), &err);
    assert_ok(db_check(f->db, &err), &err);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM visits"),
                     WRITERS * ENTRIES);
    for (int i = 0; i < WRITERS * ENTRIES; i++) {
        const char *sql = arena_format(&f->arena,
                                       "SELECT count(*) FROM visits WHERE note = "
                                       "'%d-%d' AND account_id = (SELECT account_id "
                                       "FROM accounts WHERE crm_id = 'A%d')",
                                       i / ENTRIES, i % ENTRIES, i / ENTRIES % 2 + 1);
        assert_int_equal(fixture_number(f, sql), 1);
    }
    assert_int_equal(
        fixture_number(f, "SELECT count(*) FROM accounts WHERE last_visit_day = 20781"),
        2);
    /* Of several who plan the same week at once, none undoes the other's work. */
    assert_int_equal(plans_are_whole(f), PLANNERS * BATCHES);
}

/* In the child: an acknowledgement is a byte in the pipe. */
static void log_forever(const char *path, int pipe)
{
    struct arena arena = {0};
    struct model model;
    struct err err;
    struct db *db = come(path, &arena, &model);
    const struct visit visit = {.rep_ix = 0,
                                .day = TUESDAY,
                                .start_tod = -1,
                                .kind = VISIT_FACE,
                                .outcome = OUTCOME_DONE};
    while (visit_store_add(db, &model, &visit, 1764000000, NULL, &err))
        if (write(pipe, "x", 1) != 1)
            _exit(5);
    _exit(6);
}

/* How many entries the child acknowledged before it was killed. */
static int64_t kill_one(const char *path, long wait_ms)
{
    int ends[2], status;
    char byte;
    int64_t count = 0;
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        log_forever(path, ends[1]);
    close(ends[1]);
    /* It has begun: the time until then depends on the machine. */
    assert_int_equal(read(ends[0], &byte, 1), 1);
    count++;
    nanosleep(&(struct timespec){.tv_nsec = wait_ms * 1000000}, NULL);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    while (read(ends[0], &byte, 1) == 1)
        count++;
    close(ends[0]);
    return count;
}

static void no_acknowledged_entry_is_lost_by_a_kill(void **state)
{
    struct fixture *f = *state;
    struct err err;
    const char *wish = getenv("BEAT_KILLS");
    const int kills = wish ? atoi(wish) : KILLS;
    struct rng rng;
    int64_t acknowledged = 0, last_count = 0, all = 0;
    rng_init(&rng, 20261124, 0);
    for (int i = 0; i < kills; i++) {
        db_close(f->db);
        f->db = NULL;
        acknowledged = kill_one(f->path, (long)rng_below(&rng, PAUSE_MS_MAX) + 1);
        all += acknowledged;
        assert_ok(db_open(f->path, DB_WRITE, &f->db, &err), &err);
        assert_ok(db_check(f->db, &err), &err);
        const int64_t count = fixture_number(f, "SELECT count(*) FROM visits");
        /* The entry under way may be there without having been acknowledged. */
        assert_true(count - last_count >= acknowledged);
        assert_true(count - last_count <= acknowledged + 1);
        last_count = count;
    }
    printf("seed 20261124: %d kills, %lld acknowledged, %lld there\n", kills,
           (long long)all, (long long)last_count);
    assert_true(all > 0);
}

/* In the child: the same for plans. */
static void plan_forever(const char *path, int pipe)
{
    struct arena arena = {0};
    struct model model;
    struct err err;
    struct db *db = come(path, &arena, &model);
    while (store_plans(db, &model, &err))
        if (write(pipe, "x", 1) != 1)
            _exit(5);
    fprintf(stderr, "%s\n", err.text);
    _exit(7);
}

struct victim {
    pid_t child;
    int pipe;      /* of its acknowledgements */
    int64_t count; /* of them */
};

static struct victim begin(void (*work)(const char *path, int pipe), const char *path)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        work(path, ends[1]);
    close(ends[1]);
    return (struct victim){child, ends[0], 0};
}

/* It has begun: the time until then depends on the machine. */
static void await_first(struct victim *victim)
{
    char byte;
    assert_int_equal(read(victim->pipe, &byte, 1), 1);
    victim->count++;
}

static void end(struct victim *victim)
{
    int status;
    char byte;
    assert_int_equal(kill(victim->child, SIGKILL), 0);
    assert_int_equal(waitpid(victim->child, &status, 0), victim->child);
    assert_true(WIFSIGNALED(status));
    while (read(victim->pipe, &byte, 1) == 1)
        victim->count++;
    close(victim->pipe);
}

/* Between two looks: all that was acknowledged, and at most the one under way. */
static void count_is(int64_t before, int64_t now, const struct victim *victim)
{
    assert_true(now - before >= victim->count);
    assert_true(now - before <= victim->count + 1);
}

/* One stores plans, one logs; both are killed, the one that goes first by turns. */
static void plans_are_whole_or_absent_after_kills(void **state)
{
    struct fixture *f = *state;
    struct err err;
    const char *wish = getenv("BEAT_KILLS");
    const int kills = wish ? atoi(wish) : BOTH_KILLS;
    struct rng rng;
    int64_t plan_count = 0, visit_count = 0;
    rng_init(&rng, 20261125, 0);
    for (int i = 0; i < kills; i += 2) {
        db_close(f->db);
        f->db = NULL;
        struct victim planner = begin(plan_forever, f->path);
        struct victim logger = begin(log_forever, f->path);
        await_first(&planner);
        await_first(&logger);
        const long wait_ns = (long)rng_below(&rng, PAUSE_MS_MAX * 1000) * 1000;
        nanosleep(&(struct timespec){.tv_nsec = wait_ns}, NULL);
        end(i % 4 == 0 ? &planner : &logger);
        end(i % 4 == 0 ? &logger : &planner);
        assert_ok(db_open(f->path, DB_WRITE, &f->db, &err), &err);
        assert_ok(db_check(f->db, &err), &err);
        const int64_t plans = plans_are_whole(f);
        const int64_t visits = fixture_number(f, "SELECT count(*) FROM visits");
        count_is(plan_count, plans, &planner);
        count_is(visit_count, visits, &logger);
        plan_count = plans;
        visit_count = visits;
    }
    printf("seed 20261125: %d kills, %lld plans, %lld entries\n", kills,
           (long long)plan_count, (long long)visit_count);
    assert_true(plan_count > 0 && visit_count > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(fifty_at_a_time_lose_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(no_acknowledged_entry_is_lost_by_a_kill, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(plans_are_whole_or_absent_after_kills, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
