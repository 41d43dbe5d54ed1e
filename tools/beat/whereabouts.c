// SPDX-License-Identifier: GPL-3.0-or-later
/* There is no list of addresses in the file, but her accounts have theirs: a town or a
 * street that one of them lies in is known well enough for where she is. */
#include "beat/whereabouts.h"

#include "agenda/agenda.h"
#include "beat/option.h"
#include "beat/subject.h"
#include "text/fold.h"

#include <math.h>
#include <string.h>

/* Is the town, or does the street begin with it? */
static bool is_there(const struct account *account, const char *folded,
                     struct arena *scratch)
{
    if (account->precision == PLACE_NONE)
        return false;
    if (account->city != NULL && strcmp(fold_name(account->city, scratch), folded) == 0)
        return true;
    return account->street != NULL &&
           strncmp(fold_name(account->street, scratch), folded, strlen(folded)) == 0;
}

/* The mean of unit vectors: right across the date line too. */
static bool find_town(const struct model *model, const char *text, struct geo_point *at)
{
    const double radian = 0.017453292519943295;
    struct arena scratch = {0};
    const char *folded = fold_name(text, &scratch);
    double x = 0, y = 0, z = 0;
    uint32_t count = 0;
    for (uint32_t i = 0; i < model->account_count && folded[0] != '\0'; i++) {
        const struct account *account = &model->accounts[i];
        if (!is_there(account, folded, &scratch))
            continue;
        const double lon = account->at.lon_deg * radian,
                     lat = account->at.lat_deg * radian;
        x += cos(lat) * cos(lon);
        y += cos(lat) * sin(lon);
        z += sin(lat);
        count++;
    }
    arena_release(&scratch);
    if (count > 0)
        *at = (struct geo_point){atan2(y, x) / radian, atan2(z, hypot(x, y)) / radian};
    return count > 0;
}

bool whereabouts_find(const struct model *model, uint32_t rep_ix, const char *text,
                      struct geo_point *at, struct err *err)
{
    uint32_t account_ix;
    struct err ignored;
    if (strcmp(text, "home") == 0)
        return agenda_home(model, rep_ix, at, err);
    if (option_position_read(text, at, &ignored))
        return true;
    if (subject_find_account_ix(model, text, &account_ix, err)) {
        *at = model->accounts[account_ix].at;
        return model->accounts[account_ix].precision != PLACE_NONE ||
               err_set(err, ERR_MISSING, "account '%s' has no coordinates",
                       model->accounts[account_ix].crm_id);
    }
    return find_town(model, text, at) ||
           (err->code == ERR_MISSING &&
            err_set(err, ERR_MISSING,
                    "there is no account, town or street '%s' among hers", text));
}
