-- SPDX-License-Identifier: GPL-3.0-or-later
-- When a batch of plans was begun, by the clock of the machine that makes it: what is
-- left unpublished for an hour was interrupted, and goes; what is younger may be in work.
ALTER TABLE plan_batches ADD COLUMN begun_utc INTEGER NOT NULL DEFAULT 0;

CREATE INDEX overrides_by_account ON overrides (account_id);
CREATE INDEX overrides_by_rep ON overrides (rep_id, day);
