-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a new database knows of the usual tiers. Everything else has its default in the
-- table of settings; `beat settings` changes all of it.
INSERT INTO settings (level, subject, key, value) VALUES
    ('tier', 'A', 'interval', '14'),
    ('tier', 'A', 'visit', '45m'),
    ('tier', 'B', 'interval', '30'),
    ('tier', 'B', 'visit', '30m'),
    ('tier', 'C', 'interval', '90'),
    ('tier', 'C', 'visit', '30m'),
    ('tier', 'D', 'interval', '180'),
    ('tier', 'D', 'visit', '30m');
