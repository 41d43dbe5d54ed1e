// SPDX-License-Identifier: GPL-3.0-or-later
/* subject: a search in three rungs; the first rung on which anything fits decides.
 *
 *     the whole text is the id
 *     the whole text, folded, is the name
 *     each word of the text, folded, begins a word of the name
 *
 * A model is searched where one is loaded. Otherwise the database is asked for the id,
 * which costs nothing, and for all names only when that fails. */
#include "beat/subject.h"

#include "store/load.h"
#include "store/names.h"
#include "text/fold.h"

#include <stdio.h>
#include <string.h>

enum rung { RUNG_NONE, RUNG_WORDS, RUNG_NAME, RUNG_ID };
enum { SHOWN_MAX = 4 };

/* What was found so far: the indices on the highest rung. */
struct search {
    const char *text;
    const char *folded;
    enum rung rung;
    uint32_t found[SHOWN_MAX];
    uint32_t found_count;
};

/* Does a word of `name` begin with the `length` letters of `word`? */
static bool has_word(const char *name, const char *word, size_t length)
{
    for (const char *at = name; at != NULL; at = strchr(at, ' ')) {
        at += *at == ' ';
        if (strncmp(at, word, length) == 0)
            return true;
    }
    return false;
}

static bool has_words(const char *name, const char *words)
{
    while (*words != '\0') {
        const size_t length = strcspn(words, " ");
        if (!has_word(name, words, length))
            return false;
        words += length;
        words += *words == ' ';
    }
    return true;
}

static enum rung rung_of(const struct search *search, const char *crm_id,
                         const char *name)
{
    struct arena scratch = {0};
    enum rung rung = RUNG_NONE;
    if (strcmp(search->text, crm_id) == 0)
        return RUNG_ID;
    if (search->rung == RUNG_ID || search->folded[0] == '\0')
        return RUNG_NONE;
    const char *folded = fold_name(name, &scratch);
    if (strcmp(folded, search->folded) == 0)
        rung = RUNG_NAME;
    else if (has_words(folded, search->folded))
        rung = RUNG_WORDS;
    arena_release(&scratch);
    return rung;
}

static void look_at(struct search *search, uint32_t ix, const char *crm_id,
                    const char *name)
{
    const enum rung rung = rung_of(search, crm_id, name);
    if (rung == RUNG_NONE || rung < search->rung)
        return;
    if (rung > search->rung)
        search->found_count = 0;
    search->rung = rung;
    if (search->found_count < SHOWN_MAX)
        search->found[search->found_count] = ix;
    search->found_count++;
}

/* `names` is indexed as the search was. */
static bool several(const struct search *search, const char *one,
                    const struct name_row *names, struct err *err)
{
    char list[ERR_TEXT_SIZE] = "";
    size_t at = 0;
    for (uint32_t i = 0; i < search->found_count && i < SHOWN_MAX; i++) {
        const struct name_row *row = &names[search->found[i]];
        at += (size_t)snprintf(list + at, sizeof list - at, "%s%.40s '%.60s'",
                               i > 0 ? ", " : "", row->crm_id, row->name);
    }
    if (search->found_count > SHOWN_MAX)
        snprintf(list + at, sizeof list - at, " and %u more",
                 (unsigned)(search->found_count - SHOWN_MAX));
    return err_set(err, ERR_INPUT, "'%.80s' may be any of %u %ss: %s", search->text,
                   (unsigned)search->found_count, one, list);
}

static bool find_name(const struct name_row *names, uint32_t name_count,
                      const char *text, const char *one, uint32_t *ix, struct err *err)
{
    struct arena scratch = {0};
    struct search search = {.text = text, .folded = fold_name(text, &scratch)};
    for (uint32_t i = 0; i < name_count; i++)
        look_at(&search, i, names[i].crm_id, names[i].name);
    arena_release(&scratch);
    if (search.found_count == 0)
        return err_set(err, ERR_MISSING, "there is no %s '%s'", one, text);
    if (search.found_count > 1)
        return several(&search, one, names, err);
    *ix = search.found[0];
    return true;
}

bool subject_find_rep(struct db *db, const char *text, struct arena *arena,
                      const char **crm_id, struct err *err)
{
    const struct name_row *names;
    uint32_t count, ix;
    if (store_find_rep(db, text, arena, crm_id, err))
        return true;
    if (err->code != ERR_MISSING && err->code != ERR_INPUT)
        return false;
    if (!names_load_reps(db, arena, &names, &count, err) ||
        !find_name(names, count, text, "rep", &ix, err))
        return false;
    *crm_id = names[ix].crm_id;
    return true;
}

bool subject_find_account(struct db *db, const char *text, struct arena *arena,
                          const char **crm_id, struct err *err)
{
    const struct name_row *names;
    uint32_t count, ix;
    if (store_find_account(db, text, arena, crm_id, err))
        return true;
    if (err->code != ERR_MISSING && err->code != ERR_INPUT)
        return false;
    if (!names_load_accounts(db, arena, &names, &count, err) ||
        !find_name(names, count, text, "account", &ix, err))
        return false;
    *crm_id = names[ix].crm_id;
    return true;
}

bool subject_find_rep_ix(const struct model *model, const char *text, uint32_t *rep_ix,
                         struct err *err)
{
    struct arena scratch = {0};
    struct name_row *names = ARENA_ARRAY(&scratch, model->rep_count, struct name_row);
    for (uint32_t i = 0; i < model->rep_count; i++)
        names[i] = (struct name_row){model->reps[i].crm_id, model->reps[i].name};
    const bool is_found = find_name(names, model->rep_count, text, "rep", rep_ix, err);
    arena_release(&scratch);
    return is_found;
}

bool subject_find_account_ix(const struct model *model, const char *text,
                             uint32_t *account_ix, struct err *err)
{
    struct arena scratch = {0};
    struct name_row *names =
        ARENA_ARRAY(&scratch, model->account_count, struct name_row);
    for (uint32_t i = 0; i < model->account_count; i++)
        names[i] =
            (struct name_row){model->accounts[i].crm_id, model->accounts[i].name};
    const bool is_found =
        find_name(names, model->account_count, text, "account", account_ix, err);
    arena_release(&scratch);
    return is_found;
}
