-- SPDX-License-Identifier: GPL-3.0-or-later
-- Views for people and for QGIS: ids turned into names, numbers into dates and money. The key of
-- each is the key of the table whose geometry it shows, so that the spatial index of that table
-- serves the view too; engine/spatial registers them.

-- The plan that counts of each rep, in the newest week that anybody has a plan for.
CREATE VIEW newest_plans AS
SELECT max(p.plan_id) AS plan_id, p.rep_id AS rep_id, p.monday_day AS monday_day
FROM plans AS p JOIN plan_batches AS b ON b.batch_id = p.batch_id
WHERE b.is_visible = 1 AND p.monday_day = (
    SELECT max(q.monday_day) FROM plans AS q JOIN plan_batches AS c ON c.batch_id = q.batch_id
    WHERE c.is_visible = 1)
GROUP BY p.rep_id;

CREATE VIEW account_status AS
SELECT a.account_id AS account_id, a.crm_id AS crm_id, a.name AS name, a.kind AS kind,
    tiers.name AS tier, coalesce(r.rep_id, o.rep_id) AS rep_id,
    coalesce(r.name, o.name) AS rep, t.name AS territory, a.is_locked AS is_locked,
    a.city AS city, a.precision AS precision, a.yearly_revenue_ct / 100.0 AS yearly_revenue,
    date(a.last_visit_day * 86400, 'unixepoch') AS last_visit,
    CASE WHEN v.account_id IS NOT NULL THEN 'planned' WHEN l.code IS NULL THEN 'no plan'
        WHEN l.code IN ('not_worth', 'displaced', 'remote') THEN 'would not pay'
        WHEN l.code = 'effort' THEN 'not tried' ELSE 'cannot be visited' END AS state,
    date(v.day * 86400, 'unixepoch') AS planned_day, v.position AS planned_position,
    time(v.start_tod, 'unixepoch') AS planned_time, v.visits AS planned_visits,
    v.value_ct / 100.0 AS planned_value, l.code AS reason, l.amount_ct / 100.0 AS reason_amount,
    date(l.until_day * 86400, 'unixepoch') AS reason_until, a.geom AS geom
FROM accounts AS a JOIN tiers ON tiers.tier_id = a.tier_id
LEFT JOIN territories AS t ON t.territory_id = a.territory_id
LEFT JOIN reps AS r ON r.rep_id = t.rep_id
LEFT JOIN reps AS o ON o.rep_id = a.owner_rep_id
-- The first visit of the week: bare columns beside min() are of its row.
LEFT JOIN (SELECT s.account_id, min(s.day) AS day, s.position, s.start_tod, count(*) AS visits,
        sum(s.value_ct) AS value_ct
    FROM stops AS s JOIN newest_plans AS n ON n.plan_id = s.plan_id
    WHERE s.account_id IS NOT NULL GROUP BY s.account_id) AS v ON v.account_id = a.account_id
LEFT JOIN (SELECT x.account_id, min(x.code) AS code, x.amount_ct, x.until_day
    FROM reasons AS x JOIN newest_plans AS n ON n.plan_id = x.plan_id
    GROUP BY x.account_id) AS l ON l.account_id = a.account_id;

CREATE VIEW territory_loads AS
SELECT t.territory_id AS territory_id, t.name AS name, r.crm_id AS rep_crm_id, r.name AS rep,
    t.district AS district, t.region AS region, count(a.account_id) AS accounts,
    coalesce(sum(a.yearly_revenue_ct), 0) / 100.0 AS yearly_revenue,
    coalesce(sum(a.is_locked), 0) AS locked_accounts, t.geom AS geom
FROM territories AS t LEFT JOIN reps AS r ON r.rep_id = t.rep_id
LEFT JOIN accounts AS a ON a.territory_id = t.territory_id
GROUP BY t.territory_id;

CREATE VIEW rep_weeks AS
SELECT r.rep_id AS rep_id, r.crm_id AS crm_id, r.name AS name,
    date(p.monday_day * 86400, 'unixepoch') AS monday, p.visits AS visits,
    p.value_ct / 100.0 AS value, p.travel_ct / 100.0 AS travel, p.net_ct / 100.0 AS net,
    p.bound_ct / 100.0 AS bound, p.drive_m / 1000.0 AS drive_km, p.drive_s / 3600.0 AS drive_h,
    r.geom AS geom
FROM reps AS r LEFT JOIN newest_plans AS n ON n.rep_id = r.rep_id
LEFT JOIN plans AS p ON p.plan_id = n.plan_id;

-- QGIS finds the relations between layers by their foreign keys, but only by those that name the
-- column they refer to. These mean the same with and without; the text of the tables is all that
-- changes, so no row is touched (https://www.sqlite.org/lang_altertable.html, section 7).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(replace(replace(replace(sql,
    'REFERENCES reps ', 'REFERENCES reps (rep_id) '),
    'REFERENCES territories ', 'REFERENCES territories (territory_id) '),
    'REFERENCES accounts ', 'REFERENCES accounts (account_id) '),
    'REFERENCES tiers,', 'REFERENCES tiers (tier_id),')
WHERE type = 'table' AND sql LIKE '%REFERENCES%';
PRAGMA writable_schema = RESET;
