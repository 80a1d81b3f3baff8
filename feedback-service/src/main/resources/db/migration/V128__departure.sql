-- Customers who left, and why.
CREATE TABLE departure (
	id uuid PRIMARY KEY,
	site text NOT NULL,
	customer uuid NOT NULL REFERENCES customer,
	reason text NOT NULL CHECK (reason IN ('DEATH', 'MOVED', 'OTHER_RELATION', 'PRODUCT_QUALITY', 'LOWER_PRICE', 'POOR_SERVICE',
		'OTHER')),
	note text,
	departed_on date NOT NULL,
	recorded_by text NOT NULL,
	recorded_at timestamptz NOT NULL
);
CREATE INDEX departure_of_site ON departure (site, departed_on);
CREATE INDEX departure_of_customer ON departure (customer);
ALTER TABLE departure ENABLE ROW LEVEL SECURITY;
ALTER TABLE departure FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON departure
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));

-- How many customers there were on each day; counted once a day, because states change without leaving a trace.
CREATE TABLE customer_count (
	day date NOT NULL,
	site text NOT NULL,
	customer_type text NOT NULL,
	kind text NOT NULL,
	state text NOT NULL,
	n bigint NOT NULL,
	PRIMARY KEY (site, day, customer_type, kind, state)
);
ALTER TABLE customer_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_count FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON customer_count
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
