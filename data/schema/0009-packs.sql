-- SPDX-License-Identifier: GPL-3.0-or-later
-- Packs that were made of this file; in a pack, the one row that says what it is.
CREATE TABLE packs (
    pack_key TEXT PRIMARY KEY,
    rep_crm_id TEXT NOT NULL,
    made_utc INTEGER NOT NULL
) STRICT;
