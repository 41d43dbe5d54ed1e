-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a question about one rep needs without a look at everybody else's accounts.

-- The median over the tier's accounts that have revenue of what one visit keeps of it
-- (model/maintenance.h); 0 when none has. Kept by the program when accounts are imported or
-- settings change; maintenance of one account is capped at a multiple of it.
ALTER TABLE tiers ADD COLUMN median_maintenance_ct INTEGER NOT NULL DEFAULT 0
    CHECK (median_maintenance_ct >= 0);

CREATE INDEX appointments_by_rep ON appointments (rep_id) WHERE rep_id IS NOT NULL;
