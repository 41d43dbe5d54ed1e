// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alignment_moves.h"

#include "base/sorting.h"
#include "store/sql.h"

static int compare_moves(const void *a, const void *b, const void *context)
{
    const struct account_move *left = a, *right = b;
    (void)context;
    return (left->account_ix > right->account_ix) -
           (left->account_ix < right->account_ix);
}

/* Ids and their places in the model, to look one up by binary search. */
struct id_place {
    int64_t account_id;
    uint32_t account_ix;
};

static int compare_ids(const void *a, const void *b, const void *context)
{
    const struct id_place *left = a, *right = b;
    (void)context;
    return (left->account_id > right->account_id) -
           (left->account_id < right->account_id);
}

static struct id_place *places_of(const struct model *model, struct arena *arena)
{
    struct id_place *places = ARENA_ARRAY(arena, model->account_count, struct id_place);
    for (uint32_t i = 0; i < model->account_count; i++)
        places[i] = (struct id_place){model->accounts[i].account_id, i};
    sorting_sort(places, model->account_count, sizeof *places, compare_ids, NULL);
    return places;
}

static uint32_t find_ix(const struct id_place *places, uint32_t count,
                        int64_t account_id)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (places[middle].account_id < account_id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && places[low].account_id == account_id ? places[low].account_ix
                                                               : NO_IX;
}

static bool read_moves(struct db *db, sqlite3_stmt *statement,
                       const struct model *model, const struct id_place *places,
                       struct arena *arena, struct account_move *moves,
                       uint32_t *move_count, struct err *err)
{
    bool has_row, is_done;
    *move_count = 0;
    while ((is_done = sql_step(db, statement, &has_row, err)) && has_row &&
           *move_count < model->account_count) {
        const uint32_t ix =
            find_ix(places, model->account_count, sqlite3_column_int64(statement, 0));
        if (ix != NO_IX)
            moves[(*move_count)++] =
                (struct account_move){ix, arena_text(arena, sql_peek(statement, 1))};
    }
    return is_done;
}

bool alignment_moves_load(struct db *db, const struct model *model, struct arena *arena,
                          const struct account_move **moves, uint32_t *move_count,
                          struct err *err)
{
    static const char sql[] =
        "SELECT account_id, territory_before FROM alignment_history WHERE alignment_id "
        "= (SELECT max(alignment_id) FROM alignments) AND territory_before IS NOT NULL "
        "AND territory_before <> coalesce(territory_after, '')";
    struct arena scratch = {0};
    struct account_move *list =
        ARENA_ARRAY(arena, model->account_count, struct account_move);
    sqlite3_stmt *statement;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    const bool is_done = read_moves(db, statement, model, places_of(model, &scratch),
                                    arena, list, move_count, err);
    sqlite3_finalize(statement);
    arena_release(&scratch);
    if (is_done)
        sorting_sort(list, *move_count, sizeof *list, compare_moves, NULL);
    *moves = list;
    return is_done;
}
