-- SPDX-License-Identifier: GPL-3.0-or-later
-- The appointment that an entry of the log put off, and what it was before; the one made
-- instead, and the block until then, have the crm_id 'log-' and the entry's number.
CREATE TABLE visit_moves (
    visit_id INTEGER PRIMARY KEY REFERENCES visits ON DELETE CASCADE,
    appointment_id INTEGER NOT NULL REFERENCES appointments ON DELETE CASCADE,
    state_before TEXT NOT NULL
) STRICT;
CREATE INDEX visit_moves_by_appointment ON visit_moves (appointment_id);

-- Entries of packs that were taken back, by the id that a merge gives them: so that they
-- do not come again.
CREATE TABLE entries_undone (
    entry_key TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Stages that an import changed: what was before, and when that was seen.
CREATE TABLE stage_changes (
    change_id INTEGER PRIMARY KEY,
    opportunity_id INTEGER NOT NULL REFERENCES opportunities ON DELETE CASCADE,
    day INTEGER NOT NULL,
    stage_before TEXT NOT NULL
) STRICT;
CREATE INDEX stage_changes_by_opportunity ON stage_changes (opportunity_id, day);

-- How much of a posterior of learning is the log's own: decided opportunities, faded.
ALTER TABLE learning ADD COLUMN trials_ppm INTEGER NOT NULL DEFAULT 0;
