-- SPDX-License-Identifier: GPL-3.0-or-later
-- Prepared road networks again, so that a chunk is found by its number alone: network_chunks
-- is keyed by three columns with 64 KiB beside them, which makes a deep tree. It was never
-- filled, and stays for files that know it.

-- chunk_id is network_id << 40 | part << 32 | chunk; parts are numbered as in
-- engine/model/road_network.h. One network is in use: the one with the highest number.
CREATE TABLE road_chunks (
    chunk_id INTEGER PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;
