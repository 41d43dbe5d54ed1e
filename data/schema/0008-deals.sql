-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an entry of the log did to an opportunity, so that it can be taken back.
CREATE TABLE visit_deals (
    visit_id INTEGER PRIMARY KEY REFERENCES visits ON DELETE CASCADE,
    opportunity_id INTEGER NOT NULL REFERENCES opportunities ON DELETE CASCADE,
    stage_before TEXT                               -- NULL: the entry made it
) STRICT;
CREATE INDEX visit_deals_by_opportunity ON visit_deals (opportunity_id);
