-- The scores of mystery visits and inspections, in hundredths of a point so that sums are exact. They stand in figures of their
-- own and in none about customers.
CREATE TABLE visit_fact (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	day date NOT NULL,
	handed_in_at timestamptz NOT NULL,
	method text NOT NULL,
	customer_type text NOT NULL,
	score integer NOT NULL CHECK (score BETWEEN 0 AND 10000)
);
CREATE INDEX visit_fact_site ON visit_fact (site);

ALTER TABLE visit_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit_fact FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON visit_fact
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
