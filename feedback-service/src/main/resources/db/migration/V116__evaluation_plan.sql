-- Journeys can be changed: a retired touchpoint keeps its history. One statement may give a whole journey its new order.
ALTER TABLE touchpoint ADD COLUMN retired_at timestamptz;
ALTER TABLE touchpoint DROP CONSTRAINT touchpoint_customer_type_ordinal_key;
ALTER TABLE touchpoint ADD CONSTRAINT touchpoint_place UNIQUE (customer_type, ordinal) DEFERRABLE INITIALLY IMMEDIATE;

-- From when a site can be asked for anything.
ALTER TABLE site ADD COLUMN known_since timestamptz NOT NULL DEFAULT now();

-- The organisation's plan for each touchpoint. in_force_since: from when it asks for what it asks now; nothing is overdue
-- before a whole period has passed since then.
CREATE TABLE evaluation_plan (
	customer_type text NOT NULL,
	touchpoint text NOT NULL,
	method text NOT NULL CHECK (method IN ('SURVEY', 'ONE_TAP', 'MYSTERY_VISIT', 'INSPECTION', 'STAFF_NOTE')),
	every smallint NOT NULL CHECK (every BETWEEN 1 AND 99),
	rhythm text NOT NULL CHECK (rhythm IN ('DAYS', 'WEEKS', 'MONTHS', 'QUARTERS')),
	half_width double precision CHECK (half_width BETWEEN 0.01 AND 0.5),
	level smallint CHECK (level IN (80, 90, 95, 99)),
	contacts bigint CHECK (contacts > 0),
	owner text NOT NULL,
	in_force_since timestamptz NOT NULL,
	PRIMARY KEY (customer_type, touchpoint),
	FOREIGN KEY (customer_type, touchpoint) REFERENCES touchpoint,
	CHECK ((half_width IS NULL) = (level IS NULL))
);

-- Where a site plans otherwise.
CREATE TABLE site_evaluation_plan (
	site text NOT NULL,
	LIKE evaluation_plan INCLUDING CONSTRAINTS,
	PRIMARY KEY (site, customer_type, touchpoint),
	FOREIGN KEY (customer_type, touchpoint) REFERENCES touchpoint
);

-- Touchpoints that a site has switched off, and since when one that was off is on again.
CREATE TABLE site_touchpoint (
	site text NOT NULL,
	customer_type text NOT NULL,
	touchpoint text NOT NULL,
	active boolean NOT NULL,
	changed_at timestamptz NOT NULL,
	PRIMARY KEY (site, customer_type, touchpoint),
	FOREIGN KEY (customer_type, touchpoint) REFERENCES touchpoint
);

ALTER TABLE site_evaluation_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_evaluation_plan FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON site_evaluation_plan
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

ALTER TABLE site_touchpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_touchpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON site_touchpoint
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- The plan to begin with: people are asked each quarter, within ten points at 95 %; a place is inspected each month.
INSERT INTO evaluation_plan (customer_type, touchpoint, method, every, rhythm, half_width, level, owner, in_force_since)
SELECT customer_type, code,
	CASE kind WHEN 'PHYSICAL' THEN 'INSPECTION' ELSE 'SURVEY' END, 1,
	CASE kind WHEN 'PHYSICAL' THEN 'MONTHS' ELSE 'QUARTERS' END,
	CASE kind WHEN 'PHYSICAL' THEN NULL ELSE 0.1 END,
	CASE kind WHEN 'PHYSICAL' THEN NULL ELSE 95 END, unit, now()
FROM touchpoint;
