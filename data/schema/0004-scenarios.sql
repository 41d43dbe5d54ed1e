-- SPDX-License-Identifier: GPL-3.0-or-later
-- Territories can be taken back, and scenarios say what they are.

-- The territories as they were before an alignment; reps by crm_id, since they may go.
CREATE TABLE alignment_territories (
    alignment_id INTEGER NOT NULL REFERENCES alignments ON DELETE CASCADE,
    name TEXT NOT NULL,
    rep TEXT,
    district TEXT,
    region TEXT,
    lon_deg REAL NOT NULL,
    lat_deg REAL NOT NULL,
    geom BLOB,
    PRIMARY KEY (alignment_id, name)
) STRICT, WITHOUT ROWID;

-- Reps that an alignment has made.
CREATE TABLE alignment_reps (
    alignment_id INTEGER NOT NULL REFERENCES alignments ON DELETE CASCADE,
    crm_id TEXT NOT NULL,
    PRIMARY KEY (alignment_id, crm_id)
) STRICT, WITHOUT ROWID;

-- 0: from before this table was kept; it cannot be taken back.
ALTER TABLE alignments ADD COLUMN has_before INTEGER NOT NULL DEFAULT 0
    CHECK (has_before IN (0, 1));
ALTER TABLE alignments ADD COLUMN undone_utc INTEGER;              -- NULL: it stands
ALTER TABLE alignments ADD COLUMN scenario_id INTEGER              -- which it applied
    REFERENCES scenarios ON DELETE SET NULL;

ALTER TABLE scenarios ADD COLUMN kind TEXT NOT NULL DEFAULT 'explore'
    CHECK (kind IN ('explore', 'what-if'));
ALTER TABLE scenarios ADD COLUMN how TEXT NOT NULL DEFAULT '';     -- for people
