-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema. Every table is STRICT. Units stand in the names as in the sources:
-- _ct hundredths of the currency, _uct millionths, _s seconds, _m metres, _tod seconds since
-- local midnight, _day days since 1970-01-01, _utc seconds since 1970-01-01T00:00:00Z,
-- _ppm millionths, _deg degrees.  `crm_id` is the key of the system a row came from.
-- Columns named geom are points in WGS 84 (SRID 4326), registered by the program with
-- SpatiaLite after this file has run; position is also kept in plain lon_deg and lat_deg.

CREATE TABLE tiers (
    tier_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 32)
) STRICT;
INSERT INTO tiers (tier_id, name) VALUES (1, 'A'), (2, 'B'), (3, 'C'), (4, 'D');

-- Settings cascade: organisation, tier, rep, account; a later level overrides an earlier.
-- subject is '' for the organisation, else a tier's name or the crm_id of rep or account.
CREATE TABLE settings (
    level TEXT NOT NULL CHECK (level IN ('organisation', 'tier', 'rep', 'account')),
    subject TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (level, subject, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE reps (
    rep_id INTEGER PRIMARY KEY,
    crm_id TEXT NOT NULL UNIQUE CHECK (length(crm_id) BETWEEN 1 AND 255),
    name TEXT NOT NULL,
    email TEXT,
    zone TEXT,                                     -- NULL: the organisation's
    lon_deg REAL CHECK (lon_deg BETWEEN -180 AND 180),
    lat_deg REAL CHECK (lat_deg BETWEEN -90 AND 90),
    address TEXT,
    availability_ppm INTEGER NOT NULL DEFAULT 1000000
        CHECK (availability_ppm BETWEEN 0 AND 1000000),
    is_specialist INTEGER NOT NULL DEFAULT 0 CHECK (is_specialist IN (0, 1)),
    geom BLOB,
    CHECK ((lon_deg IS NULL) = (lat_deg IS NULL))
) STRICT;

CREATE TABLE territories (
    territory_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    rep_id INTEGER UNIQUE REFERENCES reps ON DELETE SET NULL,
    district TEXT,
    region TEXT,
    lon_deg REAL NOT NULL,                         -- the home base or centre it was made for
    lat_deg REAL NOT NULL,
    geom BLOB                                      -- MULTIPOLYGON
) STRICT;

CREATE TABLE accounts (
    account_id INTEGER PRIMARY KEY,
    crm_id TEXT NOT NULL UNIQUE CHECK (length(crm_id) BETWEEN 1 AND 255),
    name TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'account' CHECK (kind IN ('account', 'prospect')),
    tier_id INTEGER NOT NULL REFERENCES tiers,
    owner_rep_id INTEGER REFERENCES reps ON DELETE SET NULL,      -- as the CRM says
    territory_id INTEGER REFERENCES territories ON DELETE SET NULL,
    is_locked INTEGER NOT NULL DEFAULT 0 CHECK (is_locked IN (0, 1)),
    lon_deg REAL CHECK (lon_deg BETWEEN -180 AND 180),            -- NULL: not located
    lat_deg REAL CHECK (lat_deg BETWEEN -90 AND 90),
    precision TEXT NOT NULL DEFAULT 'given'
        CHECK (precision IN ('given', 'address', 'postcode', 'town', 'none')),
    street TEXT,
    postcode TEXT,
    city TEXT,
    country TEXT,
    phone TEXT,
    yearly_revenue_ct INTEGER NOT NULL DEFAULT 0 CHECK (yearly_revenue_ct >= 0),
    visit_s INTEGER CHECK (visit_s BETWEEN 60 AND 86400),          -- NULL: from the settings
    interval_days INTEGER CHECK (interval_days BETWEEN 1 AND 3660),-- NULL: from the settings
    is_cadence_promised INTEGER NOT NULL DEFAULT 0 CHECK (is_cadence_promised IN (0, 1)),
    opening_hours TEXT,                            -- as imported; the rows are in hours
    last_visit_day INTEGER,                        -- newest row of visits, kept by the program
    geom BLOB,
    CHECK ((lon_deg IS NULL) = (lat_deg IS NULL))
) STRICT;
-- What a rep's question scans: her accounts only, in one piece of the file.
CREATE INDEX accounts_by_territory ON accounts (territory_id, lon_deg, lat_deg);
CREATE INDEX accounts_by_owner ON accounts (owner_rep_id) WHERE owner_rep_id IS NOT NULL;

CREATE TABLE contacts (
    contact_id INTEGER PRIMARY KEY,
    crm_id TEXT NOT NULL UNIQUE,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('gatekeeper', 'influencer', 'decision_maker', 'other')),
    phone TEXT,
    email TEXT
) STRICT;
CREATE INDEX contacts_by_account ON contacts (account_id);

CREATE TABLE opportunities (
    opportunity_id INTEGER PRIMARY KEY,
    crm_id TEXT NOT NULL UNIQUE,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    name TEXT NOT NULL DEFAULT '',
    amount_ct INTEGER NOT NULL CHECK (amount_ct >= 0),
    stage TEXT NOT NULL
        CHECK (stage IN ('lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost')),
    close_day INTEGER
) STRICT;
CREATE INDEX opportunities_by_account ON opportunities (account_id);

-- Opening hours: a place is open on a weekday (0 Monday) from open_tod to close_tod; more
-- rows, more windows. No row at all for an account: hours are not known.
CREATE TABLE hours (
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    open_tod INTEGER NOT NULL CHECK (open_tod BETWEEN 0 AND 86400),
    close_tod INTEGER NOT NULL CHECK (close_tod > open_tod AND close_tod <= 172800),
    PRIMARY KEY (account_id, weekday, open_tod)
) STRICT, WITHOUT ROWID;

-- A day that differs: rows replace the weekday's; both times NULL means shut.
CREATE TABLE hours_exceptions (
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    day INTEGER NOT NULL,
    open_tod INTEGER CHECK (open_tod BETWEEN 0 AND 86400),
    close_tod INTEGER CHECK (close_tod > open_tod AND close_tod <= 172800),
    CHECK ((open_tod IS NULL) = (close_tod IS NULL)),
    UNIQUE (account_id, day, open_tod)
) STRICT;

CREATE TABLE appointments (
    appointment_id INTEGER PRIMARY KEY,
    crm_id TEXT NOT NULL UNIQUE,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    rep_id INTEGER REFERENCES reps ON DELETE CASCADE,  -- NULL: whoever has the account
    kind TEXT NOT NULL CHECK (kind IN ('fixed', 'leeway', 'day', 'week')),
    day INTEGER NOT NULL,                          -- for 'week' any day of it
    start_tod INTEGER CHECK (start_tod BETWEEN 0 AND 86400),  -- fixed and leeway
    leeway_s INTEGER NOT NULL DEFAULT 0 CHECK (leeway_s BETWEEN 0 AND 86400),
    duration_s INTEGER CHECK (duration_s BETWEEN 60 AND 86400),
    subject TEXT,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'cancelled')),
    CHECK (kind NOT IN ('fixed', 'leeway') OR start_tod IS NOT NULL)
) STRICT;
CREATE INDEX appointments_by_account ON appointments (account_id);
CREATE INDEX appointments_by_day ON appointments (day);

CREATE TABLE events (
    event_id INTEGER PRIMARY KEY,
    crm_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    rep_id INTEGER REFERENCES reps ON DELETE CASCADE,  -- NULL: all reps are free to go
    day INTEGER NOT NULL,
    start_tod INTEGER NOT NULL CHECK (start_tod BETWEEN 0 AND 86400),
    end_tod INTEGER NOT NULL CHECK (end_tod > start_tod AND end_tod <= 172800),
    lon_deg REAL NOT NULL CHECK (lon_deg BETWEEN -180 AND 180),
    lat_deg REAL NOT NULL CHECK (lat_deg BETWEEN -90 AND 90),
    value_ct INTEGER NOT NULL DEFAULT 0 CHECK (value_ct >= 0),
    is_must INTEGER NOT NULL DEFAULT 1 CHECK (is_must IN (0, 1))
) STRICT;
CREATE TABLE event_accounts (
    event_id INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    PRIMARY KEY (event_id, account_id)
) STRICT, WITHOUT ROWID;

-- Keep an account out of plans, or force it in, from one day to another (both included).
CREATE TABLE blocks (
    block_id INTEGER PRIMARY KEY,
    crm_id TEXT NOT NULL UNIQUE,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('block', 'must')),
    from_day INTEGER NOT NULL,
    until_day INTEGER NOT NULL CHECK (until_day >= from_day),
    note TEXT
) STRICT;
CREATE INDEX blocks_by_account ON blocks (account_id);

-- Days of a rep that differ from her settings; rep_id NULL is everybody (a public holiday).
-- 'off': not working between the two times (NULL: the whole day). 'work': the working span
-- of that day, where it is not a working day or has other hours.
CREATE TABLE rep_calendar (
    entry_id INTEGER PRIMARY KEY,
    rep_id INTEGER REFERENCES reps ON DELETE CASCADE,
    day INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('off', 'work')),
    from_tod INTEGER CHECK (from_tod BETWEEN 0 AND 86400),
    until_tod INTEGER CHECK (until_tod > from_tod AND until_tod <= 86400),
    note TEXT,
    CHECK ((from_tod IS NULL) = (until_tod IS NULL)),
    CHECK (kind = 'off' OR from_tod IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX rep_calendar_once
    ON rep_calendar (coalesce(rep_id, 0), day, kind, coalesce(from_tod, -1));

CREATE TABLE lodgings (
    lodging_id INTEGER PRIMARY KEY,
    crm_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    lon_deg REAL NOT NULL CHECK (lon_deg BETWEEN -180 AND 180),
    lat_deg REAL NOT NULL CHECK (lat_deg BETWEEN -90 AND 90),
    night_ct INTEGER NOT NULL CHECK (night_ct >= 0),
    geom BLOB
) STRICT;

-- Rail and air: a connection that a week may use in place of driving.
CREATE TABLE services (
    service_id INTEGER PRIMARY KEY,
    crm_id TEXT NOT NULL UNIQUE,
    mode TEXT NOT NULL CHECK (mode IN ('rail', 'air', 'ferry', 'bus')),
    from_name TEXT NOT NULL,
    from_lon_deg REAL NOT NULL, from_lat_deg REAL NOT NULL,
    to_name TEXT NOT NULL,
    to_lon_deg REAL NOT NULL, to_lat_deg REAL NOT NULL,
    duration_s INTEGER NOT NULL CHECK (duration_s > 0),
    fare_ct INTEGER NOT NULL CHECK (fare_ct >= 0),
    weekdays INTEGER NOT NULL DEFAULT 127 CHECK (weekdays BETWEEN 1 AND 127),  -- bit 0 Monday
    departures TEXT NOT NULL                        -- '06:15 12:40 18:05'
) STRICT;

-- Postcodes, counties, barriers: polygons to work with.
CREATE TABLE areas (
    area_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    territory_id INTEGER REFERENCES territories ON DELETE SET NULL,
    geom BLOB,
    UNIQUE (kind, code)
) STRICT;

-- One row a time that territories were made or changed, and what each account had before.
CREATE TABLE alignments (
    alignment_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('design', 'realign', 'assign', 'apply', 'hand', 'undo')),
    made_utc INTEGER NOT NULL,
    options TEXT NOT NULL,                          -- JSON
    measures TEXT NOT NULL,                         -- JSON, as judged by audit
    bound REAL
) STRICT;
CREATE TABLE alignment_history (
    alignment_id INTEGER NOT NULL REFERENCES alignments ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    territory_before TEXT,                          -- names: territories may have gone
    territory_after TEXT,
    PRIMARY KEY (alignment_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE scenarios (
    scenario_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    made_utc INTEGER NOT NULL,
    options TEXT NOT NULL,
    measures TEXT NOT NULL,
    territories TEXT NOT NULL                       -- JSON: name, rep, home of each
) STRICT;
CREATE TABLE scenario_accounts (
    scenario_id INTEGER NOT NULL REFERENCES scenarios ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    territory TEXT NOT NULL,
    PRIMARY KEY (scenario_id, account_id)
) STRICT, WITHOUT ROWID;

-- Prepared road networks, in chunks read on demand.
CREATE TABLE networks (
    network_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    made_utc INTEGER NOT NULL,
    profile TEXT NOT NULL,
    summary TEXT NOT NULL                           -- JSON
) STRICT;
CREATE TABLE network_chunks (
    network_id INTEGER NOT NULL REFERENCES networks ON DELETE CASCADE,
    part TEXT NOT NULL,
    chunk INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (network_id, part, chunk)
) STRICT, WITHOUT ROWID;
CREATE TABLE drives (
    provider TEXT NOT NULL,
    from_lon_deg REAL NOT NULL, from_lat_deg REAL NOT NULL,
    to_lon_deg REAL NOT NULL, to_lat_deg REAL NOT NULL,
    drive_s INTEGER NOT NULL,                       -- -1: cannot be reached
    drive_m INTEGER NOT NULL,
    PRIMARY KEY (provider, from_lon_deg, from_lat_deg, to_lon_deg, to_lat_deg)
) STRICT, WITHOUT ROWID;

-- Plans. A batch becomes visible when all of its reps are stored; until then no question
-- sees it. A rep's plan for a week is the newest visible one.
CREATE TABLE plan_batches (
    batch_id INTEGER PRIMARY KEY,
    monday_day INTEGER NOT NULL,
    made_utc INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('plan', 'replan')),
    options TEXT NOT NULL,                          -- JSON: effort, seed, travel
    is_visible INTEGER NOT NULL DEFAULT 0 CHECK (is_visible IN (0, 1))
) STRICT;
CREATE TABLE plans (
    plan_id INTEGER PRIMARY KEY,
    batch_id INTEGER NOT NULL REFERENCES plan_batches ON DELETE CASCADE,
    rep_id INTEGER NOT NULL REFERENCES reps ON DELETE CASCADE,
    monday_day INTEGER NOT NULL,
    value_ct INTEGER NOT NULL,                      -- what waiting a week would lose, visits made
    worth_ct INTEGER NOT NULL,                      -- what these visits are worth in all
    travel_ct INTEGER NOT NULL,
    night_ct INTEGER NOT NULL,
    overtime_ct INTEGER NOT NULL,
    penalty_ct INTEGER NOT NULL,                    -- for due visits and appointments missed
    net_ct INTEGER NOT NULL,                        -- value - travel - night - overtime - penalty
    bound_ct INTEGER NOT NULL,                      -- no plan of this week has a larger net
    bound_kind TEXT NOT NULL,
    drive_s INTEGER NOT NULL,
    drive_m INTEGER NOT NULL,
    visits INTEGER NOT NULL,
    work INTEGER NOT NULL,                          -- counted effort
    UNIQUE (batch_id, rep_id)
) STRICT;
CREATE INDEX plans_by_rep ON plans (rep_id, monday_day, plan_id);
CREATE TABLE plan_days (
    plan_id INTEGER NOT NULL REFERENCES plans ON DELETE CASCADE,
    day INTEGER NOT NULL,
    start_lodging_id INTEGER REFERENCES lodgings,   -- NULL: home
    end_lodging_id INTEGER REFERENCES lodgings,
    leave_tod INTEGER NOT NULL,
    back_tod INTEGER NOT NULL,                      -- leave = back: a day without visits
    lunch_tod INTEGER,                              -- start of lunch; NULL: none
    drive_s INTEGER NOT NULL,
    drive_m INTEGER NOT NULL,
    value_ct INTEGER NOT NULL,
    travel_ct INTEGER NOT NULL,
    hour_uct INTEGER NOT NULL,                      -- price of an hour of this day
    PRIMARY KEY (plan_id, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE stops (
    plan_id INTEGER NOT NULL REFERENCES plans ON DELETE CASCADE,
    day INTEGER NOT NULL,
    position INTEGER NOT NULL,                      -- from 1
    account_id INTEGER REFERENCES accounts ON DELETE CASCADE,      -- NULL: an event
    appointment_id INTEGER REFERENCES appointments ON DELETE SET NULL,
    event_id INTEGER REFERENCES events ON DELETE CASCADE,
    arrive_tod INTEGER NOT NULL,
    start_tod INTEGER NOT NULL,
    end_tod INTEGER NOT NULL,
    drive_s INTEGER NOT NULL,                       -- of the leg that leads here
    drive_m INTEGER NOT NULL,
    value_ct INTEGER NOT NULL,
    worth_ct INTEGER NOT NULL,
    detour_ct INTEGER NOT NULL,                     -- travel saved if this stop were dropped
    is_pinned INTEGER NOT NULL DEFAULT 0 CHECK (is_pinned IN (0, 1)),
    PRIMARY KEY (plan_id, day, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX stops_by_account ON stops (account_id, plan_id);
CREATE TABLE reasons (
    plan_id INTEGER NOT NULL REFERENCES plans ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    code TEXT NOT NULL,
    amount_ct INTEGER,                              -- meaning depends on the code
    by_account_id INTEGER REFERENCES accounts ON DELETE SET NULL,
    until_day INTEGER,
    PRIMARY KEY (plan_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE prices (
    plan_id INTEGER NOT NULL REFERENCES plans ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    price_uct INTEGER NOT NULL CHECK (price_uct >= 0),  -- worth of leaving it for later this week
    PRIMARY KEY (plan_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE certificates (
    plan_id INTEGER PRIMARY KEY REFERENCES plans ON DELETE CASCADE,
    kind TEXT NOT NULL,
    bound_uct INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

-- What happened. Written by the light program, so no geometry here.
CREATE TABLE visits (
    visit_id INTEGER PRIMARY KEY,
    crm_id TEXT UNIQUE,                             -- NULL: logged here
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    rep_id INTEGER REFERENCES reps ON DELETE SET NULL,
    day INTEGER NOT NULL,
    start_tod INTEGER,
    duration_s INTEGER CHECK (duration_s BETWEEN 0 AND 86400),
    kind TEXT NOT NULL CHECK (kind IN ('visit', 'remote')),
    outcome TEXT NOT NULL
        CHECK (outcome IN ('done', 'order', 'advanced', 'lost', 'missed', 'moved', 'not_in')),
    amount_ct INTEGER,
    note TEXT,
    logged_utc INTEGER NOT NULL
) STRICT;
CREATE INDEX visits_by_account ON visits (account_id, day);
CREATE INDEX visits_by_rep ON visits (rep_id, day);

-- A rep's own decision, with her reason; replans respect it.
CREATE TABLE overrides (
    override_id INTEGER PRIMARY KEY,
    rep_id INTEGER NOT NULL REFERENCES reps ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('skip', 'add', 'move')),
    day INTEGER,
    reason TEXT NOT NULL,
    made_utc INTEGER NOT NULL
) STRICT;

-- Beta posteriors of winning with and without a visit.
CREATE TABLE learning (
    tier_id INTEGER NOT NULL REFERENCES tiers ON DELETE CASCADE,
    stage TEXT NOT NULL,
    is_visited INTEGER NOT NULL CHECK (is_visited IN (0, 1)),
    won_ppm INTEGER NOT NULL,                       -- counts times a million: they fade
    lost_ppm INTEGER NOT NULL,
    updated_day INTEGER NOT NULL,
    PRIMARY KEY (tier_id, stage, is_visited)
) STRICT, WITHOUT ROWID;

CREATE TABLE leads (
    lead_id INTEGER PRIMARY KEY,
    crm_id TEXT NOT NULL UNIQUE,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    source TEXT NOT NULL,                           -- who or what found it
    handed_over_day INTEGER NOT NULL,
    amount_ct INTEGER NOT NULL DEFAULT 0 CHECK (amount_ct >= 0),
    note TEXT
) STRICT;
CREATE INDEX leads_by_account ON leads (account_id);

CREATE TABLE joint_visits (
    joint_visit_id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    rep_id INTEGER NOT NULL REFERENCES reps ON DELETE CASCADE,
    specialist_rep_id INTEGER NOT NULL REFERENCES reps ON DELETE CASCADE,
    day INTEGER,
    start_tod INTEGER,
    state TEXT NOT NULL DEFAULT 'wanted' CHECK (state IN ('wanted', 'offered', 'agreed', 'done')),
    CHECK (rep_id <> specialist_rep_id)
) STRICT;
