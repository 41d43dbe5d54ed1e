-- SPDX-License-Identifier: GPL-3.0-or-later
-- Territory, district, region: those of the rep go to the territory that is made for her.
ALTER TABLE reps ADD COLUMN district TEXT;
ALTER TABLE reps ADD COLUMN region TEXT;
