// SPDX-License-Identifier: GPL-3.0-or-later
/* network_store: the prepared road network in the database, in chunks. */
#ifndef STORE_NETWORK_STORE_H
#define STORE_NETWORK_STORE_H

#include "base/arena.h"
#include "model/road_network.h"
#include "store/db.h"

/* What is known of the network without its chunks. */
struct network_facts {
    const char *name;
    int64_t made_utc;
    const char
        *profile; /* what it was made by: "roads-car" or a file's name, country */
    const char *summary; /* JSON, docs/formats.md */
};

/* Put a network in the place of the one that is there; one transaction. */
bool network_store_save(struct db *db, const struct network_facts *facts,
                        const struct road_image *image, struct err *err) MUST_CHECK;
/* Without one, `is_gone` is false. */
bool network_store_remove(struct db *db, bool *is_gone, struct err *err) MUST_CHECK;

struct network;

/* The network in use, to be read chunk by chunk on this connection; *network is NULL
 * when there is none. Reads one row. A chunk that is gone because another network took
 * its place is ERR_MISSING. */
bool network_open(struct db *db, struct network **network, struct err *err) MUST_CHECK;
/* Before the database is closed. NULL is accepted. */
void network_close(struct network *network);
struct road_source network_source(struct network *network);
/* Live as long as the network is open. */
const struct network_facts *network_facts(const struct network *network);

#endif
