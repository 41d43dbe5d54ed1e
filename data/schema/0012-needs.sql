-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a territory must keep to: who may have an account, what stays together, how much is
-- enough for a rep.
ALTER TABLE accounts ADD COLUMN needs TEXT;         -- qualifications, with ; between
ALTER TABLE accounts ADD COLUMN parent TEXT;        -- its sites stay with one rep
ALTER TABLE reps ADD COLUMN qualifications TEXT;    -- the same words
ALTER TABLE reps ADD COLUMN accounts_most INTEGER   -- NULL: no limit
    CHECK (accounts_most BETWEEN 1 AND 1000000);
ALTER TABLE reps ADD COLUMN drive_most_s INTEGER    -- from home to an account; NULL: no limit
    CHECK (drive_most_s BETWEEN 60 AND 86400);
