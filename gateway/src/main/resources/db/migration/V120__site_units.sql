-- The departments and desks of a site, between which cases are handed. Without a row a site has none.
CREATE TABLE site_units (
	site text PRIMARY KEY REFERENCES site ON DELETE CASCADE,
	revision bigint NOT NULL,
	units jsonb NOT NULL,
	changed_at timestamptz NOT NULL
);
ALTER TABLE site_units ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_units FORCE ROW LEVEL SECURITY;
CREATE POLICY site_scope ON site_units
	USING ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]))
	WITH CHECK ((SELECT site_everywhere()) OR site = ANY ((SELECT site_scope())::text[]));
