-- What became of the promises in complaints. The day is that of its end for the customer: it was kept, or it was broken, whatever
-- came after; none while it is open or another one took its place.
CREATE TABLE promise_fact (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	revision bigint NOT NULL,
	state text NOT NULL,
	customer_type text NOT NULL,
	decided_at timestamptz,
	decided_day date
);
CREATE INDEX promise_fact_site ON promise_fact (site);

ALTER TABLE promise_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE promise_fact FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON promise_fact
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
