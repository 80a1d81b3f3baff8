-- What the customer's words suggest of how much is at stake, until a colleague says. The reasons are terms of our own list.
CREATE TABLE severity_suggestion (
	complaint uuid PRIMARY KEY REFERENCES complaint ON DELETE CASCADE,
	site text NOT NULL,
	severity text NOT NULL CHECK (severity IN ('CRITICAL', 'HIGH')),
	reasons text[] NOT NULL
);
ALTER TABLE severity_suggestion ENABLE ROW LEVEL SECURITY;
ALTER TABLE severity_suggestion FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON severity_suggestion
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
