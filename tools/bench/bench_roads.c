// SPDX-License-Identifier: GPL-3.0-or-later
/* bench-roads: road networks from extracts to drives; one CSV row an extract.
 *
 *     bench-roads [--sources N] [--check-pairs N] [--threads N] [--grid SIDE] [FILE...]
 *
 * Columns: extract, nodes (states of the hierarchy), arcs (its links), import_s (read,
 * cut, rules), prepare_s (pieces, hierarchy, packing), save_s (into a new database),
 * open_ms (from an open database to the first question), fill_ms (all chunks read),
 * matrix_ms (sources x sources, the second of three in time), drive_us (mean of 20,000
 * drives), reach_ms (one to all), pairs and mismatches (drives and tables held to
 * Dijkstra over states), rss_mb (the most that the process had so far), prepared_mb
 * (the same before anything was saved). Times of import, prepare, save, open and fill
 * by the clock on the wall, of questions in processor time. --grid is a made network of
 * SIDE x SIDE junctions with highways. */
#include "base/rng.h"
#include "bench/clock.h"
#include "bench/road_grid.h"
#include "bench/road_judge.h"
#include "osm/draft_read.h"
#include "osm/prepare.h"
#include "store/network_store.h"
#include "travel/roads.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { REPEATS = 3, DRIVES = 20000, SOURCES_MAX = 20000, PIECE_JUNCTIONS = 500 };

struct request {
    uint32_t sources, pairs, threads, side;
};

struct trial {
    const struct request *request;
    const char *name, *path; /* path NULL: the grid */
    struct arena arena;
    struct road_draft draft;
    struct road_image image;
    struct db *db;
    struct network *network;
    struct roads *roads;
    struct roads_search *search;
    struct road_spot *spots; /* request->sources */
    uint64_t *weights;
    double import_s, prepare_s, save_s, open_ms, fill_ms, matrix_ms, drive_us, reach_ms;
    uint64_t pair_count, mismatch_count;
    long prepared_mb;
};

static const char usage[] = "usage: bench-roads [--sources N] [--check-pairs N] "
                            "[--threads N] [--grid SIDE] [FILE...]\n";

static bool read_number(const char *text, uint32_t least, uint32_t most, uint32_t *out)
{
    char *end;
    const unsigned long number = strtoul(text, &end, 10);
    *out = (uint32_t)number;
    return *text != '\0' && *end == '\0' && number >= least && number <= most;
}

static bool read_option(int option, struct request *request)
{
    switch (option) {
    case 's':
        return read_number(optarg, 1, SOURCES_MAX, &request->sources);
    case 'c':
        return read_number(optarg, 0, 100000000, &request->pairs);
    case 't':
        return read_number(optarg, 1, 64, &request->threads);
    case 'g':
        return read_number(optarg, 2, 4000, &request->side);
    default:
        return false;
    }
}

static bool read_draft(struct trial *trial, struct err *err)
{
    struct profile profile;
    struct draft_counts counts;
    const double begin_s = clock_wall_s();
    if (trial->path == NULL)
        road_grid_make(trial->request->side, &trial->arena, &trial->draft);
    else if (!profile_load(NULL, NULL, &trial->arena, &profile, err) ||
             !draft_read(&trial->path, 1, &profile, &trial->arena, NULL, &trial->draft,
                         &counts, err))
        return false;
    trial->import_s = clock_wall_s() - begin_s;
    return true;
}

static long most_mb(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss / 1024;
}

static bool prepare(struct trial *trial, struct err *err)
{
    const struct prepare_options options = {PIECE_JUNCTIONS, trial->request->threads};
    struct prepare_counts counts;
    const double begin_s = clock_wall_s();
    const bool is_done = prepare_roads(&trial->draft, &options, &trial->arena, NULL,
                                       &trial->image, &counts, err);
    trial->prepare_s = clock_wall_s() - begin_s;
    trial->prepared_mb = most_mb();
    return is_done;
}

static bool keep(struct trial *trial, const char *path, struct err *err)
{
    const struct network_facts facts = {"roads", 0, "roads-car", "{}"};
    struct db *db = NULL;
    const double begin_s = clock_wall_s();
    const bool is_done = db_open(path, DB_CREATE, &db, err) &&
                         network_store_save(db, &facts, &trial->image, err);
    db_close(db);
    trial->save_s = clock_wall_s() - begin_s;
    return is_done;
}

static bool open_roads(struct trial *trial, const char *path, struct err *err)
{
    if (!db_open(path, DB_READ, &trial->db, err))
        return false;
    double begin_s = clock_wall_s();
    if (!network_open(trial->db, &trial->network, err))
        return false;
    const struct road_source source = network_source(trial->network);
    if (!roads_open(&source, &trial->roads, err))
        return false;
    trial->search = roads_search_open(trial->roads);
    trial->open_ms = (clock_wall_s() - begin_s) * 1e3;
    begin_s = clock_wall_s();
    const bool is_done = roads_fill(trial->roads, err);
    trial->fill_ms = (clock_wall_s() - begin_s) * 1e3;
    return is_done;
}

/* Places within 100 m of the beginnings of random segments. */
static bool pick_spots(struct trial *trial, struct err *err)
{
    const struct road_segment *segments = trial->image.parts[ROAD_PART_SEGMENT];
    const struct road_point *shape = trial->image.parts[ROAD_PART_SHAPE];
    const uint32_t count = trial->request->sources;
    struct rng rng;
    rng_init(&rng, 1, 0);
    trial->spots = ARENA_ARRAY(&trial->arena, count, struct road_spot);
    trial->weights = ARENA_ARRAY(&trial->arena, (size_t)count * count, uint64_t);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t ix = rng_below(&rng, trial->image.header.segment_count);
        const struct road_point at = shape[segments[ix].shape_first];
        const struct geo_point place = {at.lon_e7 / 1e7 + rng_real(&rng) * 1e-3,
                                        at.lat_e7 / 1e7 + rng_real(&rng) * 1e-3};
        if (!roads_snap(trial->roads, place, &trial->spots[i], err))
            return false;
        if (trial->spots[i].segment == ROAD_NONE)
            return err_set(err, ERR_INPUT, "a road is not found where it is");
    }
    return true;
}

static int compare_doubles(const void *a, const void *b)
{
    const double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static bool time_tables(struct trial *trial, struct err *err)
{
    double times_ms[REPEATS];
    const uint32_t count = trial->request->sources;
    for (int i = 0; i < REPEATS; i++) {
        const double begin_s = clock_cpu_s();
        if (!roads_table(trial->search, trial->spots, count, trial->spots, count,
                         trial->weights, err))
            return false;
        times_ms[i] = (clock_cpu_s() - begin_s) * 1e3;
    }
    qsort(times_ms, REPEATS, sizeof *times_ms, compare_doubles);
    trial->matrix_ms = times_ms[REPEATS / 2];
    return true;
}

static bool time_drives(struct trial *trial, struct err *err)
{
    const uint32_t count = trial->request->sources;
    struct road_drive drive;
    struct rng rng;
    rng_init(&rng, 2, 0);
    double begin_s = clock_cpu_s();
    for (uint32_t i = 0; i < DRIVES; i++) {
        if (!roads_drive(trial->search, &trial->spots[rng_below(&rng, count)],
                         &trial->spots[rng_below(&rng, count)], NULL, &drive, err))
            return false;
    }
    trial->drive_us = (clock_cpu_s() - begin_s) * 1e6 / DRIVES;
    uint64_t *all =
        ARENA_ARRAY(&trial->arena, trial->image.header.state_count, uint64_t);
    begin_s = clock_cpu_s();
    const bool is_done =
        roads_reach(trial->search, &trial->spots[0], UINT32_MAX, all, err);
    trial->reach_ms = (clock_cpu_s() - begin_s) * 1e3;
    return is_done;
}

/* As many sources as it takes, to all places. */
static bool check_pairs(struct trial *trial, struct err *err)
{
    const uint32_t count = trial->request->sources;
    struct road_judge judge;
    if (trial->request->pairs == 0)
        return true;
    road_judge_init(&judge, &trial->draft, PIECE_JUNCTIONS, &trial->arena);
    if (judge.segment_count != trial->image.header.segment_count)
        return err_set(err, ERR_SYSTEM, "the judge keeps other segments");
    for (uint32_t i = 0; i < count && trial->pair_count < trial->request->pairs; i++) {
        road_judge_from(&judge, &trial->spots[i]);
        for (uint32_t j = 0; j < count; j++) {
            const uint64_t judged = road_judge_to(&judge, &trial->spots[j]);
            struct road_drive drive;
            if (!roads_drive(trial->search, &trial->spots[i], &trial->spots[j], NULL,
                             &drive, err))
                return false;
            trial->mismatch_count += judged != drive.weight ||
                                     judged != trial->weights[(size_t)i * count + j];
            trial->pair_count++;
        }
    }
    return true;
}

static void print_row(const struct trial *trial)
{
    printf("%s,%u,%llu,%.2f,%.2f,%.2f,%.2f,%.1f,%.1f,%.1f,%.2f,%llu,%llu,%ld,%ld\n",
           trial->name, trial->image.header.state_count,
           (unsigned long long)trial->image.header.count[ROAD_PART_LINK],
           trial->import_s, trial->prepare_s, trial->save_s, trial->open_ms,
           trial->fill_ms, trial->matrix_ms, trial->drive_us, trial->reach_ms,
           (unsigned long long)trial->pair_count,
           (unsigned long long)trial->mismatch_count, most_mb(), trial->prepared_mb);
    fflush(stdout);
}

static bool run(struct trial *trial, struct err *err)
{
    char folder[] = "/tmp/bench-roads-XXXXXX", path[64];
    if (mkdtemp(folder) == NULL)
        return err_set(err, ERR_SYSTEM, "no folder can be made in /tmp");
    snprintf(path, sizeof path, "%s/roads.db", folder);
    const bool is_done = read_draft(trial, err) && prepare(trial, err) &&
                         keep(trial, path, err) && open_roads(trial, path, err) &&
                         pick_spots(trial, err) && time_tables(trial, err) &&
                         time_drives(trial, err) && check_pairs(trial, err);
    roads_search_close(trial->search);
    roads_close(trial->roads);
    network_close(trial->network);
    db_close(trial->db);
    unlink(path);
    rmdir(folder);
    arena_release(&trial->arena);
    return is_done;
}

static bool run_one(const struct request *request, const char *name, const char *path,
                    uint64_t *mismatches)
{
    struct trial trial = {.request = request, .name = name, .path = path};
    struct err err;
    if (!run(&trial, &err)) {
        fprintf(stderr, "bench-roads: %s: %s\n", name, err.text);
        return false;
    }
    print_row(&trial);
    *mismatches += trial.mismatch_count;
    return true;
}

int main(int argc, char **argv)
{
    static const struct option options[] = {
        {"sources", required_argument, NULL, 's'},
        {"check-pairs", required_argument, NULL, 'c'},
        {"threads", required_argument, NULL, 't'},
        {"grid", required_argument, NULL, 'g'},
        {NULL, 0, NULL, 0}};
    struct request request = {.sources = 1000, .pairs = 0, .threads = 1};
    uint64_t mismatches = 0;
    int option;
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (!read_option(option, &request)) {
            fputs(usage, stderr);
            return 2;
        }
    }
    if (optind == argc && request.side == 0) {
        fputs(usage, stderr);
        return 2;
    }
    puts("extract,nodes,arcs,import_s,prepare_s,save_s,open_ms,fill_ms,matrix_ms,"
         "drive_us,reach_ms,pairs,mismatches,rss_mb,prepared_mb");
    if (request.side > 0 && !run_one(&request, "grid", NULL, &mismatches))
        return 3;
    for (int i = optind; i < argc; i++) {
        const char *slash = strrchr(argv[i], '/');
        if (!run_one(&request, slash != NULL ? slash + 1 : argv[i], argv[i],
                     &mismatches))
            return 3;
    }
    return mismatches == 0 ? 0 : 1;
}
