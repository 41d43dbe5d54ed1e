-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a plan's bound rests on, as JSON (docs/formats.md). Nothing was ever kept in the first one.
DROP TABLE certificates;
CREATE TABLE certificates (
    plan_id INTEGER PRIMARY KEY REFERENCES plans ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('priced', 'enumerated', 'knapsack')),
    bound_ct INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
