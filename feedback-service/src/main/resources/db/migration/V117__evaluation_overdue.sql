-- What was told to be overdue: once per site, touchpoint and due date, whoever looks and however often.
CREATE TABLE evaluation_overdue (
	id uuid NOT NULL,
	site text NOT NULL,
	customer_type text NOT NULL,
	touchpoint text NOT NULL,
	due_on date NOT NULL,
	told_at timestamptz NOT NULL,
	PRIMARY KEY (site, customer_type, touchpoint, due_on)
);

ALTER TABLE evaluation_overdue ENABLE ROW LEVEL SECURITY;
ALTER TABLE evaluation_overdue FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON evaluation_overdue
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
