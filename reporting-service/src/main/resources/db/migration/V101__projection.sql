-- The directory of sites, as the gateway tells it.
CREATE TABLE site (
	code text PRIMARY KEY,
	name text NOT NULL,
	region text NOT NULL,
	region_name text NOT NULL,
	peer_group text NOT NULL,
	time_zone text NOT NULL,
	open boolean NOT NULL,
	revision bigint NOT NULL
);

-- What is known of every response: enough to count it again, on another day or by another question.
-- The day is the site's local one.
CREATE TABLE response_fact (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	day date NOT NULL,
	occurred_at timestamptz NOT NULL,
	channel text NOT NULL,
	touchpoint text,
	customer_type text,
	overall smallint,
	nps smallint,
	moment text NOT NULL,
	promise text,
	dimensions jsonb NOT NULL
);
CREATE INDEX response_fact_site ON response_fact (site);

-- The newest snapshot of every complaint.
CREATE TABLE complaint_fact (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	revision bigint NOT NULL,
	received_day date NOT NULL,
	closed_day date,
	status text NOT NULL,
	channel text,
	severity text,
	cause text,
	customer_type text,
	timely boolean,
	outcome text,
	in_customers_favour boolean,
	on_the_spot boolean NOT NULL,
	received_at timestamptz NOT NULL,
	due_at timestamptz,
	acknowledged_at timestamptz,
	resolved_at timestamptz,
	closed_at timestamptz
);
CREATE INDEX complaint_fact_site ON complaint_fact (site);
-- The backlog is counted from here: it is short, however many complaints there ever were.
CREATE INDEX complaint_fact_open ON complaint_fact (site, due_at)
	WHERE status IN ('RECEIVED', 'ACKNOWLEDGED', 'INVESTIGATING', 'WAITING_FOR_CUSTOMER', 'REOPENED');

-- Counts per site and local day. The amounts are in the key's index, so that a comparison reads a range of the
-- index and nothing else. The day stands before the site, or the range would be the measure's whole history.
CREATE TABLE rollup (
	measure text NOT NULL,
	dimension text NOT NULL,
	site text NOT NULL,
	day date NOT NULL,
	n bigint NOT NULL,
	x bigint NOT NULL,
	sum double precision NOT NULL,
	sum_sq double precision NOT NULL,
	PRIMARY KEY (measure, dimension, day, site) INCLUDE (n, x, sum, sum_sq)
);
CREATE INDEX rollup_site ON rollup (site, day);

-- The same per ISO week (its Monday), kept with the days: a year is 53 rows a site instead of 365.
CREATE TABLE rollup_week (
	measure text NOT NULL,
	dimension text NOT NULL,
	site text NOT NULL,
	week date NOT NULL,
	n bigint NOT NULL,
	x bigint NOT NULL,
	sum double precision NOT NULL,
	sum_sq double precision NOT NULL,
	PRIMARY KEY (measure, dimension, week, site) INCLUDE (n, x, sum, sum_sq)
);
CREATE INDEX rollup_week_site ON rollup_week (site);

-- What screens are told: the newest change of every kind at every site. The numbers come from a counter per
-- kind and lane, which one follower at a time holds until it commits, so none becomes visible after a later one.
CREATE TABLE change_counter (
	kind text NOT NULL,
	lane smallint NOT NULL,
	n bigint NOT NULL,
	changed_at timestamptz NOT NULL,
	PRIMARY KEY (kind, lane)
) WITH (fillfactor = 20);
CREATE TABLE change (
	site text NOT NULL,
	kind text NOT NULL,
	lane smallint NOT NULL,
	seq bigint NOT NULL,
	PRIMARY KEY (site, kind)
);
CREATE INDEX change_seq ON change (kind, lane, seq);

-- The scope is asked for in sub-selects, so that it is worked out once per query and not for every row.
ALTER TABLE site ENABLE ROW LEVEL SECURITY;
ALTER TABLE site FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON site
	USING ((SELECT site_everywhere()) OR code = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR code = ANY ((SELECT site_scope())::text[]));
ALTER TABLE response_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE response_fact FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON response_fact
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
ALTER TABLE complaint_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE complaint_fact FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON complaint_fact
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
ALTER TABLE rollup ENABLE ROW LEVEL SECURITY;
ALTER TABLE rollup FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON rollup
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
ALTER TABLE rollup_week ENABLE ROW LEVEL SECURITY;
ALTER TABLE rollup_week FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON rollup_week
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
ALTER TABLE change ENABLE ROW LEVEL SECURITY;
ALTER TABLE change FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON change
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
