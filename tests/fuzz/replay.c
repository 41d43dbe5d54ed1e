// SPDX-License-Identifier: GPL-3.0-or-later
/* replay: drives a fuzz target without libFuzzer, so that every test run looks at the
 * readers of foreign bytes: each seed as it is, its beginnings, and a fixed number of
 * mutations.
 *
 *   fuzz_NAME FOLDER|FILE...     BEAT_TEST_SEED=n repeats a random sequence */
#include "base/arena.h"
#include "base/rng.h"
#include "fuzz.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SEED_LIMIT = 1 << 20, BEGINNINGS = 200, MUTATIONS = 1000 };

struct input {
    uint8_t *bytes;
    size_t size;
};

static struct input read_input(const char *path, struct arena *arena)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    struct input input = {.bytes = arena_alloc(arena, SEED_LIMIT)};
    input.size = fread(input.bytes, 1, SEED_LIMIT, file);
    fclose(file);
    return input;
}

/* The copy has exactly the size given, so that reading past its end is noticed. */
static void run(const uint8_t *bytes, size_t size)
{
    uint8_t *copy = malloc(size ? size : 1);
    if (!copy)
        exit(4);
    memcpy(copy, bytes, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void run_beginnings(struct input seed)
{
    const size_t step = seed.size / BEGINNINGS + 1;
    for (size_t size = 0; size < seed.size; size += step)
        run(seed.bytes, size);
}

/* Change one byte, take some out, or repeat some: what goes wrong in files. */
static size_t mutate(uint8_t *bytes, size_t size, struct rng *rng)
{
    static const uint8_t telling[] = {0,   '\n', '\r', '"',  ',',
                                      ';', '-',  '9',  0x7f, 0xff};
    const uint32_t at = rng_below(rng, (uint32_t)size);
    const uint32_t length = 1 + rng_below(rng, (uint32_t)(size - at));
    switch (rng_below(rng, 4)) {
    case 0:
        bytes[at] = (uint8_t)rng_below(rng, 256);
        return size;
    case 1:
        bytes[at] = telling[rng_below(rng, sizeof telling)];
        return size;
    case 2:
        memmove(bytes + at, bytes + at + length, size - at - length);
        return size - length;
    default:
        memmove(bytes + at + length, bytes + at, size - at);
        return size + length;
    }
}

static void run_mutations(struct input seed, struct rng *rng)
{
    uint8_t *bytes = malloc(2 * seed.size + 1);
    if (!bytes)
        exit(4);
    for (int i = 0; i < MUTATIONS; i++) {
        memcpy(bytes, seed.bytes, seed.size);
        size_t size = seed.size;
        for (uint32_t left = 1 + rng_below(rng, 4); left > 0; left--)
            if (size > 0 && size <= seed.size)
                size = mutate(bytes, size, rng);
        run(bytes, size);
    }
    free(bytes);
}

static void run_file(const char *path, struct rng *rng)
{
    struct arena arena = {0};
    const struct input seed = read_input(path, &arena);
    run(seed.bytes, seed.size);
    run_beginnings(seed);
    run_mutations(seed, rng);
    arena_release(&arena);
}

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* The files of a folder in the order of their names; a path that is no folder is a
 * file. */
static int run_path(const char *path, struct rng *rng)
{
    struct dirent **entries;
    const int count = scandir(path, &entries, is_visible, alphasort);
    if (count < 0) {
        run_file(path, rng);
        return 1;
    }
    struct arena arena = {0};
    for (int i = 0; i < count; i++) {
        run_file(arena_format(&arena, "%s/%s", path, entries[i]->d_name), rng);
        free(entries[i]);
    }
    free(entries);
    arena_release(&arena);
    return count;
}

int main(int argc, char **argv)
{
    const char *given = getenv("BEAT_TEST_SEED");
    const uint64_t seed = given ? strtoull(given, NULL, 10) : 1;
    struct rng rng;
    rng_init(&rng, seed, 0);
    int files = 0;
    for (int i = 1; i < argc; i++)
        files += run_path(argv[i], &rng);
    printf("%d seeds, random seed %" PRIu64 "\n", files, seed);
    if (files == 0)
        fprintf(stderr, "no seed corpus\n");
    return files == 0;
}
