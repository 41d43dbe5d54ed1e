// SPDX-License-Identifier: GPL-3.0-or-later
/* A table is reduced to its different places, filled with what is remembered, and what
 * is missing is asked in blocks. So that blocks hold what is missing and little else,
 * rows and columns that lack more than half are in blocks of their own: one new place
 * among a hundred costs two stripes of the matrix, not all of it. */
#include "server/server_drives.h"

#include "base/lock.h"
#include "server/table_ask.h"

#include <stdlib.h>

enum { UNKNOWN = INT32_MIN };

struct server_drives {
    struct arena arena; /* holds this too */
    struct table_service service;
    struct http *http;
    struct drive_store *store;
    bool has_forgotten; /* the database did not take what was told */
    struct lock lock;
};

bool server_drives_open(const struct table_service *service,
                        const struct http_options *options, struct drive_store *store,
                        struct server_drives **server, struct err *err)
{
    struct http *http;
    if (!http_open(options, &http, err))
        return false;
    struct arena arena = {0};
    struct server_drives *opened = ARENA_NEW(&arena, struct server_drives);
    opened->service = *service;
    opened->http = http;
    opened->store = store;
    opened->arena = arena;
    lock_init(&opened->lock);
    *server = opened;
    return true;
}

void server_drives_close(struct server_drives *server)
{
    if (server == NULL)
        return;
    struct arena arena = server->arena;
    http_close(server->http);
    lock_release(&server->lock);
    arena_release(&arena);
}

/* ---- different places ---- */

struct side {
    int64_t *keys; /* different, ascending */
    uint32_t count;
    uint32_t *key_ix; /* of each place */
    uint32_t place_count;
};

static int compare_keys(const void *a, const void *b)
{
    const int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

static uint32_t find_key(const struct side *side, int64_t key)
{
    const int64_t *found =
        bsearch(&key, side->keys, side->count, sizeof key, compare_keys);
    return (uint32_t)(found - side->keys);
}

static struct side side_of(struct places places, struct arena *arena)
{
    struct side side = {.keys = ARENA_ARRAY(arena, places.count, int64_t),
                        .key_ix = ARENA_ARRAY(arena, places.count, uint32_t),
                        .place_count = places.count};
    for (uint32_t i = 0; i < places.count; i++)
        side.keys[i] = drive_key(places.at[i]);
    qsort(side.keys, places.count, sizeof *side.keys, compare_keys);
    for (uint32_t i = 0; i < places.count; i++) {
        if (i == 0 || side.keys[i] != side.keys[side.count - 1])
            side.keys[side.count++] = side.keys[i];
    }
    for (uint32_t i = 0; i < places.count; i++)
        side.key_ix[i] = find_key(&side, drive_key(places.at[i]));
    return side;
}

/* ---- one table ---- */

struct asking {
    struct server_drives *server;
    struct side from, to;
    struct drive *drives; /* from.count x to.count; drive_s UNKNOWN: to be asked */
    bool is_kept;
    struct arena *arena;
};

static struct drive *drive_at(const struct asking *asking, uint32_t from, uint32_t to)
{
    return &asking->drives[(size_t)from * asking->to.count + to];
}

static bool remember_row(const struct asking *asking, uint32_t from,
                         struct drive_kept *kept, struct err *err)
{
    const struct side *to = &asking->to;
    const int64_t from_key = asking->from.keys[from];
    for (uint32_t j = 0; j < to->count; j++)
        kept[j].to_key = to->keys[j];
    if (asking->server->store != NULL &&
        !drive_store_find(asking->server->store, from_key, kept, to->count, err))
        return false;
    for (uint32_t j = 0; j < to->count; j++) {
        struct drive *drive = drive_at(asking, from, j);
        if (kept[j].to_key == from_key)
            *drive = (struct drive){0, 0, 0};
        else if (kept[j].is_known)
            *drive = (struct drive){kept[j].drive_s, kept[j].drive_m, 0};
        else
            *drive = (struct drive){UNKNOWN, 0, 0};
    }
    return true;
}

static bool remember(const struct asking *asking, struct err *err)
{
    struct drive_kept *kept =
        ARENA_ARRAY(asking->arena, asking->to.count, struct drive_kept);
    for (uint32_t i = 0; i < asking->from.count; i++) {
        if (!remember_row(asking, i, kept, err))
            return false;
    }
    return true;
}

/* A row or a column, and how many drives of it are unknown. */
struct line {
    uint32_t ix, lack;
};

static int compare_lines(const void *a, const void *b)
{
    const struct line *left = a, *right = b;
    if (left->lack != right->lack)
        return left->lack > right->lack ? -1 : 1;
    return (left->ix > right->ix) - (left->ix < right->ix);
}

static struct line *lines_of(uint32_t count, struct arena *arena)
{
    struct line *lines = ARENA_ARRAY(arena, count, struct line);
    for (uint32_t i = 0; i < count; i++)
        lines[i].ix = i;
    return lines;
}

struct lacking {
    struct line *rows, *columns;
    uint32_t row_count, column_count; /* that lack something */
};

static uint32_t settle_lines(struct line *lines, uint32_t count)
{
    qsort(lines, count, sizeof *lines, compare_lines);
    while (count > 0 && lines[count - 1].lack == 0)
        count--;
    return count;
}

static struct lacking find_lacking(const struct asking *asking)
{
    struct lacking lacking = {lines_of(asking->from.count, asking->arena),
                              lines_of(asking->to.count, asking->arena), 0, 0};
    for (uint32_t i = 0; i < asking->from.count; i++) {
        for (uint32_t j = 0; j < asking->to.count; j++) {
            const bool is_unknown = drive_at(asking, i, j)->drive_s == UNKNOWN;
            lacking.rows[i].lack += is_unknown;
            lacking.columns[j].lack += is_unknown;
        }
    }
    lacking.row_count = settle_lines(lacking.rows, asking->from.count);
    lacking.column_count = settle_lines(lacking.columns, asking->to.count);
    return lacking;
}

/* Rows and columns of one block, without those that lack nothing in it. */
struct piece {
    uint32_t rows[TABLE_BLOCK], columns[TABLE_BLOCK];
    uint32_t row_count, column_count;
};

static bool lacks(const struct asking *asking, const uint32_t *rows, uint32_t row_count,
                  const uint32_t *columns, uint32_t column_count)
{
    for (uint32_t i = 0; i < row_count; i++) {
        for (uint32_t j = 0; j < column_count; j++) {
            if (drive_at(asking, rows[i], columns[j])->drive_s == UNKNOWN)
                return true;
        }
    }
    return false;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Lines first..first + count - 1 of the order make a block. */
struct stripe {
    uint32_t first, count;
};

/* The stripe that begins at `first`; `most` is how much a line can lack. */
static struct stripe next_stripe(const struct line *lines, uint32_t line_count,
                                 uint32_t first, uint32_t most)
{
    struct stripe stripe = {first, 0};
    while (first + stripe.count < line_count && stripe.count < TABLE_BLOCK) {
        const struct line *line = &lines[first + stripe.count];
        if ((line->lack > most / 2) != (lines[first].lack > most / 2))
            break;
        stripe.count++;
    }
    return stripe;
}

static struct piece cut_piece(const struct asking *asking,
                              const struct lacking *lacking, struct stripe rows,
                              struct stripe across)
{
    struct piece piece = {.column_count = 0};
    uint32_t columns[TABLE_BLOCK];
    const uint32_t row = rows.first, column = across.first;
    const uint32_t row_count = rows.count, column_count = across.count;
    for (uint32_t j = 0; j < column_count; j++)
        columns[j] = lacking->columns[column + j].ix;
    for (uint32_t i = 0; i < row_count; i++) {
        const uint32_t ix = lacking->rows[row + i].ix;
        if (lacks(asking, &ix, 1, columns, column_count))
            piece.rows[piece.row_count++] = ix;
    }
    for (uint32_t j = 0; j < column_count; j++) {
        if (lacks(asking, piece.rows, piece.row_count, &columns[j], 1))
            piece.columns[piece.column_count++] = columns[j];
    }
    return piece;
}

static const struct geo_point *points_of(const struct side *side, const uint32_t *ixs,
                                         uint32_t count, struct arena *arena)
{
    struct geo_point *points = ARENA_ARRAY(arena, count, struct geo_point);
    for (uint32_t i = 0; i < count; i++)
        points[i] = drive_key_point(side->keys[ixs[i]]);
    return points;
}

static struct table_block block_of(const struct asking *asking,
                                   const struct piece *piece)
{
    struct arena *arena = asking->arena;
    return (struct table_block){
        points_of(&asking->from, piece->rows, piece->row_count, arena),
        points_of(&asking->to, piece->columns, piece->column_count, arena),
        piece->row_count, piece->column_count,
        ARENA_ARRAY(arena, (size_t)piece->row_count * piece->column_count,
                    struct drive)};
}

struct pieces {
    struct piece *pieces;
    struct table_block *blocks;
    uint32_t count;
};

static struct pieces cut_pieces(const struct asking *asking)
{
    const struct lacking lacking = find_lacking(asking);
    /* One stripe more than blocks for the change from lacking much to little. */
    const size_t most = ((size_t)lacking.row_count / TABLE_BLOCK + 2) *
                        ((size_t)lacking.column_count / TABLE_BLOCK + 2);
    struct pieces pieces = {ARENA_ARRAY(asking->arena, most, struct piece),
                            ARENA_ARRAY(asking->arena, most, struct table_block), 0};
    struct stripe rows = {0}, columns;
    for (uint32_t row = 0; row < lacking.row_count; row += rows.count) {
        rows = next_stripe(lacking.rows, lacking.row_count, row, asking->to.count);
        for (uint32_t column = 0; column < lacking.column_count;
             column += columns.count) {
            columns = next_stripe(lacking.columns, lacking.column_count, column,
                                  asking->from.count);
            const struct piece piece = cut_piece(asking, &lacking, rows, columns);
            if (piece.row_count == 0)
                continue;
            pieces.pieces[pieces.count] = piece;
            pieces.blocks[pieces.count++] = block_of(asking, &piece);
        }
    }
    return pieces;
}

/* What a block told beside what was missing is the same again. */
static void put_piece(const struct asking *asking, const struct piece *piece,
                      const struct table_block *block)
{
    const struct drive *drive = block->drives;
    for (uint32_t i = 0; i < piece->row_count; i++) {
        for (uint32_t j = 0; j < piece->column_count; j++, drive++) {
            struct drive *into = drive_at(asking, piece->rows[i], piece->columns[j]);
            if (into->drive_s == UNKNOWN)
                *into = *drive;
        }
    }
}

static bool keep_piece(const struct asking *asking, const struct piece *piece,
                       struct err *err)
{
    const struct side *from = &asking->from, *to = &asking->to;
    for (uint32_t i = 0; i < piece->row_count; i++) {
        for (uint32_t j = 0; j < piece->column_count; j++) {
            const struct drive *drive =
                drive_at(asking, piece->rows[i], piece->columns[j]);
            const struct drive_kept kept = {.to_key = to->keys[piece->columns[j]],
                                            .drive_s = drive->drive_s,
                                            .drive_m = drive->drive_m};
            if (!drive_store_put(asking->server->store, from->keys[piece->rows[i]],
                                 &kept, err))
                return false;
        }
    }
    return true;
}

/* A database that takes nothing (it is locked for long, the disk is full) costs the
 * memory, not the answer. */
static void keep(const struct asking *asking, const struct pieces *pieces)
{
    struct server_drives *server = asking->server;
    struct err ignored;
    if (server->store == NULL || server->has_forgotten || !asking->is_kept ||
        pieces->count == 0)
        return;
    bool is_kept = drive_store_begin(server->store, &ignored);
    for (uint32_t i = 0; is_kept && i < pieces->count; i++)
        is_kept = keep_piece(asking, &pieces->pieces[i], &ignored);
    server->has_forgotten = !is_kept || !drive_store_commit(server->store, &ignored);
}

static bool ask(const struct asking *asking, struct err *err)
{
    struct server_drives *server = asking->server;
    if (!remember(asking, err))
        return false;
    const struct pieces pieces = cut_pieces(asking);
    if (!table_ask(server->http, &server->service, pieces.blocks, pieces.count, err))
        return false;
    for (uint32_t i = 0; i < pieces.count; i++)
        put_piece(asking, &pieces.pieces[i], &pieces.blocks[i]);
    keep(asking, &pieces);
    return true;
}

static bool fill(const struct travel *travel, struct places from, struct places to,
                 struct arena *scratch, struct drive *drives, struct err *err)
{
    const bool is_square = from.at == to.at && from.count == to.count;
    struct asking asking = {.server = travel->server,
                            .from = side_of(from, scratch),
                            .is_kept = is_square,
                            .arena = scratch};
    asking.to = is_square ? asking.from : side_of(to, scratch);
    asking.drives =
        ARENA_ARRAY(scratch, (size_t)asking.from.count * asking.to.count, struct drive);
    if (!ask(&asking, err))
        return false;
    for (uint32_t i = 0; i < from.count; i++) {
        for (uint32_t j = 0; j < to.count; j++)
            *drives++ = *drive_at(&asking, asking.from.key_ix[i], asking.to.key_ix[j]);
    }
    return true;
}

static bool server_table(const struct travel *travel, struct places from,
                         struct places to, struct drive *drives, struct err *err)
{
    struct arena scratch = {0};
    lock_take(&travel->server->lock);
    const bool is_done = fill(travel, from, to, &scratch, drives, err);
    lock_give(&travel->server->lock);
    arena_release(&scratch);
    return is_done;
}

/* Pairs come in dozens of one region: a block of fifty pairs is asked as a table. */
static bool server_pairs(const struct travel *travel, const struct geo_point *from,
                         const struct geo_point *to, uint32_t count,
                         struct drive *drives, struct err *err)
{
    struct drive table[TABLE_BLOCK * TABLE_BLOCK];
    for (uint32_t first = 0; first < count; first += TABLE_BLOCK) {
        const uint32_t part = least(TABLE_BLOCK, count - first);
        if (!server_table(travel, (struct places){from + first, part},
                          (struct places){to + first, part}, table, err))
            return false;
        for (uint32_t i = 0; i < part; i++)
            drives[first + i] = table[(size_t)i * part + i];
    }
    return true;
}

static const struct travel_provider PROVIDER = {
    .name = "server",
    .table = server_table,
    .pairs = server_pairs,
};

struct travel travel_server(struct server_drives *server)
{
    return (struct travel){.provider = &PROVIDER, .server = server};
}
