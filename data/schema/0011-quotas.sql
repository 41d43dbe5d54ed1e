-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many visits of some sort a rep's week holds: at least (each one missing costs), at
-- most. A column that is NULL picks nothing out: all tiers, customers and prospects alike.
CREATE TABLE quotas (
    quota_id INTEGER PRIMARY KEY,
    crm_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    rep_id INTEGER REFERENCES reps (rep_id) ON DELETE CASCADE,  -- NULL: each rep
    tier_id INTEGER REFERENCES tiers (tier_id) ON DELETE CASCADE,
    kind TEXT CHECK (kind IN ('customer', 'prospect')),
    stage TEXT CHECK (stage IN ('lead', 'qualified', 'proposal', 'negotiation')),
    is_new INTEGER NOT NULL DEFAULT 0 CHECK (is_new IN (0, 1)),  -- never visited before
    least INTEGER CHECK (least BETWEEN 0 AND 1000),
    most INTEGER CHECK (most BETWEEN 0 AND 1000),
    miss_ct INTEGER NOT NULL DEFAULT 10000 CHECK (miss_ct >= 0),  -- of each one missing
    CHECK (least IS NULL OR most IS NULL OR least <= most)
) STRICT;
