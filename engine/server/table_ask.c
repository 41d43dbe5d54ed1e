// SPDX-License-Identifier: GPL-3.0-or-later
/* Blocks in rounds: what has to be halved makes the next round. Neither server says
 * reliably which place is near no road, so halving finds it: about 4 log2(50) more
 * questions for each such place of a block. */
#include "server/table_ask.h"

#include "server/table_text.h"

#include <assert.h>

struct round {
    struct arena arena;
    struct table_block *blocks;
    struct drive **into; /* of each block: where its drives go, ... */
    uint32_t *stride;    /* ... and the length of a row there */
    size_t capacity, into_capacity, stride_capacity;
    uint32_t count;
};

static void round_add(struct round *round, struct table_block block, struct drive *into,
                      uint32_t stride)
{
    const size_t count = (size_t)round->count + 1;
    struct arena *arena = &round->arena;
    round->blocks = arena_grow(arena, round->blocks, &round->capacity, count,
                               sizeof *round->blocks);
    round->into = arena_grow(arena, round->into, &round->into_capacity, count,
                             sizeof *round->into);
    round->stride = arena_grow(arena, round->stride, &round->stride_capacity, count,
                               sizeof *round->stride);
    block.drives =
        ARENA_ARRAY(arena, (size_t)block.from_count * block.to_count, struct drive);
    round->blocks[round->count] = block;
    round->into[round->count] = into;
    round->stride[round->count++] = stride;
}

/* The longer side in two. */
static void round_halve(struct round *next, const struct round *round, uint32_t at)
{
    const struct table_block *block = &round->blocks[at];
    struct drive *into = round->into[at];
    const uint32_t stride = round->stride[at];
    struct table_block a = *block, b = *block;
    size_t skip;
    if (block->from_count >= block->to_count) {
        a.from_count = block->from_count / 2;
        b.from += a.from_count;
        b.from_count -= a.from_count;
        skip = (size_t)a.from_count * stride;
    } else {
        a.to_count = block->to_count / 2;
        b.to += a.to_count;
        b.to_count -= a.to_count;
        skip = a.to_count;
    }
    round_add(next, a, into, stride);
    round_add(next, b, into + skip, stride);
}

static void put(const struct round *round, uint32_t at)
{
    const struct table_block *block = &round->blocks[at];
    for (uint32_t i = 0; i < block->from_count; i++) {
        for (uint32_t j = 0; j < block->to_count; j++)
            round->into[at][(size_t)i * round->stride[at] + j] =
                block->drives[(size_t)i * block->to_count + j];
    }
}

static bool take(const struct table_service *service, struct round *round, uint32_t at,
                 const struct http_answer *answer, struct round *next, struct err *err)
{
    const struct table_block *block = &round->blocks[at];
    enum table_verdict verdict;
    if (answer->failure != NULL)
        return err_set(err, answer->code, "%s", answer->failure);
    if (!table_text_read(service, block, answer, &verdict, err))
        return err_in(err, "server '%s'",
                      http_server_name(service->url, &round->arena));
    const bool is_pair = block->from_count == 1 && block->to_count == 1;
    if (verdict != TABLE_TOLD && !is_pair) {
        round_halve(next, round, at);
        return true;
    }
    if (verdict == TABLE_TOO_LARGE)
        return err_set(err, ERR_SYSTEM,
                       "server '%s': it finds one drive too large a table",
                       http_server_name(service->url, &round->arena));
    if (verdict == TABLE_NO_ROAD)
        block->drives[0] = (struct drive){-1, 0, 0};
    put(round, at);
    return true;
}

static bool run(struct http *http, const struct table_service *service,
                struct round *round, struct round *next, struct err *err)
{
    struct arena *arena = &round->arena;
    struct http_request *requests =
        ARENA_ARRAY(arena, round->count, struct http_request);
    struct http_answer *answers = ARENA_ARRAY(arena, round->count, struct http_answer);
    for (uint32_t i = 0; i < round->count; i++)
        requests[i] = table_text_request(service, &round->blocks[i], arena);
    http_ask_all(http, requests, round->count, arena, answers);
    for (uint32_t i = 0; i < round->count; i++) {
        if (!take(service, round, i, &answers[i], next, err))
            return false;
    }
    return true;
}

bool table_ask(struct http *http, const struct table_service *service,
               const struct table_block *blocks, uint32_t count, struct err *err)
{
    struct round round = {0};
    bool is_done = true;
    for (uint32_t i = 0; i < count; i++) {
        assert(blocks[i].from_count >= 1 && blocks[i].to_count >= 1);
        round_add(&round, blocks[i], blocks[i].drives, blocks[i].to_count);
    }
    while (is_done && round.count > 0) {
        struct round next = {0};
        is_done = run(http, service, &round, &next, err);
        arena_release(&round.arena);
        round = next;
    }
    arena_release(&round.arena);
    return is_done;
}
