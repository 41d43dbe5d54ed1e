-- SPDX-License-Identifier: GPL-3.0-or-later
-- Drives that a server has told, so that it is asked once. `drives` of the first schema
-- repeats four coordinates and a name in each row; it was never filled, and stays.

CREATE TABLE drive_sources (
    source_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE                       -- kind, address and profile
) STRICT;

-- A place is one number, to a millionth of a degree: engine/store/drive_store.h.
CREATE TABLE remembered_drives (
    source_id INTEGER NOT NULL REFERENCES drive_sources ON DELETE CASCADE,
    from_key INTEGER NOT NULL,
    to_key INTEGER NOT NULL,
    drive_s INTEGER NOT NULL,                       -- -1: cannot be reached
    drive_m INTEGER NOT NULL,
    PRIMARY KEY (source_id, from_key, to_key)
) STRICT, WITHOUT ROWID;
